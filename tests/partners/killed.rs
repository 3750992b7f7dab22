//! A library that is killed while it makes a broadcast file.

use std::process::{Command, Stdio};
use std::time::Duration;

use digitales::consent::record::Use;

use crate::engines::on_each_engine;
use crate::library::Library;
use crate::processes::nobody_stays_on;

#[tokio::test]
async fn killed_while_a_broadcast_file_is_made_it_leaves_no_bytes_without_a_row() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, &[Use::BroadcastDownload], &["DE"]).await;
        let digitales = |words: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
            command.env("DIGITALES_ENCODING", "elsewhere");
            command.env("DIGITALES_DATABASE", &engine.url).arg("--data").arg(library.folder()).args(words);
            command
        };
        let files = async || library.media.list().await.unwrap().len();
        let mut serving = digitales(&["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while files().await == 1 {
            assert!(serving.try_wait().unwrap().is_none(), "it ended before it made a file");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        serving.kill().unwrap();
        serving.wait().unwrap();
        nobody_stays_on(library.folder()).await;
        let verified = digitales(&["verify"]).output().unwrap();
        assert_eq!(String::from_utf8(verified.stdout).unwrap(), "Nothing was found.\n");
        assert!(library.packs().await.faults.is_empty());
        assert_eq!(files().await, 2, "the voice and its broadcast file");
    })
    .await;
}
