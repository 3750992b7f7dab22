//! Who asks, read for the decision: the organisation behind a link or token, its place and its agreements.

use super::reading::{interval, uses};
use crate::accounts::account::{Account, Role};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::decision::{Agreement, Audience};
use crate::consent::record::{Interval, Organisation, Territory};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;
use crate::viewer::{Credential, Viewer};

const LINK: &str = "select until_ms from class_link where id = $1 and organisation_id = $2 and work_id = $3 \
    and revoked_at is null";
const TOKEN: &str =
    "select created_at from partner_token where id = $1 and organisation_id = $2 and revoked_at is null";
const SESSION: &str = "select expires_at from session where id = $1 and partner_token_id = $2";
const STAFF: &str = "select a.roles, a.created_at, s.expires_at from account_session s \
    join account a on a.id = s.account_id where s.id = $1 and a.id = $2 and a.disabled_at is null";
const EVERYBODY: &str = "select roles, created_at, disabled_at from account order by created_at, id";
/// The roles that have to do with works; who only manages accounts learns nothing of them.
const WITH_WORKS: [Role; 3] = [Role::ConsentOfficer, Role::Curator, Role::Auditor];
const ORGANISATION: &str = "select kind, territory from organisation where id = $1";
const AGREEMENTS: &str = "select uses, from_ms, until_ms from standing_agreement \
    where organisation_id = $1 and from_ms < until_ms";

/// Who asks, as far as it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// What it is.
    pub audience: Audience,
    /// Where it is, when that is known.
    pub territory: Option<Territory>,
    /// When what it came in with ends.
    pub until: Timestamp,
}

impl Asker {
    /// Anyone, anywhere.
    #[must_use]
    pub fn anyone() -> Self {
        Self { audience: Audience::Public, territory: None, until: Timestamp::MAX }
    }
}

/// Who `viewer` is to `work`; nothing when what it came in with is revoked or opens another work.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn asker(tx: &mut Tx, viewer: &Viewer, work: Id<Work>) -> Result<Option<Asker>> {
    match viewer {
        Viewer::Anyone => Ok(Some(Asker::anyone())),
        Viewer::Staff { account, session } => staff(tx, *account, *session).await,
        Viewer::Class { organisation, link } => {
            let (link, school) = (link.text(), organisation.text());
            let Some((until,)) = crate::row!(tx, (i64,), LINK, link, school, work.text())? else {
                return Ok(None);
            };
            of_organisation(tx, *organisation, Timestamp::from_millis(until)).await
        }
        Viewer::Partner { organisation, token, session } => {
            if crate::row!(tx, (i64,), TOKEN, token.text(), organisation.text())?.is_none() {
                return Ok(None);
            }
            let until = match session {
                None => Timestamp::MAX,
                Some(session) => match crate::row!(tx, (i64,), SESSION, session.text(), token.text())? {
                    Some((expires,)) => Timestamp::from_millis(expires),
                    None => return Ok(None),
                },
            };
            of_organisation(tx, *organisation, until).await
        }
    }
}

/// Somebody who works here: engaged from the day of the account for as long as it has a role that has to do with works.
async fn staff(tx: &mut Tx, account: Id<Account>, session: Id<Credential>) -> Result<Option<Asker>> {
    let found = crate::row!(tx, (String, i64, i64), STAFF, session.text(), account.text())?;
    let Some((roles, created, expires)) = found else { return Ok(None) };
    let engagements = engagement(&roles, created, None).into_iter().collect();
    let until = Timestamp::from_millis(expires);
    Ok(Some(Asker { audience: Audience::Staff { engagements }, territory: None, until }))
}

fn engagement(roles: &str, created: i64, disabled: Option<i64>) -> Option<Interval> {
    let engaged = WITH_WORKS.iter().any(|role| roles.contains(&format!("\"{role}\"")));
    let (from, until) =
        (Timestamp::from_millis(created), disabled.map_or(Timestamp::MAX, Timestamp::from_millis));
    (engaged && from < until).then_some(Interval { from, until })
}

/// From when to when anybody works here who has to do with works.
pub(super) async fn engagements(tx: &mut Tx) -> Result<Vec<Interval>> {
    let accounts = crate::rows!(tx, (String, i64, Option<i64>), EVERYBODY)?;
    let engaged =
        accounts.iter().filter_map(|(roles, created, disabled)| engagement(roles, *created, *disabled));
    Ok(engaged.collect())
}

/// An organisation as it would ask, with its place and its agreements.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn organisation(tx: &mut Tx, id: Id<Organisation>) -> Result<Option<Asker>> {
    of_organisation(tx, id, Timestamp::MAX).await
}

async fn of_organisation(tx: &mut Tx, id: Id<Organisation>, until: Timestamp) -> Result<Option<Asker>> {
    let Some((kind, territory)) = crate::row!(tx, (String, String), ORGANISATION, id.text())? else {
        return Ok(None);
    };
    let agreements = crate::rows!(tx, (String, i64, i64), AGREEMENTS, id.text())?
        .into_iter()
        .map(|(of, from, until)| {
            Ok(Agreement { uses: uses(Some(&of))?.unwrap_or_default(), during: interval(from, until) })
        })
        .collect::<Result<_>>()?;
    let audience = Audience::Organisation { kind: kind.parse()?, agreements };
    Ok(Some(Asker { audience, territory: Some(territory.parse()?), until }))
}
