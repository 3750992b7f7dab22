//! From what the decision reads to a snapshot. Names that are shown, and who wrote what down, do not go into it.

use super::format as f;
use super::words::{Day, Instant, Place};
use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, end_of_berlin_day};
use crate::consent::explanation::{Case, Partner};
use crate::consent::record::{
    Age, Area, Capacity, Cut, Declaration, Edit, Interval, OnDeath, Operation, OrganisationKind, PersonFacts,
    Scope, Stop, Territory, Voice, Word,
};
use crate::id::Id;

/// The snapshot of a case; reading it decides as the case does.
#[must_use]
pub fn write(case: &Case) -> f::Snapshot {
    let (record, writer) = (&case.record, Writer(case));
    let name = |n: &crate::consent::record::DisplayName| f::ChosenName {
        person: writer.who(n.person),
        use_: n.use_,
        from: begin(n.during),
        until: end(n.during),
    };
    f::Snapshot {
        version: 1,
        work: f::Work {
            id: case.work.clone(),
            published: record.published,
            media_version: record.media_version,
        },
        attestations: record
            .attestations
            .iter()
            .map(|a| f::Attestation { media_version: a.media_version, at: Instant(a.at) })
            .collect(),
        appearances: record.appearances.iter().map(|a| writer.appearance(a)).collect(),
        people: record.people.iter().map(|(id, facts)| (writer.who(*id), writer.person(facts))).collect(),
        declarations: record.declarations.iter().map(|d| writer.declaration(d)).collect(),
        withdrawals: record.withdrawals.iter().map(|w| writer.withdrawal(w)).collect(),
        embargoes: record.embargoes.iter().map(stop).collect(),
        holds: record.holds.iter().map(stop).collect(),
        restrictions: record.restrictions.iter().map(restriction).collect(),
        licences: record.licences.iter().map(licence).collect(),
        editions: record.editions.iter().map(|cut| writer.edition(cut)).collect(),
        names: record.names.iter().map(name).collect(),
        organisations: case.organisations.iter().map(organisation).collect(),
        engagements: case
            .engagements
            .iter()
            .map(|span| f::Span { from: Instant(span.from), until: Instant(span.until) })
            .collect(),
    }
}

struct Writer<'a>(&'a Case);

impl Writer<'_> {
    fn who(&self, person: Id<Person>) -> String {
        self.0.person(person)
    }

    fn speaker(&self, voice: Voice) -> (f::Capacity, Option<String>) {
        match voice.capacity {
            Capacity::Own => (f::Capacity::Own, None),
            Capacity::Guardian => (f::Capacity::Guardian, Some(self.who(voice.by))),
            Capacity::Relative => (f::Capacity::Relative, Some(self.who(voice.by))),
        }
    }

    fn appearance(&self, entry: &crate::consent::record::Appearance) -> f::Appearance {
        let waiver = entry.waiver.as_ref().map(|w| f::Waiver {
            basis: w.basis.clone(),
            by: w.by.clone(),
            note: w.note.clone(),
        });
        f::Appearance { person: self.who(entry.person), redactable: entry.redactable, waiver }
    }

    fn person(&self, facts: &PersonFacts) -> f::Person {
        let (age, birthdays) = match facts.age {
            Age::Adult => (f::Age::Adult, None),
            Age::Unknown => (f::Age::Unknown, None),
            Age::Born(days) => {
                let days = f::Birthdays {
                    capable_from: Instant(days.capable_from),
                    adult_from: Instant(days.adult_from),
                    reaffirm_until: Instant(days.reaffirm_until),
                };
                (f::Age::Born, Some(days))
            }
        };
        let office = |g: &crate::consent::record::Guardianship| f::Guardianship {
            guardian: self.who(g.guardian),
            for_adult: g.for_adult,
            from: Instant(g.office.from),
            until: Instant(g.office.until),
        };
        f::Person {
            age,
            born: None,
            birthdays,
            represented: facts.represented,
            died: facts.died.map(Instant),
            on_death: match facts.on_death {
                OnDeath::Continue => f::OnDeath::Continue,
                OnDeath::AskRelatives => f::OnDeath::AskRelatives,
                OnDeath::Close => f::OnDeath::Close,
            },
            guardianships: facts.guardianships.iter().map(office).collect(),
            relatives: facts.relatives.iter().map(|id| self.who(*id)).collect(),
        }
    }

    fn declaration(&self, said: &Declaration) -> f::Declaration {
        let (capacity, by) = self.speaker(said.voice);
        f::Declaration {
            id: said.id.text(),
            subject: self.who(said.subject),
            capacity,
            by,
            version: said.version,
            state: match said.word {
                Word::Given => f::State::Given,
                Word::Renewed => f::State::Renewed,
                Word::Refused => f::State::Refused,
                Word::Invalidated => f::State::Invalidated,
            },
            explicit: said.explicit,
            verified: said.verified,
            given_at: Instant(said.given),
            scopes: said.scopes.iter().map(scope).collect(),
        }
    }

    fn withdrawal(&self, said: &crate::consent::record::Withdrawal) -> f::Withdrawal {
        let (capacity, by) = self.speaker(said.voice);
        let (subject, effective) = (self.who(said.subject), Instant(said.effective));
        f::Withdrawal { subject, capacity, by, uses: said.uses.clone(), effective }
    }

    fn edition(&self, cut: &Cut) -> f::Edition {
        let removes = cut.removes.iter().map(|(person, standing)| f::Removal {
            person: self.who(*person),
            standing: standing.map(Id::text),
        });
        f::Edition {
            id: self.0.edition(cut.id),
            original: cut.original,
            media_version: cut.media_version,
            approved_at: cut.approved.map(Instant),
            checked_at: cut.checked.map(Instant),
            edits: cut.edits.iter().map(edit).collect(),
            removes: removes.collect(),
        }
    }
}

fn begin(during: Interval) -> Option<Instant> {
    (during.from > Timestamp::MIN).then_some(Instant(during.from))
}

fn end(during: Interval) -> Option<Instant> {
    (during.until < Timestamp::MAX).then_some(Instant(during.until))
}

/// A last day where the time ends at a midnight in Berlin, as forms say it.
fn scope(scope: &Scope) -> f::Scope {
    let until = scope.during.until;
    let day = until.plus_millis(-1).berlin_day();
    let (through, until) =
        if end_of_berlin_day(day) == until { (Some(Day(day)), None) } else { (None, Some(Instant(until))) };
    f::Scope {
        use_: scope.use_,
        places: places(&scope.territories),
        from: Instant(scope.during.from),
        through,
        until,
    }
}

fn places(territories: &[Territory]) -> Vec<Place> {
    territories.iter().cloned().map(Place).collect()
}

fn stop(stop: &Stop) -> f::Stop {
    f::Stop { uses: stop.uses.clone(), from: begin(stop.during), until: end(stop.during) }
}

fn restriction(closed: &crate::consent::record::Restriction) -> f::Restriction {
    let f::Edit { part, start_ms, end_ms, operation, area } = edit(&closed.edit);
    let (uses, from, until) = (closed.uses.clone(), begin(closed.during), end(closed.during));
    f::Restriction { part, start_ms, end_ms, operation, area, uses, from, until }
}

fn licence(licence: &crate::consent::record::Licence) -> f::Licence {
    f::Licence {
        use_: licence.use_,
        places: places(&licence.territories),
        from: Instant(licence.during.from),
        until: Instant(licence.during.until),
    }
}

/// What is done to a passage, as a snapshot says it.
pub(crate) fn edit(edit: &Edit) -> f::Edit {
    let operation = match edit.operation {
        Operation::Mute => f::Operation::Mute,
        Operation::Blur => f::Operation::Blur,
        Operation::Cut => f::Operation::Cut,
    };
    let area = edit.area.map(|Area { left, top, width, height }| f::Area { left, top, width, height });
    f::Edit { part: edit.part, start_ms: edit.start_ms, end_ms: edit.end_ms, operation, area }
}

fn organisation(partner: &Partner) -> f::Organisation {
    f::Organisation {
        name: partner.name.clone(),
        kind: match partner.kind {
            OrganisationKind::School => f::Kind::School,
            OrganisationKind::RadioPartner => f::Kind::RadioPartner,
            OrganisationKind::ScreenOperator => f::Kind::ScreenOperator,
            OrganisationKind::Archive => f::Kind::Archive,
        },
        place: Place(partner.place.clone()),
        agreements: partner
            .agreements
            .iter()
            .map(|a| f::Agreement {
                uses: a.uses.clone(),
                from: Instant(a.during.from),
                until: Instant(a.during.until),
            })
            .collect(),
    }
}
