//! Rows of radio partners: their tokens, and who is signed in at the desk.

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::decision::Permit;
use crate::consent::record::{Organisation, Territory, Use};
use crate::error::{Error, Result};
use crate::id::{Id, Token};
use crate::storage::database::Tx;
use crate::viewer::{Credential, Viewer};
use crate::{row, rows, run};

/// The noun that `Id<PartnerToken>` names: one token of one organisation.
#[derive(Clone, Copy, Debug)]
pub enum PartnerToken {}

/// A radio partner who came in with a token, or is signed in with one.
#[derive(Clone, Debug)]
pub struct Partner {
    /// Which organisation.
    pub organisation: Id<Organisation>,
    /// Its name, as `partners.toml` has it.
    pub name: String,
    /// Where it broadcasts.
    pub territory: Territory,
    /// With which token.
    pub token: Id<PartnerToken>,
    /// With which session, when somebody is signed in at the desk.
    pub session: Option<Id<Credential>>,
}

impl Partner {
    /// The same as one who asks at the door.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        Viewer::Partner {
            organisation: self.organisation,
            token: self.token.cast::<Credential>(),
            session: self.session,
        }
    }
}

/// An organisation as far as it can be given a token or a link.
#[derive(Clone, Debug)]
pub struct Known {
    /// Which.
    pub id: Id<Organisation>,
    /// `school`, `radio_partner`, `screen_operator` or `archive`.
    pub kind: String,
    /// ISO 3166 of where it is.
    pub territory: Territory,
}

/// A token as a list shows it; the secret itself is not kept.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Which.
    pub id: Id<PartnerToken>,
    /// Whose.
    pub organisation: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Since when it opens nothing.
    pub revoked_at: Option<Timestamp>,
}

const ORGANISATION: &str = "select id, kind, territory from organisation where name = $1";
const ORGANISATIONS: &str = "select name from organisation where kind = $1 order by name";
/// `$1` now. Those of whom nothing is cleared come last.
const MOST_CLEARED: &str = "select o.id from organisation o \
     left join standing_agreement a on a.organisation_id = o.id and a.uses like '%\"broadcast_download\"%' \
         and a.from_ms <= $1 and a.until_ms > $1 \
     left join clearance c on a.id is not null and c.use_kind = 'broadcast_download' \
         and c.territory = o.territory and c.from_ms <= $1 and c.until_ms > $1 \
     where o.kind = 'radio_partner' group by o.id, o.name order by count(c.work_id) desc, o.name limit 1";
const ISSUE: &str = "insert into partner_token (id, token_sha256, organisation_id, created_at, revoked_at) values ($1, $2, $3, $4, null)";
const ISSUED: &str = "select t.id, o.name, t.created_at, t.revoked_at from partner_token t \
     join organisation o on o.id = t.organisation_id order by o.name, t.created_at, t.id";
const REVOKE: &str = "update partner_token set revoked_at = $2 where revoked_at is null and organisation_id = \
     (select id from organisation where name = $1)";
const REVOKE_ONE: &str = "update partner_token set revoked_at = $2 where revoked_at is null and id = $1";
const BY_TOKEN: &str = "select o.id, o.name, o.territory, t.id from partner_token t \
     join organisation o on o.id = t.organisation_id \
     where t.token_sha256 = $1 and t.revoked_at is null and o.kind = 'radio_partner'";
const BY_SESSION: &str = "select o.id, o.name, o.territory, t.id, s.id from session s \
     join partner_token t on t.id = s.partner_token_id join organisation o on o.id = t.organisation_id \
     where s.token_sha256 = $1 and s.expires_at > $2 and t.revoked_at is null and o.kind = 'radio_partner'";
const SIGN_IN: &str = "insert into session (id, token_sha256, partner_token_id, created_at, expires_at) values ($1, $2, $3, $4, $5)";
const FORGET_EXPIRED: &str = "delete from session where expires_at <= $1";
const SIGN_OUT: &str = "delete from session where token_sha256 = $1";

/// The organisation of this name.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn organisation(tx: &mut Tx, name: &str) -> Result<Option<Known>> {
    let Some((id, kind, territory)) = row!(tx, (String, String, String), ORGANISATION, name)? else {
        return Ok(None);
    };
    Ok(Some(Known { id: id.parse()?, kind, territory: territory.parse()? }))
}

/// The names of all organisations of one kind.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn names(tx: &mut Tx, kind: &str) -> Result<Vec<String>> {
    Ok(rows!(tx, (String,), ORGANISATIONS, kind)?.into_iter().map(|(name,)| name).collect())
}

/// The radio partner for whom most is cleared now, if there is a radio partner.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn most_cleared(tx: &mut Tx, now: Timestamp) -> Result<Option<Id<Organisation>>> {
    row!(tx, (String,), MOST_CLEARED, now.millis())?.map(|(id,)| id.parse()).transpose()
}

/// Keeps the digest of a new token of `organisation`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn issue(tx: &mut Tx, organisation: Id<Organisation>, token: &Token, now: Timestamp) -> Result<()> {
    let id = Id::<PartnerToken>::new(now)?.text();
    run!(tx, ISSUE, id, token.digest().to_string(), organisation.text(), now.millis())?;
    Ok(())
}

/// Every token that was ever given out.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn issued(tx: &mut Tx) -> Result<Vec<Issued>> {
    rows!(tx, (String, String, i64, Option<i64>), ISSUED)?
        .into_iter()
        .map(|(id, organisation, created, revoked)| {
            Ok(Issued {
                id: id.parse()?,
                organisation,
                created_at: Timestamp::from_millis(created),
                revoked_at: revoked.map(Timestamp::from_millis),
            })
        })
        .collect()
}

/// Ends every token of an organisation; how many were alive.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn revoke_all(tx: &mut Tx, organisation: &str, now: Timestamp) -> Result<u64> {
    run!(tx, REVOKE, organisation, now.millis())
}

/// Ends one token; whether it was alive.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn revoke(tx: &mut Tx, token: Id<PartnerToken>, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, REVOKE_ONE, token.text(), now.millis())? > 0)
}

/// Who presents this token; none when it is unknown or revoked.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn bearer(tx: &mut Tx, token: &Token) -> Result<Option<Partner>> {
    let found = row!(tx, (String, String, String, String), BY_TOKEN, token.digest().to_string())?;
    found.map(|(id, name, place, token)| partner((id, name, place, token, None))).transpose()
}

/// Who is signed in with this session's secret; none when it ended, or its token was revoked.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn signed_in(tx: &mut Tx, session: &Token, now: Timestamp) -> Result<Option<Partner>> {
    let digest = session.digest().to_string();
    let found = row!(tx, PartnerRow, BY_SESSION, digest, now.millis())?;
    found.map(partner).transpose()
}

/// Begins a session of `partner` until `expires`, and forgets those that have ended.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_in(
    tx: &mut Tx,
    partner: &Partner,
    session: &Token,
    now: Timestamp,
    expires: Timestamp,
) -> Result<()> {
    run!(tx, FORGET_EXPIRED, now.millis())?;
    let id = Id::<Credential>::new(now)?.text();
    let digest = session.digest().to_string();
    run!(tx, SIGN_IN, id, digest, partner.token.text(), now.millis(), expires.millis())?;
    Ok(())
}

/// Ends a session; what it plays at this moment is cut off.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn sign_out(tx: &mut Tx, session: &Token) -> Result<()> {
    run!(tx, SIGN_OUT, session.digest().to_string())?;
    Ok(())
}

type PartnerRow = (String, String, String, String, Option<String>);

fn partner((id, name, territory, token, session): PartnerRow) -> Result<Partner> {
    let session = session.map(|session| session.parse()).transpose()?;
    Ok(Partner {
        organisation: id.parse()?,
        name,
        territory: territory.parse()?,
        token: token.parse()?,
        session,
    })
}

const LINES: &str = "select from_ms, until_ms from clearance \
     where work_id = $1 and use_kind = 'broadcast_download' and territory = $2 and until_ms > $3 order by from_ms";
const AGREED: &str = "select uses, until_ms from standing_agreement where organisation_id = $1 and from_ms <= $2 and until_ms > $2";
const MAY_BE_CUT: &str = "select may_be_cut from work where id = $1";

/// The first instant at which `partner` may not use the permitted work any more: the end of everybody's consent at
/// its place, or of its agreement, whichever comes first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn usable_until(
    tx: &mut Tx,
    partner: &Partner,
    permit: &Permit,
    now: Timestamp,
) -> Result<Timestamp> {
    let (work, place, now) = (permit.work().text(), partner.territory.code().to_owned(), now.millis());
    let lines = rows!(tx, (i64, i64), LINES, work, place, now)?;
    let cleared = lines.iter().find(|(from, _)| *from <= now).map_or(now, |(_, until)| *until);
    let mut agreed = now;
    for (uses, until) in rows!(tx, (String, i64), AGREED, partner.organisation.text(), now)? {
        let uses: Vec<String> = serde_json::from_str(&uses).map_err(Error::internal)?;
        if uses.iter().any(|u| u == Use::BroadcastDownload.as_str()) {
            agreed = agreed.max(until);
        }
    }
    Ok(Timestamp::from_millis(cleared.min(agreed)))
}

/// Whether a work may be shortened on air; it may not when nobody said so.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn may_be_cut(tx: &mut Tx, work: Id<Work>) -> Result<bool> {
    Ok(row!(tx, (bool,), MAY_BE_CUT, work.text())?.is_some_and(|(may,)| may))
}
