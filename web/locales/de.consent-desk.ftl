# Der Schreibtisch für Einwilligungen, auf Deutsch.

# Places at the desk
inbox = Posteingang
inbox-text = Was wartet, das Dringendste zuerst.
over-works = Werke
over-works-text = Was von jedem Werk offen ist, wer zugestimmt hat, was als Nächstes geschieht.

# Uses
over-use-catalogue = Katalog
over-use-public-stream = Website
over-use-podcast-feed = Podcast
over-use-school-embed = Unterricht
over-use-school-download = Schul-Download
over-use-broadcast-download = Radio
over-use-public-screen = Bildschirme
over-use-preserve = Aufbewahren
over-every-use = alle Nutzungen
over-world = weltweit

# A person and a use
over-is-yes = ja
over-is-places = nur in
over-is-waived = nicht nötig
over-is-no = nein
over-is-unproven = Nachweis fehlt
over-is-ended = abgelaufen
over-is-later = noch nicht
over-is-elsewhere = nicht dafür
over-is-waits = wartet auf zweite Person
over-is-unasked = nicht gefragt
over-through = bis einschließlich { $day }
over-until = bis { $moment }
over-from-then = ab { $moment }: { $gets }
over-gets-nothing = nichts
over-gets-original = Original
over-gets-cut = Fassung { $cut }
over-nobody-asks = niemand fragt danach
over-state-draft = Entwurf
over-state-published = veröffentlicht
over-state-retired = zurückgezogen
over-untitled = Der Titel darf auch hier nicht mehr stehen.

# A work's page
over-public = Jetzt kann es jede:r ansehen und anhören.
over-not-public = Jetzt sieht und hört es niemand.
over-why = Warum?
over-matrix = Menschen und Nutzungen
over-matrix-hint = Ein Feld sagt, was diese Person für sich allein zulässt. Unten steht, was die Welt bekommt, wenn alle zusammenkommen. Ein Feld führt zu allem, was gesagt wurde.
over-nobody-listed = Niemand ist eingetragen. Solange das so ist, bleibt alles geschlossen.
over-person = Person
over-world-gets = Die Welt bekommt
over-coming = Was in den nächsten 24 Monaten von selbst geschieht
over-coming-nothing = Nichts, soweit heute bekannt.
over-birthdays = Was ein Geburtstag bewirkt, steht nur mit dem Monat da: Geburtsdaten zeigt dieser Schreibtisch nie.
over-when = Wann
over-what = Was
over-world-gets-then = { $use }, { $place }: die Welt bekommt { $gets }.
over-coming-insight = { $who } ist alt genug, um selbst gefragt zu werden.
over-coming-majority = { $who } wird 18 und entscheidet von da an allein.
over-coming-reaffirmation = Das Ja von { $who } aus der Zeit vor dem 18. Geburtstag zählt nicht mehr.
over-coming-end = Das Ja für { $who } ({ $voice }) endet: { $uses }.
over-coming-office = Das Amt von { $by } für { $who } endet.
over-coming-embargo = Eine Sperrfrist endet.
over-coming-hold = Eine vorläufige Sperre endet.
over-coming-licence = Eine Lizenz endet: { $use }.

# Whose word
over-voice-own = eigenes Wort
over-voice-guardian = Sorge: { $who }
over-voice-relative = Angehörig: { $who }

# What was said
over-chains = Was gesagt wurde
over-chains-of = Was über { $who } gesagt wurde
over-nothing-said = Niemand wurde gefragt, und niemand hat etwas gesagt.
over-lets-through-in = Diese Person lässt es zu in: { $places }
over-not-elsewhere = Anderswo nicht:
over-waived-by = Wer das wann und warum erlaubt hat
over-lets-through = Von dieser Person aus steht nichts im Weg.
over-stands-in-the-way = Von dieser Person aus nicht möglich.
over-given = Gesagt am
over-recorded = Eingetragen am
over-recorded-by = Eingetragen von
over-received = Eingegangen am
over-effective = Gilt seit
over-method = Wie
over-method-paper-signed = auf Papier unterschrieben
over-method-e-signed = elektronisch unterschrieben
over-method-recorded-statement = gesprochen und aufgenommen
over-method-self-service = selbst eingegeben
over-explained-in = Erklärt auf
over-interpreter = Gedolmetscht von
over-explicit = Ausdrücklich
over-yes = ja
over-no = nein
over-word-given = Ja
over-word-renewed = Ja, erneuert
over-word-refused = Nein
over-word-invalidated = War nie gültig
over-word-withdrawn = Zurückgenommen
over-version = Fassung { $n }
over-newest = neueste
over-taken-on = Zurückgenommen: { $moment }
over-this-work = nur dieses Werk
over-every-work = alle Werke
over-channel = Wie
over-channel-self-service = auf der eigenen Seite
over-channel-email = E-Mail
over-channel-phone = Telefon
over-channel-post = Brief
over-channel-in-person = persönlich
over-channel-via-school = über die Schule
over-channel-via-guardian = über die Sorgeberechtigten
over-scopes = Was es umfasst
over-from = Von
over-to = Bis
over-evidence = Nachweis
over-evidence-none = Kein Nachweis ist eingetragen.
over-evidence-release-form = Unterschriebenes Formular
over-evidence-recorded-statement = Aufnahme
over-evidence-guardian-proof = Nachweis der Sorge
over-evidence-court-order = Gerichtsbeschluss
over-evidence-interpreter-note = Vermerk zur Dolmetschung
over-evidence-agreement = Vereinbarung
over-evidence-licence = Lizenz
over-check-verified = geprüft und da
over-check-missing = nicht da
over-check-hash-mismatch = ist nicht mehr, was es war
over-notice = Gezeigter Text: { $series }, Fassung { $version }, { $language }
over-notice-foreign = Der Text steht auf { $language }, denn so wurde er gezeigt. Als Nachweis wird er nicht übersetzt.
over-digest = SHA-256 dieses Textes:

# Why, and what if
over-what-if = Was wäre, wenn?
over-to-matrix = Menschen und Nutzungen dieses Werks
over-question = { $use } für { $asker }, { $place }, { $moment }
over-answer-yes = Ja. Es öffnet sich:
over-answer-until = So bleibt es mindestens bis: { $moment }.
over-answer-never = Soweit heute bekannt, bleibt es so.
over-answer-in = Möglich in:
over-answer-not-everywhere = Nicht in der ganzen Welt.
over-answer-no = Nein. Jeder Grund steht hier:
over-reason = Grund
over-cure = Was hilft
over-use = Nutzung
over-audience = Wer fragt
over-audience-known = Mit den Vereinbarungen, die eingetragen sind
over-audience-public = Öffentlichkeit
over-audience-school = eine Schule mit Vereinbarung
over-audience-radio-partner = ein Sender mit Vereinbarung
over-audience-screen-operator = Bildschirme mit Vereinbarung
over-audience-staff = das Haus
over-asker-public = die Öffentlichkeit
over-asker-school = eine Schule
over-asker-radio-partner = einen Sender
over-asker-screen-operator = Bildschirme
over-asker-archive = ein Archiv
over-asker-staff = das Haus
over-place = Ort
over-place-wrong = Dieser Ort ist keiner: 001 für die Welt, ein Land wie DE oder ein Teil davon wie DE-BE. Gefragt wurde ohne Ort.
over-day = Tag
over-time = Uhrzeit in Berlin
over-day-wrong = Tag oder Uhrzeit lassen sich nicht lesen. Gefragt wurde für jetzt.
over-ask = Fragen
over-ask-hint = Dieselbe Regel wie überall; nichts wird geschrieben. Ohne Ort: weltweit. Öffentliche Nutzungen kennen keinen Ort.

# All works
over-search = Titel, Adresse oder Schlüssel einer Person
over-look = Welche
over-look-all = alle
over-look-public = jetzt öffentlich
over-look-dark = veröffentlicht, aber geschlossen
over-look-held = vorläufig gesperrt
over-look-unattested = Liste nicht bestätigt
over-look-unasked = jemand wurde nie gefragt
over-look-draft = Entwürfe
over-open-for = Offen für
over-any-use = – egal –
over-show = Anzeigen
over-no-works = Kein Werk passt dazu.
over-works-caption = Werke und was von ihnen offen ist
over-work = Werk
over-open = offen
over-open-in = offen in { $places }
over-closed = zu

# Why not
over-reason-not-published = Es ist ein Entwurf.
over-reason-hold = Es ist vorläufig gesperrt, solange etwas geprüft wird.
over-reason-embargo = Es hat eine Sperrfrist.
over-reason-licence-missing = Für diese Nutzung ist keine Lizenz eingetragen.
over-reason-licence-territory = Keine Lizenz gilt hier: { $place }.
over-reason-licence-expired = Keine Lizenz ist jetzt in Kraft.
over-reason-roster-unattested = Niemand hat bestätigt, dass alle eingetragen sind.
over-reason-nobody-listed = Niemand ist eingetragen, also wurde niemand gefragt.
over-reason-audience-mismatch = Diese Nutzung ist nicht vorgesehen für: { $asker }.
over-reason-agreement-inactive = Keine Vereinbarung ist in Kraft mit: { $asker }.
over-reason-rendition-missing = Keine Fassung darf gezeigt werden.
over-reason-snapshot-unavailable = Der Datensatz lässt sich nicht lesen.
over-reason-person-record-missing = Über { $who } ist nichts eingetragen.
over-reason-waiver-without-basis = Die Ausnahme für { $who } hat keine Grundlage.
over-reason-age-unknown = Ob { $who } volljährig ist, weiß niemand.
over-reason-no-consent = { $who } wurde nicht gefragt.
over-reason-refused = { $who } hat Nein gesagt.
over-reason-invalidated = Die Einwilligung von { $who } war nie gültig.
over-reason-withdrawn = { $who } hat es zurückgenommen.
over-reason-evidence-missing = Zur Einwilligung von { $who } fehlt der Nachweis.
over-reason-not-explicit = Die Einwilligung von { $who } war nicht ausdrücklich.
over-reason-no-scope-for-use = { $who } hat dieser Nutzung nicht zugestimmt.
over-reason-territory-not-covered = { $who } hat nicht zugestimmt für: { $place }.
over-reason-not-yet-valid = Die Einwilligung von { $who } beginnt später.
over-reason-expired = Die Einwilligung von { $who } ist abgelaufen.
over-reason-guardian-missing = Für { $who } ist niemand mit Sorge eingetragen.
over-reason-guardian-consent-missing = Jemand mit Sorge für { $who } wurde nicht gefragt.
over-reason-guardian-withdrew = Das Nein von jemandem mit Sorge für { $who } gilt.
over-reason-child-consent-missing = { $who } ist alt genug, um gefragt zu werden, und wurde es nicht.
over-reason-child-dissent = { $who }, ein Kind, hat Nein gesagt.
over-reason-majority-reaffirmation-missing = { $who } ist 18 geworden und wurde nicht gefragt.
over-reason-majority-reaffirmation-overdue = { $who } ist 18 geworden und hat nicht erneut zugestimmt.
over-reason-posthumous-closed = Mit dem Tod von { $who } wurde es geschlossen.
over-reason-posthumous-unresolved = Nicht alle Angehörigen von { $who } haben zugestimmt.
over-reason-not-redactable = { $who } lässt sich nicht herausschneiden.

# What helps
over-cure-record = Eine Einwilligung eintragen
over-cure-publish = Kein Formular: Wer kuratiert, schreibt „state = "published"“ in die Datei des Werks und führt „digitales import“ aus
over-cure-hold = Den Anlass klären, dann die Sperre hier aufheben; eine Pause beendet nur die Person selbst
over-cure-wait = Die Sperrfrist abwarten, oder sie hier zu zweit früher beenden
over-cure-licence = Das Recht am Werk hier festhalten
over-cure-attest = Nachsehen, ob alle auf der Liste stehen, und sie hier bestätigen
over-cure-list = Kein Formular: Wer kuratiert, trägt alle in die Datei des Werks ein und führt „digitales import“ aus
over-cure-mismatch = Nichts zu beheben: Diese Nutzung ist für andere da; unten fragen, wer sie bekommt
over-cure-agreement = Die Vereinbarung mit ihrem Papier festhalten
over-cure-verify = Kein Formular: Wer den Server betreut, führt „digitales verify“ aus
over-cure-cut = Die Stellen hier schließen, dann unter „Schnittfassungen“ eine Fassung machen, freigeben und prüfen lassen
over-cure-no-cut = Keine Fassung hilft, weil dieser Mensch nicht herauszunehmen ist: mit ihm sprechen und eintragen, was er sagt
over-cure-person = Kein Formular: Wer kuratiert, schreibt die Person in people.toml und führt „digitales import“ aus
over-cure-age = Kein Formular: das Alter in people.toml schreiben und „digitales import“ ausführen, oder das Geburtsdatum mit „digitales person profile“ verschließen
over-cure-guardian = Kein Formular: Wer kuratiert, schreibt die Sorge mit ihrem Nachweis in people.toml und führt „digitales import“ aus
over-cure-waiver = Hier zu zweit festhalten, auf welcher Grundlage niemand fragen muss; oder die Person fragen
over-cure-evidence = Beim letzten Wort den Nachweis dazulegen; ist er verloren, neu einwilligen lassen
over-cure-closed = Das lässt sich nicht öffnen; ansehen, was gesagt wurde

# The inbox
inbox-lead = Das Schlimmste zuerst. Jede Zeile führt dorthin, wo es sich beheben lässt.
inbox-all = Alles, was wartet
inbox-sections = Abschnitte
inbox-nothing = Nichts.
inbox-more = Alle { $n }
inbox-more-works = mehrere
inbox-todo = Was zu tun ist
inbox-todo-why = Was jetzt noch offen ist
inbox-todo-evidence = Nachweis neu beibringen
inbox-todo-again = Neu fragen und eintragen
inbox-todo-record = Fragen und eintragen
inbox-todo-look = Ansehen
inbox-of-age = ist 18, das alte Ja läuft aus
inbox-within-7 = in 7 Tagen
inbox-within-30 = in 30 Tagen
inbox-within-90 = in 90 Tagen
inbox-erase = Auch das Original soll gelöscht werden, und andere sind darin: Rufen Sie an und entscheiden Sie mit allen.
inbox-copies-none = Zurückzurufen war nichts.
inbox-withdrawals = Widerrufe
inbox-withdrawals-why = Der letzten 14 Tage. Was hier steht, ist schon geschlossen; zu prüfen sind die Kopien bei anderen.
inbox-evidence = Nachweise, die fehlen
inbox-evidence-why = Die letzte Prüfung hat den Nachweis nicht so gefunden, wie er war. Was darauf beruht, ist zu.
inbox-majority = Junge Leute, die 18 werden
inbox-majority-why = In den nächsten sechs Monaten, oder gerade geworden. Sie entscheiden dann selbst: Sagen Sie es ihnen vorher.
inbox-ending = Einwilligungen, die enden
inbox-ending-why = In 90, 30 oder 7 Tagen. Danach schließt sich, was darauf beruht, von selbst.
inbox-offices = Sorge, die endet
inbox-offices-why = In 90 Tagen. Danach braucht es das Ja von denen, die dann im Amt sind.
inbox-rosters = Listen, die zu bestätigen sind
inbox-rosters-why = Das Werk wurde neu geschnitten oder ist neu. Es bleibt zu, bis jemand nachgesehen hat, ob alle eingetragen sind.
inbox-unasked = Dunkel, weil niemand gefragt wurde
inbox-unasked-why = Veröffentlicht, aber geschlossen: Jemand darin wurde nie gefragt.
inbox-overdue = Überfällige Rückrufe
inbox-overdue-why = Ein Partner hat nicht rechtzeitig geantwortet oder nach drei Tagen noch eine Kopie. Rufen Sie an.
inbox-overdue-now = überfällig
inbox-overdue-what = { $partner }, Lieferung { $mark }
inbox-takedowns = Bitten, etwas zu stoppen
inbox-takedowns-why = Sofort bestätigen, in sieben Tagen mit Gründen entscheiden.
inbox-danger = Jemand ist in Gefahr
inbox-danger-why = Bitten, etwas zu stoppen, weil jemand in Gefahr ist. Sofort: anrufen, anhalten, bestätigen.
inbox-takedown-what = Jemand bittet, dieses Werk zu stoppen.
inbox-proposals = Vorschläge, die eine zweite Person brauchen
inbox-proposals-why = Wer vorschlägt, darf nicht selbst entscheiden.
inbox-todo-recall = Zum Rückruf
inbox-todo-answer = Antworten

# Recalls
recalls = Rückrufe
recalls-text = Was bei Partnern liegt und nicht mehr genutzt werden darf.
recalls-letters = Text zum Senden
recalls-lead = Dateien bei Partnern, die nicht mehr genutzt werden dürfen. Die älteste Frist zuerst.
recalls-none = Kein Rückruf.
recalls-show-done = Erledigte anzeigen
recalls-show-open = Offene anzeigen
recalls-one = Lieferung { $mark }
recalls-delivery = Lieferung
recalls-deadline = Antwort bis
recalls-stage = Stand
recalls-must-stop = Was aufhören muss
recalls-stop-use = Jede weitere Nutzung für: { $use }
recalls-file = Datei (SHA-256)
recalls-issued = Zurückgerufen am
recalls-taken = Übergeben am
recalls-reach = So erreichen Sie den Partner
recalls-stage-issued = noch nicht gesendet
recalls-stage-bounced = kam zurück
recalls-stage-sent = gesendet
recalls-stage-refused = abgelehnt
recalls-stage-acknowledged = bestätigt
recalls-stage-done = erledigt
recalls-stage-lifted = wieder erlaubt
recalls-late-answer = Überfällig: nicht bestätigt.
recalls-late-completion = Überfällig: nach drei Tagen nicht erledigt.
recalls-answers = Was der Partner geantwortet hat
recalls-no-answers = Noch nichts.
recalls-number = Nr.
recalls-by = Notiert von
recalls-undo = Zurücknehmen
recalls-undid = Nr. { $n } zurückgenommen
recalls-was-undone = (zurückgenommen)
recalls-note-kind = Antwort
recalls-choose = – bitte wählen –
recalls-note = In den Worten des Partners
recalls-keep = Notieren
recalls-keep-hint = Eine Ablehnung braucht eine Begründung von mindestens 20 Zeichen. Nichts wird gelöscht: Ein Irrtum wird zurückgenommen.
recalls-done-hint = Dieser Rückruf ist erledigt. Um weiterzumachen, nehmen Sie das Letzte zurück.
recalls-fault = Das ließ sich nicht notieren. Wählen Sie eine Antwort; vielleicht hat jemand inzwischen etwas anderes notiert.
recalls-refused-why = Schreiben Sie in mindestens 20 Zeichen, warum der Partner ablehnt.
recalls-event-sent = gesendet
recalls-event-delivered = zugestellt
recalls-event-bounced = kam zurück
recalls-event-seen = gelesen
recalls-event-acknowledged = bestätigt
recalls-event-deleted = gelöscht
recalls-event-blocked-in-archive = im Archiv gesperrt
recalls-event-already-aired = schon gesendet worden
recalls-event-onward-recall-sent = weitergegeben, dort zurückgerufen
recalls-event-refused = abgelehnt
recalls-event-escalated = nachgefasst
recalls-event-closed = abgeschlossen
recalls-event-lifted = wieder erlaubt
recalls-text-hint = Ohne Grund und ohne Namen. Auf Deutsch und Englisch.
recalls-mail = Als E-Mail öffnen ({ $language })
recalls-letter-subject = Rückruf: Lieferung { $mark }
recalls-letter-stop = Bitte nutzen Sie diese Datei ab sofort nicht mehr, weder ganz noch in Teilen. Ist sie schon veröffentlicht, nehmen Sie sie bitte gleich zurück. Wem Sie sie weitergegeben haben, dem geben Sie bitte auch diesen Rückruf weiter.
recalls-letter-which = Lieferung { $mark } vom { $taken }, Werk { $work }, Datei SHA-256 { $digest }.
recalls-letter-what = Aufhören muss jede weitere Nutzung für: { $use }. Dürfen Sie eine Kopie im Archiv behalten, vermerken Sie den Rückruf bitte dauerhaft bei ihr.
recalls-letter-answer = Bitte bestätigen Sie es bis { $due }: { $contact }

# For auditors
over-receipt = Quittung prüfen
over-receipt-text = Wer hat wann was erlaubt, in welchen Worten, und gilt das Protokoll noch?
over-receipt-lead = Nummer oder Hash einer Quittung eingeben, oder beides mit Doppelpunkt.
over-receipt-of = Nummer oder Hash
over-receipt-show = Prüfen
over-receipt-none = Einen solchen Eintrag gibt es hier nicht.
over-receipt-entry = Eintrag { $n }
over-receipt-about = Worum es geht
over-receipt-other = Der Hash auf der Quittung ist ein anderer als der im Protokoll. Eines von beiden wurde verändert.
over-receipt-all = Alles, was dazu gesagt wurde
over-chain-holds = Das Protokoll ist vom ersten bis zu diesem Eintrag unverändert.
over-chain-broken = Das Protokoll hält nicht: Eintrag { $n } ist der erste falsche.
over-row-sound = Was eingetragen wurde, steht noch genau so da.
over-row-changed = Was eingetragen wurde, wurde danach verändert.
over-row-gone = Was eingetragen wurde, ist nicht mehr da.
over-row-shredded = Der Schlüssel dazu wurde auf Wunsch der Person vernichtet; niemand kann es noch nachprüfen.
over-row-none = Dieser Eintrag steht für eine Handlung, nicht für eine Zeile.
over-log = Protokoll
over-log-text = Alles, was getan wurde, ohne ein Wort über Personen.
over-log-lead = Jeder Eintrag trägt den Hash des vorigen. Über Personen steht hier nichts.
over-log-empty = Noch wurde nichts getan.
over-log-number = Nr.
over-log-kind = Was
over-log-object = Zeile
over-log-actor = Wer
over-log-hash = Hash
over-log-older = Ältere
over-log-newest = Neueste
over-actor-command = Befehlszeile
over-actor-import = Import
over-actor-system = die Bibliothek selbst
over-actor-public = unbekannt, über ein Formular
over-actor-account = Konto
over-actor-narrator = Erzähler:in
over-actor-partner = Partner
over-kind-consent-record = Einwilligung
over-kind-withdrawal = Widerruf
over-kind-hold = Vorläufige Sperre
over-kind-hold-end = Ende einer vorläufigen Sperre
over-kind-hold-end-reason = Begründung für das Ende einer vorläufigen Sperre
over-kind-recall-notice = Rückruf
over-kind-recall-event = Antwort auf einen Rückruf
over-kind-evidence-check = Prüfung eines Nachweises
over-kind-guardianship = Sorge
over-kind-delivery = Übergabe an einen Partner
over-kind-account = Konto
over-kind-account-closed = Konto geschlossen
over-kind-account-opened = Konto wieder geöffnet
over-kind-account-password = Neues Kennwort
over-kind-account-roles = Rollen eines Kontos
over-kind-agreement = Vertrag mit einem Partner
over-kind-agreement-end = Ende eines Vertrags
over-kind-appearance = Wer im Werk vorkommt
over-kind-asking-opened = Notizen zum Nachfragen geöffnet
over-kind-chosen-name = Gewählter Name
over-kind-consent-talk = Gespräch über eine Einwilligung
over-kind-display-name = Gezeigter Name
over-kind-edition = Fassung
over-kind-edition-approved = Fassung freigegeben
over-kind-edition-checked = Fassung geprüft
over-kind-edition-rejection = Fassung abgelehnt
over-kind-edition-removes = Wer in einer Fassung nicht mehr erkennbar ist
over-kind-edition-seen = Fassung angesehen
over-kind-embargo = Sperrfrist
over-kind-embargo-end = Ende einer Sperrfrist
over-kind-ended-again = Früher beendet
over-kind-erasure = Löschung verlangt
over-kind-erasure-step = Schritt einer Löschung
over-kind-evidence = Nachweis
over-kind-guardianship-end = Ende einer Sorge
over-kind-handed-over = Von Hand übergeben
over-kind-key-lost = Schlüssel verloren
over-kind-later-evidence = Nachgereichter Nachweis
over-kind-letter = Brief
over-kind-letter-printed = Brief gedruckt
over-kind-licence-end = Ende eines Nutzungsrechts
over-kind-narrator-link = Persönlicher Link
over-kind-narrator-link-end = Link zurückgenommen
over-kind-narrator-pause = Pause durch die Person
over-kind-notice = Text zur Aufklärung
over-kind-old-form = Altes Formular
over-kind-old-paper-aside = Altes Papier weggelegt
over-kind-old-paper-opened = Altes Papier geöffnet
over-kind-organisation = Partner
over-kind-person = Person
over-kind-profile = Verschlossenes über eine Person
over-kind-profile-opening = Öffnen von Verschlossenem
over-kind-proposal = Vorschlag
over-kind-proposal-answer = Antwort auf einen Vorschlag
over-kind-relative-of = Angehörige
over-kind-restore = Aus einer Sicherung wiederhergestellt
over-kind-restore-without-noes = Ohne die Neins seit der Sicherung wiederhergestellt
over-kind-restore-opened = Nach einer Wiederherstellung geöffnet
over-kind-restriction = Gesperrte Stelle
over-kind-restriction-end = Ende einer gesperrten Stelle
over-kind-roster-attestation = Liste der Beteiligten bestätigt
over-kind-set-by-hand = Von Hand gesetzt
over-kind-signed-in = Angemeldet
over-kind-signed-out = Abgemeldet
over-kind-signed-out-everywhere = Überall abgemeldet
over-kind-takedown = Bitte um Stopp
over-kind-takedown-opened = Bitte um Stopp geöffnet
over-kind-takedown-step = Schritt zu einer Bitte um Stopp
over-kind-restore-left = Ein Nein, das eine Wiederherstellung nicht zuordnen konnte
over-kind-words-opened = Begründung gelesen
over-kind-waiver = Braucht keine Einwilligung
over-kind-waiver-lapsed = Braucht keine Einwilligung: verfallen
over-kind-waiver-ended = Braucht doch eine Einwilligung
over-kind-work-licence = Nutzungsrecht

# Counts
inbox-copies = { $n ->
    [one] { $n } Kopie bei anderen
   *[other] { $n } Kopien bei anderen
}
inbox-in-works = { $n ->
    [one] { $n } Werk
   *[other] { $n } Werke
}
inbox-uses = { $n ->
    [one] { $n } Nutzung
   *[other] { $n } Nutzungen
}
inbox-listed = { $n ->
    [one] { $n } Person steht auf der Liste
   *[other] { $n } Personen stehen auf der Liste
}
inbox-people = { $n ->
    [one] { $n } Person wurde nie gefragt
   *[other] { $n } Personen wurden nie gefragt
}
inbox-copies-open = { $n ->
    [one] { $n } davon ist noch offen
   *[other] { $n } davon sind noch offen
}
recalls-left = { $n ->
    [one] { $n } Stunde bleibt
   *[other] { $n } Stunden bleiben
}
recalls-over = { $n ->
    [one] { $n } Stunde darüber
   *[other] { $n } Stunden darüber
}
inbox-originals = Auch das Original löschen
inbox-originals-why = Jemand hat es zurückgenommen und will, dass auch das Original geht. Noch ist nichts entschieden; Recht auf Löschung innerhalb eines Monats (DSGVO Art. 12 Abs. 3).
inbox-originals-what = Andere sind im Werk, oder niemand hat es ausgeführt.
inbox-todo-decide = Entscheiden
over-kind-profile-opened = Verschlossenes geöffnet
over-kind-evidence-opened = Nachweis geöffnet
