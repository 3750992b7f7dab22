# Radyo ve ders, Türkçe.

# Radyo ortaklarının masası
radio-title = Radyo masası
radio-lead = Radyo ortakları için yayına hazır dosyalar. Size verilen anahtarla giriş yapın.
radio-token = Anahtarınız
radio-sign-in = Giriş yap
radio-wrong = Bu anahtarı tanımıyoruz ya da artık geçerli değil. Lütfen kontrol edin veya bize yazın.
radio-cookie = Giriş yaptığınız sürece bu cihazda bir çerez durur – en fazla on iki saat ve yalnızca bu masa için.
radio-signed-in = Giriş yapan: { $name }
radio-sign-out = Çıkış yap
radio-cleared = { $n ->
    [one] Bugün sizin için { $n } parça serbest.
   *[other] Bugün sizin için { $n } parça serbest.
}
radio-recall-note = Bir ses geri çekilirse buradan hemen kaybolur. Her yayından önce buraya bir daha bakın.
radio-rests = İndirmeleriniz durduruldu: { $day } tarihli geri çağırma henüz yanıtlanmadı. Lütfen bize yanıt verin: { $contact }. Yanıtınız buraya işlenir işlenmez indirmeye devam edebilirsiniz.
radio-recalls = Artık yayınlamayın: açık geri çağırmalar
radio-recalls-lead = Bu dosyaları bizden aldınız. Onlara ne olduğunu aşağıda yazan yere bildirin: silindi, arşivde engellendi, daha önce yayınlandı ya da başkasına verildi. Yanıtınızı biz kaydederiz; burada bunun için bir düğme yok.
radio-recall-late = Süre doldu.
radio-recall-noted = Yanıtınız kaydedildi. Geri çağırma, dosyanın silindiğini ya da arşivde engellendiğini öğrenene kadar burada durur.
radio-empty = Bu seçime uyan ve bugün sizin için serbest olan bir şey yok.
radio-nothing = Bugün sizin için serbest olan bir şey yok.
radio-filter = Seçim
radio-filter-language = Konuşulan dil
radio-filter-theme = Konu
radio-filter-longest = En fazla
radio-filter-any = tümü
radio-filter-minutes = { $n ->
    [one] { $n } dakika
   *[other] { $n } dakika
}
radio-filter-show = Göster
radio-audition = Ön dinleme için – yayın için değil
radio-length = Süre
radio-loudness = Ses yüksekliği
radio-usable-until = Son kullanım günü (o gün dahil)
radio-usable-open = belirli bir son yok
radio-cut = Kısaltılabilir
radio-yes = evet
radio-no = hayır
radio-names = İsimler
radio-say = okunuşu: { $spoken }
radio-unnamed = İsim verilmiyor.
radio-presenter = Sunucu için
radio-first = İlk sözler
radio-last = Son sözler
radio-take = Alın
radio-take-wave = Yayın dosyası (BWF, { $size } MB)
radio-take-sheet = Bilgi sayfası (metin)
radio-take-words = Yazılı metin: { $language }
radio-making = Yayın dosyası şu anda yeniden hazırlanıyor. Birkaç dakika içinde burada olacak.
radio-digest = Sağlama (SHA-256)
radio-work = Tanıtıcı
radio-title-of = Başlık
radio-languages = Konuşulan dil
radio-themes = Konular
radio-recall = Geri çağırma
radio-sheet = Bilgi sayfası
radio-content-note = İçerik hakkında

# Derste
lesson-title = Derste: { $title }
lesson-lead = Bir kesit seçin. Adresi, kodu ve karekodu aşağıda görünür.
lesson-part = Bölüm
lesson-start = Başlangıç
lesson-end = Bitiş
lesson-time-hint = Saniye ya da 1:15 gibi bir zaman; boş bırakırsanız: baştan, sona kadar.
lesson-from-here = Buradan
lesson-to-here = Buraya kadar
lesson-captions = Altyazı
lesson-captions-off = yok
lesson-language = Düğmelerin dili
lesson-make = Kesiti göster
lesson-may = Neye izniniz var
lesson-show-until = Sınıfta göstermek: evet, { $day } günü dahil.
lesson-show-open = Sınıfta göstermek: evet, belirli bir son yok; eserdeki herkes kabul ettiği sürece.
lesson-page-until = Sınıf sayfasına yerleştirmek: evet, { $day } günü dahil; nerede: { $hosts }.
lesson-page-open = Sınıf sayfasına yerleştirmek: evet, belirli bir son yok; nerede: { $hosts }.
lesson-hosts-all = her sayfada
lesson-hosts-none = bu kütüphanenin sayfalarında
lesson-copies-no = Kopyasını saklamak veya dağıtmak: hayır. Kesit yalnızca buradan oynar; böylece biri iznini geri alınca biter.
lesson-result = Paylaşmak için
lesson-preview = Ön izleme
lesson-address = Adres
lesson-code = Yerleştirme kodu
lesson-qr = Karekod
lesson-qr-alt = Kesitin adresini taşıyan karekod
lesson-qr-save = Karekodu SVG olarak kaydet
lesson-copy = Kopyala
lesson-copied = Kopyalandı.
lesson-copy-failed = Seçildi. Lütfen klavyeyle kopyalayın.
lesson-back = Esere dön
clip-no-time = { $end }: “{ $typed }” bir zaman değil. 75 gibi saniye ya da 1:15 veya 0:01:15 gibi bir zaman yazın.
clip-behind-the-end = Bölüm { $start } noktasında başlıyor, ama eser yalnızca { $length } sürüyor.
clip-backwards = Bitiş, başlangıçtan sonra olmalı.
clip-no-part = Bu eserin { $part }. bölümü yok.
embed-from = { $name } kütüphanesinden
embed-missing = Bu kesite ulaşılamıyor.
embed-gone = Bu kesite artık ulaşılamıyor.
embed-why = Bir eserdeki insanlar, onun nerede ve ne kadar süre görüleceğine kendileri karar verir.
embed-wrong = Bu adres bu haliyle doğru değil.
class-until = Sınıfınız için, { $day } günü dahil
