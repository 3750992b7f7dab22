//! Signing in by name and password, and signing out.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::password::Password;
use crate::accounts::signing::{self, Attempt};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::caller::{Neighbourhood, cookie, find, see_other, within_desk};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{SignedIn, staff_page};
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::Words;

#[derive(Template)]
#[template(path = "desk_sign_in.html")]
struct SignInPage {
    v: View,
    name: String,
    next: String,
    fault: Option<String>,
}

/// Where somebody wanted to go.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    next: String,
}

/// What the form of signing in sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignIn {
    name: String,
    password: String,
    next: String,
}

/// `GET /{lang}/sign-in?next=`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Query(wanted): Query<Wanted>,
    headers: axum::http::HeaderMap,
) -> Result<Response, Problem> {
    if find(&app, &headers).await?.is_some() {
        return Ok(see_other(&on_to(words, &wanted.next)));
    }
    let v = view(&app, words, &wanted.next).await?;
    Ok(staff_page(&SignInPage { v, name: String::new(), next: wanted.next, fault: None })?)
}

/// `POST /{lang}/sign-in`. An unknown account and a wrong password are answered alike, and take as long.
pub async fn sign_in(
    State(app): State<App>,
    Reader(words): Reader,
    Neighbourhood(from): Neighbourhood,
    Form(form): Form<SignIn>,
) -> Result<Response, Problem> {
    let password = Password::presented(&form.password);
    let tried = (form.name.as_str(), &password);
    match signing::sign_in(&app.ledger, &app.attempts, tried, from, app.clock.now()).await? {
        Attempt::In(token) => {
            let mut response = see_other(&on_to(words, &form.next));
            response.headers_mut().insert(SET_COOKIE, cookie(&app, Some(&token))?);
            Ok(response)
        }
        Attempt::Wrong => Ok(again(&app, words, form, StatusCode::UNAUTHORIZED, "sign-in-wrong").await?),
        Attempt::TooMany => {
            Ok(again(&app, words, form, StatusCode::TOO_MANY_REQUESTS, "sign-in-too-many").await?)
        }
    }
}

/// `POST /{lang}/sign-out`.
pub async fn sign_out(
    State(app): State<App>,
    Reader(words): Reader,
    headers: axum::http::HeaderMap,
) -> Result<Response, Problem> {
    if let Some(signed_in) = find(&app, &headers).await? {
        signing::sign_out(&app.ledger, &signed_in.session, app.clock.now()).await?;
    }
    Ok(out(&app, words)?)
}

/// `POST /{lang}/desk/sign-out-everywhere`.
pub async fn sign_out_everywhere(
    State(app): State<App>,
    Reader(words): Reader,
    who: SignedIn,
) -> Result<Response, Problem> {
    signing::sign_out_everywhere(&app.ledger, who.actor(), who.account.id, app.clock.now()).await?;
    Ok(out(&app, words)?)
}

fn out(app: &App, words: &Words) -> Result<Response> {
    let mut response = see_other(&format!("/{}/sign-in", words.tag()));
    response.headers_mut().insert(SET_COOKIE, cookie(app, None)?);
    Ok(response)
}

/// Where somebody wanted to go, when that is at the desk, in the language in which they signed in; else the desk.
fn on_to(words: &Words, next: &str) -> String {
    let within = within_desk(next).and_then(|path| path.get(1..)?.split_once('/')).map(|(_, path)| path);
    format!("/{}/{}", words.tag(), within.unwrap_or("desk"))
}

async fn again(
    app: &App,
    words: &'static Words,
    form: SignIn,
    status: StatusCode,
    fault: &str,
) -> Result<Response> {
    let (v, fault) = (view(app, words, &form.next).await?, Some(words.say(fault)));
    Ok(unkept(SignInPage { v, name: form.name, next: form.next, fault }.denied(status)?))
}

/// The page, whose links to other languages keep where somebody wanted to go.
async fn view(app: &App, words: &'static Words, next: &str) -> Result<View> {
    let mut tx = app.database.read().await?;
    let mut v = View::open(app, &mut tx, words, "/sign-in").await?.titled(words.say("sign-in")).unlisted();
    if let Some(next) = within_desk(next) {
        let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        v.path = format!("{}?next={next}", v.path);
    }
    Ok(v)
}
