# Burada çalışanların masası, Türkçe.

# Giriş
sign-in = Giriş yap
sign-in-lead = Burada çalışanlar için. İzlemek ve dinlemek için hesap gerekmez.
sign-in-name = Hesap
sign-in-password = Parola
sign-in-wrong = Bu hesap ve parola birbirine ait değil. Lütfen ikisini de kontrol edin.
sign-in-too-many = Çok fazla deneme yapıldı. Lütfen on beş dakika bekleyip yeniden deneyin.
sign-in-cookie = Giriş yaptığınız sürece bu cihazda bir çerez bulunur – en fazla on iki saat ve yalnızca bu masa için.
sign-out = Çıkış yap
sign-out-everywhere = Her yerden çıkış yap

# Masanın ilk sayfası
desk = Masa
desk-lead = Burada neler yapabileceğiniz.
desk-places = Masanın bölümleri
desk-nothing = Rolleriniz için burada henüz yapılacak bir şey yok.
desk-account = Hesabınız
desk-roles = Şu rollerle çalışabilir
desk-browsers = { $n ->
    [one] { $n } tarayıcıda giriş yaptınız.
   *[other] { $n } tarayıcıda giriş yaptınız.
}
role-administrator = Hesap yöneticisi
role-consent-officer = Rıza sorumlusu
role-curator = Küratör
role-auditor = Denetçi
