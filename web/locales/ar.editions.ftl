# النسخ المقصوصة: ما أُغلق بطلب أحدهم ومن راجعه، بالعربية.

editions = النسخ المقصوصة
editions-text = الأعمال من دون المقاطع التي طُلب إغلاقها
editions-lead = من يطلب إغلاق مقطع يُغلق العمل كله، إلى أن توجد نسخة من دونه وافق عليها شخص وراجعها شخص آخر.
editions-none = لا مقطع مغلقًا في أي عمل.
editions-passages = { $n ->
    [zero] لا مقطع مغلق.
    [one] مقطع واحد مغلق.
    [two] مقطعان مغلقان.
    [few] { $n } مقاطع مغلقة.
    [many] { $n } مقطعًا مغلقًا.
   *[other] { $n } مقطع مغلق.
}
edition-make = إعداد نسخة
edition-look-again = إلقاء نظرة مجددًا
edition-step-measuring = يُركَّب الصوت:
edition-step-cutting = تُعَدّ النسخة:
edition-step-encoding = يُعَدّ الملف الصغير:
edition-step-picturing = تُعَدّ الصور:
edition-step-writing = تُسجَّل:
edition-fault = لم ينتج شيء: { $fault }
edition-silent = لا إشارة منذ نصف دقيقة. أعدّ النسخة من جديد.
edition-is-made = أُعدّت ولم يُوافق عليها بعد
edition-is-approved = وُوفق عليها ولم تُراجع بعد
edition-is-checked = وُوفق عليها ورُوجعت
edition-is-rejected = مرفوضة
edition-is-earlier = من أصل سابق، لا تفتح شيئًا
edition-passages = المقاطع المغلقة
edition-jump = كل مقطع يجعل المشغّلين يبدآن قبله بثانيتين.
edition-untouched = لا شيء مغلقًا في هذا الجزء.
edition-op-mute = صامت
edition-op-blur = مموّه
edition-op-cut = محذوف
edition-in-a-box = داخل إطار
edition-original = الأصل
edition-itself = هذه النسخة
edition-words = كلمات هذه النسخة
edition-poster = صورة هذه النسخة
edition-poster-alt = صورة تنتظر المراجعة
edition-left-open = هذه النسخة تترك مفتوحًا: { $passage }
edition-sign = ما تقوله عنها
edition-approve-text = شاهدتها واستمعت إليها كاملة، ولم يبقَ من المقاطع شيء.
edition-removes = من لم يعد يُعرف في هذه النسخة:
edition-approve = أوافق
edition-own = أنت وافقت عليها. يجب أن يراجعها شخص آخر.
edition-check-text = وافق عليها شخص آخر. بمراجعتك تفتح ما تجيب عنه.
edition-check = راجعتها
edition-note = ما الخطأ فيها
edition-reject = رفض وحذف ملفاتها
