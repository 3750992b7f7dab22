//! The file of a form as a piece of evidence, when somebody can read it.

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::paper::{Paper, Unfit};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::intake::legible::legible;

/// The paper that came with a form, about somebody in a work. Looked at before anything is written, since that takes time.
///
/// # Errors
/// `Invalid` with the key of the message that says what to do.
pub async fn paper(
    file: Option<Vec<u8>>,
    (person, work): (Option<Id<Person>>, Option<Id<Work>>),
) -> Result<Option<Paper>> {
    let Some(bytes) = file else { return Ok(None) };
    let read = match Paper::new(bytes, person, work) {
        Ok(paper) => legible(paper).await,
        Err(e) => Err(e),
    };
    match read {
        Ok(paper) => Ok(Some(paper)),
        Err(e) => Err(match Unfit::of(&e) {
            Some(unfit) => Error::invalid(unfit.key()).because(e),
            None => e,
        }),
    }
}
