//! Bringing works in: what is wrong is told at once, what is right comes in whole, and nothing declared is rewritten.

mod again;
mod faults;
mod here;
mod hostile;
mod killed;
mod library;
mod real;
mod schema;
#[path = "../support/mod.rs"]
mod support;
