//! Reads a folder: which files are there, what they say, and all that is wrong in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::check::{self, Known};
use super::finding::{Finding, Findings};
use super::folder::{root_of, works_below};
use super::format::FileKind;
use super::format::library::LibraryFile;
use super::format::old_paper::OldFormEntry;
use super::format::partners::PartnersFile;
use super::format::people::PeopleFile;
use super::format::work::WorkFile;
use super::source::Source;
use crate::catalogue::accession_store::References;
use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// A file and the structure read from it.
pub struct Read<T> {
    /// Where what stands.
    pub source: Source,
    /// What it says.
    pub file: T,
}

/// One work's folder.
pub struct WorkFolder {
    /// The folder.
    pub folder: PathBuf,
    /// The folder relative to what is brought in, for telling.
    pub name: String,
    /// Its file, unless it is no TOML.
    pub read: Option<Read<WorkFile>>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl WorkFolder {
    /// Whether something stops it.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.read.is_none() || self.findings.iter().any(|f| f.stops)
    }

    /// Its address, or its folder when that cannot be read.
    #[must_use]
    pub fn title(&self) -> &str {
        self.read.as_ref().map(|r| r.file.slug.as_str()).filter(|s| !s.is_empty()).unwrap_or(&self.name)
    }
}

/// Everything that a folder holds.
pub struct Reading {
    /// The library's folder.
    pub root: PathBuf,
    /// `library.toml`.
    pub library: Option<Read<LibraryFile>>,
    /// `people.toml`.
    pub people: Option<Read<PeopleFile>>,
    /// `partners.toml`.
    pub partners: Option<Read<PartnersFile>>,
    /// What is wrong in these three.
    pub findings: Vec<Finding>,
    /// The works.
    pub works: Vec<WorkFolder>,
}

/// Reads `folder`: a library, a single work (with the library around it, if there is one), or works without one.
/// `here` is what this library knows already.
///
/// # Errors
/// `Missing` when there is nothing to bring in.
pub fn read(folder: &Path, here: &References, now: Timestamp) -> Result<Reading> {
    let folder = fs::canonicalize(folder).map_err(|e| match e.kind() {
        ErrorKind::NotFound => Error::missing(format!("There is no folder “{}”.", folder.display())),
        _ => Error::missing(format!("The folder “{}” cannot be read.", folder.display())).because(e),
    })?;
    let folders = works_below(&folder)?;
    let root = root_of(&folder);
    let mut findings = Vec::new();
    let library = one(&root, FileKind::Library, &mut findings);
    let people = one(&root, FileKind::People, &mut findings);
    let partners = one(&root, FileKind::Partners, &mut findings);
    let nothing = matches!((&library, &people, &partners), (Found::Absent, Found::Absent, Found::Absent));
    if folders.is_empty() && nothing {
        return Err(Error::missing(format!(
            "There is nothing to bring in below “{}”: no work.toml, library.toml, people.toml or partners.toml. \
             “digitales new FOLDER” begins a work.",
            folder.display()
        )));
    }
    let known = known(&library, &people, here, now);
    let mut works: Vec<WorkFolder> = folders.iter().map(|f| work(&root, f, &known)).collect();
    slugs_are_unique(&mut works);
    forms_are_shared(&mut works);
    let slugs: BTreeSet<String> =
        works.iter().filter_map(|w| Some(w.read.as_ref()?.file.slug.clone())).collect();
    let mut reading = Reading {
        root,
        library: library.read(),
        people: people.read(),
        partners: partners.read(),
        findings,
        works,
    };
    reading.check(&slugs, &known);
    Ok(reading)
}

impl Reading {
    fn check(&mut self, slugs: &BTreeSet<String>, known: &Known) {
        if let Some(read) = &self.library {
            let mut findings = Findings::new(&read.source);
            check::library(&mut findings, &read.file, &self.root, slugs, known);
            self.findings.append(&mut findings.all);
        }
        if let Some(read) = &self.people {
            let mut findings = Findings::new(&read.source);
            check::people(&mut findings, &read.file, known);
            self.findings.append(&mut findings.all);
        }
        if let Some(read) = &self.partners {
            let mut findings = Findings::new(&read.source);
            check::partners(&mut findings, &read.file, known);
            self.findings.append(&mut findings.all);
        }
    }
}

enum Found<T> {
    Absent,
    Broken,
    Here(Read<T>),
}

impl<T> Found<T> {
    fn read(self) -> Option<Read<T>> {
        match self {
            Self::Here(read) => Some(read),
            _ => None,
        }
    }
}

/// Largest file of this kind, in bytes.
const LARGEST: u64 = 8 << 20;

fn text_of(path: &Path) -> std::result::Result<String, String> {
    let length = fs::metadata(path).map_err(|e| format!("It cannot be read: {e}."))?.len();
    if length > LARGEST {
        return Err("It is larger than 8 MB.".to_owned());
    }
    let bytes = fs::read(path).map_err(|e| format!("It cannot be read: {e}."))?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes);
    String::from_utf8(bytes).map_err(|_| "It is no UTF-8 text. Save it as UTF-8.".to_owned())
}

fn one<T: DeserializeOwned>(root: &Path, kind: FileKind, findings: &mut Vec<Finding>) -> Found<T> {
    let path = root.join(kind.file_name());
    if !path.is_file() {
        return Found::Absent;
    }
    let text = match text_of(&path) {
        Ok(text) => text,
        Err(message) => {
            findings.push(Finding::of_file(kind.file_name(), message));
            return Found::Broken;
        }
    };
    let (source, file, mut found) = Source::read(kind.file_name(), text, kind);
    findings.append(&mut found);
    file.map_or(Found::Broken, |file| Found::Here(Read { source, file }))
}

/// What is printed on an old form is written once, in whichever work: the others take it from there.
fn forms_are_shared(works: &mut [WorkFolder]) {
    let mut printed = BTreeMap::new();
    for form in forms(works).filter(|form| form.words.is_some()) {
        printed.entry((form.name.clone(), form.language.clone())).or_insert_with(|| form.words.clone());
    }
    for form in forms(works).filter(|form| form.words.is_none()) {
        form.words = printed.get(&(form.name.clone(), form.language.clone())).cloned().flatten();
    }
}

fn forms(works: &mut [WorkFolder]) -> impl Iterator<Item = &mut OldFormEntry> {
    let files = works.iter_mut().filter_map(|work| work.read.as_mut());
    files.flat_map(|read| &mut read.file.old_paper).map(|paper| &mut paper.form)
}

fn known(
    library: &Found<LibraryFile>,
    people: &Found<PeopleFile>,
    here: &References,
    now: Timestamp,
) -> Known {
    let mut known = Known {
        people: Some(here.people.iter().cloned().collect()),
        themes: Some(here.themes.iter().cloned().collect()),
        places: Some(here.places.iter().cloned().collect()),
        notices: Some(
            here.notices
                .iter()
                .map(|(s, v, l)| (s.clone(), u32::try_from(*v).unwrap_or(0), l.clone()))
                .collect(),
        ),
        now,
    };
    match people {
        Found::Here(read) => {
            if let Some(keys) = &mut known.people {
                keys.extend(read.file.person.keys().cloned());
            }
        }
        Found::Broken => known.people = None,
        Found::Absent => {}
    }
    match library {
        Found::Here(read) => {
            let file = &read.file;
            known.themes.iter_mut().for_each(|ids| ids.extend(file.theme.iter().map(|t| t.id.clone())));
            known.places.iter_mut().for_each(|ids| ids.extend(file.place.iter().map(|p| p.id.clone())));
            let notices = file.notice.iter().map(|n| (n.series.clone(), n.version, n.language.clone()));
            known.notices.iter_mut().for_each(|all| all.extend(notices.clone()));
        }
        Found::Broken => (known.themes, known.places, known.notices) = (None, None, None),
        Found::Absent => {}
    }
    known
}

fn work(root: &Path, folder: &Path, known: &Known) -> WorkFolder {
    let name =
        folder.strip_prefix(root).map_or_else(|_| folder.display().to_string(), |p| p.display().to_string());
    let file = Path::new(&name).join(FileKind::Work.file_name()).display().to_string();
    let text = match text_of(&folder.join(FileKind::Work.file_name())) {
        Ok(text) => text,
        Err(message) => {
            let findings = vec![Finding::of_file(file, message)];
            return WorkFolder { folder: folder.to_owned(), name, read: None, findings };
        }
    };
    let (source, read, mut findings) = Source::read::<WorkFile>(&file, text, FileKind::Work);
    let read = read.map(|file| Read { source, file });
    if let Some(read) = &read {
        let mut found = Findings::new(&read.source);
        check::work(&mut found, &read.file, folder, known);
        findings.append(&mut found.all);
    }
    findings.sort();
    WorkFolder { folder: folder.to_owned(), name, read, findings }
}

/// Two folders with one address are both refused.
fn slugs_are_unique(works: &mut [WorkFolder]) {
    let slugs: Vec<Option<String>> = works.iter().map(|w| Some(w.read.as_ref()?.file.slug.clone())).collect();
    for (i, slug) in slugs.iter().enumerate() {
        let Some(slug) = slug.as_ref().filter(|s| !s.is_empty()) else { continue };
        let Some(other) = slugs.iter().enumerate().find(|(j, s)| *j != i && s.as_ref() == Some(slug)) else {
            continue;
        };
        let told =
            format!("The work in {} has the address “{slug}” too; each needs its own.", works[other.0].name);
        let Some(read) = &works[i].read else { continue };
        let mut findings = Findings::new(&read.source);
        findings.fault("slug", told);
        let mut found = findings.all;
        works[i].findings.append(&mut found);
    }
}
