//! The languages in which we speak to the people in the works: more than the site's, by files of their own, which an
//! operator can add to.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rust_embed::RustEmbed;

use crate::http::words::Words;
use crate::language::{Language, SignOffs};

/// The language in which these pages were written; whoever wants one that we do not speak reads it.
const HOME: &str = "de";
/// Languages that are read under another tag: one language with several names.
const ALSO: [(&str, &str); 4] = [("hr", "bs"), ("sr", "bs"), ("sh", "bs"), ("cnr", "bs")];

#[derive(RustEmbed)]
#[folder = "web/locales/my/"]
struct Files;

/// The languages of the pages, letters and cards for the people in the works, and who has read which translation.
/// Cloning it is cheap.
#[derive(Clone)]
pub struct Tongues(Arc<Parts>);

struct Parts {
    all: Vec<Words>,
    sign_offs: SignOffs,
}

impl std::fmt::Debug for Tongues {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.all().iter().map(Words::tag)).finish()
    }
}

impl Tongues {
    /// Our own languages, and those whose files (`TAG.ftl`) lie in `folder`: these stand over ours of the same tag.
    /// `signed-off.toml` there says who has read which translation. A file that leaves out a message is passed over,
    /// and the log names it.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let mut all: Vec<Words> = ours().filter_map(|(tag, text)| Words::read(&tag, text)).collect();
        let wanted: BTreeSet<String> =
            all.iter().filter(|words| words.tag() == HOME).flat_map(|words| words.keys().to_vec()).collect();
        for (tag, text) in theirs(folder) {
            let read = Words::read(&tag, text).filter(|words| wanted.iter().all(|key| words.has(key)));
            if let Some(words) = read {
                all.retain(|known| known.tag() != words.tag());
                all.push(words);
            } else {
                tracing::warn!(language = tag, "a translation leaves out messages and is not used");
            }
        }
        all.sort_by_key(|words| words.tag().to_owned());
        let mut sign_offs = Files::get("signed-off.toml").map_or_else(SignOffs::default, |file| {
            SignOffs::read(&String::from_utf8_lossy(&file.data)).unwrap_or_default()
        });
        match fs::read_to_string(folder.join("signed-off.toml")).map(|text| SignOffs::read(&text)) {
            Ok(Ok(theirs)) => sign_offs.add(theirs),
            Ok(Err(e)) => tracing::warn!("signed-off.toml cannot be read, so nothing in it counts: {e}"),
            Err(_) => {}
        }
        Self(Arc::new(Parts { all, sign_offs }))
    }

    /// Every language.
    #[must_use]
    pub fn all(&self) -> &[Words] {
        &self.0.all
    }

    /// The words in the language `tag`, when these pages speak it.
    #[must_use]
    pub fn of(&self, tag: &str) -> Option<&Words> {
        self.all().iter().find(|words| words.tag() == tag)
    }

    /// The first of the `wanted` languages that these pages speak, by its primary subtag; else German.
    #[must_use]
    pub fn nearest(&self, wanted: &[Language]) -> &Words {
        let spoken = |language: &Language| {
            let primary = language.primary();
            let primary = ALSO.iter().find(|(other, _)| *other == primary).map_or(primary, |(_, ours)| ours);
            self.all().iter().find(|words| words.language().primary() == primary)
        };
        let home = || self.of(HOME).unwrap_or(&self.all()[0]);
        wanted.iter().find_map(spoken).unwrap_or_else(home)
    }

    /// Whether a person whom somebody can name has read what we say in this language. Where nobody has, the pages say
    /// so, and a notice in it is no ground for recording a consent.
    #[must_use]
    pub fn signed_off(&self, language: &Language) -> bool {
        self.0.sign_offs.signed_off(language)
    }
}

fn ours() -> impl Iterator<Item = (String, String)> {
    Files::iter().filter_map(|name| {
        let tag = name.strip_suffix(".ftl")?.to_owned();
        Some((tag, String::from_utf8_lossy(&Files::get(&name)?.data).into_owned()))
    })
}

fn theirs(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(String, String)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let tag = path.file_name()?.to_str()?.strip_suffix(".ftl")?.to_owned();
            Some((tag, fs::read_to_string(path).ok()?))
        })
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::words::variables;

    fn text(tag: &str) -> String {
        ours().find(|(of, _)| of == tag).unwrap().1
    }

    #[test]
    fn every_message_stands_in_every_language_with_the_same_variables() {
        let tongues = Tongues::open(Path::new("/nowhere"));
        let tags: Vec<&str> = tongues.all().iter().map(Words::tag).collect();
        assert_eq!(tags, ["ar", "bs", "de", "en", "fa", "fr", "pl", "ru", "tr", "uk"]);
        let home = variables(&text(HOME));
        assert!(home.len() > 80);
        for words in tongues.all() {
            let here = variables(&text(words.tag()));
            assert_eq!(here, home, "in my/{}.ftl", words.tag());
            assert_eq!(here.len(), words.keys().len(), "a key stands twice in my/{}.ftl", words.tag());
            assert!(words.keys().iter().all(|key| words.has(key)), "my/{}.ftl can be read", words.tag());
        }
    }

    #[test]
    fn nobody_is_told_that_they_are_unnamed_for_good() {
        let never = ["anonym", "анон", "مجهول", "ناشناس", "انانیم"];
        for (tag, text) in ours() {
            let text = text.to_lowercase();
            assert!(!never.iter().any(|word| text.contains(word)), "in my/{tag}.ftl");
        }
    }

    #[test]
    fn people_get_their_language_under_each_of_its_names() {
        let tongues = Tongues::open(Path::new("/nowhere"));
        let nearest = |tag: &str| tongues.nearest(&[tag.parse().unwrap()]).tag().to_owned();
        for (wanted, got) in [("hr", "bs"), ("sr-Latn", "bs"), ("fa-AF", "fa"), ("uk", "uk"), ("so", "de")] {
            assert_eq!(nearest(wanted), got, "{wanted}");
        }
    }

    #[test]
    fn a_language_can_be_added_as_a_file_and_signed_off_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let german: Language = "de".parse().unwrap();
        let turkish: Language = "tr".parse().unwrap();
        fs::write(folder.path().join("so.ftl"), text("de").replace("Deutsch", "Soomaali")).unwrap();
        fs::write(folder.path().join("am.ftl"), "language-name = አማርኛ\n").unwrap();
        fs::write(folder.path().join("signed-off.toml"), "[tr]\nby = \"A reader\"\non = 2026-05-01\n")
            .unwrap();
        let tongues = Tongues::open(folder.path());
        assert_eq!(tongues.of("so").unwrap().name(), "Soomaali");
        assert!(tongues.of("am").is_none(), "half a translation is none");
        assert!(tongues.signed_off(&turkish) && tongues.signed_off(&german));
        assert!(!Tongues::open(Path::new("/nowhere")).signed_off(&turkish), "nobody has read it yet");
    }
}
