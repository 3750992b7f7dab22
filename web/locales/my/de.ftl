# Für die Menschen in den Werken, auf Deutsch: die Fassung, aus der die anderen übersetzt sind.

language-name = Deutsch
tab = Ihre Seite
skip = Zum Inhalt
leave = Schnell weg hier
read-aloud = Vorlesen
read-quiet = Nicht weiter vorlesen
help = Hilfe
call = Rufen Sie an, ein Mensch nimmt ab:
no-phone = Fragen Sie die Menschen, von denen Sie diesen Link haben.
not-signed-off = Diese Übersetzung hat noch niemand geprüft, dessen Namen wir nennen können. Wenn etwas unklar ist, fragen Sie bitte nach.
authority = Beschweren können Sie sich auch hier:
link-until = Dieser Link gilt bis einschließlich { $day }.
link-until-of-age = Dieser Link gilt, bis Ihr Kind 18 ist.
languages-label = Sprache
back = Zurück
untitled = Die Geschichte mit der Nummer { $number }
closed = Dieser Link öffnet nichts mehr
closed-text = Vielleicht ist er abgelaufen, oder er wurde zurückgenommen.
closed-new = Sie möchten etwas stoppen oder einen neuen Link? Wir helfen Ihnen.

# Wo die Geschichte ist
where = Hier ist Ihre Geschichte
where-child = Hier ist die Geschichte Ihres Kindes
where-relative = Hier ist die Geschichte
nothing = Wir haben keinen Film und keine Aufnahme mit Ihnen.
place-website = Website
place-schools = Schulen
place-radio = Radio
place-screens = Bildschirme in Bus und Bahn
place-podcast = Podcast
place-on = Ja, seit { $day }.
place-until = Bis einschließlich { $day }.
place-until-child = Bis Ihr Kind neu entscheiden muss.
place-until-young = Bis Sie neu entscheiden müssen.
place-open = Ohne festes Ende.
place-off = Nein.
place-off-since = Nein, nicht mehr seit { $day }.
schools = { $n ->
    [0] Keine Schule hat einen Link.
    [one] { $n } Schule hat einen Link.
   *[other] { $n } Schulen haben einen Link.
}
school-until = { $name }: bis einschließlich { $day }
handed-over = { $name }: übergeben am { $day }
radio-none = Kein Sender hat eine Datei.
recall-asked = Wir haben sie zurückgerufen am { $day }.
recall-not-yet = Dort müssen wir noch Bescheid geben; das tun wir jetzt.
recall-waiting = Noch keine Antwort.
recall-seen = Der Rückruf wurde gelesen am { $day }.
recall-acknowledged = Der Rückruf wurde bestätigt am { $day }.
recall-deleted = Gelöscht am { $day }.
recall-blocked = Im Archiv gesperrt am { $day }.
recall-aired = War schon gesendet, gemeldet am { $day }.
recall-passed-on = Weitergegeben und dort zurückgerufen am { $day }.
recall-refused = Abgelehnt am { $day }. Wir sprechen mit dem Sender.
paused-since = Auf Ihren Wunsch in Pause seit { $day }.
other-stopped = Gestoppt ab { $day }. Wer: { $who }. Wo: { $where }.
other-paused = In Pause seit { $day }. Wer: { $who }.
who-parent = ein Elternteil
who-guardian = Ihr Vormund
who-representative = Ihre rechtliche Betreuung
who-child = Ihr Kind selbst
child-not-asked = Ihr Kind hat sich noch nicht selbst entschieden.
child-yes = Ihr Kind hat selbst Ja gesagt, am { $day }.
child-no = Ihr Kind hat selbst Nein gesagt, am { $day }.
child-half-year = In weniger als sechs Monaten wird Ihr Kind 18.
child-month = In weniger als einem Monat wird Ihr Kind 18.
child-day = Morgen wird Ihr Kind 18.
child-what = Ab dann entscheidet nur noch Ihr Kind, und dieser Link öffnet nichts mehr.
dead-closed = Nach dem Tod gilt hier ein Nein: das der Person selbst oder das von jemandem aus der Familie. Darum ist nichts zu sehen und zu hören.
dead-unresolved = Nach dem Tod wird die Familie gefragt. Noch haben nicht alle Ja gesagt, die gefragt werden müssen. Darum ist nichts zu sehen und zu hören. Schweigen gilt nie als Ja.
young-half-year = In weniger als sechs Monaten werden Sie 18.
young-month = In weniger als einem Monat werden Sie 18.
young-day = Morgen werden Sie 18.
young-what = Ab dann entscheiden nur noch Sie. Haben Sie selbst schon Ja gesagt, gilt das noch 90 Tage. Danach ist Schluss, wenn Sie nicht noch einmal Ja sagen. Haben nur Ihre Eltern Ja gesagt, ist an dem Tag Schluss. Soll es weitergehen? Rufen Sie uns an.
give-again = Etwas soll wieder gezeigt werden? Dafür gibt es keinen Knopf: Rufen Sie uns an, wir sprechen mit Ihnen.

# Stoppen
stop = Stoppen
stop-lead = Sie brauchen keinen Grund.
stop-where = Wo soll es aufhören?
stop-untick = Überall ist angekreuzt. Nehmen Sie das Kreuz weg, wo es weitergehen darf.
stop-others = { $n ->
    [one] Auch in dem anderen Werk, in dem ich vorkomme
   *[other] Auch in den { $n } anderen Werken, in denen ich vorkomme
}
stop-erase = Auch das Original löschen
stop-erase-hint = Es hört überall auf. Was wir daraus gemacht haben, wird in wenigen Minuten gelöscht, das Original am { $day }. Bis dahin können Sie den Wunsch zurücknehmen.
stop-erase-shared = Es sind auch andere Menschen darin. Dann hört es überall auf. Über das Original entscheidet ein Mensch hier innerhalb eines Monats; die Antwort steht dann auf Ihrer Seite.
stop-at-once = Das hört sofort auf
stop-at-once-1 = Niemand kann es mehr öffnen: nicht auf der Website, nicht in der Schule, nicht beim Radio. Wo es gerade läuft, bricht es nach wenigen Sekunden ab.
stop-at-once-2 = Wer eine Datei bekommen hat, wird aufgefordert, sie nicht mehr zu verwenden. Hier sehen Sie, wer antwortet.
stop-not-back = Das kann niemand zurückholen
stop-not-back-1 = Was schon gesendet wurde. Und Kopien, die jemand auf dem eigenen Gerät hat.
stop-do = Jetzt stoppen
stop-nothing = Kreuzen Sie mindestens einen Ort an.
press-again = Die Seite war länger als 15 Minuten offen. Es ist noch nichts geschehen. Ihre Angaben stehen noch da: Drücken Sie bitte noch einmal.

# Pause
pause = Pause
pause-lead = Niemand kann es mehr sehen oder hören, bis Sie selbst sagen, dass es weitergeht.
pause-lead-2 = Ihre Zustimmung bleibt bestehen. Weiter geht es auf dieser Seite mit einem Knopf.
pause-hands = Niemand kann es mehr sehen oder hören. Weiter geht es erst nach einem Gespräch: Rufen Sie uns dann an.
pause-lead-2-relative = Was vereinbart ist, bleibt vereinbart. Weiter geht es auf dieser Seite mit einem Knopf.
pause-do = Jetzt Pause machen
go-on = Weiter zeigen
go-on-lead = Dann ist es wieder dort, wo Sie zugestimmt haben.
go-on-lead-relative = Dann ist es wieder dort, wo es vereinbart ist.
go-on-do = Wieder zeigen
pause-end = Die Pause beenden
pause-stands = Ihre Pause steht noch: Für alle, die darin sind, ist die Geschichte nirgends zu sehen. Sie können die Pause beenden. Was Sie zurückgenommen haben, bleibt zurückgenommen.

# Ändern
change = Ändern
name = Ihr Name dort
name-label = So soll ich genannt werden
name-hint = Leer heißt: Es steht kein Name da.
name-do = Namen ändern
name-wrong = Bitte schreiben Sie einen Namen mit höchstens 120 Zeichen, oder lassen Sie das Feld leer.
day = Früher aufhören
day-label = Der letzte Tag
day-hint = Bis einschließlich zu diesem Tag. Später als jetzt vereinbart geht hier nicht.
day-do = Letzten Tag ändern
day-wrong = Bitte wählen Sie einen Tag ab heute, der früher ist als das jetzige Ende.
passage = Eine Stelle weglassen
passage-lead = Danach ist der ganze Film oder die ganze Aufnahme nicht mehr da, bis wir eine Fassung ohne die Stelle gemacht und zu zweit geprüft haben.
passage-closed = Hier lässt es sich gerade nicht abspielen. Wenn Sie die Zeiten nicht wissen, rufen Sie uns an.
passage-from-here = Ab hier
passage-to-here = Bis hier
passage-start = Von
passage-end = Bis
passage-time-hint = Minuten und Sekunden wie 1:15 oder 1:15,5
passage-what = Was soll geschehen?
passage-cut = Die Stelle fehlt ganz
passage-mute = Man hört nichts
passage-blur = Man erkennt nichts
passage-do = Stelle weglassen
passage-wrong = Bitte tragen Sie ein, wo die Stelle anfängt und wo sie aufhört.
time-wrong = Diese Zeit können wir nicht lesen. Bitte schreiben Sie Minuten und Sekunden wie 1:15 oder 1:15,5.
time-order = Das Ende muss später sein als der Anfang.
time-long = So lang ist es nicht. Es dauert { $length }.
closed-passages = Gesperrte Stellen
closed-passage = { $start } bis { $end }: { $what }. Wo: { $where }. Gesperrt seit { $day }.
closed-part = Teil { $number }:

# Erledigt
done = Erledigt
done-withdrawal = Es ist gestoppt.
done-hold = Es ist in Pause, bis Sie sagen, dass es weitergeht.
done-hold-end = Die Pause ist zu Ende.
done-restriction = Die Stelle ist gesperrt. Bis es eine geprüfte Fassung ohne sie gibt, ist nichts zu sehen und zu hören.
done-day = Der letzte Tag ist jetzt { $day }.
done-name = Der Name ist geändert.
done-kept = Wir behalten das Original.
done-other = Es ist aufgeschrieben.
done-at = Aufgeschrieben am { $day }, { $time } Uhr.
receipt-today = So ist es heute, am { $day }
done-where = Wo: { $where }
receipt-number = Ihre Nummer
receipt-keep = Schreiben Sie die Nummer auf oder machen Sie ein Foto. Damit können Sie jederzeit nachfragen.
receipt-hash = Prüfsumme
receipt-send = Schicken Sie mir diese Quittung auch zu
receipt-send-hint = Die Nachricht nennt keinen Film und keinen Namen. Sie geht an die Adresse oder Nummer, die Sie uns gegeben haben.
receipt-sent = Wir schicken Ihnen die Quittung zu.
recalls = Wer eine Datei hat
recalls-none = Niemand hat eine Datei bekommen.
recalls-look = Antworten stehen hier, sobald sie da sind. Öffnen Sie die Seite später noch einmal.

# Meine Papiere
papers = Meine Papiere
papers-none = Hier ist noch nichts.
old-paper = Papier von früher
old-signed = Unterschrieben: { $day }.
old-undated = Es steht kein Datum darauf.
old-guardian = Unterschrieben hat damals eine sorgeberechtigte Person.
old-opens-nothing = Dieses Papier öffnet nichts: Es allein reicht nicht, um etwas zu zeigen.
old-next = So geht es weiter: Wir fragen Sie neu. Oder zwei Menschen hier lesen gemeinsam, was es heute erlaubt; dann steht es auf dieser Seite bei dem, was vereinbart ist. Wenn Sie das nicht wollen, drücken Sie auf „Stoppen“: Das geht immer vor.
old-words = Was darauf gedruckt steht
old-added = Von Hand ist etwas hineingeschrieben oder durchgestrichen. Das liegt verschlossen; wenn Sie fragen, lesen wir es Ihnen vor.
old-scan = Das Papier ist eingescannt und liegt verschlossen.
agreed = Sie haben Ja gesagt am { $day }.
refused = Sie haben Nein gesagt am { $day }.
explained = Erklärt auf: { $language }
notice = Der Text, den man Ihnen gezeigt hat
notice-foreign = Dieser Text steht auf { $language }, denn so wurde er gezeigt. Er ist ein Nachweis und wird nicht übersetzt. Fragen Sie uns: Wir erklären ihn Ihnen.
digest = Prüfsumme:
taken-back = Zurückgenommen ab { $day }.
every-work = In allen Werken
every-use = Überall, auch das Aufbewahren
receipts = Quittungen
receipt-of = Nummer { $name }, { $day }
use-catalogue = Auf der Website genannt werden
use-public-stream = Auf der Website zu sehen und zu hören
use-podcast-feed = Podcast
use-school-embed = Im Unterricht zeigen
use-school-download = Für die Schule herunterladen
use-broadcast-download = Im Radio senden
use-public-screen = Bildschirme in Bus und Bahn
use-preserve = Das Original aufbewahren

# Löschen, Öffnen, Herunterladen
erasure = Das Original löschen
erasure-short = Das Original wird am { $day } gelöscht.
erasure-asked = Sie haben das am { $day } verlangt.
erasure-copies = Was wir daraus gemacht haben, wird gerade gelöscht: die Fassungen für die Website, die Bilder, die Texte.
erasure-copies-gone = Was wir daraus gemacht haben, ist seit { $day } gelöscht: die Fassungen für die Website, die Bilder, die Texte.
erasure-due = Das Original wird am { $day } gelöscht. Bis dahin können Sie den Wunsch zurücknehmen.
erasure-by-us = Das Original wird am { $day } gelöscht. Soll das nicht sein, rufen Sie uns vorher an.
erasure-keep-lead = Dann behalten wir das Original. Es bleibt verschlossen: Dadurch wird nichts wieder gezeigt.
erasure-keep = Das Original behalten
erasure-kept = Sie haben den Wunsch am { $day } zurückgenommen. Wir behalten das Original. Es bleibt verschlossen.
erasure-shared = Es sind auch andere Menschen darin. Darum wird das Original nicht von selbst gelöscht. Es bleibt verschlossen.
erasure-decides = Ein Mensch hier entscheidet innerhalb eines Monats; die Antwort steht dann auf dieser Seite.
erasure-no = Sie haben verlangt, dass das Original gelöscht wird. Wir haben am { $day } mit Nein geantwortet. Es bleibt verschlossen.
erasure-no-why = Warum
erasure-no-rights = Sehen Sie das anders? Rufen Sie uns an, oder verlangen Sie es noch einmal. Sie dürfen sich auch bei der Aufsicht für den Datenschutz beschweren oder vor Gericht gehen.
erasure-gone = Das Original wurde am { $day } gelöscht. Niemand kann es wiederherstellen.
erasure-remains = Was bleibt: was Sie wann erlaubt und zurückgenommen haben. Es beweist, dass wir uns daran gehalten haben.
certificate = Bescheinigung
certificate-number = Nummer der Löschung
certificate-files = Gelöschte Dateien: { $n }
opened = Wer Verschlossenes über Sie geöffnet hat
opened-lead = Ihr Name, Ihr Kontakt und Ihre unterschriebenen Papiere sind verschlossen. Wer sie öffnet, muss sagen, wozu. Es steht dann hier.
opened-none = Niemand hat sie geöffnet.
opened-profile = Name und Kontakt
opened-evidence = Ein Papier oder eine Aufnahme
opened-words = Was über Sie geschrieben wurde
opened-letter = Ein Brief
opened-link = Ein Link zu dieser Seite
opened-at = { $day }, { $time } Uhr, { $name }
opened-by-house = jemand mit Zugang zum Rechner der Bibliothek
for-contact = Um Sie anzurufen oder Ihnen zu schreiben
for-consent-check = Um eine Einwilligung zu prüfen
for-access-request = Weil Sie gefragt haben
for-dispute = Wegen eines Streits
for-authority = Weil ein Gericht oder eine Behörde es verlangt hat
for-letter = Er ging nicht hinaus, darum hat ihn jemand gedruckt. Darin kann ein Link zu dieser Seite stehen.
for-link = Jemand hier hat ihn gemacht, um ihn zu übergeben. Wer ihn hat, sieht, wo Ihre Geschichte ist, und kann sie stoppen. Wissen Sie nichts davon, rufen Sie uns an.
record = Meine Unterlagen herunterladen
record-hint = Eine Datei für Computer: was Sie wann erlaubt haben. Kein Name steht darin.
young-now = Sie sind jetzt 18. Nur noch Sie entscheiden. Haben Sie vorher selbst Ja gesagt, gilt das noch bis einschließlich { $day }. Danach ist Schluss, wenn Sie nicht noch einmal Ja sagen. Soll es weitergehen? Rufen Sie uns an.

# Briefe, Nachrichten, Karten
letter-subject = Ihr Link
letter-link = Hier ist Ihr Link:
letter-until = Er gilt bis einschließlich { $day }. Geben Sie ihn niemandem weiter.
letter-until-of-age = Er gilt, bis Ihr Kind 18 ist. Geben Sie ihn niemandem weiter.
letter-phone = Fragen? Rufen Sie an: { $phone }
letter-young-subject = Eine Frage an Sie
letter-of-age = Jetzt entscheiden nur noch Sie selbst. Haben Sie selbst schon Ja gesagt, gilt das noch 90 Tage. Danach ist Schluss, wenn Sie nicht noch einmal Ja sagen. Haben nur Ihre Eltern Ja gesagt, ist jetzt schon Schluss. Soll es weitergehen? Rufen Sie uns an.
card-title = Ihre Karte
card-scan = Halten Sie die Kamera Ihres Telefons auf dieses Bild, oder schreiben Sie die Adresse ab:

# Asking again after many years
again-title = Dürfen wir Sie noch einmal fragen?
again-you = Vor vielen Jahren haben Sie etwas von sich erzählt und dazu ein Papier unterschrieben. Danke dafür.
again-family = Vor vielen Jahren hat jemand aus Ihrer Familie etwas von sich erzählt, und dazu gibt es ein altes Papier.
again-old = Seitdem hat sich vieles geändert. Deshalb möchten wir wissen, was heute gelten soll.
again-silence = Sie müssen nicht antworten. Schweigen gilt nie als Ja.
again-answer = Ein Nein ist ganz leicht: Öffnen Sie den Link, und drücken Sie auf „Stoppen“. Für ein Ja sprechen wir in Ruhe mit Ihnen. Rufen Sie uns an.

# The record to print
sheet-print = Zum Drucken
sheet-title = Was vereinbart ist
sheet-lead = Das ist eine Quittung. Ein Name steht nicht darin. Bewahren Sie sie dort auf, wo nur Sie sie finden.
sheet-work = Film oder Aufnahme
sheet-answers = Wer dafür einsteht
sheet-printed = Gedruckt am { $day }.
sheet-none = Es ist nichts vereinbart.
sheet-agreed = Ja, am { $day }
sheet-use = Wofür
sheet-where = Wo
sheet-until = Bis einschließlich
sheet-world = überall
sheet-who = Wer Ja gesagt hat
sheet-own = die Person selbst
sheet-guardian = eine sorgeberechtigte Person
sheet-relative = jemand aus der Familie
sheet-how = Wie
sheet-how-paper-signed = auf Papier unterschrieben
sheet-how-e-signed = elektronisch unterschrieben
sheet-how-recorded-statement = gesprochen und aufgenommen
sheet-how-self-service = auf der eigenen Seite
sheet-notice = Text, der gezeigt wurde
sheet-explicit = Ausdrücklich, auch für Herkunft, Glauben, politische Meinung
sheet-yes = ja
sheet-no = nein
sheet-evidence = Nachweis
sheet-entry = Nummer im Protokoll
sheet-taken = Zurückgenommen ab { $day }
sheet-refused = Nein gesagt am { $day }
sheet-invalid = Am { $day } festgestellt: Es hat nie gegolten
sheet-back = Sie können das jederzeit zurücknehmen, ohne Grund:
