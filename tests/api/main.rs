//! The service through its front door: a real listener, real sockets, real files.

#[path = "../support/socket.rs"]
mod socket;

mod connection;
mod media_store;
mod stream;
