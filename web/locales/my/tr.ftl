# Eserlerdeki insanlar için, Türkçe.

language-name = Türkçe
tab = Sayfanız
skip = İçeriğe geç
leave = Buradan hemen çık
read-aloud = Sesli oku
read-quiet = Sesli okumayı durdur
help = Yardım
call = Bizi arayın, telefona bir insan çıkar:
no-phone = Bu bağlantıyı size veren kişilere sorun.
not-signed-off = Bu çeviriyi, adını verebileceğimiz kimse henüz kontrol etmedi. Bir şey anlaşılmıyorsa lütfen sorun.
authority = Buraya da şikâyet edebilirsiniz:
link-until = Bu bağlantı { $day } günü dahil geçerlidir.
link-until-of-age = Bu bağlantı çocuğunuz 18 yaşını doldurana kadar geçerlidir.
languages-label = Dil
back = Geri
untitled = { $number } numaralı hikâye
closed = Bu bağlantı artık hiçbir şey açmıyor
closed-text = Belki süresi doldu, belki de geri alındı.
closed-new = Bir şeyi durdurmak mı istiyorsunuz, yoksa yeni bir bağlantı mı? Size yardım ederiz.

# Hikâye nerede
where = Hikâyeniz burada
where-child = Çocuğunuzun hikâyesi burada
where-relative = Hikâye burada
nothing = Sizin olduğunuz bir film ya da kayıt bizde yok.
place-website = İnternet sitesi
place-schools = Okullar
place-radio = Radyo
place-screens = Otobüs ve trenlerdeki ekranlar
place-podcast = Podcast
place-on = Evet, { $day } gününden beri.
place-until = { $day } günü dahil.
place-until-child = Çocuğunuzun yeniden karar vermesi gerekene kadar.
place-until-young = Yeniden karar vermeniz gerekene kadar.
place-open = Belirli bir sonu yok.
place-off = Hayır.
place-off-since = Hayır, { $day } gününden beri artık yok.
schools = { $n ->
    [0] Hiçbir okulun bağlantısı yok.
    [one] { $n } okulun bağlantısı var.
   *[other] { $n } okulun bağlantısı var.
}
school-until = { $name }: { $day } günü dahil
handed-over = { $name }: { $day } günü verildi
radio-none = Hiçbir radyoda dosya yok.
recall-asked = { $day } günü geri istedik.
recall-not-yet = Onlara henüz haber vermemiz gerekiyor; şimdi yapıyoruz.
recall-waiting = Henüz cevap yok.
recall-seen = { $day } günü mesajımızı okudular.
recall-acknowledged = { $day } günü mesajımızı onayladılar.
recall-deleted = { $day } günü silindi.
recall-blocked = { $day } günü arşivde kapatıldı.
recall-aired = Daha önce yayınlanmıştı, { $day } günü bildirdiler.
recall-passed-on = Başkasına verilmişti, { $day } günü oradan geri istendi.
recall-refused = { $day } günü reddedildi. Radyoyla konuşuyoruz.
paused-since = { $day } günü siz ara verdiniz.
other-stopped = { $day } gününden itibaren durduruldu. Kim: { $who }. Nerede: { $where }.
other-paused = { $day } gününden beri ara verildi. Kim: { $who }.
who-parent = annenizle babanızdan biri
who-guardian = vasiniz
who-representative = yasal temsilciniz
who-child = çocuğunuzun kendisi
child-not-asked = Çocuğunuz henüz kendisi karar vermedi.
child-yes = Çocuğunuz { $day } günü kendisi evet dedi.
child-no = Çocuğunuz { $day } günü kendisi hayır dedi.
child-half-year = Altı aydan kısa bir süre sonra çocuğunuz 18 yaşında olacak.
child-month = Bir aydan kısa bir süre sonra çocuğunuz 18 yaşında olacak.
child-day = Yarın çocuğunuz 18 yaşında olacak.
child-what = O günden sonra yalnız çocuğunuz karar verir ve bu bağlantı artık hiçbir şey açmaz.
dead-closed = Ölümden sonra burada bir hayır geçerli: kişinin kendisinin ya da aileden birinin hayırı. Bu yüzden hiçbir şey görülmez, duyulmaz.
dead-unresolved = Ölümden sonra aileye sorulur. Sorulması gereken herkes henüz evet demedi. Bu yüzden hiçbir şey görülmez, duyulmaz. Susmak hiçbir zaman evet sayılmaz.
young-half-year = Altı aydan kısa bir süre sonra 18 yaşında olacaksınız.
young-month = Bir aydan kısa bir süre sonra 18 yaşında olacaksınız.
young-day = Yarın 18 yaşında olacaksınız.
young-what = O günden sonra yalnız siz karar verirsiniz. Kendiniz evet dediyseniz bu 90 gün daha geçerlidir. Sonra, bir kez daha evet demezseniz biter. Yalnız anneniz babanız evet dediyse o gün biter. Devam etsin mi? Bizi arayın.
give-again = Bir şey yeniden gösterilsin mi? Bunun için düğme yok: Bizi arayın, sizinle konuşuruz.

# Durdurmak
stop = Durdur
stop-lead = Sebep söylemeniz gerekmez.
stop-where = Nerede bitsin?
stop-untick = Her yer işaretli. Devam edebileceği yerde işareti kaldırın.
stop-others = { $n ->
    [one] İçinde olduğum öbür eserde de
   *[other] İçinde olduğum öbür { $n } eserde de
}
stop-erase = Aslını da sil
stop-erase-hint = O zaman her yerde biter. Ondan yaptıklarımız birkaç dakika içinde silinir, aslı { $day } günü silinir. O güne kadar bu isteği geri alabilirsiniz.
stop-erase-shared = İçinde başka insanlar da var. O zaman her yerde biter. Aslı için buradan biri bir ay içinde karar verir; yanıt sayfanızda yazar.
stop-at-once = Bunlar hemen biter
stop-at-once-1 = Artık kimse açamaz: ne internet sitesinde, ne okulda, ne radyoda. Şu anda açık olan yerde birkaç saniye içinde kesilir.
stop-at-once-2 = Dosya almış olanlardan artık kullanmamaları istenir. Kimin cevap verdiğini burada görürsünüz.
stop-not-back = Bunu kimse geri getiremez
stop-not-back-1 = Daha önce yayınlanmış olanı. Ve insanların kendi cihazlarındaki kopyaları.
stop-do = Şimdi durdur
stop-nothing = En az bir yeri işaretleyin.
press-again = Sayfa 15 dakikadan uzun açık kaldı. Henüz hiçbir şey olmadı. Yazdıklarınız duruyor: Lütfen bir kez daha basın.

# Ara vermek
pause = Ara ver
pause-lead = Siz devam etsin diyene kadar kimse göremez, duyamaz.
pause-lead-2 = Onayınız geçerli kalır. Bu sayfadaki bir düğmeyle devam eder.
pause-hands = Artık kimse göremez, duyamaz. Ancak bir konuşmadan sonra devam eder: O zaman bizi arayın.
pause-lead-2-relative = Kararlaştırılan geçerli kalır. Bu sayfadaki bir düğmeyle devam eder.
pause-do = Şimdi ara ver
go-on = Yeniden göster
go-on-lead = O zaman onay verdiğiniz yerlerde yeniden görünür.
go-on-lead-relative = O zaman kararlaştırılan yerlerde yeniden görünür.
go-on-do = Şimdi yeniden göster
pause-end = Arayı bitir
pause-stands = Verdiğiniz ara sürüyor: Hikâye, içindeki herkes için hiçbir yerde gösterilmiyor. Arayı bitirebilirsiniz. Geri aldığınız şey geri alınmış kalır.

# Değiştirmek
change = Değiştir
name = Oradaki adınız
name-label = Bana böyle denilsin
name-hint = Boş bırakırsanız ad görünmez.
name-do = Adı değiştir
name-wrong = Lütfen en çok 120 harflik bir ad yazın ya da alanı boş bırakın.
day = Daha erken bitsin
day-label = Son gün
day-hint = Bu gün dahil. Kararlaştırılandan daha geç bir gün burada seçilemez.
day-do = Son günü değiştir
day-wrong = Lütfen bugünden sonra, şimdiki sondan önce bir gün seçin.
passage = Bir yerini çıkar
passage-lead = Bundan sonra filmin ya da kaydın tamamı kapanır. O yer çıkarılıp iki kişi kontrol edene kadar kapalı kalır.
passage-closed = Şu anda burada oynatılamıyor. Zamanları bilmiyorsanız bizi arayın.
passage-from-here = Buradan
passage-to-here = Buraya kadar
passage-start = Başlangıç
passage-end = Son
passage-time-hint = Dakika ve saniye, 1:15 ya da 1:15,5 gibi
passage-what = Ne yapılsın?
passage-cut = O yer tamamen çıksın
passage-mute = Hiçbir şey duyulmasın
passage-blur = Hiçbir şey tanınmasın
passage-do = Bu yeri çıkar
passage-wrong = Lütfen yerin nerede başlayıp nerede bittiğini yazın.
time-wrong = Bu zamanı okuyamıyoruz. Lütfen dakika ve saniye yazın, 1:15 ya da 1:15,5 gibi.
time-order = Son, başlangıçtan sonra olmalı.
time-long = O kadar uzun değil. Süresi { $length }.
closed-passages = Kapatılan yerler
closed-passage = { $start } ile { $end } arası: { $what }. Nerede: { $where }. { $day } gününden beri kapalı.
closed-part = Bölüm { $number }:

# Tamam
done = Tamam
done-withdrawal = Durduruldu.
done-hold = Siz devam etsin diyene kadar ara verildi.
done-hold-end = Ara bitti.
done-restriction = O yer kapatıldı. Kontrol edilmiş bir kopya hazır olana kadar hiçbir şey görünmez, duyulmaz.
done-day = Son gün artık { $day }.
done-name = Ad değiştirildi.
done-kept = Aslını saklıyoruz.
done-other = Yazıldı.
done-at = { $day } günü saat { $time } yazıldı.
receipt-today = Bugünkü durum, { $day }
done-where = Nerede: { $where }
receipt-number = Numaranız
receipt-keep = Numarayı yazın ya da fotoğrafını çekin. Onunla her zaman sorabilirsiniz.
receipt-hash = Kontrol kodu
receipt-send = Bu belgeyi bana da gönderin
receipt-send-hint = İletide ne film adı ne de kişi adı geçer. Bize verdiğiniz adrese ya da numaraya gider.
receipt-sent = Belgeyi size gönderiyoruz.
recalls = Kimde dosya var
recalls-none = Kimseye dosya verilmedi.
recalls-look = Cevaplar gelince burada görünür. Sayfayı daha sonra yeniden açın.

# Belgelerim
papers = Belgelerim
papers-none = Burada henüz bir şey yok.
old-paper = Eski bir kâğıt
old-signed = İmza: { $day }.
old-undated = Üzerinde tarih yok.
old-guardian = O zaman bir veli ya da vasi imzalamış.
old-opens-nothing = Bu kâğıt hiçbir şeyi açmaz: Bir şeyi göstermek için tek başına yetmez.
old-next = Bundan sonra ne olacak: Size yeniden soracağız. Ya da buradan iki kişi, bugün neye izin verdiğini birlikte okuyacak; o zaman bu sayfada, anlaşılanların yanında yazacak. Bunu istemiyorsanız “Durdur”a basın: O her zaman önce gelir.
old-words = Üzerinde basılı olan
old-added = Elle bir şey yazılmış ya da üstü çizilmiş. Mühürlü duruyor; sorarsanız size okuruz.
old-scan = Kâğıt tarandı ve mühürlü duruyor.
agreed = { $day } günü evet dediniz.
refused = { $day } günü hayır dediniz.
explained = Anlatıldığı dil: { $language }
notice = Size gösterilen metin
notice-foreign = Bu metnin dili: { $language }, çünkü böyle gösterildi. Bir kanıttır ve çevrilmez. Bize sorun, size anlatırız.
digest = Kontrol kodu:
taken-back = { $day } gününden itibaren geri alındı.
every-work = Bütün eserlerde
every-use = Her yerde, saklamak da dahil
receipts = Alındı belgeleri
receipt-of = Numara { $name }, { $day }
use-catalogue = İnternet sitesinde adı geçsin
use-public-stream = İnternet sitesinde görülsün ve duyulsun
use-podcast-feed = Podcast
use-school-embed = Derste gösterilsin
use-school-download = Okul için indirilsin
use-broadcast-download = Radyoda yayınlansın
use-public-screen = Otobüs ve trenlerdeki ekranlar
use-preserve = Aslı saklansın

# Deleting, opening, downloading
erasure = Aslının silinmesi
erasure-short = Aslı { $day } günü silinecek.
erasure-asked = Bunu { $day } günü istediniz.
erasure-copies = Ondan yaptıklarımız şimdi siliniyor: site için sürümler, resimler, metinler.
erasure-copies-gone = Ondan yaptıklarımız { $day } günü silindi: site için sürümler, resimler, metinler.
erasure-due = Aslı { $day } günü silinecek. O güne kadar bu isteği geri alabilirsiniz.
erasure-by-us = Aslı { $day } günü silinecek. Böyle olmasın istiyorsanız bizi daha önce arayın.
erasure-keep-lead = O zaman aslını saklarız. Kapalı kalır: Bununla hiçbir şey yeniden gösterilmez.
erasure-keep = Aslını sakla
erasure-kept = Bu isteği { $day } günü geri aldınız. Aslını saklıyoruz. Kapalı kalıyor.
erasure-shared = İçinde başka insanlar da var. Bu yüzden aslı kendiliğinden silinmez. Kapalı kalır.
erasure-decides = Buradan biri bir ay içinde karar verir; yanıt bu sayfada yazar.
erasure-no = Aslının silinmesini istediniz. { $day } günü hayır yanıtını verdik. Kapalı kalıyor.
erasure-no-why = Neden
erasure-no-rights = Farklı mı düşünüyorsunuz? Bizi arayın ya da bir kez daha isteyin. Veri koruma kurumuna şikâyet edebilir veya mahkemeye de gidebilirsiniz.
erasure-gone = Aslı { $day } günü silindi. Kimse geri getiremez.
erasure-remains = Kalan: neye ne zaman izin verdiğiniz ve neyi geri aldığınız. Buna uyduğumuzu kanıtlar.
certificate = Belge
certificate-number = Silme numarası
certificate-files = Silinen dosyalar: { $n }
opened = Sizinle ilgili kilitli bilgileri kim açtı
opened-lead = Adınız, iletişim bilgileriniz ve imzalı kâğıtlarınız kilitlidir. Açan kişi nedenini söylemek zorundadır. Sonra burada yazar.
opened-none = Kimse açmadı.
opened-profile = Ad ve iletişim
opened-evidence = Bir kâğıt ya da kayıt
opened-words = Hakkınızda yazılanlar
opened-letter = Bir mektup
opened-link = Bu sayfaya giden bir bağlantı
opened-at = { $day }, saat { $time }, { $name }
opened-by-house = kütüphanenin bilgisayarına erişimi olan biri
for-contact = Sizi aramak ya da size yazmak için
for-consent-check = Bir izni kontrol etmek için
for-access-request = Siz sorduğunuz için
for-dispute = Bir anlaşmazlık nedeniyle
for-authority = Bir mahkeme ya da makam istediği için
for-letter = Gönderilemedi, bu yüzden biri yazdırdı. İçinde bu sayfaya giden bir bağlantı olabilir.
for-link = Buradan biri, elden vermek için hazırladı. Ona sahip olan kişi hikâyenizin nerede olduğunu görür ve onu durdurabilir. Bundan haberiniz yoksa bizi arayın.
record = Kayıtlarımı indir
record-hint = Bilgisayarlar için bir dosya: neye ne zaman izin verdiğiniz. İçinde ad yoktur.
young-now = Artık 18 yaşındasınız. Yalnız siz karar verirsiniz. Daha önce kendiniz evet dediyseniz bu { $day } günü dahil geçerlidir. Sonra, bir kez daha evet demezseniz biter. Devam etsin mi? Bizi arayın.

# Mektuplar, mesajlar, kartlar
letter-subject = Bağlantınız
letter-link = Bağlantınız:
letter-until = { $day } günü dahil geçerlidir. Kimseye vermeyin.
letter-until-of-age = Çocuğunuz 18 yaşını doldurana kadar geçerlidir. Kimseye vermeyin.
letter-phone = Sorunuz mu var? Arayın: { $phone }
letter-young-subject = Size bir soru
letter-of-age = Bundan sonra yalnızca siz karar verirsiniz. Daha önce kendiniz evet dediyseniz bu 90 gün daha geçerlidir. Yeniden evet demezseniz ondan sonra biter. Yalnızca anne babanız evet dediyse şimdi bitmiştir. Devam etsin mi? Bizi arayın.
card-title = Kartınız
card-scan = Telefonunuzun kamerasını bu resme tutun ya da adresi yazın:

# Asking again after many years
again-title = Size yeniden sorabilir miyiz?
again-you = Yıllar önce kendinizden bir şeyler anlattınız ve bunun için bir kâğıt imzaladınız. Teşekkür ederiz.
again-family = Yıllar önce ailenizden biri kendinden bir şeyler anlattı; bununla ilgili eski bir kâğıt var.
again-old = O zamandan beri çok şey değişti. Bu yüzden bugün neyin geçerli olmasını istediğinizi öğrenmek istiyoruz.
again-silence = Cevap vermek zorunda değilsiniz. Susmak hiçbir zaman evet sayılmaz.
again-answer = Hayır demek çok kolay: bağlantıyı açın ve “Durdur”a basın. Evet için sizinle rahatça konuşuruz. Lütfen bizi arayın.

# The record to print
sheet-print = Yazdırmak için
sheet-title = Üzerinde anlaşılanlar
sheet-lead = Bu bir makbuzdur. İçinde ad yazmaz. Onu yalnız sizin bulabileceğiniz bir yerde saklayın.
sheet-work = Film ya da kayıt
sheet-answers = Bundan kim sorumlu
sheet-printed = Yazdırıldığı gün: { $day }.
sheet-none = Üzerinde anlaşılan bir şey yok.
sheet-agreed = Evet, { $day }
sheet-use = Ne için
sheet-where = Nerede
sheet-until = Şu gün dahil
sheet-world = her yerde
sheet-who = Kim evet dedi
sheet-own = kişinin kendisi
sheet-guardian = velisi ya da vasisi
sheet-relative = aileden biri
sheet-how = Nasıl
sheet-how-paper-signed = kâğıtta imzalandı
sheet-how-e-signed = elektronik imzalandı
sheet-how-recorded-statement = söylendi ve kaydedildi
sheet-how-self-service = kendi sayfasında
sheet-notice = Gösterilen metin
sheet-explicit = Köken, inanç, siyasi görüş için de açıkça
sheet-yes = evet
sheet-no = hayır
sheet-evidence = Kanıt
sheet-entry = Günlükteki numara
sheet-taken = Geri alındı: { $day }
sheet-refused = Hayır denildi: { $day }
sheet-invalid = { $day } günü anlaşıldı: hiç geçerli olmadı
sheet-back = Bunu istediğiniz zaman, sebep göstermeden geri alabilirsiniz:
