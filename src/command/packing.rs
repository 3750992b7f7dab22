//! Makes the broadcast files that are wanted after works came in; part of `import` and `serve --demo`.

use super::speech::tell;
use crate::application::Application;
use crate::error::Result;

/// Makes every broadcast file that is wanted and not there, telling each on standard error. A piece of which none can
/// be made (it is silent, say) is told too and holds nothing up: the works are in.
///
/// # Errors
/// `Unavailable` when database or disk do not answer.
pub(super) async fn pack(application: &Application) -> Result<()> {
    let packed = application
        .packer()
        .pack(&mut |step| {
            tell(format_args!("{}/{} making the broadcast file of {}", step.number, step.of, step.slug));
        })
        .await?;
    for (slug, error) in &packed.faults {
        tell(format_args!("There is no broadcast file of {slug}: {}", error.chain()));
    }
    Ok(())
}
