# Einbringen von Werken, auf Deutsch.

upload-fault-version = Hier wird das Protokoll tus 1.0.0 gesprochen, die Anfrage spricht eine andere Fassung oder keine.
upload-fault-length = Die Länge der Datei fehlt oder ist keine Zahl von Bytes.
upload-fault-not-offered = So kann hier nichts hochgeladen werden: Nennen Sie erst die Länge der Datei und senden Sie sie am Stück.
upload-fault-empty = Diese Datei ist leer. Wählen Sie sie noch einmal aus oder exportieren Sie sie neu.
upload-fault-metadata = Die Angaben zur Datei sind nicht lesbar, zu lang oder doppelt.
upload-fault-content-type = Die Bytes einer Datei werden als application/offset+octet-stream gesendet.
upload-fault-no-offset = Es fehlt, an welcher Stelle der Datei diese Bytes beginnen.
upload-fault-offset = Die Datei endet hier an einer anderen Stelle. Fragen Sie, wie viel angekommen ist, und setzen Sie dort fort.
upload-fault-too-long = Es kam mehr an, als die Datei lang ist. Davon wurde nichts behalten. Laden Sie die Datei neu hoch.
upload-fault-algorithm = Diese Prüfsumme ist nicht lesbar. Angenommen werden sha256 und sha1.
upload-fault-mismatch = Die Bytes haben sich unterwegs verändert und wurden nicht behalten. Senden Sie dieses Stück noch einmal.
upload-fault-locked = Diese Datei wird gerade schon gesendet. Warten Sie einen Moment oder schließen Sie das andere Fenster.
upload-fault-missing = Diesen Upload gibt es nicht. Vielleicht wurde er abgebrochen oder hat zu lange gewartet.
upload-fault-over = Diese Datei gehört schon zu einem Werk und verschwindet nicht mit ihrem Upload.
upload-fault-large = Diese Datei ist zu groß: Angenommen werden höchstens { $most }. Bringen Sie ein kleineres Original ein.
upload-fault-of-account = Mit dieser Datei hätten Sie mehr als { $most } unterwegs. Warten Sie, bis die anderen durch sind, oder brechen Sie eine ab.
upload-fault-of-all = Mit dieser Datei wären mehr als { $most } auf dem Weg in die Bibliothek. Warten Sie, bis andere durch sind.
upload-fault-open = { $n ->
    [one] Sie haben { $n } Datei unterwegs, mehr geht nicht. Warten Sie, bis sie durch ist, oder brechen Sie sie ab.
   *[other] Sie haben { $n } Dateien unterwegs, mehr geht nicht. Warten Sie, bis eine durch ist, oder brechen Sie eine ab.
}
upload-fault-disk = Die Festplatte der Bibliothek ist für diese Datei zu voll. Wer die Bibliothek betreibt, muss Platz schaffen; was angekommen ist, bleibt, und Sie können dann fortsetzen.
upload-fault-no-work = Sagen Sie, zu welchem Werk diese Datei gehört.
upload-fault-role = Werke bringen nur Kuratorinnen und Kuratoren ein. Bitten Sie die Verwaltung um diese Rolle.
upload-fault-signed-out = Sie sind nicht mehr angemeldet. Melden Sie sich wieder an; was angekommen ist, bleibt, und Sie können fortsetzen.
