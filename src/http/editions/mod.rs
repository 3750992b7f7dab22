//! Editions at the desk: what is closed, what is being made, and both cuts side by side for those who sign.

pub mod files;
pub mod overview;
pub mod review;

use crate::accounts::account::Role;
use crate::catalogue::work::Work;
use crate::consent::record::Use;
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::consent_desk::say::viewer;
use crate::http::stream::missing;
use crate::id::Id;
use crate::playback::{Answer, Permit};
use crate::storage::database::Tx;

/// Who looks at editions.
pub const LOOKERS: [Role; 3] = [Role::ConsentOfficer, Role::Curator, Role::Auditor];
/// Who makes and signs them.
pub const SIGNERS: [Role; 2] = [Role::ConsentOfficer, Role::Curator];

/// The permit of somebody who works here to see what the house keeps of `work`, published or not.
///
/// # Errors
/// `Missing` when the master may not even be kept, `Unavailable` when the database does not answer.
pub async fn kept(app: &App, tx: &mut Tx, who: &SignedIn, work: Id<Work>) -> Result<Permit> {
    match app.door.ask(tx, work, Use::Preserve, &viewer(who)).await? {
        Answer::Permit(permit) => Ok(permit),
        Answer::Refusal(_) => Err(missing()),
    }
}
