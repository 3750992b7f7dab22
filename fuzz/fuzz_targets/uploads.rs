//! What the headers of an upload say.
#![no_main]

use digitales::intake::tus::{base64, creation, piece, plain, to_base64};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let header = |name: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once(": "));
        let said = lines.find(|(key, _)| *key == name).map(|(_, value)| value);
        said.or((name == "tus-resumable").then_some("1.0.0"))
    };
    if let Ok(creation) = creation(&header) {
        assert!(creation.length > 0);
        assert!(!creation.told.filename.chars().any(char::is_control), "{:?}", creation.told);
    }
    let _ = piece(&header);
    let _ = plain(text);
    if let Some(decoded) = base64(text) {
        assert_eq!(to_base64(&decoded), text, "one text for one value");
    }
});
