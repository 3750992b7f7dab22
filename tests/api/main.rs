//! The service through its front door: a real listener, real sockets, real files.

#[path = "../support/house.rs"]
mod house;
#[path = "../support/socket.rs"]
mod socket;

mod connection;
mod media_store;
mod permits;
mod serving;
mod stream;
