//! The committed schemas are those that the program checks with.

use std::path::Path;

use digitales::intake::format::FileKind;

#[test]
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn the_schemas_that_editors_read_are_those_that_the_importer_checks() {
    let media = Path::new(env!("CARGO_MANIFEST_DIR")).join("media");
    for kind in FileKind::ALL {
        let path = media.join(kind.schema_name());
        if std::env::var("DIGITALES_TEST_BLESS").is_ok() {
            std::fs::write(&path, kind.schema_text()).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == kind.schema_text(),
            "{} is another; set DIGITALES_TEST_BLESS=1 to write it anew",
            path.display()
        );
    }
}
