//! What every page of the desk shows: who is signed in, where one can go, and that nobody keeps it.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, HeaderName, HeaderValue};
use axum::response::Response;

use crate::accounts::account::Role;
use crate::consent::audit::Entry;
use crate::error::Result;
use crate::http::accounts::SignedIn;
use crate::http::pages::Answered;
use crate::http::words::{Words, in_eights};

/// Where one can go at the desk: address within a language, message, and who may. `key-text` says what it is for.
const PLACES: &[(&str, &str, &[Role])] = &[
    ("/desk/consent", "inbox", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/consent/works", "over-works", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/asking", "asking", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/consent/recalls", "recalls", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/consent/receipt", "over-receipt", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/consent/log", "over-log", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/consent/evidence", "proof-title", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/consent/erasures", "erase-list", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/consent/agreements", "agree-title", &[Role::ConsentOfficer, Role::Auditor]),
    ("/desk/intake", "intake", &[Role::Curator]),
    ("/desk/editions", "editions", &[Role::ConsentOfficer, Role::Curator, Role::Auditor]),
    ("/desk/takedowns", "desk-takedowns", &[Role::ConsentOfficer]),
    ("/desk/proposals", "desk-proposals", &[Role::ConsentOfficer]),
];

/// The frame of a page of the desk. Templates that extend `desk_base.html` call it `desk`.
#[derive(Clone)]
pub struct Frame {
    /// Who is signed in.
    pub name: String,
    /// Their roles, in the reader's language.
    pub roles: Vec<String>,
    /// Where they may go.
    pub places: Vec<Place>,
    /// Whether they may write things down at the consent desk.
    pub writes: bool,
    /// What stands in the audit log for what they wrote down last.
    pub receipt: Option<Receipt>,
}

/// An entry of the audit log, as somebody copies or compares it.
#[derive(Clone)]
pub struct Receipt {
    /// Its number.
    pub number: i64,
    /// Its hash, in groups.
    pub hash: Vec<String>,
    /// Where it is checked, for those who may.
    pub href: Option<String>,
}

/// A place at the desk.
#[derive(Clone)]
pub struct Place {
    /// Its address.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// What it is for.
    pub text: String,
    /// Whether the page that is shown is there.
    pub here: bool,
}

impl Frame {
    /// The frame of the page at `path` (within the language) for who is signed in.
    #[must_use]
    pub fn of(who: &SignedIn, words: &'static Words, path: &str) -> Self {
        let open = PLACES.iter().filter(|(_, _, roles)| who.must_any(roles).is_ok());
        let around = |address: &str| path == address || path.starts_with(&format!("{address}/"));
        // Of several places around a page the nearest is where it is.
        let nearest =
            PLACES.iter().map(|(address, ..)| *address).filter(|a| around(a)).max_by_key(|a| a.len());
        let place = |(address, key, _): &(&str, &str, &[Role])| Place {
            href: format!("/{}{address}", words.tag()),
            label: words.say(key),
            text: words.say(&format!("{key}-text")),
            here: nearest == Some(*address),
        };
        Self {
            name: who.account.name.to_string(),
            roles: who.account.roles.iter().map(|role| role_name(words, *role)).collect(),
            places: open.map(place).collect(),
            writes: who.account.is(Role::ConsentOfficer),
            receipt: who.wrote.map(|entry| receipt(who, words, entry)),
        }
    }
}

fn receipt(who: &SignedIn, words: &Words, entry: Entry) -> Receipt {
    let (number, checks) = (entry.number, [Role::ConsentOfficer, Role::Auditor]);
    let href = format!("/{}/desk/consent/receipt?of={number}", words.tag());
    let href = Some(href).filter(|_| who.must_any(&checks).is_ok());
    Receipt { number, hash: in_eights(&entry.hash.to_string()), href }
}

/// What a role is called.
#[must_use]
pub fn role_name(words: &Words, role: Role) -> String {
    words.say(&format!("role-{}", role.as_str().replace('_', "-")))
}

/// A page of the desk on its way out: kept by nobody, listed nowhere.
///
/// # Errors
/// `Internal` when the template cannot be filled in.
pub fn staff_page(page: &impl Template) -> Result<Response> {
    Ok(unkept(page.answer()?))
}

/// The same answer, kept by nobody and listed nowhere.
#[must_use]
pub fn unkept(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    response
}
