//! What people allow, told by people: the rule against its worked cases and against a second, independent reading;
//! the ledger and the door on each engine.

mod append_only;
mod audit;
mod chance;
mod deeds;
mod holds;
mod house;
mod oracle;
mod story;
#[path = "../support/mod.rs"]
mod support;

mod door;
mod explaining;
mod exporting;
mod histories;
mod kills;
mod law;
mod laws;
mod ledger;
mod line;
mod permits;
mod recall;
mod saying;
mod weak_yes;
mod whole_deeds;
mod worked_cases;
