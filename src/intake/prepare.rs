//! Opens the files of a work without writing anything: what they are, and what is wrong with them.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::child::took_too_long;
use super::finding::{Finding, Findings};
use super::folder::file_in;
use super::format::old_paper::OldPaperEntry;
use super::format::work::{FileQuality, RenditionEntry, WorkFile};
use super::legible::legible;
use super::poster;
use super::probe::{Media, probe};
use super::reading::WorkFolder;
use super::when;
use crate::catalogue::edition::ORIGINAL;
use crate::catalogue::transcript::{self, Read, stamp};
use crate::catalogue::work::Kind;
use crate::consent::paper::{LARGEST, Paper};
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::id::Sha256Digest;
use crate::storage::blocking::blocking;

type Opened = Option<(PathBuf, Media)>;

/// The files of a work, opened.
pub struct Prepared {
    /// For each `[[rendition]]` its file and what it is.
    pub renditions: Vec<(PathBuf, Media)>,
    /// For each `[[transcript]]` what it says.
    pub transcripts: Vec<Read>,
    /// The chosen picture, in every width and type.
    pub pictures: Vec<poster::Picture>,
    /// For each `[[old_paper]]` its scan, where there is one.
    pub scans: Vec<Option<Scan>>,
}

/// The scan of an old paper.
pub struct Scan {
    /// Where it is.
    pub path: PathBuf,
    /// What it was when it was looked at.
    pub sha256: Sha256Digest,
}

/// Largest transcript, in bytes.
const LARGEST_TRANSCRIPT: u64 = 5 << 20;
/// How far cues may run past the end before it is told, in milliseconds.
const SLACK_MS: u64 = 2000;
/// Files up to this size are known by their bytes, larger ones by what the file system says of them.
const READ_WHOLE: u64 = 64 << 10;
/// Raised when what is made of the same files becomes another.
const MAKING: &str = "2";

/// Opens everything that `work` names, also when something is wrong with the work already: so that all is told at once.
///
/// # Errors
/// `Unavailable` when ffprobe is not installed. What is wrong with the files goes to the work's findings.
pub async fn prepare(work: &mut WorkFolder) -> Result<Option<Prepared>> {
    let Some(read) = &work.read else { return Ok(None) };
    let mut findings = Findings::new(&read.source);
    let mut inside = Vec::new();
    let renditions = media(&mut findings, &read.file, &work.folder).await?;
    passages(&mut findings, &read.file, &renditions);
    let transcripts = words(&mut findings, &mut inside, &read.file, work, &renditions);
    // Whatever could not be opened stops the work.
    let renditions = renditions.into_iter().flatten().collect();
    let pictures = pictures(&mut findings, &read.file, &work.folder).await?;
    let scans = scans(&mut findings, &read.file, &work.folder).await?;
    let mut found = findings.all;
    found.append(&mut inside);
    work.findings.append(&mut found);
    work.findings.sort();
    // A file that is not there was missed by both looks.
    work.findings.dedup();
    Ok((!work.is_stopped()).then_some(Prepared { renditions, transcripts, pictures, scans }))
}

/// For each `[[rendition]]` its file and what it is; none for one that cannot be opened.
async fn media(findings: &mut Findings<'_>, file: &WorkFile, folder: &Path) -> Result<Vec<Opened>> {
    let mut all: Vec<Opened> = file.rendition.iter().map(|_| None).collect();
    for (i, entry) in file.rendition.iter().enumerate() {
        let field = format!("rendition[{i}].file");
        let Some(path) = findings.take(&field, file_in(folder, &entry.file)) else { continue };
        match probe(&path).await {
            Err(e) if is_trouble(&e) => return Err(e),
            Err(e) => findings.fault(field, format!("{}: {}", entry.file, e.message())),
            Ok(media) => {
                if file.kind == Kind::Film && media.picture.is_none() && !findings.is_mended("kind") {
                    findings.fault(
                        &field,
                        format!(
                            "{} has no moving picture; a work without one is an oral_history.",
                            entry.file
                        ),
                    );
                }
                if file.kind == Kind::OralHistory && media.sound.is_none() && !findings.is_mended("kind") {
                    findings.fault(&field, format!("{} has no sound.", entry.file));
                }
                told_inside(findings, &field, file, &entry.file, &media);
                all[i] = Some((path, media));
            }
        }
    }
    Ok(all)
}

/// What stands inside a file beside picture and sound goes wherever the file goes, and nobody agreed to that: it stops
/// a work that somebody was asked about, and is told of one that stays closed anyway.
fn told_inside(findings: &mut Findings<'_>, field: &str, file: &WorkFile, name: &str, media: &Media) {
    if media.tells.is_empty() {
        return;
    }
    let tags = media.tells.join(", ");
    let what = format!(
        "{name} says more than is seen and heard ({tags}), and whoever plays it can read that. Take it out: \
         ffmpeg -i FILE -map 0:V? -map 0:a -map_metadata -1 -map_chapters -1 -c copy NEW."
    );
    if file.consent.is_empty() { findings.note(field, what) } else { findings.fault(field, what) }
}

/// A closed passage lies inside its part: one that reaches further was written down for something else.
fn passages(findings: &mut Findings<'_>, file: &WorkFile, renditions: &[Opened]) {
    for (i, entry) in file.restriction.iter().enumerate() {
        let part = entry.part.unwrap_or(1);
        let of_part =
            |r: &RenditionEntry| r.part == part && r.edition == ORIGINAL && r.quality == FileQuality::Full;
        let full = file.rendition.iter().zip(renditions).find(|(r, _)| of_part(r));
        let Some((_, Some((_, media)))) = full else { continue };
        if when::millis(entry.end).is_ok_and(|end| end > media.duration_ms.cast_signed()) {
            let told = format!(
                "Part {part} is {} long; a passage ends there at the latest.",
                stamp(media.duration_ms)
            );
            findings.fault(format!("restriction[{i}].end"), told);
        }
    }
}

fn words(
    findings: &mut Findings<'_>,
    inside: &mut Vec<Finding>,
    file: &WorkFile,
    work: &WorkFolder,
    renditions: &[Opened],
) -> Vec<Read> {
    let mut all = Vec::new();
    for (i, entry) in file.transcript.iter().enumerate() {
        let field = format!("transcript[{i}].file");
        let Some(path) = findings.take(&field, file_in(&work.folder, &entry.file)) else { continue };
        let bytes = match fs::metadata(&path) {
            Ok(about) if about.len() > LARGEST_TRANSCRIPT => {
                findings.fault(&field, format!("{} is larger than 5 MB; is it a transcript?", entry.file));
                continue;
            }
            _ => fs::read(&path),
        };
        let Some(bytes) = findings.take(&field, bytes.map_err(Error::from)) else { continue };
        let told_in = Path::new(&work.name).join(&entry.file).display().to_string();
        let mut tell = |line, message, stops| {
            inside.push(Finding { file: told_in.clone(), line, field: String::new(), message, stops });
        };
        match transcript::read(&bytes, entry.language.parse().ok().as_ref()) {
            Err(faults) => faults.into_iter().for_each(|f| tell(f.line, f.message, true)),
            Ok(read) => {
                read.notes.iter().for_each(|note| tell(note.line, note.message.clone(), false));
                let of_part = |r: &RenditionEntry| r.part == entry.part && r.edition == entry.edition;
                let files = file.rendition.iter().zip(renditions).filter(|(r, _)| of_part(r));
                let lengths = files.filter_map(|(_, opened)| Some(opened.as_ref()?.1.duration_ms));
                let (length, end) = (lengths.max(), read.cues.end_ms());
                if let Some(length) = length.filter(|length| end > length + SLACK_MS) {
                    let (end, length) = (stamp(end), stamp(length));
                    tell(0, format!("Its words run to {end}, but the recording ends at {length}."), false);
                }
                all.push(read);
            }
        }
    }
    all
}

/// Whether an error is ours or of the machine, and says nothing of the file. One that took too long may be hostile: it is
/// told with the work, and the others go on.
fn is_trouble(e: &Error) -> bool {
    matches!(e.kind(), ErrorKind::Unavailable | ErrorKind::Internal) && !took_too_long(e)
}

/// For each old paper its scan; none for one that cannot be opened, which stops the work.
async fn scans(findings: &mut Findings<'_>, file: &WorkFile, folder: &Path) -> Result<Vec<Option<Scan>>> {
    let mut scans = Vec::new();
    for (i, paper) in file.old_paper.iter().enumerate() {
        let path = scan(findings, &format!("old_paper[{i}].scan"), paper, folder);
        scans.push(match path {
            // Here, since nobody must wait for it who waits to write.
            Some(path) => match read_scan(path).await {
                Ok(scan) => Some(scan),
                Err(e) if is_trouble(&e) => return Err(e),
                Err(e) => {
                    findings.fault(format!("old_paper[{i}].scan"), e.message().to_owned());
                    None
                }
            },
            None => None,
        });
    }
    Ok(scans)
}

/// A scan that somebody can read, and what it is now.
async fn read_scan(path: PathBuf) -> Result<Scan> {
    let from = path.clone();
    let bytes = blocking(move || Ok(fs::read(&from)?)).await?;
    let sha256 = Sha256Digest::of(&bytes);
    legible(Paper::new(bytes, None, None)?).await?;
    Ok(Scan { path, sha256 })
}

/// Where the scan of a paper is, unless there is none or it cannot be taken.
fn scan(findings: &mut Findings<'_>, field: &str, paper: &OldPaperEntry, folder: &Path) -> Option<PathBuf> {
    let name = paper.scan.as_ref()?;
    let path = findings.take(field, file_in(folder, name))?;
    let length = findings.take(field, fs::metadata(&path).map_err(Error::from))?.len();
    if length > LARGEST as u64 {
        findings.fault(field, format!("{name} is larger than 64 MiB. Scan it smaller, or in parts."));
        return None;
    }
    Some(path)
}

async fn pictures(
    findings: &mut Findings<'_>,
    file: &WorkFile,
    folder: &Path,
) -> Result<Vec<poster::Picture>> {
    let Some(entry) = &file.poster else { return Ok(Vec::new()) };
    let Some(path) = findings.take("poster.file", file_in(folder, &entry.file)) else {
        return Ok(Vec::new());
    };
    match tokio::task::spawn_blocking(move || poster::make(&path)).await.map_err(Error::internal)? {
        Ok(pictures) => Ok(pictures),
        Err(e) if e.kind() == ErrorKind::Internal => Err(e),
        Err(e) => {
            findings.fault("poster.file", format!("{}: {}", entry.file, e.message()));
            Ok(Vec::new())
        }
    }
}

/// What tells whether a work's folder is as it was: its file, and for every file named there its bytes, or for large
/// ones length, place on the disk and the instants of its last changes (which no program can set back).
///
/// # Errors
/// What the disk says.
pub async fn fingerprint(folder: &Path, file: &WorkFile) -> Result<String> {
    let media = file.rendition.iter().map(|r| &r.file);
    let scans = file.old_paper.iter().filter_map(|paper| paper.scan.as_ref());
    let words = file.transcript.iter().map(|t| &t.file);
    let named = media.chain(words).chain(file.poster.iter().map(|p| &p.file)).chain(scans);
    let (folder, named): (_, Vec<String>) = (folder.to_owned(), named.cloned().collect());
    tokio::task::spawn_blocking(move || fingerprint_of(&folder, &named)).await.map_err(Error::internal)?
}

fn fingerprint_of(folder: &Path, named: &[String]) -> Result<String> {
    let mut hasher = Sha256::new();
    hasher.update(MAKING);
    hasher.update(fs::read(folder.join("work.toml"))?);
    for name in named {
        let path = file_in(folder, name)?;
        let about = fs::metadata(&path)?;
        hasher.update(format!("\n{name} {} ", about.len()));
        if about.len() <= READ_WHOLE {
            hasher.update(fs::read(&path)?);
        } else {
            let place = (about.dev(), about.ino());
            let changed = (about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec());
            hasher.update(format!("{place:?} {changed:?}"));
        }
    }
    Ok(Sha256Digest::from_hasher(hasher).to_string())
}
