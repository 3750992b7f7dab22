//! Rows of accounts and of who is signed in.

use std::collections::BTreeSet;

use crate::accounts::account::{Account, AccountName, Role};
use crate::accounts::session::{Session, SessionRow};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{Id, Token};
use crate::storage::database::Tx;
use crate::{row, rows, run};

const ADD: &str = "insert into account (id, name, password, roles, created_at, disabled_at) values ($1, $2, $3, $4, $5, null)";
const BY_NAME: &str =
    "select id, name, roles, created_at, disabled_at, password from account where name = $1";
const BY_ID: &str = "select id, name, roles, created_at, disabled_at, password from account where id = $1";
const ALL: &str = "select id, name, roles, created_at, disabled_at, password from account order by name";
const PASSWORD: &str = "update account set password = $2 where id = $1";
const ROLES: &str = "update account set roles = $2 where id = $1";
const DISABLE: &str = "update account set disabled_at = $2 where id = $1 and disabled_at is null";
const ENABLE: &str = "update account set disabled_at = null where id = $1 and disabled_at is not null";
const SIGN_IN: &str = "insert into account_session (id, token_sha256, account_id, created_at, seen_at, expires_at) \
    values ($1, $2, $3, $4, $4, $5)";
const SIGNED_IN: &str = "select s.id, s.seen_at, s.expires_at, a.id, a.name, a.roles, a.created_at \
    from account_session s join account a on a.id = s.account_id \
    where s.token_sha256 = $1 and a.disabled_at is null";
const SEEN: &str = "update account_session set seen_at = $2 where id = $1";
const SIGN_OUT: &str = "delete from account_session where id = $1";
const SIGN_OUT_EVERYWHERE: &str = "delete from account_session where account_id = $1";
const SIGN_OUT_ELSEWHERE: &str = "delete from account_session where account_id = $1 and id <> $2";
const FORGET_ENDED: &str = "delete from account_session where expires_at <= $1 or seen_at <= $2";
const OPEN: &str =
    "select count(*) from account_session where account_id = $1 and expires_at > $2 and seen_at > $3";

type AccountRow = (String, String, String, i64, Option<i64>, String);

/// An account and what is kept of its password.
pub struct Kept {
    /// The account.
    pub account: Account,
    /// The PHC string.
    pub password: String,
}

/// Adds an account.
///
/// # Errors
/// `Conflict` when there is one of that name.
pub async fn add(tx: &mut Tx, account: &Account, password: &str) -> Result<()> {
    let (id, name, roles) = (account.id.text(), account.name.as_str(), roles_json(&account.roles));
    run!(tx, ADD, id, name, password, roles, account.created_at.millis())?;
    Ok(())
}

/// The account of that name, disabled ones too.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn by_name(tx: &mut Tx, name: &AccountName) -> Result<Option<Kept>> {
    row!(tx, AccountRow, BY_NAME, name.as_str())?.map(kept).transpose()
}

/// The account of that id, disabled ones too.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn by_id(tx: &mut Tx, id: Id<Account>) -> Result<Option<Kept>> {
    row!(tx, AccountRow, BY_ID, id.text())?.map(kept).transpose()
}

/// Every account, by name.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn all(tx: &mut Tx) -> Result<Vec<Account>> {
    rows!(tx, AccountRow, ALL)?.into_iter().map(|row| Ok(kept(row)?.account)).collect()
}

/// Keeps another password.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn set_password(tx: &mut Tx, id: Id<Account>, password: &str) -> Result<()> {
    run!(tx, PASSWORD, id.text(), password)?;
    Ok(())
}

/// Gives other roles.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn set_roles(tx: &mut Tx, id: Id<Account>, roles: &BTreeSet<Role>) -> Result<()> {
    run!(tx, ROLES, id.text(), roles_json(roles))?;
    Ok(())
}

/// Closes an account; whether it was open.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn disable(tx: &mut Tx, id: Id<Account>, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, DISABLE, id.text(), now.millis())? > 0)
}

/// Opens a closed account again; whether it was closed.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn enable(tx: &mut Tx, id: Id<Account>) -> Result<bool> {
    Ok(run!(tx, ENABLE, id.text())? > 0)
}

/// Begins `session`, known by the digest of `token`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_in(tx: &mut Tx, session: &Session, token: &Token) -> Result<()> {
    let (id, digest, account) = (session.id.text(), token.digest().to_string(), session.account.text());
    run!(tx, SIGN_IN, id, digest, account, session.seen_at.millis(), session.expires_at.millis())?;
    Ok(())
}

/// The session and account of whoever presents `token`, ended sessions too; none when it is unknown or the account
/// is disabled.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn signed_in(tx: &mut Tx, token: &Token) -> Result<Option<(Session, Account)>> {
    type Row = (String, i64, i64, String, String, String, i64);
    let Some((id, seen, expires, account, name, roles, created)) =
        row!(tx, Row, SIGNED_IN, token.digest().to_string())?
    else {
        return Ok(None);
    };
    let account = read(&account, &name, &roles, created, None)?;
    let session = Session {
        id: id.parse()?,
        account: account.id,
        seen_at: Timestamp::from_millis(seen),
        expires_at: Timestamp::from_millis(expires),
    };
    Ok(Some((session, account)))
}

/// Writes down that a session is used.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn seen(tx: &mut Tx, session: Id<SessionRow>, now: Timestamp) -> Result<()> {
    run!(tx, SEEN, session.text(), now.millis())?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_out(tx: &mut Tx, session: Id<SessionRow>) -> Result<()> {
    run!(tx, SIGN_OUT, session.text())?;
    Ok(())
}

/// Ends every session of an account, but for `except`; how many.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_out_everywhere(
    tx: &mut Tx,
    account: Id<Account>,
    except: Option<Id<SessionRow>>,
) -> Result<u64> {
    match except {
        None => run!(tx, SIGN_OUT_EVERYWHERE, account.text()),
        Some(stays) => run!(tx, SIGN_OUT_ELSEWHERE, account.text(), stays.text()),
    }
}

/// Forgets sessions that are over: past their end, or unused since `idle`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn forget_ended(tx: &mut Tx, now: Timestamp, idle: Timestamp) -> Result<()> {
    run!(tx, FORGET_ENDED, now.millis(), idle.millis())?;
    Ok(())
}

/// In how many browsers an account is signed in.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn open_sessions(
    tx: &mut Tx,
    account: Id<Account>,
    now: Timestamp,
    idle: Timestamp,
) -> Result<i64> {
    let found = row!(tx, (i64,), OPEN, account.text(), now.millis(), idle.millis())?;
    Ok(found.map_or(0, |(count,)| count))
}

fn kept((id, name, roles, created, disabled, password): AccountRow) -> Result<Kept> {
    Ok(Kept { account: read(&id, &name, &roles, created, disabled)?, password })
}

fn read(id: &str, name: &str, roles: &str, created: i64, disabled: Option<i64>) -> Result<Account> {
    let roles: Vec<String> = serde_json::from_str(roles).map_err(Error::internal)?;
    Ok(Account {
        id: id.parse()?,
        name: name.parse()?,
        roles: roles.iter().map(|role| role.parse()).collect::<Result<_>>()?,
        created_at: Timestamp::from_millis(created),
        disabled_at: disabled.map(Timestamp::from_millis),
    })
}

fn roles_json(roles: &BTreeSet<Role>) -> String {
    serde_json::Value::from(roles.iter().map(|role| role.as_str()).collect::<Vec<_>>()).to_string()
}
