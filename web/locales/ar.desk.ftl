# مكتب العاملين هنا، بالعربية.

# تسجيل الدخول
sign-in = تسجيل الدخول
sign-in-lead = للعاملين هنا. لا يحتاج أحد إلى حساب للمشاهدة أو الاستماع.
sign-in-name = الحساب
sign-in-password = كلمة المرور
sign-in-wrong = الحساب وكلمة المرور لا يتطابقان. يرجى التحقق من كليهما.
sign-in-too-many = كانت المحاولات كثيرة جدًا. يرجى الانتظار ربع ساعة ثم المحاولة من جديد.
sign-in-cookie = ما دمت مسجّل الدخول يوجد ملف تعريف ارتباط واحد على هذا الجهاز – لاثنتي عشرة ساعة على الأكثر، ولهذا المكتب فقط.
sign-out = تسجيل الخروج
sign-out-everywhere = تسجيل الخروج من كل مكان

# الصفحة الأولى للمكتب
desk = المكتب
desk-lead = ما يمكنك فعله هنا.
desk-places = أقسام المكتب
desk-nothing = لا يوجد هنا بعد ما تفعله ضمن أدوارك.
desk-account = حسابك
desk-roles = يمكنه العمل بصفة
desk-browsers = { $n ->
    [zero] لست مسجّل الدخول في أي متصفح.
    [one] أنت مسجّل الدخول في متصفح واحد.
    [two] أنت مسجّل الدخول في متصفحين.
    [few] أنت مسجّل الدخول في { $n } متصفحات.
    [many] أنت مسجّل الدخول في { $n } متصفحًا.
   *[other] أنت مسجّل الدخول في { $n } متصفح.
}
role-administrator = مدير الحسابات
role-consent-officer = مسؤول الموافقات
role-curator = أمين المجموعة
role-auditor = مدقّق

# Places at the desk
desk-proposals = بشخصين
desk-proposals-text = ما اقترحه شخص ويجيب عنه شخص آخر.
desk-takedowns = طلبات الإيقاف
desk-takedowns-text = يكتب الناس: هذا أنا، أوقفوه من فضلكم.

# Recording a declaration
say-title = تسجيل موافقة
say-whose = كلام من
say-whose-lead = من يتكلم، وعن من؟
say-nobody = لا أحد مسجّل في هذا العمل بعد.
say-other-voice = يتكلم شخص آخر
say-faults = هناك ما ينقص. كل ما كتبته لا يزال هنا.
say-uses = الاستخدامات
say-uses-hint = كل استخدام سؤال مستقل. لا شيء مختار مسبقًا؛ أجب عن كل واحد بنعم أو لا.
say-through-all = اليوم الأخير للجميع
say-through-hint = حتى هذا اليوم شاملًا، ما لم يُذكر غيره عند استخدام ما.
say-yes = نعم
say-no = لا
say-world = في كل مكان في العالم – لا يمكن غير ذلك هنا.
say-place = أين
say-place-hint = الأماكن: 001 للعالم كله، أو بلد مثل DE، أو جزء منه مثل DE-BE؛ وعدة أماكن بفواصل.
say-through = حتى هذا اليوم شاملًا
say-how = كيف قيل
say-notice = نص المعلومات
say-notice-hint = السلسلة والإصدار واللغة كما هي مطبوعة أسفل الاستمارة.
say-choose = يرجى الاختيار
say-explained = شُرح باللغة
say-explained-hint = كرمز: de وtr وar وfa وuk …
say-interpreter = الترجمة الشفهية
say-interpreter-hint = مفتاح الشخص؛ فارغ إن لم يترجم أحد.
say-none = –
say-method = كيف أُعلن
say-method-paper-signed = موقّع على الورق
say-method-e-signed = موقّع إلكترونيًا
say-method-recorded-statement = منطوق ومسجّل
say-given = قيل في
say-given-time = الساعة، إن عُرفت
say-given-time-hint = من دون ساعة تُحسب الموافقة من بداية اليوم: ويبقى الرفض الذي قيل في اليوم نفسه قائمًا.
say-orally = شُرح شفهيًا
say-risks = جرى الحديث عن خطر التعرّف على الشخص
say-explicit = صراحةً أيضًا بشأن الأصل والمعتقد والرأي السياسي
say-explicit-hint = من دون ذلك لا تفتح النعم شيئًا.
say-wishes = الاسم والرغبات
say-name = الاسم المعروض
say-name-real = الاسم الحقيقي
say-name-pseudonym = اسم آخر
say-name-unnamed = بلا اسم
say-name-nobody = لا يُعرض اسم
say-name-written = كما يُكتب
say-name-spoken = كيف يُنطق (للإذاعة)
say-death = بعد الوفاة
say-death-continue = يبقى كما هو
say-death-ask-relatives = يُسأل الأقارب
say-death-close = يُغلق كل شيء
say-cuts = نسخة يجوز عرضها بعد السحب
say-cuts-hint = ضع علامة فقط على ما شاهده الشخص وسمح به.
say-look = مراجعة أخيرة
say-look-hint = لا يُحفظ إلا في الصفحة التالية.
say-review = هل كل شيء صحيح؟
say-use = الاستخدام
say-answer = الجواب
say-preview = هكذا سيظهر الاسم
say-paper = الإثبات
say-paper-hint = اختر ملفًا أو أكّد أن الورقة موجودة في المكتب. يُحفظ الملف مشفّرًا.
say-paper-may = الرفض لا يحتاج إلى إثبات. ومع ذلك يمكن إرفاق ملف.
say-scan = مسح ضوئي (PDF أو صورة، 32 ميغابايت على الأكثر)
say-recording = تسجيل (صوت أو فيلم، 32 ميغابايت على الأكثر)
say-record-start = سجّل الآن
say-record-stop = أنهِ التسجيل
say-record-running = التسجيل جارٍ.
say-record-done = أُرفق التسجيل. يرجى الاستماع إليه مرة.
say-record-heard = التسجيل
say-record-refused = لا يمكن استخدام الميكروفون. يرجى اختيار ملف.
say-seen = رأيت الورقة أو التسجيل بنفسي؛ وهي محفوظة في المكتب.
say-keep = حفظ
say-propose = إحالة إلى موظف ثانٍ
say-change = تعديل
say-warn-refusal = كل الأجوبة لا: هذا رفض، وهو يُغلق.
say-warn-explicit = لم تُعطَ صراحةً: هكذا لا تفتح النعم شيئًا.
say-warn-orally = لم يُشرح شفهيًا.
say-warn-half = لا يكون العمل علنيًا إلا إذا سُمح بإدراجه وتشغيله معًا.
say-warn-two = الشخص ليس راشدًا أو لا يُعرف ذلك: يؤكدها موظف ثانٍ قبل أن تسري.
say-warn-child = يجب أن يوافق كل الأوصياء أيضًا، كلٌّ بنفسه.
say-warn-replaces = يحل هذا محل آخر كلام لهذا الصوت.
say-warn-taken = سُحبت الموافقة في { $moment }، أي بعد هذه الموافقة. لذلك لا تعيد فتح ما أُغلق. إن قيلت بعد ذلك، فاكتب الساعة.
say-fault-answer = أجب بنعم أو لا
say-fault-day = حدّد اليوم الأخير
say-fault-past = اليوم الأخير قبل يوم التصريح
say-fault-place = حدّد مكانًا مثل DE أو DE-BE
say-fault-notice = اختر نص المعلومات
say-fault-language = اكتب رمز اللغة مثل de أو ar
say-fault-method = حدّد كيف أُعلن
say-fault-interpreter = هذا الشخص غير معروف هنا
say-fault-given = حدّد اليوم الذي قيل فيه
say-fault-time = اكتب الوقت مثل 14:30
say-fault-future = هذا في المستقبل
say-fault-older = هذا أقدم من آخر كلام لهذا الصوت. اكتب الساعة التي قيل فيها
say-fault-name = اكتب الاسم الذي يُعرض
say-fault-paper = يرجى اختيار ملف أو تأكيد وجود الورقة في المكتب. يجب اختيار الملف من جديد.
say-fault-first = سجّل شخص آخر للتو كلامًا لهذا الصوت. لم يضع شيء مما كتبت: انظر إلى ما سُجّل، ثم احفظ ما لديك بعده إن كان لا يزال صحيحًا. يجب اختيار الملف من جديد.

# What else is written down
write-title = تدوين شيء
write-all = كل ما يمكن تدوينه
write-withdraw = سحب
write-withdraw-hint = بالهاتف أو البريد أو حضوريًا. لا أحد يسأل عن السبب. يسري فورًا.
write-from = من ماذا
write-from-this = من هذا العمل
write-from-every = من كل الأعمال
write-uses = لأي استخدامات
write-uses-hint = عدم التحديد يعني: للجميع.
write-channel = كيف وصلنا
write-channel-phone = الهاتف
write-channel-post = البريد
write-channel-in-person = حضوريًا
write-channel-email = البريد الإلكتروني
write-channel-via-school = عبر المدرسة
write-channel-via-guardian = عبر الوصي
write-withdraw-do = تدوين السحب
write-hold = تعليق
write-hold-hint = أثناء التحقق من أمر ما. والتعليق الذي يحمي إنسانًا لا يُرفع إلا بشخصين.
write-cause = السبب
write-cause-dispute = نزاع
write-cause-safeguarding = حماية شخص
write-cause-takedown-review = طلب قيد النظر
write-cause-court-order = محكمة أو سلطة
write-cause-integrity = خلل في الملفات
write-hold-until = حتى هذا اليوم شاملًا (فارغ: حتى يُرفع)
write-hold-do = تعليق
write-holds = ما هو معلّق الآن
write-lift = رفع
write-lift-note = نتيجة الحديث عن الخطر (20 حرفًا على الأقل)
write-lift-propose = اقتراح الرفع
write-no-end = بلا نهاية
write-attest = قائمة الأشخاص
write-attest-hint = ما دام أحد لم يؤكد ذلك يبقى العمل مغلقًا.
write-attested = تم التأكيد للنسخة الحالية أن الجميع مسجّلون.
write-looked = شاهدت العمل أو استمعت إليه كاملًا: كل من يمكن التعرّف عليه مسجّل.
write-attest-do = تأكيد
write-end = إنهاء مبكر
write-end-hint = يُضاف قيد جديد ويبقى القديم.
write-end-none = لا شيء هنا يمكن أن ينتهي قبل موعده.
write-end-what = ما الذي ينتهي
write-end-until = حتى هذا اليوم شاملًا (فارغ: الآن)
write-end-do = إنهاء
write-end-embargo = حظر نشر
write-end-licence = ترخيص
write-end-guardianship = وصاية
write-waive = لا حاجة إلى موافقة
write-waive-hint = هذا يحتاج إلى اثنين: أنت تقترح وشخص آخر يجيب.
write-ground = الأساس
write-ground-kug-23-1-1 = تاريخ معاصر (KUG 23 (1) 1)
write-ground-kug-23-1-2 = ظهور عابر (KUG 23 (1) 2)
write-ground-kug-23-1-3 = تجمّع (KUG 23 (1) 3)
write-ground-kug-23-1-4 = فن (KUG 23 (1) 4)
write-ground-not-identifiable = لا يمكن التعرّف عليه
write-ground-public-official-statement = تصريح رسمي
write-note = السبب (20 حرفًا على الأقل)
write-waive-do = اقتراح
write-invalidate = تصريح لم يكن صالحًا قط
write-invalidate-hint = وصي خاطئ، بلا ترجمة، ضغط. يحتاج إلى اثنين ويُغلق.
write-invalidate-none = لم يُصرَّح بشيء بشأن هذا العمل بعد.
write-invalidate-do = اقتراح
write-declaration = آخر كلام لـ
write-done-withdraw = دُوّن السحب وهو ساري المفعول.
write-done-hold = العمل معلّق.
write-done-lift = رُفع التعليق.
write-done-attest = تم تأكيد القائمة.
write-done-end = دُوّنت النهاية.
write-done-waive = تم الاقتراح.
write-done-invalidate = تم الاقتراح.
write-fault-whose = يرجى اختيار صاحب الكلام.
write-fault-channel = يرجى اختيار كيف وصلنا.
write-fault-from = يرجى الاختيار: هذا العمل أو كلها.
write-fault-cause = يرجى اختيار سبب.
write-fault-day = لا يمكن قراءة هذا اليوم.
write-fault-past = هذا اليوم مضى.
write-fault-ended = لقد انتهى هذا بالفعل.
write-fault-looked = يرجى أولًا تأكيد أنك شاهدت كل شيء.
write-fault-end = يرجى اختيار ما ينتهي.
write-fault-person = يرجى اختيار شخص.
write-fault-waived = لا حاجة أصلًا إلى موافقة هذا الشخص.
write-fault-ground = يرجى اختيار أساس.
write-fault-declaration = يرجى اختيار تصريح.
write-fault-note = يرجى ذكر السبب بما لا يقل عن 20 حرفًا ليفهمه شخص آخر.

# Requests to stop a work
take-title = طلبات الإيقاف
take-one = الطلب { $reference }
take-lead = أكّد الاستلام فورًا، وقرّر خلال سبعة أيام، دائمًا مع الأسباب.
take-waiting = بانتظار قرار
take-decided = تم البت فيها
take-none = لا شيء ينتظر.
take-danger = خطر
take-no-work = لم يُعرف العمل
take-acknowledged = تمت رؤيته
take-unseen = لم يره أحد بعد
take-held = معلّق حتى يُرفع
take-held-until = معلّق حتى { $moment }
take-until = البت حتى { $day }
take-late = متأخر منذ { $day }
take-received = وصل
take-due = البت حتى
take-name = الاسم
take-contact = للتواصل
take-words = ما كُتب
take-opened = فتحُك له مسجّل في السجل.
take-hold = تعليق العمل
take-not-held = لا شيء معلّق بسبب هذا الطلب.
take-hold-do = علّق الآن
take-lift = ارفع التعليق
take-became = ما الذي حدث
take-acknowledge = تأكيد الاطلاع
take-decide = البت
take-decision = القرار
take-decision-removed = أُزيل
take-decision-restricted = قُيّد
take-decision-redacted = حُذف جزء
take-decision-rejected = رُفض
take-decision-withdrawn-by-requester = سحبه صاحب الطلب
take-reasons = الأسباب (20 حرفًا على الأقل)
take-reasons-hint = تُحفظ مشفّرة. ويبقى المعلّق معلّقًا حتى ترفعه.
take-decide-do = تدوين القرار
take-fault-no-work = لا يُعرف عمل يمكن تعليقه.
take-fault-held = العمل معلّق بالفعل.
take-fault-decision = يرجى اختيار قرار.
take-fault-done = سبق أن فعل أحدهم ذلك.

# What takes two
two-title = بشخصين
two-lead = شخص يقترح وآخر يجيب. وبالنعم يتم الأمر.
two-open = بانتظار جواب
two-answered = تمت الإجابة
two-none = لا شيء ينتظر.
two-waiver = لا حاجة إلى موافقة
two-invalidation = تصريح لم يكن صالحًا قط
two-lift-hold = رفع تعليق للحماية
two-minor-consent = موافقة بشأن شخص غير راشد
two-was-yes = نعم
two-was-no = لا
two-mine = منك
two-mine-wait = أنت اقترحت هذا؛ ويجيب شخص آخر.
two-yes = نعم، هو كذلك
two-no = لا
two-fault = لم يعد ذلك ممكنًا هكذا: أجاب أحدهم أو تغيّر شيء. انظر إلى العمل؛ وإلا فأجب بلا.
two-paper = فتح الإثبات

# الإثباتات
proof-title = الإثباتات
proof-title-text = الاستمارات والتسجيلات، وكل فحص، ومن فتحها.
proof-lead = أولًا ما هو مفقود أو متغيّر، ثم الأحدث.
proof-round = آخر فحص شامل: { $moment }
proof-no-round = لم يُجرَ الفحص اليومي بعد.
proof-none = لا إثبات بعد.
proof-kind = النوع
proof-received = وصل
proof-kept = أين
proof-last = آخر فحص
proof-here = مشفّر هنا
proof-office = شوهد في المكتب، بلا ملف
proof-sealed = مشفّر هنا: { $type }، { $kilobytes } كيلوبايت
proof-erased = محذوف؛ المفتاح أُتلف
proof-about = عن:
proof-rests = ما يستند إليه
proof-rests-none = لا يستند إليه أي تصريح.
proof-checks = الفحوص
proof-look = افحص الآن
proof-look-office = نظرت في المكتب
proof-found-verified = الورقة موجودة وكاملة.
proof-found-missing = الورقة غير موجودة. كل ما يستند إليها يُغلق فورًا.
proof-opened = من فتحه
proof-opened-none = لا أحد بعد.
proof-open = افتحه
proof-fault-purpose = يرجى اختيار الغرض من فتحه.
proof-fault-found = يرجى ذكر ما وجدته.
purpose = الغرض
purpose-hint = من ومتى ولماذا يُسجَّل في السجل، ويمكن للشخص رؤيته.
purpose-contact = للكتابة إلى الشخص أو الاتصال به
purpose-consent-check = للتحقق من أن ما قيل هو ما دُوّن
purpose-access-request = الشخص يسأل عمّا يُحفظ
purpose-dispute = هناك من ينازع في موافقة
purpose-authority = محكمة أو جهة رسمية تطلب ذلك
adding-title = إضافة إثبات

# شخص
person-title = عن هذا الشخص
person-of = عن { $who }
person-no-works = ليس في أي عمل.
person-sealed = ما هو مختوم
person-nothing-sealed = لا شيء مختوم عن هذا الشخص.
person-purpose-hint = هذا يحتاج إلى اثنين: أنت تطلب وشخص آخر يجيب. بعدها يمكنك الاطلاع يومًا واحدًا. كل اطلاع يُسجَّل ويمكن للشخص رؤيته. لا يُعرض تاريخ الميلاد أبدًا.
person-ask = اطلب ذلك
person-agreed = تمت الموافقة:
person-open = افتح الآن
person-opened = تم الفتح، وسُجّل ذلك في السجل.
person-looks = من اطّلع
person-legal-name = الاسم في الأوراق
person-mail = البريد الإلكتروني
person-phone = الهاتف
person-address = العنوان
person-languages = اللغات
person-notes = ملاحظات

# أن يُنسى
erase-list = عمليات الحذف
erase-list-text = ما هو جارٍ، ومتى تُحذف الأصول والمفاتيح، والشهادات.
erase-lead = ما صُنع من الأصول يُحذف فورًا، أما الأصول والمفاتيح فتُحذف في اليوم المذكور.
erase-running = جارية
erase-done = منفَّذة
erase-none = لا شيء جارٍ.
erase-title = نسيان هذا الشخص
erase-hint = بناءً على رغبة الشخص أو من يتكلم باسمه. فورًا لا يُعرض شيء بعد الآن. لا يُحذف إلا إذا وافق شخص آخر، وبعدها لا يعود شيء.
erase-alone = هذه الأعمال تُحذف كليًا لأن أحدًا غيره لا يُعرف فيها:
erase-with-others = وهذه الأعمال أيضًا
erase-with-others-hint = فيها آخرون. ما لا تحدده يبقى مغلقًا لهذا الشخص.
erase-due = تُحذف الأصول والمفاتيح
erase-days = { $n ->
    [one] بعد يوم واحد
    [two] بعد يومين
    [few] بعد { $n } أيام
   *[other] بعد { $n } يومًا
}
erase-now = فور الموافقة
erase-note = كيف تعرف أنها رغبة الشخص (20 حرفًا على الأقل)
erase-propose = أغلق كل شيء واقترح الحذف
erase-fault-when = يرجى اختيار موعد حذف الأصول والمفاتيح.
erase-certificate = شهادة حذف
erase-step-derivatives = ما صُنع من الأصول
erase-step-masters = الأصول والمفاتيح
erase-no-step = لم يُحذف شيء بعد، وسيحدث ذلك بعد قليل.
erase-number = الرقم
erase-asked = طُلب
erase-at = حُذف
erase-works = الأعمال
erase-files = الملفات
erase-bytes = البايتات
erase-keys = المفاتيح المُتلَفة
erase-entry = القيد في السجل
erase-means = ما خُتم بهذه المفاتيح – الاسم ووسائل الاتصال وتاريخ الميلاد والإثباتات – لا يستطيع أحد قراءته بعد الآن، ولا في النسخ الاحتياطية. ويبقى بلا اسم ما سُمح به وما سُحب ومتى (المادة 17 (3) (هـ) من اللائحة العامة لحماية البيانات).
erase-means-works = حُذفت أصول هذه الأعمال ولن تعود. أما الشخص نفسه فلم يُنسَ.
erase-left = { $n ->
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقي { $n } أيام
   *[other] بقي { $n } يومًا
}

# المقاطع
write-passage = إغلاق مقطع
write-passage-hint = كتم أو تمويه أو حذف. يُغلق العمل فورًا لهذه الاستخدامات إلى أن توجد نسخة مدقّقة. وإعادة فتحه تحتاج إلى اثنين.
write-passage-do = أغلق المقطع
write-passage-whose = من يطلب ذلك، ولمن
write-part = الجزء
write-start = من
write-until = إلى
write-span-hint = دقائق وثوانٍ، مثل 1:05 أو 1:05.5
write-op = ما الذي يُفعل به
write-box = جزء من الصورة
write-box-hint = للتمويه فقط، بالنسبة المئوية من الصورة. فارغ: الصورة كلها.
write-box-left = من اليسار
write-box-top = من الأعلى
write-box-width = العرض
write-box-height = الارتفاع
write-done-passage = أُغلق المقطع.
write-fault-op = يرجى اختيار ما يُفعل بالمقطع.
write-fault-part = يرجى اختيار جزء موجود.
write-fault-span = يرجى كتابة البداية والنهاية، مثل 1:05 و1:12، ضمن مدة العمل.
write-fault-picture = لا صورة هنا لتمويهها. اختر الكتم أو الحذف.
write-fault-box = يرجى كتابة الأرقام الأربعة؛ والجزء يقع داخل الصورة.
two-later-evidence = إثبات بشأن قاصر
two-open-profile = فتح بيانات مختومة
two-lift-passage = رفع إغلاق مقطع
two-erasure = نسيان شخص
