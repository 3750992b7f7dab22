//! The program itself, as a script starts and stops it.

use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::socket::Client;

struct Program {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
    _data: tempfile::TempDir,
}

impl Program {
    async fn start() -> (Self, std::net::SocketAddr) {
        let data = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
        command.arg("serve").arg("--data").arg(data.path()).args(["--listen", "127.0.0.1:0"]);
        command
            .env_clear()
            .env("DIGITALES_ENCODING", "elsewhere")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = said.next_line().await.unwrap().expect("one line on standard output");
        let address = line.strip_prefix("listening on http://").expect("where it listens").parse().unwrap();
        (Self { child, said, _data: data }, address)
    }

    fn is_told(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.child.id().unwrap()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }
}

#[tokio::test]
async fn told_to_end_it_lets_idle_connections_go_and_ends_well() {
    for signal in [Signal::TERM, Signal::INT] {
        let (mut program, address) = Program::start().await;
        let mut idle = Client::connect(address).await;
        idle.ask("GET /media/nothing").await;
        assert_eq!(idle.answer().await.status, 404);
        program.is_told(signal);
        assert!(program.child.wait().await.unwrap().success(), "{signal:?}");
        let (rest, ended) = idle.rest().await;
        assert!(rest.is_empty() && ended.is_ok(), "{signal:?}");
        assert_eq!(program.said.next_line().await.unwrap(), None, "one line and no more");
    }
}
