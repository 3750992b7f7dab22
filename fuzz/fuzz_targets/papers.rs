//! Whether a scan can be read: PDF and JPEG by their structure.
#![no_main]

use digitales::intake::legible::{jpeg_ends, pdf};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if jpeg_ends(bytes) {
        assert!(bytes.windows(2).any(|two| two == [0xFF, 0xD9]), "an end that is not there");
    }
    if pdf(bytes) {
        assert!(bytes.windows(5).any(|five| five == b"%%EOF"), "an end that is not there");
    }
});
