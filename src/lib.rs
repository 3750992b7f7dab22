//! Digitales: a library of films and oral histories that keeps consent as data. No permit, no byte.

pub mod clock;
pub mod error;
pub mod id;
pub mod json;
pub mod language;
pub mod page;

pub mod accounts;
pub mod catalogue;
pub mod consent;
pub mod radio;
pub mod schools;
pub mod streaming;
pub mod viewer;

pub mod storage;

pub mod backup;
pub mod editions;
pub mod intake;
pub mod narrator;
pub mod playback;
pub mod post;

pub mod http;

pub mod application;
pub mod command;
pub mod config;
