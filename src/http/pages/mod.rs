//! Pages for people: rendered here, complete without script, in the reader's language.

mod answer;
pub mod card;
pub mod error;
pub mod home;
pub mod house;
pub mod lists;
pub mod my_story;
pub mod player;
pub mod view;
pub mod when;
pub mod work;

pub use answer::Answered;
