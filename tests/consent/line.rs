//! The command line on a test's library.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::Engine;

/// Runs `digitales` on the library of `engine`, with `input` on its standard input.
pub fn digitales(engine: &Engine, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_digitales"))
        .arg("--data")
        .arg(engine.folder.path())
        .args(arguments)
        .env("DIGITALES_DATABASE", &engine.url)
        .env("DIGITALES_OPERATOR", "Invented e. V.")
        .env("DIGITALES_OPERATOR_ADDRESS", "Erfundene Straße 1, 10115 Berlin")
        .env("DIGITALES_CONTACT_EMAIL", "consent@invented.example")
        .env("DIGITALES_JURISDICTION", "DE-BE")
        .env("DIGITALES_URL", "https://stories.example")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// What it answered, which must be JSON, and its exit code.
pub fn answer(output: &Output) -> (Value, i32) {
    let told = String::from_utf8_lossy(&output.stderr);
    let answer = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {told}"));
    (answer, output.status.code().unwrap())
}

/// Why it refused, and its exit code; it must have answered nothing.
pub fn refusal(output: &Output) -> (String, i32) {
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    (String::from_utf8(output.stderr.clone()).unwrap(), output.status.code().unwrap())
}
