//! `digitales consent export`: the records and the receipt of what was said about a person and a work.

use std::process::ExitCode;

use super::pretty;
use crate::application::Application;
use crate::clock::Clock;
use crate::command::speech::say;
use crate::config::Config;
use crate::consent::dossier::Dossier;
use crate::consent::jsonld::{Controller, receipt};
use crate::consent::ledger::dossier::dossier;
use crate::consent::ledger::{person_by_key, work_by_slug};
use crate::error::{Error, Result};
use crate::http::sheet::page;
use crate::language::Language;

/// Print the consent records and the receipt about a person in a work, as JSON-LD (ISO/IEC TS 27560 by way of DPV) or
/// as a page to print.
///
/// For the person, the authority or an archive. No name, no contact and no key stands in it; people are named by ids.
/// Each time that somebody said yes again is a record of its own which replaces the one before; every no after it is an
/// event in it. docs/shapes/consent.ttl says in SHACL what a record must have. Who answers for it, and under whose law,
/// comes from the settings.
#[derive(clap::Args)]
pub struct Args {
    /// The work, by its slug.
    #[arg(long, value_name = "SLUG")]
    work: String,
    /// The person, by the key in people.toml.
    #[arg(long, value_name = "KEY")]
    person: String,
    #[arg(
        long,
        value_name = "FORMAT",
        value_parser = ["jsonld", "html"],
        default_value = "jsonld",
        help = "jsonld, or html: a page to print, in the person's language"
    )]
    format: String,
    #[arg(long, value_name = "TAG", help = "Another language for the page")]
    language: Option<Language>,
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no such work or person or nobody said yes, `Invalid` when a setting is missing.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let controller = controller(&config)?;
    let application = Application::open_there(config, Clock::System).await?;
    let found = read(&application, &args).await;
    let now = application.clock.now();
    application.database.close().await;
    let found = found?;
    if args.format == "html" {
        let site = application.config.site(String::new());
        let language = args.language.as_ref().unwrap_or(&found.language);
        let words = site.tongues.nearest(std::slice::from_ref(language));
        say(page(&site, words, &found, (&args.work, now), None)?.trim_end())?;
    } else {
        say(pretty(&receipt(&found, &controller, now)?)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn read(application: &Application, args: &Args) -> Result<Dossier> {
    let mut tx = application.database.read().await?;
    let work = work_by_slug(&mut tx, &args.work).await?;
    let work =
        work.ok_or_else(|| Error::missing(format!("There is no work with the slug “{}”.", args.work)))?;
    let person = person_by_key(&mut tx, &args.person).await?;
    let person =
        person.ok_or_else(|| Error::missing("Nobody is known by this key; look it up in people.toml."))?;
    let found = dossier(&mut tx, work, person, application.clock.now()).await?;
    found.ok_or_else(|| Error::missing(format!("This person is not a participant of “{}”.", args.work)))
}

fn controller(config: &Config) -> Result<Controller> {
    let operator = &config.operator;
    let settings = [&operator.name, &operator.address, &operator.email, &config.url];
    let authority = operator.authority.as_deref();
    Controller::of(settings.map(Option::as_deref), authority, config.jurisdiction.code())
}
