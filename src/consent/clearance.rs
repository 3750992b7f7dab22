//! The clearance line: the decision, sampled at every boundary, as rows from when to when in which edition.

use std::collections::BTreeSet;

use crate::clock::Timestamp;
use crate::consent::decision::{Agreement, Audience, Line, PublicLine, boundaries, edition_at};
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
        let (audience, at) = asked(use_, places);
        for place in at {
            line(record, use_, &audience, place, place.unwrap_or(&world), &mut lines);
        }
    }
    lines
}

/// For whom and where the rule is asked about `use_`: at every known place of the organisations that it is meant for,
/// else once, at none.
#[must_use]
pub fn asked(use_: Use, places: &Places) -> (Audience, Vec<Option<&Territory>>) {
    let audience = entitled(use_);
    let at = match &audience {
        Audience::Organisation { kind, .. } => {
            places.iter().filter(|(of, _)| of == kind).map(|(_, place)| Some(place)).collect()
        }
        Audience::Public | Audience::Staff { .. } => vec![None],
    };
    (audience, at)
}

/// Those for whom `use_` is meant, with an agreement or an engagement that is always in force.
#[must_use]
pub fn entitled(use_: Use) -> Audience {
    let organisation = |kind| {
        let agreements = vec![Agreement { uses: BTreeSet::from([use_]), during: Interval::ALWAYS }];
        Audience::Organisation { kind, agreements }
    };
    match use_ {
        Use::Catalogue | Use::PublicStream | Use::PodcastFeed => Audience::Public,
        Use::SchoolEmbed | Use::SchoolDownload => organisation(OrganisationKind::School),
        Use::BroadcastDownload => organisation(OrganisationKind::RadioPartner),
        Use::PublicScreen => organisation(OrganisationKind::ScreenOperator),
        Use::Preserve => Audience::Staff { engagements: vec![Interval::ALWAYS] },
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

/// Where the lines of one work for `catalogue` and `public_stream` overlap, in order. Neighbours stay apart: while the
/// edition of either changes, the door lets nobody in.
#[must_use]
pub fn public_lines(lines: &[Line]) -> Vec<PublicLine> {
    let of = |use_: Use| lines.iter().filter(move |line| line.use_ == use_);
    let overlap = |listed: &Line, played: &Line| {
        let from = listed.during.from.max(played.during.from);
        let until = listed.during.until.min(played.during.until);
        let during = Interval { from, until };
        (from < until).then_some(PublicLine { work: played.work, during, edition: played.edition })
    };
    let mut found: Vec<_> =
        of(Use::Catalogue).flat_map(|c| of(Use::PublicStream).filter_map(move |s| overlap(c, s))).collect();
    found.sort_by_key(|line| line.during.from);
    found
}

/// When a work with these lines is first public.
#[must_use]
pub fn first_public(lines: &[Line]) -> Option<Timestamp> {
    public_lines(lines).first().map(|line| line.during.from)
}
