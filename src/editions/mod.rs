//! How closed passages leave a work: an edition is planned, made from the master, looked at, approved and checked.

pub mod bed;
pub mod noise;
pub mod picture;
pub mod plan;
pub mod script;
pub mod splice;
pub mod timeline;
