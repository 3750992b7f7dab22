//! Which radio partner calls: programs with a bearer token (RFC 6750), people with the cookie of having signed in.

use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};

use crate::error::{Error, Result};
use crate::http::App;
use crate::http::problem::Problem;
use crate::id::Token;
use crate::radio::partner_store::{self, Partner};

/// How long somebody stays signed in, in seconds.
pub const SESSION_SECONDS: i64 = 12 * 60 * 60;

/// The partner that calls. Below `/api/` only the bearer token counts, elsewhere only the cookie.
pub struct Caller(pub Partner);

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let mut tx = app.database.read().await?;
        let found = if parts.uri.path().starts_with("/api/") {
            match bearer(&parts.headers) {
                Some(token) => partner_store::bearer(&mut tx, &token).await?,
                None => None,
            }
        } else {
            signed_in(app, &parts.headers).await?
        };
        found.map(Self).ok_or_else(|| unknown().into())
    }
}

fn unknown() -> Error {
    Error::unauthenticated("Radio partners come in with the token that they were given.")
}

/// Who is signed in at the desk with this request's cookie.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn signed_in(app: &App, headers: &HeaderMap) -> Result<Option<Partner>> {
    let Some(session) = session(app, headers) else { return Ok(None) };
    let mut tx = app.database.read().await?;
    partner_store::signed_in(&mut tx, &session, app.clock.now()).await
}

fn bearer(headers: &HeaderMap) -> Option<Token> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Token::presented(token.trim()))
}

/// The secret in this request's cookie.
#[must_use]
pub fn session(app: &App, headers: &HeaderMap) -> Option<Token> {
    let name = cookie_name(app);
    let all = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| Token::presented(value))
}

/// The cookie that signs in with `session`; without one, the cookie that signs out.
///
/// # Errors
/// `Internal` when the secret cannot stand in a header, which ours always can.
pub fn cookie(app: &App, session: Option<&Token>) -> Result<HeaderValue> {
    let (value, age) = session.map_or(("", 0), |token| (token.reveal(), SESSION_SECONDS));
    let secure = if is_secure(app) { "; Secure" } else { "" };
    let text = format!("{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}", cookie_name(app));
    HeaderValue::from_str(&text).map_err(Error::internal)
}

/// With the prefix that binds it to this host (RFC 6265bis section 4.1.3.2), which only secure cookies may have.
fn cookie_name(app: &App) -> &'static str {
    if is_secure(app) { "__Host-digitales-radio" } else { "digitales-radio" }
}

fn is_secure(app: &App) -> bool {
    app.site.url.starts_with("https://")
}
