//! The file of a work, as somebody may write it.
#![no_main]

use digitales::intake::format::FileKind;
use digitales::intake::format::work::WorkFile;
use digitales::intake::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (source, file, findings) = Source::read::<WorkFile>("work.toml", text.to_owned(), FileKind::Work);
    assert!(file.is_some() || !findings.is_empty(), "refused without a reason");
    let lines = text.split('\n').count();
    for finding in findings {
        assert!(finding.line <= lines, "line {} of {lines}", finding.line);
        let _ = source.line_of(&finding.field);
    }
});
