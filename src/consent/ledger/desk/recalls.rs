//! Recalls as the desk goes through them: those that are open or done, the oldest deadline first.

use super::super::recalling::{Recall, Row, called_back, read};
use crate::clock::Timestamp;
use crate::consent::overview::recall::COMPLETION_MS;
use crate::consent::record::Organisation;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;

/// The name of the order by deadline, for cursors.
pub const BY_DEADLINE: &str = "deadlines";

/// An event of these kinds that no later one undid. `n` is the notice of the recall.
macro_rules! stands {
    ($kinds:literal) => {
        concat!(
            "exists (select 1 from recall_event e where e.notice_id = n.id and e.kind in (",
            $kinds,
            ") and not exists (select 1 from recall_event u where u.notice_id = n.id and u.kind = 'undone' \
               and u.note = cast(e.number as text)))"
        )
    };
}
pub(super) use stands;

/// A recall is done.
macro_rules! done {
    () => {
        stands!("'deleted', 'blocked_in_archive', 'closed', 'lifted'")
    };
}
pub(super) use done;

/// The partner knows of a recall.
macro_rules! answered {
    () => {
        stands!("'acknowledged', 'already_aired', 'onward_recall_sent'")
    };
}
pub(super) use answered;

/// `$1` whether those that are done, `$2`, `$3` the place before, `$4` how many.
const RECALLS: &str = concat!(
    called_back!("where $1 = "),
    done!(),
    " and (n.due_at, n.id) > ($2, $3) order by n.due_at, n.id limit $4"
);
/// `$1` whom, `$2` when the last was issued that counts.
const UNANSWERED: &str = concat!(
    "select min(n.issued_at) from recall_notice n join delivery d on d.id = n.delivery_id \
     where d.organisation_id = $1 and n.issued_at <= $2 and not ",
    done!(),
    " and not ",
    answered!(),
    " and not ",
    stands!("'refused'")
);
/// `$1` whose.
const OPEN_OF: &str = concat!(
    called_back!("where d.organisation_id = $1 and not "),
    done!(),
    " order by n.due_at, n.id limit 100"
);
const REACHED: &str = "select o.recall_email, o.recall_phone from organisation o where o.id = $1";

/// A page of the recalls that are open, or of those that are done.
///
/// # Errors
/// As the database; `Invalid` when the place is none of this list.
pub async fn recall_page(tx: &mut Tx, done: bool, request: &PageRequest) -> Result<Page<Recall>> {
    let (due, id) = request.behind(i64::MIN)?;
    let many = i64::from(request.limit) + 1;
    let rows = crate::rows!(tx, Row, RECALLS, done, due, id, many)?;
    let recalls = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let place = |recall: &Recall| Cursor { key: recall.due.millis().to_string(), id: recall.id.text() };
    Ok(Page::cut(recalls, request.limit, place))
}

/// When the oldest recall was issued that a partner has left without any answer, a refusal with grounds too, until it
/// should have been carried through: they take no further copies until they answer.
///
/// # Errors
/// As the database.
pub async fn unanswered(
    tx: &mut Tx,
    organisation: Id<Organisation>,
    now: Timestamp,
) -> Result<Option<Timestamp>> {
    let last = now.plus_millis(-COMPLETION_MS).millis();
    let found = crate::row!(tx, (Option<i64>,), UNANSWERED, organisation.text(), last)?;
    Ok(found.and_then(|(at,)| at).map(Timestamp::from_millis))
}

/// The recalls of what a partner took that are not done, the oldest deadline first; at most a hundred.
///
/// # Errors
/// As the database.
pub async fn open_of(tx: &mut Tx, organisation: Id<Organisation>) -> Result<Vec<Recall>> {
    crate::rows!(tx, Row, OPEN_OF, organisation.text())?.into_iter().map(read).collect()
}

/// Where a recall reaches the partner: by e-mail, by telephone.
///
/// # Errors
/// As the database.
pub async fn reached(tx: &mut Tx, recall: &Recall) -> Result<(String, String)> {
    Ok(crate::row!(tx, (String, String), REACHED, recall.organisation.text())?.unwrap_or_default())
}

/// The id that `text` is, as an address names a recall.
///
/// # Errors
/// `Missing` when it is none.
pub fn recall_id(text: &str) -> Result<Id<Recall>> {
    text.parse().map_err(|_| Error::missing("There is no such recall."))
}
