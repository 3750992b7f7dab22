# Was mit der Post hinausgeht
post-head-subject = Stand des Protokolls: { $number }
post-head-what = Dies ist der Stand unseres Protokolls am { $at }. Er sagt nichts über einen Menschen.
post-head-entry = { $entry }
post-head-keep = Bitte heben Sie diese Nachricht auf. Wer das Protokoll später umschreibt, kann diese Zeile nicht mehr erreichen.
post-head-check = So wird geprüft: digitales audit verify --head { $entry }

# At the consent desk
inbox-post = Post, die liegen bleibt
inbox-post-why = Das sollte hinausgehen und kann es nicht von selbst. Nichts davon ist verloren.
inbox-todo-post = Zur Post
post-kind-recall = Rückruf an einen Partner
post-kind-audit-head = Stand des Protokolls
post-kind-letter = Brief an einen Menschen
post-why-no-way = Es ist kein Weg eingerichtet, auf dem es gehen könnte.
post-why-no-address = Es ist keine Adresse bekannt, die auf einem der eingerichteten Wege zu erreichen ist.
post-why-bad-address = Die Adresse ist keine.
post-why-refused = Der Mailserver nimmt es nicht an.
post-why-later = Der Mailserver nimmt es im Augenblick nicht an.
post-why-not-let-in = Der Mailserver lässt uns nicht hinein.
post-why-no-password = Das Passwort für den Mailserver ist nicht zu lesen.
post-why-unreachable = Der Mailserver antwortet nicht, oder die Leitung ist abgerissen.
post-why-unprotected = Die Leitung zum Mailserver ist nicht geschützt.
post-why-not-taken = Das Programm für Nachrichten kennt die Nummer nicht.
post-why-failed = Das Programm für Nachrichten ist gescheitert.
post-why-no-command = Das Programm für Nachrichten lässt sich nicht starten.
post-why-ours = Bei uns ist etwas schiefgegangen; das Protokoll des Servers sagt, was.
post-why-given-up = Es wurde zu oft versucht.
post-todo-way = Drucken und übergeben, oder Mailserver oder Nachrichten einrichten (mail_server, message_command).
post-todo-address = Adresse prüfen und noch einmal versuchen, oder anrufen, oder drucken und übergeben.
post-todo-again = Beheben und noch einmal versuchen, oder von Hand übergeben.
post-reader = An
post-since = Wartet seit
post-tried = Versucht
post-print = Brief drucken
post-print-hint = Der Brief enthält den Link des Menschen. Dass er gedruckt wurde, steht im Protokoll, und der Mensch kann es sehen.
post-retry = Noch einmal versuchen
post-done = Es ist übergeben oder gesagt
post-done-hint = Dann geht es nicht mehr von selbst hinaus.
post-times = { $n ->
    [one] einmal
   *[other] { $n }-mal
}
