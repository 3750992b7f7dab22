//! Reads the command line, runs it, reports.

use std::process::ExitCode;

fn main() -> ExitCode {
    digitales::command::main()
}
