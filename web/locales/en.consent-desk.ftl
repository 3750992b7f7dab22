# The consent desk, in English.

# Places at the desk
inbox = Inbox
inbox-text = What waits, the most urgent first.
over-works = Works
over-works-text = What is open of each work, who agreed, and what happens next.

# Uses
over-use-catalogue = Catalogue
over-use-public-stream = Website
over-use-podcast-feed = Podcast
over-use-school-embed = Lessons
over-use-school-download = School download
over-use-broadcast-download = Radio
over-use-public-screen = Screens
over-use-preserve = Keeping
over-every-use = every use
over-world = worldwide

# A person and a use
over-is-yes = yes
over-is-places = only in
over-is-waived = not needed
over-is-no = no
over-is-unproven = no evidence
over-is-ended = ended
over-is-later = not yet
over-is-elsewhere = not for this
over-is-waits = waits for two
over-is-unasked = not asked
over-through = until and including { $day }
over-until = until { $moment }
over-from-then = from { $moment }: { $gets }
over-gets-nothing = nothing
over-gets-original = original
over-gets-cut = cut { $cut }
over-nobody-asks = nobody asks for it
over-state-draft = Draft
over-state-published = published
over-state-retired = retired
over-untitled = Its title may not stand here any more either.

# A work's page
over-public = Anyone may watch and listen to it now.
over-not-public = Nobody sees or hears it now.
over-why = Why?
over-matrix = People and uses
over-matrix-hint = A field says what this person alone lets through. Below stands what the world gets of everybody together. A field leads to everything that was said.
over-nobody-listed = Nobody is listed. While that is so, everything stays closed.
over-person = Person
over-world-gets = The world gets
over-coming = What happens by itself within 24 months
over-coming-nothing = Nothing, as far as is known today.
over-birthdays = What a birthday does stands with its month only: this desk never shows birth dates.
over-when = When
over-what = What
over-world-gets-then = { $use }, { $place }: the world gets { $gets }.
over-coming-insight = { $who } is old enough to be asked.
over-coming-majority = { $who } turns 18 and decides alone from then on.
over-coming-reaffirmation = What { $who } agreed to before turning 18 stops counting.
over-coming-end = The yes for { $who } ({ $voice }) ends: { $uses }.
over-coming-office = { $by } ceases to be in office for { $who }.
over-coming-embargo = An embargo ends.
over-coming-hold = A hold ends.
over-coming-licence = A licence ends: { $use }.

# Whose word
over-voice-own = own word
over-voice-guardian = guardian: { $who }
over-voice-relative = relative: { $who }

# What was said
over-chains = What was said
over-chains-of = What was said about { $who }
over-nothing-said = Nobody was asked, and nobody said anything.
over-lets-through-in = This person lets it through in: { $places }
over-not-elsewhere = Not elsewhere:
over-waived-by = Who allowed this, when and why
over-lets-through = Nothing of this person stands in the way.
over-stands-in-the-way = Not possible because of this person.
over-given = Said
over-recorded = Written down
over-recorded-by = Written down by
over-received = Received
over-effective = Counts from
over-method = How
over-method-paper-signed = signed on paper
over-method-e-signed = signed electronically
over-method-recorded-statement = spoken and recorded
over-method-self-service = entered by the person
over-explained-in = Explained in
over-interpreter = Interpreted by
over-explicit = In so many words
over-yes = yes
over-no = no
over-word-given = Yes
over-word-renewed = Yes, renewed
over-word-refused = No
over-word-invalidated = Was never valid
over-word-withdrawn = Taken back
over-version = version { $n }
over-newest = newest
over-taken-on = Taken back: { $moment }
over-this-work = this work only
over-every-work = every work
over-channel = How
over-channel-self-service = on their own page
over-channel-email = e-mail
over-channel-phone = telephone
over-channel-post = letter
over-channel-in-person = in person
over-channel-via-school = through the school
over-channel-via-guardian = through a guardian
over-scopes = What it covers
over-from = From
over-to = Until
over-evidence = Evidence
over-evidence-none = No evidence is written down.
over-evidence-release-form = Signed form
over-evidence-recorded-statement = Recording
over-evidence-guardian-proof = Proof of guardianship
over-evidence-court-order = Court order
over-evidence-interpreter-note = Interpreter's note
over-evidence-agreement = Agreement
over-evidence-licence = Licence
over-check-verified = checked and there
over-check-missing = not there
over-check-hash-mismatch = is not what it was
over-notice = Text that was shown: { $series }, version { $version }, { $language }
over-notice-foreign = The text is in { $language }, because it was shown that way. As evidence it is not translated.
over-digest = SHA-256 of this text:

# Why, and what if
over-what-if = What if?
over-to-matrix = People and uses of this work
over-question = { $use } for { $asker }, { $place }, { $moment }
over-answer-yes = Yes. What opens:
over-answer-until = It stays so at least until: { $moment }.
over-answer-never = As far as is known today it stays so.
over-answer-in = Possible in:
over-answer-not-everywhere = Not in all the world.
over-answer-no = No. Every reason stands here:
over-reason = Reason
over-cure = What helps
over-use = Use
over-audience = Who asks
over-audience-known = With the agreements on record
over-audience-public = The public
over-audience-school = a school with an agreement
over-audience-radio-partner = a station with an agreement
over-audience-screen-operator = screens with an agreement
over-audience-staff = the house
over-asker-public = the public
over-asker-school = a school
over-asker-radio-partner = a station
over-asker-screen-operator = screens
over-asker-archive = an archive
over-asker-staff = the house
over-place = Place
over-place-wrong = That is no place: 001 for the world, a country such as DE, or a part of one such as DE-BE. It was asked without one.
over-day = Day
over-time = Time in Berlin
over-day-wrong = The day or time cannot be read. It was asked for now.
over-ask = Ask
over-ask-hint = The same rule as everywhere; nothing is written. Without a place: worldwide. Public uses know no place.

# All works
over-search = Title, address or the key of a person
over-look = Which
over-look-all = all
over-look-public = public now
over-look-dark = published, but closed
over-look-held = held
over-look-unattested = list not attested
over-look-unasked = somebody was never asked
over-look-draft = drafts
over-open-for = Open for
over-any-use = – any –
over-show = Show
over-no-works = No work fits that.
over-works-caption = Works and what is open of them
over-work = Work
over-open = open
over-open-in = open in { $places }
over-closed = closed

# Why not
over-reason-not-published = It is a draft.
over-reason-hold = It is held while something is looked into.
over-reason-embargo = It is under embargo.
over-reason-licence-missing = No licence for this use is recorded.
over-reason-licence-territory = No licence covers { $place }.
over-reason-licence-expired = No licence is in force now.
over-reason-roster-unattested = Nobody has attested that everybody in it is listed.
over-reason-nobody-listed = Nobody is listed, so nobody was asked.
over-reason-audience-mismatch = It is not for { $asker }.
over-reason-agreement-inactive = No agreement with { $asker } is in force.
over-reason-rendition-missing = No edition of it may be shown.
over-reason-snapshot-unavailable = Its record cannot be read.
over-reason-person-record-missing = There is no record of { $who }.
over-reason-waiver-without-basis = The waiver for { $who } has no basis.
over-reason-age-unknown = Nobody knows whether { $who } is of age.
over-reason-no-consent = { $who } was not asked.
over-reason-refused = { $who } said no.
over-reason-invalidated = The consent of { $who } was never valid.
over-reason-withdrawn = { $who } took it back.
over-reason-evidence-missing = Evidence of the consent of { $who } is missing.
over-reason-not-explicit = The consent of { $who } was not explicit.
over-reason-no-scope-for-use = { $who } has not agreed to this use.
over-reason-territory-not-covered = { $who } has not agreed for { $place }.
over-reason-not-yet-valid = The consent of { $who } begins later.
over-reason-expired = The consent of { $who } has ended.
over-reason-guardian-missing = No guardian of { $who } is recorded.
over-reason-guardian-consent-missing = A guardian of { $who } was not asked.
over-reason-guardian-withdrew = The no of a guardian of { $who } stands.
over-reason-child-consent-missing = { $who } is old enough to be asked and was not.
over-reason-child-dissent = { $who }, a child, said no.
over-reason-majority-reaffirmation-missing = { $who } has come of age and was not asked.
over-reason-majority-reaffirmation-overdue = { $who } has come of age and has not agreed again.
over-reason-posthumous-closed = It closed with the death of { $who }.
over-reason-posthumous-unresolved = The relatives of { $who }, who died, have not all agreed.
over-reason-not-redactable = { $who } cannot be cut out.

# What helps
over-cure-record = Record a consent
over-cure-publish = No form: a curator writes “state = "published"” into the work’s file and runs “digitales import”
over-cure-hold = Settle what it is held for, then lift the hold here; a pause is ended by the person alone
over-cure-wait = Wait for the end of the embargo, or end it earlier here, by two
over-cure-licence = Write the right in the work down here
over-cure-attest = See whether everybody is listed, and attest the list here
over-cure-list = No form: a curator lists everybody in the work’s file and runs “digitales import”
over-cure-mismatch = Nothing to cure: this use is for others; ask below who gets it
over-cure-agreement = Write the agreement down with its paper
over-cure-verify = No form: whoever looks after the server runs “digitales verify”
over-cure-cut = Close the passages here, then have a cut made, approved and checked under “Editions”
over-cure-no-cut = No cut helps, since this person cannot be taken out: talk to them and record what they say
over-cure-person = No form: a curator writes the person into people.toml and runs “digitales import”
over-cure-age = No form: write the age into people.toml and run “digitales import”, or seal the birth date with “digitales person profile”
over-cure-guardian = No form: a curator writes the guardian with the proof into people.toml and runs “digitales import”
over-cure-waiver = Write down here, by two, on which ground nobody need ask; or ask the person
over-cure-evidence = Add the evidence at the last word; if it is lost, have it said again
over-cure-closed = This cannot be opened; look at what was said

# The inbox
inbox-lead = The worst first. Each row leads to where it can be put right.
inbox-all = Everything that waits
inbox-sections = Sections
inbox-nothing = Nothing.
inbox-more = All { $n }
inbox-more-works = several
inbox-todo = What to do
inbox-todo-why = What is open now
inbox-todo-evidence = Bring the evidence again
inbox-todo-again = Ask again and record
inbox-todo-record = Ask and record
inbox-todo-look = Look
inbox-of-age = is 18, the old yes runs out
inbox-within-7 = within 7 days
inbox-within-30 = within 30 days
inbox-within-90 = within 90 days
inbox-erase = The original is to be deleted too, and others are in it: call, and decide with everyone.
inbox-copies-none = Nothing had to be called back.
inbox-withdrawals = Withdrawals
inbox-withdrawals-why = Of the last 14 days. What stands here is closed already; what others hold copies of is to be looked after.
inbox-evidence = Evidence that is gone
inbox-evidence-why = The last look did not find the evidence as it was. What rests on it is closed.
inbox-majority = Young people turning 18
inbox-majority-why = Within six months, or just now. They decide alone then: tell them before.
inbox-ending = Consents that end
inbox-ending-why = Within 90, 30 or 7 days. What rests on them then closes by itself.
inbox-offices = Guardianships that end
inbox-offices-why = Within 90 days. Then the yes of whoever is in office is needed.
inbox-rosters = Lists to attest
inbox-rosters-why = The work is new or was edited again. It stays closed until somebody has looked whether everybody is listed.
inbox-unasked = Dark, because nobody was asked
inbox-unasked-why = Published, but closed: somebody in it was never asked.
inbox-overdue = Overdue recalls
inbox-overdue-why = A partner has not answered in time, or still has a copy after three days. Call them.
inbox-overdue-now = overdue
inbox-overdue-what = { $partner }, delivery { $mark }
inbox-takedowns = Requests to stop something
inbox-takedowns-why = Acknowledge at once, decide with reasons within seven days.
inbox-danger = Somebody is in danger
inbox-danger-why = Requests to stop something, since somebody is in danger. At once: call, hold, acknowledge.
inbox-takedown-what = Somebody asks to have this work stopped.
inbox-proposals = Proposals that need a second person
inbox-proposals-why = Whoever proposes may not decide.
inbox-todo-recall = To the recall
inbox-todo-answer = Answer

# Recalls
recalls = Recalls
recalls-text = What partners hold and may not use any more.
recalls-letters = Text to send
recalls-lead = Files with partners that may not be used any more. The oldest deadline first.
recalls-none = No recall.
recalls-show-done = Show those that are done
recalls-show-open = Show those that are open
recalls-one = Delivery { $mark }
recalls-delivery = Delivery
recalls-deadline = Answer by
recalls-stage = State
recalls-must-stop = What must stop
recalls-stop-use = Every further use for: { $use }
recalls-file = File (SHA-256)
recalls-issued = Called back
recalls-taken = Handed over
recalls-reach = How to reach the partner
recalls-stage-issued = not sent yet
recalls-stage-bounced = came back
recalls-stage-sent = sent
recalls-stage-refused = refused
recalls-stage-acknowledged = acknowledged
recalls-stage-done = done
recalls-stage-lifted = allowed again
recalls-late-answer = Overdue: not acknowledged.
recalls-late-completion = Overdue: not done after three days.
recalls-answers = What the partner answered
recalls-no-answers = Nothing yet.
recalls-number = No.
recalls-by = Noted by
recalls-undo = Undo
recalls-undid = No. { $n } undone
recalls-was-undone = (undone)
recalls-note-kind = Answer
recalls-choose = – please choose –
recalls-note = In the partner's words
recalls-keep = Note it
recalls-keep-hint = A refusal needs grounds of at least 20 characters. Nothing is deleted: a mistake is undone.
recalls-done-hint = This recall is done. To go on with it, undo what came last.
recalls-fault = That could not be noted. Choose an answer; perhaps somebody has noted something else meanwhile.
recalls-refused-why = Write in at least 20 characters why the partner refuses.
recalls-event-sent = sent
recalls-event-delivered = delivered
recalls-event-bounced = came back
recalls-event-seen = seen
recalls-event-acknowledged = acknowledged
recalls-event-deleted = deleted
recalls-event-blocked-in-archive = blocked in the archive
recalls-event-already-aired = already aired
recalls-event-onward-recall-sent = passed on, called back there
recalls-event-refused = refused
recalls-event-escalated = escalated
recalls-event-closed = closed
recalls-event-lifted = allowed again
recalls-text-hint = Without a reason and without names. In German and English.
recalls-mail = Open as an e-mail ({ $language })
recalls-letter-subject = Recall: delivery { $mark }
recalls-letter-stop = Please do not use this file any more from now on, neither whole nor in parts. If it has been published, please take it back at once. Whoever you passed it on to, please pass on this recall too.
recalls-letter-which = Delivery { $mark } of { $taken }, work { $work }, file SHA-256 { $digest }.
recalls-letter-what = What must stop is every further use for: { $use }. If you may keep a copy in your archive, please keep this recall with it for as long as it is kept.
recalls-letter-answer = Please confirm by { $due }: { $contact }

# For auditors
over-receipt = Check a receipt
over-receipt-text = Who allowed what, when, in which words, and does the log still hold?
over-receipt-lead = Enter a receipt's number or hash, or both with a colon.
over-receipt-of = Number or hash
over-receipt-show = Check
over-receipt-none = There is no such entry here.
over-receipt-entry = Entry { $n }
over-receipt-about = What it is about
over-receipt-other = The hash on the receipt is another than the one in the log. One of them was changed.
over-receipt-all = Everything that was said about it
over-chain-holds = The log is unchanged from its first entry up to this one.
over-chain-broken = The log does not hold: entry { $n } is the first that is wrong.
over-row-sound = What was written down still stands exactly so.
over-row-changed = What was written down was changed afterwards.
over-row-gone = What was written down is gone.
over-row-shredded = Its key was destroyed as the person wished; nobody can check it any more.
over-row-none = This entry stands for something that was done, not for a row.
over-log = Log
over-log-text = Everything that was done, without a word about people.
over-log-lead = Each entry carries the hash of the one before. Nothing about people stands here.
over-log-empty = Nothing was done yet.
over-log-number = No.
over-log-kind = What
over-log-object = Row
over-log-actor = Who
over-log-hash = Hash
over-log-older = Older
over-log-newest = Newest
over-actor-command = Command line
over-actor-import = Import
over-actor-system = the library itself
over-actor-public = unknown, by a form
over-actor-account = Account
over-actor-narrator = Narrator
over-actor-partner = Partner
over-kind-consent-record = Consent
over-kind-withdrawal = Withdrawal
over-kind-hold = Hold
over-kind-hold-end = End of a hold
over-kind-hold-end-reason = Reason of the end of a hold
over-kind-recall-notice = Recall
over-kind-recall-event = Answer to a recall
over-kind-evidence-check = Check of evidence
over-kind-guardianship = Guardianship
over-kind-delivery = Handing over to a partner
over-kind-account = Account
over-kind-account-closed = Account closed
over-kind-account-opened = Account opened again
over-kind-account-password = New password
over-kind-account-roles = Roles of an account
over-kind-agreement = Agreement with a partner
over-kind-agreement-end = End of an agreement
over-kind-appearance = Who appears in the work
over-kind-asking-opened = Notes about asking opened
over-kind-chosen-name = Chosen name
over-kind-consent-talk = Talk about a consent
over-kind-display-name = Shown name
over-kind-edition = Edition
over-kind-edition-approved = Edition approved
over-kind-edition-checked = Edition checked
over-kind-edition-rejection = Edition rejected
over-kind-edition-removes = Who is not recognisable in an edition
over-kind-edition-seen = Edition watched
over-kind-embargo = Embargo
over-kind-embargo-end = End of an embargo
over-kind-ended-again = Ended earlier
over-kind-erasure = Erasure asked for
over-kind-erasure-step = Step of an erasure
over-kind-evidence = Evidence
over-kind-guardianship-end = End of a guardianship
over-kind-handed-over = Handed over
over-kind-key-lost = Key lost
over-kind-later-evidence = Evidence added later
over-kind-letter = Letter
over-kind-letter-printed = Letter printed
over-kind-licence-end = End of a licence
over-kind-narrator-link = Link of one’s own
over-kind-narrator-link-end = Link taken back
over-kind-narrator-pause = Pause by the person
over-kind-notice = Notice
over-kind-old-form = Old form
over-kind-old-paper-aside = Old paper put aside
over-kind-old-paper-opened = Old paper opened
over-kind-organisation = Partner
over-kind-person = Person
over-kind-profile = What is sealed about a person
over-kind-profile-opening = Opening of what is sealed
over-kind-proposal = Proposal
over-kind-proposal-answer = Answer to a proposal
over-kind-relative-of = Relative
over-kind-restore = Restored from a backup
over-kind-restore-without-noes = Restored without the noes made since the backup
over-kind-restore-opened = Opened after a restore
over-kind-restriction = Closed passage
over-kind-restriction-end = End of a closed passage
over-kind-roster-attestation = List of people confirmed
over-kind-set-by-hand = Set by hand
over-kind-signed-in = Signed in
over-kind-signed-out = Signed out
over-kind-signed-out-everywhere = Signed out everywhere
over-kind-takedown = Request to stop
over-kind-takedown-opened = Request to stop opened
over-kind-takedown-step = Step about a request to stop
over-kind-restore-left = A no that a restore could not place
over-kind-words-opened = Reason read
over-kind-waiver = Needs no consent
over-kind-waiver-lapsed = Needs no consent: lapsed
over-kind-waiver-ended = Needs consent after all
over-kind-work-licence = Licence

# Counts
inbox-copies = { $n ->
    [one] { $n } copy with others
   *[other] { $n } copies with others
}
inbox-in-works = { $n ->
    [one] { $n } work
   *[other] { $n } works
}
inbox-uses = { $n ->
    [one] { $n } use
   *[other] { $n } uses
}
inbox-listed = { $n ->
    [one] { $n } person is listed
   *[other] { $n } people are listed
}
inbox-people = { $n ->
    [one] { $n } person was never asked
   *[other] { $n } people were never asked
}
inbox-copies-open = { $n ->
    [one] { $n } of these is open
   *[other] { $n } of these are open
}
recalls-left = { $n ->
    [one] { $n } hour is left
   *[other] { $n } hours are left
}
recalls-over = { $n ->
    [one] { $n } hour past it
   *[other] { $n } hours past it
}
inbox-originals = Delete the original, too
inbox-originals-why = Somebody took it back and wants the original gone, too. Nothing is decided yet; erasure is due within a month (GDPR Art. 12 (3)).
inbox-originals-what = Others are in the work, or nobody has carried it out.
inbox-todo-decide = Decide
over-kind-profile-opened = Sealed details opened
over-kind-evidence-opened = Evidence opened
