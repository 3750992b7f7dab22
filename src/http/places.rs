//! What places are called: countries and the Länder of Germany, in the languages of the pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::consent::record::Territory;
use crate::http::words::Words;

/// The language of the names for readers whose language has none.
const HOME: &str = "de";

/// By code, then by language.
static NAMES: LazyLock<BTreeMap<String, BTreeMap<String, String>>> = LazyLock::new(|| {
    // A test reads it; a broken table leaves the codes.
    toml::from_str(include_str!("../../web/locales/places.toml")).unwrap_or_default()
});

/// What a place is called in this language; its code (ISO 3166) when nobody wrote a name down. The whole world has no
/// name here: each page says that in its own words.
#[must_use]
pub fn place_name(words: &Words, place: &Territory) -> String {
    let names = NAMES.get(place.code());
    let name = names.and_then(|names| names.get(words.language().primary()).or_else(|| names.get(HOME)));
    name.cloned().unwrap_or_else(|| place.code().to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::http::tongues::Tongues;

    #[test]
    fn every_land_of_germany_has_a_name_in_every_language_of_the_pages() {
        let tongues = Tongues::open(Path::new("/nowhere"));
        // ISO 3166-2:DE.
        let lands =
            "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split(' ').map(|land| format!("DE-{land}"));
        let codes: Vec<String> = lands.chain(["DE", "AT", "CH"].map(str::to_owned)).collect();
        for code in &codes {
            for words in tongues.all() {
                assert!(NAMES[code].contains_key(words.tag()), "{code} in {}", words.tag());
            }
        }
        assert_eq!(NAMES.keys().filter(|code| code.starts_with("DE-")).count(), 16);
    }

    #[test]
    fn a_place_is_named_for_its_reader_and_what_has_no_name_stays_a_code() {
        let name = |tag: &str, code: &str| place_name(Words::of(tag).unwrap(), &code.parse().unwrap());
        assert_eq!(name("de", "DE-BY"), "Bayern");
        assert_eq!(name("en", "DE-BY"), "Bavaria");
        assert_eq!(name("ar", "DE-BE"), "برلين");
        assert_eq!(name("tr", "DE"), "Almanya");
        assert_eq!(name("de", "FR-75"), "FR-75");
    }
}
