//! The rule by itself, in the crate that `scripts/rule` makes of it: worked cases, laws, and the second reading.

mod chance;
mod law;
mod laws;
mod oracle;
mod story;
mod weak_yes;
mod worked_cases;
