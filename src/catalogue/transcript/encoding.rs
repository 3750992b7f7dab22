//! From bytes to text: UTF-8, or UTF-16 and UTF-32 with a byte order mark. Nothing is guessed.

/// The text without its byte order mark, or the sentence that says what to do.
pub(super) fn decode(bytes: &[u8]) -> Result<String, String> {
    // UTF-32's little-endian mark begins with UTF-16's, so it is asked first.
    match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => utf32(rest, u32::from_le_bytes),
        [0, 0, 0xFE, 0xFF, rest @ ..] => utf32(rest, u32::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest => utf8(rest),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            Err("This is not text: it holds zero bytes. Save it as UTF-8.".to_owned())
        }
        Ok(text) => Ok(text.to_owned()),
        Err(e) => Err(format!(
            "This is not UTF-8 text (the first strange byte is number {}). Open it in a text editor and save it as UTF-8.",
            e.valid_up_to() + 1
        )),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|p| unit(*p)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() && !text.contains('\0') => Ok(text),
        _ => Err("This begins like UTF-16 but is broken. Save it as UTF-8.".to_owned()),
    }
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Result<String, String> {
    let (words, rest) = bytes.as_chunks::<4>();
    let text: Option<String> =
        words.iter().map(|w| char::from_u32(unit(*w)).filter(|c| *c != '\0')).collect();
    text.filter(|_| rest.is_empty())
        .ok_or_else(|| "This begins like UTF-32 but is broken. Save it as UTF-8.".to_owned())
}
