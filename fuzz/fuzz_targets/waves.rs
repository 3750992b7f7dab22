//! The chunks of a WAVE file, and its `bext`.
#![no_main]

use std::io::Cursor;

use digitales::radio::bext::Bext;
use digitales::radio::riff;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut file = Cursor::new(bytes);
    for chunk in riff::chunks(&mut file).unwrap_or_default() {
        assert!(chunk.start + chunk.length <= bytes.len() as u64, "a chunk reaches out of its file");
        let content = riff::content(&mut file, chunk, 1 << 20).unwrap_or_default();
        assert!(content.len() as u64 <= chunk.length);
        let _ = Bext::read(&content);
    }
    let _ = Bext::read(bytes);
});
