//! `digitales partner`: the tokens with which radio partners come in.

use std::process::ExitCode;

use clap::Subcommand;

use super::speech::{say, tell};
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::id::Token;
use crate::radio::partner_store::{self, Known};
use crate::storage::database::Tx;

/// Give radio partners the tokens with which they fetch broadcast files, and take them back.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Print a new token of a radio partner, alone, on standard output. It is shown once and kept as a digest.
    Token {
        /// Its name, as partners.toml has it.
        #[arg(long, value_name = "NAME")]
        organisation: String,
    },
    /// List every token that was given out: id, organisation, since when, and whether it was taken back.
    List,
    /// Take tokens back: one by its id, or all of an organisation. What they fetch at this moment is cut off.
    Revoke {
        /// All tokens of this organisation.
        #[arg(long, value_name = "NAME", required_unless_present = "token")]
        organisation: Option<String>,
        /// One token, by the id that `list` shows.
        #[arg(long, value_name = "ID", conflicts_with = "organisation")]
        token: Option<String>,
    },
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no such organisation or token, `Refused` when the organisation is no radio partner.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let now = application.clock.now();
    let mut tx = application.database.write().await?;
    match args.what {
        What::Token { organisation } => {
            let partner = radio_partner(&mut tx, &organisation).await?;
            let token = Token::new()?;
            partner_store::issue(&mut tx, partner.id, &token, now).await?;
            tx.commit().await?;
            say(token.reveal())?;
        }
        What::List => {
            for issued in partner_store::issued(&mut tx).await? {
                let state = issued.revoked_at.map_or_else(|| "-".to_owned(), |at| format!("revoked {at}"));
                say(format_args!("{}\t{}\t{}\t{state}", issued.id, issued.organisation, issued.created_at))?;
            }
        }
        What::Revoke { organisation: Some(name), .. } => {
            radio_partner(&mut tx, &name).await?;
            let ended = partner_store::revoke_all(&mut tx, &name, now).await?;
            tx.commit().await?;
            tell(format_args!("{ended} tokens of “{name}” open nothing any more."));
        }
        What::Revoke { token, .. } => {
            let id = token.unwrap_or_default();
            // What was given may be a token itself, so it is not repeated.
            let told = "This is no id of a token. `partner list` shows the ids.";
            let id = id.parse().map_err(|_: Error| Error::invalid(told))?;
            if !partner_store::revoke(&mut tx, id, now).await? {
                return Err(Error::missing("There is no such token, or it was taken back before."));
            }
            tx.commit().await?;
            tell("The token opens nothing any more.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn radio_partner(tx: &mut Tx, name: &str) -> Result<Known> {
    let Some(known) = partner_store::organisation(tx, name).await? else {
        let names = partner_store::names(tx, "radio_partner").await?;
        return Err(Error::missing(format!(
            "There is no organisation “{name}”. Radio partners: {}.",
            list(&names)
        )));
    };
    if known.kind == "radio_partner" {
        return Ok(known);
    }
    Err(Error::refused(format!("“{name}” is no radio partner but a {}.", known.kind.replace('_', " "))))
}

/// Names in one line; a word when there are none.
pub(super) fn list(names: &[String]) -> String {
    if names.is_empty() { "none yet".to_owned() } else { names.join(", ") }
}
