//! What a page says to the player: files, captions and words of one part of a work. `web/player/README.md` holds the
//! other half of this contract.

use std::collections::BTreeMap;

use super::card::{self, Poster};
use super::view::{Said, View};
use crate::catalogue::shelf::{Entry, File, Script, Words};
use crate::catalogue::transcript::{Cue, Cues, Point, Transcript};
use crate::catalogue::work::Kind;
use crate::id::Id;
use crate::language::Language;

/// Where the player stands and what it may do there.
pub struct Stage {
    /// In front of `/media`, `/captions` and `/posters`: empty, or a class link's `/c/{token}`.
    pub root: String,
    /// A clip's first and last millisecond.
    pub clip: (Option<u64>, Option<u64>),
    /// Whether a clip offers the work from its beginning.
    pub whole: bool,
    /// Whether to offer “remember on this device”; never in frames and class links.
    pub remember: bool,
    /// The absolute address to share; none: no sharing.
    pub share: Option<String>,
    /// The language of the captions from the start, `off` for none; none: as the work and the page's language say.
    pub captions: Option<String>,
}

/// One part of a work in its player.
pub struct Player {
    /// `player`, `player-2` …
    pub id: String,
    /// From 1.
    pub part: u16,
    /// The part's title, when the work has several.
    pub part_title: Option<Said>,
    /// The id of the next part's player.
    pub next: Option<String>,
    /// The work's id.
    pub work: String,
    /// Whether there is a picture.
    pub film: bool,
    /// Milliseconds.
    pub duration_ms: u64,
    /// The file that was brought in.
    pub full: Option<Source>,
    /// The file for small data plans.
    pub small: Option<Source>,
    /// Captions.
    pub tracks: Vec<Track>,
    /// The language of the captions from the start, or `off`.
    pub captions: String,
    /// Words to read along, one for each language.
    pub readings: Vec<Reading>,
    /// The poster.
    pub poster: Option<Poster>,
    /// Pixels; 1280 by 720 when unknown.
    pub size: (u32, u32),
    /// The title, for those who do not see it.
    pub title: Said,
    /// The script's words in the page's language, as JSON.
    pub labels: String,
    /// Where it stands.
    pub stage: Stage,
}

/// A file that the player may play.
pub struct Source {
    /// Its address.
    pub src: String,
    /// Its size.
    pub bytes: u64,
}

/// Captions in one language.
pub struct Track {
    /// Their address.
    pub src: String,
    /// Their language.
    pub lang: String,
    /// Its name in itself, or in the page's language when the interface does not speak it.
    pub label: String,
    /// Whether they are on from the start.
    pub default: bool,
}

/// The words of a part in one language.
pub struct Reading {
    /// Their language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its name.
    pub label: String,
    /// Whether they are open from the start.
    pub open: bool,
    /// Whether a machine wrote them down and nobody has checked them.
    pub unchecked: bool,
    /// What is told when: each with its place, its heading, and what else is said of it.
    pub contents: Vec<Chapter>,
    /// Each sentence with its place in seconds.
    pub cues: Vec<Sentence>,
}

/// A stretch of a recording and what is told in it.
pub struct Chapter {
    /// Seconds.
    pub start: String,
    /// Where a click leads.
    pub href: String,
    /// Its heading.
    pub title: String,
    /// What is told.
    pub synopsis: String,
}

/// A sentence and when it is said.
pub struct Sentence {
    /// Seconds.
    pub start: String,
    /// Seconds.
    pub end: String,
    /// Where a click leads.
    pub href: String,
    /// Who says them, where that is somebody else than before.
    pub speaker: Option<String>,
    /// Their language, where it is another than that of the rest.
    pub lang: Option<String>,
    /// Their direction, where it is another than that of the rest.
    pub dir: Option<&'static str>,
    /// The words.
    pub text: String,
}

/// The players of a work, one a part. `words` holds what each transcript says.
#[must_use]
pub fn players(
    view: &View,
    entry: &Entry,
    words: &BTreeMap<Id<Transcript>, Words>,
    stage: impl Fn() -> Stage,
) -> Vec<Player> {
    let mut parts: Vec<u16> = entry.files.iter().map(|file| file.part).collect();
    parts.dedup();
    let id = |part: u16| if part == 1 { "player".to_owned() } else { format!("player-{part}") };
    let player = |(at, part): (usize, &u16)| {
        let next = parts.get(at + 1).map(|next| id(*next));
        one(view, entry, words, *part, (id(*part), next), stage())
    };
    parts.iter().enumerate().map(player).collect()
}

impl Player {
    /// The number of the part, for a sentence.
    #[must_use]
    pub fn part_number(&self) -> u64 {
        u64::from(self.part)
    }
}

fn one(
    view: &View,
    entry: &Entry,
    words: &BTreeMap<Id<Transcript>, Words>,
    part: u16,
    (id, next): (String, Option<String>),
    stage: Stage,
) -> Player {
    let scripts: Vec<&Script> = entry.scripts.iter().filter(|script| script.part == part).collect();
    let captions = stage.captions.clone().unwrap_or_else(|| wanted(view, entry, &scripts));
    let files = offered(entry, part);
    let source =
        |file: &&File| Source { src: format!("{}/media/{}", stage.root, file.id), bytes: file.length_bytes };
    let titles = entry.parts.iter().find(|p| p.part == part).map(|p| &p.titles);
    Player {
        part,
        part_title: titles.and_then(|titles| view.choose(titles, &entry.languages)),
        next,
        work: entry.id.text(),
        film: entry.kind == Kind::Film,
        duration_ms: files.first().map_or(0, |file| file.duration_ms),
        full: files.first().map(source),
        small: files.get(1).map(source),
        tracks: scripts
            .iter()
            .filter(|s| s.captions)
            .map(|s| track(view, s, &captions, &stage.root))
            .collect(),
        readings: readings(view, &scripts, words, &captions, part),
        captions,
        poster: card::poster(view, entry, &format!("{}/posters", stage.root)),
        size: files.first().and_then(|file| file.size).unwrap_or((1280, 720)),
        title: card::title(view, entry),
        labels: view.words.player_labels(),
        id,
        stage,
    }
}

/// The files of a part that browsers play, full before small; where they play none, all.
fn offered(entry: &Entry, part: u16) -> Vec<&File> {
    let playable: Vec<&File> = entry.files_of(part).filter(|file| file.playable).collect();
    if playable.is_empty() { entry.files_of(part).collect() } else { playable }
}

/// Captions are on from the start when the work is spoken in another language than the page's: in the page's, else in
/// one that many read.
fn wanted(view: &View, entry: &Entry, scripts: &[&Script]) -> String {
    let here = view.words.language();
    let foreign = |spoken: &Language| spoken.tag() != "zxx" && spoken.primary() != here.primary();
    if !entry.languages.iter().any(foreign) {
        return "off".to_owned();
    }
    let has = |tag: &str| scripts.iter().find(|s| s.captions && s.language.primary() == tag);
    [here.primary(), "en", "de"]
        .iter()
        .find_map(|tag| has(tag))
        .map_or_else(|| "off".to_owned(), |script| script.language.tag().to_owned())
}

fn track(view: &View, script: &Script, captions: &str, root: &str) -> Track {
    Track {
        src: format!("{root}/captions/{}.vtt", script.id),
        lang: script.language.tag().to_owned(),
        label: own_name(view, &script.language),
        default: script.language.tag() == captions,
    }
}

fn own_name(view: &View, language: &Language) -> String {
    let spoken = view.languages().iter().find(|words| words.language() == language);
    spoken.map_or_else(|| view.words.language_name(language.tag()), crate::http::words::Words::name)
}

/// Words to read along: each language once, a reading text before captions. The first is open: the reader's, else the
/// captions', else the original.
fn readings(
    view: &View,
    scripts: &[&Script],
    words: &BTreeMap<Id<Transcript>, Words>,
    captions: &str,
    part: u16,
) -> Vec<Reading> {
    let mut chosen: Vec<&Script> = Vec::new();
    for script in scripts.iter().filter(|s| !s.captions).chain(scripts.iter().filter(|s| s.captions)) {
        if !chosen.iter().any(|c| c.language == script.language) {
            chosen.push(script);
        }
    }
    chosen.sort_by_key(|script| !script.original);
    let has = |tag: &str| chosen.iter().position(|s| s.language.tag() == tag);
    let open = has(view.lang()).or_else(|| has(captions)).unwrap_or(0);
    if let Some(first) = chosen.get_mut(..=open) {
        first.rotate_right(1);
    }
    let reading = |(at, script): (usize, &&Script)| Reading {
        lang: script.language.tag().to_owned(),
        dir: script.language.dir(),
        label: own_name(view, &script.language),
        open: at == 0,
        unchecked: script.unchecked,
        contents: words.get(&script.id).map(|said| chapters(&said.contents, part)).unwrap_or_default(),
        cues: words
            .get(&script.id)
            .map(|said| sentences(&said.cues, &script.language, part))
            .unwrap_or_default(),
    };
    chosen.iter().enumerate().map(reading).collect()
}

/// Seconds, as a fragment says them.
fn seconds(ms: u64) -> String {
    format!("{}.{:03}", ms / 1000, ms % 1000).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Where a place in a part is.
fn place(start: &str, part: u16) -> String {
    let behind = if part == 1 { String::new() } else { format!("&part={part}") };
    format!("#t={start}{behind}")
}

fn chapters(contents: &[Point], part: u16) -> Vec<Chapter> {
    let chapter = |point: &Point| {
        let start = seconds(point.start_ms);
        let (title, synopsis) = (point.title.clone(), point.synopsis.clone());
        Chapter { href: place(&start, part), start, title, synopsis }
    };
    contents.iter().map(chapter).collect()
}

fn sentences(cues: &Cues, language: &Language, part: u16) -> Vec<Sentence> {
    let mut speaking = None;
    let sentence = |cue: &Cue| {
        let start = seconds(cue.start_ms);
        let changes = cue.speaker.is_some() && cue.speaker != speaking;
        speaking.clone_from(&cue.speaker);
        Sentence {
            speaker: cue.speaker.clone().filter(|_| changes),
            lang: cue.language.as_ref().map(|of| of.tag().to_owned()),
            dir: cue.dir().filter(|dir| *dir != language.dir()),
            href: place(&start, part),
            start,
            end: seconds(cue.end_ms),
            text: cue.text.replace('\n', " "),
        }
    };
    cues.0.iter().map(sentence).collect()
}
