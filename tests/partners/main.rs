//! The doors of schools and radio partners, from outside: real sockets, both engines, real ffmpeg.

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod engines;
mod library;
#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
#[path = "../support/processes.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod processes;
#[path = "../support/socket.rs"]
mod socket;

mod crowd;
mod desk;
mod killed;
mod radio;
mod refused;
mod schools;
mod sound;
