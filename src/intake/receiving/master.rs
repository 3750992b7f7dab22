//! The master of a new work, or of the next part of a draft.

use std::collections::BTreeSet;

use super::{Became, Looking, Refusal};
use crate::catalogue::accession_store::{self, Description, EditionRow};
use crate::catalogue::edition::{Edition, ORIGINAL};
use crate::catalogue::licence::{self, Licence};
use crate::catalogue::work::{Slug, Work, fold};
use crate::consent::audit::Actor;
use crate::consent::ledger::sealed::erasing::{Barred, is_barred};
use crate::consent::ledger::{Deed, work_by_slug};
use crate::error::Result;
use crate::id::Id;
use crate::intake::deposit;
use crate::intake::describe::json;
use crate::intake::job::{Kind, Part};
use crate::intake::jobs_store::{Order, SOON, enqueue};
use crate::intake::probe::Media;
use crate::intake::receiving::bringing_store as bringing;
use crate::intake::tus::Purpose;
use crate::intake::upload_store as store;

/// Longest address part that comes of a title, so that a number fits behind it.
const LONGEST: usize = 70;

impl Looking<'_> {
    /// The master of a new work, or of the next part of a draft.
    pub(super) async fn master(&self, deed: &mut Deed, media: &Media) -> Result<Became> {
        let there = accession_store::works_of_master(deed.tx(), &self.stored.sha256.to_string()).await?;
        if let Some(slug) = there.into_iter().next() {
            let work = work_by_slug(deed.tx(), &slug).await?;
            return Ok(Became::Refused(Refusal { work, ..Refusal::told("upload-why-here", slug) }));
        }
        let (work, edition, part) = if self.row.purpose() == Purpose::Part {
            match self.next_part(deed, media).await? {
                Ok(part) => part,
                Err(refusal) => return Ok(Became::Refused(refusal)),
            }
        } else {
            let (work, edition) = self.new_work(deed, media).await?;
            (work, edition, 1)
        };
        let mut row = deposit::row(part, "full", media, self.stored);
        // What it says beside picture and sound would be read by whoever plays it: it waits for what is made of it.
        row.playable &= media.tells.is_empty();
        accession_store::add_rendition(deed.tx(), edition, &row, self.now).await?;
        store::let_go(deed.tx(), self.id, self.stored.sha256).await?;
        let (subject, asked_by) =
            (Part { edition, part }.to_string(), Actor::Account(self.row.account()?).text());
        let order = Order {
            kind: Kind::Encode,
            subject: &subject,
            work: Some(work),
            asked_by: &asked_by,
            priority: SOON,
        };
        enqueue(deed.tx(), &order, self.now).await?;
        deed.touch(work);
        Ok(Became::Part(work))
    }

    /// The next part of the draft that somebody chose.
    async fn next_part(
        &self,
        deed: &mut Deed,
        media: &Media,
    ) -> Result<Result<(Id<Work>, Id<Edition>, u32), Refusal>> {
        let target = match self.target(deed).await? {
            Ok(target) => target,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if !target.is_draft() {
            return Ok(Err(Refusal::plain("upload-why-no-draft")));
        }
        if bringing::is_attested(deed.tx(), &target).await? {
            return Ok(Err(Refusal::plain("upload-why-attested")));
        }
        if (target.kind == "film") != media.picture.is_some() {
            return Ok(Err(Refusal::plain("upload-why-other-kind")));
        }
        let Some(edition) = bringing::original(deed.tx(), &target).await? else {
            return Ok(Err(Refusal::plain("upload-why-no-work")));
        };
        let (work, part) = (target.id()?, bringing::parts(deed.tx(), edition).await? + 1);
        if !self.row.title.is_empty() {
            let titles = json(&std::collections::BTreeMap::from([(self.language(media), &self.row.title)]))?;
            bringing::part_title(deed.tx(), work, part, &titles).await?;
        }
        Ok(Ok((work, edition, part)))
    }

    /// A new work, a draft: nobody is listed, so nothing of it opens.
    async fn new_work(&self, deed: &mut Deed, media: &Media) -> Result<(Id<Work>, Id<Edition>)> {
        let (language, title) = (self.language(media), self.title());
        let slug = self.free_slug(deed, &title, media).await?;
        let licence: Licence = licence::DEFAULT.parse()?;
        let work = Id::<Work>::new(self.now)?;
        let description = Description {
            slug,
            kind: if media.picture.is_some() { "film" } else { "oral_history" },
            state: "draft",
            languages: json(&[&language])?,
            year: None,
            recorded: None,
            broadcast: None,
            licence_uri: licence.uri().to_owned(),
            embed_hosts: None,
            may_be_cut: false,
            suitable_from_age: None,
            tombstone_silent: false,
            sort_key: fold(&title),
            texts: vec![("title", language, title)],
            last_words: vec![],
            parts: vec![],
            organisations: vec![],
            themes: vec![],
            places: vec![],
        };
        accession_store::put(deed.tx(), work, &description, self.now.millis()).await?;
        description.write(deed.tx(), work).await?;
        let edition = Id::<Edition>::new(self.now)?;
        let row = EditionRow {
            id: edition.text(),
            kind: "original".to_owned(),
            cut_of: None,
            approved_by: None,
            approved_at: None,
            checked_by: None,
            checked_at: None,
        };
        accession_store::insert_edition(deed.tx(), work, 1, ORIGINAL, &row, &BTreeSet::new()).await?;
        Ok((work, edition))
    }

    /// The title that somebody told, or the file's name without its ending.
    fn title(&self) -> String {
        if !self.row.title.is_empty() {
            return self.row.title.clone();
        }
        let name = self.row.filename.rsplit_once('.').map_or(self.row.filename.as_str(), |(name, _)| name);
        let name = name.replace('_', " ");
        if name.trim().is_empty() { "?".to_owned() } else { name.trim().to_owned() }
    }

    /// The language that somebody told, or that the file names.
    pub(super) fn language(&self, media: &Media) -> String {
        let told = Some(self.row.language.as_str()).filter(|tag| *tag != "und");
        let told = told.or(media.language.as_deref()).unwrap_or("und");
        told.parse::<crate::language::Language>().map_or_else(|_| "und".to_owned(), |l| l.tag().to_owned())
    }

    /// An address that no work has or had, and none that was erased.
    async fn free_slug(&self, deed: &mut Deed, title: &str, media: &Media) -> Result<String> {
        let kind = if media.picture.is_some() { "film" } else { "voice" };
        let mut base = Slug::from_title(title).map_or_else(|| kind.to_owned(), |slug| slug.to_string());
        base.truncate(LONGEST);
        let base = base.trim_end_matches('-').to_owned();
        for number in 1_u32.. {
            let slug = if number == 1 { base.clone() } else { format!("{base}-{number}") };
            if bringing::is_free(deed.tx(), &slug).await?
                && !is_barred(deed.tx(), &Barred::Slug(&slug)).await?
            {
                return Ok(slug);
            }
        }
        Ok(format!("{kind}-{}", self.id))
    }
}
