# Dla osób, które są w utworach, po polsku.

language-name = Polski
tab = Twoja strona
skip = Do treści
leave = Szybko stąd wyjdź
read-aloud = Przeczytaj na głos
read-quiet = Przestań czytać
help = Pomoc
call = Zadzwoń do nas, odbierze człowiek:
no-phone = Zapytaj osoby, które dały ci ten link.
not-signed-off = Tego tłumaczenia nie sprawdził jeszcze nikt, kogo możemy podać z nazwiska. Jeśli coś jest niejasne, zapytaj nas.
authority = Skargę można złożyć także tutaj:
link-until = Ten link działa do końca dnia: { $day }.
link-until-of-age = Ten link działa, dopóki twoje dziecko nie skończy 18 lat.
languages-label = Język
back = Wstecz
untitled = Historia o numerze { $number }
closed = Ten link niczego już nie otwiera
closed-text = Może minął jego czas albo został cofnięty.
closed-new = Chcesz coś zatrzymać albo dostać nowy link? Pomożemy.

# Gdzie jest historia
where = Tutaj jest twoja historia
where-child = Tutaj jest historia twojego dziecka
where-relative = Tutaj jest ta historia
nothing = Nie mamy filmu ani nagrania z tobą.
place-website = Strona internetowa
place-schools = Szkoły
place-radio = Radio
place-screens = Ekrany w autobusach i pociągach
place-podcast = Podcast
place-on = Tak. Od kiedy: { $day }.
place-until = Do końca dnia: { $day }.
place-until-child = Do czasu, gdy potrzebna będzie nowa decyzja twojego dziecka.
place-until-young = Do czasu, gdy potrzebna będzie twoja nowa decyzja.
place-open = Bez ustalonego końca.
place-off = Nie.
place-off-since = Nie, już nie. Od kiedy: { $day }.
schools = { $n ->
    [0] Żadna szkoła nie ma linku.
    [one] { $n } szkoła ma link.
    [few] { $n } szkoły mają link.
    [many] { $n } szkół ma link.
   *[other] { $n } szkoły ma link.
}
school-until = { $name }: do końca dnia: { $day }
handed-over = { $name }: przekazano: { $day }
radio-none = Żadne radio nie ma pliku.
recall-asked = Poprosiliśmy o zwrot: { $day }.
recall-not-yet = Musimy ich jeszcze powiadomić; robimy to teraz.
recall-waiting = Nie ma jeszcze odpowiedzi.
recall-seen = Nasza wiadomość została przeczytana: { $day }.
recall-acknowledged = Nasza wiadomość została potwierdzona: { $day }.
recall-deleted = Usunięto: { $day }.
recall-blocked = Zablokowano w archiwum: { $day }.
recall-aired = Było już nadane, powiadomiono nas: { $day }.
recall-passed-on = Przekazano dalej i tam też poproszono o zwrot: { $day }.
recall-refused = Odmówiono: { $day }. Rozmawiamy z radiem.
paused-since = Wstrzymane na twoją prośbę: { $day }.
other-stopped = Zatrzymane od dnia: { $day }. Kto: { $who }. Gdzie: { $where }.
other-paused = Wstrzymane od dnia: { $day }. Kto: { $who }.
who-parent = jedno z rodziców
who-guardian = twój opiekun prawny
who-representative = osoba, która reprezentuje cię prawnie
who-child = samo twoje dziecko
child-not-asked = Twoje dziecko jeszcze samo nie zdecydowało.
child-yes = Twoje dziecko samo powiedziało „tak”: { $day }.
child-no = Twoje dziecko samo powiedziało „nie”: { $day }.
child-half-year = Za mniej niż sześć miesięcy twoje dziecko skończy 18 lat.
child-month = Za mniej niż miesiąc twoje dziecko skończy 18 lat.
child-day = Jutro twoje dziecko skończy 18 lat.
child-what = Od tego dnia decyduje tylko twoje dziecko, a ten link niczego już nie otwiera.
dead-closed = Po śmierci obowiązuje tu „nie”: samej tej osoby albo kogoś z rodziny. Dlatego niczego nie widać i nie słychać.
dead-unresolved = Po śmierci pyta się rodzinę. Jeszcze nie wszyscy, których trzeba zapytać, powiedzieli „tak”. Dlatego niczego nie widać i nie słychać. Milczenie nigdy nie znaczy „tak”.
young-half-year = Za mniej niż sześć miesięcy skończysz 18 lat.
young-month = Za mniej niż miesiąc skończysz 18 lat.
young-day = Jutro skończysz 18 lat.
young-what = Od tego dnia decydujesz tylko ty. Twoje własne „tak” jest ważne jeszcze 90 dni. Potem to się kończy, chyba że jeszcze raz powiesz „tak”. Jeśli „tak” powiedzieli tylko rodzice, kończy się to w tym dniu. Czy ma trwać dalej? Zadzwoń do nas.
young-what-no-phone = Od tego dnia decydujesz tylko ty. Twoje własne „tak” jest ważne jeszcze 90 dni. Potem to się kończy, chyba że jeszcze raz powiesz „tak”. Jeśli „tak” powiedzieli tylko rodzice, kończy się to w tym dniu. Czy ma trwać dalej? Porozmawiaj z nami.
give-again = Coś ma być znowu pokazywane? Nie ma do tego przycisku: zadzwoń do nas, porozmawiamy z tobą.
give-again-no-phone = Coś ma być znowu pokazywane? Nie ma do tego przycisku: porozmawiaj z nami.

# Zatrzymać
stop = Zatrzymaj
stop-lead = Nie musisz podawać powodu.
stop-where = Gdzie ma się to skończyć?
stop-untick = Wszystko jest zaznaczone. Usuń znak tam, gdzie może to trwać dalej.
stop-others = { $n ->
    [one] Także w { $n } innym utworze, w którym jestem
    [few] Także w { $n } innych utworach, w których jestem
    [many] Także w { $n } innych utworach, w których jestem
   *[other] Także w { $n } innych utworach, w których jestem
}
stop-erase = Usuń także oryginał
stop-erase-hint = Kończy się to wszędzie. To, co z tego zrobiliśmy, zostanie usunięte w kilka minut, oryginał w tym dniu: { $day }. Do tego dnia możesz cofnąć to życzenie.
stop-erase-shared = Są w tym także inni ludzie. Wtedy kończy się to wszędzie. O oryginale zdecyduje tu człowiek w ciągu miesiąca; odpowiedź będzie na twojej stronie.
stop-at-once = To kończy się od razu
stop-at-once-1 = Nikt nie może już tego otworzyć: ani na stronie, ani w szkole, ani w radiu. Gdzie to właśnie leci, urwie się po kilku sekundach.
stop-at-once-2 = Wszystkich, którzy dostali plik, prosimy, żeby go już nie używali. Tutaj zobaczysz, kto odpowie.
stop-not-back = Tego nikt nie cofnie
stop-not-back-1 = Tego, co już nadano. I kopii, które ktoś ma na własnym urządzeniu.
stop-do = Zatrzymaj teraz
stop-nothing = Zaznacz co najmniej jedno miejsce.
press-again = Strona była otwarta dłużej niż 15 minut. Nic się jeszcze nie stało. To, co zaznaczono, zostało: naciśnij jeszcze raz.

# Przerwa
pause = Wstrzymaj
pause-lead = Nikt nie może tego zobaczyć ani usłyszeć, dopóki nie powiesz, że ma to trwać dalej.
pause-lead-2 = Twoja zgoda pozostaje ważna. Dalej można przyciskiem na tej stronie.
pause-hands = Nikt nie może już tego zobaczyć ani usłyszeć. Dalej będzie to możliwe dopiero po rozmowie: wtedy zadzwoń do nas.
pause-hands-no-phone = Nikt nie może już tego zobaczyć ani usłyszeć. Dalej będzie to możliwe dopiero po rozmowie: wtedy porozmawiaj z nami.
pause-lead-2-relative = To, co uzgodniono, pozostaje ważne. Dalej można przyciskiem na tej stronie.
pause-do = Wstrzymaj teraz
go-on = Pokazuj znowu
go-on-lead = Wtedy jest to znowu tam, na co się zgodziłeś lub zgodziłaś.
go-on-lead-relative = Wtedy jest to znowu tam, gdzie to uzgodniono.
go-on-do = Pokazuj znowu od teraz
pause-end = Zakończ wstrzymanie
pause-stands = Wstrzymanie nadal trwa: dla wszystkich, którzy w niej są, historia nie jest nigdzie pokazywana. Można je zakończyć. To, co cofnięte, pozostaje cofnięte.

# Zmienić
change = Zmień
name = Twoje imię tam
name-label = Tak chcę być nazywany lub nazywana
name-hint = Puste pole znaczy: nie ma imienia.
name-do = Zmień imię
name-wrong = Napisz imię, które ma najwyżej 120 znaków, albo zostaw puste pole.
day = Zakończ wcześniej
day-label = Ostatni dzień
day-hint = Do końca tego dnia. Później niż ustalono tutaj się nie da.
day-do = Zmień ostatni dzień
day-wrong = Wybierz dzień od dzisiaj, wcześniejszy niż obecny koniec.
passage = Usuń fragment
passage-lead = Potem znika cały film albo całe nagranie, aż zrobimy wersję bez tego fragmentu i sprawdzą ją dwie osoby.
passage-closed = Teraz nie można tego tutaj odtworzyć. Jeśli nie znasz czasu, zadzwoń do nas.
passage-closed-no-phone = Teraz nie można tego tutaj odtworzyć. Jeśli nie znasz czasu, porozmawiaj z nami.
passage-from-here = Odtąd
passage-to-here = Dotąd
passage-start = Od
passage-end = Do
passage-time-hint = Minuty i sekundy, na przykład 1:15 lub 1:15,5
passage-what = Co ma się stać?
passage-cut = Fragmentu nie ma wcale
passage-mute = Nic nie słychać
passage-blur = Niczego nie można rozpoznać
passage-do = Usuń fragment
passage-wrong = Napisz, gdzie fragment się zaczyna i gdzie się kończy.
time-wrong = Nie możemy odczytać tego czasu. Napisz minuty i sekundy, na przykład 1:15 lub 1:15,5.
time-order = Koniec musi być później niż początek.
time-long = To nie trwa tak długo. Czas trwania: { $length }.
closed-passages = Zamknięte fragmenty
closed-passage = Od { $start } do { $end }: { $what }. Gdzie: { $where }. Zamknięte od kiedy: { $day }.
closed-part = Część { $number }:

# Gotowe
done = Gotowe
done-withdrawal = Zatrzymano.
done-hold = Wstrzymano, dopóki nie powiesz, że ma to trwać dalej.
done-hold-end = Wstrzymanie się skończyło.
done-restriction = Fragment jest zamknięty. Dopóki nie ma sprawdzonej wersji bez niego, nic nie widać i nie słychać.
done-day = Ostatni dzień to teraz: { $day }.
done-name = Imię zmieniono.
done-kept = Zachowujemy oryginał.
done-other = Zapisano.
done-at = Zapisano: { $day }, { $time }.
receipt-today = Tak jest dzisiaj: { $day }
done-where = Gdzie: { $where }
receipt-number = Twój numer
receipt-keep = Zapisz numer albo zrób zdjęcie. Z nim możesz zapytać o każdej porze.
receipt-hash = Kod kontrolny
receipt-send = Przyślijcie mi też to potwierdzenie
receipt-send-hint = Wiadomość nie wymienia filmu ani nikogo z imienia. Trafi na adres lub numer, który nam podano.
receipt-sent = Wysyłamy ci potwierdzenie.
recalls = Kto ma plik
recalls-none = Nikt nie dostał pliku.
recalls-look = Odpowiedzi pojawią się tutaj, gdy nadejdą. Otwórz tę stronę później jeszcze raz.

# Moje dokumenty
papers = Moje dokumenty
papers-none = Tutaj jeszcze nic nie ma.
old-paper = Dawny dokument
old-signed = Podpisano: { $day }.
old-undated = Nie ma na nim daty.
old-guardian = Podpisał go wtedy opiekun prawny.
old-opens-nothing = Ten dokument niczego nie otwiera: on sam nie wystarczy, by coś pokazać.
old-next = Co będzie dalej: zapytamy na nowo. Albo dwie osoby u nas przeczytają razem, na co pozwala dzisiaj; wtedy znajdzie się to na tej stronie przy tym, co uzgodniono. Jeśli tego nie chcesz, naciśnij „Zatrzymaj”: to zawsze ma pierwszeństwo.
old-words = Co jest na nim wydrukowane
old-added = Coś dopisano lub skreślono ręcznie. Przechowujemy to w zamknięciu; jeśli zapytasz, przeczytamy to.
old-scan = Dokument zeskanowano i przechowujemy go w zamknięciu.
agreed = Twoje „tak”: { $day }.
refused = Twoje „nie”: { $day }.
explained = Język wyjaśnienia: { $language }
notice = Tekst, który ci pokazano
notice-foreign = Ten tekst jest w tym języku: { $language }, bo tak go pokazano. To dowód, więc się go nie tłumaczy. Zapytaj nas, wyjaśnimy go.
digest = Kod kontrolny:
taken-back = Zgoda cofnięta. Od kiedy: { $day }.
every-work = We wszystkich utworach
every-use = Wszędzie, także przechowywanie
receipts = Potwierdzenia
receipt-of = Numer { $name }, { $day }
use-catalogue = Wymienienie na stronie
use-public-stream = Oglądanie i słuchanie na stronie
use-podcast-feed = Podcast
use-school-embed = Pokazywanie na lekcji
use-school-download = Pobieranie dla szkoły
use-broadcast-download = Nadawanie w radiu
use-public-screen = Ekrany w autobusach i pociągach
use-preserve = Przechowywanie oryginału

# Deleting, opening, downloading
erasure = Usunięcie oryginału
erasure-short = Oryginał zostanie usunięty w tym dniu: { $day }.
erasure-asked = Twoja prośba o to: { $day }.
erasure-copies = To, co z tego zrobiliśmy, jest właśnie usuwane: wersje na stronę, obrazy, teksty.
erasure-copies-gone = To, co z tego zrobiliśmy, jest usunięte: wersje na stronę, obrazy, teksty. Kiedy: { $day }.
erasure-due = Oryginał zostanie usunięty w tym dniu: { $day }. Do tego dnia możesz cofnąć to życzenie.
erasure-by-us = Oryginał zostanie usunięty w tym dniu: { $day }. Jeśli tak ma nie być, zadzwoń do nas wcześniej.
erasure-by-us-no-phone = Oryginał zostanie usunięty w tym dniu: { $day }. Jeśli tak ma nie być, porozmawiaj z nami wcześniej.
erasure-keep-lead = Wtedy zachowamy oryginał. Pozostanie zamknięty: przez to nic nie będzie znowu pokazywane.
erasure-keep = Zachowaj oryginał
erasure-kept = Życzenie cofnięte: { $day }. Zachowujemy oryginał. Pozostaje zamknięty.
erasure-shared = Są w tym także inni ludzie. Dlatego oryginał nie zostanie usunięty sam. Pozostaje zamknięty.
erasure-decides = Człowiek tutaj zdecyduje w ciągu miesiąca; odpowiedź będzie na tej stronie.
erasure-no = Poproszono nas o usunięcie oryginału. Odpowiedzieliśmy odmownie: { $day }. Pozostaje zamknięty.
erasure-no-why = Dlaczego
erasure-no-rights = Widzisz to inaczej? Zadzwoń do nas albo poproś jeszcze raz. Możesz też złożyć skargę do urzędu ochrony danych lub pójść do sądu.
erasure-no-rights-no-phone = Widzisz to inaczej? Porozmawiaj z nami albo poproś jeszcze raz. Możesz też złożyć skargę do urzędu ochrony danych lub pójść do sądu.
erasure-gone = Oryginał usunięty: { $day }. Nikt nie może go przywrócić.
erasure-remains = Co zostaje: na co i kiedy była zgoda i co zostało cofnięte. To dowodzi, że się tego trzymaliśmy.
certificate = Zaświadczenie
certificate-number = Numer usunięcia
certificate-files = Usunięte pliki: { $n }
opened = Kto otwierał to, co jest o tobie zamknięte
opened-lead = Twoje nazwisko, kontakt i podpisane papiery są zamknięte. Kto je otwiera, musi powiedzieć po co. Potem jest to napisane tutaj.
opened-none = Nikt ich nie otwierał.
opened-profile = Nazwisko i kontakt
opened-evidence = Papier lub nagranie
opened-words = To, co o Tobie napisano
opened-letter = List
opened-link = Link do tej strony
opened-at = { $day }, { $time }, { $name }
opened-by-house = osoba z dostępem do komputera biblioteki
for-contact = Aby zadzwonić lub napisać do ciebie
for-consent-check = Aby sprawdzić zgodę
for-access-request = Na twoją prośbę
for-dispute = Z powodu sporu
for-authority = Na żądanie sądu lub urzędu
for-letter = Nie został wysłany, dlatego ktoś go wydrukował. Może w nim być link do tej strony.
for-link = Ktoś tutaj go utworzył, żeby go przekazać. Kto go ma, widzi, gdzie jest twoja historia, i może ją zatrzymać. Jeśli nic o nim nie wiesz, zadzwoń do nas.
for-link-no-phone = Ktoś tutaj go utworzył, żeby go przekazać. Kto go ma, widzi, gdzie jest twoja historia, i może ją zatrzymać. Jeśli nic o nim nie wiesz, porozmawiaj z nami.
record = Pobierz moje dane
record-hint = Plik dla komputera: na co i kiedy była zgoda. Nie ma w nim żadnego nazwiska.
young-now = Masz teraz 18 lat. Decydujesz tylko ty. Twoje własne wcześniejsze „tak” jest ważne do końca dnia: { $day }. Potem to się kończy, chyba że jeszcze raz powiesz „tak”. Czy ma trwać dalej? Zadzwoń do nas.
young-now-no-phone = Masz teraz 18 lat. Decydujesz tylko ty. Twoje własne wcześniejsze „tak” jest ważne do końca dnia: { $day }. Potem to się kończy, chyba że jeszcze raz powiesz „tak”. Czy ma trwać dalej? Porozmawiaj z nami.

# Listy, wiadomości, karty
letter-subject = Twój link
letter-link = Oto twój link:
letter-until = Działa do końca dnia: { $day }. Nie dawaj go nikomu.
letter-until-of-age = Działa, dopóki twoje dziecko nie skończy 18 lat. Nie dawaj go nikomu.
letter-phone = Masz pytania? Zadzwoń: { $phone }
letter-young-subject = Pytanie do ciebie
letter-of-age = Od teraz decydujesz tylko ty. Twoje własne „tak” jest ważne jeszcze 90 dni. Potem to się kończy, chyba że jeszcze raz powiesz „tak”. Jeśli „tak” powiedzieli tylko rodzice, to się już skończyło. Czy ma trwać dalej? Zadzwoń do nas.
letter-of-age-no-phone = Od teraz decydujesz tylko ty. Twoje własne „tak” jest ważne jeszcze 90 dni. Potem to się kończy, chyba że jeszcze raz powiesz „tak”. Jeśli „tak” powiedzieli tylko rodzice, to się już skończyło. Czy ma trwać dalej? Porozmawiaj z nami.
card-title = Twoja karta
card-scan = Skieruj aparat telefonu na ten obrazek albo przepisz adres:

# Asking again after many years
again-title = Czy możemy zapytać ponownie?
again-you = Wiele lat temu opowiedziano nam coś o sobie, i jest na to podpisany przez Panią lub Pana papier. Dziękujemy.
again-family = Wiele lat temu ktoś z rodziny opowiedział coś o sobie, i jest na to stary papier.
again-old = Od tego czasu wiele się zmieniło. Dlatego chcemy wiedzieć, co ma obowiązywać dzisiaj.
again-silence = Nie trzeba odpowiadać. Milczenie nigdy nie oznacza zgody.
again-answer = Powiedzieć „nie” jest bardzo łatwo: wystarczy otworzyć link i nacisnąć „Zatrzymaj”. Jeśli „tak”, spokojnie porozmawiamy. Prosimy o telefon.
again-answer-no-phone = Powiedzieć „nie” jest bardzo łatwo: wystarczy otworzyć link i nacisnąć „Zatrzymaj”. Jeśli „tak”, spokojnie porozmawiamy.

# The record to print
sheet-print = Do druku
sheet-title = Co zostało uzgodnione
sheet-lead = To jest pokwitowanie. Nie ma w nim nazwiska. Proszę przechowywać je tam, gdzie nikt inny go nie znajdzie.
sheet-work = Film lub nagranie
sheet-answers = Kto za to odpowiada
sheet-printed = Wydrukowano: { $day }.
sheet-none = Nic nie zostało uzgodnione.
sheet-agreed = Tak, { $day }
sheet-use = Do czego
sheet-where = Gdzie
sheet-until = Do tego dnia włącznie
sheet-world = wszędzie
sheet-who = Kto powiedział „tak”
sheet-own = sama osoba
sheet-guardian = opiekun prawny
sheet-relative = ktoś z rodziny
sheet-how = Jak
sheet-how-paper-signed = podpisano na papierze
sheet-how-e-signed = podpisano elektronicznie
sheet-how-recorded-statement = powiedziano i nagrano
sheet-how-self-service = na własnej stronie
sheet-notice = Pokazany tekst
sheet-explicit = Wyraźnie, także co do pochodzenia, wyznania, poglądów politycznych
sheet-yes = tak
sheet-no = nie
sheet-evidence = Dowód
sheet-entry = Numer w dzienniku
sheet-taken = Cofnięto od { $day }
sheet-refused = Powiedziano „nie”: { $day }
sheet-invalid = { $day } stwierdzono: to nigdy nie obowiązywało
sheet-back = Można to cofnąć w każdej chwili, bez podania powodu:
