# Schnittfassungen: was jemand hat schließen lassen, und wer es geprüft hat, auf Deutsch.

editions = Schnittfassungen
editions-text = Werke ohne die Stellen, die jemand schließen ließ
editions-lead = Wer eine Stelle schließen ließ, schließt damit das Werk, bis es eine Fassung ohne sie gibt, die eine Person freigegeben und eine andere geprüft hat.
editions-none = In keinem Werk ist eine Stelle geschlossen.
editions-passages = { $n ->
    [one] { $n } Stelle ist geschlossen.
   *[other] { $n } Stellen sind geschlossen.
}
edition-make = Fassung herstellen
edition-look-again = Noch einmal nachsehen
edition-step-measuring = Der Ton wird zusammengesetzt:
edition-step-cutting = Die Fassung wird hergestellt:
edition-step-encoding = Die kleine Datei wird hergestellt:
edition-step-picturing = Die Bilder werden hergestellt:
edition-step-writing = Sie wird eingetragen:
edition-fault = Daraus wurde nichts: { $fault }
edition-silent = Seit einer halben Minute kein Lebenszeichen. Stellen Sie die Fassung neu her.
edition-is-made = hergestellt, noch nicht freigegeben
edition-is-approved = freigegeben, noch nicht geprüft
edition-is-checked = freigegeben und geprüft
edition-is-rejected = verworfen
edition-is-earlier = von einem früheren Master, öffnet nichts
edition-passages = Die geschlossenen Stellen
edition-jump = Jede Stelle lässt beide Abspieler zwei Sekunden davor beginnen.
edition-untouched = In diesem Teil ist nichts geschlossen.
edition-op-mute = stumm
edition-op-blur = unkenntlich
edition-op-cut = herausgeschnitten
edition-in-a-box = in einem Ausschnitt
edition-original = Original
edition-itself = Diese Fassung
edition-words = Die Worte dieser Fassung
edition-poster = Das Standbild dieser Fassung
edition-poster-alt = Standbild, das zu prüfen ist
edition-left-open = Diese Fassung lässt offen: { $passage }
edition-sign = Was Sie dazu sagen
edition-approve-text = Sie haben alles angesehen und angehört, und nichts von den Stellen ist mehr da.
edition-removes = In dieser Fassung nicht mehr zu erkennen:
edition-approve = Freigeben
edition-own = Sie haben sie freigegeben. Prüfen muss sie jemand anderes.
edition-check-text = Jemand anderes hat sie freigegeben. Mit Ihrer Prüfung öffnet sie, was sie beantwortet.
edition-check = Geprüft
edition-note = Was daran falsch ist
edition-reject = Verwerfen, Dateien löschen
