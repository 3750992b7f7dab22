//! Which forms a work has, and which deed is behind each.

use super::{closing, limits, opening, passage};
use crate::error::Error;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::naming;
use crate::http::writing_desk::faults::Stopped;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;

/// The forms of a work, in the order in which they are offered; lifting a hold stands with holding.
pub const FORMS: &[&str] =
    &["withdraw", "hold", "passage", "embargo", "end", "attest", "licence", "waive", "invalidate"];

/// Does what the form says; where to go then.
///
/// # Errors
/// Every fault of the form, or what else stands against it.
pub async fn done(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String, Stopped> {
    let done = match typed.of("deed") {
        "withdraw" => return closing::withdraw(app, who, on, typed).await,
        "hold" => closing::hold(app, who, on, typed).await?,
        "passage" => passage::close(app, who, on, typed).await?,
        "embargo" => limits::embargo(app, who, on, typed).await?,
        "licence" => limits::license(app, who, on, typed).await?,
        "end" => return closing::end(app, who, on, typed).await,
        "end-waiver" => closing::end_waiver(app, who, on, typed).await?,
        "attest" => opening::attest(app, who, on, typed).await?,
        "lift" => return opening::lift(app, who, on, typed).await,
        "lift-passage" => return passage::lift(app, who, on, typed).await,
        "waive" => return opening::waive(app, who, on, typed).await,
        "invalidate" => return opening::invalidate(app, who, on, typed).await,
        _ => return Err(Error::invalid("This form is none of ours.").into()),
    };
    let told = on.at(&format!("/write?done={}", typed.of("deed")));
    Ok(naming(&told, done.entries.first()))
}
