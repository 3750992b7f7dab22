//! One work and its people, told in sentences: `story().adult("P2").withdraws("P1", "2026-05-31")`.

use std::collections::{BTreeMap, BTreeSet};

use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::clock::{Timestamp, end_of_berlin_day};
use digitales::consent::decision::{Agreement, Audience, Decision, decide};
use digitales::consent::record::*;
use digitales::id::Id;
use jiff::civil::Date;

/// When the stories are asked, unless they say otherwise: 1 June 2026, noon in Berlin.
pub const NOW: &str = "2026-06-01T10:00:00Z";

/// Everybody who may come up in a story.
pub const CAST: [&str; 8] = ["P1", "P2", "P9", "Parent 1", "Parent 2", "Vormund", "Widow", "Son"];

pub fn person(name: &str) -> Id<Person> {
    Id::derived(name)
}

pub fn edition(name: &str) -> Id<Edition> {
    Id::derived(name)
}

/// An instant: RFC 3339, or a day for its midnight in Berlin.
pub fn instant(text: &str) -> Timestamp {
    text.parse::<Date>()
        .map_or_else(|_| Timestamp::parse(text).unwrap(), |day| end_of_berlin_day(day.yesterday().unwrap()))
}

pub fn place(code: &str) -> Option<Territory> {
    (code != "unknown").then(|| code.parse().unwrap())
}

pub fn own(name: &str) -> Voice {
    Voice { capacity: Capacity::Own, by: person(name) }
}

pub fn guardian(name: &str) -> Voice {
    Voice { capacity: Capacity::Guardian, by: person(name) }
}

pub fn relative(name: &str) -> Voice {
    Voice { capacity: Capacity::Relative, by: person(name) }
}

/// Yes to every use, everywhere, until the end of 2040.
pub fn everything(from: &str) -> Vec<Scope> {
    Use::ALL.into_iter().map(|use_| scope(use_, "001", from, "2040-12-31")).collect()
}

pub fn scope(use_: Use, place: &str, from: &str, through: &str) -> Scope {
    Scope {
        use_,
        territories: vec![place.parse().unwrap()],
        during: Interval { from: instant(from), until: end_of_berlin_day(through.parse().unwrap()) },
    }
}

#[derive(Clone, Debug)]
pub struct Story(pub Record);

/// One adult narrator, P1, who can be cut out and agreed to everything in January 2026; published, licensed,
/// attested, with an original edition.
pub fn story() -> Story {
    empty().adult("P1").agrees("P1", own("P1"), "2026-01-10")
}

/// Nobody in it.
pub fn empty() -> Story {
    let always = Interval { from: instant("2000-01-01"), until: instant("2090-01-01") };
    let licence = |use_| Licence { use_, territories: vec![Territory::world()], during: always };
    Story(Record {
        work: Id::derived("the work"),
        published: true,
        media_version: 1,
        attestations: vec![Attestation { media_version: 1, at: instant("2000-01-01") }],
        appearances: Vec::new(),
        people: BTreeMap::new(),
        declarations: Vec::new(),
        withdrawals: Vec::new(),
        holds: Vec::new(),
        embargoes: Vec::new(),
        restrictions: Vec::new(),
        licences: Use::ALL.into_iter().map(licence).collect(),
        editions: vec![Cut {
            id: edition("original"),
            original: true,
            media_version: 1,
            approved: None,
            checked: None,
            edits: BTreeSet::new(),
            removes: BTreeMap::new(),
        }],
        names: Vec::new(),
    })
}

impl Story {
    pub fn but(mut self, change: impl FnOnce(&mut Record)) -> Self {
        change(&mut self.0);
        self
    }

    fn somebody(self, name: &str, age: Age) -> Self {
        self.but(|record| {
            record.appearances.push(Appearance { person: person(name), redactable: true, waiver: None });
            let facts = PersonFacts {
                age,
                represented: false,
                died: None,
                on_death: OnDeath::AskRelatives,
                guardianships: Vec::new(),
                relatives: BTreeSet::new(),
            };
            record.people.insert(person(name), facts);
        })
    }

    pub fn adult(self, name: &str) -> Self {
        self.somebody(name, Age::Adult)
    }

    pub fn of_unknown_age(self, name: &str) -> Self {
        self.somebody(name, Age::Unknown)
    }

    pub fn born(self, name: &str, day: &str) -> Self {
        self.somebody(name, Age::Born(Birthdays::of(day.parse().unwrap()).unwrap()))
    }

    pub fn facts(self, name: &str, change: impl FnOnce(&mut PersonFacts)) -> Self {
        self.but(|record| change(record.people.get_mut(&person(name)).unwrap()))
    }

    pub fn guarded(self, child: &str, by: &str, from: &str, until: &str) -> Self {
        let office = Interval { from: instant(from), until: instant(until) };
        self.facts(child, |facts| {
            facts.guardianships.push(Guardianship { guardian: person(by), for_adult: false, office });
        })
    }

    pub fn says(self, subject: &str, voice: Voice, word: Word, given: &str, scopes: Vec<Scope>) -> Self {
        self.but(|record| {
            let of = |d: &&Declaration| d.subject == person(subject) && d.voice == voice;
            let version = 1 + i64::try_from(record.declarations.iter().filter(of).count()).unwrap();
            let number = record.declarations.len();
            record.declarations.push(Declaration {
                id: Id::derived(&format!("declaration {number}")),
                subject: person(subject),
                voice,
                version,
                word,
                explicit: true,
                verified: true,
                given: instant(given),
                scopes,
            });
        })
    }

    pub fn agrees(self, subject: &str, voice: Voice, given: &str) -> Self {
        self.says(subject, voice, Word::Given, given, everything(given))
    }

    pub fn refuses(self, subject: &str, voice: Voice, given: &str) -> Self {
        self.says(subject, voice, Word::Refused, given, Vec::new())
    }

    pub fn last_declaration(self, change: impl FnOnce(&mut Declaration)) -> Self {
        self.but(|record| change(record.declarations.last_mut().unwrap()))
    }

    pub fn takes_back(self, subject: &str, voice: Voice, uses: Option<&[Use]>, at: &str) -> Self {
        self.but(|record| {
            record.withdrawals.push(Withdrawal {
                subject: person(subject),
                voice,
                uses: uses.map(|uses| uses.iter().copied().collect()),
                effective: instant(at),
            });
        })
    }

    pub fn withdraws(self, name: &str, at: &str) -> Self {
        self.takes_back(name, own(name), None, at)
    }

    /// A cut in which `without` do not appear, approved and checked at `at`.
    pub fn cut(self, name: &str, without: &[&str], at: &str) -> Self {
        self.but(|record| {
            record.editions.push(Cut {
                id: edition(name),
                original: false,
                media_version: 1,
                approved: Some(instant(at)),
                checked: Some(instant(at)),
                edits: BTreeSet::from([Edit::new(0, 5_000, Operation::Cut)]),
                removes: without.iter().map(|name| (person(name), None)).collect(),
            });
        })
    }

    pub fn last_cut(self, change: impl FnOnce(&mut Cut)) -> Self {
        self.but(|record| change(record.editions.last_mut().unwrap()))
    }

    pub fn decides(&self, use_: Use, place: Option<&Territory>, at: Timestamp) -> Decision {
        decide(&self.0, use_, &rightful(use_), place, at)
    }

    /// The answer as the table of worked cases writes it.
    pub fn answer(&self, use_: Use, at_place: &str, at: &str) -> String {
        tell(&self.decides(use_, place(at_place).as_ref(), instant(at)))
    }
}

/// The audience that may ask for `use_`, with everything agreed.
pub fn rightful(use_: Use) -> Audience {
    let organisation = |kind| Audience::Organisation {
        kind,
        agreements: vec![Agreement { uses: Use::ALL.into(), during: Interval::ALWAYS }],
    };
    match use_ {
        Use::Catalogue | Use::PublicStream | Use::PodcastFeed => Audience::Public,
        Use::SchoolEmbed | Use::SchoolDownload => organisation(OrganisationKind::School),
        Use::BroadcastDownload => organisation(OrganisationKind::RadioPartner),
        Use::PublicScreen => organisation(OrganisationKind::ScreenOperator),
        Use::Preserve => Audience::Staff { engagements: vec![Interval::ALWAYS] },
    }
}

/// `allow`, `allow_redacted R7`, or `deny: …` with the reasons in the order of their names.
pub fn tell(decision: &Decision) -> String {
    match decision {
        Decision::Allow(permit) => {
            assert_eq!(permit.edition(), edition("original"), "only the original is allowed unredacted");
            "allow".to_owned()
        }
        Decision::AllowRedacted { permit, .. } => {
            let cut = ["R7", "R8", "R9"].into_iter().find(|name| edition(name) == permit.edition());
            format!("allow_redacted {}", cut.unwrap_or("unknown"))
        }
        Decision::Deny(reasons) => {
            let mut told: Vec<String> = reasons.iter().map(tell_reason).collect();
            told.sort();
            format!("deny: {}", told.join(", "))
        }
    }
}

fn tell_reason(reason: &Reason) -> String {
    let Some(whom) = reason.person() else { return reason.name().to_owned() };
    let whom = CAST.into_iter().find(|name| person(name) == whom).unwrap_or("somebody");
    format!("{}({whom})", reason.name())
}
