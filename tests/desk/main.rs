//! The desk of those who work here, from outside: real sockets, both engines, the real program.

mod cast;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod engines;
mod film;
mod office;
#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
#[path = "../support/socket.rs"]
mod socket;

mod asking;
mod consents;
mod deeds;
mod erasures;
mod forgotten;
mod keeping;
mod meanwhile;
mod minors;
mod overview;
mod promises;
mod recalls;
mod receipts;
mod requests;
mod settling;
mod signing_in;
mod telling;
mod waivers;
mod wishing;
