//! The writing side of the consent desk: what officers write down, and what they answer.

pub mod adding;
pub mod agreements;
pub mod asked;
pub mod asking;
pub mod deeds;
pub mod erasures;
pub mod evidence;
pub mod faults;
pub mod form;
pub mod links;
pub mod multipart;
pub mod old_paper;
pub mod old_papers;
pub mod papers;
pub mod person;
pub mod proposals;
pub mod proposed;
pub mod record;
pub mod review;
pub mod shown;
pub mod takedowns;
pub mod wishes;
pub mod work;
