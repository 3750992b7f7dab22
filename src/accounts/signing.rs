//! Deeds of accounts: adding one, signing in and out, another password, closing it. Each leaves its trace.

use std::collections::BTreeSet;

use crate::accounts::account::{Account, AccountName, Role};
use crate::accounts::account_store::{self, Kept};
use crate::accounts::attempts::{Attempts, Prefix};
use crate::accounts::password::Password;
use crate::accounts::session::{IDLE_MS, LONGEST_MS, Session, SessionRow};
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, Ledger};
use crate::error::{Error, Kind, Result};
use crate::id::{Id, Token};

/// What became of an attempt to sign in.
pub enum Attempt {
    /// In: the secret of the new session.
    In(Token),
    /// No such account, or not its password: which of both is not told.
    Wrong,
    /// Too many wrong ones lately: not even looked at.
    TooMany,
}

/// Somebody tries to sign in from `from`. The session that they may have had is not taken over: a new one begins, with
/// a new secret.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_in(
    ledger: &Ledger,
    attempts: &Attempts,
    (name, password): (&str, &Password),
    from: Prefix,
    now: Timestamp,
) -> Result<Attempt> {
    // What is no name at all is counted as one that nobody has.
    let nobody = "nobody.at.all".parse::<AccountName>()?;
    let named = name.parse::<AccountName>();
    let counted = named.as_ref().unwrap_or(&nobody);
    if !attempts.let_in(counted, from, now) {
        return Ok(Attempt::TooMany);
    }
    let kept = match &named {
        Ok(name) => account_store::by_name(&mut ledger.database.read().await?, name).await?,
        Err(_) => None,
    };
    let open = kept.filter(|kept| kept.account.disabled_at.is_none());
    let right = password.is(open.as_ref().map(|kept| kept.password.clone())).await?;
    let Some(Kept { account, .. }) = open.filter(|_| right) else { return Ok(Attempt::Wrong) };
    attempts.right(counted, from);
    Ok(Attempt::In(begin(ledger, account.id, now).await?))
}

/// Begins a session of `account`; the secret of it.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn begin(ledger: &Ledger, account: Id<Account>, now: Timestamp) -> Result<Token> {
    let token = Token::new()?;
    let expires_at = now.plus_millis(LONGEST_MS);
    let session = Session { id: Id::new(now)?, account, seen_at: now, expires_at };
    let mut deed = Deed::begin(ledger, Actor::Account(account), now).await?;
    account_store::forget_ended(deed.tx(), now, now.plus_millis(-IDLE_MS)).await?;
    account_store::sign_in(deed.tx(), &session, &token).await?;
    deed.enter("signed_in", &account.text(), None, &session.id.text()).await?;
    deed.commit().await?;
    Ok(token)
}

/// Who presents `token`, when the session is alive. Its use is written down to the minute.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn signed_in(ledger: &Ledger, token: &Token, now: Timestamp) -> Result<Option<(Session, Account)>> {
    let found = account_store::signed_in(&mut ledger.database.read().await?, token).await?;
    let found = found.filter(|(session, _)| session.is_alive(now));
    if let Some((session, _)) = found.as_ref().filter(|(session, _)| session.is_news(now)) {
        let mut tx = ledger.database.write().await?;
        account_store::seen(&mut tx, session.id, now).await?;
        tx.commit().await?;
    }
    Ok(found)
}

/// Ends one session.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_out(ledger: &Ledger, session: &Session, now: Timestamp) -> Result<()> {
    let mut deed = Deed::begin(ledger, Actor::Account(session.account), now).await?;
    account_store::sign_out(deed.tx(), session.id).await?;
    deed.enter("signed_out", &session.account.text(), None, &session.id.text()).await?;
    deed.commit().await?;
    Ok(())
}

/// Ends every session of `account`; how many.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_out_everywhere(
    ledger: &Ledger,
    actor: Actor,
    account: Id<Account>,
    now: Timestamp,
) -> Result<u64> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let ended = account_store::sign_out_everywhere(deed.tx(), account, None).await?;
    deed.enter("signed_out_everywhere", &account.text(), None, &ended).await?;
    deed.commit().await?;
    Ok(ended)
}

/// Adds an account.
///
/// # Errors
/// `Invalid` without a role, `Conflict` when there is one of that name.
pub async fn add(
    ledger: &Ledger,
    name: AccountName,
    roles: BTreeSet<Role>,
    password: &Password,
    now: Timestamp,
) -> Result<Account> {
    if roles.is_empty() {
        return Err(Error::invalid("An account needs at least one role."));
    }
    let account = Account { id: Id::new(now)?, name, roles, created_at: now, disabled_at: None };
    let digest = password.digest().await?;
    let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
    let taken = |e: Error| match e.kind() {
        Kind::Conflict => Error::conflict(format!("There is an account “{}” already.", account.name)),
        _ => e,
    };
    account_store::add(deed.tx(), &account, &digest).await.map_err(taken)?;
    deed.enter("account", &account.id.text(), None, &words(&account.roles)).await?;
    deed.commit().await?;
    Ok(account)
}

/// Gives an account another password and ends its sessions, but for `except`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn change_password(
    ledger: &Ledger,
    actor: Actor,
    (account, except): (Id<Account>, Option<Id<SessionRow>>),
    password: &Password,
    now: Timestamp,
) -> Result<()> {
    let digest = password.digest().await?;
    let mut deed = Deed::begin(ledger, actor, now).await?;
    account_store::set_password(deed.tx(), account, &digest).await?;
    account_store::sign_out_everywhere(deed.tx(), account, except).await?;
    deed.enter("account_password", &account.text(), None, &()).await?;
    deed.commit().await?;
    Ok(())
}

/// Closes an account and ends its sessions; whether it was open.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn disable(ledger: &Ledger, account: Id<Account>, now: Timestamp) -> Result<bool> {
    let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
    let was_open = account_store::disable(deed.tx(), account, now).await?;
    deed.enter("account_closed", &account.text(), None, &was_open).await?;
    account_store::sign_out_everywhere(deed.tx(), account, None).await?;
    deed.commit().await?;
    Ok(was_open)
}

/// Opens a closed account again; whether it was closed.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn enable(ledger: &Ledger, account: Id<Account>, now: Timestamp) -> Result<bool> {
    let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
    let was_closed = account_store::enable(deed.tx(), account).await?;
    deed.enter("account_opened", &account.text(), None, &was_closed).await?;
    deed.commit().await?;
    Ok(was_closed)
}

/// Gives an account other roles.
///
/// # Errors
/// `Invalid` without a role.
pub async fn set_roles(
    ledger: &Ledger,
    account: Id<Account>,
    roles: &BTreeSet<Role>,
    now: Timestamp,
) -> Result<()> {
    if roles.is_empty() {
        return Err(Error::invalid("An account needs at least one role."));
    }
    let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
    account_store::set_roles(deed.tx(), account, roles).await?;
    deed.enter("account_roles", &account.text(), None, &words(roles)).await?;
    deed.commit().await?;
    Ok(())
}

/// Roles, as the audit log commits to them.
fn words(roles: &BTreeSet<Role>) -> Vec<&'static str> {
    roles.iter().map(|role| role.as_str()).collect()
}
