//! The doors of schools and radio partners, from outside: real sockets, both engines, real ffmpeg.

#[path = "../support/mod.rs"]
mod engines;
mod library;
#[path = "../support/socket.rs"]
mod socket;

mod radio;
mod schools;
