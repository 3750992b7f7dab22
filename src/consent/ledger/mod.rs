//! The ledger in the database: what was declared is only ever added, and read as one snapshot.

pub mod asker;
mod auditing;
mod by_hand;
pub mod case;
mod declaring;
mod deed;
mod delivering;
pub mod desk;
pub mod dossier;
mod kept;
pub mod limiting;
mod lines;
pub mod outbox;
mod partners;
mod people;
mod reading;
mod recalling;
mod requests;
pub mod sealed;
mod snapshot;
mod whole;
mod works;

pub use auditing::{Salted, entries, entries_about, entry_of, head, missed};
pub use by_hand::{ByHand, Waived, born_by_hand, wish_by_hand};
pub use deed::{Committed, Deed, Ledger};
pub use delivering::{Delivery, delivered, deliveries};
pub use kept::Kept;
pub use lines::{known_places, stored, stored_public};
pub use people::{Checked, person_by_key, works_of};
pub use reading::{area_text, edit, uses};
pub use recalling::{Happened, Recall, find_recall, happenings, recalls, recalls_of, unsettled};
pub use requests::{
    Lately, RequestRow, appears_in, closes_until, filed_since, held_lately, may_close, request, requests,
    speaks_themself, work_by_slug,
};
pub use snapshot::{Snapshot, epoch, snapshot};
pub use whole::{every_work, orphans};
