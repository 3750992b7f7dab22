# ما يخرج بالبريد
post-head-subject = رأس سجل التدقيق: { $number }
post-head-what = هذا رأس سجل التدقيق عندنا في { $at }. وهو لا يقول شيئًا عن أحد.
post-head-entry = { $entry }
post-head-keep = نرجو حفظ هذه الرسالة. من يعيد كتابة السجل لاحقًا لا يستطيع الوصول إلى هذا السطر.
post-head-check = للتحقق: digitales audit verify --head { $entry }

# At the consent desk
inbox-post = بريد لم يخرج
inbox-post-why = كان ينبغي أن يخرج هذا ولا يستطيع من تلقاء نفسه. لم يضع منه شيء.
inbox-todo-post = إلى البريد
post-kind-recall = استدعاء إلى شريك
post-kind-audit-head = رأس سجل التدقيق
post-kind-letter = رسالة إلى شخص
post-why-no-way = لم يُعدّ أي طريق لإرساله.
post-why-no-address = لا يُعرف عنوان يصل إليه أي من الطرق المُعدّة.
post-why-bad-address = هذا ليس عنوانًا.
post-why-refused = خادم البريد يرفضه.
post-why-later = خادم البريد لا يقبله الآن.
post-why-not-let-in = خادم البريد لا يسمح لنا بالدخول.
post-why-no-password = لا يمكن قراءة كلمة سر خادم البريد.
post-why-unreachable = خادم البريد لا يجيب، أو انقطع الخط.
post-why-unprotected = الخط إلى خادم البريد غير محمي.
post-why-not-taken = برنامج الرسائل لا يعرف الرقم.
post-why-failed = فشل برنامج الرسائل.
post-why-no-command = لا يمكن تشغيل برنامج الرسائل.
post-why-ours = حدث خطأ عندنا؛ وسجل الخادم يقول ما هو.
post-why-given-up = جُرّب مرات كثيرة.
post-todo-way = اطبعه وسلّمه باليد، أو أعدّ خادم بريد أو رسائل (mail_server, message_command).
post-todo-address = تحقق من العنوان وحاول مرة أخرى، أو اتصل، أو اطبعه وسلّمه باليد.
post-todo-again = أصلحه وحاول مرة أخرى، أو سلّمه باليد.
post-reader = إلى
post-since = ينتظر منذ
post-tried = جُرّب
post-print = اطبع الرسالة
post-print-hint = في الرسالة رابط الشخص. تسجيل طباعتها في السجل يستطيع الشخص أن يراه.
post-retry = حاول مرة أخرى
post-done = سُلّم أو قيل
post-done-hint = عندئذ لا يخرج من تلقاء نفسه بعد ذلك.
post-times = { $n ->
    [zero] لم يُجرّب
    [one] مرة واحدة
    [two] مرتين
    [few] { $n } مرات
    [many] { $n } مرة
   *[other] { $n } مرة
}
