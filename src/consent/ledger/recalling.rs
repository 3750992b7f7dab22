//! Calls back copies that left the house, and writes down what became of each.

use super::deed::Deed;
use super::kept::Kept;
use super::outbox::settle;
use super::sealed::words::About;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::{Organisation, Use};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::storage::vault::Vault;

/// Whether what was taken is cleared at `$1` for the partner's place, in the cut that was taken.
macro_rules! cleared {
    () => {
        "exists (select 1 from clearance c where c.work_id = d.work_id and c.use_kind = d.use_kind \
           and c.territory = o.territory and c.edition_id = d.edition_id and c.from_ms <= $1 and c.until_ms > $1)"
    };
}
/// Copies that are not cleared any more, and that nothing calls back yet.
macro_rules! uncleared {
    ($columns:literal) => {
        concat!(
            "select ",
            $columns,
            " from delivery d join organisation o on o.id = d.organisation_id where not ",
            cleared!(),
            " and not exists (select 1 from recall_notice n where n.delivery_id = d.id and not exists \
               (select 1 from recall_event e where e.notice_id = n.id and e.kind = 'lifted'))"
        )
    };
}
/// Recalls that stand although what they call back is cleared again.
macro_rules! cleared_again {
    ($columns:literal) => {
        concat!(
            "select ",
            $columns,
            " from recall_notice n join delivery d on d.id = n.delivery_id \
             join organisation o on o.id = d.organisation_id where ",
            cleared!(),
            " and not exists (select 1 from recall_event e where e.notice_id = n.id and e.kind = 'lifted')"
        )
    };
}
const DELIVERED: &str = "select exists (select 1 from delivery where work_id = $1)";
/// Of one work. The hours are those of the partner's last agreement, or a day.
const UNCLEARED: &str = concat!(
    uncleared!(
        "d.id, coalesce((select a.recall_hours from standing_agreement a \
           where a.organisation_id = d.organisation_id order by a.until_ms desc, a.id desc limit 1), 24)"
    ),
    " and d.work_id = $2 order by d.number"
);
const CLEARED_AGAIN: &str = concat!(cleared_again!("n.id"), " and d.work_id = $2 order by n.id");
/// Works of which a copy is one or the other, though no deed was done: lines end and begin by themselves.
const UNSETTLED: &str =
    concat!(uncleared!("d.work_id"), " union ", cleared_again!("d.work_id"), " order by work_id");
const ISSUE: &str = "insert into recall_notice (id, delivery_id, issued_at, due_at) values ($1, $2, $3, $4)";
const LAST: &str = "select coalesce(max(number), 0) from recall_event where notice_id = $1";
const HAPPEN: &str = "insert into recall_event (notice_id, number, at_ms, kind, actor, note) \
    values ($1, $2, $3, $4, $5, $6)";
/// The columns of [`Recall`].
macro_rules! called_back {
    ($rest:literal) => {
        concat!(
            "select n.id, d.number, d.work_id, w.slug, d.rendition_sha256, d.use_kind, d.at_ms, d.organisation_id, \
             o.name, n.issued_at, n.due_at from recall_notice n join delivery d on d.id = n.delivery_id \
             join organisation o on o.id = d.organisation_id join work w on w.id = d.work_id ",
            $rest
        )
    };
}
pub(super) use called_back;

const ALL: &str = called_back!("order by n.due_at, n.id");
const ONE: &str = called_back!("where n.id = $1");
const OF_WORK: &str = called_back!("where d.work_id = $1 order by n.issued_at, n.id");
const HAPPENED: &str =
    "select number, at_ms, kind, actor, note from recall_event where notice_id = $1 order by number";

/// That an answer was noted by mistake; its note is the number of that answer.
const UNDONE: &str = "undone";

const HOUR_MS: i64 = 60 * 60 * 1000;

/// The noun that `Id<Recall>` names: a copy is called back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    /// Its id.
    pub id: Id<Recall>,
    /// The mark of the delivery.
    pub mark: i64,
    /// Of which work.
    pub work: Id<Work>,
    /// Its slug.
    pub slug: String,
    /// Which file.
    pub sha256: Sha256Digest,
    /// What it was taken for: all further use of that kind must stop.
    pub use_: Use,
    /// When it was taken.
    pub taken: Timestamp,
    /// By whom.
    pub organisation: Id<Organisation>,
    /// Their name.
    pub partner: String,
    /// When it was called back.
    pub issued: Timestamp,
    /// When that must be acknowledged.
    pub due: Timestamp,
}

/// One thing that happened with a recall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Which in its row, from 1.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// What: a word of the table's list.
    pub kind: String,
    /// Who says so.
    pub actor: String,
    /// In the words of the partner or the officer, sealed; of what was undone its number.
    pub note: Option<String>,
}

impl Deed {
    /// Calls back every copy of `work` whose use is not cleared any more, and says of those that are cleared again that
    /// the recall is over.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn recall(&mut self, work: Id<Work>) -> Result<()> {
        let now = self.now.millis();
        if crate::row!(&mut self.tx, (bool,), DELIVERED, work.text())?.is_none_or(|(any,)| !any) {
            return Ok(());
        }
        for (notice,) in crate::rows!(&mut self.tx, (String,), CLEARED_AGAIN, now, work.text())? {
            self.happened(notice.parse()?, "lifted", None).await?;
        }
        for (delivery, hours) in crate::rows!(&mut self.tx, (String, i64), UNCLEARED, now, work.text())? {
            let id = Id::<Recall>::new(self.now)?.text();
            crate::run!(&mut self.tx, ISSUE, &id, delivery, now, now + hours * HOUR_MS)?;
            self.enter_row(Kept::RECALL_NOTICE, &id, None).await?;
            self.post("recall", &id, self.now).await?;
        }
        Ok(())
    }

    /// What was noted, as the table keeps it: words sealed under the keys of everybody in the work; of what was undone
    /// its number.
    async fn sealed_note(
        &mut self,
        notice: Id<Recall>,
        number: i64,
        (kind, note): (&str, Option<&str>),
    ) -> Result<Option<String>> {
        let Some(note) = note.filter(|_| kind != UNDONE) else { return Ok(note.map(str::to_owned)) };
        let recall = find_recall(&mut self.tx, notice).await?;
        let about = About::of(recall.map(|recall| recall.work), None);
        self.seal_words(about, &name_of_note(notice, number), note).await.map(Some)
    }

    /// Writes down what happened with a recall.
    ///
    /// # Errors
    /// `Invalid` for a refusal without the partner's grounds in at least twenty characters.
    pub async fn happened(
        &mut self,
        notice: Id<Recall>,
        kind: &'static str,
        note: Option<&str>,
    ) -> Result<()> {
        if kind == "refused" && note.is_none_or(|note| note.chars().count() < 20) {
            return Err(Error::invalid("Write down in at least twenty characters why the partner refuses."));
        }
        let last = crate::row!(&mut self.tx, (i64,), LAST, notice.text())?.map_or(0, |(last,)| last);
        let (actor, number) = (self.actor.text(), last + 1);
        let note = self.sealed_note(notice, number, (kind, note)).await?;
        crate::run!(&mut self.tx, HAPPEN, notice.text(), number, self.now.millis(), kind, actor, &note)?;
        let object = format!("{notice}/{number}");
        self.enter("recall_event", &object, None, &(kind, note)).await?;
        // Whoever knows of it need not be written to.
        if !matches!(kind, "bounced" | "escalated" | "undone") {
            settle(&mut self.tx, "recall", &notice.text(), self.now).await?;
        }
        Ok(())
    }
}

impl Happened {
    /// What was noted with it in free words; nothing when there was none, or somebody in the work was forgotten since.
    ///
    /// # Errors
    /// What the vault says.
    pub async fn words(&self, vault: &Vault, recall: Id<Recall>) -> Result<Option<String>> {
        match self.note.as_deref().filter(|_| self.kind != UNDONE) {
            Some(sealed) => vault.unseal_words(&name_of_note(recall, self.number), sealed).await,
            None => Ok(None),
        }
    }
}

/// What a note about a recall is bound to.
fn name_of_note(recall: Id<Recall>, number: i64) -> String {
    format!("recall {recall} {number}")
}

/// The works of which a copy must be called back, or a recall is over, though no deed was done.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn unsettled(tx: &mut Tx, now: Timestamp) -> Result<Vec<Id<Work>>> {
    crate::rows!(tx, (String,), UNSETTLED, now.millis())?.into_iter().map(|(id,)| id.parse()).collect()
}

/// A row of [`called_back!`].
pub(super) type Row = (String, i64, String, String, String, String, i64, String, String, i64, i64);

/// Every recall, the oldest deadline first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn recalls(tx: &mut Tx) -> Result<Vec<Recall>> {
    crate::rows!(tx, Row, ALL)?.into_iter().map(read).collect()
}

/// The recalls of copies of `work`, oldest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn recalls_of(tx: &mut Tx, work: Id<Work>) -> Result<Vec<Recall>> {
    crate::rows!(tx, Row, OF_WORK, work.text())?.into_iter().map(read).collect()
}

/// One recall.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn find_recall(tx: &mut Tx, id: Id<Recall>) -> Result<Option<Recall>> {
    crate::row!(tx, Row, ONE, id.text())?.map(read).transpose()
}

/// What happened with a recall, in order.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn happenings(tx: &mut Tx, id: Id<Recall>) -> Result<Vec<Happened>> {
    let rows = crate::rows!(tx, (i64, i64, String, String, Option<String>), HAPPENED, id.text())?;
    let read = |(number, at, kind, actor, note)| Happened {
        number,
        at: Timestamp::from_millis(at),
        kind,
        actor,
        note,
    };
    Ok(rows.into_iter().map(read).collect())
}

pub(super) fn read(
    (id, mark, work, slug, sha256, use_, taken, organisation, partner, issued, due): Row,
) -> Result<Recall> {
    Ok(Recall {
        id: id.parse()?,
        mark,
        work: work.parse()?,
        slug,
        sha256: sha256.parse()?,
        use_: use_.parse()?,
        taken: Timestamp::from_millis(taken),
        organisation: organisation.parse()?,
        partner,
        issued: Timestamp::from_millis(issued),
        due: Timestamp::from_millis(due),
    })
}
