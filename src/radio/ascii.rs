//! Words for fields that hold only ASCII: German, Turkish, Polish, Russian, Arabic … written with plain letters.

use crate::language::Language;

/// `text` in printable ASCII (0x20 to 0x7E). German letters become two (`ä` is `ae`) when the text is German;
/// elsewhere `ö` is `o`, as Turkish readers expect. Letters of other scripts are transliterated, what has no
/// reading is left out, and runs of white space become one blank.
#[must_use]
pub fn ascii(text: &str, language: &Language) -> String {
    let german = language.primary() == "de";
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match german_letter(letter).filter(|_| german) {
            Some(two) => out.push_str(two),
            None => out.push_str(plain_letter(letter)),
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ").chars().filter(|c| matches!(c, ' '..='~')).collect()
}

/// A name for a file: `ascii`, lower-case letters, digits and single hyphens, at most `longest` characters.
#[must_use]
pub fn file_name(text: &str, language: &Language, longest: usize) -> String {
    let mut name = String::new();
    for letter in ascii(text, language).to_ascii_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(longest);
    name.trim_end_matches('-').to_owned()
}

fn german_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' => "ae",
        'ö' => "oe",
        'ü' => "ue",
        'Ä' => "Ae",
        'Ö' => "Oe",
        'Ü' => "Ue",
        _ => return None,
    })
}

fn plain_letter(letter: char) -> &'static str {
    match letter {
        'ß' => "ss",
        'ẞ' => "SS",
        // deunicode reads these as a name or a sound; in a title they are marks.
        '„' | '“' | '”' | '«' | '»' | '″' => "\"",
        '‚' | '‘' | '’' | '′' => "'",
        '–' | '—' | '−' => "-",
        '…' => "...",
        _ => deunicode::deunicode_char(letter).unwrap_or(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_written_as_their_readers_expect() {
        for (language, given, plain) in [
            ("de", "Die Schlüssel der Straße, Öl", "Die Schluessel der Strasse, Oel"),
            ("de", "GROẞE „Übung“ – 3 €", "GROSSE \"Uebung\" - 3 EUR"),
            ("tr", "Üçüncü anahtar: ığdır, İş, şöför, Çağ", "Ucuncu anahtar: igdir, Is, sofor, Cag"),
            ("pl", "Zażółć gęślą jaźń, Łódź", "Zazolc gesla jazn, Lodz"),
            ("ru", "Третий ключ", "Tretii kliuch"),
            ("fr", "L’été à Neukölln… œuvre", "L'ete a Neukolln... oeuvre"),
            ("sr-Latn", "Đak, čaša, žaba", "Dak, casa, zaba"),
            ("vi", "Tiếng Việt", "Tieng Viet"),
        ] {
            assert_eq!(ascii(given, &language.parse().unwrap()), plain, "{given} in {language}");
        }
        assert!(!ascii("المفتاح الثالث", &"ar".parse().unwrap()).trim().is_empty());
    }

    #[test]
    fn a_file_name_is_letters_digits_and_single_hyphens() {
        let de = "de".parse().unwrap();
        assert_eq!(file_name("Der  3. Schlüssel – “Ankunft”!", &de, 40), "der-3-schluessel-ankunft");
        assert_eq!(file_name("aaaa bbbb", &de, 5), "aaaa");
    }

    proptest! {
        #[test]
        fn whatever_goes_in_only_printable_ascii_comes_out(text in "\\PC{0,80}", tag in "de|tr|ar") {
            let plain = ascii(&text, &tag.parse().unwrap());
            prop_assert!(plain.bytes().all(|b| (0x20..=0x7e).contains(&b)));
        }
    }
}
