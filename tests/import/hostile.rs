//! Files dressed up as films and folders that reach out open nothing.

use std::fs;
use std::os::unix::fs::symlink;

use crate::house::House;
use crate::library::Library;

#[tokio::test]
async fn a_link_out_of_the_folder_is_refused() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-paper-pattern", "");
    let folder = library.path().join("works/the-paper-pattern");
    fs::rename(folder.join("voice.m4a"), library.path().join("outside.m4a")).unwrap();
    symlink("../../outside.m4a", folder.join("voice.m4a")).unwrap();
    assert!(
        house.looks_at(&library).await.findings.iter().any(|f| f.stops && f.field == "rendition[0].file")
    );
}

#[tokio::test]
async fn a_list_of_files_named_like_a_film_is_refused() {
    let house = House::new().await;
    for list in [
        "ffconcat version 1.0\nfile /etc/hostname\n",
        "#EXTM3U\n#EXTINF:1,\n/etc/hostname\n",
        "<svg/>",
        "%PDF-1.7",
    ] {
        let library = Library::new().with_voice("the-paper-pattern", "");
        fs::write(library.path().join("works/the-paper-pattern/voice.m4a"), list).unwrap();
        let report = house.looks_at(&library).await;
        assert!(report.findings.iter().any(|f| f.stops && f.field == "rendition[0].file"), "{list}");
    }
}
