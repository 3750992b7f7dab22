//! The ledger in the database: what was declared is only ever added, and read as one snapshot.

pub mod asker;
mod declaring;
mod deed;
mod delivering;
mod keys;
mod limiting;
mod lines;
mod partners;
mod people;
mod reading;
mod requests;
mod snapshot;
mod whole;
mod works;

pub use deed::{Committed, Deed, Ledger};
pub use delivering::{Delivery, delivered, deliveries};
pub use keys::{held_slots, own_slot, sweep_keys};
pub use lines::{known_places, stored};
pub use people::{Checked, person_by_key, works_of};
pub use reading::{area_text, edit};
pub use requests::{
    Lately, RequestRow, appears_in, filed_since, held_lately, may_close, requests, work_by_slug,
};
pub use snapshot::{Snapshot, epoch, snapshot};
pub use whole::{every_work, orphans};
