//! Bringing works in, from outside: real sockets, both engines, the real program, killed too.

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod engines;
mod house;
#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
#[path = "../support/socket.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod socket;

mod clients;
mod files;
mod killed;
mod limits;
mod pages;
mod receiving;
mod sending;
