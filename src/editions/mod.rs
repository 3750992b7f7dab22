//! How closed passages leave a work: an edition is planned, made from the master, looked at, approved and checked.

pub mod bed;
pub mod noise;
pub mod picture;
pub mod plan;
pub mod script;
pub mod splice;
pub mod timeline;

pub mod desk_store;
pub mod edition_store;
pub mod standing_store;

pub mod filming;
pub mod making;
mod producing;
pub mod review;
pub mod sound;
