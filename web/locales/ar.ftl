# ديجيتالس بالعربية. كل لغة أخرى ملفٌّ آخر إلى جانب هذا الملف بالمفاتيح نفسها.
language-name = العربية
product = Digitales

# إطار كل صفحة
skip-to-content = إلى المحتوى
languages-label = اللغة
sections-label = الأقسام
foot-label = عن هذه الصفحات
films = أفلام
oral-histories = أصوات
collections = مجموعات
themes = مواضيع
places = أماكن
about = عن المكتبة
imprint = الجهة المسؤولة والاتصال
privacy = الخصوصية
accessibility = إتاحة الوصول
barrier = الإبلاغ عن عائق
demonstration-note = هذا عرض تجريبي: كل الأشخاص والقصص هنا من وحي الخيال.
demonstration-tour = خمسة أشياء للتجربة
promise = هل أنت في أحد هذه الأفلام أو التسجيلات؟ يمكنك أن توقفه. جملة واحدة تكفي.
promise-link = كيف توقف قصتك
watched-by-nobody = لا أحد يراقبك هنا: لا ملفات تعريف ارتباط، ولا عدّ للزوار، ولا خوادم أخرى.

# الصفحة الأولى والقوائم
lead = للبداية
shelf-language = بلغتك
shelf-language-hint = بالعربية نطقًا أو ترجمةً مكتوبة
all-films = كل الأفلام
all-oral-histories = كل الأصوات
films-intro = أفلام قصيرة لأناس يروون قصصهم بأنفسهم.
oral-histories-intro = قصص من الإذاعة: إنسان واحد وصوت واحد، وكل كلمة يمكن قراءتها.
themes-intro = عمّ تتحدث القصص.
places-intro = أين تدور القصص.
collections-intro = مسابقات وسلاسل إذاعية ومختارات.
empty-list = لا شيء هنا بعد.
empty-home = ما زالت هذه المكتبة فارغة. ما إن يسمح أحدهم بعرض قصته حتى تظهر هنا.
works-count = { $n ->
    [zero] لا أعمال
    [one] عمل واحد
    [two] عملان
    [few] { $n } أعمال
    [many] { $n } عملًا
   *[other] { $n } عمل
}
next-page = عرض المزيد
first-page = العودة إلى أول القائمة
kind-film = فيلم
kind-oral-history = صوت
collection-competition = مسابقة
collection-series = سلسلة إذاعية
collection-list = مختارات
minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
seconds = { $n ->
    [zero] أقل من ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
list-comma = ،{" "}
decimal-point = .
no-words = بلا كلام
captions-short = ترجمة مكتوبة: { $languages }

# صفحة العمل
part = الجزء { $n }
spoken = لغة الكلام
captions = ترجمة مكتوبة
year = السنة
recorded = سُجِّل
broadcast = أُذيع
duration = المدة
collection = المجموعة
theme = الموضوع
place = المكان
licence = الحقوق
credits = المشاركون
content-note = ملاحظة عن المحتوى
suitable-from = يُنصح به من عمر { $n ->
    [zero] { $n } سنة
    [one] سنة واحدة
    [two] سنتين
    [few] { $n } سنوات
    [many] { $n } سنة
   *[other] { $n } سنة
}
plain-heading = بألمانية مبسّطة
transcript = النص للقراءة
transcript-hint = المس جملة ليبدأ التشغيل منها.
transcript-contents = المحتويات
transcript-unchecked = كتب هذا برنامج. لم يراجعه أحد، وقد يكون خاطئًا.
read-in = النص: { $language }
only-in = هذا النص متوفر حتى الآن بهذه اللغة فقط: { $language }.
name-withheld = الاسم غير مذكور
lesson-link = استخدام في الدرس
lesson-hint = اختر مقطعًا، أدرجه في صفحتك، اطبع رمز الاستجابة السريعة؛ بلا حساب.
more-from = المزيد من هذه المجموعة
are-you-in-film = هل أنت في هذا الفيلم؟ يمكنك أن توقفه.
are-you-in-voice = هل أنت في هذا التسجيل؟ يمكنك أن توقفه.
are-you-in-work = هل أنت في هذا العمل؟ يمكنك أن توقفه.
not-playable = ما زال هذا الملف قيد التحضير ولا يمكن تشغيله هنا بعد.
org-producer = إنتاج
org-funder = بدعم من
org-partner = بالتعاون مع
person-intro = أعمال تحمل هذا الاسم.

# الأدوار
role-narrator = يرويها
role-interviewee = في الحوار
role-interviewer = أجرى الحوار
role-maker = صنعه
role-performer = أداء
role-translator-voice = صوت الترجمة
role-depicted = في الصورة
role-heard = بصوت
role-mentioned = ورد ذكره
marc-act = تمثيل
marc-anm = رسوم متحركة
marc-art = عمل فني
marc-aus = سيناريو
marc-aut = نص
marc-cmp = موسيقى
marc-cng = تصوير
marc-cre = فكرة
marc-ctb = مشاركة
marc-drt = إخراج
marc-edt = تحرير
marc-flm = مونتاج
marc-fmk = فيلم من صنع
marc-ill = رسوم
marc-ive = في الحوار
marc-ivr = أجرى الحوار
marc-mus = عزف
marc-nrt = يرويها
marc-pht = تصوير فوتوغرافي
marc-prf = أداء
marc-pro = إنتاج
marc-rce = تسجيل الصوت
marc-res = بحث
marc-sds = تصميم الصوت
marc-spk = بصوت
marc-stl = يرويها
marc-trl = ترجمة
marc-vac = صوت
marc-vdg = تصوير

# الحقوق: الاسم والمعنى
licence-inc = محمي بحقوق المؤلف
licence-inc-means = لك أن تشاهد وتستمع وتضع رابطًا لهذه الصفحة. لما عدا ذلك نرجو أن تسألنا.
licence-inc-ow-eu = محمي – عمل يتيم (الاتحاد الأوروبي)
licence-inc-ow-eu-means = العمل محمي ولا يمكن العثور على أصحاب حقوقه. يُعرض وفق قانون الاتحاد الأوروبي.
licence-inc-edu = محمي – الاستخدام التعليمي مسموح
licence-inc-edu-means = العمل محمي. لأغراض التعليم يمكنك استخدامه دون سؤال.
licence-inc-nc = محمي – الاستخدام غير التجاري مسموح
licence-inc-nc-means = العمل محمي. لغير أغراض الربح يمكنك استخدامه دون سؤال.
licence-inc-ruu = محمي – صاحب الحق غير معروف
licence-inc-ruu-means = العمل محمي ولا نعرف صاحبه. إن كنت تعرفه فاكتب إلينا.
licence-noc-cr = غير محمي – مقيّد بعقد
licence-noc-cr-means = يقيّد عقدٌ ما يمكن فعله بهذا العمل. نرجو أن تسألنا.
licence-noc-nc = غير محمي – لغير الأغراض التجارية فقط
licence-noc-nc-means = يُسمح بالاستخدام لغير أغراض الربح.
licence-noc-oklr = غير محمي – قيود قانونية أخرى
licence-noc-oklr-means = تقيّد قوانين أخرى ما يمكن فعله بهذا العمل. نرجو أن تسألنا.
licence-noc-us = غير محمي – في الولايات المتحدة
licence-noc-us-means = العمل حر في الولايات المتحدة. وقد يكون محميًا في غيرها.
licence-cne = حقوق المؤلف لم تُبحث
licence-cne-means = لم يُبحث بعد إن كان العمل محميًا.
licence-und = حقوق المؤلف غير محسومة
licence-und-means = لم نتمكن من معرفة إن كان العمل محميًا.
licence-nkc = لا حقوق معروفة
licence-nkc-means = لا نعلم بأي حقوق مؤلف على هذا العمل.
licence-by-means = لك أن تنشر العمل وتعدّله إذا ذكرت صاحبه.
licence-by-sa-means = لك أن تنشر العمل وتعدّله إذا ذكرت صاحبه ونشرت النتيجة بالرخصة نفسها.
licence-by-nd-means = لك أن تنشر العمل دون تغيير إذا ذكرت صاحبه.
licence-by-nc-means = لك أن تنشر العمل وتعدّله لغير أغراض الربح إذا ذكرت صاحبه.
licence-by-nc-sa-means = لك أن تنشر العمل وتعدّله لغير أغراض الربح إذا ذكرت صاحبه ونشرت النتيجة بالرخصة نفسها.
licence-by-nc-nd-means = لك أن تنشر العمل لغير أغراض الربح ودون تغيير إذا ذكرت صاحبه.
licence-zero-means = تنازل المؤلفون عن حقوقهم.
licence-mark-means = لا حقوق مؤلف معروفة على هذا العمل.
licence-people = هذا يخص حقوق المؤلف. أما أين يُعرض العمل فيقرره، بمعزل عن ذلك، الناسُ الذين فيه.

# عن المكتبة
about-lead = ديجيتالس مكتبة أفلام قصيرة وقصص إذاعية، يرويها بأنفسهم أناس جاؤوا إلى برلين.
about-what = ما هذا المكان
about-what-text = صُنعت الأفلام لمسابقة، والأصوات للإذاعة. تحفظها هذه المكتبة مع كل ما يخصها: ترجمة مكتوبة، ونصوص للقراءة، وأسماء وأماكن. يستطيع الجميع أن يشاهد ويستمع، ولو بهاتف قديم أو بلوحة المفاتيح أو بقارئ الشاشة.
about-consent = كيف تعمل الموافقة هنا
about-consent-1 = لا يُعرض إلا ما وافق عليه كل من يمكن التعرف عليه في العمل، ولكل استخدام على حدة: هنا في هذه الصفحات، وفي المدرسة، وفي الإذاعة.
about-consent-2 = من وافق يستطيع أن يتراجع متى شاء. جملة واحدة تكفي ولا حاجة إلى سبب. وفي اللحظة نفسها ينقطع حتى الفيلم الجاري.
about-consent-3 = كلمة «لا» واحدة أثقل من كل كلمات «نعم». ولا تُنسى أي «لا».
about-consent-4 = لذلك تقود بعض العناوين إلى مكان فارغ. ليس هذا خطأ، بل وعدٌ وُفي به.
about-schools = للمدارس
about-schools-text = في صفحة كل عمل يقود «استخدام في الدرس» إلى مقطع تدرجه في صفحتك أو تعلّقه رمزَ استجابة سريعة. بلا حساب وبلا ملفات تعريف ارتباط.
about-radio = للإذاعات
about-radio-text = يأخذ الشركاء من مكتب الإذاعة ملفات جاهزة للبث، ويعلمون فورًا حين يُسحب صوت.
about-radio-link = إلى مكتب الإذاعة
about-machines = للآلات
about-machines-text = لم يوافق أحد هنا على أن تُدرَّب آلة على صوته أو وجهه. كل رد من هذه الصفحات يحتفظ صراحةً بحق التنقيب في النصوص والبيانات.

# الجهة المسؤولة والعوائق
imprint-who = الجهة المسؤولة
imprint-nobody = لم تُسجَّل بعدُ الجهة التي تدير هذه المكتبة.
contact = الاتصال
contact-phone = هاتف
contact-email = بريد إلكتروني
contact-nobody = لم يُسجَّل بعدُ عنوان للرسائل.
authority = هيئة حماية البيانات
barrier-lead = هل من شيء لا تستطيع استخدامه أو قراءته أو سماعه أو فهمه؟ فالخلل عندنا.
barrier-text = اكتب لنا أو أخبرنا في أي صفحة كان ذلك وما الذي تعذّر. لا نحتاج إلى أكثر من هذا.
barrier-subject = عائق في هذه الصفحات

# الخصوصية
privacy-lead = باختصار: لا نعرف من أنت، ولا نريد أن نعرف.
privacy-viewers = حين تشاهد
privacy-viewers-1 = لا نخزّن عنوانك على الشبكة ولا ما تشاهده. وسجلاتنا خالية من كليهما.
privacy-viewers-2 = لا نضع ملفات تعريف ارتباط. وحده من يسجّل الدخول إلى مكتب الإذاعة يحصل على واحد إلى أن يخرج، ولاثنتي عشرة ساعة على الأكثر.
privacy-viewers-3 = لا تستدعي أي صفحة شيئًا من خادم آخر. ولا يبقى على جهازك شيء إلا إذا اخترت في المشغّل «تذكّر على هذا الجهاز»، وإلى جانبه «انسَ كل شيء».
privacy-people = حين تكون في عمل
privacy-people-1 = الأساس هو موافقتك (المادة 6 (1) أ والمادة 9 (2) أ من اللائحة العامة لحماية البيانات). نسجّل على ماذا قلت نعم أو لا ومتى، وأي نص عُرض عليك.
privacy-people-2 = لا نُبقي من تاريخ الميلاد إلا متى صرت تقرر بنفسك. ويظهر في الصفحة الاسم الذي اخترته أو لا يظهر اسم.
privacy-people-3 = لك في أي وقت أن تسأل عما لدينا، وأن تصححه أو تطلب حذفه، وأن تعترض، وأن تأخذ بياناتك معك، وأن تسحب موافقتك.
privacy-form = حين تخبرنا بشيء
privacy-form-1 = ما تكتبه في «أوقفوا قصتي» يُشفَّر قبل أن يُخزَّن. ولا يقرؤه إلا من يعمل على طلبك.
privacy-rights = الشكوى
privacy-rights-1 = يمكنك أيضًا أن تشتكي لدى هيئة حماية البيانات.

# إتاحة الوصول
accessibility-lead = نريد أن تعمل هذه الصفحات للجميع. معيارنا WCAG 2.2 بالمستوى AA.
accessibility-can = ما هو ممكن
accessibility-can-1 = كل شيء يُستخدم بلوحة المفاتيح، ويُسمع بقارئ الشاشة، ويُكبَّر حتى 400 بالمئة. ومن دون جافاسكربت يبقى كل شيء في المتناول.
accessibility-can-2 = للأعمال ترجمة مكتوبة ونص للقراءة، ولكثير منها ملخص بألمانية مبسّطة.
accessibility-can-3 = يتبع المظهر الفاتح والداكن جهازك. ومن طلب حركة أقل فلن يرى حركة.
accessibility-cannot = ما ينقص بعد
accessibility-cannot-1 = لا توجد بعدُ أفلام بلغة الإشارة الألمانية ولا وصف صوتي.
accessibility-tell = هل من شيء لا يعمل؟
accessibility-tell-1 = أخبرنا. وإن لم يفدك جوابنا فيمكنك التوجه إلى هيئة التحكيم المختصة.

# حين لا يوجد شيء
error-404 = لا شيء هنا
error-404-text = هذه الصفحة غير موجودة أو ليست للجميع. ربما كان العنوان ناقصًا.
error-410 = لم تعد هذه القصة معروضة
error-410-text = كانت هنا. أصحاب القصة يقررون في أي وقت إن كانت تُعرض.
error-451 = لا يجوز عرض هذه القصة
error-451-text = أمرت بذلك محكمة أو سلطة. لم يسحبها أحد من أصحابها.
error-400 = لم نستطع قراءة ذلك
error-400-text = في العنوان أو الاستمارة ما لا نعرف كيف نتعامل معه. نرجو أن تعود وتحاول مرة أخرى.
error-403 = لا يمكن ذلك هكذا
error-403-text = هذا غير مسموح هنا، أو لم تأتِ هذه الاستمارة من صفحتنا. نرجو أن تفتحها هنا مرة أخرى.
error-503 = غير متاح الآن
error-503-text = نرجو أن تحاول بعد دقيقة.
error-closed = تجري استعادة المكتبة
error-closed-text = أُعيدت المكتبة من نسختها الاحتياطية، وستُفتح من جديد حالما يُدرج فيها كل ما سحبه أصحابه منذ ذلك الحين. نرجو أن تحاول لاحقًا.
error-500 = حدث خطأ من جهتنا
error-500-text = الخلل عندنا. وقد دوّنّاه.
error-home = إلى الصفحة الأولى

# أوقفوا قصتي
story = أوقفوا قصتي
leave = مغادرة سريعة
story-lead = أنت في فيلم أو تسجيل وتريد أن ينتهي ذلك؟ هذا حقك. ولا تحتاج إلى سبب.
story-phone = الهاتف أسرع. يجيبك إنسان:
story-form = أو اكتب لنا هنا
story-form-alone = اكتب لنا هنا
story-form-hint = لست مضطرًا إلى ملء أي شيء. إن كان العنوان مكتوبًا هنا فيكفي «إرسال».
story-work = أي فيلم أو تسجيل؟
story-work-hint = عنوانه أو رابط صفحته
story-name = اسمك
story-name-hint = أو بماذا نناديك
story-contact = كيف نصل إليك؟
story-contact-hint = هاتف أو بريد إلكتروني أو شخص ينقل إليك الجواب. من دون ذلك لا نستطيع الرد.
story-reason = هل تريد أن تقول شيئًا؟
story-danger = قد يعرّضني هذا للخطر
story-danger-hint = عندها يُوقَف عرض الفيلم أو التسجيل على الموقع وفي البودكاست فورًا لمدة 72 ساعة، وننظر في الأمر خلالها. أما في المدارس والراديو فلا يتوقف إلا بعد أن يقرأ ذلك شخص هنا.
story-send = إرسال
story-after = ماذا يحدث بعد ذلك: يقرأ إنسان رسالتك. ويُحسم الأمر خلال سبعة أيام على الأكثر. وما تكتبه يُخزَّن مشفَّرًا.
story-too-long = هذا أطول مما نستطيع قبوله. نرجو أن تختصر رسالتك.
story-later = لم نتمكن من تسلّم رسالتك في هذه اللحظة. نرجو أن تضغط «إرسال» مرة أخرى بعد دقيقة، أو أن تتصل.
receipt = وصلتنا رسالتك
receipt-ref = رقمك
receipt-ref-hint = اكتب الرقم إن أردت أن تسأل لاحقًا.
receipt-held = أُوقف عرض الفيلم أو التسجيل على الموقع وفي البودكاست منذ الآن لمدة 72 ساعة. وفي هذه المدة ننظر في الأمر. أما في المدارس والراديو فلا يتوقف إلا بعد أن يقرأ ذلك شخص هنا.
receipt-not-held = لم يكن الإيقاف تلقائيًا ممكنًا: ربما لا تظهر القصة الآن أصلًا، أو لم نتعرّف عليها من عنوانها. وُسمت رسالتك بأنها عاجلة، ويقرؤها إنسان قبل غيرها.
receipt-call = إن كنت في خطر فنرجو أن تتصل الآن:
receipt-next = يقرؤها إنسان. ويُحسم الأمر خلال سبعة أيام على الأكثر.

# اللغات
lang-am = الأمهرية
lang-ar = العربية
lang-az = الأذربيجانية
lang-bg = البلغارية
lang-bn = البنغالية
lang-bs = البوسنية
lang-ckb = الكردية السورانية
lang-cs = التشيكية
lang-de = الألمانية
lang-el = اليونانية
lang-en = الإنجليزية
lang-es = الإسبانية
lang-fa = الفارسية
lang-fr = الفرنسية
lang-he = العبرية
lang-hi = الهندية
lang-hr = الكرواتية
lang-hu = المجرية
lang-hy = الأرمنية
lang-it = الإيطالية
lang-ka = الجورجية
lang-ku = الكردية
lang-kmr = الكردية الكرمانجية
lang-nl = الهولندية
lang-pa = البنجابية
lang-pl = البولندية
lang-ps = البشتوية
lang-pt = البرتغالية
lang-rom = الرومانية الغجرية
lang-ro = الرومانية
lang-ru = الروسية
lang-so = الصومالية
lang-sq = الألبانية
lang-sr = الصربية
lang-sw = السواحلية
lang-ta = التاميلية
lang-ti = التغرينية
lang-tr = التركية
lang-uk = الأوكرانية
lang-ur = الأردية
lang-vi = الفيتنامية
lang-wo = الولوفية
lang-zh = الصينية
lang-zxx = بلا كلام

# The player (%1 and %2 are filled in by its script)
player-player = المشغّل
player-play = تشغيل
player-pause = إيقاف مؤقت
player-again = من جديد
player-play-from = تشغيل من %1
player-next-part = الجزء التالي
player-from-beginning = من البداية
player-back = 10 ثوانٍ إلى الوراء
player-seek = الموضع
player-time-of = %1 من %2
player-megabytes = %1 ميغابايت
player-mute = كتم الصوت
player-unmute = تشغيل الصوت
player-volume = مستوى الصوت
player-captions = الترجمة المكتوبة
player-captions-off = بدون
player-speed = السرعة
player-settings = الإعدادات
player-save-data = توفير البيانات
player-save-data-hint = صورة أصغر، %1 بدلًا من %2
player-save-data-hint-audio = صوت أبسط، %1 بدلًا من %2
player-remember = تذكّر على هذا الجهاز
player-remember-hint = الموضع والصوت والترجمة والسرعة والبيانات
player-forget = انسَ كل شيء
player-forgotten = لم يعد أي شيء محفوظًا على هذا الجهاز.
player-share = مشاركة
player-share-link = الرابط
player-share-at = ابدأ من %1
player-copy = نسخ
player-copied = تم النسخ
player-copy-failed = يُرجى نسخ النص المحدَّد بنفسك.
player-fullscreen = ملء الشاشة
player-fullscreen-exit = الخروج من ملء الشاشة
player-keys = لوحة المفاتيح
player-key-space = مسافة
player-key-play = تشغيل أو إيقاف مؤقت
player-key-seek = 5 ثوانٍ إلى الوراء أو الأمام
player-key-jump = 10 ثوانٍ إلى الوراء أو الأمام
player-key-volume = رفع الصوت أو خفضه
player-key-mute = كتم الصوت أو تشغيله
player-key-captions = إخفاء الترجمة أو إظهارها
player-key-fullscreen = ملء الشاشة
player-key-speed = أبطأ أو أسرع
player-key-tenth = القفز إلى ذلك العُشر
player-key-help = هذه القائمة
player-playing = قيد التشغيل
player-paused = متوقف مؤقتًا
player-loading = جارٍ التحميل …
player-ended = النهاية
player-error = تعذّر التشغيل هنا.
player-retry = حاول مرة أخرى
player-offline = انقطع الاتصال. سيُستأنف التشغيل تلقائيًا حين يعود.
player-online = عاد الاتصال.
player-withdrawn = لم تعد هذه القصة متاحة.
player-withdrawn-why = أصحاب القصة هم من يقرّرون بشأنها في أي وقت. شكرًا على إصغائك.
player-transcript-follow = متابعة النص
player-from-here = من هنا
player-to-here = إلى هنا

# جولة العرض التجريبي
tour-title = خمسة أشياء للتجربة
tour-opening = هذه المكتبة متخيَّلة، لكن كل شيء فيها يجري كما لو كان مع أناس حقيقيين. عشر دقائق تكفي.
tour-film = شاهد فيلمًا بترجمة تركية
tour-film-how = الصفحة بالتركية، ولذلك تظهر الترجمة من البداية.
tour-voice = استمع وتابع النص
tour-voice-how = اضغط على «تشغيل»: النص يرافق الصوت. والنقر على جملة ينقلك إليها.
tour-lesson = شاهد مقطعًا في درس
tour-lesson-how = وضعت مدرسة اثنتي عشرة ثانية من فيلم في صفحتها هي، على خادمها هي. بلا ملفات تعريف ارتباط وبلا حساب.
tour-lesson-open = افتح صفحة الدرس
tour-radio = اجلس إلى مكتب الإذاعة
tour-radio-how = سجّل الدخول بهذا المفتاح، فترى ما يجوز بثّه اليوم وتأخذ ملف البث.
tour-radio-open = افتح مكتب الإذاعة
tour-stop = قل: توقّف
tour-stop-how = افتح الفيلم في نافذة ثانية ودعه يعمل. ثم قل هنا، بلسان من يظهر فيه: لم أعد أريد ذلك.
tour-stop-open = افتح الفيلم في نافذة ثانية
tour-stop-do = أوقفوا فيلمي
tour-stopped = تمّ.
tour-stopped-how = انتهى الفيلم في النافذة الأخرى، واختفى من كل قائمة وصفحة وعنوان. ولم يُسأل أحد عن السبب.
tour-stopped-look = انظر ماذا يوجد هناك الآن
tour-again-do = اسمح بالفيلم من جديد
tour-school = مدرسة ليندنرينغ (متخيَّلة)
tour-school-lesson = الدرس الرابع: كيف يبدو الوصول؟
tour-school-task = شاهدوا المقطع. عن أي شيء يدور؟ اكتبوا ثلاث كلمات تخطر ببالكم.
tour-school-clip = مقطع من الفيلم
tour-school-note = هذه الصفحة في عنوان غير عنوان المكتبة، ولا تحمل سوى عنوان المقطع.
