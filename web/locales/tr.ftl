# Türkçe Digitales. Yeni bir dil, aynı anahtarlarla bunun yanına konan yeni bir dosyadır.
language-name = Türkçe
product = Digitales

# Her sayfanın çerçevesi
skip-to-content = İçeriğe geç
languages-label = Dil
sections-label = Bölümler
foot-label = Bu sayfalar hakkında
films = Filmler
oral-histories = Sesler
collections = Derlemeler
themes = Konular
places = Yerler
about = Digitales nedir?
imprint = Künye ve iletişim
privacy = Gizlilik
accessibility = Erişilebilirlik
barrier = Engel bildir
demonstration-note = Bu bir tanıtımdır: Buradaki bütün insanlar ve hikâyeler uydurmadır.
demonstration-tour = Denenecek beş şey
promise = Bu filmlerin ya da kayıtların birinde siz var mısınız? Durdurulmasını isteyebilirsiniz. Bir cümle yeter.
promise-link = Hikâyenizi nasıl durdurursunuz
watched-by-nobody = Burada sizi kimse izlemez: çerez yok, sayaç yok, yabancı sunucu yok.

# Ana sayfa ve listeler
lead = Başlangıç için
shelf-language = Sizin dilinizde
shelf-language-hint = Türkçe konuşulan ya da Türkçe altyazılı
all-films = Bütün filmler
all-oral-histories = Bütün sesler
films-intro = Hikâyesini kendi anlatan insanların kısa filmleri.
oral-histories-intro = Radyodan hikâyeler: bir insan, bir ses, her sözü okunabilir.
themes-intro = Neyi anlatıyorlar.
places-intro = Hikâyelerin geçtiği yerler.
collections-intro = Yarışmalar, radyo dizileri ve seçkiler.
empty-list = Burada henüz bir şey yok.
empty-home = Bu kütüphane henüz boş. Biri hikâyesine izin verdiği anda burada yerini alacak.
works-count = { $n ->
    [one] { $n } eser
   *[other] { $n } eser
}
next-page = Devamını göster
first-page = Listenin başına dön
kind-film = Film
kind-oral-history = Ses
collection-competition = Yarışma
collection-series = Radyo dizisi
collection-list = Seçki
minutes = { $n ->
    [one] { $n } dakika
   *[other] { $n } dakika
}
seconds = { $n ->
    [one] { $n } saniye
   *[other] { $n } saniye
}
list-comma = ,{" "}
decimal-point = ,
no-words = sözsüz
captions-short = Altyazı: { $languages }

# Bir eserin sayfası
part = { $n }. bölüm
spoken = Konuşulan dil
captions = Altyazı
year = Yıl
recorded = Kayıt
broadcast = Yayın
duration = Süre
collection = Derleme
theme = Konu
place = Yer
licence = Haklar
credits = Emeği geçenler
content-note = İçerik hakkında
suitable-from = { $n ->
    [one] { $n } yaşından itibaren önerilir
   *[other] { $n } yaşından itibaren önerilir
}
plain-heading = Kolay Almanca
transcript = Okuyarak izleyin
transcript-hint = Bir cümleye dokunun, oradan oynatılsın.
transcript-contents = İçindekiler
transcript-unchecked = Bunu bir program yazdı. Kimse kontrol etmedi, yanlış olabilir.
read-in = Metin: { $language }
only-in = Bu metin şimdilik yalnızca şu dilde var: { $language }.
name-withheld = Adı verilmedi
lesson-link = Derste kullan
lesson-hint = Bir kesit seçin, sayfanıza yerleştirin, karekod basın; hesap gerekmez.
more-from = Bu derlemeden başka eserler
are-you-in-film = Bu filmde siz var mısınız? Durdurulmasını isteyebilirsiniz.
are-you-in-voice = Bu kayıtta siz var mısınız? Durdurulmasını isteyebilirsiniz.
are-you-in-work = Bu eserde siz var mısınız? Durdurulmasını isteyebilirsiniz.
not-playable = Bu dosya hâlâ hazırlanıyor; şimdilik burada oynatılamıyor.
org-producer = Yapım
org-funder = Destekleyen
org-partner = İş birliğiyle
person-intro = Bu adı taşıyan eserler.

# Roller
role-narrator = Anlatan
role-interviewee = Söyleşilen
role-interviewer = Söyleşiyi yapan
role-maker = Yapan
role-performer = Canlandıran
role-translator-voice = Çeviriyi seslendiren
role-depicted = Görünen
role-heard = Duyulan
role-mentioned = Adı geçen
marc-act = Oyuncu
marc-anm = Canlandırma
marc-art = Sanat
marc-aus = Senaryo
marc-aut = Metin
marc-cmp = Müzik
marc-cng = Kamera
marc-cre = Fikir
marc-ctb = Katkı
marc-drt = Yönetmen
marc-edt = Yayına hazırlayan
marc-flm = Kurgu
marc-fmk = Filmi yapan
marc-ill = Çizimler
marc-ive = Söyleşilen
marc-ivr = Söyleşiyi yapan
marc-mus = Müziği çalan
marc-nrt = Anlatan
marc-pht = Fotoğraf
marc-prf = Canlandıran
marc-pro = Yapım
marc-rce = Ses kaydı
marc-res = Araştırma
marc-sds = Ses tasarımı
marc-spk = Seslendiren
marc-stl = Anlatan
marc-trl = Çeviri
marc-vac = Ses
marc-vdg = Kamera

# Haklar: adı ve anlamı
licence-inc = Telif hakkıyla korunuyor
licence-inc-means = İzlemekte, dinlemekte ve bu sayfaya bağlantı vermekte özgürsünüz. Bunun dışındakiler için lütfen bize sorun.
licence-inc-ow-eu = Korunuyor – sahipsiz eser (AB)
licence-inc-ow-eu-means = Eser korunuyor, hak sahipleri bulunamıyor. AB hukukuna göre gösteriliyor.
licence-inc-edu = Korunuyor – eğitimde kullanım serbest
licence-inc-edu-means = Eser korunuyor. Eğitim için sormadan kullanabilirsiniz.
licence-inc-nc = Korunuyor – ticari olmayan kullanım serbest
licence-inc-nc-means = Eser korunuyor. Kazanç amacı olmadan, sormadan kullanabilirsiniz.
licence-inc-ruu = Korunuyor – hak sahibi bilinmiyor
licence-inc-ruu-means = Eser korunuyor; kime ait olduğunu bilmiyoruz. Biliyorsanız bize yazın.
licence-noc-cr = Korunmuyor – sözleşmeyle sınırlı
licence-noc-cr-means = Eserle neler yapılabileceğini bir sözleşme sınırlıyor. Lütfen bize sorun.
licence-noc-nc = Korunmuyor – yalnızca ticari olmayan kullanım
licence-noc-nc-means = Kazanç amacı olmadan kullanmak serbesttir.
licence-noc-oklr = Korunmuyor – başka yasal sınırlar
licence-noc-oklr-means = Eserle neler yapılabileceğini başka yasalar sınırlıyor. Lütfen bize sorun.
licence-noc-us = Korunmuyor – Amerika Birleşik Devletleri
licence-noc-us-means = Eser Amerika Birleşik Devletleri’nde serbesttir. Başka yerde korunuyor olabilir.
licence-cne = Telif durumu incelenmedi
licence-cne-means = Eserin korunup korunmadığına henüz bakılmadı.
licence-und = Telif durumu belirsiz
licence-und-means = Eserin korunup korunmadığı anlaşılamadı.
licence-nkc = Bilinen telif hakkı yok
licence-nkc-means = Bu eser üzerinde bildiğimiz bir telif hakkı yok.
licence-by-means = Kime ait olduğunu belirterek eseri paylaşabilir ve uyarlayabilirsiniz.
licence-by-sa-means = Kime ait olduğunu belirterek eseri paylaşabilir ve uyarlayabilir, sonucu aynı lisansla paylaşabilirsiniz.
licence-by-nd-means = Kime ait olduğunu belirterek eseri değiştirmeden paylaşabilirsiniz.
licence-by-nc-means = Kime ait olduğunu belirterek eseri kazanç amacı olmadan paylaşabilir ve uyarlayabilirsiniz.
licence-by-nc-sa-means = Kime ait olduğunu belirterek eseri kazanç amacı olmadan paylaşabilir ve uyarlayabilir, sonucu aynı lisansla paylaşabilirsiniz.
licence-by-nc-nd-means = Kime ait olduğunu belirterek eseri kazanç amacı olmadan ve değiştirmeden paylaşabilirsiniz.
licence-zero-means = Eser sahipleri haklarından vazgeçti.
licence-mark-means = Eser üzerinde bilinen bir telif hakkı yok.
licence-people = Bu, telif hakkıyla ilgilidir. Eserin nerede gösterileceğine, bundan ayrı olarak, içindeki insanlar karar verir.

# Digitales hakkında
about-lead = Digitales, kısa filmlerden ve radyo hikâyelerinden oluşan bir kütüphanedir. Onları, Berlin’e gelmiş insanlar kendileri anlatır.
about-what = Burası nedir
about-what-text = Filmler bir yarışma için, sesler radyo için yapıldı. Bu kütüphane onları ait olan her şeyle birlikte saklar: altyazılar, okunacak metinler, adlar ve yerler. Eski telefonla da, klavyeyle ya da ekran okuyucuyla da herkes izleyip dinleyebilir.
about-consent = Burada izin nasıl işler
about-consent-1 = Yalnızca, eserde tanınabilen herkesin evet dediği şeyi görürsünüz; her kullanım için ayrı ayrı: bu sayfalarda, okulda, radyoda.
about-consent-2 = Evet diyen, sözünü istediği zaman geri alabilir. Bir cümle yeter, neden göstermek gerekmez. O anda oynayan film bile kesilir.
about-consent-3 = Bir hayır, bütün evetlerden ağır basar. Ve hiçbir hayır unutulmaz.
about-consent-4 = Bu yüzden kimi adreslerde boş bir yer bulursunuz. Bu bir hata değil, tutulmuş bir sözdür.
about-schools = Okullar için
about-schools-text = Her eserin sayfasındaki “Derste kullan”, sayfanıza yerleştirebileceğiniz ya da karekod olarak asabileceğiniz bir kesite götürür. Hesap da çerez de gerekmez.
about-radio = Radyolar için
about-radio-text = Ortaklarımız radyo masasından yayına hazır dosyaları alır ve bir ses geri çekildiğinde bunu hemen öğrenir.
about-radio-link = Radyo masasına
about-machines = Makineler için
about-machines-text = Burada hiç kimse sesiyle ya da yüzüyle bir makinenin eğitilmesine izin vermedi. Bu sayfaların her yanıtı metin ve veri madenciliği hakkını açıkça saklı tutar.

# Künye, engel
imprint-who = Sorumlu
imprint-nobody = Bu kütüphaneyi kimin yürüttüğü henüz girilmedi.
contact = İletişim
contact-phone = Telefon
contact-email = E-posta
contact-nobody = Mesajlar için henüz bir adres girilmedi.
authority = Veri koruma kurumu
barrier-lead = Kullanamadığınız, okuyamadığınız, duyamadığınız ya da anlayamadığınız bir şey mi var? O zaman kusur bizdedir.
barrier-text = Hangi sayfada neyin olmadığını bize yazın ya da söyleyin. Başka bir şey gerekmez.
barrier-subject = Bu sayfalarda bir engel

# Gizlilik
privacy-lead = Kısacası: Kim olduğunuzu bilmiyoruz ve bilmek istemiyoruz.
privacy-viewers = İzlerken
privacy-viewers-1 = Ne ağ adresinizi ne de neye baktığınızı saklarız. Kayıt defterlerimizde de ikisi yer almaz.
privacy-viewers-2 = Çerez kullanmayız. Yalnızca radyo masasında oturum açanlar, çıkana kadar, en fazla on iki saat, bir çerez alır.
privacy-viewers-3 = Hiçbir sayfa başka bir sunucudan bir şey çağırmaz. Cihazınızda ancak oynatıcıda “Bu cihazda hatırla”yı işaretlerseniz bir şey kalır; hemen yanında “Hepsini unut” durur.
privacy-people = Bir eserde yer alıyorsanız
privacy-people-1 = Dayanak sizin rızanızdır (GDPR md. 6/1-a ve md. 9/2-a). Neye ne zaman evet ya da hayır dediğinizi ve size hangi metnin gösterildiğini kaydederiz.
privacy-people-2 = Doğum tarihinden yalnızca ne zamandan beri kendi kararınızı verdiğiniz kalır. Sayfada sizin seçtiğiniz ad durur ya da hiçbir ad durmaz.
privacy-people-3 = İstediğiniz zaman bilgi isteyebilir, düzelttirebilir, sildirebilir, itiraz edebilir, verilerinizi alabilir ve rızanızı geri çekebilirsiniz.
privacy-form = Bize bir şey bildirdiğinizde
privacy-form-1 = “Hikâyemi durdur” bölümüne yazdıklarınız saklanmadan önce şifrelenir. Yalnızca isteğinizle ilgilenen kişiler okuyabilir.
privacy-rights = Şikâyet
privacy-rights-1 = Denetim kurumuna da şikâyette bulunabilirsiniz.

# Erişilebilirlik
accessibility-lead = Bu sayfalar herkes için çalışsın istiyoruz. Ölçütümüz WCAG 2.2, AA düzeyidir.
accessibility-can = Neler mümkün
accessibility-can-1 = Her şey klavyeyle kullanılabilir, ekran okuyucuyla dinlenebilir ve yüzde 400’e büyütülebilir. JavaScript olmadan da her şeye ulaşılır.
accessibility-can-2 = Eserlerin altyazıları ve okunacak metinleri, birçoğunun da Kolay Almanca bir özeti vardır.
accessibility-can-3 = Açık ve koyu görünüm cihazınıza uyar. Daha az hareket istediyseniz hareket olmaz.
accessibility-cannot = Ne eksik
accessibility-cannot-1 = Alman İşaret Dili’nde videolar ve sesli betimleme henüz yok.
accessibility-tell = Bir şey çalışmıyor mu?
accessibility-tell-1 = Bize söyleyin. Yanıtımız işe yaramazsa yetkili uzlaştırma kurumuna başvurabilirsiniz.

# Bir şey yerinde değilse
error-404 = Burada bir şey yok
error-404-text = Bu sayfa yok ya da herkese açık değil. Belki adres eksikti.
error-410 = Bu hikâye artık gösterilmiyor
error-410-text = Buradaydı. Bir hikâyedeki insanlar onun gösterilip gösterilmeyeceğine her zaman kendileri karar verir.
error-451 = Bu hikâye gösterilemez
error-451-text = Bir mahkeme veya makam böyle emretti. Hikâyedeki hiç kimse onu geri çekmedi.
error-400 = Bunu okuyamadık
error-400-text = Adreste ya da formda anlayamadığımız bir şey var. Lütfen geri dönüp yeniden deneyin.
error-403 = Böyle olmuyor
error-403-text = Buna burada izin yok ya da bu form bizim sayfamızdan gelmedi. Lütfen onu burada yeniden açın.
error-503 = Şu anda ulaşılamıyor
error-503-text = Lütfen bir dakika sonra yeniden deneyin.
error-closed = Kütüphane geri yükleniyor
error-closed-text = Kütüphane yedeğinden geri getirildi; insanların o zamandan beri geri aldığı her şey işlenir işlenmez yeniden açılacak. Lütfen daha sonra yeniden deneyin.
error-500 = Bizde bir şey ters gitti
error-500-text = Kusur bizde. Not aldık.
error-home = Ana sayfaya

# Hikâyemi durdur
story = Hikâyemi durdur
leave = Buradan hemen çık
story-lead = Bir filmde ya da kayıtta yer alıyorsunuz ve bunun bitmesini mi istiyorsunuz? Bu sizin hakkınız. Neden göstermeniz gerekmez.
story-phone = En hızlısı telefondur. Karşınıza bir insan çıkar:
story-form = Ya da buradan yazın
story-form-alone = Bize buradan yazın
story-form-hint = Hiçbirini doldurmak zorunda değilsiniz. Başlık zaten yazılıysa “Gönder” yeter.
story-work = Hangi film ya da kayıt?
story-work-hint = Başlığı ya da sayfasının adresi
story-name = Adınız
story-name-hint = ya da size nasıl hitap edelim
story-contact = Size nasıl ulaşalım?
story-contact-hint = Telefon, e-posta ya da size iletecek biri. Bu olmadan size yanıt veremeyiz.
story-reason = Söylemek istediğiniz bir şey var mı?
story-danger = Bu beni tehlikeye atabilir
story-danger-hint = O zaman film ya da kayıt web sitesinden ve podcast’ten hemen 72 saatliğine kaldırılır. Bu sürede inceleriz. Okullarda ve radyoda ancak burada biri okuduktan sonra durur.
story-send = Gönder
story-after = Sonra ne olur: Mesajınızı bir insan okur. En geç yedi gün içinde karar verilir. Yazdıklarınız şifrelenerek saklanır.
story-too-long = Bu, alabileceğimizden uzun. Lütfen mesajınızı kısaltın.
story-later = Mesajınız şu anda alınamadı. Lütfen bir dakika sonra yeniden “Gönder”e basın ya da telefon edin.
receipt = Mesajınız bize ulaştı
receipt-ref = Numaranız
receipt-ref-hint = Daha sonra sormak isterseniz bu numarayı not edin.
receipt-held = Film ya da kayıt şu andan itibaren 72 saat boyunca web sitesinde ve podcast’te yok. Bu sürede inceliyoruz. Okullarda ve radyoda ancak burada biri okuduktan sonra durur.
receipt-not-held = Kendiliğinden bir şey durdurulamadı: Belki hikâye şu anda zaten görünmüyor ya da onu bu başlıktan tanıyamadık. Mesajınız acil olarak işaretlendi, bir insan önce onu okur.
receipt-call = Tehlikedeyseniz lütfen hemen arayın:
receipt-next = Bunu bir insan okur. En geç yedi gün içinde karar verilir.

# Diller
lang-am = Amharca
lang-ar = Arapça
lang-az = Azerbaycanca
lang-bg = Bulgarca
lang-bn = Bengalce
lang-bs = Boşnakça
lang-ckb = Sorani Kürtçesi
lang-cs = Çekçe
lang-de = Almanca
lang-el = Yunanca
lang-en = İngilizce
lang-es = İspanyolca
lang-fa = Farsça
lang-fr = Fransızca
lang-he = İbranice
lang-hi = Hintçe
lang-hr = Hırvatça
lang-hu = Macarca
lang-hy = Ermenice
lang-it = İtalyanca
lang-ka = Gürcüce
lang-ku = Kürtçe
lang-kmr = Kurmancî Kürtçesi
lang-nl = Felemenkçe
lang-pa = Pencapça
lang-pl = Lehçe
lang-ps = Peştuca
lang-pt = Portekizce
lang-rom = Romanca
lang-ro = Rumence
lang-ru = Rusça
lang-so = Somalice
lang-sq = Arnavutça
lang-sr = Sırpça
lang-sw = Svahili
lang-ta = Tamilce
lang-ti = Tigrinya
lang-tr = Türkçe
lang-uk = Ukraynaca
lang-ur = Urduca
lang-vi = Vietnamca
lang-wo = Volofça
lang-zh = Çince
lang-zxx = sözsüz

# The player (%1 and %2 are filled in by its script)
player-player = Oynatıcı
player-play = Oynat
player-pause = Duraklat
player-again = Yeniden oynat
player-play-from = %1 konumundan oynat
player-next-part = Sonraki bölüm
player-from-beginning = Baştan
player-back = 10 saniye geri
player-seek = Konum
player-time-of = %1 / %2
player-megabytes = %1 MB
player-mute = Sesi kapat
player-unmute = Sesi aç
player-volume = Ses düzeyi
player-captions = Altyazılar
player-captions-off = Kapalı
player-speed = Hız
player-settings = Ayarlar
player-save-data = Veri tasarrufu
player-save-data-hint = daha küçük görüntü, %2 yerine %1
player-save-data-hint-audio = daha sade ses, %2 yerine %1
player-remember = Bu cihazda hatırla
player-remember-hint = konum, ses, altyazı, hız, veri
player-forget = Hepsini unut
player-forgotten = Bu cihazda artık hiçbir şey saklanmıyor.
player-share = Paylaş
player-share-link = Bağlantı
player-share-at = %1 konumundan başlat
player-copy = Kopyala
player-copied = Kopyalandı
player-copy-failed = Lütfen işaretli metni kendiniz kopyalayın.
player-fullscreen = Tam ekran
player-fullscreen-exit = Tam ekrandan çık
player-keys = Klavye
player-key-space = Boşluk
player-key-play = oynat veya duraklat
player-key-seek = 5 saniye geri veya ileri
player-key-jump = 10 saniye geri veya ileri
player-key-volume = sesi aç veya kıs
player-key-mute = sesi kapat veya aç
player-key-captions = altyazıyı kapat veya aç
player-key-fullscreen = tam ekran
player-key-speed = yavaşlat veya hızlandır
player-key-tenth = o onda bire atla
player-key-help = bu liste
player-playing = Oynatılıyor
player-paused = Duraklatıldı
player-loading = Yükleniyor …
player-ended = Son
player-error = Bu burada oynatılamadı.
player-retry = Yeniden dene
player-offline = Bağlantı koptu. Geri gelince kendiliğinden devam eder.
player-online = Bağlantı geri geldi.
player-withdrawn = Bu hikâyeye artık erişilemiyor.
player-withdrawn-why = Bir hikâyedeki insanlar onun hakkında her zaman kendileri karar verir. Dinlediğiniz için teşekkürler.
player-transcript-follow = Metni takip et
player-from-here = Buradan
player-to-here = Buraya kadar

# Tanıtım turu
tour-title = Denenecek beş şey
tour-opening = Bu kütüphane uydurma, ama her şey gerçek insanlarla nasıl olacaksa öyle işliyor. On dakika yeter.
tour-film = Türkçe altyazılı bir film izleyin
tour-film-how = Sayfa Türkçe olduğu için altyazılar baştan açık.
tour-voice = Dinleyin, metinden izleyin
tour-voice-how = Oynat’a basın: metin sesle birlikte ilerler. Bir cümleye tıklayınca oraya gidersiniz.
tour-lesson = Derste bir kesit görün
tour-lesson-how = Bir okul, bir filmin on iki saniyesini kendi sunucusundaki kendi sayfasına koymuş. Çerez yok, hesap yok.
tour-lesson-open = Ders sayfasını açın
tour-radio = Radyo masasına oturun
tour-radio-how = Bu anahtarla giriş yapın. Bugün yayına açık olanları görür, yayın dosyasını alırsınız.
tour-radio-open = Radyo masasını açın
tour-stop = Dur deyin
tour-stop-how = Filmi ikinci bir pencerede açıp oynatın. Sonra burada, filmdeki kişi olarak söyleyin: Artık istemiyorum.
tour-stop-open = Filmi ikinci pencerede açın
tour-stop-do = Filmimi durdurun
tour-stopped = Oldu.
tour-stopped-how = Film öteki pencerede sona erdi; her listeden, sayfadan ve adresten de kalktı. Kimse nedenini sormadı.
tour-stopped-look = Şimdi orada ne olduğuna bakın
tour-again-do = Filme yeniden izin verin
tour-school = Lindenring Okulu (uydurma)
tour-school-lesson = 4. ders: Varmak neye benzer?
tour-school-task = Kesiti izleyin. Hangi eşyayı anlatıyor? Aklınıza gelen üç sözcüğü yazın.
tour-school-clip = Filmden bir kesit
tour-school-note = Bu sayfa kütüphaneden başka bir adreste duruyor. İçinde yalnızca kesitin adresi var.
