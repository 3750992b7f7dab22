//! What people allow, told by people: the rule against its worked cases and against a second, independent reading;
//! the ledger and the door on each engine.

mod append_only;
mod audit;
mod chance;
mod deeds;
mod house;
mod oracle;
mod story;
#[path = "../support/mod.rs"]
mod support;

mod door;
mod explaining;
mod histories;
mod kills;
mod law;
mod laws;
mod ledger;
mod permits;
mod recall;
mod weak_yes;
mod worked_cases;
