//! The editions of a work's current version: the original and its cuts. A recorded cut never changes.

use std::collections::BTreeSet;

use super::{Accession, refused};
use crate::catalogue::accession_store::{self as store, EditionRow};
use crate::catalogue::edition::{Edition, ORIGINAL};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::RemovalFact;
use crate::consent::ledger::Deed;
use crate::consent::passage::Edit;
use crate::error::Result;
use crate::id::Id;
use crate::intake::deposit::Stopped;
use crate::intake::facts;
use crate::intake::format::work::{CutKind, EditionEntry, Signed};
use crate::intake::when;

impl Accession<'_> {
    /// Writes what is new and answers key and id of each edition whose files are to be written.
    pub(super) async fn editions(
        &mut self,
        deed: &mut Deed,
        work: Id<Work>,
        version: i64,
    ) -> Result<Vec<(String, Id<Edition>)>, Stopped> {
        let original = self.original(deed, work, version).await?;
        let mut all = vec![(ORIGINAL.to_owned(), original)];
        // A silent edition is made from a cut, so cuts come first.
        let mut order: Vec<usize> = (0..self.file.edition.len()).collect();
        order.sort_by_key(|i| self.file.edition[*i].kind == CutKind::Silent);
        for i in order {
            let entry = &self.file.edition[i];
            if let Some(id) = self.cut(deed, work, version, i, &all).await? {
                all.push((entry.key.clone(), id));
            }
        }
        Ok(all)
    }

    async fn original(&self, deed: &mut Deed, work: Id<Work>, version: i64) -> Result<Id<Edition>, Stopped> {
        if let Some((row, _)) = store::edition(deed.tx(), work, version, ORIGINAL).await? {
            return Ok(row.id.parse()?);
        }
        let id = Id::<Edition>::new(deed.now())?;
        let row = EditionRow {
            id: id.text(),
            kind: "original".to_owned(),
            cut_of: None,
            approved_by: None,
            approved_at: None,
            checked_by: None,
            checked_at: None,
        };
        store::insert_edition(deed.tx(), work, version, ORIGINAL, &row, &BTreeSet::new()).await?;
        Ok(id)
    }

    async fn cut(
        &mut self,
        deed: &mut Deed,
        work: Id<Work>,
        version: i64,
        index: usize,
        made: &[(String, Id<Edition>)],
    ) -> Result<Option<Id<Edition>>, Stopped> {
        let entry = &self.file.edition[index];
        let field = format!("edition[{index}]");
        let of = entry.of.as_deref().unwrap_or(ORIGINAL);
        let Some((_, cut_of)) = made.iter().find(|(key, _)| key == of) else {
            self.notes.push((field, format!("It was made from “{of}”, which is not here for this master.")));
            return Ok(None);
        };
        let (wanted, edits) = row(entry, *cut_of, deed)?;
        if let Some((there, edits_there)) = store::edition(deed.tx(), work, version, &entry.key).await? {
            let same_files = {
                let there = store::full_digests(deed.tx(), work, version, &entry.key).await?;
                there.is_empty() || there == self.full(&entry.key)
            };
            let same = EditionRow { id: there.id.clone(), ..wanted } == there && edits == edits_there;
            if same && same_files {
                return Ok(Some(there.id.parse()?));
            }
            let told = "This edition is recorded already and is another now. Give a new cut a new key, a new approval and a new check.";
            return Err(Stopped::Fault(field, told.to_owned()));
        }
        let before = store::last_approved_before(deed.tx(), work, &entry.key, version).await?;
        if before.is_some() && wanted.approved_at <= before {
            let told = "The master is another now, so this cut must be approved and checked anew before it is shown.";
            self.notes.push((field, told.to_owned()));
            return Ok(None);
        }
        store::insert_edition(deed.tx(), work, version, &entry.key, &wanted, &edits).await?;
        let id: Id<Edition> = wanted.id.parse()?;
        removals(deed, work, id, entry, &field).await?;
        Ok(Some(id))
    }
}

async fn removals(
    deed: &mut Deed,
    work: Id<Work>,
    edition: Id<Edition>,
    entry: &EditionEntry,
    field: &str,
) -> Result<(), Stopped> {
    for (j, removes) in entry.removes.iter().enumerate() {
        let field = format!("{field}.removes[{j}]");
        let standing = match &removes.standing_consent {
            Some(id) => deed.declared(work, id).await?,
            None => None,
        };
        let person = facts::person(deed.tx(), &removes.person).await?;
        deed.remove_from_cut(&RemovalFact { edition, person, standing })
            .await
            .map_err(|e| refused(e, field))?;
    }
    Ok(())
}

fn row(entry: &EditionEntry, cut_of: Id<Edition>, deed: &Deed) -> Result<(EditionRow, BTreeSet<Edit>)> {
    let at = |signed: &Option<Signed>| {
        signed.as_ref().map(|s| when::start(&s.at).map(Timestamp::millis)).transpose()
    };
    let by = |signed: &Option<Signed>| signed.as_ref().map(|s| s.by.clone());
    let edits = entry.edits.iter().map(|e| facts::edit(e.part, e.start, e.end, e.op, e.area.as_ref()));
    let edits = edits.collect::<Result<_>>()?;
    let row = EditionRow {
        id: Id::<Edition>::new(deed.now())?.text(),
        kind: entry.kind.as_str().to_owned(),
        cut_of: (entry.kind == CutKind::Silent).then(|| cut_of.text()),
        approved_by: by(&entry.approved),
        approved_at: at(&entry.approved)?,
        checked_by: by(&entry.checked),
        checked_at: at(&entry.checked)?,
    };
    Ok((row, edits))
}
