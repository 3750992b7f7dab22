//! Transcripts, in every form and encoding: what was read is written and read again as the same.
#![no_main]

use digitales::catalogue::transcript::{Cues, Read, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match read(bytes, None) {
        Ok(Read { cues, .. }) => {
            let again = Cues::from_vtt(&cues.to_vtt()).expect("what we wrote can be read");
            assert_eq!(again.to_vtt(), cues.to_vtt());
        }
        Err(faults) => assert!(faults.iter().all(|fault| !fault.message.is_empty()) && !faults.is_empty()),
    }
});
