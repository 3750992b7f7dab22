# Postayla gidenler
post-head-subject = Denetim kaydının başı: { $number }
post-head-what = Bu, denetim kaydımızın { $at } anındaki başıdır. Hiç kimse hakkında bir şey söylemez.
post-head-entry = { $entry }
post-head-keep = Lütfen bu iletiyi saklayın. Kaydı sonradan değiştiren biri bu satıra artık ulaşamaz.
post-head-check = Denetlemek için: digitales audit verify --head { $entry }

# At the consent desk
inbox-post = Bekleyen posta
inbox-post-why = Bunlar gönderilmeli ama kendiliğinden gidemiyor. Hiçbiri kaybolmadı.
inbox-todo-post = Postaya git
post-kind-recall = Bir ortağa geri çağırma
post-kind-audit-head = Denetim kaydının başı
post-kind-letter = Birine mektup
post-why-no-way = Gönderecek bir yol kurulmamış.
post-why-no-address = Kurulu yollardan birinin ulaşabileceği bir adres bilinmiyor.
post-why-bad-address = Bu bir adres değil.
post-why-refused = Posta sunucusu kabul etmiyor.
post-why-later = Posta sunucusu şu anda kabul etmiyor.
post-why-not-let-in = Posta sunucusu bizi içeri almıyor.
post-why-no-password = Posta sunucusunun parolası okunamıyor.
post-why-unreachable = Posta sunucusu yanıt vermiyor ya da bağlantı koptu.
post-why-unprotected = Posta sunucusuna giden hat korunmuyor.
post-why-not-taken = İleti programı bu numarayı tanımıyor.
post-why-failed = İleti programı başarısız oldu.
post-why-no-command = İleti programı çalıştırılamıyor.
post-why-ours = Bizim tarafımızda bir şey ters gitti; ne olduğu sunucunun kaydında.
post-why-given-up = Çok sık denendi.
post-todo-way = Yazdırıp elden verin ya da posta sunucusu veya ileti kurun (mail_server, message_command).
post-todo-address = Adresi denetleyip yeniden deneyin, ya da arayın, ya da yazdırıp elden verin.
post-todo-again = Giderip yeniden deneyin ya da elden verin.
post-reader = Kime
post-since = Şu andan beri bekliyor
post-tried = Denendi
post-print = Mektubu yazdır
post-print-hint = Mektupta kişinin bağlantısı var. Yazdırıldığı kayda geçer; kişi bunu görebilir.
post-retry = Yeniden dene
post-done = Verildi ya da söylendi
post-done-hint = O zaman kendiliğinden artık gitmez.
post-times = { $n ->
    [one] { $n } kez
   *[other] { $n } kez
}
