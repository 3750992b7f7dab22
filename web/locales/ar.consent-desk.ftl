# مكتب الموافقات، بالعربية.

# Places at the desk
inbox = الوارد
inbox-text = ما ينتظر، والأشدّ إلحاحًا أولًا.
over-works = الأعمال
over-works-text = ما المتاح من كل عمل، ومن وافق، وما الذي سيحدث بعد ذلك.

# Uses
over-use-catalogue = الفهرس
over-use-public-stream = الموقع
over-use-podcast-feed = بودكاست
over-use-school-embed = الدرس
over-use-school-download = تنزيل المدرسة
over-use-broadcast-download = الإذاعة
over-use-public-screen = الشاشات
over-use-preserve = الحفظ
over-every-use = كل الاستخدامات
over-world = في العالم كله

# A person and a use
over-is-yes = نعم
over-is-places = فقط في
over-is-waived = غير لازم
over-is-no = لا
over-is-unproven = لا إثبات
over-is-ended = انتهت
over-is-later = ليس بعد
over-is-elsewhere = ليس لهذا
over-is-waits = ينتظر شخصًا ثانيًا
over-is-unasked = لم يُسأل
over-through = حتى { $day } ضمنًا
over-until = حتى { $moment }
over-from-then = ابتداءً من { $moment }: { $gets }
over-gets-nothing = لا شيء
over-gets-original = الأصل
over-gets-cut = النسخة { $cut }
over-nobody-asks = لا أحد يطلبه
over-state-draft = مسودة
over-state-published = منشور
over-state-retired = مسحوب
over-untitled = لم يعد يجوز عرض العنوان هنا أيضًا.

# A work's page
over-public = يمكن للجميع الآن مشاهدته وسماعه.
over-not-public = لا أحد يراه أو يسمعه الآن.
over-why = لماذا؟
over-matrix = الأشخاص والاستخدامات
over-matrix-hint = تقول الخانة ما يسمح به هذا الشخص وحده. وفي الأسفل ما يحصل عليه العالم من الجميع معًا. وتقود الخانة إلى كل ما قيل.
over-nobody-listed = لا أحد مسجَّل. وما دام الأمر كذلك يبقى كل شيء مغلقًا.
over-person = الشخص
over-world-gets = يحصل العالم على
over-coming = ما يحدث من تلقاء نفسه خلال 24 شهرًا
over-coming-nothing = لا شيء بحسب ما هو معروف اليوم.
over-birthdays = ما يترتب على عيد ميلاد يُذكر بشهره فقط: لا يعرض هذا المكتب تواريخ الميلاد أبدًا.
over-when = متى
over-what = ماذا
over-world-gets-then = { $use }، { $place }: يحصل العالم على { $gets }.
over-coming-insight = يبلغ { $who } السن التي يُسأل فيها بنفسه.
over-coming-majority = يبلغ { $who } الثامنة عشرة ويقرر بنفسه من حينها.
over-coming-reaffirmation = لا تعود موافقة { $who } السابقة لبلوغ الثامنة عشرة سارية.
over-coming-end = تنتهي الموافقة الخاصة بـ { $who } ({ $voice }): { $uses }.
over-coming-office = تنتهي ولاية { $by } على { $who }.
over-coming-embargo = تنتهي مدة حظر.
over-coming-hold = ينتهي تعليق.
over-coming-licence = تنتهي رخصة: { $use }.

# Whose word
over-voice-own = كلامه هو
over-voice-guardian = الولي: { $who }
over-voice-relative = القريب: { $who }

# What was said
over-chains = ما قيل
over-chains-of = ما قيل عن { $who }
over-nothing-said = لم يُسأل أحد ولم يقل أحد شيئًا.
over-lets-through-in = هذا الشخص يسمح بذلك في: { $places }
over-not-elsewhere = لا في مكان آخر:
over-waived-by = من سمح بهذا ومتى ولماذا
over-lets-through = لا مانع من جهة هذا الشخص.
over-stands-in-the-way = غير ممكن من جهة هذا الشخص.
over-given = قيل في
over-recorded = سُجّل في
over-recorded-by = سجّله
over-received = وصل في
over-effective = يسري منذ
over-method = الطريقة
over-method-paper-signed = موقّع على الورق
over-method-e-signed = موقّع إلكترونيًا
over-method-recorded-statement = منطوق ومسجَّل
over-method-self-service = أدخله بنفسه
over-explained-in = شُرح بـ
over-interpreter = الترجمان
over-explicit = صراحةً
over-yes = نعم
over-no = لا
over-word-given = نعم
over-word-renewed = نعم، مجددًا
over-word-refused = لا
over-word-invalidated = لم يكن صحيحًا قط
over-word-withdrawn = سُحب
over-version = النسخة { $n }
over-newest = الأحدث
over-taken-on = سُحب: { $moment }
over-this-work = هذا العمل فقط
over-every-work = كل الأعمال
over-channel = الطريقة
over-channel-self-service = في صفحته
over-channel-email = بريد إلكتروني
over-channel-phone = هاتف
over-channel-post = رسالة
over-channel-in-person = شخصيًا
over-channel-via-school = عبر المدرسة
over-channel-via-guardian = عبر الولي
over-scopes = ما يشمله
over-from = من
over-to = إلى
over-evidence = الإثبات
over-evidence-none = لا إثبات مسجَّل.
over-evidence-release-form = نموذج موقّع
over-evidence-recorded-statement = تسجيل
over-evidence-guardian-proof = إثبات الولاية
over-evidence-court-order = قرار محكمة
over-evidence-interpreter-note = ملاحظة الترجمان
over-evidence-agreement = اتفاق
over-evidence-licence = رخصة
over-check-verified = فُحص وموجود
over-check-missing = غير موجود
over-check-hash-mismatch = لم يعد كما كان
over-notice = النص المعروض: { $series }، النسخة { $version }، { $language }
over-notice-foreign = النص باللغة التالية: { $language }، لأنه عُرض هكذا. وبوصفه إثباتًا لا يُترجم.
over-digest = SHA-256 لهذا النص:

# Why, and what if
over-what-if = ماذا لو؟
over-to-matrix = أشخاص هذا العمل واستخداماته
over-question = { $use } لـ { $asker }، { $place }، { $moment }
over-answer-yes = نعم. يُفتح:
over-answer-until = يبقى كذلك على الأقل حتى: { $moment }.
over-answer-never = يبقى كذلك بحسب ما هو معروف اليوم.
over-answer-in = ممكن في:
over-answer-not-everywhere = ليس في العالم كله.
over-answer-no = لا. كل الأسباب هنا:
over-reason = السبب
over-cure = ما يعالجه
over-use = الاستخدام
over-audience = من يسأل
over-audience-known = بالاتفاقات المسجَّلة
over-audience-public = العموم
over-audience-school = مدرسة لها اتفاق
over-audience-radio-partner = إذاعة لها اتفاق
over-audience-screen-operator = شاشات لها اتفاق
over-audience-staff = الدار
over-asker-public = العموم
over-asker-school = مدرسة
over-asker-radio-partner = إذاعة
over-asker-screen-operator = شاشات
over-asker-archive = أرشيف
over-asker-staff = الدار
over-place = المكان
over-place-wrong = هذا ليس مكانًا: 001 للعالم، أو بلد مثل DE، أو جزء منه مثل DE-BE. سُئل دون مكان.
over-day = اليوم
over-time = الساعة في برلين
over-day-wrong = تعذّرت قراءة اليوم أو الساعة. سُئل عن الآن.
over-ask = اسأل
over-ask-hint = القاعدة نفسها كما في كل مكان، ولا يُكتب شيء. دون مكان: في العالم كله. والاستخدامات العامة لا تعرف مكانًا.

# All works
over-search = عنوان أو رابط أو مفتاح شخص
over-look = أيّها
over-look-all = الكل
over-look-public = متاحة الآن
over-look-dark = منشورة لكنها مغلقة
over-look-held = معلّقة
over-look-unattested = قائمتها غير مؤكدة
over-look-unasked = لم يُسأل فيها أحدهم
over-look-draft = مسودات
over-open-for = متاحة لـ
over-any-use = – أيًّا كان –
over-show = اعرض
over-no-works = لا عمل يوافق ذلك.
over-works-caption = الأعمال وما هو متاح منها
over-work = العمل
over-open = متاح
over-open-in = متاح في { $places }
over-closed = مغلق

# Why not
over-reason-not-published = إنه مسودة.
over-reason-hold = معلّق ريثما يُفحص أمر.
over-reason-embargo = عليه حظر مؤقت.
over-reason-licence-missing = لا رخصة مسجَّلة لهذا الاستخدام.
over-reason-licence-territory = لا رخصة تشمل المكان: { $place }.
over-reason-licence-expired = لا رخصة سارية الآن.
over-reason-roster-unattested = لم يؤكد أحد أن الجميع مسجَّلون.
over-reason-nobody-listed = لا أحد مسجَّل، فلم يُسأل أحد.
over-reason-audience-mismatch = هذا الاستخدام ليس لـ { $asker }.
over-reason-agreement-inactive = لا اتفاق ساريًا مع { $asker }.
over-reason-rendition-missing = لا نسخة منه يجوز عرضها.
over-reason-snapshot-unavailable = تعذّرت قراءة سجله.
over-reason-person-record-missing = لا سجل عن { $who }.
over-reason-waiver-without-basis = استثناء { $who } بلا أساس.
over-reason-age-unknown = لا يُعرف إن كان { $who } راشدًا.
over-reason-no-consent = لم يُسأل { $who }.
over-reason-refused = قال { $who } لا.
over-reason-invalidated = لم تكن موافقة { $who } صحيحة قط.
over-reason-withdrawn = سحب { $who } موافقته.
over-reason-evidence-missing = إثبات موافقة { $who } مفقود.
over-reason-not-explicit = لم تكن موافقة { $who } صريحة.
over-reason-no-scope-for-use = لم يوافق { $who } على هذا الاستخدام.
over-reason-territory-not-covered = لم يوافق { $who } لأجل المكان: { $place }.
over-reason-not-yet-valid = تبدأ موافقة { $who } لاحقًا.
over-reason-expired = انتهت موافقة { $who }.
over-reason-guardian-missing = لا ولي مسجَّل لـ { $who }.
over-reason-guardian-consent-missing = لم يُسأل أحد أولياء { $who }.
over-reason-guardian-withdrew = رفض أحد أولياء { $who } قائم.
over-reason-child-consent-missing = بلغ { $who } سنّ السؤال ولم يُسأل.
over-reason-child-dissent = { $who }، وهو طفل، قال لا.
over-reason-majority-reaffirmation-missing = بلغ { $who } الثامنة عشرة ولم يُسأل.
over-reason-majority-reaffirmation-overdue = بلغ { $who } الثامنة عشرة ولم يوافق من جديد.
over-reason-posthumous-closed = أُغلق بوفاة { $who }.
over-reason-posthumous-unresolved = لم يوافق جميع أقارب { $who } المتوفى.
over-reason-not-redactable = لا يمكن قصّ { $who } منه.

# What helps
over-cure-record = سجّل موافقة
over-cure-publish = لا استمارة: يكتب القيّم «state = "published"» في ملف العمل ويشغّل «digitales import»
over-cure-hold = احسم السبب ثم ارفع التعليق هنا؛ أما الإيقاف المؤقت فلا ينهيه إلا الشخص نفسه
over-cure-wait = انتظر نهاية حظر النشر، أو أنهه هنا قبل الموعد بشخصين
over-cure-licence = سجّل الحق في العمل هنا
over-cure-attest = تحقّق من أن الجميع في القائمة وأكّدها هنا
over-cure-list = لا استمارة: يسجّل القيّم الجميع في ملف العمل ويشغّل «digitales import»
over-cure-mismatch = لا شيء يُعالَج: هذا الاستخدام لغيرهم؛ اسأل أدناه عمّن يحصل عليه
over-cure-agreement = سجّل الاتفاق مع ورقته
over-cure-verify = لا استمارة: يشغّل من يعتني بالخادم «digitales verify»
over-cure-cut = أغلق المقاطع هنا، ثم اطلب نسخة تُعتمد وتُفحص ضمن «النسخ المقصوصة»
over-cure-no-cut = لا تنفع أي نسخة لأن هذا الشخص لا يمكن إخراجه: تحدّث معه وسجّل ما يقول
over-cure-person = لا استمارة: يكتب القيّم الشخص في people.toml ويشغّل «digitales import»
over-cure-age = لا استمارة: اكتب العمر في people.toml وشغّل «digitales import»، أو اختم تاريخ الميلاد بـ«digitales person profile»
over-cure-guardian = لا استمارة: يكتب القيّم الولي مع إثباته في people.toml ويشغّل «digitales import»
over-cure-waiver = سجّل هنا بشخصين الأساس الذي لا يلزم معه السؤال، أو اسأل الشخص
over-cure-evidence = أضف الإثبات عند آخر كلمة؛ فإن ضاع فخذ الموافقة من جديد
over-cure-closed = لا يمكن فتح هذا؛ انظر ما قيل

# The inbox
inbox-lead = الأسوأ أولًا. كل سطر يقود إلى حيث يُعالج.
inbox-all = كل ما ينتظر
inbox-sections = الأقسام
inbox-nothing = لا شيء.
inbox-more = الكل ({ $n })
inbox-more-works = عدة أعمال
inbox-todo = المطلوب
inbox-todo-why = ما المتاح الآن
inbox-todo-evidence = أحضر الإثبات من جديد
inbox-todo-again = اسأل من جديد وسجّل
inbox-todo-record = اسأل وسجّل
inbox-todo-look = انظر
inbox-of-age = بلغ 18، والموافقة القديمة تنتهي
inbox-within-7 = خلال 7 أيام
inbox-within-30 = خلال 30 يومًا
inbox-within-90 = خلال 90 يومًا
inbox-erase = المطلوب حذف الأصل أيضًا وفيه آخرون: اتصلوا وقرروا مع الجميع.
inbox-copies-none = لم يكن هناك ما يُستدعى.
inbox-withdrawals = السحوبات
inbox-withdrawals-why = في آخر 14 يومًا. ما هنا مغلق فعلًا، وتُتابع النسخ لدى الآخرين.
inbox-evidence = إثباتات مفقودة
inbox-evidence-why = لم يجد آخر فحص الإثبات كما كان. وما يقوم عليه مغلق.
inbox-majority = شباب يبلغون الثامنة عشرة
inbox-majority-why = خلال ستة أشهر أو قبل قليل. سيقررون بأنفسهم: أخبروهم مسبقًا.
inbox-ending = موافقات تنتهي
inbox-ending-why = خلال 90 أو 30 أو 7 أيام. ثم يُغلق ما يقوم عليها من تلقاء نفسه.
inbox-offices = ولايات تنتهي
inbox-offices-why = خلال 90 يومًا. ثم تلزم موافقة من يتولاها حينها.
inbox-rosters = قوائم تنتظر التأكيد
inbox-rosters-why = العمل جديد أو أُعيد مونتاجه. يبقى مغلقًا حتى يتحقق أحد من أن الجميع مسجَّلون.
inbox-unasked = معتمة لأن أحدًا لم يُسأل
inbox-unasked-why = منشورة لكنها مغلقة: لم يُسأل أحد فيها قط.
inbox-overdue = استدعاءات متأخرة
inbox-overdue-why = شريك لم يجب في الوقت أو لا تزال لديه نسخة بعد ثلاثة أيام. اتصلوا به.
inbox-overdue-now = متأخر
inbox-overdue-what = { $partner }، التسليم { $mark }
inbox-takedowns = طلبات إيقاف
inbox-takedowns-why = أكدوا الاستلام فورًا، وقرروا مع التعليل خلال سبعة أيام.
inbox-danger = شخص في خطر
inbox-danger-why = طلبات إيقاف لأن شخصًا في خطر. فورًا: اتصلوا وعلّقوا العمل وأكدوا الاستلام.
inbox-takedown-what = يطلب أحدهم إيقاف هذا العمل.
inbox-proposals = مقترحات تحتاج شخصًا ثانيًا
inbox-proposals-why = من يقترح لا يقرر بنفسه.
inbox-todo-recall = إلى الاستدعاء
inbox-todo-answer = أجب

# Recalls
recalls = الاستدعاءات
recalls-text = ما لدى الشركاء ولم يعد يجوز استعماله.
recalls-letters = النص للإرسال
recalls-lead = ملفات لدى الشركاء لم يعد يجوز استعمالها. الأقدم موعدًا أولًا.
recalls-none = لا استدعاء.
recalls-show-done = اعرض المنجز
recalls-show-open = اعرض المفتوح
recalls-one = التسليم { $mark }
recalls-delivery = التسليم
recalls-deadline = الإجابة قبل
recalls-stage = الحالة
recalls-must-stop = ما يجب أن يتوقف
recalls-stop-use = كل استعمال لاحق لـ: { $use }
recalls-file = الملف (SHA-256)
recalls-issued = استُدعي في
recalls-taken = سُلّم في
recalls-reach = كيفية الوصول إلى الشريك
recalls-stage-issued = لم يُرسل بعد
recalls-stage-bounced = ارتدّ
recalls-stage-sent = أُرسل
recalls-stage-refused = رُفض
recalls-stage-acknowledged = أُكّد
recalls-stage-done = أُنجز
recalls-stage-lifted = سُمح من جديد
recalls-late-answer = متأخر: لم يُؤكَّد.
recalls-late-completion = متأخر: لم يُنجز بعد ثلاثة أيام.
recalls-answers = ما أجاب به الشريك
recalls-no-answers = لا شيء بعد.
recalls-number = رقم
recalls-by = دوّنه
recalls-undo = تراجع
recalls-undid = تُراجع عن رقم { $n }
recalls-was-undone = (تُراجع عنه)
recalls-note-kind = الإجابة
recalls-choose = – اختر –
recalls-note = بكلمات الشريك
recalls-keep = دوّن
recalls-keep-hint = يحتاج الرفض تعليلًا من 20 حرفًا على الأقل. لا يُحذف شيء: الخطأ يُتراجع عنه.
recalls-done-hint = أُنجز هذا الاستدعاء. للمتابعة تراجع عن آخر ما دُوّن.
recalls-fault = تعذّر تدوين ذلك. اختر إجابة، وربما دوّن غيرك شيئًا في الأثناء.
recalls-refused-why = اكتب في 20 حرفًا على الأقل سبب رفض الشريك.
recalls-event-sent = أُرسل
recalls-event-delivered = وصل
recalls-event-bounced = ارتدّ
recalls-event-seen = اطُّلع عليه
recalls-event-acknowledged = أُكّد
recalls-event-deleted = حُذف
recalls-event-blocked-in-archive = حُجب في الأرشيف
recalls-event-already-aired = بُثّ من قبل
recalls-event-onward-recall-sent = أُعطي لغيره واستُدعي منه
recalls-event-refused = رُفض
recalls-event-escalated = صُعّد
recalls-event-closed = أُغلق
recalls-event-lifted = سُمح من جديد
recalls-text-hint = دون سبب ودون أسماء. بالألمانية والإنجليزية.
recalls-mail = افتح كرسالة ({ $language })
recalls-letter-subject = استدعاء: التسليم { $mark }
recalls-letter-stop = نرجو ألا تستعملوا هذا الملف من الآن، لا كله ولا جزءًا منه. وإن كان قد نُشر فاسحبوه فورًا. ومن أعطيتموه إياه فأبلغوه بهذا الاستدعاء.
recalls-letter-which = التسليم { $mark } بتاريخ { $taken }، العمل { $work }، الملف SHA-256 { $digest }.
recalls-letter-what = يجب أن يتوقف كل استعمال لاحق لـ: { $use }. وإن جاز لكم حفظ نسخة في الأرشيف فاحفظوا هذا الاستدعاء معها.
recalls-letter-answer = نرجو التأكيد قبل { $due }: { $contact }

# For auditors
over-receipt = فحص إيصال
over-receipt-text = من سمح بماذا ومتى وبأي كلمات، وهل السجل سليم؟
over-receipt-lead = أدخل رقم الإيصال أو بصمته، أو كليهما بنقطتين.
over-receipt-of = الرقم أو البصمة
over-receipt-show = افحص
over-receipt-none = لا يوجد هنا قيد كهذا.
over-receipt-entry = القيد { $n }
over-receipt-about = ما يتعلق به
over-receipt-other = البصمة في الإيصال غير التي في السجل. أحدهما تغيّر.
over-receipt-all = كل ما قيل في ذلك
over-chain-holds = السجل لم يتغير من أول قيد حتى هذا.
over-chain-broken = السجل غير سليم: أول قيد خاطئ هو { $n }.
over-row-sound = ما سُجّل لا يزال كما هو تمامًا.
over-row-changed = ما سُجّل تغيّر لاحقًا.
over-row-gone = ما سُجّل لم يعد موجودًا.
over-row-shredded = أُتلف مفتاحه بطلب الشخص، ولم يعد بوسع أحد التحقق.
over-row-none = هذا القيد عن فعل لا عن سطر.
over-log = السجل
over-log-text = كل ما فُعل، دون كلمة عن الأشخاص.
over-log-lead = كل قيد يحمل بصمة سابقه. ولا شيء هنا عن الأشخاص.
over-log-empty = لم يُفعل شيء بعد.
over-log-number = رقم
over-log-kind = ماذا
over-log-object = السطر
over-log-actor = من
over-log-hash = البصمة
over-log-older = الأقدم
over-log-newest = الأحدث
over-actor-command = سطر الأوامر
over-actor-import = الاستيراد
over-actor-system = المكتبة نفسها
over-actor-public = مجهول عبر نموذج
over-actor-account = حساب
over-actor-narrator = الراوي
over-actor-partner = شريك
over-kind-consent-record = موافقة
over-kind-withdrawal = سحب
over-kind-hold = تعليق
over-kind-hold-end = نهاية تعليق
over-kind-hold-end-reason = سبب نهاية تعليق
over-kind-recall-notice = استدعاء
over-kind-recall-event = إجابة استدعاء
over-kind-evidence-check = فحص إثبات
over-kind-guardianship = ولاية
over-kind-delivery = تسليم لشريك
over-kind-account = حساب
over-kind-account-closed = أُغلق حساب
over-kind-account-opened = أُعيد فتح حساب
over-kind-account-password = كلمة مرور جديدة
over-kind-account-roles = أدوار حساب
over-kind-agreement = اتفاق مع شريك
over-kind-agreement-end = نهاية اتفاق
over-kind-appearance = من يظهر في العمل
over-kind-asking-opened = فُتحت ملاحظات السؤال
over-kind-chosen-name = اسم مختار
over-kind-consent-talk = حديث عن موافقة
over-kind-display-name = الاسم المعروض
over-kind-edition = نسخة
over-kind-edition-approved = اعتُمدت نسخة
over-kind-edition-checked = فُحصت نسخة
over-kind-edition-rejection = رُفضت نسخة
over-kind-edition-removes = من لم يعد يُعرف في نسخة
over-kind-edition-seen = شوهدت نسخة
over-kind-embargo = حظر نشر
over-kind-embargo-end = نهاية حظر نشر
over-kind-ended-again = أُنهي قبل موعده
over-kind-erasure = طُلب حذف
over-kind-erasure-step = خطوة في حذف
over-kind-evidence = إثبات
over-kind-guardianship-end = نهاية ولاية
over-kind-handed-over = سُلّم باليد
over-kind-key-lost = مفتاح مفقود
over-kind-later-evidence = إثبات أُضيف لاحقًا
over-kind-letter = رسالة
over-kind-letter-printed = طُبعت رسالة
over-kind-licence-end = نهاية ترخيص
over-kind-narrator-link = رابط شخصي
over-kind-narrator-link-end = سُحب رابط
over-kind-narrator-pause = إيقاف مؤقت من الشخص
over-kind-notice = نص التوضيح
over-kind-old-form = استمارة قديمة
over-kind-old-paper-aside = نُحّيت ورقة قديمة
over-kind-old-paper-opened = فُتحت ورقة قديمة
over-kind-organisation = شريك
over-kind-person = شخص
over-kind-profile = ما خُتم عن شخص
over-kind-profile-opening = فتح المختوم
over-kind-proposal = اقتراح
over-kind-proposal-answer = جواب على اقتراح
over-kind-relative-of = قريب
over-kind-restore = استعادة من نسخة احتياطية
over-kind-restore-without-noes = استعادة دون ما رُفض بعد النسخة الاحتياطية
over-kind-restore-opened = فُتحت بعد استعادة
over-kind-restriction = مقطع مغلق
over-kind-restriction-end = نهاية مقطع مغلق
over-kind-roster-attestation = أُكّدت قائمة المشاركين
over-kind-set-by-hand = ضُبط يدويًا
over-kind-signed-in = تسجيل دخول
over-kind-signed-out = تسجيل خروج
over-kind-signed-out-everywhere = تسجيل خروج من كل مكان
over-kind-takedown = طلب إيقاف
over-kind-takedown-opened = فُتح طلب إيقاف
over-kind-takedown-step = خطوة في طلب إيقاف
over-kind-restore-left = رفض لم تستطع الاستعادة ردّه إلى موضعه
over-kind-words-opened = قُرئ السبب
over-kind-waiver = لا يحتاج إلى موافقة
over-kind-waiver-lapsed = لا يحتاج إلى موافقة: انقضى
over-kind-waiver-ended = يحتاج إلى موافقة بعد كل شيء
over-kind-work-licence = ترخيص

# Counts
inbox-copies = { $n ->
    [zero] لا نسخ لدى الآخرين
    [one] نسخة واحدة لدى الآخرين
    [two] نسختان لدى الآخرين
    [few] { $n } نسخ لدى الآخرين
    [many] { $n } نسخة لدى الآخرين
   *[other] { $n } نسخة لدى الآخرين
}
inbox-in-works = { $n ->
    [zero] لا أعمال
    [one] عمل واحد
    [two] عملان
    [few] { $n } أعمال
    [many] { $n } عملًا
   *[other] { $n } عمل
}
inbox-uses = { $n ->
    [zero] لا استخدامات
    [one] استخدام واحد
    [two] استخدامان
    [few] { $n } استخدامات
    [many] { $n } استخدامًا
   *[other] { $n } استخدام
}
inbox-listed = { $n ->
    [zero] لا أحد في القائمة
    [one] شخص واحد في القائمة
    [two] شخصان في القائمة
    [few] { $n } أشخاص في القائمة
    [many] { $n } شخصًا في القائمة
   *[other] { $n } شخص في القائمة
}
inbox-people = { $n ->
    [zero] لا أحد لم يُسأل
    [one] شخص واحد لم يُسأل
    [two] شخصان لم يُسألا
    [few] { $n } أشخاص لم يُسألوا
    [many] { $n } شخصًا لم يُسألوا
   *[other] { $n } شخص لم يُسألوا
}
inbox-copies-open = { $n ->
    [zero] لا شيء منها مفتوح
    [one] واحدة منها لا تزال مفتوحة
    [two] اثنتان منها لا تزالان مفتوحتين
    [few] { $n } منها لا تزال مفتوحة
    [many] { $n } منها لا تزال مفتوحة
   *[other] { $n } منها لا تزال مفتوحة
}
recalls-left = { $n ->
    [zero] لا ساعات باقية
    [one] بقيت ساعة واحدة
    [two] بقيت ساعتان
    [few] بقيت { $n } ساعات
    [many] بقيت { $n } ساعة
   *[other] بقيت { $n } ساعة
}
recalls-over = { $n ->
    [zero] انقضت للتو
    [one] مضت ساعة واحدة
    [two] مضت ساعتان
    [few] مضت { $n } ساعات
    [many] مضت { $n } ساعة
   *[other] مضت { $n } ساعة
}
inbox-originals = حذف الأصل أيضًا
inbox-originals-why = سحبه شخص ويريد حذف الأصل أيضًا. لم يُبتّ في الأمر بعد؛ الحذف مستحق خلال شهر (المادة 12 (3) من اللائحة العامة).
inbox-originals-what = في العمل آخرون، أو لم ينفّذه أحد.
inbox-todo-decide = اتخذ قرارًا
over-kind-profile-opened = فُتحت بيانات مختومة
over-kind-evidence-opened = فُتح إثبات
