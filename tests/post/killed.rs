//! A server that is killed between handing a mail over and writing that down sends it again, and it is the same mail.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::engines::on_each_engine;
use crate::mail_server::Mood;
use crate::office::{Office, plain};

/// The program, serving; killed when this is dropped.
pub struct Serving(Child);

impl Serving {
    pub fn dies(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Office {
    /// One more server on the same library, a process of its own with its mail set up.
    pub fn serves(&self) -> Serving {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
        command.arg("--data").arg(self.library.folder()).args(["serve", "--listen", "127.0.0.1:0"]);
        command.env("DIGITALES_DATABASE", self.url()).env("DIGITALES_ENCODING", "elsewhere");
        for (name, value) in plain(&self.mail) {
            command.env(format!("DIGITALES_{name}"), value);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.contains("listening"), "{line}");
        Serving(child)
    }
}

#[tokio::test]
async fn a_kill_between_sending_and_writing_it_down_sends_the_same_mail_twice_and_loses_none() {
    on_each_engine(async |engine| {
        let mail = crate::mail_server::MailServer::open().await;
        let office = Office::on(&engine, mail, &[]).await;
        office.calls_a_copy_back().await;
        office.until("recall", |items| items.iter().any(|item| item.waits.is_some())).await;
        office.mail.takes_the_next(&[Mood::KeepsAndIsSilent]);
        let serving = office.serves();
        office.mail.waits_for(1).await;
        serving.dies();
        assert_eq!(office.waiting("recall").await[0].attempts, 1);
        assert!(office.happened().await.is_empty());
        office.the_lease_runs_out().await;
        let serving = office.serves();
        let mails = office.mail.waits_for(2).await;
        assert_eq!(mails[0].source, mails[1].source);
        office.until("recall", <[_]>::is_empty).await;
        assert_eq!(office.happened().await, ["sent"]);
        drop(serving);
    })
    .await;
}
