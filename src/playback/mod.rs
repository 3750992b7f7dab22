//! The one door: whoever wants a title, a picture or a byte asks here, and what is running is watched from here.

mod door;
mod glance;
mod memory;
mod severer;
mod watch;

pub use crate::consent::decision::{Answer, Outcome, Permit, Refusal};
pub use door::Door;
pub use severer::Severer;
pub use watch::{Guard, Watch};
