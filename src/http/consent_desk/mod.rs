//! The consent desk: who said what, what the world gets of it, what changes next, and what waits for somebody.

pub mod afterwards;
pub mod asking;
pub mod audit;
pub mod cures;
pub mod inbox;
pub mod post;
pub mod recalls;
pub mod say;
pub mod sheet;
pub mod voices;
pub mod work;
pub mod works;
