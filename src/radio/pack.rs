//! Packing: from the master of an edition that is cleared for air, the one broadcast file for all partners.

pub mod sound;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::clock::{Clock, Timestamp};
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, Ledger};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::intake::child::{self, Reach};
use crate::radio::bext::Bext;
use crate::radio::loudness::Loudness;
use crate::radio::pack_store::{self, Made, Wanted};
use crate::radio::riff;
use crate::storage::journal::Journal;
use crate::storage::media_store::{MediaStore, Stored};

use sound::AIR;

/// How far the finished file may measure from what its `bext` says, in LU and dB.
const AGREEMENT: f64 = 0.1;

/// How often a running library looks whether a file is wanted.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

/// Makes broadcast files.
#[derive(Clone)]
pub struct Packer {
    /// Rows.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// Where a recall is answered; it stands in every file.
    pub recall: String,
    /// The library's own folder, for the journal.
    pub data: PathBuf,
}

/// Where packing is.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// Which work.
    pub slug: &'a str,
    /// Which of the files to make, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Packed {
    /// The works of which a file was made.
    pub made: Vec<String>,
    /// The works of which none could be made, and why.
    pub faults: Vec<(String, Error)>,
}

impl Packer {
    /// Makes every broadcast file that is wanted and not there, or says what is not true any more. A piece that
    /// fails does not hold up the others. `on_step` hears of each before it begins.
    ///
    /// # Errors
    /// `Unavailable` when the database or the disk do not answer.
    pub async fn pack(&self, on_step: &mut (dyn FnMut(Step<'_>) + Send)) -> Result<Packed> {
        self.pack_but(&mut BTreeSet::new(), on_step).await
    }

    /// Packs again and again, for as long as it is polled: what consent or agreements change is followed within a
    /// minute. A piece that failed is tried again when anything that goes into it has changed.
    pub async fn keep_packed(&self) {
        let mut failed = BTreeSet::new();
        loop {
            let mut on_step = |step: Step<'_>| tracing::info!(work = step.slug, "making a broadcast file");
            match self.pack_but(&mut failed, &mut on_step).await {
                Ok(packed) => {
                    for (slug, error) in packed.faults {
                        tracing::warn!(work = slug, error = %error.chain(), "there is no broadcast file");
                    }
                }
                Err(error) => tracing::warn!(error = %error.chain(), "broadcast files cannot be made"),
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    async fn pack_but(
        &self,
        failed: &mut BTreeSet<Sha256Digest>,
        on_step: &mut (dyn FnMut(Step<'_>) + Send),
    ) -> Result<Packed> {
        self.tidy().await?;
        let mut due = self.wanted(None).await?;
        due.retain(|wanted| wanted.current().is_none() && !failed.contains(&wanted.piece.recipe()));
        let mut packed = Packed::default();
        for (at, wanted) in due.iter().enumerate() {
            on_step(Step { slug: &wanted.slug, number: at + 1, of: due.len() });
            match self.one(wanted).await {
                Ok(()) => packed.made.push(wanted.slug.clone()),
                Err(e) => {
                    failed.insert(wanted.piece.recipe());
                    packed.faults.push((wanted.slug.clone(), e));
                }
            }
        }
        Ok(packed)
    }

    async fn wanted(&self, only: Option<Id<crate::catalogue::work::Work>>) -> Result<Vec<Wanted>> {
        let mut tx = self.ledger.database.read().await?;
        pack_store::wanted(&mut tx, self.clock.now(), &self.recall, only).await
    }

    /// Makes one file, with its bytes announced before they are kept: what a kill leaves is swept by whoever comes next.
    async fn one(&self, wanted: &Wanted) -> Result<()> {
        let mut journal = Journal::begin(&self.data, &self.ledger.database, &self.media, || ()).await?;
        let made = self.make(wanted, &journal).await;
        let settled = journal.settle(&self.ledger.database, &self.media).await;
        made.and(settled)
    }

    async fn make(&self, wanted: &Wanted, journal: &Journal) -> Result<()> {
        let today = self.wanted(Some(wanted.piece.work)).await?;
        if as_wanted(&today, wanted).is_none_or(|today| today.current().is_some()) {
            return Ok(()); // somebody else was first, or it is not wanted any more
        }
        let (stored, frames, loudness) = self.render(wanted, journal).await?;
        self.keep(wanted, journal, stored, frames, loudness).await
    }

    /// Takes away the files of pieces that nobody may put on air any more.
    async fn tidy(&self) -> Result<()> {
        let now = self.clock.now();
        if !pack_store::any_nobodys(&mut self.ledger.database.read().await?, now).await? {
            return Ok(());
        }
        let mut journal = Journal::begin(&self.data, &self.ledger.database, &self.media, || ()).await?;
        let mut deed = Deed::begin(&self.ledger, Actor::System, now).await?;
        for sha256 in pack_store::forget_nobodys(deed.tx(), now).await? {
            tracing::info!(%sha256, "taking away the broadcast file of a piece that is cleared for nobody");
            journal.announce(sha256).await?;
        }
        deed.commit().await?;
        journal.settle(&self.ledger.database, &self.media).await
    }

    /// Renders and checks the file; nothing refers to it yet.
    async fn render(&self, wanted: &Wanted, journal: &Journal) -> Result<(Stored, u64, Loudness)> {
        let length = self.media.length(wanted.piece.master).await?;
        length.ok_or_else(|| Error::missing("Its master is not in the media store."))?;
        let path = &self.media.path_for_intake(wanted.piece.master);
        let master = sound::master(path, self.duration(path).await?).await?;
        let (treatment, loudness) = master.treatment(path).await?;
        let bext = Bext {
            loudness: loudness.measures(),
            coding_history: master.history(treatment),
            ..wanted.piece.bext()
        };
        let chunks = [(*b"bext", bext.bytes()?), (*b"iXML", wanted.piece.ixml().into_bytes())];
        let head = riff::head(AIR, &chunks, master.frames * AIR.frame_bytes());
        let expected = head.len() as u64 + master.frames * AIR.frame_bytes();
        let reach = Reach { read: &[path], write: None };
        let rendering = master.rendering(path, treatment)?;
        let (pcm, running) = child::pipe("ffmpeg", &rendering, master.limits(), reach)?;
        let keeping = self.media.put_announced(Cursor::new(head).chain(pcm), journal.announcer()?);
        let stored = running.ended_well(keeping).await?;
        if stored.length_bytes != expected {
            return Err(Error::internal("the rendered sound is not as long as its master"));
        }
        let file = self.media.path_for_intake(stored.sha256);
        agree(&loudness, &master.measure(&file, "anull").await?)?;
        reads_back(file).await?;
        Ok((stored, master.frames, loudness))
    }

    async fn duration(&self, path: &Path) -> Result<u64> {
        Ok(crate::intake::probe::probe(path).await?.duration_ms)
    }

    /// Writes the row that names the file, if it is still wanted as it was made; the file before it is let go.
    async fn keep(
        &self,
        wanted: &Wanted,
        journal: &Journal,
        stored: Stored,
        frames: u64,
        loudness: Loudness,
    ) -> Result<()> {
        let now = self.clock.now();
        let mut deed = Deed::begin(&self.ledger, Actor::System, now).await?;
        let today = pack_store::wanted(deed.tx(), now, &self.recall, Some(wanted.piece.work)).await?;
        let Some(today) = as_wanted(&today, wanted) else { return Ok(()) };
        let file = made(wanted, wanted.piece.recipe(), stored, frames, loudness, now)?;
        pack_store::replace(deed.tx(), wanted.edition, &file).await?;
        if let Some(before) = &today.file {
            journal.announce(before.sha256).await?;
        }
        deed.commit().await?;
        Ok(())
    }
}

/// What is wanted today in the place of `wanted`, when that is the same piece.
fn as_wanted<'a>(today: &'a [Wanted], wanted: &Wanted) -> Option<&'a Wanted> {
    let recipe = wanted.piece.recipe();
    today.iter().find(|today| today.edition == wanted.edition && today.piece.recipe() == recipe)
}

fn made(
    wanted: &Wanted,
    recipe: Sha256Digest,
    stored: Stored,
    frames: u64,
    loudness: Loudness,
    now: Timestamp,
) -> Result<Made> {
    Ok(Made {
        id: Id::new(now)?,
        part: wanted.piece.part.0,
        recipe: Some(recipe),
        sha256: stored.sha256,
        length_bytes: stored.length_bytes,
        duration_ms: frames * 1000 / u64::from(AIR.rate),
        loudness,
        added_at: now,
    })
}

/// The finished file measures as its `bext` says and as air asks.
fn agree(said: &Loudness, measured: &Loudness) -> Result<()> {
    let near = |a: f64, b: f64| (a - b).abs() <= AGREEMENT;
    let same = near(said.integrated_lufs, measured.integrated_lufs)
        && near(said.true_peak_dbtp, measured.true_peak_dbtp);
    if same && measured.is_air_level() {
        return Ok(());
    }
    Err(Error::internal(format!("said {said:?} and measures {measured:?}")))
}

/// Walks the finished file's chunks: `bext` in front of the sound.
async fn reads_back(path: PathBuf) -> Result<()> {
    let walk = move || {
        let chunks = riff::chunks(&mut std::fs::File::open(path)?)?;
        let place = |id: &[u8; 4]| chunks.iter().position(|chunk| chunk.id == *id);
        match (place(b"bext"), place(b"data")) {
            (Some(bext), Some(data)) if bext < data => Ok(()),
            _ => Err(Error::internal("the chunks of the rendered file are not where they belong")),
        }
    };
    tokio::task::spawn_blocking(walk).await.map_err(Error::internal)?
}
