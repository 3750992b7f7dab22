//! Reads the command line, runs, reports.

fn main() {}
