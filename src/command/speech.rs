//! How the commands speak: the answer on standard output, everything beside it on standard error.

use std::fmt::Display;
use std::io::{ErrorKind, Write};

use crate::error::Result;

/// What a shell answers for a program whose reader went away: 128 and the number of SIGPIPE.
const NOBODY_READS: i32 = 141;

/// Says a line of the answer. Where nobody reads any more, as behind `| head`, the program ends quietly, as programs
/// do; what it had to write down is written down before it speaks.
///
/// # Errors
/// What the disk says, when the answer goes into a file.
pub(super) fn say(line: impl Display) -> Result<()> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => std::process::exit(NOBODY_READS),
        told => Ok(told?),
    }
}

/// Tells something beside the answer. If nobody listens there, the work goes on.
pub(super) fn tell(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
