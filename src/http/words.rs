//! The interface's words: one Fluent file per language in `web/locales`, compiled in, and who gets which. The people in
//! the works are spoken to in more languages, by the files in `web/locales/my` and by those that an operator adds.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::language::Language;

/// The language of readers about whom nothing is known.
const HOME: &str = "de";

#[derive(RustEmbed)]
#[folder = "web/locales/"]
struct Files;

/// The words of the interface in one language.
pub struct Words {
    language: Language,
    keys: Vec<String>,
    bundle: FluentBundle<FluentResource>,
}

static ALL: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let tag =
        |name: &str| name.strip_suffix(".ftl").filter(|tag| !tag.contains(['.', '/'])).map(str::to_owned);
    let mut tags: Vec<String> = Files::iter().filter_map(|name| tag(&name)).collect();
    tags.sort();
    tags.iter().filter_map(|tag| Words::load(tag)).collect()
});

impl Words {
    /// Every language of the interface, in the order of their tags.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The words in the language `tag`, if the interface speaks it.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        ALL.iter().find(|words| words.language.tag() == tag)
    }

    /// The words for a reader who sends this `Accept-Language` (RFC 9110 section 12.5.4): the wanted language of
    /// the highest weight that the interface speaks, by its primary subtag; else German.
    #[must_use]
    pub fn negotiate(accept: Option<&str>) -> &'static Self {
        preferences(accept.unwrap_or_default())
            .iter()
            .find_map(|wanted| ALL.iter().find(|words| words.language.primary() == wanted.primary()))
            .unwrap_or_else(Self::home)
    }

    fn home() -> &'static Self {
        Self::of(HOME).unwrap_or(&ALL[0])
    }

    fn load(tag: &str) -> Option<Self> {
        Self::read(tag, text_of(tag))
    }

    /// The words in the language `tag` that a Fluent file says.
    pub(super) fn read(tag: &str, text: String) -> Option<Self> {
        let keys = text.lines().filter_map(message_key).collect();
        // A broken line is left out here and found by the test of all keys.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(whole, _)| whole);
        let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::from_str(tag).ok()?]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Some(Self { language: tag.parse().ok()?, keys, bundle })
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.language.tag()
    }

    /// The language's name in itself.
    #[must_use]
    pub fn name(&self) -> String {
        self.say("language-name")
    }

    /// Whether there is a message `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message `key`, which takes no values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The message `key` with a text for each of its variables. A text is isolated (U+2068, U+2069) when its
    /// direction may differ from the sentence's.
    #[must_use]
    pub fn say_of(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, FluentValue::from(self.isolated(value)));
        }
        self.format(key, Some(&args))
    }

    /// The message `key` with the number `n`, in the right one of the language's plural forms.
    #[must_use]
    pub fn count(&self, key: &str, n: u64) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(n));
        self.format(key, Some(&args))
    }

    /// The name of the language `tag` in this language; the tag itself when there is no name for it.
    #[must_use]
    pub fn language_name(&self, tag: &str) -> String {
        let primary = tag.split('-').next().unwrap_or(tag);
        [format!("lang-{tag}"), format!("lang-{primary}")]
            .iter()
            .find(|key| self.has(key))
            .map_or_else(|| tag.to_owned(), |key| self.say(key))
    }

    /// Every key, in the order of the file.
    #[must_use]
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// The player's texts as one JSON object, for its script: `player-play-from` here is `play_from` there.
    #[must_use]
    pub fn player_labels(&self) -> String {
        let named =
            self.keys.iter().filter_map(|key| Some((key.strip_prefix("player-")?.replace('-', "_"), key)));
        let texts: BTreeMap<String, String> = named.map(|(name, key)| (name, self.say(key))).collect();
        serde_json::to_string(&texts).unwrap_or_default()
    }

    fn isolated(&self, text: &str) -> String {
        let foreign = self.language.is_rtl() || text.chars().any(is_rtl);
        if foreign { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "there is no message “{key}” in {}.ftl", self.tag());
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}

/// All messages in the language `tag`: of `de.ftl`, and of the files of single rooms such as `de.partners.ftl`.
fn text_of(tag: &str) -> String {
    let ours = |name: &str| name.split_once('.').is_some_and(|(of, _)| of == tag);
    let mut names: Vec<_> = Files::iter().filter(|name| ours(name)).collect();
    names.sort();
    let files = names.iter().filter_map(|name| Files::get(name));
    files.map(|file| String::from_utf8_lossy(&file.data).into_owned() + "\n").collect()
}

/// The key of a line that starts a message.
fn message_key(line: &str) -> Option<String> {
    let (key, _) = line.split_once(" =")?;
    let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (plain && !key.is_empty()).then(|| key.to_owned())
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The languages that an `Accept-Language` names, the most wanted first; those with weight 0 are left out.
#[must_use]
pub fn preferences(accept: &str) -> Vec<Language> {
    let mut wanted: Vec<(f32, Language)> = accept
        .split(',')
        .take(32)
        .filter_map(|part| {
            let (tag, parameter) = part.split_once(';').unwrap_or((part, ""));
            let weight = match parameter.trim().strip_prefix("q=") {
                Some(q) => q.trim().parse().ok().filter(|q| (0.0..=1.0).contains(q))?,
                None => 1.0,
            };
            Some((weight, tag.trim().parse().ok()?))
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    wanted.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    wanted.into_iter().map(|(_, language)| language).collect()
}

/// A long code in groups of eight characters, as people compare or copy one.
#[must_use]
pub fn in_eights(code: &str) -> Vec<String> {
    let all: Vec<char> = code.chars().collect();
    all.chunks(8).map(|eight| eight.iter().collect()).collect()
}

/// The variables of every message of a file.
#[cfg(test)]
pub(super) fn variables(text: &str) -> BTreeMap<String, std::collections::BTreeSet<String>> {
    let mut found: BTreeMap<String, std::collections::BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        key = message_key(line).unwrap_or(key);
        let name = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
        let names = line.split('$').skip(1).map(|rest| rest.chars().take_while(name).collect::<String>());
        found.entry(key.clone()).or_default().extend(names);
    }
    found.remove("");
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_message_stands_in_every_language_with_the_same_variables() {
        let home = variables(&text_of(HOME));
        assert!(Words::all().len() >= 4 && home.len() > 200);
        for words in Words::all() {
            let here = variables(&text_of(words.tag()));
            for (key, names) in &home {
                assert_eq!(here.get(key), Some(names), "“{key}” in {}.ftl", words.tag());
                assert!(words.has(key), "“{key}” in {}.ftl can be read", words.tag());
            }
            let more: Vec<_> = here.keys().filter(|key| !home.contains_key(*key)).collect();
            assert!(more.is_empty(), "{more:?} stand only in {}.ftl", words.tag());
            assert_eq!(here.len(), words.keys().len(), "a key stands twice in {}.ftl", words.tag());
        }
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        let arabic = Words::of("ar").unwrap();
        let forms: BTreeSet<String> = [0, 1, 2, 3, 11, 100]
            .iter()
            .map(|n| arabic.count("works-count", *n).replace(char::is_numeric, ""))
            .collect();
        assert_eq!(forms.len(), 6, "{forms:?}");
    }

    #[test]
    fn readers_get_the_language_they_want_most_of_those_we_speak() {
        for (accept, tag) in [
            (None, "de"),
            (Some(""), "de"),
            (Some("tr-TR,tr;q=0.9,en;q=0.8"), "tr"),
            (Some("ru;q=1, en;q=0.3, ar;q=0.7"), "ar"),
            (Some("en;q=0, tr;q=0.1"), "tr"),
            (Some("xx, *;q=0.5"), "de"),
            (Some("en;q=nonsense,ar-EG;q=0.2"), "ar"),
        ] {
            assert_eq!(Words::negotiate(accept).tag(), tag, "for {accept:?}");
        }
    }
}
