//! Digitales: a library of films and oral histories that keeps consent as data. No permit, no byte.

pub mod error;
pub mod clock;
pub mod id;
pub mod page;
pub mod language;

pub mod storage;
