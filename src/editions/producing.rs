//! Produces the files of an edition on the bench, part by part; nothing refers to them yet.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::edition_store::Subject;
use super::filming;
use super::making::{ByPart, script_row};
use super::plan::{PartPlan, Plan, Span};
use super::script::cues;
use super::sound;
use super::timeline::{FrameRate, Timeline};
use crate::catalogue::accession_store::{PosterRow, RenditionRow, TranscriptRow};
use crate::catalogue::transcript::Cues;
use crate::error::{Error, Result};
use crate::id::Sha256Digest;
use crate::intake::probe::{Media, probe};
use crate::intake::progress::Step;
use crate::intake::{encode, poster};
use crate::storage::media_store::MediaStore;

/// How long the stretch is that a poster is chosen from, in milliseconds.
const TELLING: u64 = 2000;

/// Who produces.
pub(super) struct Producer<'a> {
    pub media: &'a MediaStore,
    pub subject: &'a Subject,
    pub plan: &'a Plan,
    pub bench: &'a Path,
    pub tell: &'a (dyn Fn(Step, u64) + Sync),
}

/// A file that was produced.
pub(super) struct Produced {
    pub part: i64,
    pub quality: &'static str,
    pub path: PathBuf,
    pub media: Media,
}

/// Everything of an edition.
#[derive(Default)]
pub(super) struct Made {
    /// Files to be kept.
    pub files: Vec<Produced>,
    /// Files of parts in which nothing is closed: those of the original.
    pub kept: Vec<RenditionRow>,
    pub scripts: Vec<TranscriptRow>,
    pub posters: Vec<PosterRow>,
    /// The bytes of pictures that are new.
    pub pictures: Vec<(Sha256Digest, Vec<u8>)>,
}

impl Producer<'_> {
    /// Produces it all.
    ///
    /// # Errors
    /// `Invalid` when the master cannot be decoded, `Unavailable` when ffmpeg is not installed.
    pub async fn everything(&self) -> Result<Made> {
        let mut made = Made::default();
        let mut rates: ByPart<Option<FrameRate>> = ByPart::new();
        for (part, plan) in &self.plan.parts {
            let rate = if plan.is_untouched() {
                made.kept.extend(self.subject.files.iter().filter(|f| f.part == *part).cloned());
                None
            } else {
                self.part(*part, plan, &mut made).await?
            };
            rates.insert(*part, rate);
        }
        for script in &self.subject.scripts {
            made.scripts.extend(self.script(script, &rates)?);
        }
        (self.tell)(Step::Picturing, 0);
        self.pictures(&mut made, &rates).await?;
        Ok(made)
    }

    async fn part(&self, part: i64, plan: &PartPlan, made: &mut Made) -> Result<Option<FrameRate>> {
        let master = self.subject.masters().find(|m| m.part == part);
        let master = master.ok_or_else(|| Error::internal("a part without a master"))?;
        let path = self.media.path_for_intake(master.sha256.parse()?);
        let media = probe(&path).await.map_err(|e| match e.kind() {
            crate::error::Kind::Missing => Error::missing("Its master is not in the media store."),
            _ => e,
        })?;
        let folder = self.bench.join(part.to_string());
        DirBuilder::new().mode(0o700).create(&folder)?;
        let rate = match media.picture {
            Some(_) => Some(filming::rate(&path, &media).await?),
            None => None,
        };
        let length = media.duration_ms.max(1);
        let sound = if media.sound.is_some() {
            let decoded =
                sound::decoded(&path, &media, &folder, &mut self.line(Step::Measuring, length)).await?;
            let whole = decoded.path.clone();
            let spliced = sound::spliced(decoded, plan.clone(), rate, &folder).await?;
            tokio::fs::remove_file(whole).await?;
            Some(spliced)
        } else {
            None
        };
        let mut on_line = self.line(Step::Cutting, length);
        let full = filming::full(&path, &media, plan, rate, sound.as_ref(), &folder, &mut on_line).await?;
        if let Some(sound) = sound {
            tokio::fs::remove_file(sound.path).await?;
        }
        let about = probe(&full).await?;
        if !about.tells.is_empty() {
            return Err(Error::internal(format!(
                "an edition that says more than is seen: {:?}",
                about.tells
            )));
        }
        let small =
            encode::small(&full, &about, &folder, &mut |done| (self.tell)(Step::Encoding, done)).await?;
        let small_media = probe(&small).await?;
        made.files.push(Produced { part, quality: "small", path: small, media: small_media });
        made.files.push(Produced { part, quality: "full", path: full, media: about });
        Ok(rate)
    }

    /// Tells how far ffmpeg is, of `length` milliseconds.
    fn line(&self, step: Step, length: u64) -> impl FnMut(&str) + Send + '_ {
        move |line: &str| {
            if let Some(micros) = line.strip_prefix("out_time_us=").and_then(|t| t.parse::<u64>().ok()) {
                (self.tell)(step, (micros / length).min(1000));
            }
        }
    }

    /// The words of the edition; none when nothing is left of them.
    fn script(&self, of: &TranscriptRow, rates: &ByPart<Option<FrameRate>>) -> Result<Option<TranscriptRow>> {
        let Some(plan) = self.plan.parts.get(&of.part).filter(|plan| !plan.is_untouched()) else {
            return Ok(Some(of.clone()));
        };
        let timeline = Timeline::of(plan, rates.get(&of.part).copied().flatten());
        let left = cues(&Cues::from_vtt(&of.vtt)?, plan, &timeline, &of.language.parse()?);
        Ok((!left.0.is_empty()).then(|| script_row(of, left.to_vtt())))
    }

    /// Posters: those of the original where nothing of the picture is closed, else a frame that is open.
    async fn pictures(&self, made: &mut Made, rates: &ByPart<Option<FrameRate>>) -> Result<()> {
        let touched = |part: &i64, plan: &PartPlan| {
            rates.get(part).copied().flatten().is_some() && !(plan.blurs.is_empty() && plan.cuts.is_empty())
        };
        if !self.plan.parts.iter().any(|(part, plan)| touched(part, plan)) {
            made.posters.clone_from(&self.subject.posters);
            return Ok(());
        }
        let first = made.files.iter().filter(|f| f.quality == "full" && f.media.picture.is_some());
        let Some(film) = first.min_by_key(|f| f.part) else { return Ok(()) };
        let plan = &self.plan.parts[&film.part];
        let moments = open_moments(plan, rates.get(&film.part).copied().flatten(), film.media.duration_ms);
        let container = film.media.container;
        let Some(frame) = poster::frame_among(&film.path, container, &moments, self.bench).await? else {
            return Ok(());
        };
        let pictures =
            tokio::task::spawn_blocking(move || poster::make(&frame)).await.map_err(Error::internal)??;
        for picture in pictures {
            let sha256 = Sha256Digest::of(&picture.bytes);
            made.posters.push(PosterRow {
                media_type: picture.media_type,
                width: picture.width.into(),
                height: picture.height.into(),
                sha256: sha256.to_string(),
                length_bytes: i64::try_from(picture.bytes.len()).map_err(Error::internal)?,
            });
            made.pictures.push((sha256, picture.bytes));
        }
        Ok(())
    }
}

/// Moments of the edition at which nothing is blurred for a while, the telling ones first; all when there is none:
/// a blurred frame shows nothing either.
fn open_moments(plan: &PartPlan, rate: Option<FrameRate>, length: u64) -> Vec<u64> {
    let timeline = Timeline::of(plan, rate);
    let wide = |span: &Span| {
        let shown = rate.map_or(0, FrameRate::ms_of_a_frame);
        Span {
            start: timeline.place(span.start).saturating_sub(2 * shown),
            end: timeline.place(span.end) + 2 * shown,
        }
    };
    let blurred: Vec<Span> = plan.blurs.values().flatten().map(wide).collect();
    let all = [10, 25, 40, 50, 60, 75, 90, 5, 0].map(|percent| length * percent / 100);
    let open = |at: &u64| !blurred.iter().any(|b| *at < b.end && b.start < at + TELLING);
    let found: Vec<u64> = all.iter().copied().filter(open).collect();
    if found.is_empty() { all.to_vec() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poster_is_not_taken_from_where_something_is_blurred() {
        let rate = FrameRate { frames: 25, seconds: 1 };
        let mut plan = PartPlan { length_ms: 100_000, ..PartPlan::default() };
        plan.blurs.insert(None, vec![Span { start: 9_000, end: 30_000 }]);
        assert_eq!(open_moments(&plan, Some(rate), 100_000)[..2], [40_000, 50_000]);
        plan.cuts.push(Span { start: 0, end: 9_000 });
        assert_eq!(open_moments(&plan, Some(rate), 91_000)[0], 22_750, "the passage moved up with the cut");
        plan.blurs.insert(None, vec![Span { start: 0, end: 99_999 }]);
        assert_eq!(open_moments(&plan, Some(rate), 91_000).len(), 9);
    }
}
