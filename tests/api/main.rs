//! The service through its front door: a real listener, real sockets, real files.

#[path = "../support/house.rs"]
mod house;
#[path = "../support/papers.rs"]
mod papers;
#[path = "../support/shelves.rs"]
mod shelves;
#[path = "../support/socket.rs"]
mod socket;

mod connection;
mod media_store;
mod pages;
mod panics;
mod permits;
mod serving;
mod stream;
mod templates;
mod works;
