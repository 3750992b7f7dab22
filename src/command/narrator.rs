//! `digitales narrator`: links for the people in the works, to the page of their own story.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::new_file::NewFile;
use super::speech::{say, tell};
use crate::application::Application;
use crate::catalogue::participant::Person;
use crate::clock::{Clock, Timestamp};
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, may_close, person_by_key};
use crate::consent::record::{Capacity, Voice};
use crate::consent::withdrawal::closes_nothing;
use crate::error::{Error, Result};
use crate::http::my::card::card;
use crate::http::my::letter::letter;
use crate::id::{Id, Token};
use crate::language::Language;
use crate::narrator::link_store::{self, NewLink};
use crate::narrator::standing::NarratorLink;
use crate::post::letter::Kind;
use crate::post::letters::send_link;
use crate::storage::database::Tx;

/// Make a link for somebody in a work, list the links, or take one back.
///
/// Behind the link is a page that says where the story is, with three buttons: stop, pause, change. It is printed alone
/// on standard output, once; only its digest is kept. It is an address for 30 days. Whoever holds it can stop the
/// story: hand it to nobody else, and take it back when it was lost.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Make a link.
    Link(LinkArgs),
    /// List every link: id, whose story, whose link, language, last instant, and whether it was taken back.
    Links,
    /// Take a link back.
    Revoke {
        /// The id that `links` shows; or `-`, and the link itself on standard input, since it is a secret that has no
        /// place among the arguments of a command.
        #[arg(value_name = "ID")]
        id: String,
    },
}

#[derive(clap::Args)]
struct LinkArgs {
    /// Whose story, by the key in people.toml.
    #[arg(long, value_name = "KEY")]
    person: String,
    /// Whose link, when a guardian shall have it: the key in people.toml.
    #[arg(long, value_name = "KEY", conflicts_with = "relative")]
    guardian: Option<String>,
    /// Whose link, when a relative of a person who died shall have it: the key in people.toml.
    #[arg(long, value_name = "KEY")]
    relative: Option<String>,
    /// The language in which the page opens; default: the one in which people.toml says to write to them.
    #[arg(long, value_name = "TAG")]
    language: Option<Language>,
    /// Write a card with the link as a QR code to this new file, to print, instead of printing the link.
    #[arg(long, value_name = "FILE")]
    card: Option<PathBuf>,
    /// Print a message with the link, to send by hand: it names neither the library nor a work. Its first line is a
    /// subject for a mail.
    #[arg(long, conflicts_with = "card")]
    letter: bool,
    /// Have the link sent by a running server: by mail or as a text message, to the address that is sealed in their
    /// profile. Nobody sees it on the way, and what cannot be sent waits at the desk.
    #[arg(long, conflicts_with_all = ["card", "letter"])]
    send: bool,
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no such person or link; `Refused` when a guardian or relative may not speak for the person;
/// `Invalid` when the card's file is there already.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    match args.what {
        What::Link(args) => link(&application, &args).await?,
        What::Links => every(&application).await?,
        What::Revoke { id } => revoke(&application, &id).await?,
    }
    application.database.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn link(application: &Application, args: &LinkArgs) -> Result<()> {
    if args.send {
        return send(application, args).await;
    }
    let now = application.clock.now();
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await?;
    let (subject, voice) = whose(deed.tx(), args, now).await?;
    let language = language(deed.tx(), args, voice.by).await?;
    let (token, new) = (Token::new()?, NewLink::of(subject, voice, language, now)?);
    let ends = link_store::add(&mut deed, &new, &token).await?;
    let site = application.config.site(String::new());
    let address = format!("{}/my/{}", site.url, token.reveal());
    // The card first: when it cannot be written, no link is kept that nobody has; and no card of a link that is not.
    let mut file = args.card.as_deref().map(NewFile::begin).transpose()?;
    if let Some(file) = &mut file {
        file.fill(&card(&site, &new.language, (&address, ends), None)?)?;
    }
    deed.commit().await?;
    file.map(NewFile::keep);
    if args.letter {
        let text = letter(&site, &new.language, &address, ends);
        say(format_args!("{}\n\n{}", text.subject, text.body.trim_end()))?;
    } else if args.card.is_none() {
        say(address)?;
    }
    if site.url.is_empty() {
        tell("No public address is configured (DIGITALES_URL), so the link begins without one.");
    }
    tell(format_args!("To take it back: digitales narrator revoke {}", new.id));
    Ok(())
}

/// Has the link go out by post instead of showing it to anybody.
async fn send(application: &Application, args: &LinkArgs) -> Result<()> {
    let (now, config) = (application.clock.now(), &application.config);
    if config.post.mail.is_none() && config.post.message.is_none() {
        return Err(Error::invalid(
            "Nothing is set up to send by (mail_server, message_command). Print a card instead: --card FILE.",
        ));
    }
    if config.url.is_none() {
        return Err(Error::invalid("No public address is configured (url), so the link would lead nowhere."));
    }
    let mut tx = application.database.read().await?;
    let (subject, voice) = whose(&mut tx, args, now).await?;
    let language = language(&mut tx, args, voice.by).await?;
    drop(tx);
    let link = NewLink::of(subject, voice, language, now)?;
    send_link(&application.ledger, Actor::Command, Kind::Link, &link, now).await?;
    say("It goes out as soon as a server runs; “digitales post list” shows what still waits.")?;
    tell(format_args!("To take it back: digitales narrator revoke {}", link.id));
    Ok(())
}

async fn language(tx: &mut Tx, args: &LinkArgs, reader: Id<Person>) -> Result<Language> {
    match &args.language {
        Some(language) => Ok(language.clone()),
        None => link_store::contact_language(tx, reader).await,
    }
}

/// Whose story it is, and who speaks; refused when they may not.
async fn whose(tx: &mut Tx, args: &LinkArgs, now: Timestamp) -> Result<(Id<Person>, Voice)> {
    let subject = known(tx, &args.person).await?;
    let voice = match (&args.guardian, &args.relative) {
        (Some(key), _) => Voice { capacity: Capacity::Guardian, by: known(tx, key).await? },
        (None, Some(key)) => Voice { capacity: Capacity::Relative, by: known(tx, key).await? },
        (None, None) => Voice { capacity: Capacity::Own, by: subject },
    };
    if may_close(tx, subject, voice, now).await? {
        return Ok((subject, voice));
    }
    Err(Error::refused(
        closes_nothing(voice.capacity).replace("It is written down and closes nothing now", "No link"),
    ))
}

async fn known(tx: &mut Tx, key: &str) -> Result<Id<Person>> {
    let found = person_by_key(tx, key).await?;
    found.ok_or_else(|| Error::missing("Nobody is known by this key; look it up in people.toml."))
}

async fn every(application: &Application) -> Result<()> {
    let mut tx = application.database.read().await?;
    for listed in link_store::list(&mut tx).await? {
        let state = listed.revoked_at.map_or_else(|| "-".to_owned(), |at| format!("revoked {at}"));
        let (capacity, holder) = (listed.capacity.as_str(), &listed.holder);
        let (id, subject, language) = (listed.id, &listed.subject, &listed.language);
        say(format_args!(
            "{id}\t{subject}\t{capacity} {holder}\t{language}\tuntil {}\t{state}",
            listed.until
        ))?;
    }
    Ok(())
}

async fn revoke(application: &Application, id: &str) -> Result<()> {
    let now = application.clock.now();
    let token = if id == "-" { Some(super::class_link::given()?) } else { None };
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await?;
    let link = match &token {
        Some(token) => link_store::of_token(deed.tx(), token).await?,
        None => Some(named(id)?),
    };
    let ended = match link {
        Some(link) => link_store::revoke(&mut deed, link).await?,
        None => false,
    };
    if !ended {
        return Err(Error::missing("There is no such link, or it was taken back before."));
    }
    deed.commit().await?;
    tell("The link opens nothing any more.");
    Ok(())
}

fn named(id: &str) -> Result<Id<NarratorLink>> {
    let told = "This is no id of a link. `narrator links` shows the ids; to take a link back by itself, write - here and \
                give it on standard input.";
    id.parse().map_err(|_: Error| Error::invalid(told))
}
