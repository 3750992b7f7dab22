//! Random works: small, so that everything meets everything, and the same for the same seed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use digitales::catalogue::participant::Person;
use digitales::clock::Timestamp;
use digitales::consent::decision::{Agreement, Audience};
use digitales::consent::record::*;
use digitales::id::Id;

use crate::story::{edition, empty, person};

/// Dice that fall the same for the same seed (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// True once in `n` throws.
    pub fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.index(of.len())].clone()
    }

    /// A place in a list of this length.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    /// One of a list, when there is one.
    pub fn any_of<'a, T>(&mut self, list: &'a mut [T]) -> Option<&'a mut T> {
        if list.is_empty() {
            return None;
        }
        let at = self.index(list.len());
        list.get_mut(at)
    }

    /// An instant among twenty, so that many things happen at the same one.
    pub fn instant(&mut self) -> Timestamp {
        tick(i64::try_from(self.below(20)).unwrap())
    }

    pub fn span(&mut self) -> Interval {
        let from = self.below(18);
        let until = from + 1 + self.below(20 - from);
        Interval { from: tick(i64::try_from(from).unwrap()), until: tick(i64::try_from(until).unwrap()) }
    }

    pub fn use_(&mut self) -> Use {
        if self.once_in(8) {
            return self.one_of(&Use::ALL);
        }
        self.one_of(&[Use::PublicStream, Use::PublicStream, Use::SchoolEmbed, Use::Preserve])
    }

    /// Whoever may ask, the wrong ones too.
    pub fn audience(&mut self) -> Audience {
        let kind = self.one_of(&[
            OrganisationKind::School,
            OrganisationKind::School,
            OrganisationKind::RadioPartner,
            OrganisationKind::ScreenOperator,
            OrganisationKind::Archive,
        ]);
        match self.below(4) {
            0 => Audience::Public,
            1 => Audience::Staff { engagements: (0..self.below(3)).map(|_| self.span()).collect() },
            _ => {
                let agreements = (0..self.below(3)).map(|_| Agreement {
                    uses: [self.use_(), self.use_(), self.use_()].into(),
                    during: self.span(),
                });
                Audience::Organisation { kind, agreements: agreements.collect() }
            }
        }
    }

    fn some_uses(&mut self) -> Option<BTreeSet<Use>> {
        if self.once_in(2) { None } else { Some([self.use_()].into()) }
    }

    pub fn place(&mut self) -> Option<Territory> {
        self.one_of(&["", "DE", "DE-BE", "AT"]).parse().ok()
    }

    fn territories(&mut self) -> Vec<Territory> {
        vec![self.one_of(&["001", "001", "001", "DE", "DE-BE"]).parse().unwrap()]
    }

    fn subject(&mut self) -> Id<Person> {
        person(self.one_of(&["P1", "P1", "P2"]))
    }

    pub fn voice(&mut self, subject: Id<Person>) -> Voice {
        let (capacity, by) = self.one_of(&[
            (Capacity::Own, ""),
            (Capacity::Own, ""),
            (Capacity::Guardian, "Parent 1"),
            (Capacity::Guardian, "Parent 2"),
            (Capacity::Relative, "Son"),
            (Capacity::Relative, "Widow"),
        ]);
        Voice { capacity, by: if by.is_empty() { subject } else { person(by) } }
    }

    /// A work with one or two people and anything that may be declared about them.
    pub fn record(&mut self) -> Record {
        static EMPTY: LazyLock<Record> = LazyLock::new(|| empty().0);
        let mut record = EMPTY.clone();
        record.published = !self.once_in(20);
        record.media_version = if self.once_in(20) { 2 } else { 1 };
        for name in ["P1", "P2"] {
            if name == "P1" || self.once_in(2) {
                self.somebody(&mut record, name);
            }
        }
        for _ in 0..self.below(10) {
            self.declaration(&mut record);
        }
        number_the_chains(&mut record);
        for _ in 0..self.below(3) {
            self.withdrawal(&mut record);
        }
        self.limits(&mut record);
        for name in ["R7", "R8"] {
            if self.once_in(2) {
                self.cut(&mut record, name);
            }
        }
        record
    }

    fn somebody(&mut self, record: &mut Record, name: &str) {
        let who = name;
        let waiver = self.once_in(10).then(|| Waiver {
            basis: Some("kug_23_1_2".to_owned()),
            by: Some("officer".to_owned()),
            note: (!self.once_in(6)).then(|| "walks through the picture once".to_owned()),
        });
        let redactable = !self.once_in(6);
        record.appearances.push(Appearance { person: person(name), redactable, waiver });
        if self.once_in(12) {
            // In another role too, without a waiver.
            let redactable = !self.once_in(3);
            record.appearances.push(Appearance { person: person(name), redactable, waiver: None });
        }
        for _ in 0..self.below(3) {
            let (use_, during) = (self.use_(), self.span());
            let name = Name { written: format!("{name} {}", self.below(9)), spoken: None };
            let shown =
                self.one_of(&[ShownName::Real(name.clone()), ShownName::Pseudonym(name), ShownName::Unnamed]);
            record.names.push(DisplayName { person: person(who), use_, shown, during });
        }
        let mut days = [self.instant(), self.instant(), self.instant()];
        days.sort();
        let age = match self.below(8) {
            0..=2 => Age::Adult,
            3 => Age::Unknown,
            _ => Age::Born(Birthdays { capable_from: days[0], adult_from: days[1], reaffirm_until: days[2] }),
        };
        let mut guardianships = Vec::new();
        for guardian in ["Parent 1", "Parent 2"] {
            if self.once_in(2) {
                let for_adult = self.once_in(6);
                guardianships.push(Guardianship {
                    guardian: person(guardian),
                    for_adult,
                    office: self.span(),
                });
            }
        }
        let facts = PersonFacts {
            age,
            represented: self.once_in(8),
            died: self.once_in(5).then(|| self.instant()),
            on_death: self.one_of(&[OnDeath::AskRelatives, OnDeath::Continue, OnDeath::Close]),
            guardianships,
            relatives: ["Son", "Widow"].into_iter().filter(|_| self.once_in(3)).map(person).collect(),
        };
        record.people.insert(person(name), facts);
    }

    pub fn declaration(&mut self, record: &mut Record) {
        let subject = self.subject();
        let voice = self.voice(subject);
        let number = record.declarations.len();
        let word = self.one_of(&[
            Word::Given,
            Word::Given,
            Word::Given,
            Word::Renewed,
            Word::Refused,
            Word::Invalidated,
        ]);
        let during = if self.once_in(2) { Interval { from: tick(0), until: tick(30) } } else { self.span() };
        let mut uses: BTreeSet<Use> = [self.use_(), self.use_()].into();
        if !self.once_in(4) {
            uses.insert(Use::PublicStream);
        }
        let mut scopes: Vec<Scope> =
            uses.into_iter().map(|use_| Scope { use_, territories: self.territories(), during }).collect();
        if self.once_in(6) {
            // The same use somewhere else, at another time.
            let (use_, territories, during) = (scopes[0].use_, self.territories(), self.span());
            scopes.push(Scope { use_, territories, during });
        }
        record.declarations.push(Declaration {
            id: Id::derived(&format!("declaration {number}")),
            subject,
            voice,
            version: 0,
            word,
            explicit: !self.once_in(20),
            verified: !self.once_in(20),
            given: self.instant(),
            scopes,
        });
    }

    pub fn withdrawal(&mut self, record: &mut Record) {
        let subject = self.subject();
        let voice = self.voice(subject);
        let (uses, effective) = (self.some_uses(), self.instant());
        record.withdrawals.push(Withdrawal { subject, voice, uses, effective });
    }

    pub fn stop(&mut self) -> Stop {
        Stop { uses: self.some_uses(), during: self.span() }
    }

    fn limits(&mut self, record: &mut Record) {
        if self.once_in(8) {
            let stop = self.stop();
            record.holds.push(stop);
        }
        if self.once_in(8) {
            let stop = self.stop();
            record.embargoes.push(stop);
        }
        if self.once_in(4) {
            self.restriction(record);
        }
        if self.once_in(4) {
            // Rights that are narrower than everything.
            for licence in &mut record.licences {
                match self.below(6) {
                    0 => licence.territories = self.territories(),
                    1 => licence.during = self.span(),
                    2 => licence.use_ = self.use_(),
                    _ => {}
                }
            }
        }
        for attestation in &mut record.attestations {
            attestation.at = if self.once_in(10) { self.instant() } else { tick(0) };
        }
    }

    pub fn restriction(&mut self, record: &mut Record) {
        let (edit, uses, during) = (self.edit(), self.some_uses(), self.span());
        record.restrictions.push(Restriction { edit, uses, during });
    }

    fn edit(&mut self) -> Edit {
        let start = i64::try_from(self.below(8)).unwrap();
        let length = i64::try_from(1 + self.below(8)).unwrap();
        let operation = self.one_of(&[Operation::Mute, Operation::Blur, Operation::Cut]);
        let boxes = ["0,0,500,500", "0,0,400,500", "500,0,500,1000"];
        let area = (operation == Operation::Blur && self.once_in(2)).then(|| self.one_of(&boxes));
        Edit {
            part: if self.once_in(8) { 2 } else { 1 },
            area: area.map(|text| text.parse().unwrap()),
            ..Edit::new(start, start + length, operation)
        }
    }

    pub fn cut(&mut self, record: &mut Record, name: &str) {
        let edits = (0..self.below(4)).map(|_| self.edit()).collect();
        let approved = (!self.once_in(10)).then(|| self.instant());
        let own: Vec<Id<Declared>> = record.declarations.iter().map(|d| d.id).collect();
        let mut removes = std::collections::BTreeMap::new();
        for name in ["P1", "P2"] {
            if !self.once_in(3) {
                let standing = (self.once_in(4) && !own.is_empty()).then(|| self.one_of(&own));
                removes.insert(person(name), standing);
            }
        }
        let media_version = if self.once_in(12) { 2 } else { 1 };
        record.editions.push(Cut {
            id: edition(name),
            original: false,
            media_version,
            approved,
            checked: approved
                .filter(|_| !self.once_in(8))
                .map(|at| if self.once_in(6) { self.instant() } else { at }),
            edits,
            removes,
        });
    }
}

/// The n-th of a row of instants, a day apart.
pub fn tick(n: i64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + n * 86_400_000)
}

/// Gives the declarations of each chain their versions, in the order in which they were given.
pub fn number_the_chains(record: &mut Record) {
    record.declarations.sort_by_key(|d| (d.subject, d.voice, d.given));
    let mut before: Option<(Id<Person>, Voice, i64)> = None;
    for d in &mut record.declarations {
        d.version = match before {
            Some((subject, voice, version)) if (subject, voice) == (d.subject, d.voice) => version + 1,
            _ => 1,
        };
        before = Some((d.subject, d.voice, d.version));
    }
}
