//! Digitales: a library of films and oral histories that keeps consent as data. No permit, no byte.

pub mod clock;
pub mod error;
pub mod id;
pub mod language;
pub mod page;

pub mod catalogue;
pub mod streaming;

pub mod storage;

pub mod http;

pub mod application;
pub mod command;
pub mod config;
