//! Writes what people say of an edition: one approves it, another one checks it, or somebody rejects it.

use crate::catalogue::edition::Edition;
use crate::catalogue::work::Work;
use crate::consent::fact::RemovalFact;
use crate::consent::ledger::deed::Deed;
use crate::consent::ledger::sealed::words::About;
use crate::error::{Error, Result};
use crate::id::Id;

const SIGNED: &str = "select e.work_id, e.kind, e.approved_by, e.checked_by, e.media_version, w.media_version, \
    (select count(*) from rendition r where r.edition_id = e.id), \
    (select count(*) from edition_rejection x where x.edition_id = e.id) \
    from edition e join work w on w.id = e.work_id where e.id = $1";
const APPROVE: &str =
    "update edition set approved_by = $2, approved_at = $3 where id = $1 and approved_at is null";
const CHECK: &str =
    "update edition set checked_by = $2, checked_at = $3 where id = $1 and checked_at is null";
const REJECT: &str =
    "insert into edition_rejection (edition_id, rejected_by, rejected_at, note) values ($1, $2, $3, $4)";
const FILES: &str = "select sha256 from rendition where edition_id = $1 union select sha256 from poster where edition_id = $1";
const DROP: [&str; 3] = [
    "delete from rendition where edition_id = $1",
    "delete from poster where edition_id = $1",
    "delete from transcript where edition_id = $1",
];

struct Signed {
    work: Id<Work>,
    approved_by: Option<String>,
    checked_by: Option<String>,
}

/// What it is bound to why an edition was rejected, by the edition's id.
#[must_use]
pub fn name_of_rejection(edition: &str) -> String {
    format!("rejection {edition}")
}

impl Deed {
    /// `by` approves `edition`, and says who cannot be recognised in it any more.
    ///
    /// # Errors
    /// `Missing` when there is no such edition, `Conflict` when it was approved or rejected before, is of an earlier
    /// master, or has no files.
    pub async fn approve_edition(
        &mut self,
        edition: Id<Edition>,
        by: &str,
        removes: &[RemovalFact],
    ) -> Result<()> {
        let signed = self.signable(edition, by).await?;
        if let Some(before) = signed.approved_by {
            return Err(Error::conflict(format!("It was approved before, by {}.", name(&before))));
        }
        crate::run!(&mut self.tx, APPROVE, edition.text(), by, self.now.millis())?;
        self.enter("edition_approved", &edition.text(), None, &by).await?;
        for removal in removes {
            self.remove_from_cut(removal).await?;
        }
        self.touch(signed.work);
        Ok(())
    }

    /// `by` has looked at what somebody else approved, and finds it right: from now on it opens what it answers.
    ///
    /// # Errors
    /// `Refused` when `by` approved it, `Conflict` when nobody has, or it was checked before; else as
    /// [`Deed::approve_edition`].
    pub async fn check_edition(&mut self, edition: Id<Edition>, by: &str) -> Result<()> {
        let signed = self.signable(edition, by).await?;
        match (&signed.approved_by, &signed.checked_by) {
            (None, _) => return Err(Error::conflict("Nobody has approved it yet; that comes first.")),
            (_, Some(before)) => {
                return Err(Error::conflict(format!("It was checked before, by {}.", name(before))));
            }
            (Some(approved), None) if approved == by => {
                return Err(Error::refused(
                    "Who approved an edition does not check it. Ask somebody else to look.",
                ));
            }
            (Some(_), None) => {}
        }
        crate::run!(&mut self.tx, CHECK, edition.text(), by, self.now.millis())?;
        self.enter("edition_checked", &edition.text(), None, &by).await?;
        self.touch(signed.work);
        Ok(())
    }

    /// `by` rejects `edition`: it opens nothing any more, and its files go. Answers the digests whose rows went.
    ///
    /// # Errors
    /// As [`Deed::approve_edition`], but for one that was approved.
    pub async fn reject_edition(
        &mut self,
        edition: Id<Edition>,
        by: &str,
        note: &str,
    ) -> Result<Vec<String>> {
        let signed = self.signable(edition, by).await?;
        if note.trim().is_empty() {
            return Err(Error::invalid("Say in a few words what is wrong with it."));
        }
        let id = edition.text();
        let sealed = self.seal_words(About::Everybody(signed.work), &name_of_rejection(&id), note).await?;
        crate::run!(&mut self.tx, REJECT, &id, by, self.now.millis(), &sealed)?;
        self.enter("edition_rejection", &id, None, &(by, sealed)).await?;
        let gone = crate::rows!(&mut self.tx, (String,), FILES, &id)?;
        for drop in DROP {
            crate::run!(&mut self.tx, drop, &id)?;
        }
        self.touch(signed.work);
        Ok(gone.into_iter().map(|(sha256,)| sha256).collect())
    }

    async fn signable(&mut self, edition: Id<Edition>, by: &str) -> Result<Signed> {
        type Row = (String, String, Option<String>, Option<String>, i64, i64, i64, i64);
        let found = crate::row!(&mut self.tx, Row, SIGNED, edition.text())?;
        let Some((work, kind, approved_by, checked_by, version, current, files, rejected)) = found else {
            return Err(Error::missing("There is no such edition."));
        };
        if by.trim().is_empty() {
            return Err(Error::invalid("Say who you are."));
        }
        let stands_against = match () {
            () if kind == "original" => Some("The original is no cut; nobody signs it."),
            () if version != current => {
                Some("It is a cut of an earlier master. Make one of the current master.")
            }
            () if rejected > 0 => Some("It was rejected. Make another one."),
            () if files == 0 => Some("It has no files, so there is nothing to look at."),
            () => None,
        };
        match stands_against {
            Some(told) => Err(Error::conflict(told)),
            None => Ok(Signed { work: work.parse()?, approved_by, checked_by }),
        }
    }
}

/// A name as people wrote it; an account by its kind alone, since ids say nothing to people.
fn name(by: &str) -> &str {
    if by.starts_with("account:") { "another member of staff" } else { by }
}
