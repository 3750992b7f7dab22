//! Makes the broadcast files that are wanted after works came in; part of `import` and `serve --demo`.

use crate::application::Application;
use crate::error::{Error, Result};
use crate::radio::pack::Packer;

/// Makes every broadcast file that is wanted and not there, telling each on standard error.
///
/// # Errors
/// `Internal` naming the works whose file could not be made, with every cause.
pub(super) async fn pack(application: &Application) -> Result<()> {
    let operator = &application.config.operator;
    let recall = operator.email.as_ref().or(operator.phone.as_ref()).or(application.config.url.as_ref());
    let packer = Packer {
        database: application.database.clone(),
        media: application.media.clone(),
        clock: application.clock.clone(),
        recall: recall.map_or_else(|| "the library this file came from".to_owned(), Clone::clone),
    };
    let packed = packer
        .pack(&mut |step| eprintln!("{}/{} making the broadcast file of {}", step.number, step.of, step.slug))
        .await?;
    if packed.faults.is_empty() {
        return Ok(());
    }
    let told: Vec<String> =
        packed.faults.iter().map(|(slug, error)| format!("{slug}: {}", error.chain())).collect();
    Err(Error::unavailable("Not every broadcast file could be made; the works are in.")
        .because(told.join("\n")))
}
