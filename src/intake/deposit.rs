//! Brings a work's bytes into the media store and makes what its folder does not bring: small renditions, pictures.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::accession::ERASED_FILE;
use super::child::took_too_long;
use super::encode;
use super::format::work::{FileQuality, WorkFile};
use super::poster;
use super::prepare::Prepared;
use super::probe::{Media, probe};
use super::progress::{Progress, Step};
use crate::catalogue::accession_store::{self, PosterRow, RenditionRow};
use crate::catalogue::edition::ORIGINAL;
use crate::catalogue::transcript::stamp;
use crate::catalogue::work::Work;
use crate::consent::ledger::sealed::erasing::{Barred, is_barred};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest, Token};
use crate::storage::database::Database;
use crate::storage::journal::Journal;
use crate::storage::media_store::{MediaStore, Stored};

/// How much shorter what can be decoded may be than what a file says of itself, in milliseconds.
const CUT_OFF_MS: u64 = 5000;

/// Where bytes go, and what is announced before.
pub struct Depot<'a> {
    /// Rows, to see what was made before.
    pub database: &'a Database,
    /// Bytes.
    pub media: &'a MediaStore,
    /// What is announced.
    pub journal: &'a Journal,
    /// A folder for what is being made.
    pub bench: &'a Path,
    /// Who is told.
    pub progress: &'a Progress,
}

/// What was brought in, ready for rows: renditions with the key of their edition, and pictures of the original.
pub struct Deposited {
    /// Edition's key and rendition.
    pub renditions: Vec<(String, RenditionRow)>,
    /// Pictures.
    pub posters: Vec<PosterRow>,
}

/// What stopped a deposit: the field and the sentence, or our own trouble.
pub enum Stopped {
    /// Something in the folder.
    Fault(String, String),
    /// Disk, database, missing programs.
    Trouble(Error),
}

impl From<Error> for Stopped {
    fn from(e: Error) -> Self {
        Self::Trouble(e)
    }
}

impl Depot<'_> {
    /// Brings in everything of one work. `known` is the work when it is here already.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn deposit(
        &mut self,
        file: &WorkFile,
        prepared: &Prepared,
        known: Option<Id<Work>>,
    ) -> Result<Deposited, Stopped> {
        let mut renditions = Vec::new();
        for (i, (entry, (path, media))) in file.rendition.iter().zip(&prepared.renditions).enumerate() {
            self.progress.tell(&file.slug, Step::Keeping, 0);
            let stored = self.keep(path).await?;
            if is_barred(&mut self.database.read().await?, &Barred::File(stored.sha256)).await? {
                return Err(Stopped::Fault(format!("rendition[{i}].file"), ERASED_FILE.to_owned()));
            }
            renditions.push((entry.edition.clone(), row(entry.part, quality(entry.quality), media, stored)));
            let brings_small = file.rendition.iter().any(|r| {
                r.quality == FileQuality::Small && (r.part, &r.edition) == (entry.part, &entry.edition)
            });
            if entry.quality == FileQuality::Full && !brings_small {
                let (small, stored) = self.small(file, i, media, stored, known).await?;
                renditions.push((entry.edition.clone(), row(entry.part, "small", &small, stored)));
            }
        }
        let posters = self.posters(file, prepared).await?;
        Ok(Deposited { renditions, posters })
    }

    async fn small(
        &mut self,
        file: &WorkFile,
        index: usize,
        media: &Media,
        full: Stored,
        known: Option<Id<Work>>,
    ) -> Result<(Media, Stored), Stopped> {
        if let Some(kept) = self.kept_small(known, full).await? {
            return Ok(kept);
        }
        let folder = self.folder()?;
        let (progress, slug) = (self.progress, file.slug.as_str());
        let source = self.media.path_for_intake(full.sha256);
        let made =
            encode::small(&source, media, &folder, &mut |done| progress.tell(slug, Step::Encoding, done))
                .await;
        let field = || format!("rendition[{index}].file");
        let name = &file.rendition[index].file;
        let made = made.map_err(|e| fault(e, field(), name))?;
        let about = probe(&made).await.map_err(|e| fault(e, field(), name))?;
        if about.duration_ms + CUT_OFF_MS < media.duration_ms && about.duration_ms * 5 < media.duration_ms * 4
        {
            let (told, found) = (stamp(media.duration_ms), stamp(about.duration_ms));
            let message = format!(
                "{name}: It says that it runs {told}, but only {found} can be played: it is cut off. Export it anew."
            );
            return Err(Stopped::Fault(field(), message));
        }
        let stored = self.keep(&made).await?;
        drop(fs::remove_dir_all(&folder));
        Ok((about, stored))
    }

    /// The small rendition that this work has of the same full file, so that nothing is encoded twice.
    async fn kept_small(&self, known: Option<Id<Work>>, full: Stored) -> Result<Option<(Media, Stored)>> {
        let Some(work) = known else { return Ok(None) };
        let mut tx = self.database.read().await?;
        let Some(sha256) = accession_store::kept_small(&mut tx, work, &full.sha256.to_string()).await? else {
            return Ok(None);
        };
        let sha256: Sha256Digest = sha256.parse()?;
        let Some(length_bytes) = self.media.length(sha256).await? else { return Ok(None) };
        let media = probe(&self.media.path_for_intake(sha256)).await?;
        Ok(Some((media, Stored { sha256, length_bytes })))
    }

    async fn posters(&mut self, file: &WorkFile, prepared: &Prepared) -> Result<Vec<PosterRow>, Stopped> {
        self.progress.tell(&file.slug, Step::Picturing, 0);
        let mut rows = Vec::new();
        let made;
        let pictures = if file.poster.is_some() {
            &prepared.pictures
        } else {
            made = self.frame(file, prepared).await?;
            &made
        };
        for picture in pictures {
            let length_bytes = i64::try_from(picture.bytes.len()).map_err(Error::internal)?;
            self.journal.announce(Sha256Digest::of(&picture.bytes)).await?;
            let stored = self.media.put(std::io::Cursor::new(picture.bytes.clone())).await?;
            rows.push(PosterRow {
                media_type: picture.media_type,
                width: picture.width.into(),
                height: picture.height.into(),
                sha256: stored.sha256.to_string(),
                length_bytes,
            });
        }
        Ok(rows)
    }

    /// Pictures of a frame of the original's first part, when it is a film and nobody chose a picture.
    async fn frame(&mut self, file: &WorkFile, prepared: &Prepared) -> Result<Vec<poster::Picture>> {
        let first = file.rendition.iter().zip(&prepared.renditions).find(|(entry, (_, media))| {
            entry.edition == ORIGINAL
                && entry.part == 1
                && entry.quality == FileQuality::Full
                && media.picture.is_some()
        });
        let Some((_, (path, media))) = first else { return Ok(Vec::new()) };
        let folder = self.folder()?;
        let Some(frame) = poster::frame(path, media.container, media.duration_ms, &folder).await? else {
            return Ok(Vec::new());
        };
        tokio::task::spawn_blocking(move || poster::make(&frame)).await.map_err(Error::internal)?
    }

    fn folder(&self) -> Result<PathBuf> {
        let folder = self.bench.join(Token::new()?.reveal());
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Announces and keeps a file's bytes.
    async fn keep(&mut self, path: &Path) -> Result<Stored> {
        let file = path.to_owned();
        let found = tokio::task::spawn_blocking(move || digest(&file)).await.map_err(Error::internal)??;
        if self.media.length(found.sha256).await? == Some(found.length_bytes) {
            return Ok(found);
        }
        self.journal.announce(found.sha256).await?;
        let stored = self.media.put_file(path).await?;
        if stored != found {
            self.journal.announce(stored.sha256).await?;
            return Err(Error::conflict(
                "A file changed while it was being read. Import again when nobody writes to it.",
            ));
        }
        Ok(stored)
    }
}

/// The same rows as a deposit's, as far as the folder alone tells them, and nothing kept: for a dry run.
///
/// # Errors
/// What the disk says.
pub(super) async fn rehearse(file: &WorkFile, prepared: &Prepared) -> Result<Deposited> {
    let mut renditions = Vec::new();
    for (entry, (path, media)) in file.rendition.iter().zip(&prepared.renditions) {
        let path = path.clone();
        let found = tokio::task::spawn_blocking(move || digest(&path)).await.map_err(Error::internal)??;
        renditions.push((entry.edition.clone(), row(entry.part, quality(entry.quality), media, found)));
    }
    Ok(Deposited { renditions, posters: Vec::new() })
}

fn quality(of: FileQuality) -> &'static str {
    if of == FileQuality::Full { "full" } else { "small" }
}

fn fault(e: Error, field: String, name: &str) -> Stopped {
    use crate::error::Kind;
    match e.kind() {
        Kind::Invalid | Kind::TooLarge | Kind::Missing => {
            Stopped::Fault(field, format!("{name}: {}", e.message()))
        }
        Kind::Unavailable if took_too_long(&e) => Stopped::Fault(field, format!("{name}: {}", e.message())),
        _ => Stopped::Trouble(e),
    }
}

/// The row of a file that was looked into and kept.
#[must_use]
pub fn row(part: u32, quality: &'static str, media: &Media, stored: Stored) -> RenditionRow {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    RenditionRow {
        part: part.into(),
        quality,
        media_type: media.media_type.to_owned(),
        codecs: media.codecs.clone(),
        sha256: stored.sha256.to_string(),
        length_bytes: number(stored.length_bytes),
        duration_ms: number(media.duration_ms),
        width: media.picture.as_ref().map(|p| p.width.into()),
        height: media.picture.as_ref().map(|p| p.height.into()),
        playable: media.playable.is_yes(),
        ..RenditionRow::default()
    }
}

fn digest(path: &Path) -> Result<Stored> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0_u8; 1 << 18];
    let mut length_bytes = 0;
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(Stored { sha256: Sha256Digest::from_hasher(hasher), length_bytes });
        }
        hasher.update(&buffer[..count]);
        length_bytes += count as u64;
    }
}
