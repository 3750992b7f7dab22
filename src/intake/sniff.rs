//! What a file is, from its first bytes. A name proves nothing.

/// A container of sound or moving pictures that we know by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// ISO base media (MP4, M4A, 3GP).
    Mp4,
    /// Apple `QuickTime`.
    QuickTime,
    /// `WebM`.
    WebM,
    /// Matroska.
    Matroska,
    /// RIFF, RF64 or BW64 with waves.
    Wave,
    /// AIFF.
    Aiff,
    /// FLAC.
    Flac,
    /// Ogg.
    Ogg,
    /// MPEG audio, layers 1 to 3.
    MpegAudio,
    /// AAC with ADTS headers.
    Adts,
    /// AVI.
    Avi,
    /// MPEG transport stream.
    TransportStream,
    /// MPEG program stream.
    ProgramStream,
    /// Flash video.
    Flash,
    /// Advanced systems format (WMA, WMV).
    Asf,
    /// `RealMedia`.
    Real,
    /// Material exchange format.
    Mxf,
    /// Adaptive multi-rate speech.
    Amr,
    /// Core audio.
    Caf,
    /// GSM 06.10 speech.
    Gsm,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// Sound or moving pictures.
    Media(Container),
    /// A picture that a poster can be made of.
    Picture,
    /// Something that we know and do not take, by its usual name.
    Other(&'static str),
    /// Nothing that we know.
    Unknown,
}

/// How many bytes [`sniff`] wants to see; fewer when the file is shorter.
pub const HEAD: usize = 4096;

/// Says what a file is that begins with `head`.
#[must_use]
pub fn sniff(head: &[u8]) -> Sniffed {
    if let Some(container) = container(head) {
        return Sniffed::Media(container);
    }
    match infer::get(head) {
        Some(kind) if matches!(kind.mime_type(), "image/jpeg" | "image/png" | "image/webp" | "image/gif") => {
            Sniffed::Picture
        }
        Some(kind) if frames(head, 1) == 0 => Sniffed::Other(kind.mime_type()),
        _ if frames(head, 2) >= 2 => Sniffed::Media(Container::MpegAudio),
        _ if text(head) => Sniffed::Other("text"),
        _ => Sniffed::Unknown,
    }
}

fn container(head: &[u8]) -> Option<Container> {
    let at = |offset: usize, magic: &[u8]| head.get(offset..offset + magic.len()) == Some(magic);
    let boxed = |names: &[&[u8; 4]]| names.iter().any(|n| at(4, *n));
    Some(if at(4, b"ftyp") {
        if at(8, b"qt  ") { Container::QuickTime } else { Container::Mp4 }
    } else if boxed(&[b"moov", b"mdat", b"wide", b"skip", b"free", b"pnot"]) {
        Container::QuickTime
    } else if boxed(&[b"styp", b"moof", b"sidx"]) {
        Container::Mp4
    } else if at(0, b"\x1aE\xdf\xa3") {
        if find(head, b"webm").is_some_and(|i| i < 64) { Container::WebM } else { Container::Matroska }
    } else if (at(0, b"RIFF") || at(0, b"RF64") || at(0, b"BW64")) && at(8, b"WAVE") {
        Container::Wave
    } else if at(0, b"RIFF") && at(8, b"AVI ") {
        Container::Avi
    } else if at(0, b"FORM") && (at(8, b"AIFF") || at(8, b"AIFC")) {
        Container::Aiff
    } else if at(0, b"fLaC") {
        Container::Flac
    } else if at(0, b"OggS") {
        Container::Ogg
    } else if at(0, b"ID3") {
        Container::MpegAudio
    } else if at(0, b"\0\0\x01\xba") {
        Container::ProgramStream
    } else if at(0, b"G") && at(188, b"G") && at(376, b"G") {
        Container::TransportStream
    } else if at(0, b"FLV\x01") {
        Container::Flash
    } else if at(0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11") {
        Container::Asf
    } else if at(0, b".RMF") {
        Container::Real
    } else if find(head, b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02").is_some() {
        Container::Mxf
    } else if at(0, b"#!AMR") {
        Container::Amr
    } else if at(0, b"caff\0\x01") {
        Container::Caf
    } else if adts(head) {
        Container::Adts
    } else if (0..5).all(|i| head.get(i * 33).is_some_and(|b| b >> 4 == 0xD)) {
        Container::Gsm
    } else {
        return None;
    })
}

fn find(head: &[u8], magic: &[u8]) -> Option<usize> {
    head.windows(magic.len()).position(|w| w == magic)
}

/// Two ADTS headers in a row (ISO 13818-7).
fn adts(head: &[u8]) -> bool {
    let frame = |at: usize| -> Option<usize> {
        let bytes = head.get(at..at + 6)?;
        let sync = bytes[0] == 0xFF && bytes[1] & 0xF6 == 0xF0;
        let length =
            usize::from(bytes[3] & 3) << 11 | usize::from(bytes[4]) << 3 | usize::from(bytes[5] >> 5);
        (sync && length > 7).then_some(length)
    };
    frame(0).is_some_and(|length| at_end(head, length) || frame(length).is_some())
}

fn at_end(head: &[u8], offset: usize) -> bool {
    offset + 6 > head.len()
}

/// How many MPEG audio frames follow each other from the first, up to `most` (ISO 11172-3).
fn frames(head: &[u8], most: usize) -> usize {
    const KBITS: [[usize; 16]; 2] = [
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
    ];
    const HERTZ: [usize; 4] = [44_100, 48_000, 32_000, 0];
    let mut at = 0;
    for count in 0..most {
        let Some(&[a, b, c, _]) = head.get(at..at + 4) else { return count };
        let layer3 = a == 0xFF && b & 0xE0 == 0xE0 && (b >> 1) & 3 == 1 && (b >> 3) & 3 != 1;
        let first = (b >> 3) & 3 == 3;
        let kbits = KBITS[usize::from(!first)][usize::from(c >> 4)];
        let hertz = HERTZ[usize::from((c >> 2) & 3)]
            / if first {
                1
            } else if (b >> 3) & 3 == 2 {
                2
            } else {
                4
            };
        if !layer3 || kbits == 0 || hertz == 0 {
            return count;
        }
        at += (if first { 144_000 } else { 72_000 }) * kbits / hertz + usize::from(c >> 1 & 1);
    }
    most
}

fn text(head: &[u8]) -> bool {
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(e) if e.error_len().is_none() => {
            std::str::from_utf8(&head[..e.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !valid.is_empty() && !valid.contains('\0')
}

impl Container {
    /// The media type to serve it as (RFC 6838), knowing whether there is a picture in it.
    #[must_use]
    pub const fn media_type(self, film: bool) -> &'static str {
        match (self, film) {
            (Self::Mp4, true) => "video/mp4",
            (Self::Mp4, false) => "audio/mp4",
            (Self::QuickTime, _) => "video/quicktime",
            (Self::WebM, true) => "video/webm",
            (Self::WebM, false) => "audio/webm",
            (Self::Matroska, true) => "video/matroska",
            (Self::Matroska, false) => "audio/matroska",
            (Self::Wave, _) => "audio/wav",
            (Self::Aiff, _) => "audio/aiff",
            (Self::Flac, _) => "audio/flac",
            (Self::Ogg, true) => "video/ogg",
            (Self::Ogg, false) => "audio/ogg",
            (Self::MpegAudio, _) => "audio/mpeg",
            (Self::Adts, _) => "audio/aac",
            (Self::Avi, _) => "video/vnd.avi",
            (Self::TransportStream, _) => "video/mp2t",
            (Self::ProgramStream, _) => "video/mpeg",
            (Self::Flash, _) => "video/x-flv",
            (Self::Asf, _) => "video/x-ms-asf",
            (Self::Real, _) => "application/vnd.rn-realmedia",
            (Self::Mxf, _) => "application/mxf",
            (Self::Amr, _) => "audio/amr",
            (Self::Caf, _) => "audio/x-caf",
            (Self::Gsm, _) => "audio/gsm",
        }
    }

    /// The demuxer of ffmpeg that may read it, and no other: a list of files dressed up as a film opens nothing.
    #[must_use]
    pub const fn demuxer(self) -> &'static str {
        match self {
            Self::Mp4 | Self::QuickTime => "mov",
            Self::WebM | Self::Matroska => "matroska",
            Self::Wave => "wav",
            Self::Aiff => "aiff",
            Self::Flac => "flac",
            Self::Ogg => "ogg",
            Self::MpegAudio => "mp3",
            Self::Adts => "aac",
            Self::Avi => "avi",
            Self::TransportStream => "mpegts",
            Self::ProgramStream => "mpeg",
            Self::Flash => "flv",
            Self::Asf => "asf",
            Self::Real => "rm",
            Self::Mxf => "mxf",
            Self::Amr => "amr",
            Self::Caf => "caf",
            Self::Gsm => "gsm",
        }
    }

    /// As people call such files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mp4 => "MP4",
            Self::QuickTime => "QuickTime (MOV)",
            Self::WebM => "WebM",
            Self::Matroska => "Matroska (MKV)",
            Self::Wave => "WAV",
            Self::Aiff => "AIFF",
            Self::Flac => "FLAC",
            Self::Ogg => "Ogg",
            Self::MpegAudio => "MP3",
            Self::Adts => "AAC",
            Self::Avi => "AVI",
            Self::TransportStream => "MPEG transport stream (TS)",
            Self::ProgramStream => "MPEG program stream (MPG)",
            Self::Flash => "Flash video (FLV)",
            Self::Asf => "Windows Media",
            Self::Real => "RealMedia",
            Self::Mxf => "MXF",
            Self::Amr => "AMR",
            Self::Caf => "Core Audio (CAF)",
            Self::Gsm => "GSM",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        for (head, is) in [
            (&b"\0\0\0\x20ftypisom"[..], Sniffed::Media(Container::Mp4)),
            (b"\0\0\0\x14ftypqt  ", Sniffed::Media(Container::QuickTime)),
            (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01\x42\x82\x84webm", Sniffed::Media(Container::WebM)),
            (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01\x42\x82\x88matroska", Sniffed::Media(Container::Matroska)),
            (b"RF64\xff\xff\xff\xffWAVEds64", Sniffed::Media(Container::Wave)),
            (b"fLaC\0\0\0\x22", Sniffed::Media(Container::Flac)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Sniffed::Picture),
            (b"%PDF-1.7", Sniffed::Other("application/pdf")),
            (b"#EXTM3U\n/etc/passwd\n", Sniffed::Other("text")),
            (b"ffconcat version 1.0\nfile /etc/passwd\n", Sniffed::Other("text")),
            (b"", Sniffed::Unknown),
            (b"\0\0\0\0\0\0\0\0", Sniffed::Unknown),
        ] {
            assert_eq!(sniff(head), is, "{}", String::from_utf8_lossy(head));
        }
    }
}
