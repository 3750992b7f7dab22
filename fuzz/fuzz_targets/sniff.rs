//! What a file is, from its first bytes.
#![no_main]

use digitales::intake::sniff::{HEAD, Sniffed, sniff};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Sniffed::Media(container) = sniff(head) {
        assert!(!container.demuxer().is_empty() && !container.media_type(true).is_empty());
    }
});
