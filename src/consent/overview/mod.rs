//! What those who keep consent look at: the same rule, asked person by person, use by use and day by day. It writes
//! nothing and knows no rule of its own.

mod cell;
mod coming;
mod outlook;
pub mod recall;

pub use cell::{Cell, State, row};
pub use coming::{Coming, What, coming, is_birthday, months_after};
pub use outlook::{Change, Outlook, changes, outlooks};
