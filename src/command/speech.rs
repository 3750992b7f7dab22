//! How the commands speak: the answer on standard output, everything beside it on standard error.

use std::fmt::Display;
use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::accounts::password::Password;
use crate::error::{Error, Result};

/// What a shell answers for a program whose reader went away: 128 and the number of SIGPIPE.
pub(super) const NOBODY_READS: u8 = 141;

static UNHEARD: AtomicBool = AtomicBool::new(false);

/// Says a line of the answer. Where nobody reads any more, as behind `| head`, the command ends there and the program
/// quietly, as programs do, once what it wrote down is also kept beside the library.
///
/// # Errors
/// `Unavailable` when nobody reads; what the disk says, when the answer goes into a file.
pub(super) fn say(line: impl Display) -> Result<()> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => {
            UNHEARD.store(true, Ordering::Relaxed);
            Err(Error::unavailable("Nobody reads what is said."))
        }
        told => Ok(told?),
    }
}

/// Whether somebody stopped reading, which ends a command without a word.
pub(super) fn unheard() -> bool {
    UNHEARD.load(Ordering::Relaxed)
}

/// Tells something beside the answer. If nobody listens there, the work goes on.
pub(super) fn tell(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The password that somebody presents: a line of standard input. At a terminal it is asked for by `question`, and not shown.
///
/// # Errors
/// What the terminal says.
pub(super) fn asked(question: &str) -> Result<Password> {
    let asks = std::io::stdin().is_terminal();
    if asks {
        let _ = write!(std::io::stderr(), "{question}");
        shown(false);
    }
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    if asks {
        shown(true);
        tell("");
    }
    read?;
    Ok(Password::presented(line.trim_end_matches(['\r', '\n'])))
}

/// Whether the terminal shows what is typed. Where it cannot be told, it shows it.
fn shown(shown: bool) {
    let _ = Command::new("stty").arg(if shown { "echo" } else { "-echo" }).status();
}
