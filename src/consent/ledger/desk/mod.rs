//! What those who keep consent read of the ledger: who is in a work, every word of a chain, all works, and what waits.

pub mod asking;
mod chains;
mod inbox;
mod log;
pub mod officer;
pub mod old_papers;
mod people;
mod recalls;
mod works;

pub use chains::{Chain, Check, Proof, Shown, Taken, TakenBy, Utterance, chains, taken_by};
pub use inbox::{INBOX, Item, Section, count, items};
pub use log::{About, about, entry_of_waiver, number_of, proposal_of, taken_with};
pub use people::{Participant, editions, keys, organisations, participants};
pub use recalls::{BY_DEADLINE, open_of, reached, recall_id, recall_page, unanswered};
pub use works::{Filter, Kept, Look, ORDER, work, works};
