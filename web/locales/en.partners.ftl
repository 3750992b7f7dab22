# Radio and lessons, in English.

# The radio partners' desk
radio-title = Radio desk
radio-lead = Files ready for air, for radio partners. Sign in with the key that you were given.
radio-token = Your key
radio-sign-in = Sign in
radio-wrong = We do not know this key, or it is no longer valid. Please check it or write to us.
radio-cookie = While you are signed in, one cookie is on this device – for twelve hours at most, and for this desk only.
radio-signed-in = Signed in: { $name }
radio-sign-out = Sign out
radio-cleared = { $n ->
    [one] { $n } piece is cleared for you today.
   *[other] { $n } pieces are cleared for you today.
}
radio-recall-note = When a voice is taken back, it disappears from here at once. Look here again before every broadcast.
radio-rests = Your downloads rest: the recall of { $day } has not been answered. Please answer us: { $contact }. As soon as your answer is noted here, they go on.
radio-recalls = Do not air any more: open recalls
radio-recalls-lead = You have these files from us. Tell us, where it says below, what became of them: deleted, blocked in the archive, aired already, or passed on. We write your answer down; there is no button for it here.
radio-recall-late = The deadline is over.
radio-recall-noted = Your answer is noted. The recall stands here until we know that the file is deleted or blocked in the archive.
radio-empty = Nothing of this kind is cleared for you today.
radio-nothing = Nothing is cleared for you today.
radio-filter = Choose
radio-filter-language = Spoken
radio-filter-theme = Theme
radio-filter-longest = At most
radio-filter-any = all
radio-filter-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
radio-filter-show = Show
radio-audition = For audition – not for air
radio-length = Length
radio-loudness = Loudness
radio-usable-until = Usable until and including
radio-usable-open = no fixed end
radio-cut = May be cut
radio-yes = yes
radio-no = no
radio-names = Names
radio-say = say: { $spoken }
radio-unnamed = No name is given.
radio-presenter = For the presenter
radio-first = First words
radio-last = Last words
radio-take = Take
radio-take-wave = Broadcast file (BWF, { $size } MB)
radio-take-sheet = Sheet (text)
radio-take-words = Transcript: { $language }
radio-making = The broadcast file is being made anew. It will stand here in a few minutes.
radio-digest = Checksum (SHA-256)
radio-work = Identifier
radio-title-of = Title
radio-languages = Spoken
radio-themes = Themes
radio-recall = Recall
radio-sheet = Sheet
radio-content-note = About the content

# In a lesson
lesson-title = In a lesson: { $title }
lesson-lead = Choose a passage. Its address, code and QR code then stand below.
lesson-part = Part
lesson-start = Start
lesson-end = End
lesson-time-hint = Seconds, or a time like 1:15; empty means from the beginning, to the end.
lesson-from-here = From here
lesson-to-here = To here
lesson-captions = Captions
lesson-captions-off = none
lesson-language = Language of the controls
lesson-make = Show the passage
lesson-may = What you may do
lesson-show-until = Show it in class: yes, until and including { $day }.
lesson-show-open = Show it in class: yes, with no fixed end, as long as everyone in the work agrees.
lesson-page-until = Embed it in a class page: yes, until and including { $day }, on { $hosts }.
lesson-page-open = Embed it in a class page: yes, with no fixed end, on { $hosts }.
lesson-hosts-all = any page
lesson-hosts-none = pages of this library
lesson-copies-no = Keep or hand out copies: no. The passage plays only from here, so that it ends when someone takes their consent back.
lesson-result = To pass on
lesson-preview = Preview
lesson-address = Address
lesson-code = Code to embed
lesson-qr = QR code
lesson-qr-alt = QR code with the address of the passage
lesson-qr-save = Save the QR code as SVG
lesson-copy = Copy
lesson-copied = Copied.
lesson-copy-failed = Selected. Please copy it with the keyboard.
lesson-back = Back to the work
clip-no-time = { $end }: “{ $typed }” is no time. Write seconds like 75, or a time like 1:15 or 0:01:15.
clip-behind-the-end = The passage begins at { $start }, but the work is only { $length } long.
clip-backwards = The end must come after the start.
clip-no-part = This work has no part { $part }.
embed-from = From the library { $name }
embed-missing = This passage is not available.
embed-gone = This passage is not available any more.
embed-why = The people in a work decide for themselves where it can be seen, and for how long.
embed-wrong = This address is not right as it stands.
class-until = For your class, until and including { $day }
