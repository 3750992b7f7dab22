//! Writes the stories down as a library's folder, with a canary in every field, file name, tag and kilobyte.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use digitales::consent::record::Use;

use crate::canary::{Aviary, Dice, What};
use crate::recording::recording;
use crate::stories::{AGREED_THROUGH, BERLIN, PUBLIC, STORIES, Story, VIENNA};

/// Name, kind, place, use, and the last day of the agreement.
pub const PARTNERS: [(&str, &str, &str, &str, &str); 4] = [
    ("Radio Weitblick", "radio_partner", BERLIN, "broadcast_download", "2095-12-31"),
    ("Radio Donau", "radio_partner", VIENNA, "broadcast_download", "2095-12-31"),
    ("Funk am See", "radio_partner", BERLIN, "broadcast_download", AGREED_THROUGH.0),
    ("Schule am Kanal", "school", BERLIN, "school_embed", "2095-12-31"),
];
/// Which of them is the school.
pub const SCHOOL: usize = 3;

/// The addresses of a story that the sweep asks for.
#[derive(Clone, Default)]
pub struct Addresses {
    pub slug: String,
    pub former: Option<String>,
    pub theme: String,
    pub place: String,
    pub collection: String,
}

/// A folder with the whole library, and where its works are.
pub struct Folder {
    pub path: PathBuf,
    pub dice: Dice,
    pub aviary: Aviary,
    pub addresses: Vec<Addresses>,
    library: String,
    people: String,
    guardianships: String,
}

impl Folder {
    pub fn written(path: &Path, seed: u64) -> Self {
        let mut folder = Self {
            path: path.to_owned(),
            dice: Dice(seed),
            aviary: Aviary::default(),
            addresses: Vec::new(),
            library: String::new(),
            people: String::new(),
            guardianships: String::new(),
        };
        // The narrator of the first two works is the same person under two names.
        let both = folder.person(0);
        for (number, story) in STORIES.iter().enumerate() {
            let person = if number < 2 { both.clone() } else { folder.person(number) };
            folder.work(number, story, &person);
        }
        folder.rest();
        folder
    }

    /// A canary in a story.
    fn mark(&mut self, story: usize, what: What) -> String {
        let mark = self.dice.mark();
        self.aviary.add(story, what, &mark);
        mark
    }

    /// A text in both languages, each with a canary of its own.
    fn texts(&mut self, story: usize, what: &What) -> String {
        let (de, ar) = (self.mark(story, what.clone()), self.mark(story, what.clone()));
        format!("{{ de = \"Wort {de} Wort\", ar = \"كلمة {ar} كلمة\" }}")
    }

    fn person(&mut self, story: usize) -> String {
        let key = self.mark(story, What::Never("a person's key"));
        let age = match STORIES[story].young {
            Some(young) => format!("{{ born = \"{}\" }}", young.born),
            None => "\"adult\"".to_owned(),
        };
        let _ = write!(self.people, "[person.{key}]\nage = {age}\ncontact_language = \"de\"\n");
        key
    }

    /// Somebody who is the guardian of the person with this key.
    fn guardian(&mut self, story: usize, child: &str, born: &str) -> String {
        let key = self.mark(story, What::Never("a guardian's key"));
        let by = self.mark(story, What::Never("who saw a guardian's proof"));
        let _ = write!(self.people, "[person.{key}]\nage = \"adult\"\ncontact_language = \"de\"\n");
        let _ = write!(
            self.guardianships,
            "[[guardianship]]\nid = \"g-{story}\"\nchild = \"{child}\"\nguardian = \"{key}\"\nkind = \"parent_sole\"\n\
             from = \"{born}\"\nuntil = \"2060-12-31\"\nevidence = {{ kind = \"guardian_proof\", \
             seen_by = \"Somebody {by}\", seen_at = \"2024-01-01\" }}\n"
        );
        key
    }

    fn rest(&mut self) {
        let notice = self.mark(0, What::Never("a notice"));
        self.write("notices/story.txt", &format!("Was geschieht {notice}."));
        let head = "name = { de = \"Probe\" }\nembed_hosts = [\"*\"]\n[[notice]]\nseries = \"story\"\nversion = 1\n\
             language = \"de\"\nfile = \"notices/story.txt\"\npublished = 2024-01-08\n";
        let (library, people) =
            (format!("{head}{}", self.library), format!("{}{}", self.people, self.guardianships));
        self.write("library.toml", &library);
        self.write("people.toml", &people);
        let mut partners = String::new();
        for (name, kind, place, use_, through) in PARTNERS {
            let secret = self.mark(0, What::Never("how a partner is reached"));
            let _ = write!(
                partners,
                "[[organisation]]\nname = \"{name}\"\nkind = \"{kind}\"\nterritory = \"{place}\"\n\
                 recall_email = \"{secret}@partner.example\"\nrecall_phone = \"030 000000\"\n\
                 [[organisation.agreement]]\nid = \"a-1\"\nuses = [\"{use_}\"]\nfrom = \"2024-01-01\"\n\
                 until = \"{through}\"\nrecall_hours = 24\nevidence = {{ kind = \"agreement\", \
                 seen_by = \"Somebody {secret}\", seen_at = \"2024-01-01\" }}\n"
            );
        }
        self.write("partners.toml", &partners);
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn work(&mut self, n: usize, story: &Story, person: &str) {
        let folder = format!("works/{}", self.mark(n, What::Never("a folder's name")));
        fs::create_dir_all(self.path.join(&folder)).unwrap();
        let mut text = self.catalogue(n, story);
        text += &self.files(n, story, &folder);
        text += &self.people_in(n, story, person);
        text += &self.limits(n, story, person);
        self.write(&format!("{folder}/work.toml"), &text);
    }

    /// Address, texts, theme, place, collection.
    fn catalogue(&mut self, n: usize, story: &Story) -> String {
        let slug = self.mark(n, What::Address);
        let [theme, place, collection] = [(); 3].map(|()| self.mark(n, What::Title));
        let former = story.moved.then(|| self.mark(n, What::Title));
        for (kind, id) in [("theme", &theme), ("place", &place)] {
            let label = self.texts(n, &What::Title);
            let _ = writeln!(self.library, "[[{kind}]]\nid = \"{id}\"\nlabel = {label}");
        }
        let (title, opening) = (self.texts(n, &What::Title), self.texts(n, &What::Text));
        let _ = writeln!(
            self.library,
            "[[collection]]\nslug = \"{collection}\"\nkind = \"list\"\ntitle = {title}\nopening = {opening}\n\
             lead = \"{slug}\"\nworks = [\"{slug}\"]"
        );
        let mut text = format!("slug = \"{slug}\"\nlanguages = [\"de\"]\nyear = \"2024\"\n");
        let _ = writeln!(text, "kind = \"{}\"", if story.film { "film" } else { "oral_history" });
        let _ = writeln!(text, "themes = [\"{theme}\"]\nplaces = [\"{place}\"]");
        for (field, what) in [
            ("title", What::Title),
            ("synopsis", What::Text),
            ("plain", What::Text),
            ("content_note", What::Text),
            ("presenter", What::Presenter),
        ] {
            let texts = self.texts(n, &what);
            let _ = writeln!(text, "{field} = {texts}");
        }
        let reason = self.texts(n, &What::Text);
        let _ = writeln!(text, "suitable_from = {{ age = 12, reason = {reason} }}");
        let farewell = self.texts(n, &What::Farewell);
        let said = if story.silent { "silence = true".to_owned() } else { format!("words = {farewell}") };
        let _ = writeln!(text, "tombstone = {{ {said} }}");
        if let Some(former) = &former {
            let _ = writeln!(text, "former_slugs = [\"{former}\"]");
        }
        if story.hosts {
            text += "embed_hosts = [\"lesson.example\"]\n";
        }
        if story.draft {
            text += "state = \"draft\"\n";
        }
        let (hidden, line) =
            (self.mark(n, What::Never("a name behind a credit line")), self.mark(n, What::Title));
        let _ = writeln!(
            text,
            "[[organisation]]\nname = \"{hidden} e. V.\"\nrole = \"producer\"\ncredit = \"{line}\""
        );
        self.addresses.push(Addresses { slug, former, theme, place, collection });
        text
    }

    /// Recordings, words and poster, of the original and of the cut.
    fn files(&mut self, n: usize, story: &Story, folder: &str) -> String {
        let mut text = String::new();
        let editions: &[&'static str] =
            if story.cut || story.review { &["original", "cut"] } else { &["original"] };
        for edition in editions {
            for quality in ["full", "small"] {
                let name = self.mark(n, What::Never("a file's name"));
                let name = if story.film { format!("{name}.mp4") } else { format!("{name}.wav") };
                // Nobody opens a work that nobody was asked about, so that one may keep what its maker wrote inside.
                let tag = self.mark(n, What::Never("a tag inside a file"));
                let tag = story.uses.is_empty().then_some(tag.as_str());
                recording(&mut self.dice, &self.path.join(folder).join(&name), story.film, tag);
                let _ = writeln!(
                    text,
                    "[[rendition]]\nfile = \"{name}\"\nquality = \"{quality}\"\nedition = \"{edition}\""
                );
            }
            for language in ["de", "ar"] {
                let name = format!("{}.{language}.vtt", self.mark(n, What::Never("a file's name")));
                let [one, two] = [(); 2].map(|()| self.mark(n, What::Said(edition)));
                let vtt = format!(
                    "WEBVTT\n\n00:00.000 --> 00:00.400\nWort {one}\n\n00:00.500 --> 00:00.900\nWort {two}\n"
                );
                self.write(&format!("{folder}/{name}"), &vtt);
                let original = language == "de";
                let _ = writeln!(
                    text,
                    "[[transcript]]\nfile = \"{name}\"\nlanguage = \"{language}\"\noriginal = {original}\nedition = \"{edition}\""
                );
            }
        }
        let name = format!("{}.png", self.mark(n, What::Never("a file's name")));
        let noise = self.dice.bytes(320 * 180 * 3);
        image::RgbImage::from_raw(320, 180, noise).unwrap().save(self.path.join(folder).join(&name)).unwrap();
        let alt = self.texts(n, &What::Text);
        let _ = writeln!(text, "[poster]\nfile = \"{name}\"\nalt = {alt}");
        text
    }

    /// Who is in it, under which names, and what they agreed to.
    fn people_in(&mut self, n: usize, story: &Story, person: &str) -> String {
        let mut names = Vec::new();
        for (mode, uses) in story.names {
            let mark = self.mark(
                n,
                if *mode == "unnamed" { What::Never("a name that is not shown") } else { What::Name(uses) },
            );
            let shown = if *mode == "unnamed" { String::new() } else { format!(", shown = \"Ayla {mark}\"") };
            names.push(format!("{{ mode = \"{mode}\"{shown}, uses = {} }}", listed(uses)));
        }
        let by = self.mark(n, What::Never("who attested"));
        let mut text = format!(
            "[[participant]]\nperson = \"{person}\"\nrole = \"narrator\"\ncredits = [\"nrt\"]\nrecognisable_by = [\"voice\"]\n\
             names = [{}]\n[roster]\nattested_by = \"Somebody {by}\"\nattested_at = \"2024-06-01T10:00:00+02:00\"\n",
            names.join(", ")
        );
        if story.stranger {
            let (other, name) = (self.person(n), self.mark(n, What::Name(story.uses)));
            let _ = writeln!(
                text,
                "[[participant]]\nperson = \"{other}\"\nrole = \"heard\"\nrecognisable_by = [\"voice\"]\n\
                 names = [{{ mode = \"real\", shown = \"{name}\" }}]"
            );
        }
        if story.uses.is_empty() {
            return text;
        }
        let own = story.young.is_none_or(|young| young.own_word);
        let guardian = story.young.map(|young| self.guardian(n, person, young.born));
        if own {
            text += &consent(story, person, "c-1", &by, None);
        }
        if let Some(guardian) = guardian {
            text += &consent(story, person, "c-2", &by, Some(&guardian));
        }
        text
    }

    /// What narrows it, and the licence.
    fn limits(&mut self, n: usize, story: &Story, person: &str) -> String {
        let mut text = String::new();
        let by = self.mark(n, What::Never("who set a limit"));
        if let Some(until) = story.embargo {
            let _ = writeln!(
                text,
                "[[embargo]]\nid = \"e-1\"\nfrom = \"2024-01-01\"\nuntil = \"{until}\"\nreason = \"{by}\"\nset_by = \"{by}\""
            );
        }
        if let Some((from, until)) = story.hold {
            let cause = if story.ordered { "court_order" } else { "dispute" };
            let _ = writeln!(
                text,
                "[[hold]]\nid = \"h-1\"\nfrom = \"{from}\"\nuntil = \"{until}\"\ncause = \"{cause}\""
            );
        }
        if let Some((since, uses)) = story.withdrawal {
            let uses = listed(uses);
            let _ = writeln!(
                text,
                "[[withdrawal]]\nid = \"w-1\"\nperson = \"{person}\"\nby = \"own\"\nuses = {uses}\n\
                 effective = \"{since}\"\nreceived = \"{since}\"\nchannel = \"phone\""
            );
        }
        if story.cut || story.review {
            text += &passage(story, person, &by);
        }
        let (holder, uses) = (self.mark(n, What::Never("who holds the rights")), listed(&Use::ALL));
        let _ = writeln!(
            text,
            "[[licence]]\nid = \"l-1\"\nuses = {uses}\nplaces = [\"001\"]\nfrom = \"2024-01-01\"\nuntil = \"2095-12-31\"\n\
             basis = \"copyright\"\nuri = \"http://rightsstatements.org/vocab/InC/1.0/\"\nholder = \"{holder}\""
        );
        text
    }
}

/// A passage that is closed to the public, and the cut that covers it.
fn passage(story: &Story, person: &str, by: &str) -> String {
    let uses = listed(PUBLIC);
    let signed = format!(
        "approved = {{ by = \"One {by}\", at = \"2024-07-01\" }}\nchecked = {{ by = \"Two {by}\", at = \"2024-07-02\" }}\n"
    );
    let signed = if story.cut { signed.as_str() } else { "" };
    format!(
        "[[edition]]\nkey = \"cut\"\nkind = \"cut\"\nedits = [{{ start = 0.2, end = 0.6, op = \"cut\" }}]\n\
         {signed}[[restriction]]\nid = \"r-1\"\nstart = 0.3\nend = 0.5\nop = \"mute\"\nuses = {uses}\n\
         asked_by = \"{person}\"\nsince = \"2024-06-01\"\n"
    )
}

/// What the person, or the guardian for the person, agreed to.
fn consent(story: &Story, person: &str, id: &str, by: &str, guardian: Option<&str>) -> String {
    let voice = guardian.map_or(String::new(), |key| format!("by = \"guardian\"\ndeclarant = \"{key}\"\n"));
    let mut text = format!(
        "[[consent]]\nid = \"{id}\"\nperson = \"{person}\"\n{voice}state = \"given\"\nexplicit = true\n\
         notice = {{ series = \"story\", version = 1, language = \"de\" }}\nmethod = \"paper_signed\"\n\
         explained_in = \"de\"\ngiven_at = \"2024-05-12T14:00:00+02:00\"\nrecorded_by = \"Somebody {by}\"\n\
         evidence = {{ kind = \"release_form\", seen_by = \"Somebody {by}\", seen_at = \"2024-05-12\" }}\n"
    );
    let (all, here): (Vec<Use>, Vec<Use>) =
        story.uses.iter().partition(|use_| PUBLIC.contains(use_) || **use_ == Use::Preserve);
    for (uses, place) in [(all, "001"), (here, "DE")].iter().filter(|(uses, _)| !uses.is_empty()) {
        let (uses, through) = (listed(uses), story.through.0);
        let _ = writeln!(
            text,
            "[[consent.scope]]\nuses = {uses}\nplaces = [\"{place}\"]\nfrom = 2024-05-12\nuntil = {through}"
        );
    }
    text
}

fn listed(uses: &[Use]) -> String {
    let named: Vec<String> = uses.iter().map(|use_| format!("\"{}\"", use_.as_str())).collect();
    format!("[{}]", named.join(", "))
}
