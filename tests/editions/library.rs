//! A library in a folder: a film and a voice, each with a passage that gives its narrator away.
//!
//! In the passage (8 to 12 seconds) a chirp rises, the word “Kirschbaum” stands in the captions, and in the film a box
//! of the picture shows a chequered pattern. Behind it, from 15 to 17 seconds, a chirp falls. Under all of it is the
//! noise of a room at about -55 dB.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// How long film and voice are, in seconds.
pub const LENGTH: f64 = 24.0;
/// The word of the passage.
pub const WORD: &str = "Kirschbaum";
/// The rising chirp of the passage, as an expression of the seconds since it began.
pub const RISING: &str = "sin(2*PI*(400*t+100*t*t))";
/// The falling chirp behind it.
pub const FALLING: &str = "sin(2*PI*(1850*t-125*t*t))";
/// The box that is chequered: left, top, width, height as fractions.
pub const FACE: &str = "{ left = 0.5, top = 0.25, width = 0.25, height = 0.5 }";

pub const CAPTIONS: &str = "WEBVTT

00:00:01.000 --> 00:00:04.000
Am Anfang war eine Treppe.

00:00:08.200 --> 00:00:11.500
Unter dem Kirschbaum wohnte Ute Beispiel.

00:00:15.000 --> 00:00:17.000
Danach kam der Winter.
";

pub fn ffmpeg(arguments: &[&str], out: &Path) {
    let done =
        Command::new("ffmpeg").args(["-v", "error", "-nostdin", "-y"]).args(arguments).arg(out).status();
    assert!(done.unwrap().success(), "ffmpeg {arguments:?}");
}

fn sound() -> String {
    let chirp = |of: &str, from: u32, to: u32| {
        let moved = of.replace('t', &format!("(t-{from})"));
        format!("0.2*between(t\\,{from}\\,{to})*{moved}")
    };
    let speech = "0.1*between(t\\,1\\,4)*sin(2*PI*220*t)*(0.6+0.4*sin(2*PI*5*t))";
    format!(
        "aevalsrc=exprs={speech}+{}+{}+0.004*(random(0)-0.5)*2:s=48000:d={LENGTH}",
        chirp(RISING, 8, 12),
        chirp(FALLING, 15, 17)
    )
}

/// The sound as WAV, made once.
pub fn voice() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("voice.wav");
        ffmpeg(&["-f", "lavfi", "-i", &sound(), "-c:a", "pcm_s16le", "-bitexact"], &out);
        fs::read(out).unwrap()
    })
}

/// The film as MP4, made once.
pub fn film() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let (wave, out) = (folder.path().join("voice.wav"), folder.path().join("film.mp4"));
        fs::write(&wave, voice()).unwrap();
        let board = "geq=lum='if(between(X,160,239)*between(Y,45,134),255*mod(floor(X/8)+floor(Y/8),2),80+X/4)':cb=128:cr=128";
        let picture = format!("color=gray:s=320x180:r=25:d={LENGTH},format=yuv420p,{board}");
        let wave = wave.to_str().unwrap().to_owned();
        ffmpeg(
            &[
                "-f", "lavfi", "-i", &picture, "-i", &wave, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "18",
                "-c:a", "aac", "-b:a", "192k", "-bitexact", "-movflags", "+faststart",
            ],
            &out,
        );
        fs::read(out).unwrap()
    })
}

/// A folder with the library.
pub struct Library {
    folder: tempfile::TempDir,
}

impl Library {
    pub fn new() -> Self {
        let library = Self { folder: tempfile::tempdir().unwrap() };
        library.write(
            "library.toml",
            "name = { de = \"Probe\" }\n[[notice]]\nseries = \"film\"\nversion = 1\nlanguage = \"de\"\n\
             file = \"notices/film.txt\"\npublished = 2024-01-08\n",
        );
        library.write("notices/film.txt", "Was mit der Aufnahme geschieht.");
        library.write(
            "people.toml",
            "[person.ute]\nage = \"adult\"\ncontact_language = \"de\"\n[person.ali]\nage = \"adult\"\ncontact_language = \"tr\"\n",
        );
        library.write(
            "partners.toml",
            "[[organisation]]\nname = \"Radio Probe\"\nkind = \"radio_partner\"\nterritory = \"DE\"\n\
             recall_email = \"desk@radio.invalid\"\nrecall_phone = \"+49 30 0001\"\n[[organisation.agreement]]\nid = \"a1\"\n\
             uses = [\"broadcast_download\"]\nfrom = \"2024-01-01\"\nuntil = \"2094-12-31\"\nrecall_hours = 24\n\
             evidence = { kind = \"agreement\", seen_by = \"Officer\", seen_at = \"2024-05-12\" }\n",
        );
        library
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The film at `slug`, with `more` at the end of its file.
    pub fn with_film(self, slug: &str, more: &str) -> Self {
        self.work(slug, "film", ("film.mp4", film()), more);
        self
    }

    /// The voice at `slug`.
    pub fn with_voice(self, slug: &str, more: &str) -> Self {
        self.work(slug, "oral_history", ("voice.wav", voice()), more);
        self
    }

    /// A work of one file with everything that opens it.
    pub fn work(&self, slug: &str, kind: &str, (name, bytes): (&str, &[u8]), more: &str) {
        let text = format!(
            "slug = \"{slug}\"\nkind = \"{kind}\"\nlanguages = [\"de\"]\ntitle = {{ de = \"Die Treppe\" }}\n\
             [[rendition]]\nfile = \"{name}\"\n[[transcript]]\nfile = \"words.vtt\"\nlanguage = \"de\"\noriginal = true\n\
             [[participant]]\nperson = \"ute\"\nrole = \"narrator\"\ncredits = [\"nrt\"]\nrecognisable_by = [\"voice\"]\n\
             names = [ {{ mode = \"pseudonym\", shown = \"Ute B.\" }} ]\n{CONSENT}{more}"
        );
        self.write(&format!("works/{slug}/work.toml"), &text);
        self.write(&format!("works/{slug}/words.vtt"), CAPTIONS);
        fs::write(self.path().join("works").join(slug).join(name), bytes).unwrap();
    }
}

/// A passage that Ute closed for every use.
pub fn closed(id: &str, op: &str, start: f64, end: f64, more: &str) -> String {
    format!(
        "[[restriction]]\nid = \"{id}\"\nperson = \"ute\"\nstart = {start:?}\nend = {end:?}\nop = \"{op}\"\n\
         asked_by = \"ute\"\nsince = \"2024-06-01\"\n{more}\n"
    )
}

const CONSENT: &str = r#"[roster]
attested_by = "Officer"
attested_at = "2024-06-01T10:00:00+02:00"
[[consent]]
id = "ute-1"
person = "ute"
by = "own"
state = "given"
explicit = true
notice = { series = "film", version = 1, language = "de" }
method = "paper_signed"
explained_in = "de"
given_at = "2024-05-12T14:00:00+02:00"
recorded_by = "Officer"
evidence = { kind = "release_form", seen_by = "Officer", seen_at = "2024-05-12" }
[[consent.scope]]
uses = ["catalogue", "public_stream", "broadcast_download", "school_embed", "preserve"]
places = ["001"]
from = 2024-05-12
until = 2094-12-31
[[licence]]
id = "l1"
uses = ["catalogue", "public_stream", "broadcast_download", "school_embed", "preserve"]
places = ["001"]
from = "2024-01-01"
until = "2094-12-31"
basis = "copyright"
uri = "http://rightsstatements.org/vocab/InC/1.0/"
holder = "Probe"
"#;
