//! What only the library knows of a person.

use crate::archive::*;
use crate::support::on_each_engine;

#[tokio::test]
async fn a_profile_is_sealed_and_opens_with_a_purpose_only() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        let given = format!(r#"{{"legal_name": "{NAME}", "phone": "{PHONE}", "languages": ["tr", "de"]}}"#);
        let set = |json: &str| told(&archive.runs(&["person", "profile", "ayla"], json));
        assert_eq!(set(&given), "Sealed.\n");
        assert_eq!(set(&given), "That is what was sealed already.\n");
        assert!(holding(&archive.data, &[NAME, PHONE]).is_empty());
        assert!(rows_holding(&engine, &[NAME, PHONE]).await.is_empty());
        set(r#"{"phone": null, "notes": "calls after six"}"#);
        let shown = archive.does(&["person", "profile", "ayla", "--purpose", "contact"]);
        assert!(shown.contains(NAME) && shown.contains("after six") && !shown.contains(PHONE), "{shown}");
        assert!(archive.does(&["audit", "list"]).contains("profile_opened"));
        assert!(archive.does(&["audit", "verify"]).contains("head"));
        let told = archive.refuses(&["person", "profile", "ayla", "--purpose", "curiosity"]);
        assert!(told.contains("access_request"), "{told}");
        let told = archive.runs(&["person", "profile", "ayla"], "{\"legal_name\": 5, \"x\": \"Geheim\"}");
        assert_eq!(told.status.code(), Some(3));
        assert!(!String::from_utf8(told.stderr).unwrap().contains("Geheim"));
        archive.refuses(&["person", "profile", "nobody", "--purpose", "contact"]);
    })
    .await;
}

#[tokio::test]
async fn a_birth_date_that_a_file_gives_is_kept_sealed_and_nowhere_else() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        assert!(holding(&archive.data, &[BORN]).is_empty());
        assert!(rows_holding(&engine, &[BORN]).await.is_empty());
        assert!(!rows_holding(&engine, &["Ayla K."]).await.is_empty() || engine.url.starts_with("sqlite"));
        let shown = archive.does(&["person", "profile", "mehmet", "--purpose", "consent_check"]);
        assert!(shown.contains(BORN), "{shown}");
        let again = archive.does(&["import", archive.library.path().to_str().unwrap()]);
        assert!(!again.contains("people"), "nothing is new: {again}");
    })
    .await;
}
