//! Text messages: a program of the operator's, which reads the number and the words from its standard input.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::trouble::Trouble;

/// How long the program may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// What it may use: seconds of processor, bytes of address space, bytes of each file it writes.
const LIMITS: [&str; 4] = ["--cpu=30", "--as=8589934592", "--fsize=67108864", "--core=0"];
/// Where it finds programs of its own.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";
const PRLIMIT: &str = "/usr/bin/prlimit";
const SETPRIV: &str = "/usr/bin/setpriv";

/// A text message as it goes.
#[derive(Debug)]
pub struct Message {
    /// What a second copy of it is recognised by.
    pub id: String,
    /// The telephone number.
    pub to: String,
    /// What it says.
    pub body: String,
}

/// Hands text messages to a program.
#[derive(Clone, Debug)]
pub struct Courier(pub Vec<String>);

impl Courier {
    /// Runs the program with a message. When it ends with 0, it has taken the message.
    ///
    /// # Errors
    /// Why it did not.
    pub async fn send(&self, message: &Message) -> Result<(), Trouble> {
        let input = format!("To: {}\nMessage-ID: {}\n\n{}", message.to, message.id, message.body);
        let mut child = self.command().spawn().map_err(|_| Trouble::NoCommand)?;
        let Some(mut stdin) = child.stdin.take() else { return Err(Trouble::Ours) };
        let running = async {
            // A program that does not read to the end may still have what it wants; its exit code decides.
            let _ = stdin.write_all(input.as_bytes()).await;
            drop(stdin);
            child.wait().await
        };
        let ended = tokio::time::timeout(PATIENCE, running).await;
        let Ok(Ok(status)) = ended else { return Err(Trouble::Failed(0)) };
        match status.code().and_then(|code| u16::try_from(code).ok()) {
            Some(0) => Ok(()),
            // sysexits.h: bad data, no such user, no such host
            Some(code @ (65 | 67 | 68)) => Err(Trouble::NotTaken(code)),
            Some(126 | 127) => Err(Trouble::NoCommand),
            code => Err(Trouble::Failed(code.unwrap_or(0))),
        }
    }

    /// The program under limits, without our environment; what it says is dropped, for it may repeat the number.
    fn command(&self) -> Command {
        let mut command = Command::new(PRLIMIT);
        command
            .args(LIMITS)
            .args([SETPRIV, "--pdeathsig=KILL", "--"])
            .args(&self.0)
            .env_clear()
            .env("PATH", PATH)
            .env("LC_ALL", "C.UTF-8")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        command
    }
}
