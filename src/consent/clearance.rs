//! The clearance line: the decision, sampled at every boundary, as rows from when to when in which edition.

use std::collections::BTreeSet;

use crate::clock::Timestamp;
use crate::consent::decision::{Agreement, Audience, Line, boundaries, edition_at};
use crate::consent::record::{Interval, OrganisationKind, Record, Territory, Use};

/// Where organisations are: the places for which lines are kept, beside the world for the public uses.
pub type Places = BTreeSet<(OrganisationKind, Territory)>;

/// The clearance lines of one work in order: for every use and known place, equal neighbours merged. What the lines
/// leave out is refused. Whether an agreement is in force is asked when a line is read.
#[must_use]
pub fn lines(record: &Record, places: &Places) -> Vec<Line> {
    let world = Territory::world();
    let mut lines = Vec::new();
    for use_ in Use::ALL {
        match asker(use_) {
            Asker::Anyone => line(record, use_, &Audience::Public, None, &world, &mut lines),
            Asker::Staff => {
                let staff = Audience::Staff { engagements: vec![Interval::ALWAYS] };
                line(record, use_, &staff, None, &world, &mut lines);
            }
            Asker::Organisation(kind) => {
                let agreed = Agreement { uses: BTreeSet::from([use_]), during: Interval::ALWAYS };
                let audience = Audience::Organisation { kind, agreements: vec![agreed] };
                for (_, place) in places.iter().filter(|(of, _)| *of == kind) {
                    line(record, use_, &audience, Some(place), place, &mut lines);
                }
            }
        }
    }
    lines
}

enum Asker {
    Anyone,
    Organisation(OrganisationKind),
    Staff,
}

fn asker(use_: Use) -> Asker {
    match use_ {
        Use::Catalogue | Use::PublicStream | Use::PodcastFeed => Asker::Anyone,
        Use::SchoolEmbed | Use::SchoolDownload => Asker::Organisation(OrganisationKind::School),
        Use::BroadcastDownload => Asker::Organisation(OrganisationKind::RadioPartner),
        Use::PublicScreen => Asker::Organisation(OrganisationKind::ScreenOperator),
        Use::Preserve => Asker::Staff,
    }
}

fn line(
    record: &Record,
    use_: Use,
    audience: &Audience,
    place: Option<&Territory>,
    territory: &Territory,
    lines: &mut Vec<Line>,
) {
    let mut starts = boundaries(record, audience);
    starts.insert(Timestamp::MIN);
    let first = lines.len();
    for (from, until) in starts.iter().zip(starts.iter().skip(1).chain(std::iter::once(&Timestamp::MAX))) {
        let Some(edition) = edition_at(record, use_, audience, place, *from).filter(|_| from < until) else {
            continue;
        };
        match lines[first..].last_mut() {
            Some(last) if last.during.until == *from && last.edition == edition => last.during.until = *until,
            _ => lines.push(Line {
                work: record.work,
                use_,
                territory: territory.clone(),
                during: Interval { from: *from, until: *until },
                edition,
            }),
        }
    }
}

/// When a work with these lines is first public: the first instant inside both a `catalogue` and a `public_stream`
/// line.
#[must_use]
pub fn first_public(lines: &[Line]) -> Option<Timestamp> {
    let of = |use_: Use| lines.iter().filter(move |line| line.use_ == use_);
    of(Use::Catalogue)
        .flat_map(|listed| {
            of(Use::PublicStream).filter_map(move |played| {
                let from = listed.during.from.max(played.during.from);
                (from < listed.during.until.min(played.during.until)).then_some(from)
            })
        })
        .min()
}
