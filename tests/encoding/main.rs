//! Encoding: what is to be done is done once, by one worker, and what comes out of it plays everywhere.

#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/mod.rs"]
mod engines;
mod films;
mod house;
mod jobs;
mod killed;
#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../import/library.rs"]
mod library;
#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/papers.rs"]
mod papers;
mod played;
#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/processes.rs"]
mod processes;
mod serving;
#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/socket.rs"]
mod socket;
