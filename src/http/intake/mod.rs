//! Bringing works in: files received piece by piece, the page that shows what is under way, and its events.

pub mod caller;
pub mod events;
pub mod form;
pub mod lines;
pub mod live;
pub mod page;
pub mod tus;
pub mod work;

/// Where all of it is, within a language.
pub const PLACE: &str = "/desk/intake";

/// Whether requests to this address bring files, which take as long as they take.
#[must_use]
pub fn sends_files(path: &str) -> bool {
    let within = path.get(3..).and_then(|rest| rest.strip_prefix(PLACE));
    within.is_some_and(|rest| rest == "/file" || rest == "/uploads" || rest.starts_with("/uploads/"))
}
