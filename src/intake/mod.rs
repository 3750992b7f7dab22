//! How works come in: files read and checked, media probed and made small, everything written whole or not at all.

pub mod check;
pub mod finding;
pub mod folder;
pub mod format;
pub mod reading;
pub mod recording;
mod shape;
pub mod source;
pub mod when;

pub mod child;
pub mod confine;
pub mod encode;
pub mod legible;
pub mod playable;
pub mod poster;
pub mod prepare;
pub mod probe;
pub mod sniff;

pub mod accession;
pub mod beginning;
pub mod bringing_store;
pub mod deposit;
pub mod describe;
mod facts;
mod foundation;
pub mod importing;
pub mod job;
pub mod jobs_store;
pub mod limits;
pub mod progress;
pub mod receiving;
mod rehearsing;
pub mod tus;
pub mod upload_store;
pub mod uploading;
