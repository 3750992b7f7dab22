//! Pages for people: rendered here, complete without script, in the reader's language.

pub mod view;
