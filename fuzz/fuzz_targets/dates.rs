//! Dates and times as people, files and headers write them.
#![no_main]

use digitales::catalogue::edtf::Edtf;
use digitales::clock::Timestamp;
use digitales::intake::when;
use digitales::schools::clip::Clip;
use digitales::streaming::http_date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(now) = Timestamp::parse("2026-06-01T10:00:00Z") else { return };
    let _ = http_date::parse(bytes, now);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(date) = text.parse::<Edtf>() {
        assert_eq!(date.as_str(), text);
        assert_eq!(date.year().len(), 4);
    }
    let _ = (when::day(text), when::start(text), when::end(text), Timestamp::parse(text));
    let (start, end) = text.split_once('\n').unwrap_or((text, ""));
    if let Ok(clip) = Clip::read(Some(start), Some(end), 600_000) {
        assert!(clip.start_ms.unwrap_or(0) < 600_000);
        assert!(clip.end_ms.is_none_or(|end| end <= 600_000 && end > clip.start_ms.unwrap_or(0)));
    }
});
