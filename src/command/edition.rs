//! `digitales edition`: passages that are closed leave a work, and two people look at what is left.

use std::process::ExitCode;

use clap::Subcommand;

use super::speech::{say, tell};
use super::{import, packing};
use crate::application::Application;
use crate::catalogue::edition::Edition;
use crate::catalogue::transcript::stamp;
use crate::clock::{Clock, Timestamp};
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::ledger::person_by_key;
use crate::consent::passage::Edit;
use crate::consent::record::Use;
use crate::editions::making::Order;
use crate::editions::review;
use crate::editions::standing_store::{self as store, Standing, State};
use crate::error::{Error, Result};
use crate::id::Id;

/// Make editions of a work without the passages that people closed, and sign them.
///
/// A passage is closed by a [[restriction]] in the work's folder (docs/import.md). From then on the uses that it names
/// are denied until an edition without the passage was made, approved by one person and checked by another one
/// (docs/editions.md). The master is never touched.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Subcommand)]
enum Deed {
    /// Make an edition of a work without what is closed in it: film and sound, a small file, captions, transcripts and
    /// posters. The same passages of the same master are made once.
    Make {
        /// The work, by its slug.
        #[arg(long, value_name = "SLUG")]
        work: String,
        /// A name for it (a–z, 0–9, hyphens; nobody's name); without one the next of cut-1, cut-2 …
        #[arg(long, value_name = "KEY")]
        name: Option<String>,
        #[arg(
            long = "use",
            value_name = "USE",
            help = "Only what is closed for this use, such as broadcast_download; without it all that is closed for any"
        )]
        only: Option<String>,
    },
    /// Say that an edition answers what was asked, after you have looked at all of it. It opens nothing until somebody
    /// else has checked it.
    Approve {
        #[command(flatten)]
        which: Which,
        /// Somebody whom nobody can recognise in it any more, by the key in people.toml; may be repeated.
        #[arg(long, value_name = "KEY")]
        removes: Vec<String>,
    },
    /// Say that an edition which somebody else approved is right. From the next request on it opens what it answers.
    Check {
        #[command(flatten)]
        which: Which,
    },
    /// Say that an edition is wrong: it opens nothing, ever, and its files go.
    Reject {
        #[command(flatten)]
        which: Which,
        /// What is wrong with it.
        #[arg(long, value_name = "TEXT")]
        note: String,
    },
    /// List the editions beside the originals, and how they stand.
    List {
        /// Only this work's, by its slug.
        #[arg(long, value_name = "SLUG")]
        work: Option<String>,
    },
}

#[derive(clap::Args)]
struct Which {
    /// The work, by its slug.
    #[arg(long, value_name = "SLUG")]
    work: String,
    /// The edition, by its name.
    #[arg(long, value_name = "KEY")]
    name: String,
    /// Who says so.
    #[arg(long, value_name = "NAME")]
    by: String,
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no such work or edition, `Invalid` when it cannot be made, `Conflict` or `Refused` when
/// something stands against a signature.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let done = deed(&application, args.deed).await;
    application.database.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

async fn deed(application: &Application, deed: Deed) -> Result<()> {
    match deed {
        Deed::Make { work, name, only } => make(application, work, name, only).await,
        Deed::List { work } => list(application, work.as_deref().unwrap_or_default()).await,
        Deed::Approve { which, removes } => approve(application, &which, &removes).await,
        Deed::Check { which } => {
            let (edition, _) = found(application, &which).await?;
            let (ledger, clock) = (&application.ledger, &application.clock);
            review::check(ledger, clock, Actor::Command, edition, &which.by).await?;
            packing::pack(application).await?;
            say(format_args!("“{}” of {} is checked by {}.", which.name, which.work, which.by))
        }
        Deed::Reject { which, note } => {
            let (edition, _) = found(application, &which).await?;
            let parts = (&application.ledger, &application.media, application.config.data.as_path());
            review::reject(parts, &application.clock, Actor::Command, (edition, &which.by), &note).await?;
            say(format_args!("“{}” of {} is rejected. Its files are gone.", which.name, which.work))
        }
    }
}

async fn make(
    application: &Application,
    slug: String,
    name: Option<String>,
    only: Option<String>,
) -> Result<()> {
    let only = only.map(|only| only.parse::<Use>()).transpose()?;
    let order = Order { slug, name, only, actor: Actor::Command };
    let progress = import::on_standard_error();
    progress.at(0, 1);
    let waiting = || tell("Another edition is being made; waiting for its end.");
    let ready = application.maker().make(&order, &progress, waiting).await?;
    drop(progress);
    let (slug, key) = (&order.slug, &ready.key);
    if ready.was_there {
        return say(format_args!("“{key}” of {slug} was made of the same passages before."));
    }
    say(format_args!("“{key}” of {slug} is made. It opens nothing yet: look at it, then"))?;
    say(format_args!("  digitales edition approve --work {slug} --name {key} --by NAME"))?;
    say(format_args!("  digitales edition check --work {slug} --name {key} --by ANOTHER"))
}

async fn approve(application: &Application, which: &Which, removes: &[String]) -> Result<()> {
    let (edition, state) = found(application, which).await?;
    let mut tx = application.database.read().await?;
    let mut people = Vec::new();
    for key in removes {
        let person = person_by_key(&mut tx, key).await?;
        people.push(person.ok_or_else(|| Error::missing(format!("There is nobody with the key “{key}”.")))?);
    }
    let open = review::left_open(&mut tx, &state.slug, edition).await?;
    drop(tx);
    let (ledger, clock) = (&application.ledger, &application.clock);
    review::approve(ledger, clock, Actor::Command, (edition, &which.by), &people).await?;
    say(format_args!("“{}” of {} is approved by {}.", which.name, which.work, which.by))?;
    for passage in open {
        say(format_args!("It leaves open what is closed for some use: {}.", told(&passage)))?;
    }
    Ok(())
}

async fn found(application: &Application, which: &Which) -> Result<(Id<Edition>, State)> {
    let mut tx = application.database.read().await?;
    let mut all = store::states(&mut tx, &which.work, &which.name).await?;
    all.sort_by_key(|state| state.media_version);
    let state = all.pop().ok_or_else(|| store::nowhere(&which.work, &which.name))?;
    Ok((state.id.parse()?, state))
}

async fn list(application: &Application, slug: &str) -> Result<()> {
    let mut tx = application.database.read().await?;
    let all = store::states(&mut tx, slug, "").await?;
    if all.is_empty() {
        return say("No editions beside the originals.");
    }
    for state in all {
        let why = state.why(&application.ledger.vault).await?;
        say(format_args!("{} “{}”: {}", state.slug, state.key, standing(&state, why.as_deref())))?;
        for edit in store::edits(&mut tx, state.id.parse()?).await? {
            say(format_args!("  {}", told(&edit)))?;
        }
    }
    Ok(())
}

fn standing(state: &State, why: Option<&str>) -> String {
    let day = |at: Option<i64>| {
        at.map(|at| Timestamp::from_millis(at).berlin_day().to_string()).unwrap_or_default()
    };
    let by = |who: &Option<String>, at| format!("{} on {}", who.as_deref().unwrap_or_default(), day(at));
    let approved = || by(&state.approved_by, state.approved_at);
    match state.standing() {
        Standing::Rejected => format!("rejected: {}", why.unwrap_or("nobody can read why any more")),
        Standing::Earlier => "of an earlier master, opens nothing".to_owned(),
        Standing::Made => "made, to be approved".to_owned(),
        Standing::Approved => format!("approved by {}, to be checked", approved()),
        Standing::Checked => {
            format!("approved by {}, checked by {}", approved(), by(&state.checked_by, state.checked_at))
        }
    }
}

/// “part 1, 00:00:01.000 to 00:00:02.000, mute”.
fn told(edit: &Edit) -> String {
    let at = |ms: i64| stamp(ms.max(0).cast_unsigned());
    let area = edit.area.map(|area| format!(" of the box {area}")).unwrap_or_default();
    format!(
        "part {}, {} to {}, {}{area}",
        edit.part,
        at(edit.start_ms),
        at(edit.end_ms),
        edit.operation.as_str()
    )
}
