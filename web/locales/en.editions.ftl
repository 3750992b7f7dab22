# Editions: what somebody had closed, and who checked it, in English.

editions = Editions
editions-text = Works without the passages that somebody had closed
editions-lead = Whoever has a passage closed closes the work, until there is an edition without it that one person has approved and another one has checked.
editions-none = No passage is closed in any work.
editions-passages = { $n ->
    [one] { $n } passage is closed.
   *[other] { $n } passages are closed.
}
edition-make = Make an edition
edition-look-again = Look again
edition-step-measuring = The sound is being put together:
edition-step-cutting = The edition is being made:
edition-step-encoding = The small file is being made:
edition-step-picturing = The pictures are being made:
edition-step-writing = It is being written down:
edition-fault = Nothing came of it: { $fault }
edition-silent = No sign of life for half a minute. Make the edition again.
edition-is-made = made, not approved yet
edition-is-approved = approved, not checked yet
edition-is-checked = approved and checked
edition-is-rejected = rejected
edition-is-earlier = of an earlier master, opens nothing
edition-passages = The closed passages
edition-jump = Each passage lets both players begin two seconds before it.
edition-untouched = Nothing is closed in this part.
edition-op-mute = muted
edition-op-blur = blurred
edition-op-cut = cut out
edition-in-a-box = in a box
edition-original = Original
edition-itself = This edition
edition-words = The words of this edition
edition-poster = The still of this edition
edition-poster-alt = Still to be looked at
edition-left-open = This edition leaves open: { $passage }
edition-sign = What you say of it
edition-approve-text = You have watched and listened to all of it, and nothing of the passages is left.
edition-removes = Cannot be recognised in this edition any more:
edition-approve = Approve
edition-own = You have approved it. Somebody else must check it.
edition-check-text = Somebody else has approved it. With your check it opens what it answers.
edition-check = Checked
edition-note = What is wrong with it
edition-reject = Reject and delete its files
