//! `digitales person`: what is sealed about somebody, and how they are forgotten.

mod asking;

use std::fmt::Write as _;
use std::io::Read;
use std::process::ExitCode;

use clap::Subcommand;

use super::speech::say;
use crate::application::Application;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::erasure::{Asked, Promise, ask};
use crate::consent::keeping::{self, TakesBack, Which};
use crate::consent::ledger::{Deed, person_by_key, work_by_slug};
use crate::consent::paper::OpenedFor;
use crate::consent::profile;
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Kind, Result};
use crate::id::Id;
use crate::storage::database::Tx;

/// Keep what only the library may know of a person, and forget it.
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
    /// Ask somebody again: print a letter with a link of their own, in their language, and write down that they are
    /// written to.
    ///
    /// It names neither the library nor a work nor anybody. The link stands in it once; only its digest is kept. Write
    /// the address by hand: “digitales person profile KEY --purpose contact” shows it.
    Ask(asking::AskArgs),
    #[command(after_help = ASKED)]
    /// Write down one step of asking somebody again, read as JSON from standard input.
    ///
    /// “no” takes back everything at once; “yes” opens nothing, record the consent for that; “dead” deletes nothing: from
    /// then on their wish or their relatives count, and “found” after it says that they live.
    Asked,
    /// Print as JSON where asking everybody stands, and how many works are dark for it.
    Asking(asking::ListArgs),
    /// Forget a person at their wish, with the works in which nobody else can be recognised.
    ///
    /// It is a withdrawal of everything, at once. What was made of the works goes at once too: small and broadcast files,
    /// stills, transcripts. After the set days (`erasure_days`, or --now) the masters go, and the keys to profile and
    /// evidence are destroyed: what they sealed is unreadable in every copy. A running server does it by itself. Works,
    /// files and key do not come back by any import. A certificate is printed for each step.
    Erase {
        /// Who, by the key in people.toml.
        key: String,
        /// Erase this work too, although others are in it.
        #[arg(long = "work", value_name = "SLUG")]
        works: Vec<String>,
        /// Destroy masters and keys at once.
        #[arg(long)]
        now: bool,
        /// The guardian who says so, by the key in people.toml.
        #[arg(long, value_name = "KEY", conflicts_with = "relative")]
        guardian: Option<String>,
        /// The relative of a person who died who says so.
        #[arg(long, value_name = "KEY")]
        relative: Option<String>,
        /// Print the certificates as JSON, one a line.
        #[arg(long)]
        json: bool,
        /// Take the wish to be forgotten back while the days run, at the word of whoever asked. With --work take back
        /// only the wish that the original of this work goes.
        #[arg(long, conflicts_with = "now")]
        cancel: bool,
    },
}

const ASKED: &str = r#"Example:
  {"person": "ayla", "step": "moved", "channel": "post", "day": "2026-05-12", "note": "the neighbour may know"}

Steps: written_to, moved, found, yes, no, dead (with "died": a day, month or year). Channels: post, phone, email,
in_person, via_school, via_guardian. Others answer with "by": "guardian" or "relative" and "declarant": their key."#;

/// Runs the command.
///
/// # Errors
/// `Missing` for nobody, `Invalid` for JSON that is no profile, `Gone` for somebody who was erased.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let done = match &args.what {
        What::Ask(args) => asking::ask(&application, args).await,
        What::Asked => asking::asked(&application, &standard_input().await?).await,
        What::Asking(args) => asking::list(&application, args).await,
        What::Profile { key, purpose: Some(purpose) } => show(&application, key, *purpose).await,
        What::Profile { key, purpose: None } => set(&application, key).await,
        What::Erase { cancel: true, .. } => cancel(&application, &args.what).await,
        erase => forget(&application, erase).await,
    };
    application.database.close().await;
    say(done?.trim_end())?;
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
    let patch = standard_input().await?;
    let mut deed = Deed::begin(&application.ledger, Actor::Command, application.clock.now()).await?;
    let person = known(person_by_key(deed.tx(), key).await?)?;
    let changed = profile::change(&mut deed, person, &patch).await?;
    deed.commit().await?;
    Ok(if changed { "Sealed." } else { "That is what was sealed already." }.to_owned())
}

async fn standard_input() -> Result<String> {
    let read = tokio::task::spawn_blocking(|| {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    });
    Ok(read.await.map_err(Error::internal)??)
}

fn known(found: Option<Id<Person>>) -> Result<Id<Person>> {
    found.ok_or_else(|| Error::missing("Nobody is known by this key; look it up in people.toml."))
}

async fn forget(application: &Application, erase: &What) -> Result<String> {
    let What::Erase { key, works, now: at_once, guardian, relative, json, .. } = erase else {
        return Err(Error::internal("another command"));
    };
    let mut tx = application.database.read().await?;
    let (person, voice) = whose(&mut tx, key, (guardian.as_ref(), relative.as_ref())).await?;
    let with_others = named(&mut tx, works).await?;
    drop(tx);
    let days = if *at_once { 0 } else { application.config.erasure_days };
    let asked = Asked { person, voice, with_others, channel: "in_person", days };
    let promise = ask(&application.ledger, Actor::Command, &asked, application.clock.now()).await?;
    let done = application.eraser().due().await?;
    let mut told = String::new();
    for certificate in done.iter().filter(|done| done.erasure == promise.erasure.text()) {
        let line = serde_json::to_string(certificate).map_err(Error::internal)?;
        told += &if *json { line + "\n" } else { certificate.text() + "\n" };
    }
    if !json {
        told += &rest(&promise, person, *at_once);
    }
    Ok(told)
}

/// Who it is, and whose word.
async fn whose(
    tx: &mut Tx,
    key: &str,
    (guardian, relative): (Option<&String>, Option<&String>),
) -> Result<(Id<Person>, Voice)> {
    let person = known(person_by_key(tx, key).await?)?;
    let (capacity, by) = match (guardian, relative) {
        (Some(key), _) => (Capacity::Guardian, known(person_by_key(tx, key).await?)?),
        (None, Some(key)) => (Capacity::Relative, known(person_by_key(tx, key).await?)?),
        (None, None) => (Capacity::Own, person),
    };
    Ok((person, Voice { capacity, by }))
}

async fn named(tx: &mut Tx, slugs: &[String]) -> Result<Vec<Id<Work>>> {
    let mut works = Vec::new();
    for slug in slugs {
        let work = work_by_slug(tx, slug).await?;
        works.push(work.ok_or_else(|| Error::missing(format!("There is no work with the slug “{slug}”.")))?);
    }
    Ok(works)
}

/// What comes later, and what stays.
fn rest(promise: &Promise, person: Id<Person>, at_once: bool) -> String {
    let mut told = String::new();
    if !at_once {
        let _ = writeln!(
            told,
            "The originals and the keys go at {}; until then --cancel takes the wish back.",
            promise.due
        );
    }
    if !promise.kept.is_empty() {
        let _ = writeln!(
            told,
            "Closed, and not erased, since others are in them: {}. Say --work SLUG to erase them too. In their work.toml write \
             “erased-{person}” instead of the key once it is done.",
            promise.kept.join(", ")
        );
    }
    told + &format!("Entry in the audit log: {}:{}\n", promise.entry.number, promise.entry.hash)
}

async fn cancel(application: &Application, erase: &What) -> Result<String> {
    let What::Erase { key, works, guardian, relative, .. } = erase else {
        return Err(Error::internal("another command"));
    };
    let mut tx = application.database.read().await?;
    let (person, voice) = whose(&mut tx, key, (guardian.as_ref(), relative.as_ref())).await?;
    let works = named(&mut tx, works).await?;
    drop(tx);
    let (now, whole) = (application.clock.now(), works.is_empty());
    let which = if whole { Which::Whole } else { Which::Works(works) };
    let word = TakesBack { voice, channel: "in_person" };
    match keeping::cancel(&application.ledger, Actor::Command, person, (&which, &word), now).await {
        Ok(0) if whole => {
            Err(Error::missing("This person has no wish to be forgotten that could be taken back."))
        }
        Ok(0) => {
            Err(Error::missing("There is no wish that the original of this work goes, or its days are over."))
        }
        Ok(_) => Ok("Taken back. The originals stay, closed; a new import makes what was made of them anew."
            .to_owned()),
        Err(e) if e.kind() == Kind::Refused => Err(Error::refused(
            "Only whoever asked takes it back, or the person themself when the other may not speak for them any more: \
             --guardian KEY, --relative KEY.",
        )),
        Err(e) => Err(e),
    }
}
