//! Reads what somebody else who may speak for a person closed in their story: told to the person, and to a guardian what
//! the child did.

use std::collections::BTreeSet;

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::uses;
use crate::consent::record::{Capacity, Use};
use crate::error::Result;
use crate::id::Id;
use crate::narrator::standing::Standing;
use crate::rows;
use crate::storage::database::Tx;

/// Who it was, as far as the page says it: in a role, by no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Father or mother.
    Parent,
    /// A guardian who is not a parent.
    Guardian,
    /// The representative of somebody of age.
    Representative,
    /// The child themself.
    Child,
}

impl Who {
    fn of_kind(kind: Option<&str>) -> Self {
        match kind {
            Some("vormund" | "ergaenzungspfleger") => Self::Guardian,
            Some("betreuer") => Self::Representative,
            _ => Self::Parent,
        }
    }

    /// As messages are called after it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Guardian => "guardian",
            Self::Representative => "representative",
            Self::Child => "child",
        }
    }
}

/// What somebody else closed, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Who.
    pub who: Who,
    /// Since when.
    pub since: Timestamp,
    /// That it rests until they say that it goes on; else they took it back for these uses.
    pub rests: bool,
    /// For which uses; none: for every use.
    pub uses: Option<BTreeSet<Use>>,
}

/// The kind of the office that `$who` holds or held last for `$1`.
macro_rules! kind_of {
    ($who:literal) => {
        concat!(
            "(select g.kind from guardianship g where g.child_id = $1 and g.guardian_id = ",
            $who,
            " order by g.from_ms desc, g.id desc limit 1)"
        )
    };
}
/// `$1` about whom, `$2` which work, `$3` in which capacity, `$4` now.
const PAUSES: &str = concat!(
    "select ",
    kind_of!("p.declarant_id"),
    ", min(h.from_ms) from narrator_pause p join standing_hold h on h.id = p.hold_id \
     where p.subject_id = $1 and h.work_id = $2 and p.declarant = $3 and h.from_ms <= $4 and h.until_ms > $4 \
     group by p.declarant_id order by 2"
);
/// What guardians took back or refused in their office, unless the same one said yes later. Without an office a word
/// is written down and closes nothing.
const STOPS: &str = concat!(
    "select ",
    kind_of!("s.by_id"),
    ", s.at_ms, s.uses from (select w.declarant_id as by_id, w.effective_at as at_ms, w.uses from withdrawal w \
     where w.subject_id = $1 and (w.work_id is null or w.work_id = $2) and w.declarant = 'guardian' \
     union all select c.declarant_id, c.given_at, null from consent_record c \
     where c.subject_id = $1 and c.work_id = $2 and c.declarant = 'guardian' and c.state = 'refused') s \
     where s.at_ms <= $3 and exists (select 1 from standing_guardianship g where g.child_id = $1 \
     and g.guardian_id = s.by_id and g.from_ms <= $3 and s.at_ms < g.until_ms) \
     and not exists (select 1 from consent_record y where y.subject_id = $1 and y.work_id = $2 \
     and y.declarant = 'guardian' and y.declarant_id = s.by_id and y.state in ('given', 'renewed') and y.given_at > s.at_ms) \
     order by s.at_ms"
);
/// Whether somebody is not yet of the age of insight.
const YOUNG: &str = "select count(*) from person where id = $1 and capable_from > $2";

/// What others closed of a work that the one who has this standing is told of: the person from the age of insight on
/// what their guardians did, a guardian that the child paused it (that it said no stands beside its yes).
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn closed_by_others(
    tx: &mut Tx,
    standing: &Standing,
    work: Id<Work>,
    now: Timestamp,
) -> Result<Vec<Closed>> {
    let (person, work, now) = (standing.subject().text(), work.text(), now.millis());
    let other = match standing.voice().capacity {
        Capacity::Own if standing.speaks_themself() => "guardian",
        Capacity::Guardian => "own",
        Capacity::Own | Capacity::Relative => return Ok(Vec::new()),
    };
    let own = other == "guardian";
    if own && crate::row!(tx, (i64,), YOUNG, &person, now)?.is_some_and(|(young,)| young > 0) {
        return Ok(Vec::new());
    }
    let who = |kind: Option<&str>| if own { Who::of_kind(kind) } else { Who::Child };
    let mut closed = Vec::new();
    for (kind, since) in rows!(tx, (Option<String>, i64), PAUSES, &person, &work, other, now)? {
        let since = Timestamp::from_millis(since);
        closed.push(Closed { who: who(kind.as_deref()), since, rests: true, uses: None });
    }
    if own {
        for (kind, since, of) in rows!(tx, (Option<String>, i64, Option<String>), STOPS, &person, &work, now)?
        {
            let (since, uses) = (Timestamp::from_millis(since), uses(of.as_deref())?);
            closed.push(Closed { who: who(kind.as_deref()), since, rests: false, uses });
        }
    }
    Ok(closed)
}
