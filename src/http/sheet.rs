//! The consent record and its receipt as a page to read and to print, in the language of the person: the same that the
//! file for programs says ([`crate::consent::jsonld`]). No name of anybody stands in it.

use std::collections::BTreeSet;

use askama::Template;

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Entry;
use crate::consent::dossier::{Covered, Dossier, No, Paper, Round};
use crate::consent::record::{Capacity, Territory, Use, Voice, Word};
use crate::error::{Error, Result};
use crate::http::my::again::Back;
use crate::http::pages::when::weekday;
use crate::http::places::place_name;
use crate::http::print::STYLE;
use crate::http::site::Site;
use crate::http::words::{Words, in_eights};
use crate::id::{Id, Sha256Digest};

#[derive(Template)]
#[template(path = "my/sheet.html")]
struct Sheet<'a> {
    words: &'a Words,
    site: &'a Site,
    style: &'static str,
    back: Back<'a>,
    work: &'a str,
    number: String,
    rounds: Vec<Told>,
    printed: String,
    signed_off: bool,
}

impl Sheet<'_> {
    fn t(&self, key: &str) -> String {
        self.words.say(key)
    }
}

/// A round in words.
struct Told {
    heading: String,
    covered: Vec<Scope>,
    yeses: Vec<Said>,
    noes: Vec<Denied>,
}

/// A use, where it may happen, until when.
struct Scope {
    use_: String,
    /// The code of each place (ISO 3166) and its name.
    places: Vec<(String, String)>,
    last: String,
}

/// A yes in words.
struct Said {
    who: String,
    how: String,
    explained: String,
    notice: String,
    digest: Vec<String>,
    explicit: bool,
    evidence: Vec<Vec<String>>,
    entry: Option<Logged>,
}

/// An entry in the audit log: its number, and its hash in groups.
struct Logged {
    number: i64,
    hash: Vec<String>,
}

/// A no in words.
struct Denied {
    sentence: String,
    who: String,
    uses: Vec<String>,
    entry: Option<Logged>,
}

/// The page, whole in itself. `work` is what the reader may know the work by; whoever may read one voice alone gets
/// what that voice said.
///
/// # Errors
/// `Internal` when the template cannot be filled in.
pub fn page(
    site: &Site,
    words: &Words,
    dossier: &Dossier,
    (work, now): (&str, Timestamp),
    back: Back<'_>,
) -> Result<String> {
    let id: Id<Work> = dossier.work;
    let sheet = Sheet {
        words,
        site,
        style: STYLE,
        back,
        work,
        number: id.text(),
        rounds: dossier.rounds().iter().map(|round| told(site, words, round)).collect(),
        printed: words.say_of("sheet-printed", &[("day", &weekday(words, now.berlin_day()))]),
        signed_off: site.tongues.signed_off(words.language()),
    };
    sheet.render().map_err(Error::internal)
}

/// What one voice said of it, and nothing of others.
#[must_use]
pub fn only(mut dossier: Dossier, voice: Voice) -> Dossier {
    dossier.declarations.retain(|paper| paper.voice == voice);
    dossier.withdrawals.retain(|taken| taken.voice == voice);
    dossier
}

fn on(words: &Words, key: &str, at: Timestamp) -> String {
    words.say_of(key, &[("day", &weekday(words, at.berlin_day()))])
}

fn told(site: &Site, words: &Words, round: &Round<'_>) -> Told {
    Told {
        heading: if round.yeses.is_empty() {
            words.say("sheet-none")
        } else {
            on(words, "sheet-agreed", round.at)
        },
        covered: round.covered().iter().map(|scope| covered(words, scope, round)).collect(),
        yeses: round.yeses.iter().map(|yes| said(site, words, yes)).collect(),
        noes: round.noes.iter().map(|no| denied(words, no)).collect(),
    }
}

/// A use until its last day, or since when it was taken back.
fn covered(words: &Words, scope: &Covered, round: &Round<'_>) -> Scope {
    let name = |place: &Territory| {
        if *place == Territory::world() { words.say("sheet-world") } else { place_name(words, place) }
    };
    let last = scope.during.until.plus_millis(-1).berlin_day();
    Scope {
        use_: use_name(words, scope.use_),
        places: scope.territories.iter().map(|place| (place.code().to_owned(), name(place))).collect(),
        last: match round.ends(scope.use_).filter(|at| *at < scope.during.until) {
            Some(at) => on(words, "sheet-taken", at),
            None => weekday(words, last),
        },
    }
}

fn said(site: &Site, words: &Words, yes: &Paper) -> Said {
    // A language by its own name in itself, as far as these pages speak it.
    let tag = yes.explained_in.tag();
    let language = site.tongues.of(tag).map_or_else(|| tag.to_owned(), |words| words.say("language-name"));
    let digests: BTreeSet<Sha256Digest> = yes.evidence.iter().map(|(_, _, digest)| *digest).collect();
    Said {
        who: speaker(words, yes.voice.capacity),
        how: words.say(&format!("sheet-how-{}", yes.method.replace('_', "-"))),
        explained: words.say_of("explained", &[("language", &language)]),
        notice: format!("{} · {} · {}", yes.notice.series, yes.notice.version, yes.notice.language),
        digest: in_eights(&yes.notice.sha256.to_string()),
        explicit: yes.explicit,
        evidence: digests.iter().map(|digest| in_eights(&digest.to_string())).collect(),
        entry: yes.entry.map(logged),
    }
}

fn logged(entry: Entry) -> Logged {
    Logged { number: entry.number, hash: in_eights(&entry.hash.to_string()) }
}

fn speaker(words: &Words, capacity: Capacity) -> String {
    words.say(match capacity {
        Capacity::Own => "sheet-own",
        Capacity::Guardian => "sheet-guardian",
        Capacity::Relative => "sheet-relative",
    })
}

fn use_name(words: &Words, use_: Use) -> String {
    words.say(&format!("use-{}", use_.as_str().replace('_', "-")))
}

fn denied(words: &Words, no: &No<'_>) -> Denied {
    let (key, uses, left) = match no {
        No::Said(paper) if paper.word == Word::Invalidated => ("sheet-invalid", None, paper.entry),
        No::Said(paper) => ("sheet-refused", None, paper.entry),
        No::TakenBack(taken) => ("sheet-taken", taken.uses.as_ref(), taken.entry),
    };
    Denied {
        sentence: on(words, key, no.at()),
        who: speaker(words, no.voice().capacity),
        uses: uses.map_or_else(
            || vec![words.say("every-use")],
            |uses| uses.iter().map(|use_| use_name(words, *use_)).collect(),
        ),
        entry: left.map(logged),
    }
}
