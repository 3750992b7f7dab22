//! Editions: what people closed is nowhere in what leaves the house, and everything else is.

mod commands;
mod desk;
#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/mod.rs"]
mod engines;
mod eyes_and_ears;
mod house;
mod killed;
mod library;
mod nowhere;
#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/papers.rs"]
mod papers;
#[expect(dead_code, reason = "shared by every test binary, and each needs some of it")]
#[path = "../support/processes.rs"]
mod processes;
mod real;
#[path = "../support/socket.rs"]
mod socket;
mod wide;
