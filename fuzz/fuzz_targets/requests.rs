//! What a request asks for: slices of a file, languages, names, digests.
#![no_main]

use digitales::catalogue::work::Slug;
use digitales::id::Sha256Digest;
use digitales::language::Language;
use digitales::streaming::media_type;
use digitales::streaming::range::{Selection, select};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|asked: (u64, &[u8])| {
    let (length, bytes) = asked;
    let lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
    if let Selection::Slices(slices) = select(&lines, length) {
        assert!(!slices.is_empty());
        assert!(
            slices.iter().all(|slice| slice.start < slice.end && slice.end <= length),
            "{slices:?} of {length}"
        );
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = media_type::of(text);
    let _ = text.parse::<Language>();
    let _ = text.parse::<Sha256Digest>();
    if let Ok(slug) = text.parse::<Slug>() {
        assert_eq!(slug.as_str(), text);
    }
});
