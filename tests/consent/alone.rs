//! The rule by itself, in the crate that `scripts/rule` makes of it: worked cases, laws, and the second reading.

mod chance;
mod law;
mod laws;
mod oracle;
mod permits;
mod story;
mod weak_yes;
mod worked_cases;

/// The library, where the same cases are asked of the command on files, is not in this crate.
mod explaining {
    pub fn is_on_file(_: &crate::worked_cases::Case) {}
}
