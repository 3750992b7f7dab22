//! `digitales account`: who works here, and what they may do.

use std::process::ExitCode;

use clap::Subcommand;

use super::speech::{asked, say, tell};
use crate::accounts::account::{Account, AccountName, Role};
use crate::accounts::account_store;
use crate::accounts::password::Password;
use crate::accounts::signing;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::error::{Error, Result};

/// Let people who work here sign in at the desk, and say what they may do.
///
/// A password is made by chance and printed once, alone, on standard output; with --stdin it is read from there (at a
/// terminal it is asked for and not shown). It is never an argument, and kept as a digest.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Add an account.
    Add {
        /// What one signs in with: 3 to 64 of a–z, 0–9, . - _ @.
        name: String,
        #[arg(
            long = "role",
            value_name = "ROLE",
            required = true,
            help = "What it may do: administrator, consent_officer, curator or auditor; may be given several times"
        )]
        roles: Vec<String>,
        /// Read the password from standard input instead of making one.
        #[arg(long)]
        stdin: bool,
    },
    /// List every account: name, roles, since when, and whether it is closed.
    List,
    /// Give an account another password. It is signed out everywhere.
    Password {
        /// Its name.
        name: String,
        /// Read the password from standard input instead of making one.
        #[arg(long)]
        stdin: bool,
    },
    /// Give an account other roles, in place of those that it has.
    Roles {
        /// Its name.
        name: String,
        /// What it may do. May be given several times.
        #[arg(long = "role", value_name = "ROLE", required = true)]
        roles: Vec<String>,
    },
    /// Close an account. It is signed out everywhere at once; what it did stays on record.
    Disable {
        /// Its name.
        name: String,
    },
    /// Open a closed account again, with the password that it had.
    Enable {
        /// Its name.
        name: String,
    },
    /// Sign an account out in every browser.
    SignOut {
        /// Its name.
        name: String,
    },
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no such account, `Conflict` when there is one already, `Invalid` for a name, role or
/// password that is none.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    done(&application, args.what).await?;
    application.database.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn done(application: &Application, what: What) -> Result<()> {
    let (ledger, now) = (&application.ledger, application.clock.now());
    match what {
        What::Add { name, roles, stdin } => {
            let (name, roles) = (name.parse::<AccountName>()?, read_roles(&roles)?);
            let password = password(stdin)?;
            signing::add(ledger, name, roles, &password, now).await?;
            handed_over(&password, stdin)?;
        }
        What::List => {
            for account in account_store::all(&mut ledger.database.read().await?).await? {
                say(told(&account))?;
            }
        }
        What::Password { name, stdin } => {
            let account = known(application, &name).await?;
            let password = password(stdin)?;
            signing::change_password(ledger, Actor::Command, (account.id, None), &password, now).await?;
            handed_over(&password, stdin)?;
        }
        What::Roles { name, roles } => {
            let account = known(application, &name).await?;
            signing::set_roles(ledger, account.id, &read_roles(&roles)?, now).await?;
            tell("The account has these roles from now on.");
        }
        What::Disable { name } => {
            let account = known(application, &name).await?;
            let was_open = signing::disable(ledger, account.id, now).await?;
            tell(if was_open { "The account is closed." } else { "The account was closed before." });
        }
        What::Enable { name } => {
            let account = known(application, &name).await?;
            let was_closed = signing::enable(ledger, account.id, now).await?;
            tell(if was_closed { "The account is open again." } else { "The account was open." });
        }
        What::SignOut { name } => {
            let account = known(application, &name).await?;
            let ended = signing::sign_out_everywhere(ledger, Actor::Command, account.id, now).await?;
            tell(format_args!("Signed out in {ended} browsers."));
        }
    }
    Ok(())
}

fn told(account: &Account) -> String {
    let roles: Vec<&str> = account.roles.iter().map(|role| role.as_str()).collect();
    let state = account.disabled_at.map_or_else(|| "-".to_owned(), |at| format!("closed {at}"));
    format!("{}\t{}\t{}\t{state}", account.name, roles.join(","), account.created_at)
}

async fn known(application: &Application, name: &str) -> Result<Account> {
    let name = name.parse::<AccountName>()?;
    let found = account_store::by_name(&mut application.database.read().await?, &name).await?;
    let told = || Error::missing(format!("There is no account “{name}”. `account list` shows all."));
    found.map(|kept| kept.account).ok_or_else(told)
}

fn read_roles(named: &[String]) -> Result<std::collections::BTreeSet<Role>> {
    named.iter().flat_map(|list| list.split(',')).map(|role| role.trim().parse()).collect()
}

/// A new password: read from standard input when `stdin`, else made by chance.
fn password(stdin: bool) -> Result<Password> {
    if stdin { Password::chosen(asked("Password: ")?.reveal()) } else { Password::random() }
}

/// A password that was made is printed, once.
fn handed_over(password: &Password, read: bool) -> Result<()> {
    if read { Ok(()) } else { say(password.reveal()) }
}
