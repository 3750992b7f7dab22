//! The boxes of an MP4 file, as far as its index.
#![no_main]

use std::io::Cursor;

use digitales::intake::playable::index_first;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = index_first(Cursor::new(bytes));
    assert!(!found || bytes.windows(4).any(|four| four == b"moov"), "an index that is not there");
});
