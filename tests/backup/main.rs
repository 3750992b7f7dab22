//! What a backup holds, and what comes back from it: through the command line, the real files and a real server.

#[path = "../vault/archive.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod archive;
#[path = "../import/library.rs"]
mod library;
#[path = "../support/socket.rs"]
mod socket;
#[path = "../support/mod.rs"]
mod support;

mod place;

mod edges;
mod restoring;
mod staying_shut;
mod taking;
