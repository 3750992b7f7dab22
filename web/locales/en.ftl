# Digitales in English. Another language is another file beside this one, with the same keys.
language-name = English
product = Digitales

# The frame of every page
skip-to-content = Skip to content
languages-label = Language
sections-label = Sections
foot-label = About these pages
films = Films
oral-histories = Voices
collections = Collections
themes = Themes
places = Places
about = About Digitales
imprint = Imprint and contact
privacy = Privacy
accessibility = Accessibility
barrier = Report a barrier
demonstration-note = A demonstration: all people and stories here are invented.
demonstration-tour = Five things to try
promise = Are you in one of these films or recordings? You can have it stopped. One sentence is enough.
promise-link = How to stop your story
watched-by-nobody = Nobody watches you watching: no cookies, no counting, no other servers.

# Home and lists
lead = To begin with
shelf-language = In your language
shelf-language-hint = Spoken in English or with English captions
all-films = All films
all-oral-histories = All voices
films-intro = Short films by people who tell their story themselves.
oral-histories-intro = Stories from the radio: one person, one voice, every word to read along.
themes-intro = What they are about.
places-intro = Where the stories take place.
collections-intro = Competitions, radio series and selections.
empty-list = Nothing to see here yet.
empty-home = This library is still empty. As soon as somebody releases a story, it will stand here.
works-count = { $n ->
    [one] { $n } work
   *[other] { $n } works
}
next-page = Show more
first-page = Back to the start of the list
kind-film = Film
kind-oral-history = Voice
collection-competition = Competition
collection-series = Radio series
collection-list = Selection
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
list-comma = ,{" "}
decimal-point = .
no-words = without words
captions-short = Captions: { $languages }

# The page of a work
part = Part { $n }
spoken = Spoken
captions = Captions
year = Year
recorded = Recorded
broadcast = Broadcast
duration = Length
collection = Collection
theme = Theme
place = Place
licence = Rights
credits = Credits
content-note = About the content
suitable-from = Recommended from { $n ->
    [one] { $n } year
   *[other] { $n } years
}
plain-heading = In Easy German
transcript = Read along
transcript-hint = Tap a sentence to play from there.
transcript-contents = Contents
transcript-unchecked = A program wrote this down. Nobody has checked it, and it may be wrong.
read-in = Text: { $language }
only-in = So far, this text exists only in { $language }.
name-withheld = Name not given
lesson-link = Use in a lesson
lesson-hint = Choose a passage, embed it, print a QR code – no account needed.
more-from = More from this collection
are-you-in-film = Are you in this film? You can have it stopped.
are-you-in-voice = Are you in this recording? You can have it stopped.
are-you-in-work = Are you in this work? You can have it stopped.
not-playable = This file is still being prepared and cannot be played here yet.
org-producer = Produced by
org-funder = Funded by
org-partner = Together with
person-intro = Works that carry this name.

# Roles
role-narrator = Told by
role-interviewee = In conversation
role-interviewer = Interview
role-maker = Made by
role-performer = Performed by
role-translator-voice = Voice of the translation
role-depicted = Seen
role-heard = Heard
role-mentioned = Mentioned
marc-act = Acting
marc-anm = Animation
marc-art = Art
marc-aus = Screenplay
marc-aut = Words
marc-cmp = Music
marc-cng = Camera
marc-cre = Idea
marc-ctb = Contribution
marc-drt = Directed by
marc-edt = Editor
marc-flm = Film editing
marc-fmk = A film by
marc-ill = Drawings
marc-ive = In conversation
marc-ivr = Interview
marc-mus = Music played by
marc-nrt = Told by
marc-pht = Photography
marc-prf = Performed by
marc-pro = Produced by
marc-rce = Sound recording
marc-res = Research
marc-sds = Sound design
marc-spk = Spoken by
marc-stl = Told by
marc-trl = Translation
marc-vac = Voice
marc-vdg = Camera

# Rights: the name and what it means
licence-inc = In copyright
licence-inc-means = You are free to watch, to listen and to link to this page. For anything else, please ask us.
licence-inc-ow-eu = In copyright – EU orphan work
licence-inc-ow-eu-means = The work is protected and its owners cannot be found. It is shown under EU law.
licence-inc-edu = In copyright – educational use permitted
licence-inc-edu-means = The work is protected. For education you may use it without asking.
licence-inc-nc = In copyright – non-commercial use permitted
licence-inc-nc-means = The work is protected. Without commercial purpose you may use it without asking.
licence-inc-ruu = In copyright – owner unknown
licence-inc-ruu-means = The work is protected and we do not know whose it is. If you do, write to us.
licence-noc-cr = No copyright – limits by contract
licence-noc-cr-means = A contract limits what may be done with the work. Please ask us.
licence-noc-nc = No copyright – non-commercial use only
licence-noc-nc-means = Use without commercial purpose is permitted.
licence-noc-oklr = No copyright – other legal limits
licence-noc-oklr-means = Other laws limit what may be done with the work. Please ask us.
licence-noc-us = No copyright – United States
licence-noc-us-means = The work is free in the United States. Elsewhere it may be protected.
licence-cne = Copyright not evaluated
licence-cne-means = Nobody has yet looked into whether the work is protected.
licence-und = Copyright undetermined
licence-und-means = We could not find out whether the work is protected.
licence-nkc = No known copyright
licence-nkc-means = We know of no copyright in the work.
licence-by-means = You may share and adapt the work if you say whose it is.
licence-by-sa-means = You may share and adapt the work if you say whose it is and share the result under the same licence.
licence-by-nd-means = You may share the work unchanged if you say whose it is.
licence-by-nc-means = You may share and adapt the work without commercial purpose if you say whose it is.
licence-by-nc-sa-means = You may share and adapt the work without commercial purpose if you say whose it is and share the result under the same licence.
licence-by-nc-nd-means = You may share the work unchanged and without commercial purpose if you say whose it is.
licence-zero-means = The authors have given up their rights.
licence-mark-means = The work is free of known copyright.
licence-people = This is about copyright. Where the work may be seen is decided, apart from it, by the people in it.

# About Digitales
about-lead = Digitales is a library of short films and radio stories. People who came to Berlin tell them, themselves.
about-what = What this is
about-what-text = The films were made for a competition, the voices for the radio. This library keeps them with all that belongs to them: captions, words to read along, names and places. Anyone can watch and listen, on an old telephone too, by keyboard or with a screen reader.
about-consent = How consent works here
about-consent-1 = You see only what everyone who can be recognised in a work has said yes to – for each use by itself: here on these pages, at school, on the radio.
about-consent-2 = Whoever said yes can take it back at any time. One sentence is enough, no reason is needed. At that same moment even a running film breaks off.
about-consent-3 = One no counts for more than every yes. And a no is not forgotten.
about-consent-4 = That is why some addresses lead to an empty place. It is not a mistake; it is a promise kept.
about-schools = For schools
about-schools-text = On every work’s page, “Use in a lesson” leads to a passage that you can embed or put up as a QR code. No account, no cookies.
about-radio = For radio
about-radio-text = At the radio desk, partners fetch files ready for air, and learn at once when a voice is taken back.
about-radio-link = To the radio desk
about-machines = For machines
about-machines-text = Nobody here agreed to a machine being trained on their voice or face. Every answer of these pages expressly reserves text and data mining.

# Imprint, barrier
imprint-who = Responsible
imprint-nobody = Who runs this library has not been entered yet.
contact = Contact
contact-phone = Telephone
contact-email = E-mail
contact-nobody = An address for messages has not been entered yet.
authority = Data protection authority
barrier-lead = Is there something you cannot use, read, hear or understand? Then the fault is ours.
barrier-text = Write or tell us which page it was and what did not work. We need nothing more.
barrier-subject = Barrier on these pages

# Privacy
privacy-lead = In short: we do not know who you are, and do not want to know.
privacy-viewers = When you watch
privacy-viewers-1 = We store neither your network address nor what you look at. Our logs hold neither.
privacy-viewers-2 = We set no cookies. Only those who sign in at the radio desk get one: until they sign out, for twelve hours at most.
privacy-viewers-3 = No page calls anything from another server. Something stays on your device only if you tick “Remember on this device” in the player; “Forget everything” stands beside it.
privacy-people = When you are in a work
privacy-people-1 = The basis is your consent (Art. 6(1)(a) and Art. 9(2)(a) GDPR). We record what you said yes or no to, when, and the text you were shown.
privacy-people-2 = Of a birth date we keep only from when you decide for yourself. The page shows the name you chose, or none.
privacy-people-3 = At any time you may ask what we hold, have it corrected or erased, object, take your data with you and take back your consent.
privacy-form = When you tell us something
privacy-form-1 = What you enter under “Stop my story” is encrypted before it is stored. Only the people who work on your request can read it.
privacy-rights = Complaints
privacy-rights-1 = You can also complain to the supervisory authority.

# Accessibility
accessibility-lead = These pages are meant to work for everyone. Our measure is WCAG 2.2, level AA.
accessibility-can = What works
accessibility-can-1 = Everything can be used by keyboard, heard with a screen reader and enlarged to 400 per cent. Without JavaScript everything stays within reach.
accessibility-can-2 = Works come with captions and words to read along, many with a summary in Easy German.
accessibility-can-3 = Light and dark follow your device. If you have asked for less motion, there is none.
accessibility-cannot = What is still missing
accessibility-cannot-1 = There are no films in German Sign Language and no audio description yet.
accessibility-tell = Something does not work?
accessibility-tell-1 = Tell us. If our answer does not help, you can turn to the arbitration body in charge.

# When something is not there
error-404 = Nothing here
error-404-text = This page does not exist, or is not for everyone. Perhaps the address was incomplete.
error-410 = This story is not shown any more
error-410-text = It was here. The people in a story decide at any time whether it is shown.
error-451 = This story may not be shown
error-451-text = A court or an authority ordered it. Nobody in the story took it back.
error-400 = We could not read that
error-400-text = The address or the form holds something we cannot use. Please go back and try again.
error-403 = Not like this
error-403-text = This is not allowed here, or the form did not come from our own page. Please open it here once more.
error-503 = Not available just now
error-503-text = Please try again in a minute.
error-closed = The library is being restored
error-closed-text = It has been brought back from its backup, and opens again as soon as everything that people have taken back since stands in it. Please try again later.
error-500 = Something went wrong on our side
error-500-text = The fault is ours. We have written it down.
error-home = To the start page

# Stop my story
story = Stop my story
leave = Leave this page fast
story-lead = You are in a film or a recording, and want that to end? That is your right. You need no reason.
story-phone = The telephone is fastest. A human answers:
story-form = Or write to us here
story-form-alone = Write to us here
story-form-hint = You need not fill in any of it. If the title is there already, “Send” is enough.
story-work = Which film or recording?
story-work-hint = Its title, or the address of its page
story-name = Your name
story-name-hint = or what we should call you
story-contact = How can we reach you?
story-contact-hint = Telephone, e-mail, or someone who will pass it on. Without it we cannot answer you.
story-reason = Is there anything you want to say?
story-danger = It can put me in danger
story-danger-hint = Then the film or recording cannot be seen or heard on the website and in the podcast for 72 hours, from this moment. In that time we look into it. In schools and on the radio it stops only once a person here has read this.
story-send = Send
story-after = What happens then: a human reads your message. After seven days at most it is decided. What you write is stored encrypted.
story-too-long = That is more than we can take. Please shorten your message.
story-later = Your message could not be taken in at this moment. Please press “Send” again in a minute, or call.
receipt = We have your message
receipt-ref = Your number
receipt-ref-hint = Write it down if you may want to ask about it later.
receipt-held = From now on the film or recording is gone from the website and the podcast for 72 hours. In that time we look into it. In schools and on the radio it stops only once a person here has read this.
receipt-not-held = Nothing could be stopped by itself: perhaps the story cannot be seen at present, or we did not know it by this title. Your message is marked urgent, and a human reads it first.
receipt-call = If you are in danger, please call now:
receipt-next = A human reads it. After seven days at most it is decided.

# Languages
lang-am = Amharic
lang-ar = Arabic
lang-az = Azerbaijani
lang-bg = Bulgarian
lang-bn = Bengali
lang-bs = Bosnian
lang-ckb = Sorani Kurdish
lang-cs = Czech
lang-de = German
lang-el = Greek
lang-en = English
lang-es = Spanish
lang-fa = Persian
lang-fr = French
lang-he = Hebrew
lang-hi = Hindi
lang-hr = Croatian
lang-hu = Hungarian
lang-hy = Armenian
lang-it = Italian
lang-ka = Georgian
lang-ku = Kurdish
lang-kmr = Kurmanji Kurdish
lang-nl = Dutch
lang-pa = Punjabi
lang-pl = Polish
lang-ps = Pashto
lang-pt = Portuguese
lang-rom = Romani
lang-ro = Romanian
lang-ru = Russian
lang-so = Somali
lang-sq = Albanian
lang-sr = Serbian
lang-sw = Swahili
lang-ta = Tamil
lang-ti = Tigrinya
lang-tr = Turkish
lang-uk = Ukrainian
lang-ur = Urdu
lang-vi = Vietnamese
lang-wo = Wolof
lang-zh = Chinese
lang-zxx = without words

# The player (%1 and %2 are filled in by its script)
player-player = Player
player-play = Play
player-pause = Pause
player-again = Play again
player-play-from = Play from %1
player-next-part = Next part
player-from-beginning = From the beginning
player-back = Back 10 seconds
player-seek = Position
player-time-of = %1 of %2
player-megabytes = %1 MB
player-mute = Mute
player-unmute = Sound on
player-volume = Volume
player-captions = Captions
player-captions-off = Off
player-speed = Speed
player-settings = Settings
player-save-data = Save data
player-save-data-hint = smaller picture, %1 instead of %2
player-save-data-hint-audio = simpler sound, %1 instead of %2
player-remember = Remember on this device
player-remember-hint = position, volume, captions, speed, data
player-forget = Forget everything
player-forgotten = Nothing is kept on this device any more.
player-share = Share
player-share-link = Link
player-share-at = Start at %1
player-copy = Copy
player-copied = Copied
player-copy-failed = Please copy the marked text yourself.
player-fullscreen = Full screen
player-fullscreen-exit = Leave full screen
player-keys = Keyboard
player-key-space = Space
player-key-play = play or pause
player-key-seek = 5 seconds back or forward
player-key-jump = 10 seconds back or forward
player-key-volume = louder or quieter
player-key-mute = sound off or on
player-key-captions = captions off or on
player-key-fullscreen = full screen
player-key-speed = slower or faster
player-key-tenth = jump to that tenth
player-key-help = this list
player-playing = Playing
player-paused = Paused
player-loading = Loading …
player-ended = The end
player-error = This could not be played here.
player-retry = Try again
player-offline = The connection is gone. It goes on by itself as soon as it is back.
player-online = The connection is back.
player-withdrawn = This story is not available any more.
player-withdrawn-why = The people in a story decide about it at any time. Thank you for having listened.
player-transcript-follow = Follow along
player-from-here = From here
player-to-here = To here

# The tour of the demonstration
tour-title = Five things to try
tour-opening = This library is invented, but everything works as it would with real people. It takes ten minutes.
tour-film = Watch a film with Turkish captions
tour-film-how = The page is in Turkish, so the captions are on from the start.
tour-voice = Listen and read along
tour-voice-how = Press play: the transcript follows. A click on a sentence takes you there.
tour-lesson = See a clip in a lesson
tour-lesson-how = A school has put twelve seconds of a film on its own page, on a server of its own. No cookie, no account.
tour-lesson-open = Open the lesson page
tour-radio = Sit down at the radio desk
tour-radio-how = Sign in with this token. You see what is cleared for air today, and take the broadcast file.
tour-radio-open = Open the radio desk
tour-stop = Say stop
tour-stop-how = Open the film in a second window and let it run. Then say here, as the person in it: I don’t want that any more.
tour-stop-open = Open the film in a second window
tour-stop-do = Stop my film
tour-stopped = Done.
tour-stopped-how = The film has ended in the other window, and it is gone from every list, page and address. Nobody was asked for a reason.
tour-stopped-look = See what is there now
tour-again-do = Give the film again
tour-school = Lindenring Secondary School (invented)
tour-school-lesson = Lesson 4: What does arriving look like?
tour-school-task = Watch the clip. Which object is it about? Write down three words that come to mind.
tour-school-clip = Clip from the film
tour-school-note = This page stands at another address than the library. It only holds the clip’s address.
