//! Begins a work's folder: copies files, looks into them, and writes a work.toml with a comment at each field.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

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
    for file in files {
        bring(file, folder)?;
    }
    let text = format!("#:schema {}\n{}", schema(folder)?, text(folder, &given));
    File::create_new(&path)?.write_all(text.as_bytes())?;
    let notes = given.iter().filter_map(note).collect();
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
        _ if matches!(extension.as_str(), "vtt" | "srt") => {
            transcript::read(&fs::read(path)?).map_err(|faults| {
                let lines: Vec<String> =
                    faults.iter().map(|f| format!("{shown}:{}: {}", f.line, f.message)).collect();
                Error::invalid(lines.join("\n"))
            })?;
            let tag = name.rsplit('.').nth(1).and_then(|t| t.parse().ok());
            Ok(Given::Words(name, tag))
        }
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
    let language = language(given, kind);
    let mut out = format!(
        "{HEAD}slug = {}\nkind = {}                          # film | oral_history\nstate = \"published\"                     # draft | published: nothing opens without consent\n\
         languages = [{}]                      # spoken, the main one first (BCP 47); a film without words: [\"zxx\"]\n{MIDDLE}title = {{ {} = {} }}\n{TEXTS}",
        quoted(&slug),
        quoted(kind.as_str()),
        quoted(&language),
        title_key(&language),
        quoted(&name)
    );
    files(&mut out, given, &language);
    out.push_str(PEOPLE);
    out
}

/// The language that the sound, else a transcript, names; else German, to be changed.
fn language(given: &[Given], kind: Kind) -> String {
    let mut sounds = given.iter().filter_map(|g| match g {
        Given::Media(_, media) => media.language.as_deref(),
        _ => None,
    });
    let told = sounds.find_map(two_letters).or_else(|| {
        given.iter().find_map(|g| match g {
            Given::Words(_, language) => language.clone(),
            _ => None,
        })
    });
    let silent =
        kind == Kind::Film && given.iter().any(|g| matches!(g, Given::Media(_, m) if m.sound.is_none()));
    match told {
        Some(language) => language.tag().to_owned(),
        None if silent => "zxx".to_owned(),
        None => "de".to_owned(),
    }
}

/// Files name languages by three letters (ISO 639-2); the ones of our neighbours, as BCP 47 wants them.
fn two_letters(code: &str) -> Option<Language> {
    const PAIRS: [(&str, &str); 16] = [
        ("ara", "ar"),
        ("bos", "bs"),
        ("deu", "de"),
        ("eng", "en"),
        ("fas", "fa"),
        ("fra", "fr"),
        ("ger", "de"),
        ("hrv", "hr"),
        ("ita", "it"),
        ("pol", "pl"),
        ("rus", "ru"),
        ("spa", "es"),
        ("srp", "sr"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("vie", "vi"),
    ];
    PAIRS.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two).parse().ok()
}

/// A title in no language stands under the language of whoever writes it.
fn title_key(language: &str) -> &str {
    if language == "zxx" { "de" } else { language }
}

fn files(out: &mut String, given: &[Given], spoken: &str) {
    let media: Vec<(&String, &Media)> = given
        .iter()
        .filter_map(|g| match g {
            Given::Media(name, media) => Some((name, &**media)),
            _ => None,
        })
        .collect();
    if media.len() > 1 {
        for (number, _) in media.iter().enumerate() {
            let _ = writeln!(out, "[[part]]\ntitle = {{ {} = \"{}\" }}\n", title_key(spoken), number + 1);
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

fn words_and_picture(out: &mut String, given: &[Given], spoken: &str) {
    let mut originals = std::collections::BTreeSet::new();
    let mut pictured = false;
    for given in given {
        match given {
            Given::Words(name, language) => {
                let tag = language.as_ref().map_or(spoken, Language::tag);
                let original = tag == spoken && originals.insert(tag.to_owned());
                let _ = writeln!(
                    out,
                    "[[transcript]]\nfile = {}\nlanguage = {}\noriginal = {original}                          # the words as they are spoken, not a translation\n",
                    quoted(name),
                    quoted(tag)
                );
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

const HEAD: &str = "# One work. docs/import.md documents every field; “digitales import --dry-run FOLDER” says what is wrong.
# It holds nobody's name but those that people want shown, and no digest or length of its files.

# The last part of its address: small letters a–z, digits, single hyphens. It holds nobody's name.
";
const MIDDLE: &str =
    "# year = \"2024\"                           # as precise as known: 2024, 2024-05 or 2024-05-12
# recorded = \"2024-05\"
# broadcast = \"2024-09-01\"
# licence_uri = \"http://rightsstatements.org/vocab/InC/1.0/\"   # what its page says; this is the default
# themes = [\"equal-opportunities\"]        # ids from library.toml
# places = [\"neukoelln\"]
# may_be_cut = false                      # radio: may the piece be shortened?
";
const TEXTS: &str = "# synopsis = { de = \"…\", tr = \"…\" }       # what it tells, per language
# plain = { de = \"…\" }                    # the same in plain words (Leichte Sprache)
# content_note = { de = \"…\" }             # what viewers should know before
# suitable_from = { age = 12, reason = { de = \"…\" } }
# presenter = { de = \"…\" }                # what a radio presenter may read out
# tombstone = { words = { de = \"…\" } }    # what its page says when it is gone, in its person's words; or { silence = true }

";
const PEOPLE: &str = r#"# Everybody who can be recognised. Nobody is listed yet, so the work is kept and closed until somebody has asked.
# [[participant]]
# person = "p1"                           # key in people.toml; shown to nobody
# role = "narrator"                       # narrator interviewee interviewer maker performer translator_voice depicted heard mentioned
# credits = ["nrt"]                       # MARC relator codes shown as credits; may be empty
# recognisable_by = ["voice", "story"]    # face body voice name story place
# names = [ { mode = "pseudonym", shown = "Ayla K." } ]   # real | pseudonym | unnamed

# Somebody has looked whether everybody is listed.
# [roster]
# attested_by = "Consent officer"
# attested_at = "2024-06-01T10:00:00+02:00"

# What each of them agreed to. An entry is never changed once it was imported; what is new is a new entry.
# [[consent]]
# id = "p1-1"
# person = "p1"
# by = "own"                              # own | guardian | relative (+ declarant = "key")
# state = "given"                         # given | renewed | refused | invalidated
# explicit = true
# notice = { series = "film", version = 1, language = "de" }
# method = "paper_signed"                 # paper_signed | e_signed | recorded_statement | self_service
# explained_in = "de"
# given_at = "2024-05-12T14:00:00+02:00"
# recorded_by = "Consent officer"
# evidence = { kind = "release_form", seen_by = "Consent officer", seen_at = "2024-05-12" }
# [[consent.scope]]
# uses = ["catalogue", "public_stream"]   # podcast_feed school_embed school_download broadcast_download public_screen preserve
# places = ["001"]                        # the whole world, which the public uses need; else DE, DE-BE …
# from = "2024-05-12"
# until = "2034-12-31"                    # until and including this day

# What the holders of the rights in the work allow; each use needs one.
# [[licence]]
# id = "l1"
# uses = ["catalogue", "public_stream"]
# places = ["001"]
# from = "2024-01-01"
# until = "2034-12-31"
# basis = "copyright"                     # copyright licence statute institutional_policy donor_agreement
# uri = "http://rightsstatements.org/vocab/InC/1.0/"
# holder = "…"
"#;
