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
use crate::playback::{Answer, Door, Permit};
use crate::radio::pack_store::{self, Made, Wanted};
use crate::radio::partner_store::{self, Partner};
use crate::storage::database::Tx;

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

/// Which pieces of all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Spoken in this language.
    pub language: Option<Language>,
    /// With this theme.
    pub theme: Option<String>,
    /// At least so long, in milliseconds.
    pub shortest_ms: Option<u64>,
    /// At most so long, in milliseconds.
    pub longest_ms: Option<u64>,
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
    /// Every piece that is cleared for the partner now, by slug.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn all(&self, tx: &mut Tx) -> Result<Vec<OnDesk>> {
        self.pieces(tx, None).await
    }

    /// The piece of one work, if it is cleared for the partner now.
    ///
    /// # Errors
    /// As [`Desk::all`].
    pub async fn one(&self, tx: &mut Tx, work: Id<Work>) -> Result<Option<OnDesk>> {
        Ok(self.pieces(tx, Some(work)).await?.pop())
    }

    /// The permit to put `work` on air, if the partner may.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn permit(&self, tx: &mut Tx, work: Id<Work>) -> Result<Answer> {
        self.door.ask(tx, work, Use::BroadcastDownload, &self.partner.viewer()).await
    }

    async fn pieces(&self, tx: &mut Tx, only: Option<Id<Work>>) -> Result<Vec<OnDesk>> {
        let mut wanted: BTreeMap<Id<Work>, Vec<Wanted>> = BTreeMap::new();
        for piece in pack_store::wanted(tx, self.now, self.recall, only).await? {
            wanted.entry(piece.piece.work).or_default().push(piece);
        }
        let mut permits = Vec::new();
        for work in wanted.keys() {
            if let Answer::Permit(permit) = self.permit(tx, *work).await? {
                permits.push(permit);
            }
        }
        let mut pieces = Vec::with_capacity(permits.len());
        for entry in shelf::entries(tx, &permits).await? {
            let files = wanted.remove(&entry.id).unwrap_or_default();
            pieces.push(self.piece(tx, entry, &files).await?);
        }
        pieces.sort_by(|a, b| a.entry.slug.cmp(&b.entry.slug));
        Ok(pieces)
    }

    async fn piece(&self, tx: &mut Tx, entry: Entry, files: &[Wanted]) -> Result<OnDesk> {
        let permit = entry.permit.clone();
        let parts: Vec<&Wanted> = files.iter().filter(|w| w.edition == permit.edition()).collect();
        let until = partner_store::usable_until(tx, self.partner, &permit, self.now).await?;
        let names = self.names(tx, &permit).await?;
        let mut words = BTreeMap::new();
        for (id, vtt) in shelf::vtt(tx, &permit).await? {
            words.insert(id, Cues::from_vtt(&vtt)?);
        }
        let may_be_cut = partner_store::may_be_cut(tx, entry.id).await?;
        let parts = parts.iter().map(|wanted| part(&entry.slug, wanted, parts.len())).collect();
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

fn part(slug: &str, wanted: &Wanted, of: usize) -> Part {
    let number = wanted.piece.part.0;
    let file_name =
        if of > 1 { format!("digitales-{slug}-{number}.wav") } else { format!("digitales-{slug}.wav") };
    Part { number, file: wanted.current().cloned(), file_name }
}

impl OnDesk {
    /// How long all parts last together, in milliseconds: of the finished files where they are.
    #[must_use]
    pub fn duration_ms(&self) -> u64 {
        let files: Option<u64> =
            self.parts.iter().map(|part| part.file.as_ref().map(|f| f.duration_ms)).sum();
        files.filter(|ms| *ms > 0).unwrap_or_else(|| self.entry.duration_ms())
    }

    /// Whether `filter` wants it.
    #[must_use]
    pub fn is_wanted(&self, filter: &Filter) -> bool {
        let length = self.duration_ms();
        let spoken = |l: &Language| self.entry.languages.iter().any(|s| s.primary() == l.primary());
        filter.language.as_ref().is_none_or(spoken)
            && filter.theme.as_ref().is_none_or(|theme| self.entry.themes.iter().any(|t| t.id == *theme))
            && filter.shortest_ms.is_none_or(|ms| length >= ms)
            && filter.longest_ms.is_none_or(|ms| length <= ms)
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
        let opening = self.words.get(&first.id)?.0.first()?.words();
        let closing = self.words.get(&last.id)?.0.last()?.words();
        let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some((first.language.clone(), line(opening), line(closing)))
    }
}
