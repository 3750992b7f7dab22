# إدخال الأعمال، بالعربية.

upload-fault-version = يُستعمل هنا بروتوكول الرفع tus 1.0.0، والطلب يستعمل إصداراً آخر أو لا يستعمل أي إصدار.
upload-fault-length = طول الملف غير مذكور أو ليس عدداً من البايتات.
upload-fault-not-offered = طريقة الرفع هذه غير متاحة: اذكروا طول الملف أولاً وأرسلوه كرفع واحد.
upload-fault-empty = هذا الملف فارغ. اختاروه من جديد أو صدّروه مرة أخرى.
upload-fault-metadata = ما ذُكر عن الملف لا يُقرأ أو طويل جداً أو مكرر.
upload-fault-content-type = تُرسل بايتات الملف بالنوع application/offset+octet-stream.
upload-fault-no-offset = لم يُذكر أين تبدأ هذه البايتات في الملف.
upload-fault-offset = ينتهي الملف هنا في موضع آخر. اسألوا كم وصل منه وتابعوا من هناك.
upload-fault-too-long = وصل أكثر من طول الملف. لم يُحفظ شيء من ذلك. ارفعوا الملف من جديد.
upload-fault-algorithm = لا يمكن قراءة هذا المجموع الاختباري. يُقبل sha256 وsha1.
upload-fault-mismatch = تغيّرت البايتات في الطريق ولم تُحفظ. أرسلوا هذا الجزء مرة أخرى.
upload-fault-locked = هذا الملف يُرسل الآن. انتظروا لحظة أو أغلقوا النافذة الأخرى.
upload-fault-missing = لا يوجد رفع كهذا. ربما أُلغي أو انتظر أطول من اللازم.
upload-fault-over = أصبح هذا الملف جزءاً من عمل ولا يُحذف مع رفعه.
upload-fault-large = هذا الملف كبير جداً: يُقبل { $most } على الأكثر. أدخلوا أصلاً أصغر.
upload-fault-of-account = بهذا الملف سيكون لديكم أكثر من { $most } في الطريق. انتظروا حتى تنتهي الملفات الأخرى أو ألغوا واحداً منها.
upload-fault-of-all = بهذا الملف سيكون أكثر من { $most } في الطريق إلى المكتبة. انتظروا حتى ينتهي غيره.
upload-fault-open = { $n ->
    [zero] لا يمكن إرسال أي ملف الآن.
    [one] لديكم ملف واحد في الطريق، وهذا هو الحد الأقصى. انتظروا حتى ينتهي أو ألغوه.
    [two] لديكم ملفان في الطريق، وهذا هو الحد الأقصى. انتظروا حتى ينتهي أحدهما أو ألغوا أحدهما.
    [few] لديكم { $n } ملفات في الطريق، وهذا هو الحد الأقصى. انتظروا حتى ينتهي أحدها أو ألغوا أحدها.
    [many] لديكم { $n } ملفاً في الطريق، وهذا هو الحد الأقصى. انتظروا حتى ينتهي أحدها أو ألغوا أحدها.
   *[other] لديكم { $n } ملف في الطريق، وهذا هو الحد الأقصى. انتظروا حتى ينتهي أحدها أو ألغوا أحدها.
}
upload-fault-disk = قرص المكتبة ممتلئ ولا يتسع لهذا الملف. على من يدير المكتبة أن يفسح مكاناً؛ ما وصل محفوظ، ويمكنكم المتابعة بعد ذلك.
upload-fault-no-work = اذكروا لأي عمل هذا الملف.
upload-fault-role = لا يُدخل الأعمال إلا أمناء المجموعة. اطلبوا هذا الدور من الإدارة.
upload-fault-signed-out = لم تعودوا مسجلي الدخول. سجّلوا الدخول من جديد؛ ما وصل محفوظ، ويمكنكم المتابعة.

intake = إدخال أعمال
intake-text = رفع الأفلام والأصوات والترجمات والصور ومتابعة ما يصير منها
intake-lead = أدخلوا الأفلام والأصوات كما هي: يبقى الملف دون مساس، ومنه يُصنع كل ما يُشغَّل. ولا يصبح شيء علنياً بذلك.
intake-bring = إدخال ملفات
intake-files = اختيار ملفات
intake-drop = أو اسحبوها إلى هذه الصفحة أو ألصقوها. يمكن إدخال عدة ملفات معاً.
intake-largest = كل ملف { $most } على الأكثر. يمكنكم إغلاق الحاسوب: ما وصل يُحفظ أسبوعاً، ومن يختار الملف نفسه مرة أخرى يتابع من حيث توقف.
intake-chosen = الملفات المختارة
intake-begin = رفع
intake-begin-all = رفع الكل
intake-pause = إيقاف مؤقت
intake-go-on = متابعة
intake-end = إلغاء
intake-dismiss = إزالة من القائمة
intake-file = ملف
intake-form-hint = دون سكربت ملف واحد في كل مرة، { $most } على الأكثر؛ وإذا انقطع الاتصال يبدأ من جديد.
intake-purpose = ما هو
intake-purpose-work = عمل جديد
intake-purpose-part = الجزء التالي من مسودة
intake-purpose-words = ترجمة لعمل
intake-purpose-picture = صورة لعمل
intake-work = لأي عمل
intake-work-choose = اختاروا …
intake-part = لأي جزء
intake-title = العنوان
intake-title-hint = يُصنع منه العنوان الإلكتروني، فلا تكتبوا أسماء أشخاص. وللصورة: ما يظهر فيها.
intake-language = اللغة
intake-no-words = دون كلام
intake-under-way = قيد الإنجاز
intake-nothing = لا شيء قيد الإنجاز.
intake-look-again = النظر مرة أخرى
intake-nameless = ملف
intake-arrived = وصل { $here } من { $all }
intake-upload-receiving = يُرفع الآن
intake-upload-received = وصل ويُفحص
intake-upload-taken = في المكتبة
intake-upload-refused = لم يُقبل
intake-job-waiting = ينتظر الترميز
intake-job-running = يبدأ
intake-job-done = تم ترميزه
intake-job-failed = لم ينجح
intake-job-cancelled = أُلغي
intake-step-looking = يُفحص
intake-step-encoding = يُرمَّز
intake-step-joining = تُجمع ملفات للمشغلات البسيطة
intake-step-picturing = تُصنع الصور
intake-step-keeping = يُحفظ
intake-left-soon = بقي أقل من دقيقة
intake-left = { $n ->
    [zero] لم يبق شيء
    [one] بقيت دقيقة تقريباً
    [two] بقيت دقيقتان تقريباً
    [few] بقيت { $n } دقائق تقريباً
    [many] بقيت { $n } دقيقة تقريباً
   *[other] بقيت { $n } دقيقة تقريباً
}
intake-cancel = إلغاء
intake-retry = المحاولة من جديد
intake-fault-unreadable = لا يمكن قراءة الملف حتى نهايته. صدّروه من جديد وأدخلوه مرة أخرى.
intake-fault-too-long = استغرق أطول مما ينبغي لملف كهذا. حاولوا من جديد؛ وإن لم ينفع فصدّروا الملف مرة أخرى.
intake-fault-no-room = لا مكان على القرص لما سيُصنع. على من يدير المكتبة أن يفسح مكاناً؛ ثم يتابع الأمر وحده.
intake-fault-program-missing = برنامج ffmpeg غير مثبت على الخادم. أخبروا من يدير المكتبة؛ ثم يتابع الأمر وحده.
intake-fault-interrupted = توقف الخادم عدة مرات في منتصف العمل. حاولوا من جديد.
intake-fault-gone = العمل أو ملفه لم يعد موجوداً أو صار غيره.
intake-fault-trouble = حدث خلل على الخادم. حاولوا من جديد؛ وإن بقي فأخبروا من يدير المكتبة.
upload-why-erased = مُحي هذا الملف بطلب من صاحبه ولا يجوز أن يعود.
upload-why-gone = لم تعد بايتاته موجودة. ارفعوا الملف من جديد.
upload-why-here = هذا الملف موجود هنا من قبل باسم { $what }. لم يُحفظ شيء مرتين.
upload-why-unreadable = لا يمكن قراءته. { $what }
upload-why-too-long = استغرق فحصه وقتاً أطول من اللازم. صدّروا الملف من جديد.
upload-why-other = هذا ليس فيلماً ولا صوتاً بل { $what }، مهما كان اسمه.
upload-why-unknown = هذا ليس فيلماً ولا صوتاً نعرفه من بايتاته. يُقبل MP4 وWebM وMOV وWAV وFLAC وMP3 وM4A وOgg.
upload-why-whose-picture = هذه صورة. ارفعوها من جديد واختاروا العمل الذي هي له.
upload-why-whose-words = هذا نص. إن كان ترجمة فارفعوه من جديد واختاروا عمله.
upload-why-no-picture = هذه ليست صورة نقبلها. تُقبل JPEG وPNG وWebP وGIF.
upload-why-no-words = هذه ليست ترجمة. تُقبل WebVTT وSRT وTTML وOHMS ونص مع أوقات حتى 5 MB.
upload-why-words = في هذه الترجمة أخطاء؛ أصلحوا هذه السطور وارفعوها من جديد:
upload-why-no-language = اذكروا بأي لغة هذه الترجمة.
upload-why-no-part = ليس في العمل جزء كهذا.
upload-why-no-work = العمل الذي كان الملف له لم يعد موجوداً.
upload-why-no-draft = تُضاف الأجزاء إلى المسودات فقط. أدخلوا الملف كعمل جديد.
upload-why-attested = أكد أحدهم من قبل من يظهر في هذا العمل. والجزء الجديد يحتاج نظرة جديدة: أدخلوا الملف كعمل جديد.
upload-why-other-kind = لا يمكن أن يكون الفيلم والصوت جزأين من عمل واحد. أدخلوا الملف كعمل جديد.
intake-its-files = ملفاته
intake-plays = يستطيع المتصفح تشغيله كما هو.
intake-plays-not-yet = ينتظر الترميز؛ ثم يستطيع المتصفح تشغيله.
intake-not-kept = لم يقل أحد بعد إن كان للدار أن تحفظه وتنظر فيه. وحتى ذلك الحين لا يُعرض على أحد، ولا هنا أيضاً.
intake-why = لماذا لا يراه أحد بعد
intake-public = يستطيع الجميع رؤيته:
intake-who-opens = يكتب الموافقاتِ مسؤولُ الموافقات، أو تأتي مع مجلد العمل.
intake-script-waits = ينتظر
intake-script-left = %1 من %2، %3 في الثانية، بقي %4
intake-script-paused = متوقف مؤقتاً
intake-script-goes-on = يتابع من حيث توقف
intake-script-done = وصل
intake-script-line = انقطع الاتصال. سيتابع وحده حالما يستطيع.
intake-script-chosen = اختير: %1
intake-script-seconds = %1 ث
intake-script-minutes = %1 د
intake-script-hours = %1 س
intake-script-need-work = اختاروا العمل.
