//! The page of the people in the works, from outside: real sockets, both engines.

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod engines;
mod home;
#[path = "../partners/library.rs"]
#[expect(dead_code, unused_imports, reason = "other tests use the rest of it")]
mod library;
#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
#[path = "../support/socket.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod socket;

mod changing;
mod erasing;
mod family;
mod looking;
mod old_papers;
mod stopping;
mod young;
