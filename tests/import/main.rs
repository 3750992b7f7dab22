//! Bringing works in: what is wrong is told at once, what is right comes in whole, and nothing declared is rewritten.

mod again;
mod beginning;
mod beside;
mod by_hand;
mod confined;
mod faults;
mod held;
mod here;
mod hostile;
mod house;
mod killed;
mod library;
mod mutants;
mod mutating;
mod old_papers;
#[path = "../support/processes.rs"]
mod processes;
mod real;
mod schema;
#[path = "../support/mod.rs"]
mod support;
mod words;
