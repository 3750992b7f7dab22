//! What we hold: works and what belongs to them, as words and checks without a database behind them.

pub mod edtf;
pub mod licence;
pub mod credit;
pub mod work;
pub mod collection;
pub mod participant;
pub mod edition;
pub mod rendition;
pub mod transcript;
