//! Finds who speaks where a line begins with their name and a colon.

/// Most words and characters of a name.
const MOST_WORDS: usize = 4;
const LONGEST: usize = 40;

/// The name before a line's first colon, and the words behind it: up to four words that all begin with a capital, a
/// figure, or a letter of a script without capitals.
pub(super) fn label(line: &str) -> Option<(&str, &str)> {
    let (name, words) = line.split_once(':')?;
    let name = name.trim();
    let apart = words.is_empty() || words.starts_with(char::is_whitespace);
    let plain = |c: char| c.is_alphanumeric() || " .-_'’()".contains(c);
    let begins = |word: &str| {
        let word = word.trim_start_matches('(');
        word.starts_with(|c: char| c.is_numeric() || c.is_alphabetic() && !c.is_lowercase())
    };
    let is_name = name.chars().count() <= LONGEST
        && name.chars().all(plain)
        && name.chars().any(char::is_alphabetic)
        && name.split_whitespace().count() <= MOST_WORDS
        && name.split_whitespace().all(begins);
    (apart && is_name).then(|| (name, words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_before_a_colon_is_a_speaker_and_a_sentence_is_none() {
        for (line, found) in [
            ("SCHNEIDER:  Okay.", Some(("SCHNEIDER", "Okay."))),
            ("Ayşe K.: Günaydın", Some(("Ayşe K.", "Günaydın"))),
            ("Speaker 1: Hi: there", Some(("Speaker 1", "Hi: there"))),
            ("المذيع: صباح الخير", Some(("المذيع", "صباح الخير"))),
            ("Frau Dr. Meier-Öz:", Some(("Frau Dr. Meier-Öz", ""))),
            ("Und dann sagte er: nein", None),
            ("Siehe https://example.org", None),
            ("10:30 Uhr", None),
            (": nichts", None),
            ("no colon", None),
        ] {
            assert_eq!(label(line), found, "{line}");
        }
    }
}
