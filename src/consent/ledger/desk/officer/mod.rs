//! What officers write and read at the desk: agreements, ends, wishes, what takes two, answers to requests, and what forms offer.

pub mod agreements;
pub mod answers;
pub mod ending;
pub mod forms;
mod pairs;
pub mod proving;
pub mod someone;
mod wishing;
