//! How bytes leave: what a request asks for, which slices answer it, and how they reach a slow phone.

pub mod body;
pub mod http_date;
pub mod media_type;
pub mod multipart;
pub mod playlist;
pub mod precondition;
pub mod range;
pub mod reply;
pub mod wire;
