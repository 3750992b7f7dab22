//! The words of a new work.toml: a comment at each field, and examples of what only people can say.

pub(super) const HEAD: &str = "# One work. docs/import.md documents every field; “digitales import --dry-run FOLDER” says what is wrong.
# It holds nobody's name but those that people want shown, and no digest or length of its files.

# The last part of its address: small letters a–z, digits, single hyphens. It holds nobody's name.
";
pub(super) const MIDDLE: &str =
    "# year = \"2024\"                           # as precise as known: 2024, 2024-05 or 2024-05-12
# recorded = \"2024-05\"
# broadcast = \"2024-09-01\"
# licence_uri = \"http://rightsstatements.org/vocab/InC/1.0/\"   # what its page says; this is the default
# themes = [\"equal-opportunities\"]        # ids from library.toml
# places = [\"neukoelln\"]
# may_be_cut = false                      # radio: may the piece be shortened?
";
pub(super) const TEXTS: &str = "# synopsis = { de = \"…\", tr = \"…\" }       # what it tells, per language
# plain = { de = \"…\" }                    # the same in plain words (Leichte Sprache)
# content_note = { de = \"…\" }             # what viewers should know before
# suitable_from = { age = 12, reason = { de = \"…\" } }
# presenter = { de = \"…\" }                # what a radio presenter may read out
# tombstone = { words = { de = \"…\" } }    # what its page says when it is gone, in its person's words; or { silence = true }

";
pub(super) const PEOPLE: &str = r#"# Everybody who can be recognised. Nobody is listed yet, so the work is kept and closed until somebody has asked.
# [[participant]]
# person = "p1"                           # key in people.toml; shown to nobody
# role = "narrator"                       # narrator interviewee interviewer maker performer translator_voice depicted heard mentioned
# credits = ["nrt"]                       # MARC relator codes shown as credits; may be empty
# recognisable_by = ["voice", "story"]    # face body voice name story place
# names = [ { mode = "pseudonym", shown = "Ayla K." } ]   # real | pseudonym | unnamed

# Somebody has looked whether everybody is listed.
# [roster]
# attested_by = "Consent officer"
# attested_at = "2024-06-01T10:00:00+02:00"

# What each of them agreed to. An entry is never changed once it was imported; what is new is a new entry.
# [[consent]]
# id = "p1-1"
# person = "p1"
# by = "own"                              # own | guardian | relative (+ declarant = "key")
# state = "given"                         # given | renewed | refused | invalidated
# explicit = true
# notice = { series = "film", version = 1, language = "de" }
# method = "paper_signed"                 # paper_signed | e_signed | recorded_statement | self_service
# explained_in = "de"
# given_at = "2024-05-12T14:00:00+02:00"
# recorded_by = "Consent officer"
# evidence = { kind = "release_form", seen_by = "Consent officer", seen_at = "2024-05-12" }
# [[consent.scope]]
# uses = ["catalogue", "public_stream"]   # podcast_feed school_embed school_download broadcast_download public_screen preserve
# places = ["001"]                        # the whole world, which the public uses need; else DE, DE-BE …
# from = "2024-05-12"
# until = "2034-12-31"                    # until and including this day

# What the holders of the rights in the work allow; each use needs one.
# [[licence]]
# id = "l1"
# uses = ["catalogue", "public_stream"]
# places = ["001"]
# from = "2024-01-01"
# until = "2034-12-31"
# basis = "copyright"                     # copyright licence statute institutional_policy donor_agreement
# uri = "http://rightsstatements.org/vocab/InC/1.0/"
# holder = "…"
"#;
