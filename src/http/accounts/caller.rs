//! Who of the house is signed in, by the cookie of having signed in.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, COOKIE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::accounts::account::{Account, Role};
use crate::accounts::attempts::Prefix;
use crate::accounts::session::{LONGEST_MS, Session};
use crate::accounts::signing;
use crate::consent::audit::{Actor, Entry, Logged};
use crate::consent::ledger::entries;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::id::Token;

/// Somebody of the house who is signed in. Without one, whoever asks for a page of the desk is sent to sign in, and
/// comes back to it afterwards; a form that arrives too late is told so and can be sent again.
pub struct SignedIn {
    /// Who.
    pub account: Account,
    /// In which browser.
    pub session: Session,
    /// The entry of theirs in the audit log that the address names: what they wrote down last.
    pub wrote: Option<Entry>,
}

impl SignedIn {
    /// Who does what is done, as the audit log writes it.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Account(self.account.id)
    }

    /// Asks for a role.
    ///
    /// # Errors
    /// `Refused` when the account does not have it.
    pub fn must(&self, role: Role) -> Result<()> {
        self.must_any(&[role])
    }

    /// Asks for one of several roles.
    ///
    /// # Errors
    /// `Refused` when the account has none of them.
    pub fn must_any(&self, roles: &[Role]) -> Result<()> {
        if roles.iter().any(|role| self.account.is(*role)) {
            return Ok(());
        }
        Err(Error::refused("Your account may not do this. Ask an administrator for the role that it takes."))
    }

    /// With the entry that the query names as `entry`, when it is theirs.
    async fn with_what_they_wrote(mut self, app: &App, query: Option<&str>) -> Result<Self> {
        let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        let number = pairs.filter(|(name, _)| name == "entry").find_map(|(_, number)| number.parse().ok());
        if let Some(number) = number {
            let found = entries(&mut app.database.read().await?, number, 1).await?.pop();
            // Of a number that is none of an entry, the next one after it is found.
            let own = |entry: &Logged| entry.number == number && entry.actor == self.actor().text();
            let found = found.map(|salted| salted.entry).filter(own);
            self.wrote = found.map(|entry| Entry { number: entry.number, hash: entry.hash });
        }
        Ok(self)
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let found = match find(app, &parts.headers).await {
            Ok(Some(signed_in)) => signed_in.with_what_they_wrote(app, parts.uri.query()).await.map(Some),
            found => found,
        };
        match found {
            Ok(Some(signed_in)) => Ok(signed_in),
            Ok(None) if matches!(parts.method, Method::GET | Method::HEAD) => Err(to_sign_in(parts)),
            Ok(None) => Err(Problem(Error::unauthenticated(
                "You are not signed in any more. Sign in again in another tab, then reload this page to send the form again.",
            ))
            .into_response()),
            Err(e) => Err(Problem(e).into_response()),
        }
    }
}

/// Who is signed in with this request's cookie.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn find(app: &App, headers: &HeaderMap) -> Result<Option<SignedIn>> {
    let Some(token) = token(app, headers) else { return Ok(None) };
    let found = signing::signed_in(&app.ledger, &token, app.clock.now()).await?;
    Ok(found.map(|(session, account)| SignedIn { account, session, wrote: None }))
}

/// To the page of signing in, which leads back to where somebody wanted to go.
fn to_sign_in(parts: &Parts) -> Response {
    let first = parts.uri.path().trim_start_matches('/').split('/').next().unwrap_or_default();
    let words = Words::of(first).unwrap_or_else(|| Words::negotiate(None));
    let wanted = parts.uri.path_and_query().map_or("", |wanted| wanted.as_str());
    let next: String = url::form_urlencoded::byte_serialize(wanted.as_bytes()).collect();
    see_other(&format!("/{}/sign-in?next={next}", words.tag()))
}

/// Another page, by GET; kept by nobody.
#[must_use]
pub fn see_other(path: &str) -> Response {
    // What stands in an address of ours stands in a header, too.
    let to = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    let headers = [(LOCATION, to), (CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The address of the page that names `entry`, which stands for what was done.
#[must_use]
pub fn naming(address: &str, entry: Option<&Entry>) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    entry.map_or_else(|| address.to_owned(), |entry| format!("{address}{sign}entry={}", entry.number))
}

/// The address within the desk that `wanted` is; none when it leads anywhere else.
#[must_use]
pub fn within_desk(wanted: &str) -> Option<&str> {
    let mut parts = wanted.split(['/', '?']);
    let ours = parts.next() == Some("") && parts.next().is_some_and(|tag| Words::of(tag).is_some());
    let desk = ours && parts.next() == Some("desk");
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/?&=%._-+:,~".contains(&b);
    (desk && wanted.len() <= 2000 && wanted.bytes().all(plain) && !wanted.contains("//")).then_some(wanted)
}

/// The secret in this request's cookie.
#[must_use]
pub fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    let name = cookie_name(app);
    let all = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| Token::presented(value))
}

/// The cookie that signs in with `token`; without one, the cookie that signs out.
///
/// # Errors
/// `Internal` when the secret cannot stand in a header, which ours always can.
pub fn cookie(app: &App, token: Option<&Token>) -> Result<HeaderValue> {
    let (value, age) = token.map_or(("", 0), |token| (token.reveal(), LONGEST_MS / 1000));
    let secure = if is_secure(app) { "; Secure" } else { "" };
    let text = format!("{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}", cookie_name(app));
    HeaderValue::from_str(&text).map_err(Error::internal)
}

/// With the prefix that binds it to this host (RFC 6265bis section 4.1.3.2), which only secure cookies may have.
fn cookie_name(app: &App) -> &'static str {
    if is_secure(app) { "__Host-digitales-desk" } else { "digitales-desk" }
}

fn is_secure(app: &App) -> bool {
    app.site.url.starts_with("https://")
}

/// From which neighbourhood of addresses a request comes. Kept in memory, for counting attempts.
#[derive(Clone, Copy, Debug)]
pub struct Neighbourhood(pub Prefix);

/// The address of the other end of a connection, as a request carries it. Nothing else reads it.
#[derive(Clone, Copy)]
pub struct Peer(pub IpAddr);

impl FromRequestParts<App> for Neighbourhood {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([0; 4]), |peer| peer.0);
        Ok(Self(asker(peer, &parts.headers).into()))
    }
}

/// Who asks: behind a proxy on this machine or in its network the last address that the proxy wrote down, else
/// whoever is at the other end. Somebody in that network who writes one down themself is still counted by account.
fn asker(peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let near = match peer.to_canonical() {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
    };
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let last = lines.flat_map(|line| line.split(',')).last().and_then(|text| text.trim().parse().ok());
    if near { last.unwrap_or(peer) } else { peer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_back_to_the_desk_and_nowhere_else() {
        for inside in ["/de/desk", "/ar/desk/consent/works/a-b?use=catalogue&at=2026-01-01"] {
            assert_eq!(within_desk(inside), Some(inside));
        }
        for outside in [
            "",
            "desk",
            "//desk",
            "/xx/desk",
            "/de/desktop",
            "/de/works/x",
            "https://elsewhere.example/de/desk",
            "//elsewhere.example/de/desk",
            "/\\elsewhere.example/de/desk",
            "/de/desk\r\nSet-Cookie: a=b",
            "/de/desk//elsewhere.example",
        ] {
            assert_eq!(within_desk(outside), None, "{outside:?}");
        }
    }

    #[test]
    fn only_a_proxy_of_ours_says_who_asks() {
        let headers = |text: &'static str| {
            HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), HeaderValue::from_static(text))])
        };
        let who = |peer: &str, text| asker(peer.parse().unwrap(), &headers(text)).to_string();
        assert_eq!(who("127.0.0.1", "198.51.100.1, 203.0.113.9"), "203.0.113.9");
        assert_eq!(who("203.0.113.9", "198.51.100.1"), "203.0.113.9");
        assert_eq!(who("127.0.0.1", "nonsense"), "127.0.0.1");
    }
}
