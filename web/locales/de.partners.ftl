# Radio und Unterricht, auf Deutsch.

# Der Tisch der Radiopartner
radio-title = Radiotisch
radio-lead = Sendefertige Dateien für Radiopartner. Melden Sie sich mit dem Schlüssel an, den Sie bekommen haben.
radio-token = Ihr Schlüssel
radio-sign-in = Anmelden
radio-wrong = Diesen Schlüssel kennen wir nicht, oder er gilt nicht mehr. Bitte prüfen Sie ihn oder schreiben Sie uns.
radio-cookie = Solange Sie angemeldet sind, liegt ein Cookie auf diesem Gerät – höchstens zwölf Stunden, und nur für diesen Tisch.
radio-signed-in = Angemeldet: { $name }
radio-sign-out = Abmelden
radio-cleared = { $n ->
    [one] { $n } Stück ist heute für Sie freigegeben.
   *[other] { $n } Stücke sind heute für Sie freigegeben.
}
radio-recall-note = Wird eine Stimme zurückgenommen, verschwindet sie hier sofort. Fragen Sie vor jeder Sendung hier noch einmal nach.
radio-rests = Ihre Downloads ruhen: Der Rückruf vom { $day } ist noch nicht beantwortet. Bitte antworten Sie uns: { $contact }. Sobald Ihre Antwort hier vermerkt ist, geht es weiter.
radio-recalls = Nicht mehr senden: offene Rückrufe
radio-recalls-lead = Diese Dateien haben Sie von uns. Sagen Sie uns an der genannten Stelle, was mit ihnen geschehen ist: gelöscht, im Archiv gesperrt, schon gesendet oder weitergegeben. Wir tragen Ihre Antwort ein; einen Knopf dafür gibt es hier nicht.
radio-recall-late = Die Frist ist vorbei.
radio-recall-noted = Ihre Antwort ist notiert. Der Rückruf steht hier, bis wir wissen, dass die Datei gelöscht oder im Archiv gesperrt ist.
radio-empty = Zu dieser Auswahl ist heute nichts für Sie freigegeben.
radio-nothing = Heute ist nichts für Sie freigegeben.
radio-filter = Auswahl
radio-filter-language = Gesprochen
radio-filter-theme = Thema
radio-filter-longest = Höchstens so lang
radio-filter-any = alle
radio-filter-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
radio-filter-show = Anzeigen
radio-audition = Zum Vorhören – nicht für die Sendung
radio-length = Länge
radio-loudness = Lautheit
radio-usable-until = Verwendbar bis einschließlich
radio-usable-open = ohne festes Ende
radio-cut = Darf gekürzt werden
radio-yes = ja
radio-no = nein
radio-names = Namen
radio-say = sprich: { $spoken }
radio-unnamed = Es wird kein Name genannt.
radio-presenter = Für die Moderation
radio-first = Erste Worte
radio-last = Letzte Worte
radio-take = Mitnehmen
radio-take-wave = Sendedatei (BWF, { $size } MB)
radio-take-sheet = Begleitblatt (Text)
radio-take-words = Wortlaut: { $language }
radio-making = Die Sendedatei wird gerade neu gemacht. Sie steht in wenigen Minuten hier.
radio-digest = Prüfsumme (SHA-256)
radio-work = Kennung
radio-title-of = Titel
radio-languages = Gesprochen
radio-themes = Themen
radio-recall = Rückruf
radio-sheet = Begleitblatt
radio-content-note = Hinweis zum Inhalt

# Im Unterricht
lesson-title = Im Unterricht: { $title }
lesson-lead = Wählen Sie einen Ausschnitt. Unten stehen dann Adresse, Code und QR-Code dafür.
lesson-part = Teil
lesson-start = Anfang
lesson-end = Ende
lesson-time-hint = Sekunden oder eine Zeit wie 1:15; leer heißt: von Anfang an, bis zum Schluss.
lesson-from-here = Ab hier
lesson-to-here = Bis hier
lesson-captions = Untertitel
lesson-captions-off = keine
lesson-language = Sprache der Bedienung
lesson-make = Ausschnitt zeigen
lesson-may = Was Sie dürfen
lesson-show-until = Im Unterricht zeigen: ja, bis einschließlich { $day }.
lesson-show-open = Im Unterricht zeigen: ja, ohne festes Ende, solange alle im Werk zustimmen.
lesson-page-until = In eine Klassenseite einbetten: ja, bis einschließlich { $day }, auf { $hosts }.
lesson-page-open = In eine Klassenseite einbetten: ja, ohne festes Ende, auf { $hosts }.
lesson-hosts-all = jeder Seite
lesson-hosts-none = Seiten dieser Bibliothek
lesson-copies-no = Kopien speichern oder verteilen: nein. Der Ausschnitt läuft nur von hier, damit er endet, wenn jemand die Zustimmung zurücknimmt.
lesson-result = Zum Weitergeben
lesson-preview = Vorschau
lesson-address = Adresse
lesson-code = Code zum Einbetten
lesson-qr = QR-Code
lesson-qr-alt = QR-Code mit der Adresse des Ausschnitts
lesson-qr-save = QR-Code als SVG speichern
lesson-copy = Kopieren
lesson-copied = Kopiert.
lesson-copy-failed = Markiert. Bitte mit der Tastatur kopieren.
lesson-back = Zurück zum Werk
clip-no-time = { $end }: „{ $typed }“ ist keine Zeit. Schreiben Sie Sekunden wie 75 oder eine Zeit wie 1:15 oder 0:01:15.
clip-behind-the-end = Der Ausschnitt beginnt bei { $start }, das Werk dauert aber nur { $length }.
clip-backwards = Das Ende muss nach dem Anfang liegen.
clip-no-part = Dieses Werk hat keinen Teil { $part }.
embed-from = Aus der Bibliothek { $name }
embed-missing = Dieser Ausschnitt ist nicht verfügbar.
embed-gone = Dieser Ausschnitt ist nicht mehr verfügbar.
embed-why = Die Menschen in einem Werk entscheiden selbst, wo es zu sehen ist und wie lange.
embed-wrong = Diese Adresse stimmt so nicht.
class-until = Für Ihre Klasse, bis einschließlich { $day }
