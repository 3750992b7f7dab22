# Eserleri getirmek, Türkçe.

upload-fault-version = Burada tus 1.0.0 protokolü konuşulur; istek başka bir sürüm konuşuyor ya da hiç konuşmuyor.
upload-fault-length = Dosyanın uzunluğu yok ya da bayt sayısı değil.
upload-fault-not-offered = Bu yükleme yolu sunulmuyor: önce dosyanın uzunluğunu bildirin ve onu tek parça olarak yükleyin.
upload-fault-empty = Bu dosya boş. Onu yeniden seçin ya da yeniden dışa aktarın.
upload-fault-metadata = Dosya hakkında söylenenler okunamıyor, çok uzun ya da iki kez söylenmiş.
upload-fault-content-type = Bir dosyanın baytları application/offset+octet-stream olarak gönderilir.
upload-fault-no-offset = Bu baytların dosyanın neresinde başladığı eksik.
upload-fault-offset = Dosya burada başka bir yerde bitiyor. Ne kadarının geldiğini sorun ve oradan devam edin.
upload-fault-too-long = Dosyanın uzunluğundan fazlası geldi. Bunun hiçbiri saklanmadı. Dosyayı yeniden yükleyin.
upload-fault-algorithm = Bu sağlama toplamı okunamıyor. sha256 ve sha1 kabul edilir.
upload-fault-mismatch = Baytlar yolda değişti ve saklanmadı. Bu parçayı yeniden gönderin.
upload-fault-locked = Bu dosya şu anda zaten gönderiliyor. Biraz bekleyin ya da öteki pencereyi kapatın.
upload-fault-missing = Böyle bir yükleme yok. İptal edilmiş ya da çok uzun beklemiş olabilir.
upload-fault-over = Bu dosya artık bir esere ait; yüklemeyle birlikte silinmez.
upload-fault-large = Bu dosya çok büyük: en fazla { $most } kabul edilir. Daha küçük bir asıl getirin.
upload-fault-of-account = Bu dosyayla yolda { $most } miktarından fazlanız olurdu. Ötekiler bitene kadar bekleyin ya da birini iptal edin.
upload-fault-of-all = Bu dosyayla kütüphaneye { $most } miktarından fazlası yolda olurdu. Başkaları bitene kadar bekleyin.
upload-fault-open = { $n ->
    [one] Yolda { $n } dosyanız var, daha fazlası olmaz. Bitmesini bekleyin ya da iptal edin.
   *[other] Yolda { $n } dosyanız var, daha fazlası olmaz. Birinin bitmesini bekleyin ya da birini iptal edin.
}
upload-fault-disk = Kütüphanenin diski bu dosya için fazla dolu. Kütüphaneyi işleten yer açmalı; gelenler saklanır, sonra devam edebilirsiniz.
upload-fault-no-work = Bu dosyanın hangi esere ait olduğunu söyleyin.
upload-fault-role = Eserleri yalnızca küratörler getirir. Bu rolü yönetimden isteyin.
upload-fault-signed-out = Artık oturumunuz açık değil. Yeniden oturum açın; gelenler saklanır, devam edebilirsiniz.
