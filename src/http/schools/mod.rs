//! The schools' door: clips in frames, the form that makes them, oEmbed, and links for a class.

pub mod class_links;
pub mod embed;
pub mod lesson;
pub mod oembed;
