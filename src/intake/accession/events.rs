//! Adds what is new in a work's file to the ledger; what is recorded already must be unchanged.

use super::{Accession, refused};
use crate::catalogue::accession_store as store;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::limiting::HoldEnd;
use crate::consent::ledger::{Deed, may_close};
use crate::consent::withdrawal::closes_nothing;
use crate::error::Result;
use crate::id::Id;
use crate::intake::deposit::Stopped;
use crate::intake::facts;
use crate::intake::format::consent::HoldEntry;
use crate::intake::when;

const LIFTED: &str = "This hold was lifted at the desk, and this file says that it lasts longer. It stays lifted. To settle it, \
    write here as its last day the one on which it was lifted; to hold the work again, write a new hold with a new id.";
const OVER: &str = "This hold has ended, and what has ended does not begin again: put its end back as it was. To hold the work \
    again, write a new hold with a new id.";

/// Whether the event `source` (such as `consent ayla-1`) of `scope` is new. One that is recorded must be unchanged.
///
/// # Errors
/// A fault at `field` when its words are others than those recorded.
pub(in crate::intake) async fn is_new(
    deed: &mut Deed,
    scope: &str,
    source: &str,
    entry: &impl serde::Serialize,
    field: &str,
) -> Result<bool, Stopped> {
    let digest = facts::digest(entry)?;
    match store::recorded(deed.tx(), scope, source, &digest).await? {
        Some(true) => Ok(false),
        Some(false) => Err(Stopped::Fault(
            field.to_owned(),
            "This is recorded already, with other words. What was declared is never rewritten: put it back as it was, and \
             write what is new as an entry of its own with a new id."
                .to_owned(),
        )),
        None => {
            store::record(deed.tx(), scope, source, &digest).await?;
            Ok(true)
        }
    }
}

impl Accession<'_> {
    /// Adds every event that is not recorded yet; what was added, by kind and id.
    pub(super) async fn events(&mut self, deed: &mut Deed, work: Id<Work>) -> Result<Vec<String>, Stopped> {
        let mut added = Vec::new();
        self.declarations(deed, work, &mut added).await?;
        let scope = work.text();
        let file = self.file;
        for (i, entry) in file.withdrawal.iter().enumerate() {
            let (source, field) = (format!("withdrawal {}", entry.id), format!("withdrawal[{i}]"));
            if is_new(deed, &scope, &source, entry, &field).await? {
                let fact = facts::withdrawal(deed.tx(), entry, Some(work)).await?;
                if !may_close(deed.tx(), fact.subject, fact.voice, fact.effective).await? {
                    self.notes.push((field.clone(), closes_nothing(fact.voice.capacity)));
                }
                deed.withdraw(&fact).await.map_err(|e| refused(e, field))?;
                added.push(source);
            }
        }
        for (i, entry) in file.embargo.iter().enumerate() {
            let (source, field) = (format!("embargo {}", entry.id), format!("embargo[{i}]"));
            if is_new(deed, &scope, &source, entry, &field).await? {
                deed.embargo(work, &facts::embargo(entry)?).await.map_err(|e| refused(e, field))?;
                added.push(source);
            }
        }
        self.holds(deed, work, &mut added).await?;
        for (i, entry) in file.restriction.iter().enumerate() {
            let (source, field) = (format!("restriction {}", entry.id), format!("restriction[{i}]"));
            if is_new(deed, &scope, &source, entry, &field).await? {
                let fact = facts::restriction(deed.tx(), entry).await?;
                deed.restrict(work, &fact).await.map_err(|e| refused(e, field))?;
                added.push(source);
            }
        }
        for (i, entry) in file.licence.iter().enumerate() {
            let (source, field) = (format!("licence {}", entry.id), format!("licence[{i}]"));
            if is_new(deed, &scope, &source, entry, &field).await? {
                deed.license(work, &facts::licence(entry)?).await.map_err(|e| refused(e, field))?;
                added.push(source);
            }
        }
        Ok(added)
    }

    /// Declarations go to the ends of their chains in the order in which they were given.
    async fn declarations(
        &self,
        deed: &mut Deed,
        work: Id<Work>,
        added: &mut Vec<String>,
    ) -> Result<(), Stopped> {
        let mut order: Vec<(Timestamp, usize)> = Vec::new();
        for (i, entry) in self.file.consent.iter().enumerate() {
            order.push((when::start(&entry.given_at)?, i));
        }
        order.sort_unstable();
        for (_, i) in order {
            let entry = &self.file.consent[i];
            let (source, field) = (format!("consent {}", entry.id), format!("consent[{i}]"));
            if is_new(deed, &work.text(), &source, entry, &field).await? {
                let fact =
                    facts::declaration(deed.tx(), entry).await.map_err(|e| refused(e, field.clone()))?;
                deed.declare_next(work, &fact).await.map_err(|e| refused(e, field))?;
                added.push(source);
            }
        }
        Ok(())
    }

    /// Holds are recorded like everything else; only their end may be written later, which lifts them.
    async fn holds(
        &mut self,
        deed: &mut Deed,
        work: Id<Work>,
        added: &mut Vec<String>,
    ) -> Result<(), Stopped> {
        for (i, entry) in self.file.hold.iter().enumerate() {
            let (source, field) = (format!("hold {}", entry.id), format!("hold[{i}]"));
            let fact = facts::hold(entry)?;
            let lasting = HoldEntry { until: None, ..entry.clone() };
            if is_new(deed, &work.text(), &source, &lasting, &field).await? {
                deed.hold(work, &fact, None).await.map_err(|e| refused(e, field))?;
                added.push(source);
                continue;
            }
            let field = format!("{field}.until");
            match deed.end_hold(work, &entry.id, fact.during.until).await.map_err(|e| refused(e, &*field))? {
                HoldEnd::Stands => (),
                HoldEnd::Written => added.push(format!("{source} (its end)")),
                HoldEnd::Over { by_hand: true } => self.notes.push((field, LIFTED.to_owned())),
                HoldEnd::Over { by_hand: false } => return Err(Stopped::Fault(field, OVER.to_owned())),
            }
        }
        Ok(())
    }
}
