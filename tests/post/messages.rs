//! Text messages go by a command of the operator's: number and words on its standard input, and nowhere else.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::engines::{Engine, on_each_engine};
use crate::office::{NUMBER, Office};

/// A command that keeps what it reads and what it was called with, and ends with the code that stands in `code`.
fn command(folder: &Path) -> String {
    let (program, folder) = (folder.join("send-message"), folder.display());
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > {folder}/arguments\nenv > {folder}/environment\ncat > {folder}/message.new\n\
         mv {folder}/message.new {folder}/message\nread code < {folder}/code\nexit $code\n"
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    format!("{} --by modem", program.display())
}

async fn with_command(engine: &Engine) -> Office {
    let folder = engine.folder.path();
    fs::write(folder.join("code"), "0\n").unwrap();
    let office = Office::with(engine, &[("MESSAGE_COMMAND", command(folder))]).await;
    office.seals(office.library.narrator, &format!(r#"{{"phone": "{NUMBER}"}}"#)).await;
    office.is_today();
    office
}

#[tokio::test]
async fn a_message_is_read_from_standard_input_and_the_number_is_no_argument() {
    on_each_engine(async |engine| {
        let (office, folder) = (with_command(&engine).await, engine.folder.path());
        office.does(&["narrator", "link", "--person", "ayla", "--send"]).await;
        office.is_today();
        office.until("letter", <[_]>::is_empty).await;
        let message = fs::read_to_string(folder.join("message")).unwrap();
        let (head, body) = message.split_once("\n\n").unwrap();
        assert!(head.starts_with(&format!("To: {NUMBER}\nMessage-ID: ")), "{head}");
        assert!(body.starts_with("Bağlantınız:\nhttps://stories.example/my/"), "{body}");
        assert_eq!(fs::read_to_string(folder.join("arguments")).unwrap(), "--by\nmodem\n");
        let environment = fs::read_to_string(folder.join("environment")).unwrap();
        assert!(!environment.contains("DIGITALES") && !environment.contains(NUMBER), "{environment}");
        assert!(office.mail.received().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_command_that_fails_is_run_again_and_one_that_knows_no_such_number_is_not() {
    on_each_engine(async |engine| {
        let (office, folder) = (with_command(&engine).await, engine.folder.path());
        fs::write(folder.join("code"), "75\n").unwrap();
        office.does(&["narrator", "link", "--person", "ayla", "--send"]).await;
        office.is_today();
        let failed = |items: &[digitales::consent::ledger::outbox::Item], why: &str| {
            items.iter().any(|item| item.last_error.as_deref() == Some(why))
        };
        office.until("letter", |items| failed(items, "failed 75")).await;
        fs::write(folder.join("code"), "67\n").unwrap();
        office.later(60_000);
        let left = office.until("letter", |items| failed(items, "not_taken 67")).await;
        assert!(left[0].waits.is_some());
        let listed = office.does(&["post", "list"]).await;
        assert!(listed.contains("does not take the number") && !listed.contains("5550199"), "{listed}");
    })
    .await;
}
