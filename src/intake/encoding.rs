//! Makes everything that is served of a master: one run of ffmpeg, then what is put together from it, then its rows.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::child::{self, Limits, MEMORY, Reach};
use super::job::{Part, Step};
use super::jobs_store as jobs;
use super::made_store::{self as store, Master, made_from};
use super::poster;
use super::probe::{Media, probe};
use super::recipe::segments::Segments;
use super::recipe::{self, Codec, Mix, Profile, Recipe, Source};
use super::worker::Hold;
use crate::catalogue::accession_store::{self, PosterRow, RenditionRow, TranscriptRow};
use crate::catalogue::rendition::Quality;
use crate::catalogue::transcript::{self, stamp};
use crate::clock::Clock;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, Ledger};
use crate::error::{Error, Result};
use crate::id::Sha256Digest;
use crate::language::Language;
use crate::radio::loudness::Meter;
use crate::storage::blocking::blocking;
use crate::storage::journal::Journal;
use crate::storage::media_store::{MediaStore, digest};
use crate::storage::workbench::Workbench;

/// How much shorter what can be decoded may be than what a file says of itself, in milliseconds.
const CUT_OFF_MS: u64 = 5000;
/// What reading, filtering and encoding keep for each pixel of a picture, in bytes.
const A_PIXEL: u64 = 300;
/// Enough for 8K.
const MOST_MEMORY: u64 = 8 << 30;
/// That the disk has no room for what would be made.
const NO_ROOM: &str = "The disk has no room for what would be made.";

/// Makes what is served.
#[derive(Clone)]
pub struct Encoder {
    /// Rows.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The library's own folder, for the journal.
    pub data: PathBuf,
    /// How much is made.
    pub profile: Profile,
    /// Percent of the disk that stay free.
    pub reserve: u8,
}

/// What was made, not kept yet.
struct Made {
    rows: Vec<(RenditionRow, PathBuf, Sha256Digest)>,
    words: Vec<TranscriptRow>,
    pictures: Vec<poster::Picture>,
}

/// Whether an error says that there is no room.
#[must_use]
pub fn lacks_room(e: &Error) -> bool {
    e.message() == NO_ROOM
}

impl Encoder {
    /// Makes everything of a part of an edition, and ends the job that `hold` holds.
    ///
    /// # Errors
    /// `Invalid` when the master cannot be decoded, `Missing` when it is not there any more, `Unavailable` when ffmpeg
    /// is not installed, the disk has no room, or the database does not answer.
    pub async fn encode(&self, part: Part, hold: &Hold<'_>) -> Result<()> {
        let gone = || Error::missing("Its master is not there any more, or is another.");
        let master = store::master(&mut self.ledger.database.read().await?, part).await?.ok_or_else(gone)?;
        let path = self.media.path_for_intake(master.sha256);
        let media = probe(&path).await?;
        let size = media.picture.as_ref().map(|p| (p.width, p.height));
        let source = Source { size, duration_ms: media.duration_ms, tracks: &media.tracks };
        let mut recipe = Recipe::of(&source, self.profile);
        recipe.leave_out(|quality| quality == Quality::Small && master.has_small, master.original);
        self.has_room(recipe.estimate(media.duration_ms).bytes).await?;
        let bench = Workbench::new(&self.media).await?;
        run(&path, &media, &recipe, bench.path(), hold).await?;
        hold.tell(Step::Joining, 0);
        for join in &recipe.joins {
            let reach = Reach { read: &[], write: Some(bench.path()) };
            ended_well(&recipe.join(join, bench.path()), limits(&media, &recipe), reach, None).await?;
        }
        let made = self.found(part, &master, &media, &recipe, bench.path(), hold).await?;
        hold.tell(Step::Keeping, 0);
        self.keep(part, &master, &media, made, hold).await
    }

    /// Refuses what would use the part of the disk that stays free.
    async fn has_room(&self, bytes: u64) -> Result<()> {
        let (all, free) = self.media.room().await?;
        let reserve = all / 100 * u64::from(self.reserve);
        if free.saturating_sub(bytes) < reserve { Err(Error::unavailable(NO_ROOM)) } else { Ok(()) }
    }

    /// What lies on the bench, looked into.
    async fn found(
        &self,
        part: Part,
        master: &Master,
        media: &Media,
        recipe: &Recipe,
        bench: &Path,
        hold: &Hold<'_>,
    ) -> Result<Made> {
        let from = made_from(master.sha256, self.profile).to_string();
        let mut rows = Vec::new();
        for (quality, codec, mix) in recipe.files() {
            let path = bench.join(recipe::file_name(quality, codec));
            let row = look(&path, quality, codec == Codec::AacFragments).await?;
            if quality == Quality::Sound || quality == Quality::H240 {
                whole(media, row.duration_ms.unsigned_abs())?;
            }
            let loudness = match mix {
                Some(mix) => loudness(&Recipe::meter(mix, bench)).await?,
                None => None,
            };
            let rung = recipe.rungs.iter().find(|rung| rung.quality == quality);
            let rate = rung.map(|rung| format!("{}/{}", rung.rate.frames, rung.rate.seconds));
            let digested = path.clone();
            let (sha256, length) = blocking(move || digest(&mut File::open(digested)?, |_| Ok(()))).await?;
            let row = RenditionRow {
                part: part.part.into(),
                sha256: sha256.to_string(),
                length_bytes: length.cast_signed(),
                loudness,
                made_from: Some(from.clone()),
                frame_rate: rate,
                ..row
            };
            rows.push((row, path, sha256));
        }
        let words = words(part, master, recipe, bench).await?;
        hold.tell(Step::Picturing, 0);
        Ok(Made { rows, words, pictures: self.pictures(part, master, media, bench).await? })
    }

    /// Pictures of a frame, where a film has none.
    async fn pictures(
        &self,
        part: Part,
        master: &Master,
        media: &Media,
        bench: &Path,
    ) -> Result<Vec<poster::Picture>> {
        if media.picture.is_none() || master.has_pictures || !master.original || part.part != 1 {
            return Ok(Vec::new());
        }
        let film = self.media.path_for_intake(master.sha256);
        match poster::frame(&film, media.container, media.duration_ms, bench).await? {
            Some(frame) => blocking(move || poster::make(&frame)).await,
            None => Ok(Vec::new()),
        }
    }

    /// Bytes first, then the rows that name them, with the job's end.
    async fn keep(
        &self,
        part: Part,
        master: &Master,
        media: &Media,
        made: Made,
        hold: &Hold<'_>,
    ) -> Result<()> {
        let mut journal = Journal::begin(&self.data, &self.ledger.database, &self.media, || ()).await?;
        let kept = self.written(part, master, media, made, hold, &journal).await;
        let settled = journal.settle(&self.ledger.database, &self.media).await;
        kept.and(settled)
    }

    async fn written(
        &self,
        part: Part,
        master: &Master,
        media: &Media,
        made: Made,
        hold: &Hold<'_>,
        journal: &Journal,
    ) -> Result<()> {
        for (_, path, sha256) in &made.rows {
            journal.announce(*sha256).await?;
            self.media.adopt(path, *sha256).await?;
        }
        let pictures = self.kept_pictures(made.pictures, journal).await?;
        let now = self.clock.now();
        let mut deed = Deed::begin(&self.ledger, Actor::System, now).await?;
        jobs::done(deed.tx(), hold.job(), hold.worker(), now).await?;
        let today = store::master(deed.tx(), part).await?;
        if today.is_none_or(|today| today.sha256 != master.sha256) {
            return Err(Error::missing("Its master is not there any more, or is another."));
        }
        let rows: Vec<RenditionRow> = made.rows.into_iter().map(|(row, ..)| row).collect();
        store::replace(deed.tx(), part, &rows, now).await?;
        store::chapters(deed.tx(), part, &media.tracks.chapters).await?;
        for words in &made.words {
            accession_store::add_transcript(deed.tx(), part.edition, words, now).await?;
        }
        if !pictures.is_empty() {
            accession_store::posters(deed.tx(), part.edition, &pictures, now).await?;
        }
        deed.commit().await.map(drop)
    }

    async fn kept_pictures(
        &self,
        pictures: Vec<poster::Picture>,
        journal: &Journal,
    ) -> Result<Vec<PosterRow>> {
        let mut rows = Vec::new();
        for picture in pictures {
            let length_bytes = i64::try_from(picture.bytes.len()).map_err(Error::internal)?;
            journal.announce(Sha256Digest::of(&picture.bytes)).await?;
            let stored = self.media.put(std::io::Cursor::new(picture.bytes)).await?;
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
}

/// Runs the recipe.
async fn run(master: &Path, media: &Media, recipe: &Recipe, bench: &Path, hold: &Hold<'_>) -> Result<()> {
    let mut all = child::arguments(&format!(
        "-v error -nostdin -y -threads 2 -progress pipe:1 -protocol_whitelist file,pipe -f {} -i",
        media.container.demuxer()
    ));
    all.push(child::file_url(master));
    all.extend(recipe.arguments(bench));
    let length = media.duration_ms.max(1);
    let mut on_line = |line: &str| {
        if let Some(micros) = line.strip_prefix("out_time_us=").and_then(|t| t.parse::<u64>().ok()) {
            hold.tell(Step::Encoding, (micros / length).min(1000));
        }
    };
    let reach = Reach { read: &[master], write: Some(bench) };
    ended_well(&all, limits(media, recipe), reach, Some(&mut on_line)).await
}

async fn ended_well(
    arguments: &[std::ffi::OsString],
    limits: Limits,
    reach: Reach<'_>,
    on_line: Option<&mut (dyn FnMut(&str) + Send)>,
) -> Result<()> {
    let ended = child::run("ffmpeg", arguments, limits, reach, on_line).await?;
    if ended.well {
        return Ok(());
    }
    let why = if ended.complaint.is_empty() { "nothing came out".to_owned() } else { ended.complaint };
    if why.contains("No space left") {
        return Err(Error::unavailable(NO_ROOM));
    }
    Err(Error::invalid(format!("It cannot be decoded (ffmpeg says: {why}). Export it anew.")))
}

/// A file is given time and room by what is made of it, and memory by the size of its pictures.
fn limits(media: &Media, recipe: &Recipe) -> Limits {
    let estimate = recipe.estimate(media.duration_ms);
    let seconds = media.duration_ms / 1000;
    let read = media.picture.as_ref().map_or(0, |p| u64::from(p.width) * u64::from(p.height));
    let written: u64 = recipe.rungs.iter().map(|r| u64::from(r.width) * u64::from(r.height)).sum();
    Limits {
        cpu_seconds: 120 + estimate.seconds * 20 + seconds * 20,
        memory: (2 * MEMORY + (read + written) * A_PIXEL).min(MOST_MEMORY),
        output_bytes: (64 << 20) + estimate.bytes * 2,
        wall: Duration::from_secs(240 + estimate.seconds * 40 + seconds * 40),
    }
}

/// What a file on the bench is.
async fn look(path: &Path, quality: Quality, fragments: bool) -> Result<RenditionRow> {
    let about = probe(path).await.map_err(|e| Error::internal(format!("{quality}: {}", e.message())))?;
    if !about.tells.is_empty() {
        return Err(Error::internal(format!("{quality} says more than is seen: {:?}", about.tells)));
    }
    let segments = if fragments {
        let path = path.to_owned();
        Some(blocking(move || Segments::read(&mut File::open(path)?)).await?)
    } else {
        None
    };
    let duration_ms = segments.as_ref().map_or(about.duration_ms, Segments::duration_ms);
    Ok(RenditionRow {
        quality: quality.as_str(),
        media_type: about.media_type.to_owned(),
        codecs: about.codecs.clone(),
        duration_ms: duration_ms.cast_signed(),
        width: about.picture.as_ref().map(|p| p.width.into()),
        height: about.picture.as_ref().map(|p| p.height.into()),
        playable: segments.is_none() && about.playable.is_yes(),
        segments: segments.map(|s| serde_json::to_string(&s)).transpose().map_err(Error::internal)?,
        ..RenditionRow::default()
    })
}

/// Refuses what breaks off long before the end that its file claims.
fn whole(media: &Media, found_ms: u64) -> Result<()> {
    let told = media.duration_ms;
    if found_ms + CUT_OFF_MS < told && found_ms * 5 < told * 4 {
        return Err(Error::invalid(format!(
            "It says that it runs {}, but only {} can be played: it is cut off. Export it anew.",
            stamp(told),
            stamp(found_ms)
        )));
    }
    Ok(())
}

/// What a meter wrote, as JSON; none for silence, which has no loudness.
async fn loudness(meter: &Path) -> Result<Option<String>> {
    let meter = meter.to_owned();
    let text = blocking(move || Ok(std::fs::read_to_string(meter)?)).await?;
    let mut read = Meter::default();
    text.lines().for_each(|line| read.line(line));
    let Ok(loudness) = read.finish() else { return Ok(None) };
    serde_json::to_string(&loudness).map(Some).map_err(Error::internal)
}

/// The subtitles that were taken out, where the work has none in their language.
async fn words(part: Part, master: &Master, recipe: &Recipe, bench: &Path) -> Result<Vec<TranscriptRow>> {
    let spoken: Vec<String> = serde_json::from_str(&master.languages).unwrap_or_default();
    let mut there = master.captions.clone();
    let mut found = Vec::new();
    for track in &recipe.subtitles {
        let told = track.language.as_deref().and_then(Language::of_file);
        let Some(language) = told.or_else(|| spoken.first()?.parse().ok()) else { continue };
        let path = bench.join(recipe::subtitle_name(track));
        let bytes = blocking(move || Ok(std::fs::read(path)?)).await?;
        let Ok(read) = transcript::read(&bytes, Some(&language)) else { continue };
        let cues = read.cues;
        if cues.0.is_empty() || language.tag() == "zxx" || !there.insert(language.tag().to_owned()) {
            continue;
        }
        let vtt = cues.to_vtt();
        found.push(TranscriptRow {
            part: part.part.into(),
            original: spoken.first().is_some_and(|main| main == language.tag()),
            language: language.tag().to_owned(),
            kind: "captions",
            made: "person",
            checked_by: None,
            checked_at: None,
            contents: None,
            sha256: Sha256Digest::from_hasher(Sha256::new_with_prefix(vtt.as_bytes())).to_string(),
            vtt,
        });
    }
    Ok(found)
}

impl Recipe {
    /// Every file that is made: its codec, and what is heard in it where it is sound alone or has sound with it.
    fn files(&self) -> Vec<(Quality, Codec, Option<Mix>)> {
        let sound = self.sounds.iter().find(|s| s.quality == Quality::Sound).map(|s| s.mix);
        let rungs = self.rungs.iter().map(|r| (r.quality, Codec::AacFragments, None));
        let sounds = self.sounds.iter().map(|s| (s.quality, s.codec, Some(s.mix)));
        let joins = self.joins.iter().map(|j| (j.quality, Codec::Aac, sound.filter(|_| j.sound)));
        rungs.chain(sounds).chain(joins).collect()
    }
}
