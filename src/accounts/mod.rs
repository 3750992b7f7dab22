//! Who works here: accounts and their roles, signing in, and deeds that take two.

pub mod account;
pub mod account_store;
pub mod attempts;
pub mod four_eyes;
pub mod looking;
pub mod password;
pub mod proposal;
pub mod proposal_store;
pub mod session;
pub mod signing;
