# What goes out by post
post-head-subject = Head of the audit log: { $number }
post-head-what = This is the head of our audit log at { $at }. It says nothing about anybody.
post-head-entry = { $entry }
post-head-keep = Please keep this message. Whoever rewrites the log later can no longer arrive at this line.
post-head-check = To check: digitales audit verify --head { $entry }

# At the consent desk
inbox-post = Post that stays behind
inbox-post-why = This should go out and cannot by itself. None of it is lost.
inbox-todo-post = To the post
post-kind-recall = Recall to a partner
post-kind-audit-head = Head of the audit log
post-kind-letter = Letter to somebody
post-why-no-way = Nothing is set up to send it by.
post-why-no-address = No address is known that a way which is set up could reach.
post-why-bad-address = The address is none.
post-why-refused = The mail server refuses it.
post-why-later = The mail server does not take it at the moment.
post-why-not-let-in = The mail server does not let us in.
post-why-no-password = The password for the mail server cannot be read.
post-why-unreachable = The mail server does not answer, or the line was cut.
post-why-unprotected = The line to the mail server is not protected.
post-why-not-taken = The program for messages does not know the number.
post-why-failed = The program for messages failed.
post-why-no-command = The program for messages cannot be run.
post-why-ours = Something failed on our side; the server’s log says what.
post-why-given-up = It was tried too often.
post-todo-way = Print it and hand it over, or set up a mail server or messages (mail_server, message_command).
post-todo-address = Check the address and try again, or call, or print it and hand it over.
post-todo-again = Mend it and try again, or hand it over.
post-reader = To
post-since = Waits since
post-tried = Tried
post-print = Print the letter
post-print-hint = The letter holds the person’s link. That it was printed is written in the log, where the person can see it.
post-retry = Try again
post-done = It was handed over or said
post-done-hint = Then it does not go out by itself any more.
post-times = { $n ->
    [one] once
   *[other] { $n } times
}
