//! What is sealed, what is forgotten, and what comes back from a backup: through the command line and the real files.

#[path = "../import/library.rs"]
mod library;
#[path = "../support/mod.rs"]
mod support;

mod archive;

mod erasure;
mod evidence;
mod keys;
mod profile;
