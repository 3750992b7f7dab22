//! `digitales class-link`: secret addresses under which a class sees a work that is for schools.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Subcommand;
use jiff::civil::Date;

use super::reasons::for_a_school;
use super::speech::{say, tell};
use crate::application::Application;
use crate::catalogue::shelf;
use crate::clock::{Clock, Timestamp, end_of_berlin_day};
use crate::command::partner::list;
use crate::config::Config;
use crate::consent::record::Use;
use crate::error::{Error, Result};
use crate::id::{Id, Token};
use crate::playback::{Answer, Door, Permit, Refusal};
use crate::radio::partner_store::{self, Known};
use crate::schools::clip::{Clip, Moment};
use crate::schools::link_store::{self, ClassLink, Link};
use crate::storage::database::Tx;

/// Make a link for a class, list the links, or take one back.
///
/// The link is printed alone on standard output, once; only its digest is kept. Without a configured public address
/// (`DIGITALES_URL`) it is printed without one. It dies at the end of its last day in Berlin, when it is revoked, when
/// the school's agreement ends, and when anyone in the work takes their consent back.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// The work's slug.
    #[arg(long, value_name = "SLUG", required = true)]
    work: Option<String>,
    /// The school's name, as partners.toml has it.
    #[arg(long, value_name = "NAME", required = true)]
    organisation: Option<String>,
    /// Its last day, until and including: 2026-07-31.
    #[arg(long, value_name = "DATE", required = true)]
    until: Option<String>,
    /// Where the clip begins: seconds, 1:15 or 0:01:15.
    #[arg(long, value_name = "TIME")]
    start: Option<String>,
    /// Where it ends.
    #[arg(long, value_name = "TIME")]
    end: Option<String>,
}

#[derive(Subcommand)]
enum What {
    /// List every link: id, work, school, last instant, and whether it was taken back.
    List,
    /// Take a link back. What it plays at this moment is cut off.
    Revoke {
        /// The id that `list` shows; or `-`, and the link itself on standard input, since it is a secret that has no
        /// place among the arguments of a command.
        #[arg(value_name = "ID")]
        id: String,
    },
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no such work, school or link; `Refused` when consent or agreement stand against it;
/// `Invalid` when a date or time cannot be used.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    match &args.what {
        None => add(&application, &args).await?,
        Some(What::List) => every(&application).await?,
        Some(What::Revoke { id }) => revoke(&application, id).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(application: &Application, args: &Args) -> Result<()> {
    let now = application.clock.now();
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let until = last_instant(&given(&args.until), now)?;
    let mut tx = application.database.write().await?;
    let school = school(&mut tx, &given(&args.organisation)).await?;
    let slug = given(&args.work);
    let found = shelf::find(&mut tx, &slug).await?;
    let work = found.ok_or_else(|| Error::missing(format!("There is no work “{slug}”.")))?.id;
    let token = Token::new()?;
    let mut link = Link { id: Id::new(now)?, work, organisation: school.id, clip: Clip::default(), until };
    // The door knows a class by its link, so the link is written first; without a permit nothing is kept.
    let door = Door::new(application.database.clone(), application.clock.clone());
    link_store::add(&mut tx, &link, &token, now).await?;
    let permit = match door.ask(&mut tx, work, Use::SchoolEmbed, &link.viewer()).await? {
        Answer::Permit(permit) => permit,
        Answer::Refusal(refusal) => return Err(refused(&slug, &given(&args.organisation), &refusal)),
    };
    link.clip = clip(&mut tx, &permit, args).await?;
    link_store::set_clip(&mut tx, link.id, link.clip).await?;
    tx.commit().await?;
    let site = application.config.url.clone().unwrap_or_default();
    say(format_args!("{site}/c/{}", token.reveal()))?;
    tell(format_args!("To take it back: digitales class-link revoke {}", link.id));
    Ok(())
}

async fn clip(tx: &mut Tx, permit: &Permit, args: &Args) -> Result<Clip> {
    let entry = shelf::entries(tx, std::slice::from_ref(permit)).await?.pop();
    let length = entry.as_ref().and_then(|entry| entry.files_of(1).next()).map_or(0, |file| file.duration_ms);
    let typed = Clip::read(None, args.end.as_deref(), u64::MAX)?;
    if typed.end_ms.is_some_and(|end| end > length) {
        tell(format_args!("The work is only {} long; the clip ends where it ends.", Moment(length)));
    }
    Ok(Clip::read(args.start.as_deref(), args.end.as_deref(), length)?)
}

fn last_instant(text: &str, now: Timestamp) -> Result<Timestamp> {
    let day: Date =
        text.parse().map_err(|_| Error::invalid(format!("“{text}” is no day; write it like 2026-07-31.")))?;
    let until = end_of_berlin_day(day);
    if until <= now {
        return Err(Error::invalid(format!("{day} is over, so the link would open nothing.")));
    }
    Ok(until)
}

async fn school(tx: &mut Tx, name: &str) -> Result<Known> {
    let Some(known) = partner_store::organisation(tx, name).await? else {
        let names = partner_store::names(tx, "school").await?;
        return Err(Error::missing(format!("There is no organisation “{name}”. Schools: {}.", list(&names))));
    };
    if known.kind == "school" {
        return Ok(known);
    }
    Err(Error::refused(format!("“{name}” is no school but a {}.", known.kind.replace('_', " "))))
}

/// Whoever runs a command is staff, so the kinds of reasons are said; the people are not.
fn refused(slug: &str, school: &str, refusal: &Refusal) -> Error {
    let reasons: BTreeSet<String> = refusal.reasons().iter().map(for_a_school).collect();
    let reasons: Vec<String> = reasons.into_iter().collect();
    Error::refused(format!("“{slug}” may not be shown by “{school}” now: {}.", reasons.join("; ")))
}

async fn every(application: &Application) -> Result<()> {
    let mut tx = application.database.read().await?;
    for listed in link_store::list(&mut tx).await? {
        let state = listed.revoked_at.map_or_else(|| "-".to_owned(), |at| format!("revoked {at}"));
        let link = &listed.link;
        say(format_args!("{}\t{}\t{}\tuntil {}\t{state}", link.id, listed.slug, listed.school, link.until))?;
    }
    Ok(())
}

async fn revoke(application: &Application, id: &str) -> Result<()> {
    let now = application.clock.now();
    let link = if id == "-" {
        Some(tokio::task::spawn_blocking(given).await.map_err(Error::internal)??)
    } else {
        None
    };
    let mut tx = application.database.write().await?;
    let ended = match &link {
        Some(token) => link_store::revoke_token(&mut tx, token, now).await?,
        None => link_store::revoke(&mut tx, named(id)?, now).await?,
    };
    if !ended {
        return Err(Error::missing("There is no such link, or it was taken back before."));
    }
    tx.commit().await?;
    tell("The link opens nothing any more.");
    Ok(())
}

/// The link on standard input.
pub(super) fn given() -> Result<Token> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(token_in(&line))
}

/// The token of a link, or of what is a token itself.
fn token_in(line: &str) -> Token {
    let link = line.trim().trim_end_matches('/');
    Token::presented(link.rsplit_once('/').map_or(link, |(_, token)| token))
}

fn named(id: &str) -> Result<Id<ClassLink>> {
    let told = "This is no id of a link. `class-link list` shows the ids; to take a link back by itself, write - here and \
                give it on standard input.";
    id.parse().map_err(|_: Error| Error::invalid(told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_known_by_its_token_however_it_was_copied() {
        for line in ["abc", "/c/abc", " https://stories.example/c/abc\n", "https://stories.example/c/abc/\n"]
        {
            assert_eq!(token_in(line).reveal(), "abc", "{line}");
        }
    }

    #[test]
    fn a_secret_among_the_arguments_is_turned_away_without_being_repeated() {
        let told = named("https://stories.example/c/abc").unwrap_err();
        assert!(told.message().contains("list") && !told.message().contains("abc"), "{told}");
    }
}
