//! What goes out of the house, from outside: a real mail server on loopback, a real command, both engines.

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod engines;
#[path = "../partners/library.rs"]
#[expect(dead_code, unused_imports, reason = "other tests use the rest of it")]
mod library;
#[path = "../support/mail_server.rs"]
mod mail_server;
mod office;
#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
#[path = "../support/socket.rs"]
mod socket;

mod desk;
mod heads;
mod killed;
mod letters;
mod messages;
mod protected;
mod recalls;
mod young;
