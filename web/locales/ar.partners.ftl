# الإذاعة والدرس، بالعربية.

# مكتب شركاء الإذاعة
radio-title = مكتب الإذاعة
radio-lead = ملفات جاهزة للبث لشركاء الإذاعة. سجّلوا الدخول بالمفتاح الذي أُعطي لكم.
radio-token = مفتاحكم
radio-sign-in = تسجيل الدخول
radio-wrong = لا نعرف هذا المفتاح، أو لم يعد صالحًا. يُرجى التحقق منه أو الكتابة إلينا.
radio-cookie = ما دمتم مسجّلين، يبقى ملف تعريف ارتباط واحد على هذا الجهاز – اثنتي عشرة ساعة على الأكثر، ولهذا المكتب وحده.
radio-signed-in = مسجَّل الدخول: { $name }
radio-sign-out = تسجيل الخروج
radio-cleared = { $n ->
    [zero] لا توجد مواد متاحة لكم اليوم.
    [one] مادة واحدة متاحة لكم اليوم.
    [two] مادتان متاحتان لكم اليوم.
    [few] { $n } مواد متاحة لكم اليوم.
    [many] { $n } مادة متاحة لكم اليوم.
   *[other] { $n } مادة متاحة لكم اليوم.
}
radio-recall-note = إذا سحب أحدهم صوته، اختفى من هنا في الحال. انظروا هنا مرة أخرى قبل كل بث.
radio-rests = تنزيلاتكم متوقفة: لم تتم الإجابة بعد عن الاستدعاء بتاريخ { $day }. يُرجى أن تجيبونا: { $contact }. ما إن تُسجَّل إجابتكم هنا حتى يمكنكم التنزيل من جديد.
radio-recalls = لا تبثّوا بعد الآن: استدعاءات مفتوحة
radio-recalls-lead = هذه الملفات أخذتموها منا. أخبرونا على العنوان المذكور بما جرى لها: حُذفت، أو حُجبت في الأرشيف، أو بُثّت من قبل، أو سُلّمت لآخرين. نحن نسجّل جوابكم، ولا يوجد هنا زر لذلك.
radio-recall-late = انتهت المهلة.
radio-recall-noted = سُجّل جوابكم. يبقى الاستدعاء هنا إلى أن نعرف أن الملف حُذف أو حُجب في الأرشيف.
radio-empty = لا شيء من هذا النوع متاح لكم اليوم.
radio-nothing = لا شيء متاح لكم اليوم.
radio-filter = اختيار
radio-filter-language = لغة الكلام
radio-filter-theme = الموضوع
radio-filter-longest = على الأكثر
radio-filter-any = الكل
radio-filter-minutes = { $n ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
radio-filter-show = عرض
radio-audition = للاستماع المسبق – ليس للبث
radio-length = المدة
radio-loudness = شدة الصوت
radio-usable-until = يمكن استخدامه حتى نهاية يوم
radio-usable-open = دون نهاية محددة
radio-cut = يجوز اختصاره
radio-yes = نعم
radio-no = لا
radio-names = الأسماء
radio-say = يُلفظ: { $spoken }
radio-unnamed = لا يُذكر أي اسم.
radio-presenter = لمقدّم البرنامج
radio-first = الكلمات الأولى
radio-last = الكلمات الأخيرة
radio-take = للأخذ
radio-take-wave = ملف البث (BWF، ‏{ $size } ميغابايت)
radio-take-sheet = ورقة مرافقة (نص)
radio-take-words = النص المكتوب: { $language }
radio-making = يُعاد الآن إعداد ملف البث. سيكون هنا بعد بضع دقائق.
radio-digest = المجموع الاختباري (SHA-256)
radio-work = المعرّف
radio-title-of = العنوان
radio-languages = لغة الكلام
radio-themes = الموضوعات
radio-recall = الاستدعاء
radio-sheet = ورقة مرافقة
radio-content-note = عن المحتوى

# في الدرس
lesson-title = في الدرس: { $title }
lesson-lead = اختاروا مقطعًا. ثم يظهر في الأسفل عنوانه والشيفرة ورمز QR.
lesson-part = الجزء
lesson-start = البداية
lesson-end = النهاية
lesson-time-hint = بالثواني، أو وقت مثل 1:15؛ والفراغ يعني: من البداية، حتى النهاية.
lesson-from-here = من هنا
lesson-to-here = إلى هنا
lesson-captions = الترجمة المكتوبة
lesson-captions-off = بلا
lesson-language = لغة الأزرار
lesson-make = عرض المقطع
lesson-may = ما يُسمح لكم به
lesson-show-until = عرضه في الصف: نعم، حتى نهاية يوم { $day }.
lesson-show-open = عرضه في الصف: نعم، دون نهاية محددة، ما دام كل من في العمل موافقًا.
lesson-page-until = تضمينه في صفحة الصف: نعم، حتى نهاية يوم { $day }، في { $hosts }.
lesson-page-open = تضمينه في صفحة الصف: نعم، دون نهاية محددة، في { $hosts }.
lesson-hosts-all = أي صفحة
lesson-hosts-none = صفحات هذه المكتبة
lesson-copies-no = حفظ نسخ أو توزيعها: لا. لا يُعرض المقطع إلا من هنا، حتى ينتهي حين يسحب أحدهم موافقته.
lesson-result = للمشاركة
lesson-preview = معاينة
lesson-address = العنوان
lesson-code = شيفرة التضمين
lesson-qr = رمز QR
lesson-qr-alt = رمز QR فيه عنوان المقطع
lesson-qr-save = حفظ رمز QR بصيغة SVG
lesson-copy = نسخ
lesson-copied = تم النسخ.
lesson-copy-failed = تم التحديد. يُرجى النسخ بلوحة المفاتيح.
lesson-back = العودة إلى العمل
clip-no-time = { $end }: «{ $typed }» ليس وقتًا. اكتب ثواني مثل 75، أو وقتًا مثل 1:15 أو 0:01:15.
clip-behind-the-end = يبدأ المقطع عند { $start }، لكن مدة العمل { $length } فقط.
clip-backwards = يجب أن تكون النهاية بعد البداية.
clip-no-part = ليس لهذا العمل جزء رقمه { $part }.
embed-from = من مكتبة { $name }
embed-missing = هذا المقطع غير متاح.
embed-gone = لم يعد هذا المقطع متاحًا.
embed-why = أصحاب القصص في كل عمل يقررون بأنفسهم أين يُعرض وإلى متى.
embed-wrong = هذا العنوان غير صحيح هكذا.
class-until = لصفّكم، حتى نهاية يوم { $day }
