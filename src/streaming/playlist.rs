//! HLS playlists (RFC 8216, and its second edition's draft for the names of tracks), made for each request. Pure.

use std::fmt::Write as _;

use crate::editions::timeline::FrameRate;
use crate::intake::recipe::segments::Segments;

/// The media type of a playlist (RFC 8216, section 10).
pub const MEDIA_TYPE: &str = "application/vnd.apple.mpegurl";

/// How many fragments of two seconds one segment holds, behind the first, which holds one so that play begins soon.
const FRAGMENTS: usize = 2;

/// A picture alone that a player may choose.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Where its playlist is.
    pub uri: String,
    /// RFC 6381.
    pub codecs: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Pictures a second.
    pub rate: Option<FrameRate>,
    /// Where its segments stand.
    pub segments: Segments,
}

/// The sound that goes with every picture, or stands alone.
#[derive(Clone, Debug)]
pub struct Sound {
    /// Where its playlist is.
    pub uri: String,
    /// RFC 6381.
    pub codecs: String,
    /// BCP 47.
    pub language: String,
    /// Where its segments stand.
    pub segments: Segments,
}

/// Words in one language.
#[derive(Clone, Debug)]
pub struct Subtitles {
    /// Where their playlist is.
    pub uri: String,
    /// BCP 47; players know the names of languages.
    pub language: String,
}

/// The playlist of all that there is of a part; none when there is nothing to play.
#[must_use]
pub fn multivariant(pictures: &[Picture], sound: Option<&Sound>, subtitles: &[Subtitles]) -> Option<String> {
    let mut out = String::from("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
    let (peak, average) = sound.map_or((0, 0), |sound| rates(&sound.segments));
    if let Some(sound) = sound.filter(|_| !pictures.is_empty()) {
        let (uri, language) = (&sound.uri, plain(&sound.language));
        let _ = writeln!(
            out,
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"{language}\",LANGUAGE=\"{language}\",DEFAULT=YES,AUTOSELECT=YES,URI=\"{uri}\""
        );
    }
    for words in subtitles {
        let (uri, language) = (&words.uri, plain(&words.language));
        let _ = writeln!(
            out,
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"words\",NAME=\"{language}\",LANGUAGE=\"{language}\",DEFAULT=NO,AUTOSELECT=YES,\
             FORCED=NO,CHARACTERISTICS=\"public.accessibility.transcribes-spoken-dialog\",URI=\"{uri}\""
        );
    }
    let words = if subtitles.is_empty() { "" } else { ",SUBTITLES=\"words\"" };
    for picture in pictures {
        let (most, usual) = rates(&picture.segments);
        let (width, height) = picture.size;
        let codecs: Vec<&str> =
            std::iter::once(&*picture.codecs).chain(sound.map(|sound| &*sound.codecs)).collect();
        let _ = write!(
            out,
            "#EXT-X-STREAM-INF:BANDWIDTH={},AVERAGE-BANDWIDTH={},CODECS=\"{}\",RESOLUTION={width}x{height}",
            most + peak,
            usual + average,
            codecs.join(",")
        );
        if let Some(rate) = picture.rate {
            let _ = write!(out, ",FRAME-RATE={}", thousandths(rate.frames * 1000 / rate.seconds.max(1)));
        }
        let heard = if sound.is_some() { ",AUDIO=\"sound\"" } else { "" };
        let _ = writeln!(out, "{heard}{words}\n{}", picture.uri);
    }
    match sound {
        Some(sound) if pictures.is_empty() => {
            let (codecs, uri) = (&sound.codecs, &sound.uri);
            let _ = writeln!(
                out,
                "#EXT-X-STREAM-INF:BANDWIDTH={peak},AVERAGE-BANDWIDTH={average},CODECS=\"{codecs}\"{words}\n{uri}"
            );
        }
        None if pictures.is_empty() => return None,
        _ => {}
    }
    Some(out)
}

/// The playlist of one file: its segments as ranges of bytes of `uri`.
#[must_use]
pub fn of_file(segments: &Segments, uri: &str) -> String {
    let grouped = grouped(segments);
    let longest = grouped.iter().map(|(_, length)| *length).max().unwrap_or(0);
    // Rounded to the nearest whole second, no segment is longer (RFC 8216, section 4.3.3.1).
    let target = (longest + u64::from(segments.timescale) / 2) / u64::from(segments.timescale.max(1));
    let mut out = format!(
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{}\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n\
         #EXT-X-MAP:URI=\"{uri}\",BYTERANGE=\"{}@0\"\n",
        target.max(1),
        segments.start
    );
    let mut at = segments.start;
    for (bytes, length) in grouped {
        let seconds = micros(length, segments.timescale);
        let _ = writeln!(out, "#EXTINF:{seconds},\n#EXT-X-BYTERANGE:{bytes}@{at}\n{uri}");
        at += bytes;
    }
    out.push_str("#EXT-X-ENDLIST\n");
    out
}

/// The playlist of words that are one file, as long as the part.
#[must_use]
pub fn of_words(duration_ms: u64, uri: &str) -> String {
    let seconds = thousandths(duration_ms);
    format!(
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{}\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:{seconds},\n{uri}\n#EXT-X-ENDLIST\n",
        duration_ms.div_ceil(1000).max(1)
    )
}

/// Fragments put together to segments: bytes and length of each.
fn grouped(segments: &Segments) -> Vec<(u64, u64)> {
    let (first, rest) = segments.each.split_at(segments.each.len().min(1));
    let sum = |few: &[(u64, u64)]| few.iter().fold((0, 0), |(b, l), (bytes, length)| (b + bytes, l + length));
    first.iter().copied().chain(rest.chunks(FRAGMENTS).map(sum)).collect()
}

/// Most and usual bits a second.
fn rates(segments: &Segments) -> (u64, u64) {
    let rate = |bytes: u64, length: u64| {
        u64::try_from(u128::from(bytes) * 8 * u128::from(segments.timescale) / u128::from(length.max(1)))
            .unwrap_or(u64::MAX)
    };
    let grouped = grouped(segments);
    // A segment of less than half a second at the end says little of how fast bytes must come.
    let long = |length: &u64| length * 2 >= u64::from(segments.timescale);
    let most = grouped.iter().filter(|(_, length)| long(length)).map(|(b, l)| rate(*b, *l)).max();
    let (bytes, length) = grouped.iter().fold((0, 0), |(b, l), (bytes, length)| (b + bytes, l + length));
    let usual = rate(bytes, length);
    (most.unwrap_or(usual).max(usual), usual)
}

fn thousandths(n: u64) -> String {
    format!("{}.{:03}", n / 1000, n % 1000)
}

fn micros(length: u64, timescale: u32) -> String {
    let micros = u128::from(length) * 1_000_000 / u128::from(timescale.max(1));
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// A name as it may stand between quotes (RFC 8216, section 4.2).
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && *c != '"').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(each: &[(u64, u64)]) -> Segments {
        Segments { timescale: 1000, start: 800, each: each.to_vec() }
    }

    #[test]
    fn each_segment_is_a_range_behind_the_last_and_the_first_is_short() {
        let playlist = of_file(&segments(&[(100, 2000), (200, 2000), (300, 2000), (50, 640)]), "track.mp4");
        assert_eq!(
            playlist,
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n\
             #EXT-X-MAP:URI=\"track.mp4\",BYTERANGE=\"800@0\"\n\
             #EXTINF:2.000000,\n#EXT-X-BYTERANGE:100@800\ntrack.mp4\n\
             #EXTINF:4.000000,\n#EXT-X-BYTERANGE:500@900\ntrack.mp4\n\
             #EXTINF:0.640000,\n#EXT-X-BYTERANGE:50@1400\ntrack.mp4\n#EXT-X-ENDLIST\n"
        );
    }

    #[test]
    fn a_player_reads_what_it_must_fetch_and_decode() {
        let picture = Picture {
            uri: "../media/p/index.m3u8".to_owned(),
            codecs: "avc1.4D401E".to_owned(),
            size: (854, 480),
            rate: Some(FrameRate { frames: 30_000, seconds: 1001 }),
            segments: segments(&[(25_000, 2000), (100_000, 2000), (100_000, 2000)]),
        };
        let sound = Sound {
            uri: "../media/s/index.m3u8".to_owned(),
            codecs: "mp4a.40.2".to_owned(),
            language: "tr".to_owned(),
            segments: segments(&[(25_000, 2000)]),
        };
        let words = Subtitles { uri: "w".to_owned(), language: "d\"e".to_owned() };
        let told = multivariant(&[picture], Some(&sound), &[words]).unwrap();
        assert!(told.contains("BANDWIDTH=500000,AVERAGE-BANDWIDTH=400000,CODECS=\"avc1.4D401E,mp4a.40.2\",RESOLUTION=854x480,FRAME-RATE=29.970,AUDIO=\"sound\",SUBTITLES=\"words\"\n../media/p/index.m3u8\n"), "{told}");
        assert!(told.contains("NAME=\"de\",LANGUAGE=\"de\""));
        let voice = multivariant(&[], Some(&sound), &[]).unwrap();
        assert!(voice.ends_with("#EXT-X-STREAM-INF:BANDWIDTH=100000,AVERAGE-BANDWIDTH=100000,CODECS=\"mp4a.40.2\"\n../media/s/index.m3u8\n"), "{voice}");
        assert!(multivariant(&[], None, &[]).is_none());
    }
}
