//! What a radio partner finds today: every piece that is cleared for it, with all that a presenter needs.

use std::collections::BTreeMap;

use crate::catalogue::participant::Role;
use crate::catalogue::shelf::{self, Entry, Field};
use crate::catalogue::transcript::{Cues, Transcript};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::{Name, Use};
use crate::error::Result;
use crate::id::Id;
use crate::language::{Language, Texts};
use crate::page::{Page, PageRequest};
use crate::playback::{Answer, Door, Permit};
use crate::radio::cleared_store;
use crate::radio::pack_store::{self, Made, Wanted};
use crate::radio::partner_store::{self, Partner};
use crate::storage::database::Tx;

pub use crate::radio::cleared_store::{Choices, Filter, ORDER};

/// A piece on the desk. One piece is one work; it may have several parts, each a file of its own.
#[derive(Clone, Debug)]
pub struct OnDesk {
    /// The work as the permit opens it, in the cleared edition.
    pub entry: Entry,
    /// Its parts in order, each with its file, unless that is being made.
    pub parts: Vec<Part>,
    /// The first instant at which it may not be used any more, by everybody's consent and the partner's agreement.
    pub until: Timestamp,
    /// Whether it may be shortened.
    pub may_be_cut: bool,
    /// Who is named, as written and as said.
    pub names: Vec<(Role, Name)>,
    /// The words of each transcript.
    pub words: BTreeMap<Id<Transcript>, Cues>,
}

/// One part for air.
#[derive(Clone, Debug)]
pub struct Part {
    /// From 1.
    pub number: u32,
    /// Its broadcast file; none while it is being made.
    pub file: Option<Made>,
    /// The name that the file is taken under.
    pub file_name: String,
}

/// Where the pieces are read from.
pub struct Desk<'a> {
    /// The one door.
    pub door: &'a Door,
    /// What every file says about recalls.
    pub recall: &'a str,
    /// The instant of the request.
    pub now: Timestamp,
    /// Who looks.
    pub partner: &'a Partner,
}

impl Desk<'_> {
    /// The pieces that are cleared for the partner now and that `filter` wants, by slug: a page of them.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn page(&self, tx: &mut Tx, filter: &Filter, page: &PageRequest) -> Result<Page<OnDesk>> {
        let found = cleared_store::page(tx, self.partner, filter, page, self.now).await?;
        Ok(Page { items: self.pieces(tx, &found.items).await?, next: found.next })
    }

    /// How many pieces [`Desk::page`] has on all its pages.
    ///
    /// # Errors
    /// As [`Desk::page`].
    pub async fn count(&self, tx: &mut Tx, filter: &Filter) -> Result<u64> {
        cleared_store::count(tx, self.partner, filter, self.now).await
    }

    /// What all pieces of the partner can be chosen by.
    ///
    /// # Errors
    /// As [`Desk::page`].
    pub async fn choices(&self, tx: &mut Tx) -> Result<Choices> {
        cleared_store::choices(tx, self.partner, self.now).await
    }

    /// The piece of one work, if it is cleared for the partner now.
    ///
    /// # Errors
    /// As [`Desk::page`].
    pub async fn one(&self, tx: &mut Tx, work: Id<Work>) -> Result<Option<OnDesk>> {
        Ok(self.pieces(tx, &[work]).await?.pop())
    }

    /// The part whose broadcast file is the rendition `file`, in the edition that `permit` opens; none while the file
    /// is being made anew.
    ///
    /// # Errors
    /// As [`Desk::page`].
    pub async fn part(&self, tx: &mut Tx, permit: &Permit, file: &str) -> Result<Option<Part>> {
        let wanted = pack_store::wanted(tx, self.now, self.recall, Some(permit.work())).await?;
        let parts = parts(&wanted, permit);
        Ok(parts.into_iter().find(|part| part.file.as_ref().is_some_and(|made| made.id.text() == file)))
    }

    /// The permit to put `work` on air, if the partner may.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn permit(&self, tx: &mut Tx, work: Id<Work>) -> Result<Answer> {
        self.door.ask(tx, work, Use::BroadcastDownload, &self.partner.viewer()).await
    }

    async fn pieces(&self, tx: &mut Tx, works: &[Id<Work>]) -> Result<Vec<OnDesk>> {
        let mut permits = Vec::with_capacity(works.len());
        for work in works {
            if let Answer::Permit(permit) = self.permit(tx, *work).await? {
                permits.push(permit);
            }
        }
        let mut pieces = Vec::with_capacity(permits.len());
        for entry in shelf::entries(tx, &permits).await? {
            let wanted = pack_store::wanted(tx, self.now, self.recall, Some(entry.id)).await?;
            if !wanted.is_empty() {
                pieces.push(self.piece(tx, entry, &wanted).await?);
            }
        }
        Ok(pieces)
    }

    async fn piece(&self, tx: &mut Tx, entry: Entry, wanted: &[Wanted]) -> Result<OnDesk> {
        let permit = entry.permit.clone();
        let parts = parts(wanted, &permit);
        let until = partner_store::usable_until(tx, self.partner, &permit, self.now).await?;
        let names = self.names(tx, &permit).await?;
        let mut words = BTreeMap::new();
        for (id, said) in shelf::words(tx, &permit).await? {
            words.insert(id, said.cues);
        }
        let may_be_cut = partner_store::may_be_cut(tx, entry.id).await?;
        Ok(OnDesk { entry, parts, until, may_be_cut, names, words })
    }

    async fn names(&self, tx: &mut Tx, permit: &Permit) -> Result<Vec<(Role, Name)>> {
        let shown = self.door.shown_names(tx, permit).await?;
        let people = shelf::appearances(tx, permit).await?;
        let name = |a: &shelf::Appearance| Some((a.role, shown.get(&a.person)?.name()?.clone()));
        let mut names: Vec<(Role, Name)> = Vec::new();
        for found in people.iter().filter_map(name) {
            if !names.iter().any(|(_, known)| *known == found.1) {
                names.push(found);
            }
        }
        Ok(names)
    }
}

/// The parts of the permitted edition, in order.
fn parts(wanted: &[Wanted], permit: &Permit) -> Vec<Part> {
    let of_edition: Vec<&Wanted> = wanted.iter().filter(|w| w.edition == permit.edition()).collect();
    let part = |wanted: &&Wanted| {
        let (slug, number) = (&wanted.slug, wanted.piece.part.0);
        let several = if of_edition.len() > 1 { format!("-{number}") } else { String::new() };
        let file_name = format!("digitales-{slug}{several}.wav");
        Part { number, file: wanted.current().cloned(), file_name }
    };
    of_edition.iter().map(part).collect()
}

impl OnDesk {
    /// How long all parts last together, in milliseconds: of the finished files where they are.
    #[must_use]
    pub fn duration_ms(&self) -> u64 {
        let files: Option<u64> =
            self.parts.iter().map(|part| part.file.as_ref().map(|f| f.duration_ms)).sum();
        files.filter(|ms| *ms > 0).unwrap_or_else(|| self.entry.duration_ms())
    }

    /// The presenter's texts.
    #[must_use]
    pub fn presenter(&self) -> Texts {
        self.entry.texts(Field::Presenter)
    }

    /// The first and the last words that are heard, in the spoken language (or the language that is written down).
    #[must_use]
    pub fn cue_words(&self) -> Option<(Language, String, String)> {
        let spoken = |original: bool| self.entry.scripts.iter().filter(move |s| s.original || !original);
        let first = spoken(true).chain(spoken(false)).min_by_key(|s| (!s.original, s.part))?;
        let same = |s: &&shelf::Script| s.language == first.language && s.original == first.original;
        let last = self.entry.scripts.iter().filter(same).max_by_key(|s| s.part)?;
        let opening = self.words.get(&first.id)?.0.first()?.text.clone();
        let closing = self.words.get(&last.id)?.0.last()?.text.clone();
        let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some((first.language.clone(), line(opening), line(closing)))
    }
}
