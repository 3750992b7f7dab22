//! The page of the people in the works, behind a link of their own: where their story is; stop, pause, change.

pub mod again;
pub mod card;
mod change;
mod closings;
mod door;
mod erasure;
pub mod letter;
mod page;
mod papers;
mod pause;
mod receipt;
mod record;
mod sheet;
mod stop;
mod view;
mod why;

pub use change::{change, change_form};
pub use erasure::{erasure, keep_original};
pub use page::page;
pub use papers::papers;
pub use pause::{pause, pause_form};
pub use receipt::{receipt, send_receipt};
pub use record::record;
pub use sheet::sheet;
pub use stop::{stop, stop_form};
