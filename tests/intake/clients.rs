//! Programs of others speak with it: tus-js-client and tuspy upload, are stopped, and go on.

use std::path::Path;

use tokio::process::Command;

use crate::engines::on_each_engine;
use crate::house::{Curator, House, UPLOADS, bytes};

async fn runs(house: &House, ayla: &Curator, program: &str, script: &str, before: &[&str]) {
    let file = bytes(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mp4");
    std::fs::write(&path, &file).unwrap();
    let endpoint = format!("http://{}{UPLOADS}", house.address);
    let cookie = ayla.cookie.trim().strip_prefix("Cookie: ").unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake").join(script);
    let mut command = Command::new(program);
    command.arg(script).args(before).arg(endpoint).arg(cookie).arg(&path);
    let done = command.output().await.unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success() && told.contains("resumed at"), "{told}");
    assert!(house.kept(&file) == Some(file), "the file is the one that was sent");
}

#[tokio::test]
async fn tus_js_client_uploads_is_aborted_resumes_and_ends() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    if !web.join("node_modules/tus-js-client").is_dir() {
        eprintln!("skipped: tus-js-client is not installed (cd web && npm ci)");
        return;
    }
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        runs(&house, &ayla, "node", "client.mjs", &[web.to_str().unwrap()]).await;
        house.uploader.sweep().await.unwrap();
        assert_eq!(house.count("select count(*) from upload where state = 'receiving'").await, 0);
    })
    .await;
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
async fn tuspy_uploads_is_stopped_and_resumes() {
    let Ok(python) = std::env::var("DIGITALES_TEST_TUSPY") else {
        eprintln!("skipped: DIGITALES_TEST_TUSPY names no python that has tuspy");
        return;
    };
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        runs(&house, &ayla, &python, "client.py", &[]).await;
    })
    .await;
}
