# Kurgular: birinin kapattırdığı yerler ve kimin denetlediği, Türkçe.

editions = Kurgular
editions-text = Birinin kapattırdığı yerler olmadan eserler
editions-lead = Bir yeri kapattıran, eseri kapatmış olur; ta ki o yerin olmadığı, bir kişinin onayladığı ve başka birinin denetlediği bir kurgu olana kadar.
editions-none = Hiçbir eserde kapatılmış yer yok.
editions-passages = { $n ->
    [one] { $n } yer kapatılmış.
   *[other] { $n } yer kapatılmış.
}
edition-make = Kurgu hazırla
edition-look-again = Yeniden bak
edition-step-measuring = Ses bir araya getiriliyor:
edition-step-cutting = Kurgu hazırlanıyor:
edition-step-encoding = Küçük dosya hazırlanıyor:
edition-step-picturing = Resimler hazırlanıyor:
edition-step-writing = Kaydediliyor:
edition-fault = Sonuç alınamadı: { $fault }
edition-silent = Yarım dakikadır ses yok. Kurguyu yeniden hazırlayın.
edition-is-made = hazırlandı, henüz onaylanmadı
edition-is-approved = onaylandı, henüz denetlenmedi
edition-is-checked = onaylandı ve denetlendi
edition-is-rejected = reddedildi
edition-is-earlier = önceki bir asıl kayıttan, hiçbir şeyi açmaz
edition-passages = Kapatılan yerler
edition-jump = Her yer, iki oynatıcıyı da iki saniye öncesinden başlatır.
edition-untouched = Bu bölümde kapatılan yer yok.
edition-op-mute = sessiz
edition-op-blur = bulanık
edition-op-cut = çıkarıldı
edition-in-a-box = bir çerçeve içinde
edition-original = Asıl kayıt
edition-itself = Bu kurgu
edition-words = Bu kurgunun sözleri
edition-poster = Bu kurgunun görseli
edition-poster-alt = Bakılacak görsel
edition-left-open = Bu kurgu açık bırakıyor: { $passage }
edition-sign = Sizin sözünüz
edition-approve-text = Hepsini izlediniz ve dinlediniz; o yerlerden hiçbir şey kalmadı.
edition-removes = Bu kurguda artık tanınamayanlar:
edition-approve = Onayla
edition-own = Siz onayladınız. Başka birinin denetlemesi gerekir.
edition-check-text = Başka biri onayladı. Sizin denetiminizle, karşıladığı şeyi açar.
edition-check = Denetlendi
edition-note = Yanlış olan ne
edition-reject = Reddet, dosyalarını sil
