//! `digitales person`: what is sealed about somebody.

use std::io::Read;
use std::process::ExitCode;

use clap::Subcommand;

use super::speech::say;
use crate::application::Application;
use crate::catalogue::participant::Person;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, person_by_key};
use crate::consent::paper::OpenedFor;
use crate::consent::profile;
use crate::error::{Error, Result};
use crate::id::Id;

/// Keep what only the library may know of a person.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Seal legal name, contact, birth date, languages and notes from JSON on standard input; or open them.
    ///
    /// The JSON is an object with any of `legal_name`, `mail`, `phone`, `address`, `born`, `languages`, `notes`. What it
    /// does not name stays; null takes one out. With --purpose nothing is read: the profile is printed, and that it was
    /// opened, by whom and what for stands in the audit log, where the person can see it.
    Profile {
        /// Who, by the key in people.toml.
        key: String,
        #[arg(
            long,
            value_name = "PURPOSE",
            help = "Open it for contact, consent_check, access_request, dispute or authority"
        )]
        purpose: Option<OpenedFor>,
    },
}

/// Runs the command.
///
/// # Errors
/// `Missing` for nobody, `Invalid` for JSON that is no profile, `Gone` for somebody who was erased.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let What::Profile { key, purpose } = &args.what;
    let done = match purpose {
        Some(purpose) => show(&application, key, *purpose).await,
        None => set(&application, key).await,
    };
    application.database.close().await;
    say(done?)?;
    Ok(ExitCode::SUCCESS)
}

async fn show(application: &Application, key: &str, purpose: OpenedFor) -> Result<String> {
    let mut tx = application.database.read().await?;
    let person = known(person_by_key(&mut tx, key).await?)?;
    let sealed = profile::sealed(&mut tx, person).await?;
    drop(tx);
    let sealed = sealed.ok_or_else(|| Error::missing("Nothing is sealed about this person."))?;
    let now = application.clock.now();
    sealed.open(&application.ledger, Actor::Command, purpose, now).await?.reveal()
}

async fn set(application: &Application, key: &str) -> Result<String> {
    let read = tokio::task::spawn_blocking(|| {
        let mut patch = String::new();
        std::io::stdin().read_to_string(&mut patch).map(|_| patch)
    });
    let patch = read.await.map_err(Error::internal)??;
    let mut deed = Deed::begin(&application.ledger, Actor::Command, application.clock.now()).await?;
    let person = known(person_by_key(deed.tx(), key).await?)?;
    let changed = profile::change(&mut deed, person, &patch).await?;
    deed.commit().await?;
    Ok(if changed { "Sealed." } else { "That is what was sealed already." }.to_owned())
}

fn known(found: Option<Id<Person>>) -> Result<Id<Person>> {
    found.ok_or_else(|| Error::missing("Nobody is known by this key; look it up in people.toml."))
}
