//! The media type of a file by the end of its name: our own table where the common one is wrong for players.

/// The table that comes before `mime_guess`. Audio in an MP4 is `audio/mp4` (RFC 4337); playlists are those of
/// RFC 8216, section 10; captions are text in UTF-8 (`WebVTT`, section “IANA considerations”).
const OURS: &[(&str, &str)] = &[
    ("aac", "audio/aac"),
    ("flac", "audio/flac"),
    ("m3u8", "application/vnd.apple.mpegurl"),
    ("m4a", "audio/mp4"),
    ("m4b", "audio/mp4"),
    ("m4s", "video/iso.segment"),
    ("m4v", "video/mp4"),
    ("mka", "audio/x-matroska"),
    ("mkv", "video/x-matroska"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("mpd", "application/dash+xml"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("ogv", "video/ogg"),
    ("opus", "audio/ogg"),
    ("srt", "application/x-subrip"),
    ("txt", "text/plain; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("wav", "audio/wav"),
    ("bwf", "audio/wav"),
    ("weba", "audio/webm"),
    ("webm", "video/webm"),
];

/// The media type for a file name (or a bare ending); `application/octet-stream` for what nobody knows.
#[must_use]
pub fn of(name: &str) -> String {
    let ending = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase();
    if let Some((_, ours)) = OURS.iter().find(|(known, _)| *known == ending) {
        return (*ours).to_owned();
    }
    let guess = mime_guess::from_ext(&ending).first_or_octet_stream();
    if guess.type_() == "text" { format!("{guess}; charset=utf-8") } else { guess.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_file_has_the_type_that_players_expect() {
        for (name, expected) in [
            ("film.mp4", "video/mp4"),
            ("FILM.MP4", "video/mp4"),
            ("voice.m4a", "audio/mp4"),
            ("segment.m4s", "video/iso.segment"),
            ("index.m3u8", "application/vnd.apple.mpegurl"),
            ("manifest.mpd", "application/dash+xml"),
            ("captions.tr.vtt", "text/vtt; charset=utf-8"),
            ("air.wav", "audio/wav"),
            ("film.mov", "video/quicktime"),
            ("old.ogv", "video/ogg"),
            ("poster.webp", "image/webp"),
            ("poster.jpg", "image/jpeg"),
            ("page.html", "text/html; charset=utf-8"),
            ("vtt", "text/vtt; charset=utf-8"),
            ("nothing.at-all", "application/octet-stream"),
            ("", "application/octet-stream"),
        ] {
            assert_eq!(of(name), expected, "{name}");
        }
    }
}
