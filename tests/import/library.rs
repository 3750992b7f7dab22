//! A small library in a folder of its own: two people, a notice, and voices of half a second.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// What was agreed with the one narrator, for everybody and long.
pub const CONSENT: &str = r#"
[[consent]]
id = "ayla-1"
person = "ayla"
by = "own"
state = "given"
explicit = true
notice = { series = "radio", version = 1, language = "de" }
method = "paper_signed"
explained_in = "de"
given_at = "2024-05-12T14:00:00+02:00"
recorded_by = "Consent officer"
evidence = { kind = "release_form", seen_by = "Consent officer", seen_at = "2024-05-12" }
[[consent.scope]]
uses = ["catalogue", "public_stream"]
places = ["001"]
from = 2024-05-12
until = 2095-12-31
"#;

const REST: &str = r#"
[[licence]]
id = "l1"
uses = ["catalogue", "public_stream"]
places = ["001"]
from = "2024-01-01"
until = "2095-12-31"
basis = "copyright"
uri = "http://rightsstatements.org/vocab/InC/1.0/"
holder = "Digitales"
"#;

/// A folder with a library.
pub struct Library {
    folder: tempfile::TempDir,
}

impl Library {
    /// People, a theme, a place and a notice; no works yet.
    pub fn new() -> Self {
        let library = Self { folder: tempfile::tempdir().unwrap() };
        library.write(
            "library.toml",
            "name = { de = \"Probe\" }\n[[theme]]\nid = \"work\"\nlabel = { de = \"Arbeit\" }\n\
             [[place]]\nid = \"wedding\"\nlabel = { de = \"Wedding\" }\n\
             [[notice]]\nseries = \"radio\"\nversion = 1\nlanguage = \"de\"\nfile = \"notices/radio.txt\"\npublished = 2024-01-08\n",
        );
        library.write("notices/radio.txt", "Was mit der Aufnahme geschieht.");
        library.write(
            "people.toml",
            "[person.ayla]\nage = \"adult\"\ncontact_language = \"tr\"\n[person.mehmet]\nage = { born = \"2012-02-29\" }\ncontact_language = \"de\"\n",
        );
        library
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file below the folder.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Adds a voice whose narrator agreed; `more` stands at the end of its file.
    pub fn with_voice(self, slug: &str, more: &str) -> Self {
        self.voice(slug, slug, more);
        self
    }

    /// Writes the folder of a voice.
    pub fn voice(&self, folder: &str, slug: &str, more: &str) {
        self.write(&format!("works/{folder}/work.toml"), &voice_file(slug, more));
        self.write(&format!("works/{folder}/voice.de.vtt"), "WEBVTT\n\n00:00.000 --> 00:00.400\nGuten Tag\n");
        for (name, bytes) in [("voice.m4a", sound(440)), ("voice.small.m4a", sound(220))] {
            fs::write(self.path().join("works").join(folder).join(name), bytes).unwrap();
        }
    }
}

/// A work.toml with everything that opens it to the public, then `more`.
pub fn voice_file(slug: &str, more: &str) -> String {
    format!(
        "slug = \"{slug}\"\nkind = \"oral_history\"\nlanguages = [\"de\"]\nyear = \"2024\"\nthemes = [\"work\"]\nplaces = [\"wedding\"]\n\
         title = {{ de = \"Der Bogen Papier\" }}\nsynopsis = {{ de = \"Eine Probe.\" }}\n\
         [[rendition]]\nfile = \"voice.m4a\"\n[[rendition]]\nfile = \"voice.small.m4a\"\nquality = \"small\"\n\
         [[transcript]]\nfile = \"voice.de.vtt\"\nlanguage = \"de\"\noriginal = true\n\
         [[participant]]\nperson = \"ayla\"\nrole = \"narrator\"\ncredits = [\"nrt\"]\nrecognisable_by = [\"voice\"]\n\
         names = [ {{ mode = \"pseudonym\", shown = \"Ayla K.\" }} ]\n\
         [roster]\nattested_by = \"Consent officer\"\nattested_at = \"2024-06-01T10:00:00+02:00\"\n{CONSENT}{REST}{more}"
    )
}

/// Half a second of a tone of so many hertz, as an M4A file. Made once.
pub fn sound(hertz: u32) -> Vec<u8> {
    static MADE: OnceLock<std::sync::Mutex<std::collections::BTreeMap<u32, Vec<u8>>>> = OnceLock::new();
    let mut made = MADE.get_or_init(std::sync::Mutex::default).lock().unwrap();
    made.entry(hertz)
        .or_insert_with(|| {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("a.m4a");
            let tone = format!("sine=frequency={hertz}:duration=0.5");
            ffmpeg(&["-f", "lavfi", "-i", &tone, "-c:a", "aac", "-movflags", "+faststart"], &out);
            fs::read(out).unwrap()
        })
        .clone()
}

/// Runs ffmpeg into the file `out`.
pub fn ffmpeg(arguments: &[&str], out: &Path) {
    let done =
        Command::new("ffmpeg").args(["-v", "error", "-nostdin", "-y"]).args(arguments).arg(out).status();
    assert!(done.unwrap().success(), "ffmpeg {arguments:?}");
}
