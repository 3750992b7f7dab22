# Digitales auf Deutsch. Eine weitere Sprache ist eine weitere Datei neben dieser, mit denselben Schlüsseln.
language-name = Deutsch
product = Digitales

# Rahmen jeder Seite
skip-to-content = Zum Inhalt
languages-label = Sprache
sections-label = Bereiche
foot-label = Über diese Seiten
films = Filme
oral-histories = Stimmen
collections = Sammlungen
themes = Themen
places = Orte
about = Über Digitales
imprint = Impressum und Kontakt
privacy = Datenschutz
accessibility = Barrierefreiheit
barrier = Barriere melden
demonstration-note = Eine Vorführung: Alle Menschen und Geschichten hier sind erfunden.
demonstration-tour = Fünf Dinge zum Ausprobieren
promise = Sind Sie in einem dieser Filme oder einer dieser Aufnahmen? Sie können das stoppen lassen. Ein Satz genügt.
promise-link = So stoppen Sie Ihre Geschichte
watched-by-nobody = Hier schaut Ihnen niemand zu: keine Cookies, keine Zählung, keine fremden Server.

# Startseite und Listen
lead = Zum Anfang
shelf-language = In Ihrer Sprache
shelf-language-hint = Deutsch gesprochen oder mit deutschen Untertiteln
all-films = Alle Filme
all-oral-histories = Alle Stimmen
films-intro = Kurze Filme von Menschen, die ihre Geschichte selbst erzählen.
oral-histories-intro = Radiogeschichten: ein Mensch, eine Stimme, alles zum Mitlesen.
themes-intro = Worum es geht.
places-intro = Wo die Geschichten spielen.
collections-intro = Wettbewerbe, Sendereihen und Zusammenstellungen.
empty-list = Hier ist noch nichts zu sehen.
empty-home = Diese Bibliothek ist noch leer. Sobald jemand seine Geschichte freigibt, steht sie hier.
works-count = { $n ->
    [one] { $n } Werk
   *[other] { $n } Werke
}
next-page = Weitere zeigen
first-page = Zurück zum Anfang der Liste
kind-film = Film
kind-oral-history = Stimme
collection-competition = Wettbewerb
collection-series = Sendereihe
collection-list = Zusammenstellung
minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
seconds = { $n ->
    [one] { $n } Sekunde
   *[other] { $n } Sekunden
}
list-comma = ,{" "}
decimal-point = ,
no-words = ohne Worte
captions-short = Untertitel: { $languages }

# Seite eines Werks
part = Teil { $n }
spoken = Gesprochen
captions = Untertitel
year = Jahr
recorded = Aufgenommen
broadcast = Gesendet
duration = Länge
collection = Sammlung
theme = Thema
place = Ort
licence = Rechte
credits = Mitwirkende
content-note = Hinweis zum Inhalt
suitable-from = Empfohlen ab { $n ->
    [one] { $n } Jahr
   *[other] { $n } Jahren
}
plain-heading = In Leichter Sprache
transcript = Zum Mitlesen
transcript-hint = Ein Satz, den Sie antippen, spielt ab dieser Stelle.
transcript-contents = Inhalt
transcript-unchecked = Ein Programm hat das aufgeschrieben. Niemand hat es geprüft, es kann falsch sein.
read-in = Text: { $language }
only-in = Diesen Text gibt es bisher nur auf { $language }.
name-withheld = Name nicht genannt
lesson-link = Im Unterricht verwenden
lesson-hint = Ausschnitt wählen, einbetten, QR-Code drucken – ohne Anmeldung.
more-from = Mehr aus dieser Sammlung
are-you-in-film = Sind Sie in diesem Film? Sie können ihn stoppen lassen.
are-you-in-voice = Sind Sie in dieser Aufnahme? Sie können sie stoppen lassen.
are-you-in-work = Kommen Sie darin vor? Sie können es stoppen lassen.
not-playable = Diese Datei wird noch aufbereitet und lässt sich hier noch nicht abspielen.
org-producer = Produktion
org-funder = Förderung
org-partner = In Zusammenarbeit mit
person-intro = Werke, in denen dieser Name steht.

# Rollen
role-narrator = Erzählt von
role-interviewee = Im Gespräch
role-interviewer = Interview
role-maker = Gemacht von
role-performer = Gespielt von
role-translator-voice = Stimme der Übersetzung
role-depicted = Zu sehen
role-heard = Zu hören
role-mentioned = Erwähnt
marc-act = Schauspiel
marc-anm = Animation
marc-art = Kunst
marc-aus = Drehbuch
marc-aut = Text
marc-cmp = Musik
marc-cng = Kamera
marc-cre = Idee
marc-ctb = Mitarbeit
marc-drt = Regie
marc-edt = Redaktion
marc-flm = Schnitt
marc-fmk = Film von
marc-ill = Zeichnungen
marc-ive = Im Gespräch
marc-ivr = Interview
marc-mus = Musik gespielt von
marc-nrt = Erzählt von
marc-pht = Fotografie
marc-prf = Gespielt von
marc-pro = Produktion
marc-rce = Tonaufnahme
marc-res = Recherche
marc-sds = Tongestaltung
marc-spk = Gesprochen von
marc-stl = Erzählt von
marc-trl = Übersetzung
marc-vac = Stimme
marc-vdg = Kamera

# Rechte: Name und was er bedeutet
licence-inc = Urheberrechtlich geschützt
licence-inc-means = Ansehen, anhören und auf diese Seite verweisen dürfen Sie frei. Für alles Weitere fragen Sie uns bitte.
licence-inc-ow-eu = Geschützt – verwaistes Werk (EU)
licence-inc-ow-eu-means = Das Werk ist geschützt, seine Rechteinhaber sind nicht auffindbar. Es wird nach EU-Recht gezeigt.
licence-inc-edu = Geschützt – Nutzung für Bildung erlaubt
licence-inc-edu-means = Das Werk ist geschützt. Für Bildung dürfen Sie es nutzen, ohne zu fragen.
licence-inc-nc = Geschützt – nichtkommerzielle Nutzung erlaubt
licence-inc-nc-means = Das Werk ist geschützt. Ohne Gewinnabsicht dürfen Sie es nutzen, ohne zu fragen.
licence-inc-ruu = Geschützt – Rechteinhaber unbekannt
licence-inc-ruu-means = Das Werk ist geschützt; wir wissen nicht, wem es gehört. Wenn Sie es wissen, schreiben Sie uns.
licence-noc-cr = Nicht geschützt – vertraglich beschränkt
licence-noc-cr-means = Ein Vertrag beschränkt, was mit dem Werk geschehen darf. Bitte fragen Sie uns.
licence-noc-nc = Nicht geschützt – nur nichtkommerziell
licence-noc-nc-means = Nutzung ohne Gewinnabsicht ist erlaubt.
licence-noc-oklr = Nicht geschützt – andere rechtliche Grenzen
licence-noc-oklr-means = Andere Gesetze begrenzen, was mit dem Werk geschehen darf. Bitte fragen Sie uns.
licence-noc-us = Nicht geschützt – in den Vereinigten Staaten
licence-noc-us-means = In den Vereinigten Staaten ist das Werk frei. Anderswo kann es geschützt sein.
licence-cne = Urheberrecht nicht geprüft
licence-cne-means = Ob das Werk geschützt ist, wurde noch nicht geprüft.
licence-und = Urheberrecht ungeklärt
licence-und-means = Ob das Werk geschützt ist, ließ sich nicht klären.
licence-nkc = Kein Schutz bekannt
licence-nkc-means = Uns ist kein Urheberrecht an dem Werk bekannt.
licence-by-means = Sie dürfen das Werk weitergeben und bearbeiten, wenn Sie nennen, von wem es ist.
licence-by-sa-means = Sie dürfen das Werk weitergeben und bearbeiten, wenn Sie nennen, von wem es ist, und Ihr Ergebnis unter derselben Lizenz teilen.
licence-by-nd-means = Sie dürfen das Werk unverändert weitergeben, wenn Sie nennen, von wem es ist.
licence-by-nc-means = Sie dürfen das Werk ohne Gewinnabsicht weitergeben und bearbeiten, wenn Sie nennen, von wem es ist.
licence-by-nc-sa-means = Sie dürfen das Werk ohne Gewinnabsicht weitergeben und bearbeiten, wenn Sie nennen, von wem es ist, und Ihr Ergebnis unter derselben Lizenz teilen.
licence-by-nc-nd-means = Sie dürfen das Werk ohne Gewinnabsicht unverändert weitergeben, wenn Sie nennen, von wem es ist.
licence-zero-means = Die Urheber haben auf ihre Rechte verzichtet.
licence-mark-means = Das Werk ist frei von bekannten Urheberrechten.
licence-people = Das sagt etwas über das Urheberrecht. Die Menschen im Werk entscheiden unabhängig davon, wo es zu sehen ist.

# Über Digitales
about-lead = Digitales ist eine Bibliothek kurzer Filme und Radiogeschichten. Menschen, die nach Berlin gekommen sind, erzählen darin selbst.
about-what = Was das hier ist
about-what-text = Die Filme sind für einen Wettbewerb entstanden, die Stimmen für das Radio. Diese Bibliothek bewahrt sie mit allem, was dazugehört: Untertiteln, Texten zum Mitlesen, Namen und Orten. Sehen und hören kann sie jeder, auch mit altem Telefon, Tastatur oder Screenreader.
about-consent = Wie die Einwilligung hier funktioniert
about-consent-1 = Zu sehen ist nur, wozu alle Menschen, die man im Werk erkennen kann, Ja gesagt haben – für jede Nutzung einzeln: hier auf der Seite, in der Schule, im Radio.
about-consent-2 = Wer Ja gesagt hat, kann das jederzeit zurücknehmen. Ein Satz genügt, Gründe braucht es nicht. Im selben Augenblick bricht auch ein laufender Film ab.
about-consent-3 = Wer Nein sagt, zählt mehr als alle, die Ja sagen. Und ein Nein wird nicht vergessen.
about-consent-4 = Manche Adressen führen deshalb zu einem leeren Platz. Das ist kein Fehler, sondern ein gehaltenes Versprechen.
about-schools = Für Schulen
about-schools-text = Auf jeder Werkseite führt „Im Unterricht verwenden“ zu einem Ausschnitt, den Sie einbetten oder als QR-Code aushängen. Ohne Konto und ohne Cookies.
about-radio = Für Radios
about-radio-text = Partner holen am Radiotisch sendefertige Dateien und erfahren sofort, wenn eine Stimme zurückgenommen wird.
about-radio-link = Zum Radiotisch
about-machines = Für Maschinen
about-machines-text = Niemand hier hat zugestimmt, dass mit Stimme oder Gesicht eine Maschine trainiert wird. Jede Antwort dieser Seiten behält das Text- und Data-Mining ausdrücklich vor.

# Impressum, Barriere
imprint-who = Verantwortlich
imprint-nobody = Wer diese Bibliothek betreibt, ist noch nicht eingetragen.
contact = Kontakt
contact-phone = Telefon
contact-email = E-Mail
contact-nobody = Eine Adresse für Nachrichten ist noch nicht eingetragen.
authority = Aufsichtsbehörde für Datenschutz
barrier-lead = Etwas lässt sich nicht bedienen, lesen, hören oder verstehen? Dann liegt der Fehler bei uns.
barrier-text = Schreiben oder sagen Sie uns, auf welcher Seite es war und was nicht ging. Mehr brauchen wir nicht.
barrier-subject = Barriere auf diesen Seiten

# Datenschutz
privacy-lead = Kurz: Wir wissen nicht, wer Sie sind, und wollen es nicht wissen.
privacy-viewers = Wenn Sie zuschauen
privacy-viewers-1 = Wir speichern weder Ihre Adresse im Netz noch, was Sie ansehen. Auch unsere Protokolle enthalten beides nicht.
privacy-viewers-2 = Wir setzen keine Cookies. Nur wer sich am Radiotisch anmeldet, bekommt eines: bis zum Abmelden, höchstens zwölf Stunden.
privacy-viewers-3 = Keine Seite ruft etwas von einem anderen Server. Auf Ihrem Gerät bleibt nur etwas, wenn Sie im Player „Auf diesem Gerät merken“ ankreuzen; daneben steht „Alles vergessen“.
privacy-people = Wenn Sie in einem Werk vorkommen
privacy-people-1 = Grundlage ist Ihre Einwilligung (Art. 6 Abs. 1 a und Art. 9 Abs. 2 a DSGVO). Wir halten fest, wozu Sie wann Ja oder Nein gesagt haben und welchen Text man Ihnen dabei gezeigt hat.
privacy-people-2 = Von Geburtsdaten bleibt nur, ab wann Sie selbst entscheiden. Auf der Seite steht der Name, den Sie gewählt haben, oder keiner.
privacy-people-3 = Sie können jederzeit Auskunft verlangen, etwas berichtigen oder löschen lassen, widersprechen, Ihre Daten mitnehmen und Ihre Einwilligung zurücknehmen.
privacy-form = Wenn Sie uns etwas mitteilen
privacy-form-1 = Was Sie unter „Meine Geschichte stoppen“ eintragen, wird verschlüsselt, bevor es gespeichert wird. Nur die Menschen, die Ihre Bitte bearbeiten, können es lesen.
privacy-rights = Beschwerde
privacy-rights-1 = Sie können sich auch bei der Aufsichtsbehörde beschweren.

# Barrierefreiheit
accessibility-lead = Diese Seiten sollen für alle funktionieren. Unser Maßstab sind die WCAG 2.2, Stufe AA.
accessibility-can = Was geht
accessibility-can-1 = Alles lässt sich mit der Tastatur bedienen, mit Screenreader hören und auf 400 Prozent vergrößern. Ohne JavaScript bleibt alles erreichbar.
accessibility-can-2 = Die Werke haben Untertitel und einen Text zum Mitlesen, viele auch eine Zusammenfassung in Leichter Sprache.
accessibility-can-3 = Helle und dunkle Darstellung folgen Ihrem Gerät. Wer weniger Bewegung eingestellt hat, sieht keine.
accessibility-cannot = Was noch fehlt
accessibility-cannot-1 = Videos in Deutscher Gebärdensprache und Audiodeskription gibt es noch nicht.
accessibility-tell = Etwas geht nicht?
accessibility-tell-1 = Sagen Sie es uns. Hilft unsere Antwort nicht weiter, können Sie sich an die zuständige Schlichtungsstelle wenden.

# Wenn etwas nicht da ist
error-404 = Hier ist nichts
error-404-text = Diese Seite gibt es nicht, oder sie ist nicht für alle. Vielleicht war die Adresse unvollständig.
error-410 = Diese Geschichte ist nicht mehr zu sehen
error-410-text = Sie war hier. Die Menschen in einer Geschichte entscheiden jederzeit selbst, ob sie gezeigt wird.
error-451 = Diese Geschichte darf nicht gezeigt werden
error-451-text = Ein Gericht oder eine Behörde hat es angeordnet. Niemand in der Geschichte hat sie zurückgenommen.
error-400 = Das ließ sich nicht lesen
error-400-text = Die Adresse oder das Formular enthält etwas, womit wir nichts anfangen können. Gehen Sie bitte zurück und versuchen Sie es noch einmal.
error-403 = Das geht so nicht
error-403-text = Das ist hier nicht erlaubt, oder das Formular kam nicht von unserer eigenen Seite. Öffnen Sie es bitte hier noch einmal.
error-503 = Gerade nicht erreichbar
error-503-text = Bitte versuchen Sie es in einer Minute noch einmal.
error-closed = Die Bibliothek wird gerade wiederhergestellt
error-closed-text = Sie ist aus ihrer Sicherung zurückgeholt worden und öffnet wieder, sobald alles darin steht, was Menschen seitdem zurückgenommen haben. Bitte versuchen Sie es später noch einmal.
error-500 = Da ist uns etwas misslungen
error-500-text = Der Fehler liegt bei uns. Wir haben ihn aufgeschrieben.
error-home = Zur Startseite

# Meine Geschichte stoppen
story = Meine Geschichte stoppen
leave = Schnell weg hier
story-lead = Sie sind in einem Film oder einer Aufnahme, und das soll aufhören? Das ist Ihr Recht. Sie brauchen keinen Grund.
story-phone = Am schnellsten geht es am Telefon. Ein Mensch nimmt ab:
story-form = Oder schreiben Sie uns hier
story-form-alone = Schreiben Sie uns hier
story-form-hint = Sie müssen nichts davon ausfüllen. Steht der Titel schon da, genügt „Abschicken“.
story-work = Welcher Film oder welche Aufnahme?
story-work-hint = Titel oder Adresse der Seite
story-name = Ihr Name
story-name-hint = oder wie wir Sie nennen sollen
story-contact = Wie erreichen wir Sie?
story-contact-hint = Telefon, E-Mail oder jemand, der es weitersagt. Ohne das können wir Ihnen nicht antworten.
story-reason = Möchten Sie etwas dazu sagen?
story-danger = Das kann mich in Gefahr bringen
story-danger-hint = Dann ist der Film oder die Aufnahme auf der Website und im Podcast sofort für 72 Stunden nicht mehr zu sehen und zu hören. In dieser Zeit prüfen wir. In Schulen und im Radio stoppt es erst, wenn hier ein Mensch es gelesen hat.
story-send = Abschicken
story-after = Was dann geschieht: Ein Mensch liest Ihre Nachricht. Spätestens nach sieben Tagen ist entschieden. Ihre Angaben werden verschlüsselt gespeichert.
story-too-long = Das ist mehr, als wir annehmen können. Bitte kürzen Sie Ihre Nachricht.
story-later = Ihre Nachricht konnte in diesem Moment nicht angenommen werden. Bitte drücken Sie in einer Minute noch einmal auf „Abschicken“, oder rufen Sie an.
receipt = Wir haben Ihre Nachricht
receipt-ref = Ihre Nummer
receipt-ref-hint = Schreiben Sie die Nummer auf, wenn Sie später nachfragen möchten.
receipt-held = Der Film oder die Aufnahme ist auf der Website und im Podcast ab jetzt für 72 Stunden nicht mehr da. In dieser Zeit prüfen wir. In Schulen und im Radio stoppt es erst, wenn hier ein Mensch es gelesen hat.
receipt-not-held = Von selbst ließ sich nichts stoppen: Vielleicht ist die Geschichte gerade nicht zu sehen, oder wir haben sie am Titel nicht erkannt. Ihre Nachricht ist als dringend markiert, ein Mensch liest sie zuerst.
receipt-call = Wenn Sie in Gefahr sind, rufen Sie bitte jetzt an:
receipt-next = Ein Mensch liest das. Spätestens nach sieben Tagen ist entschieden.

# Sprachen
lang-am = Amharisch
lang-ar = Arabisch
lang-az = Aserbaidschanisch
lang-bg = Bulgarisch
lang-bn = Bengalisch
lang-bs = Bosnisch
lang-ckb = Sorani-Kurdisch
lang-cs = Tschechisch
lang-de = Deutsch
lang-el = Griechisch
lang-en = Englisch
lang-es = Spanisch
lang-fa = Persisch
lang-fr = Französisch
lang-he = Hebräisch
lang-hi = Hindi
lang-hr = Kroatisch
lang-hu = Ungarisch
lang-hy = Armenisch
lang-it = Italienisch
lang-ka = Georgisch
lang-ku = Kurdisch
lang-kmr = Kurmandschi-Kurdisch
lang-nl = Niederländisch
lang-pa = Pandschabi
lang-pl = Polnisch
lang-ps = Paschtu
lang-pt = Portugiesisch
lang-rom = Romani
lang-ro = Rumänisch
lang-ru = Russisch
lang-so = Somali
lang-sq = Albanisch
lang-sr = Serbisch
lang-sw = Suaheli
lang-ta = Tamil
lang-ti = Tigrinya
lang-tr = Türkisch
lang-uk = Ukrainisch
lang-ur = Urdu
lang-vi = Vietnamesisch
lang-wo = Wolof
lang-zh = Chinesisch
lang-zxx = ohne Worte

# The player (%1 and %2 are filled in by its script)
player-player = Player
player-play = Abspielen
player-pause = Pause
player-again = Noch einmal
player-play-from = Ab %1 abspielen
player-next-part = Nächster Teil
player-from-beginning = Von Anfang an
player-back = 10 Sekunden zurück
player-seek = Stelle
player-time-of = %1 von %2
player-megabytes = %1 MB
player-mute = Ton aus
player-unmute = Ton an
player-volume = Lautstärke
player-captions = Untertitel
player-captions-off = Aus
player-speed = Tempo
player-settings = Einstellungen
player-save-data = Daten sparen
player-save-data-hint = kleineres Bild, %1 statt %2
player-save-data-hint-audio = einfacherer Ton, %1 statt %2
player-remember = Auf diesem Gerät merken
player-remember-hint = Stelle, Lautstärke, Untertitel, Tempo, Daten
player-forget = Alles vergessen
player-forgotten = Auf diesem Gerät ist nichts mehr gemerkt.
player-share = Teilen
player-share-link = Link
player-share-at = Ab %1
player-copy = Kopieren
player-copied = Kopiert
player-copy-failed = Bitte kopieren Sie den markierten Text selbst.
player-fullscreen = Vollbild
player-fullscreen-exit = Vollbild beenden
player-keys = Tastatur
player-key-space = Leertaste
player-key-play = abspielen oder pausieren
player-key-seek = 5 Sekunden zurück oder vor
player-key-jump = 10 Sekunden zurück oder vor
player-key-volume = lauter oder leiser
player-key-mute = Ton aus oder an
player-key-captions = Untertitel aus oder an
player-key-fullscreen = Vollbild
player-key-speed = langsamer oder schneller
player-key-tenth = zu diesem Zehntel springen
player-key-help = diese Liste
player-playing = Läuft
player-paused = Pausiert
player-loading = Lädt …
player-ended = Ende
player-error = Das ließ sich hier nicht abspielen.
player-retry = Noch einmal versuchen
player-offline = Die Verbindung ist weg. Es geht von selbst weiter, sobald sie wieder da ist.
player-online = Die Verbindung ist wieder da.
player-withdrawn = Diese Geschichte steht nicht mehr zur Verfügung.
player-withdrawn-why = Die Menschen in einer Geschichte entscheiden jederzeit selbst über sie. Danke fürs Zuhören.
player-transcript-follow = Mitlaufen lassen
player-from-here = Ab hier
player-to-here = Bis hier

# Der Rundgang durch die Vorführung
tour-title = Fünf Dinge zum Ausprobieren
tour-opening = Diese Bibliothek ist erfunden, aber alles geschieht so, wie es mit echten Menschen geschähe. Zehn Minuten reichen.
tour-film = Einen Film mit türkischen Untertiteln sehen
tour-film-how = Die Seite ist auf Türkisch, darum sind die Untertitel von Anfang an da.
tour-voice = Zuhören und mitlesen
tour-voice-how = Auf „Abspielen“ drücken: Der Text läuft mit. Ein Klick auf einen Satz führt dorthin.
tour-lesson = Einen Ausschnitt im Unterricht sehen
tour-lesson-how = Eine Schule hat zwölf Sekunden eines Films auf ihre eigene Seite gestellt, auf einem eigenen Server. Kein Cookie, kein Konto.
tour-lesson-open = Die Unterrichtsseite öffnen
tour-radio = Am Radiotisch Platz nehmen
tour-radio-how = Mit diesem Schlüssel anmelden. Dort steht, was heute gesendet werden darf, und die Sendedatei liegt bereit.
tour-radio-open = Den Radiotisch öffnen
tour-stop = Stopp sagen
tour-stop-how = Den Film in einem zweiten Fenster öffnen und laufen lassen. Dann hier sagen, als der Mensch darin: Ich möchte das nicht mehr.
tour-stop-open = Den Film in einem zweiten Fenster öffnen
tour-stop-do = Meinen Film stoppen
tour-stopped = Erledigt.
tour-stopped-how = Der Film ist im anderen Fenster zu Ende, und er ist aus jeder Liste, von jeder Seite und Adresse verschwunden. Niemand wurde nach einem Grund gefragt.
tour-stopped-look = Nachsehen, was jetzt dort steht
tour-again-do = Den Film wieder freigeben
tour-school = Schule am Lindenring (erfunden)
tour-school-lesson = Stunde 4: Wie sieht Ankommen aus?
tour-school-task = Seht euch den Ausschnitt an. Um welchen Gegenstand geht es? Schreibt drei Wörter auf, die euch einfallen.
tour-school-clip = Ausschnitt aus dem Film
tour-school-note = Diese Seite steht unter einer anderen Adresse als die Bibliothek. Sie enthält nur die Adresse des Ausschnitts.
