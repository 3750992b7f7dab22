//! Who works here, at the edge: signing in and out, who is signed in, and what every page of the desk shows.

pub mod caller;
pub mod desk;
pub mod frame;
pub mod sign_in;

pub use caller::SignedIn;
pub use frame::{Frame, staff_page};
