//! The people in the works on a page of their own: where their story is, and the ways to stop, pause and change it.

pub mod again_store;
pub mod closed_store;
pub mod erasing_store;
pub mod grant;
pub mod link_store;
pub mod others_store;
pub mod standing;
pub mod story_store;
pub mod whereabouts;
pub mod wish;
