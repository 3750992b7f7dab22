//! What we hold: works and what belongs to them, as words and checks without a database behind them.

pub mod accession_store;
pub mod collection;
pub mod credit;
pub mod custody_store;
pub mod edition;
pub mod edtf;
pub mod licence;
pub mod participant;
pub mod rendition;
pub mod rendition_store;
pub mod shelf;
pub mod transcript;
pub mod work;
