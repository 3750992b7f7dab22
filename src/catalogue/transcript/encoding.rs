//! From bytes to text: by its mark, as UTF-8, as UTF-16 without a mark, as its own XML declaration says; else guessed from
//! the letters, and said so.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256,
};

use crate::language::Language;

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub(super) text: String,
    /// The name of the encoding, where it was guessed.
    pub(super) guessed: Option<String>,
}

/// How far an XML declaration is looked for.
const DECLARATION: usize = 200;
/// How much of a file tells whether it is UTF-16 without a mark.
const SAMPLE: usize = 4096;

/// The text without its byte order mark, or the sentence that says what to do.
pub(super) fn decode(bytes: &[u8], language: Option<&Language>) -> Result<Decoded, String> {
    // UTF-32's little-endian mark begins with UTF-16's, so it is asked first.
    let certain = match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => Some(utf32(rest, u32::from_le_bytes)),
        [0, 0, 0xFE, 0xFF, rest @ ..] => Some(utf32(rest, u32::from_be_bytes)),
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, UTF_16LE)),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, UTF_16BE)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => Some(utf8(rest)),
        _ => bare_utf16(bytes).map(|order| utf16(bytes, order)),
    };
    if let Some(text) = certain {
        return Ok(Decoded { text: text?, guessed: None });
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(Decoded { text: utf8(bytes)?, guessed: None });
    }
    if let Some(declared) = declared(bytes) {
        return Ok(Decoded { text: clean(declared, bytes)?, guessed: None });
    }
    let guess = guess(bytes, language);
    Ok(Decoded { text: clean(guess, bytes)?, guessed: Some(shown(guess)) })
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            Err("This is not text: it holds zero bytes. Save it as UTF-8.".to_owned())
        }
        Ok(text) => Ok(text.to_owned()),
        Err(e) => Err(format!(
            "This begins like UTF-8 but is broken (the first strange byte is number {}). Open it in a text editor and save it as UTF-8.",
            e.valid_up_to() + 4
        )),
    }
}

fn utf16(bytes: &[u8], order: &'static Encoding) -> Result<String, String> {
    let text = order.decode_without_bom_handling_and_without_replacement(bytes);
    text.filter(|text| !text.contains('\0'))
        .map(std::borrow::Cow::into_owned)
        .ok_or_else(|| "This begins like UTF-16 but is broken. Save it as UTF-8.".to_owned())
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Result<String, String> {
    let (words, rest) = bytes.as_chunks::<4>();
    let text: Option<String> =
        words.iter().map(|w| char::from_u32(unit(*w)).filter(|c| *c != '\0')).collect();
    text.filter(|_| rest.is_empty())
        .ok_or_else(|| "This begins like UTF-32 but is broken. Save it as UTF-8.".to_owned())
}

/// The byte order of UTF-16 without a mark: times are figures, each with a zero byte beside it, always on the same side.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = sample.len() / 16;
    match (first, second) {
        (0, n) if n > many => Some(UTF_16LE),
        (n, 0) if n > many => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start_matches([' ', '=']);
    let label = value.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes()).filter(|named| *named != UTF_8)
}

/// The likeliest encoding of bytes that are no UTF-8, of words in a language.
fn guess(bytes: &[u8], language: Option<&Language>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let place = language.and_then(|language| place(language.primary()));
    detector.guess(place, Utf8Detection::Deny)
}

/// The country under which the detector knows what is usual for a language.
fn place(language: &str) -> Option<&'static [u8]> {
    const PLACES: [(&str, &str); 24] = [
        ("ar", "sa"),
        ("bg", "bg"),
        ("bs", "ba"),
        ("cs", "cz"),
        ("de", "de"),
        ("el", "gr"),
        ("es", "es"),
        ("fa", "ir"),
        ("fr", "fr"),
        ("he", "il"),
        ("hr", "hr"),
        ("hu", "hu"),
        ("it", "it"),
        ("ja", "jp"),
        ("ko", "kr"),
        ("pl", "pl"),
        ("pt", "pt"),
        ("ro", "ro"),
        ("ru", "ru"),
        ("sr", "rs"),
        ("tr", "tr"),
        ("uk", "ua"),
        ("vi", "vn"),
        ("zh", "cn"),
    ];
    PLACES.iter().find(|(known, _)| *known == language).map(|(_, place)| place.as_bytes())
}

/// The text in an encoding, when it is text: no control characters but tabs and ends of lines.
fn clean(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, String> {
    let strange = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.filter(|text| !text.contains(strange)).map(std::borrow::Cow::into_owned).ok_or_else(|| {
        format!(
            "This is not text, or in no way of writing letters that we know ({} fits best). Open it in a text editor and save \
             it as UTF-8.",
            encoding.name()
        )
    })
}

/// The name of an encoding, as a curator may know it.
fn shown(encoding: &'static Encoding) -> String {
    let kind = match encoding {
        it if it == WINDOWS_1251 => " (Cyrillic)",
        it if it == WINDOWS_1252 => " (Western Europe)",
        it if it == WINDOWS_1254 => " (Turkish)",
        it if it == WINDOWS_1256 => " (Arabic)",
        _ => "",
    };
    format!("{}{kind}", encoding.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str =
        "1\n00:00:01,000 --> 00:00:04,000\nMeine Großmutter wohnte überm Bäcker, „früher“, sagte sie.\n";
    const TURKISH: &str =
        "1\n00:00:01,000 --> 00:00:04,000\nAnneannem bize bir şarkı söylerdi, kapı açıktı; ağlamıştık.\n";
    const RUSSIAN: &str =
        "1\n00:00:01,000 --> 00:00:04,000\nМоя бабушка жила над пекарней, и дверь была открыта.\n";
    const ARABIC: &str =
        "1\n00:00:01,000 --> 00:00:04,000\nكانت جدتي تسكن فوق المخبز وكان الباب مفتوحا دائما.\n";

    #[test]
    fn what_is_no_utf_8_is_guessed_and_said() {
        for (text, encoding, language, name) in [
            (GERMAN, WINDOWS_1252, "de", "windows-1252 (Western Europe)"),
            (TURKISH, WINDOWS_1254, "tr", "windows-1254 (Turkish)"),
            (RUSSIAN, WINDOWS_1251, "ru", "windows-1251 (Cyrillic)"),
            (ARABIC, WINDOWS_1256, "ar", "windows-1256 (Arabic)"),
        ] {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{name}");
            let language: Language = language.parse().unwrap();
            for language in [Some(&language), None] {
                let read = decode(&bytes, language).unwrap();
                assert_eq!(read, Decoded { text: text.to_owned(), guessed: Some(name.to_owned()) });
            }
        }
    }

    #[test]
    fn what_says_itself_what_it_is_is_not_guessed() {
        let exact = |bytes: &[u8], text: &str| {
            assert_eq!(decode(bytes, None), Ok(Decoded { text: text.to_owned(), guessed: None }));
        };
        for text in [GERMAN, TURKISH, RUSSIAN, ARABIC] {
            exact(text.as_bytes(), text);
            for unit in [u16::to_le_bytes, u16::to_be_bytes] {
                let bare: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
                exact(&bare, text);
                let marked: Vec<u8> = unit(0xFEFF).into_iter().chain(bare).collect();
                exact(&marked, text);
            }
        }
        let xml = "<?xml version=\"1.0\" encoding='windows-1254'?><tt>ğ</tt>";
        exact(&WINDOWS_1254.encode(xml).0, xml);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\xff\xfe1"[..], b"\x80\x01\x02", b"a\0b", b"\xfe\xff\xd8\x00", b"\xef\xbb\xbf\x80"] {
            assert!(decode(bytes, None).is_err(), "{bytes:?}");
        }
    }
}
