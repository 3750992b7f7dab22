//! Begins a work's folder: copies files, looks into them, and writes a work.toml with a comment at each field.

mod template;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use self::template::{HEAD, MIDDLE, PEOPLE, TEXTS};
use super::folder::root_of;
use super::format::FileKind;
use super::probe::{Media, probe, sniff_file};
use super::sniff::Sniffed;
use crate::catalogue::transcript;
use crate::catalogue::work::{Kind, Slug};
use crate::error::{Error, Result};
use crate::language::Language;

/// What was begun.
pub struct Beginning {
    /// The work.toml.
    pub path: PathBuf,
    /// What to know about the files.
    pub notes: Vec<String>,
}

/// A file, looked into.
enum Given {
    Media(String, Box<Media>),
    Words(String, Option<Language>),
    Picture(String),
}

/// Begins a work in `folder` with `files`.
///
/// # Errors
/// `Conflict` when there is a work.toml already, `Invalid` for a file that is no film, sound, transcript or picture.
pub async fn begin(folder: &Path, files: &[PathBuf]) -> Result<Beginning> {
    let path = folder.join("work.toml");
    if path.exists() {
        return Err(Error::conflict(format!("{} is there already; it was not touched.", path.display())));
    }
    let mut given = Vec::new();
    for file in files {
        given.push(look(file).await?);
    }
    fs::create_dir_all(folder)?;
    // What can be refused comes before the files: a folder of files without a work.toml would stop the next try.
    let text = format!("#:schema {}\n{}", schema(folder)?, text(folder, &given));
    let mut notes: Vec<String> = given.iter().filter_map(note).collect();
    if text.contains(GUESSED) {
        notes.push(format!(
            "No file tells which language is spoken. Look for {GUESSED} in work.toml and put it right."
        ));
    }
    let (files, folder, work_file) = (files.to_owned(), folder.to_owned(), path.clone());
    let put = move || {
        files.iter().try_for_each(|file| bring(file, &folder))?;
        File::create_new(work_file)?.write_all(text.as_bytes()).map_err(Error::from)
    };
    tokio::task::spawn_blocking(put).await.map_err(Error::internal)??;
    Ok(Beginning { path, notes })
}

/// Where the schema of a work.toml in `folder` lies, seen from there: the library's, else one that is put beside it.
fn schema(folder: &Path) -> Result<String> {
    let name = FileKind::Work.schema_name();
    let folder = fs::canonicalize(folder)?;
    let root = root_of(&folder);
    let depth = folder.strip_prefix(&root).map_or(0, |below| below.components().count());
    if !root.join(name).exists() {
        fs::write(root.join(name), FileKind::Work.schema_text())?;
    }
    Ok("../".repeat(depth) + name)
}

/// Endings of subtitles and transcripts that are not read.
const OTHER_SUBTITLES: [&str; 8] = ["ass", "ssa", "sub", "sbv", "stl", "smi", "docx", "odt"];
/// Endings of those that are.
const WORDS: [&str; 7] = ["vtt", "srt", "ttml", "dfxp", "xml", "txt", "lrc"];

/// The language that a transcript's name tells, as `film.sr-Latn.vtt` and `film.no.utf16.srt` do.
fn named_language(name: &str) -> Option<Language> {
    const SAY_NO_LANGUAGE: [&str; 6] = ["cc", "sdh", "hoh", "sub", "utf", "new"];
    let mut parts: Vec<String> = name.split('.').skip(1).map(str::to_lowercase).collect();
    parts.pop();
    let told = |part: &String| {
        let language = Language::of_file(part).filter(|l| l.primary().len() <= 3)?;
        (!SAY_NO_LANGUAGE.contains(&part.as_str())).then_some(language)
    };
    parts.iter().rev().find_map(told)
}

async fn look(path: &Path) -> Result<Given> {
    let shown = path.display();
    let told = |e: Error| match e.kind() {
        crate::error::Kind::Unavailable | crate::error::Kind::Internal => e,
        _ => Error::invalid(format!("{shown}: {}", e.message())),
    };
    let name = path.file_name().and_then(|n| n.to_str()).filter(|n| !n.contains(['"', '\\', '\n']));
    let name = name
        .ok_or_else(|| Error::invalid(format!("{shown} has no name that can be written down; rename it.")))?;
    let name = name.to_owned();
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    match sniff_file(path).map_err(told)? {
        Sniffed::Picture => {
            super::poster::open(path).map_err(told)?;
            Ok(Given::Picture(name))
        }
        _ if WORDS.contains(&extension.as_str()) => {
            let language = named_language(&name);
            transcript::read(&fs::read(path)?, language.as_ref()).map_err(|faults| {
                let lines: Vec<String> =
                    faults.iter().map(|f| format!("{shown}:{}: {}", f.line, f.message)).collect();
                Error::invalid(lines.join("\n"))
            })?;
            Ok(Given::Words(name, language))
        }
        _ if OTHER_SUBTITLES.contains(&extension.as_str()) => Err(Error::invalid(format!(
            "{shown}: Of transcripts and subtitles, WebVTT (.vtt), SubRip (.srt), TTML (.ttml), the XML of OHMS (.xml) and text \
             with time codes (.txt) are taken. Most others are made into one by: ffmpeg -i {shown} NEW.srt"
        ))),
        _ => Ok(Given::Media(name, Box::new(probe(path).await.map_err(told)?))),
    }
}

/// Copies a file into the folder, whole or not at all, unless it is there.
fn bring(file: &Path, folder: &Path) -> Result<()> {
    let Some(name) = file.file_name() else { return Ok(()) };
    let target = folder.join(name);
    if target.exists() {
        let same = fs::canonicalize(&target)? == fs::canonicalize(file)?;
        let told = format!("There is another file {} already; nothing was copied over it.", target.display());
        return if same { Ok(()) } else { Err(Error::conflict(told)) };
    }
    let mut half = target.clone().into_os_string();
    half.push(".part");
    fs::copy(file, &half)?;
    File::open(&half)?.sync_all()?;
    Ok(fs::rename(&half, &target)?)
}

fn note(given: &Given) -> Option<String> {
    let Given::Media(name, media) = given else { return None };
    let length = media.duration_ms / 1000;
    let plays = match &media.playable {
        super::playable::Playable::Yes { index_first: true } => "a browser plays it as it is".to_owned(),
        super::playable::Playable::Yes { index_first: false } => {
            "a browser plays it, but begins late: its index stands at the end (ffmpeg -i FILE -c copy -movflags +faststart NEW mends that)".to_owned()
        }
        super::playable::Playable::No(why) => format!("must wait for encoding ({why})"),
    };
    let place = if media.tells.iter().any(|tag| tag.contains("location")) {
        "; it says where it was recorded (GPS): take that out before you publish it"
    } else {
        ""
    };
    Some(format!("{name}: {}:{:02}, {plays}{place}", length / 60, length % 60))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn text(folder: &Path, given: &[Given]) -> String {
    let name = fs::canonicalize(folder)
        .ok()
        .and_then(|f| Some(f.file_name()?.to_str()?.to_owned()))
        .unwrap_or_default();
    let slug = Slug::from_title(&name).map_or_else(|| "my-work".to_owned(), |s| s.to_string());
    let film = given.iter().any(|g| matches!(g, Given::Media(_, m) if m.picture.is_some()));
    let any = given.iter().any(|g| matches!(g, Given::Media(..)));
    let kind = if film || !any { Kind::Film } else { Kind::OralHistory };
    let spoken = language(given, kind);
    let language = &spoken.tag;
    let mut out = format!(
        "{HEAD}slug = {}\nkind = {}                          # film | oral_history\nstate = \"published\"                     # draft | published: nothing opens without consent\n\
         {}languages = [{}]                      # spoken, the main one first (BCP 47); a film without words: [\"zxx\"]\n{MIDDLE}title = {{ {} = {} }}\n{TEXTS}",
        quoted(&slug),
        quoted(kind.as_str()),
        spoken.guessed("no file tells which language is spoken. Put it here"),
        quoted(language),
        title_key(language),
        quoted(&name)
    );
    files(&mut out, given, &spoken);
    out.push_str(PEOPLE);
    out
}

/// Stands before what nobody told us.
const GUESSED: &str = "GUESSED";

/// The language that is spoken.
struct Spoken {
    tag: String,
    /// Whether the sound tells it; otherwise it is guessed.
    told: bool,
}

impl Spoken {
    /// A line above what is guessed; nothing where it was told.
    fn guessed(&self, what: &str) -> String {
        if self.told { String::new() } else { format!("# {GUESSED}: {what}.\n") }
    }
}

/// The language that the sound tells; else, as a guess, that of the first transcript whose name says one, else German.
fn language(given: &[Given], kind: Kind) -> Spoken {
    let mut sounds = given.iter().filter_map(|g| match g {
        Given::Media(_, media) => media.language.as_deref(),
        _ => None,
    });
    if let Some(told) = sounds.find_map(Language::of_file) {
        return Spoken { tag: told.tag().to_owned(), told: true };
    }
    let named = given.iter().find_map(|g| match g {
        Given::Words(_, language) => language.clone(),
        _ => None,
    });
    let silent =
        kind == Kind::Film && given.iter().any(|g| matches!(g, Given::Media(_, m) if m.sound.is_none()));
    match named {
        Some(language) => Spoken { tag: language.tag().to_owned(), told: false },
        None if silent => Spoken { tag: "zxx".to_owned(), told: true },
        None => Spoken { tag: "de".to_owned(), told: false },
    }
}

/// A title in no language stands under the language of whoever writes it.
fn title_key(language: &str) -> &str {
    if language == "zxx" { "de" } else { language }
}

fn files(out: &mut String, given: &[Given], spoken: &Spoken) {
    let media: Vec<(&String, &Media)> = given
        .iter()
        .filter_map(|g| match g {
            Given::Media(name, media) => Some((name, &**media)),
            _ => None,
        })
        .collect();
    if media.len() > 1 {
        for (number, _) in media.iter().enumerate() {
            let _ =
                writeln!(out, "[[part]]\ntitle = {{ {} = \"{}\" }}\n", title_key(&spoken.tag), number + 1);
        }
    }
    for (number, (name, about)) in media.iter().enumerate() {
        let part = if media.len() > 1 { format!("part = {}\n", number + 1) } else { String::new() };
        let seconds = about.duration_ms / 1000;
        let size =
            about.picture.as_ref().map_or_else(String::new, |p| format!(", {} × {}", p.width, p.height));
        let _ = writeln!(
            out,
            "[[rendition]]                             # {}:{:02}{size}\nfile = {}\nquality = \"full\"                        # a small one is made at the import\n{part}",
            seconds / 60,
            seconds % 60,
            quoted(name)
        );
    }
    if media.is_empty() {
        out.push_str("# [[rendition]]\n# file = \"film.mp4\"                       # inside this folder\n# quality = \"full\"                        # full | small; a small one is made at the import\n\n");
    }
    words_and_picture(out, given, spoken);
}

fn words_and_picture(out: &mut String, given: &[Given], spoken: &Spoken) {
    let mut there = BTreeSet::new();
    let mut pictured = false;
    for given in given {
        match given {
            Given::Words(name, language) => {
                let text = words(name, language.as_ref(), spoken, &mut there);
                // Writing to a String cannot fail.
                let _ = writeln!(out, "{text}");
            }
            Given::Picture(name) if !pictured => {
                pictured = true;
                let _ = writeln!(
                    out,
                    "[poster]\nfile = {}\n# alt = {{ de = \"What is to be seen\" }}      # for people who do not see it\n",
                    quoted(name)
                );
            }
            Given::Picture(_) | Given::Media(..) => {}
        }
    }
}

/// One transcript; where there is one of its language already, only as a comment, since a work has one of each.
fn words(name: &str, named: Option<&Language>, spoken: &Spoken, there: &mut BTreeSet<String>) -> String {
    let tag = named.map_or(spoken.tag.as_str(), Language::tag);
    let original = tag == spoken.tag;
    let mut text = String::from("[[transcript]]\n");
    let _ = writeln!(text, "file = {}", quoted(name));
    if named.is_none() {
        let _ = writeln!(text, "# {GUESSED}: the name of the file tells no language.");
    }
    let _ = writeln!(text, "language = {}", quoted(tag));
    if original {
        text += &spoken.guessed("if these words are a translation, write false");
    }
    let _ = writeln!(
        text,
        "original = {original}                          # the words as they are spoken, not a translation"
    );
    if there.insert(tag.to_owned()) {
        return text;
    }
    let head = String::from(
        "# There is one in this language already, and a work has one of each. Choose, or tell which language this is.\n",
    );
    text.lines().fold(head, |all, line| format!("{all}# {line}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_is_of_the_language_that_its_name_tells() {
        for (name, told) in [
            ("film.de.srt", Some("de")),
            ("tears_of_steel.no.utf16.srt", Some("no")),
            ("film.sr-Latn.vtt", Some("sr-Latn")),
            ("film.ger.srt", Some("de")),
            ("film.en.sdh.srt", Some("en")),
            ("film.srt", None),
            ("de.srt", None),
            ("film.final.srt", None),
        ] {
            assert_eq!(named_language(name).as_ref().map(Language::tag), told, "{name}");
        }
    }
}
