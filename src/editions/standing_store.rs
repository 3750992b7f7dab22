//! How editions stand, and how far those are that are being made: as command line and desk tell it.

use std::collections::BTreeSet;

use crate::catalogue::edition::Edition;
use crate::consent::ledger::edit;
use crate::consent::ledger::limiting::name_of_rejection;
use crate::consent::passage::Edit;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;
use crate::storage::vault::Vault;
use crate::{row, rows};

/// An edition as the desk sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct State {
    /// Which.
    pub id: String,
    /// The slug of its work.
    pub slug: String,
    /// Its work.
    pub work_id: String,
    /// Its name.
    pub key: String,
    /// `original`, `cut`, `silent`.
    pub kind: String,
    /// Of which version of the master.
    pub media_version: i64,
    /// The version that is current.
    pub current: i64,
    /// Who approved it: an account (`account:` and its id) or a name.
    pub approved_by: Option<String>,
    /// When.
    pub approved_at: Option<i64>,
    /// Who checked it.
    pub checked_by: Option<String>,
    /// When.
    pub checked_at: Option<i64>,
    /// Why it was rejected, sealed.
    pub rejected: Option<String>,
}

/// How an edition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has approved it.
    Made,
    /// Approved by one.
    Approved,
    /// And checked by another one: it opens what it answers.
    Checked,
    /// It opens nothing, ever.
    Rejected,
    /// Of an earlier master: it opens nothing.
    Earlier,
}

impl Standing {
    /// As the words of pages name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Approved => "approved",
            Self::Checked => "checked",
            Self::Rejected => "rejected",
            Self::Earlier => "earlier",
        }
    }
}

impl State {
    /// Why it was rejected; nothing when it was not, or somebody in the work was forgotten since.
    ///
    /// # Errors
    /// What the vault says.
    pub async fn why(&self, vault: &Vault) -> Result<Option<String>> {
        match &self.rejected {
            Some(sealed) => vault.unseal_words(&name_of_rejection(&self.id), sealed).await,
            None => Ok(None),
        }
    }

    /// How it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (&self.rejected, &self.approved_by, &self.checked_by) {
            (Some(_), ..) => Standing::Rejected,
            _ if self.media_version != self.current => Standing::Earlier,
            (None, None, _) => Standing::Made,
            (None, Some(_), None) => Standing::Approved,
            (None, Some(_), Some(_)) => Standing::Checked,
        }
    }
}

const OF_WORK: &str = "select e.id, w.slug, e.work_id, e.key, e.kind, e.media_version, w.media_version as current, \
    e.approved_by, e.approved_at, e.checked_by, e.checked_at, r.note as rejected \
    from edition e join work w on w.id = e.work_id left join edition_rejection r on r.edition_id = e.id \
    where (w.slug = $1 or $1 = '') and (e.key = $2 or $2 = '') and (e.id = $3 or $3 = '') and e.kind <> 'original' \
    order by w.slug, e.media_version, e.id";
const EDITS: &str = "select part, start_ms, end_ms, op, area from edition_edit where edition_id = $1";

/// The cuts of the work at `slug`, all works' for an empty one; only those with this key unless that is empty.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn states(tx: &mut Tx, slug: &str, key: &str) -> Result<Vec<State>> {
    rows!(tx, State, OF_WORK, slug, key, "")
}

/// The cut with this id.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn state(tx: &mut Tx, edition: Id<Edition>) -> Result<Option<State>> {
    row!(tx, State, OF_WORK, "", "", edition.text())
}

/// What was done in an edition.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn edits(tx: &mut Tx, edition: Id<Edition>) -> Result<BTreeSet<Edit>> {
    let found = rows!(tx, (i64, i64, i64, String, String), EDITS, edition.text())?;
    found.iter().map(|(part, start, end, op, area)| edit(*part, *start, *end, op, area)).collect()
}

/// One making, as a page tells it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Progressing {
    /// The slug of its work.
    pub slug: String,
    /// When it began.
    pub begun_at: i64,
    /// Its last sign of life.
    pub told_at: i64,
    /// What is being done.
    pub step: String,
    /// Parts of a thousand of it.
    pub done: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// What came of it.
    pub edition_id: Option<String>,
    /// Why nothing did.
    pub fault: Option<String>,
}

const LATEST: &str = "select w.slug, m.begun_at, m.told_at, m.step, m.done, m.ended_at, m.edition_id, m.fault \
    from edition_making m join work w on w.id = m.work_id where w.slug = $1 order by m.begun_at desc, m.id desc limit 1";

/// The latest making of an edition of the work at `slug`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn latest(tx: &mut Tx, slug: &str) -> Result<Option<Progressing>> {
    row!(tx, Progressing, LATEST, slug)
}

/// What stands in place of an edition that is not there.
#[must_use]
pub fn nowhere(slug: &str, key: &str) -> Error {
    Error::missing(format!(
        "The work “{slug}” has no edition “{key}”. “digitales edition list --work {slug}” lists them."
    ))
}
