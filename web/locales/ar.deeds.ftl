write-embargo = حظر نشر
write-embargo-hint = لا يرى أحد العمل قبل انتهاء يوم محدد. يسري فورًا؛ ويمكن إنهاؤه أبكر عبر «إنهاء مبكر».
write-embargo-do = وضع الحظر
write-done-embargo = وُضع الحظر.
write-reason-wish = رغبة أشخاص في العمل
write-reason-first-elsewhere = يُعرض أو يُسمع في مكان آخر أولًا
write-reason-proceedings = إجراء قانوني جارٍ
write-reason-agreed = اتُّفق على ذلك
write-from-day = من (فارغ: من الآن)
write-until-day = حتى هذا اليوم وبما يشمله
write-licence = حق في العمل
write-licence-hint = حقوق المؤلف والحقوق المجاورة، مثل حقوق الموسيقى. لا يُفتح شيء من دون حق؛ والحق وحده لا يفتح شيئًا لم يوافق عليه إنسان.
write-licence-do = تدوين الحق
write-done-licence = دُوِّن الحق.
write-places-hint = الفهرس والموقع والبودكاست تحتاج إلى 001.
write-basis = على ماذا يستند
write-basis-copyright = الحقوق لنا
write-basis-licence = منحها أحدهم
write-basis-statute = يسمح بها قانون
write-basis-institutional-policy = قاعدة خاصة بهذه المؤسسة
write-basis-donor-agreement = اتُّفق عليه مع المتبرع
write-uri = عنوان البيان أو الترخيص
write-uri-hint = من rightsstatements.org أو creativecommons.org.
write-final = لتراخيص المشاع الإبداعي فقط: كل أصحاب الحقوق يعلمون أنه لا يمكن التراجع عنه ويريدون ذلك.
write-holder = صاحب الحق
write-fault-uses = يرجى اختيار استخدام واحد على الأقل.
write-fault-world = الفهرس والموقع والبودكاست تحتاج إلى العالم كله: 001.
write-fault-basis = يرجى اختيار ما يستند إليه الحق.
write-fault-uri = لا نعرف هذا العنوان. مثال: http://rightsstatements.org/vocab/InC/1.0/
write-fault-final = لا يصح المشاع الإبداعي إلا إذا كان الجميع يعلمون أنه لا يمكن التراجع عنه.
write-fault-holder = يرجى كتابة صاحب الحق (200 حرف على الأكثر).
write-fault-until = يرجى تحديد آخر يوم.
write-fault-order = آخر يوم يقع قبل أول يوم.

agree-title = الاتفاقات
agree-title-text = مع المدارس والإذاعات وغيرها: السارية والمنتهية والجديدة.
agree-lead = من لديه اتفاق يحصل على ما سمح به كل من في العمل لمثل هذه الجهات، وفقط ما دام الاتفاق ساريًا.
agree-no-partners = لا توجد جهة مسجلة بعد. الجهات في partners.toml وتأتي مع «digitales import».
agree-none = لا اتفاق.
agree-over = انتهى
agree-proof = ورقته
agree-end = إنهاء مبكر
agree-new = اتفاق جديد
agree-new-hint = لا يفتح شيئًا لم يسمح به الناس. ولا يسري من دون ورقة.
agree-partner = مع من
agree-hours = عدد الساعات لتأكيد طلب الاسترجاع (من 1 إلى 168؛ المعتاد 24)
agree-hours-told = { $n ->
    [zero] تأكيد الاسترجاع فورًا
    [one] تأكيد الاسترجاع خلال ساعة
    [two] تأكيد الاسترجاع خلال ساعتين
    [few] تأكيد الاسترجاع خلال { $n } ساعات
   *[other] تأكيد الاسترجاع خلال { $n } ساعة
}
agree-from-told = من { $day }
agree-seen = رأيت الاتفاق الموقَّع؛ وهو محفوظ في المكتب.
agree-do = تدوين الاتفاق
agree-done-new = دُوِّن الاتفاق.
agree-done-end = دُوِّنت النهاية. ما لدى الجهة لا يُسترجع بذلك: أخبروها بما يجب أن تفعله به.
agree-fault-partner = يرجى اختيار الجهة.
agree-fault-uses = هذا الاستخدام ليس لمثل هذه الجهة.
agree-fault-hours = يرجى كتابة عدد من 1 إلى 168.
agree-kind-school = مدرسة
agree-kind-radio-partner = إذاعة
agree-kind-screen-operator = مشغّل شاشات
agree-kind-archive = أرشيف

erase-cancel = عدم الحذف
erase-cancel-hint = لا يتراجع عن الحذف إلا من طلبه، وفقط ما دامت الأيام سارية. ما حُذف لا يعود من تلقاء نفسه؛ وما سُحب يبقى مسحوبًا.
erase-cancel-nobody = من طلبه لا يحق له الآن التحدث عن هذا الشخص.
erase-cancel-do = التراجع عن الحذف
erase-cancelled = تم التراجع عن الحذف. تبقى الأصول مغلقة.
erase-fault-over = نُفِّذ هذا الحذف أو تم التراجع عنه من قبل.
erase-fault-voice = لا يتراجع عن هذا إلا من طلب الحذف.

wish-title = طلبات حذف أصل
wish-hint = في العمل آخرون، لذلك لا يحدث شيء تلقائيًا. بنعم: «نسيان هذا الشخص» أدناه مع اختيار هذا العمل. بلا: هنا مع الأسباب. خلال شهر.
wish-reasons = لماذا لا، بكلمات موجهة إلى هذا الشخص (20 حرفًا على الأقل)
wish-reasons-hint = تظهر في صفحته الخاصة كما تكتبها. من دون أسماء آخرين. تُحفظ مشفرة.
wish-language = اللغة التي تكتب بها
wish-no = الإجابة بلا
wish-answered = أُجيب بلا:
wish-fault-gone = اهتم أحدهم بالأمر في هذه الأثناء.
wish-fault-reasons = يرجى كتابة السبب في 20 إلى 4000 حرف.
person-done-answered = تمت الإجابة. تظهر الآن في الصفحة الخاصة بهذا الشخص؛ ويمكن إرسال رابط إليها أدناه.

link-title = رابط إلى الصفحة الخاصة
link-hint = خلفه يظهر أين توجد القصة، مع الإيقاف والتعليق والتغيير. من يملكه يستطيع إيقاف القصة. صالح 30 يومًا.
link-none = لا يوجد رابط يفتح الصفحة الآن.
link-end = إنهاء الرابط
link-holder = لمن
link-way = بأي طريق
link-way-hint = يستخدم البريد العنوان المختوم: البريد الإلكتروني، وإلا رسالة هاتفية. لا يراه أحد في الطريق. وما لا يخرج ينتظر ضمن «بريد لم يخرج».
link-way-none = لم يُجهَّز شيء للإرسال (mail_server، message_command). اطبع البطاقة.
link-way-post = ببريد المكتبة
link-way-card = كبطاقة تُطبع الآن. يظهر الرابط عليها هذه المرة فقط.
link-do = إعطاء الرابط
link-back = العودة إلى المكتب
link-fault-holder = يرجى اختيار من يُعطى الرابط.
link-fault-way = يرجى اختيار الطريق.
link-fault-nobody = لا يمكن لأحد مراسلة هذا الشخص بعد الآن: توفي أو حُذف أو أن الحذف جارٍ.
link-fault-over = هذا الرابط لا يفتح شيئًا بعد الآن.
person-done-link = يخرج الرابط مع البريد التالي. وما يتعثر يظهر في الوارد.
person-done-link-end = لم يعد الرابط يفتح شيئًا.

over-kind-wish-answer = إجابة عن طلب
over-kind-erasure-cancelled = تراجع عن حذف
desk-receipt = سُجّل. الإيصال: القيد رقم { $n } في السجل
after-missing = ما لا يزال يحول دونه، وما يعالجه:
after-said-open = كل ما سُمح به صار ممكنًا الآن.
after-said-missing = هذا لا يكفي بعد.
after-said-no = يسري فورًا. وما يتوقف عليه مغلق.
two-others = يمكن أن يجيب:
two-nobody-else = لا أحد غيرك لديه حساب بهذا الدور. يضيفه من يدير الحسابات: «digitales account add NAME --role consent_officer».
two-done = تم ذلك.
two-nothing-done = لم يتغير شيء.
