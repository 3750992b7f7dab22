//! Encoding: what is to be done is done once, by one worker, and what comes out of it plays everywhere.

#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/mod.rs"]
mod engines;
mod jobs;
