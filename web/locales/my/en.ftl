# For the people in the works, in English.

language-name = English
tab = Your page
skip = Skip to content
leave = Leave this page fast
read-aloud = Read aloud
read-quiet = Stop reading aloud
help = Help
call = Call us, a person answers:
no-phone = Ask the people who gave you this link.
not-signed-off = Nobody whom we can name has checked this translation yet. If something is unclear, please ask.
authority = You can also complain here:
link-until = This link works until and including { $day }.
link-until-of-age = This link works until your child is 18.
languages-label = Language
back = Back
untitled = The story with the number { $number }
closed = This link does not open anything any more
closed-text = Maybe its time is over, or it was taken back.
closed-new = Do you want to stop something, or do you need a new link? We will help you.

# Where the story is
where = This is where your story is
where-child = This is where your child’s story is
where-relative = This is where the story is
nothing = We have no film and no recording with you in it.
place-website = Website
place-schools = Schools
place-radio = Radio
place-screens = Screens in buses and trains
place-podcast = Podcast
place-on = Yes, since { $day }.
place-until = Until and including { $day }.
place-until-child = Until your child has to decide anew.
place-until-young = Until you have to decide anew.
place-open = Without a fixed end.
place-off = No.
place-off-since = No, not any more since { $day }.
schools = { $n ->
    [0] No school has a link.
    [one] { $n } school has a link.
   *[other] { $n } schools have a link.
}
school-until = { $name }: until and including { $day }
handed-over = { $name }: handed over on { $day }
radio-none = No station has a file.
recall-asked = We asked for it back on { $day }.
recall-not-yet = We still have to tell them, and are doing so now.
recall-waiting = No answer yet.
recall-seen = They read our message on { $day }.
recall-acknowledged = They confirmed our message on { $day }.
recall-deleted = Deleted on { $day }.
recall-blocked = Blocked in the archive on { $day }.
recall-aired = Was on air already, they told us on { $day }.
recall-passed-on = Passed on, and asked back there on { $day }.
recall-refused = Refused on { $day }. We are talking to the station.
paused-since = Paused by you since { $day }.
other-stopped = Stopped from { $day } on. By whom: { $who }. Where: { $where }.
other-paused = Paused since { $day }. By whom: { $who }.
who-parent = a parent
who-guardian = your guardian
who-representative = your legal representative
who-child = your child
child-not-asked = Your child has not decided yet.
child-yes = Your child has said yes, on { $day }.
child-no = Your child has said no, on { $day }.
child-half-year = In less than six months your child will be 18.
child-month = In less than a month your child will be 18.
child-day = Tomorrow your child will be 18.
child-what = From then on only your child decides, and this link opens nothing any more.
dead-closed = After the death a no stands here: that of the person or that of somebody in the family. So nothing is seen and heard.
dead-unresolved = After a death the family is asked. Not everybody who has to be asked has said yes so far. So nothing is seen and heard. Silence never counts as a yes.
young-half-year = In less than six months you will be 18.
young-month = In less than a month you will be 18.
young-day = Tomorrow you will be 18.
young-what = From then on only you decide. If you said yes yourself, this still counts for 90 days. After that it ends, unless you say yes again. If only your parents said yes, it ends on that day. Shall it go on? Call us.
give-again = Shall something be shown again? There is no button for this: call us, and we talk with you.

# Stop
stop = Stop
stop-lead = You need no reason.
stop-where = Where shall it end?
stop-untick = Everything is ticked. Take the tick away where it may go on.
stop-others = { $n ->
    [one] Also in the other work that I am in
   *[other] Also in the { $n } other works that I am in
}
stop-erase = Delete the original too
stop-erase-hint = It ends everywhere. What we made of it is deleted within minutes, the original on { $day }. Until then you can take this wish back.
stop-erase-shared = Other people are in it too. Then it ends everywhere. Somebody here decides about the original within a month; the answer will stand on your page.
stop-at-once = This ends at once
stop-at-once-1 = Nobody can open it any more: not on the website, not at school, not on the radio. Where it is playing now, it breaks off after a few seconds.
stop-at-once-2 = Whoever was given a file is asked not to use it any more. Here you see who answers.
stop-not-back = This nobody can bring back
stop-not-back-1 = What was on air already. And copies that people have on their own devices.
stop-do = Stop now
stop-nothing = Tick at least one place.
press-again = This page was open for more than 15 minutes. Nothing has happened yet. What you entered is still there: please press once more.

# Pause
pause = Pause
pause-lead = Nobody can see or hear it until you say yourself that it goes on.
pause-lead-2 = Your consent stays as it is. You can go on with a button on this page.
pause-hands = Nobody can see or hear it any more. It goes on only after a talk: call us then.
pause-lead-2-relative = What is agreed stays agreed. It goes on by a button on this page.
pause-do = Pause now
go-on = Show it again
go-on-lead = Then it is back where you agreed to it.
go-on-lead-relative = Then it is back where that is agreed.
go-on-do = Show it again now
pause-end = End the pause
pause-stands = Your pause still stands: for everybody in it, the story is shown nowhere. You can end the pause. What you took back stays taken back.

# Change
change = Change
name = Your name there
name-label = This is what I want to be called
name-hint = Empty means: no name is shown.
name-do = Change the name
name-wrong = Please write a name of at most 120 characters, or leave the field empty.
day = End earlier
day-label = The last day
day-hint = Until and including this day. A later end than agreed is not possible here.
day-do = Change the last day
day-wrong = Please choose a day from today on that is earlier than the present end.
passage = Leave out a passage
passage-lead = After that the whole film or recording is gone, until we have made a version without the passage and two of us have checked it.
passage-closed = It cannot be played here at the moment. If you do not know the times, call us.
passage-from-here = From here
passage-to-here = To here
passage-start = From
passage-end = To
passage-time-hint = Minutes and seconds like 1:15 or 1:15.5
passage-what = What shall happen?
passage-cut = The passage is left out
passage-mute = Nothing is heard
passage-blur = Nothing can be recognised
passage-do = Leave out the passage
passage-wrong = Please enter where the passage begins and where it ends.
time-wrong = We cannot read this time. Please write minutes and seconds like 1:15 or 1:15.5.
time-order = The end must come after the beginning.
time-long = It is not that long. It lasts { $length }.
closed-passages = Closed passages
closed-passage = { $start } to { $end }: { $what }. Where: { $where }. Closed since { $day }.
closed-part = Part { $number }:

# Done
done = Done
done-withdrawal = It is stopped.
done-hold = It is paused until you say that it goes on.
done-hold-end = The pause is over.
done-restriction = The passage is closed. Until there is a checked version without it, nothing is seen or heard.
done-day = The last day is now { $day }.
done-name = The name is changed.
done-kept = We keep the original.
done-other = It is written down.
done-at = Written down on { $day } at { $time }.
receipt-today = How it is today, { $day }
done-where = Where: { $where }
receipt-number = Your number
receipt-keep = Write the number down or take a photo. With it you can ask at any time.
receipt-hash = Checksum
receipt-send = Send me this receipt too
receipt-send-hint = The message names no film and nobody. It goes to the address or number that you gave us.
receipt-sent = We are sending you the receipt.
recalls = Who has a file
recalls-none = Nobody was given a file.
recalls-look = Answers stand here as soon as they come. Open this page again later.

# My papers
papers = My papers
papers-none = There is nothing here yet.
old-paper = Paper from before
old-signed = Signed: { $day }.
old-undated = There is no date on it.
old-guardian = A guardian signed it at the time.
old-opens-nothing = This paper opens nothing: it alone is not enough to show anything.
old-next = What happens next: we ask you anew. Or two people here read together what it allows today; then it stands on this page with what was agreed. If you do not want that, press “Stop”: that always goes first.
old-words = What is printed on it
old-added = Something was written in or crossed out by hand. It is kept sealed; if you ask, we read it to you.
old-scan = The paper was scanned and is kept sealed.
agreed = You said yes on { $day }.
refused = You said no on { $day }.
explained = Explained in: { $language }
notice = The text that you were shown
notice-foreign = This text is in { $language }, because it was shown that way. It is evidence and is not translated. Ask us: we will explain it to you.
digest = Checksum:
taken-back = Taken back from { $day } on.
every-work = In all works
every-use = Everywhere, keeping it included
receipts = Receipts
receipt-of = Number { $name }, { $day }
use-catalogue = To be named on the website
use-public-stream = To be seen and heard on the website
use-podcast-feed = Podcast
use-school-embed = To be shown in lessons
use-school-download = To be downloaded for school
use-broadcast-download = To be on the radio
use-public-screen = Screens in buses and trains
use-preserve = To keep the original

# Deleting, opening, downloading
erasure = Deleting the original
erasure-short = The original will be deleted on { $day }.
erasure-asked = You asked for this on { $day }.
erasure-copies = What we made of it is being deleted now: the versions for the website, the pictures, the texts.
erasure-copies-gone = What we made of it was deleted on { $day }: the versions for the website, the pictures, the texts.
erasure-due = The original will be deleted on { $day }. Until then you can take this wish back.
erasure-by-us = The original will be deleted on { $day }. If that shall not be, call us before.
erasure-keep-lead = Then we keep the original. It stays closed: nothing is shown again because of this.
erasure-keep = Keep the original
erasure-kept = You took this wish back on { $day }. We keep the original. It stays closed.
erasure-shared = Other people are in it too. So the original is not deleted by itself. It stays closed.
erasure-decides = Somebody here decides within a month; the answer will stand on this page.
erasure-no = You asked for the original to be deleted. We answered no on { $day }. It stays closed.
erasure-no-why = Why
erasure-no-rights = Do you see it differently? Call us, or ask for it once more. You may also complain to the data protection authority or go to court.
erasure-gone = The original was deleted on { $day }. Nobody can bring it back.
erasure-remains = What stays: what you agreed to and took back, and when. It proves that we kept to it.
certificate = Certificate
certificate-number = Number of the deletion
certificate-files = Deleted files: { $n }
opened = Who opened what is locked away about you
opened-lead = Your name, your contact and your signed papers are locked away. Whoever opens them must say why. It then stands here.
opened-none = Nobody has opened them.
opened-profile = Name and contact
opened-evidence = A paper or a recording
opened-words = What was written about you
opened-letter = A letter
opened-link = A link to this page
opened-at = { $day }, { $time }, { $name }
opened-by-house = somebody with access to the library’s computer
for-contact = To call you or write to you
for-consent-check = To check a consent
for-access-request = Because you asked
for-dispute = Because of a dispute
for-authority = Because a court or an authority demanded it
for-letter = It did not go out, so somebody printed it. It may hold a link to this page.
for-link = Somebody here made it to hand it over. Whoever has it sees where your story is and can stop it. If you do not know of it, call us.
record = Download my record
record-hint = A file for computers: what you agreed to, and when. No name stands in it.
young-now = You are 18 now. Only you decide. If you said yes yourself before, this still counts until and including { $day }. After that it ends, unless you say yes again. Shall it go on? Call us.

# Letters, messages, cards
letter-subject = Your link
letter-link = Here is your link:
letter-until = It works until and including { $day }. Do not pass it on to anybody.
letter-until-of-age = It works until your child is 18. Do not pass it on to anybody.
letter-phone = Questions? Call us: { $phone }
letter-young-subject = A question for you
letter-of-age = From now on only you decide. If you have said yes yourself before, that still counts for 90 days. After that it ends, unless you say yes again. If only your parents said yes, it has ended now. Shall it go on? Call us.
card-title = Your card
card-scan = Point the camera of your phone at this picture, or type the address:

# Asking again after many years
again-title = May we ask you again?
again-you = Many years ago you told something about yourself, and signed a paper about it. Thank you.
again-family = Many years ago somebody in your family told something about themself, and there is an old paper about it.
again-old = Much has changed since then. So we would like to know what shall hold today.
again-silence = You do not have to answer. Silence never counts as a yes.
again-answer = A no is easy: open the link and press “Stop”. For a yes we take the time to talk with you. Please call us.

# The record to print
sheet-print = To print
sheet-title = What was agreed
sheet-lead = This is a receipt. No name stands in it. Keep it where only you find it.
sheet-work = Film or recording
sheet-answers = Who answers for it
sheet-printed = Printed on { $day }.
sheet-none = Nothing is agreed.
sheet-agreed = Yes, on { $day }
sheet-use = What for
sheet-where = Where
sheet-until = Until and including
sheet-world = everywhere
sheet-who = Who said yes
sheet-own = the person
sheet-guardian = a guardian
sheet-relative = somebody of the family
sheet-how = How
sheet-how-paper-signed = signed on paper
sheet-how-e-signed = signed electronically
sheet-how-recorded-statement = spoken and recorded
sheet-how-self-service = on their own page
sheet-notice = Text that was shown
sheet-explicit = In so many words, also for origin, belief, political opinion
sheet-yes = yes
sheet-no = no
sheet-evidence = Evidence
sheet-entry = Number in the log
sheet-taken = Taken back from { $day } on
sheet-refused = Said no on { $day }
sheet-invalid = Found on { $day }: it never counted
sheet-back = You can take this back at any time, without a reason:
