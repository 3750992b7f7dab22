# Za ljude koji su u djelima, na bosanskom, hrvatskom i srpskom, latinicom.

language-name = Bosanski · Hrvatski · Srpski
tab = Vaša stranica
skip = Na sadržaj
leave = Brzo odavde
read-aloud = Pročitaj naglas
read-quiet = Prestani čitati
help = Pomoć
call = Nazovite nas, javlja se čovjek:
no-phone = Pitajte ljude koji su vam dali ovaj link.
not-signed-off = Ovaj prijevod još nije provjerio niko koga možemo imenovati. Ako nešto nije jasno, molimo pitajte.
authority = Žaliti se možete i ovdje:
link-until = Ovaj link vrijedi do kraja dana: { $day }
link-until-of-age = Ovaj link vrijedi dok vaše dijete ne navrši 18 godina.
languages-label = Jezik
back = Nazad
untitled = Priča s brojem { $number }
closed = Ovaj link više ništa ne otvara
closed-text = Možda je istekao ili je povučen.
closed-new = Želite nešto zaustaviti ili dobiti novi link? Pomoći ćemo vam.

# Gdje je priča
where = Ovdje je vaša priča
where-child = Ovdje je priča vašeg djeteta
where-relative = Ovdje je priča
nothing = Nemamo film ni snimak s vama.
place-website = Internetska stranica
place-schools = Škole
place-radio = Radio
place-screens = Ekrani u autobusima i vozovima
place-podcast = Podcast
place-on = Da. Od kada: { $day }
place-until = Do kraja dana: { $day }
place-until-child = Dok vaše dijete ne bude moralo ponovo odlučiti.
place-until-young = Dok ne budete morali ponovo odlučiti.
place-open = Bez određenog kraja.
place-off = Ne.
place-off-since = Ne, više ne. Od kada: { $day }
schools = { $n ->
    [0] Nijedna škola nema link.
    [one] { $n } škola ima link.
    [few] { $n } škole imaju link.
   *[other] { $n } škola ima link.
}
school-until = { $name }: do kraja dana: { $day }
handed-over = { $name }: predato: { $day }
radio-none = Nijedan radio nema datoteku.
recall-asked = Tražili smo je nazad: { $day }
recall-not-yet = Još im moramo javiti; to sada činimo.
recall-waiting = Još nema odgovora.
recall-seen = Naša poruka je pročitana: { $day }
recall-acknowledged = Naša poruka je potvrđena: { $day }
recall-deleted = Izbrisano: { $day }
recall-blocked = Zatvoreno u arhivu: { $day }
recall-aired = Već je bilo emitovano, javili su nam: { $day }
recall-passed-on = Dato je dalje, i tamo se traži nazad: { $day }
recall-refused = Odbijeno: { $day } Razgovaramo s radiom.
paused-since = Na vaš zahtjev u pauzi: { $day }
other-stopped = Zaustavljeno. Ko: { $who }. Gdje: { $where }. Od kada: { $day }
other-paused = U pauzi. Ko: { $who }. Od kada: { $day }
who-parent = jedan od roditelja
who-guardian = vaš staratelj
who-representative = vaš zakonski zastupnik
who-child = samo vaše dijete
child-not-asked = Vaše dijete još nije samo odlučilo.
child-yes = Vaše dijete je samo reklo da: { $day }
child-no = Vaše dijete je samo reklo ne: { $day }
child-half-year = Za manje od šest mjeseci vaše dijete će imati 18 godina.
child-month = Za manje od mjesec dana vaše dijete će imati 18 godina.
child-day = Sutra će vaše dijete imati 18 godina.
child-what = Od tada odlučuje samo vaše dijete, a ovaj link više ništa ne otvara.
dead-closed = Nakon smrti ovdje vrijedi ne: od same osobe ili od nekoga iz porodice. Zato se ništa ne vidi i ne čuje.
dead-unresolved = Nakon smrti pita se porodica. Još nisu svi koje treba pitati rekli da. Zato se ništa ne vidi i ne čuje. Šutnja nikad ne znači da.
young-half-year = Za manje od šest mjeseci imat ćete 18 godina.
young-month = Za manje od mjesec dana imat ćete 18 godina.
young-day = Sutra ćete imati 18 godina.
young-what = Od tog dana odlučujete samo vi. Ako ste sami rekli da, to vrijedi još 90 dana. Poslije toga prestaje, osim ako još jednom kažete da. Ako su samo roditelji rekli da, prestaje tog dana. Želite li da se nastavi? Nazovite nas.
young-what-no-phone = Od tog dana odlučujete samo vi. Ako ste sami rekli da, to vrijedi još 90 dana. Poslije toga prestaje, osim ako još jednom kažete da. Ako su samo roditelji rekli da, prestaje tog dana. Želite li da se nastavi? Razgovarajte s nama.
give-again = Nešto treba ponovo prikazivati? Za to nema dugmeta: nazovite nas, razgovarat ćemo s vama.
give-again-no-phone = Nešto treba ponovo prikazivati? Za to nema dugmeta: razgovarajte s nama.

# Zaustaviti
stop = Zaustavi
stop-lead = Ne morate navesti razlog.
stop-where = Gdje treba prestati?
stop-untick = Sve je označeno. Uklonite oznaku tamo gdje može ostati.
stop-others = { $n ->
    [one] I u { $n } drugom djelu u kojem sam
    [few] I u { $n } druga djela u kojima sam
   *[other] I u { $n } drugih djela u kojima sam
}
stop-erase = Izbriši i original
stop-erase-hint = Tada prestaje svugdje. Ono što smo od toga napravili briše se za nekoliko minuta, a original ovog dana: { $day } Do tada možete povući ovu želju.
stop-erase-shared = U njemu su i drugi ljudi. Tada prestaje svugdje. O originalu neko ovdje odlučuje u roku od mjesec dana; odgovor će stajati na vašoj stranici.
stop-at-once = Ovo prestaje odmah
stop-at-once-1 = Niko to više ne može otvoriti: ni na stranici, ni u školi, ni na radiju. Gdje upravo ide, prekida se za nekoliko sekundi.
stop-at-once-2 = Sve koji su dobili datoteku molimo da je više ne koriste. Ovdje ćete vidjeti ko odgovara.
stop-not-back = Ovo niko ne može vratiti
stop-not-back-1 = Ono što je već emitovano. I kopije koje neko ima na svom uređaju.
stop-do = Zaustavi sada
stop-nothing = Označite barem jedno mjesto.
press-again = Stranica je bila otvorena duže od 15 minuta. Još se ništa nije dogodilo. Ono što ste označili još je tu: molimo pritisnite još jednom.

# Pauza
pause = Pauza
pause-lead = Niko to ne može vidjeti ni čuti dok sami ne kažete da ide dalje.
pause-lead-2 = Vaš pristanak ostaje. Dalje ide dugmetom na ovoj stranici.
pause-hands = Niko to više ne može vidjeti ni čuti. Dalje ide tek poslije razgovora: tada nas nazovite.
pause-hands-no-phone = Niko to više ne može vidjeti ni čuti. Dalje ide tek poslije razgovora: tada razgovarajte s nama.
pause-lead-2-relative = Što je dogovoreno, ostaje dogovoreno. Dalje ide dugmetom na ovoj stranici.
pause-do = Pauziraj sada
go-on = Prikazuj ponovo
go-on-lead = Tada je opet tamo gdje ste pristali.
go-on-lead-relative = Tada je opet tamo gdje je dogovoreno.
go-on-do = Prikazuj ponovo sada
pause-end = Završi pauzu
pause-stands = Vaša pauza još traje: za sve koji su u njoj, priča se nigdje ne prikazuje. Možete završiti pauzu. Ono što ste povukli ostaje povučeno.

# Promijeniti
change = Promijeni
name = Vaše ime tamo
name-label = Tako želim da me zovu
name-hint = Prazno znači: ime se ne prikazuje.
name-do = Promijeni ime
name-wrong = Molimo napišite ime s najviše 120 znakova ili ostavite polje prazno.
day = Završi ranije
day-label = Zadnji dan
day-hint = Do kraja tog dana. Kasnije nego što je dogovoreno ovdje nije moguće.
day-do = Promijeni zadnji dan
day-wrong = Molimo izaberite dan od danas koji je raniji od sadašnjeg kraja.
passage = Izostavi jedan dio
passage-lead = Poslije toga nema cijelog filma ili snimka dok ne napravimo verziju bez tog dijela i dok je dvoje ljudi ne provjeri.
passage-closed = Ovdje se sada ne može pustiti. Ako ne znate vrijeme, nazovite nas.
passage-closed-no-phone = Ovdje se sada ne može pustiti. Ako ne znate vrijeme, razgovarajte s nama.
passage-from-here = Odavde
passage-to-here = Dovde
passage-start = Od
passage-end = Do
passage-time-hint = Minute i sekunde, na primjer 1:15 ili 1:15,5
passage-what = Šta treba biti?
passage-cut = Tog dijela uopće nema
passage-mute = Ništa se ne čuje
passage-blur = Ništa se ne prepoznaje
passage-do = Izostavi taj dio
passage-wrong = Molimo napišite gdje taj dio počinje i gdje završava.
time-wrong = Ne možemo pročitati ovo vrijeme. Molimo napišite minute i sekunde, na primjer 1:15 ili 1:15,5.
time-order = Kraj mora biti kasnije od početka.
time-long = Nije toliko dugo. Traje { $length }.
closed-passages = Zatvoreni dijelovi
closed-passage = Od { $start } do { $end }: { $what }. Gdje: { $where }. Zatvoreno od kada: { $day }
closed-part = Dio { $number }:

# Gotovo
done = Gotovo
done-withdrawal = Zaustavljeno je.
done-hold = U pauzi je dok ne kažete da ide dalje.
done-hold-end = Pauza je završena.
done-restriction = Taj dio je zatvoren. Dok nema provjerene verzije bez njega, ništa se ne vidi i ne čuje.
done-day = Zadnji dan je sada: { $day }
done-name = Ime je promijenjeno.
done-kept = Čuvamo original.
done-other = Zapisano je.
done-at = Zapisano: { $day }, { $time }.
receipt-today = Kako je danas: { $day }
done-where = Gdje: { $where }
receipt-number = Vaš broj
receipt-keep = Zapišite broj ili ga fotografišite. S njim možete pitati u svako doba.
receipt-hash = Kontrolni kod
receipt-send = Pošaljite mi i ovu potvrdu
receipt-send-hint = U poruci nema ni naziva filma ni imena. Ide na adresu ili broj koji ste nam dali.
receipt-sent = Šaljemo vam potvrdu.
recalls = Ko ima datoteku
recalls-none = Niko nije dobio datoteku.
recalls-look = Odgovori stoje ovdje čim stignu. Otvorite stranicu kasnije još jednom.

# Moji papiri
papers = Moji papiri
papers-none = Ovdje još nema ničega.
old-paper = Stari papir
old-signed = Potpisano: { $day }
old-undated = Na njemu nema datuma.
old-guardian = Tada ga je potpisao staratelj.
old-opens-nothing = Ovaj papir ništa ne otvara: sam po sebi nije dovoljan da se nešto prikaže.
old-next = Šta slijedi: pitat ćemo vas ponovo. Ili će dvije osobe ovdje zajedno pročitati šta on danas dopušta; tada će to stajati na ovoj stranici uz ono što je dogovoreno. Ako to ne želite, pritisnite „Zaustavi“: to uvijek ima prednost.
old-words = Šta je na njemu odštampano
old-added = Nešto je rukom upisano ili precrtano. Čuva se zapečaćeno; ako pitate, pročitat ćemo vam.
old-scan = Papir je skeniran i čuva se zapečaćen.
agreed = Rekli ste da: { $day }
refused = Rekli ste ne: { $day }
explained = Jezik objašnjenja: { $language }
notice = Tekst koji vam je pokazan
notice-foreign = Ovaj tekst je na jeziku: { $language }, jer je tako pokazan. On je dokaz i ne prevodi se. Pitajte nas, objasnit ćemo vam ga.
digest = Kontrolni kod:
taken-back = Povučeno. Od kada: { $day }
every-work = U svim djelima
every-use = Svugdje, i čuvanje
receipts = Potvrde
receipt-of = Broj { $name }, { $day }
use-catalogue = Spominjanje na stranici
use-public-stream = Gledanje i slušanje na stranici
use-podcast-feed = Podcast
use-school-embed = Prikazivanje na nastavi
use-school-download = Preuzimanje za školu
use-broadcast-download = Emitovanje na radiju
use-public-screen = Ekrani u autobusima i vozovima
use-preserve = Čuvanje originala

# Deleting, opening, downloading
erasure = Brisanje originala
erasure-short = Original će biti izbrisan ovog dana: { $day }
erasure-asked = To ste tražili: { $day }
erasure-copies = Ono što smo od toga napravili upravo se briše: verzije za stranicu, slike, tekstovi.
erasure-copies-gone = Ono što smo od toga napravili je izbrisano: verzije za stranicu, slike, tekstovi. Kada: { $day }
erasure-due = Original će biti izbrisan ovog dana: { $day } Do tada možete povući ovu želju.
erasure-by-us = Original će biti izbrisan ovog dana: { $day } Ako to ne treba biti, nazovite nas prije.
erasure-by-us-no-phone = Original će biti izbrisan ovog dana: { $day } Ako to ne treba biti, razgovarajte s nama prije.
erasure-keep-lead = Tada čuvamo original. Ostaje zatvoren: zbog toga se ništa ponovo ne prikazuje.
erasure-keep = Sačuvaj original
erasure-kept = Ovu želju ste povukli: { $day } Čuvamo original. Ostaje zatvoren.
erasure-shared = U njemu su i drugi ljudi. Zato se original ne briše sam. Ostaje zatvoren.
erasure-decides = Neko ovdje odlučuje u roku od mjesec dana; odgovor će stajati na ovoj stranici.
erasure-no = Tražili ste da se original izbriše. Odgovorili smo sa ne: { $day } Ostaje zatvoren.
erasure-no-why = Zašto
erasure-no-rights = Vidite li to drugačije? Nazovite nas ili zatražite još jednom. Možete se žaliti i organu za zaštitu podataka ili otići na sud.
erasure-no-rights-no-phone = Vidite li to drugačije? Razgovarajte s nama ili zatražite još jednom. Možete se žaliti i organu za zaštitu podataka ili otići na sud.
erasure-gone = Original je izbrisan: { $day } Niko ga ne može vratiti.
erasure-remains = Šta ostaje: šta ste i kada dozvolili i povukli. To dokazuje da smo se toga držali.
certificate = Potvrda
certificate-number = Broj brisanja
certificate-files = Izbrisane datoteke: { $n }
opened = Ko je otvorio ono što je o vama zaključano
opened-lead = Vaše ime, kontakt i potpisani papiri su zaključani. Ko ih otvori, mora reći zašto. Onda to stoji ovdje.
opened-none = Niko ih nije otvorio.
opened-profile = Ime i kontakt
opened-evidence = Papir ili snimak
opened-words = Ono što je o Vama zapisano
opened-letter = Pismo
opened-link = Link na ovu stranicu
opened-at = { $day }, { $time }, { $name }
opened-by-house = neko ko ima pristup računaru biblioteke
for-contact = Da bi vas nazvao ili vam pisao
for-consent-check = Da bi se provjerila saglasnost
for-access-request = Jer ste vi pitali
for-dispute = Zbog spora
for-authority = Jer je to tražio sud ili organ vlasti
for-letter = Nije otišlo, zato ga je neko odštampao. U njemu može biti link na ovu stranicu.
for-link = Neko ovdje ga je napravio da ga preda. Ko ga ima, vidi gdje je vaša priča i može je zaustaviti. Ako ne znate za njega, nazovite nas.
for-link-no-phone = Neko ovdje ga je napravio da ga preda. Ko ga ima, vidi gdje je vaša priča i može je zaustaviti. Ako ne znate za njega, razgovarajte s nama.
record = Preuzmi moje podatke
record-hint = Datoteka za računar: šta ste i kada dozvolili. U njoj nema imena.
young-now = Sada imate 18 godina. Odlučujete samo vi. Ako ste ranije sami rekli da, to vrijedi do kraja dana: { $day } Poslije toga prestaje, osim ako još jednom kažete da. Želite li da se nastavi? Nazovite nas.
young-now-no-phone = Sada imate 18 godina. Odlučujete samo vi. Ako ste ranije sami rekli da, to vrijedi do kraja dana: { $day } Poslije toga prestaje, osim ako još jednom kažete da. Želite li da se nastavi? Razgovarajte s nama.

# Pisma, poruke, kartice
letter-subject = Vaš link
letter-link = Ovo je vaš link:
letter-until = Vrijedi do kraja dana: { $day } Ne dajte ga nikome.
letter-until-of-age = Vrijedi dok vaše dijete ne navrši 18 godina. Ne dajte ga nikome.
letter-phone = Imate pitanja? Nazovite: { $phone }
letter-young-subject = Pitanje za vas
letter-of-age = Od sada odlučujete samo vi. Ako ste već sami rekli da, to vrijedi još 90 dana. Nakon toga je kraj, osim ako ponovo kažete da. Ako su samo vaši roditelji rekli da, sada je već kraj. Želite li da se nastavi? Nazovite nas.
letter-of-age-no-phone = Od sada odlučujete samo vi. Ako ste već sami rekli da, to vrijedi još 90 dana. Nakon toga je kraj, osim ako ponovo kažete da. Ako su samo vaši roditelji rekli da, sada je već kraj. Želite li da se nastavi? Razgovarajte s nama.
card-title = Vaša kartica
card-scan = Okrenite kameru telefona prema ovoj slici ili prepišite adresu:

# Asking again after many years
again-title = Smijemo li vas pitati još jednom?
again-you = Prije mnogo godina ispričali ste nešto o sebi i o tome potpisali papir. Hvala vam.
again-family = Prije mnogo godina neko iz vaše porodice ispričao je nešto o sebi, i o tome postoji stari papir.
again-old = Od tada se mnogo toga promijenilo. Zato želimo znati šta treba važiti danas.
again-silence = Ne morate odgovoriti. Šutnja se nikad ne računa kao da.
again-answer = Reći „ne” je sasvim lako: otvorite link i pritisnite „Zaustavi”. Za „da” ćemo u miru razgovarati s vama. Nazovite nas.
again-answer-no-phone = Reći „ne” je sasvim lako: otvorite link i pritisnite „Zaustavi”. Za „da” ćemo u miru razgovarati s vama.

# The record to print
sheet-print = Za štampanje
sheet-title = Šta je dogovoreno
sheet-lead = Ovo je potvrda. U njoj nema imena. Čuvajte je tamo gdje je samo vi možete naći.
sheet-work = Film ili snimak
sheet-answers = Ko za to odgovara
sheet-printed = Odštampano: { $day }
sheet-none = Ništa nije dogovoreno.
sheet-agreed = Da, { $day }
sheet-use = Za šta
sheet-where = Gdje
sheet-until = Zaključno s ovim danom
sheet-world = svuda
sheet-who = Ko je rekao da
sheet-own = sama osoba
sheet-guardian = staratelj
sheet-relative = neko iz porodice
sheet-how = Kako
sheet-how-paper-signed = potpisano na papiru
sheet-how-e-signed = potpisano elektronski
sheet-how-recorded-statement = rečeno i snimljeno
sheet-how-self-service = na vlastitoj stranici
sheet-notice = Pokazani tekst
sheet-explicit = Izričito, i za porijeklo, vjeru, političko mišljenje
sheet-yes = da
sheet-no = ne
sheet-evidence = Dokaz
sheet-entry = Broj u dnevniku
sheet-taken = Povučeno od { $day }
sheet-refused = Rečeno ne: { $day }
sheet-invalid = { $day } utvrđeno: nikada nije važilo
sheet-back = Ovo možete povući u svako doba, bez razloga:
