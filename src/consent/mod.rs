//! What we may do: the ledger of what people allowed, the one rule that reads it, and the noes that close it.

pub mod answering;
pub mod audit;
pub mod auditing;
pub mod birthday;
pub mod clearance;
pub mod decision;
pub mod evidence;
pub mod explanation;
pub mod fact;
pub mod ledger;
pub mod overview;
pub mod paper;
pub mod passage;
pub mod profile;
pub mod reason;
pub mod recalling;
pub mod record;
pub mod rehearsal;
pub mod sealed;
pub mod sentence;
pub mod snapshot;
pub mod takedown;
pub mod terms;
pub mod upkeep;
pub mod verify;
pub mod withdrawal;
