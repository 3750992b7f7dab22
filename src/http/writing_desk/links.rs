//! A link to the page of their own story, from the desk: sent by post to the address that is sealed, which nobody sees,
//! or printed as a card to hand over; those that are alive, and their end.

use axum::response::Response;

use crate::catalogue::participant::Person;
use crate::consent::ledger::desk::officer::someone::someone;
use crate::consent::reaching;
use crate::consent::record::Voice;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::consent_desk::say;
use crate::http::my::card;
use crate::http::pages::view::View;
use crate::http::print::printed_in;
use crate::http::words::Words;
use crate::http::writing_desk::deeds::word;
use crate::http::writing_desk::faults::{Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::id::Id;
use crate::narrator::link_store::{self, NewLink, contact_language};
use crate::narrator::story_store::comes_of_age;
use crate::post::letter::Kind;
use crate::post::letter_store::may_get;
use crate::post::letters::send_link;
use crate::storage::database::Tx;

/// By the post as the sealed profile says, or printed here.
const WAYS: &[&str] = &["post", "card"];

/// A link that opens their page now.
pub struct Alive {
    /// Which.
    pub id: String,
    /// Whose, in which language, since when and until when.
    pub told: String,
}

/// The links to the page about `person` that are alive.
///
/// # Errors
/// As the database.
pub async fn alive(app: &App, tx: &mut Tx, v: &View, person: Id<Person>) -> Result<Vec<Alive>> {
    let links = link_store::alive(tx, person, app.clock.now()).await?;
    let birthday = comes_of_age(tx, person).await?.map(|(adult_from, _)| adult_from);
    let told = |link: &link_store::Alive| {
        let keys = [(link.voice.by, link.holder.clone())].into();
        let whose = say::voice_name(v, link.voice, &keys);
        let language = v.words.language_name(link.language.tag());
        // Where a guardian's link ends with their office, on the 18th birthday, the desk reads no day.
        let until = if birthday == Some(link.until) {
            say::through_short(v, link.until, true)
        } else {
            say::through(v, link.until)
        };
        format!("{whose} · {language} · {} · {until}", say::moment(v, link.made))
    };
    Ok(links.iter().map(|link| Alive { id: link.id.text(), told: told(link) }).collect())
}

/// Has a link go out, or gives the card to print: the secret stands on it and is shown once.
///
/// # Errors
/// Every fault of the form; `Conflict` when whoever would get it may get none.
pub async fn give(
    app: &App,
    who: &SignedIn,
    person: Id<Person>,
    typed: &Typed,
    words: &'static Words,
) -> Result<Response, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let mut tx = app.database.read().await?;
    let known = someone(&mut tx, person, now).await?;
    let known = known.ok_or_else(|| Error::missing("There is no such person."))?;
    let voice =
        typed.of("holder").parse::<Voice>().ok().filter(|voice| known.voices.iter().any(|(v, _)| v == voice));
    let voice = found.need(voice, "holder", "link-fault-holder");
    let way = word(typed, "way", WAYS).filter(|way| *way == "card" || app.site.writes_letters);
    let way = found.need(way, "way", "link-fault-way");
    let (Some(voice), Some(way)) = (voice, way) else { return Err(found.into()) };
    if !may_get(&mut tx, voice.by, Kind::Link).await? {
        return Err(Error::conflict("link-fault-nobody").into());
    }
    let language = contact_language(&mut tx, voice.by).await?;
    drop(tx);
    let page = format!("/{}/desk/consent/people/{person}", words.tag());
    if way == "post" {
        let link = NewLink::of(person, voice, language, now)?;
        let done = send_link(&app.ledger, who.actor(), Kind::Link, &link, now).await?;
        return Ok(see_other(&naming(&format!("{page}?done=link"), done.entries.first())));
    }
    let sent = reaching::hand_over(&app.ledger, who.actor(), (person, voice), now).await?;
    let link = format!("{}/my/{}", app.site.url, sent.token.reveal());
    let back = (page, words.say("link-back"), words.tag());
    let html = card::card(&app.site, &sent.language, (&link, sent.ends), Some(back))?;
    Ok(printed_in(html, card::STYLE))
}

/// Ends a link, because it was lost or is in other hands; where to go then.
///
/// # Errors
/// `Conflict` when it opens nothing any more.
pub async fn end(
    app: &App,
    who: &SignedIn,
    person: Id<Person>,
    typed: &Typed,
    lang: &str,
) -> Result<String, Stopped> {
    let over = || Error::conflict("link-fault-over");
    let link = typed.of("link").parse().map_err(|_| over())?;
    let done = reaching::take_back(&app.ledger, who.actor(), (person, link), app.clock.now()).await?;
    let done = done.ok_or_else(over)?;
    let to = format!("/{lang}/desk/consent/people/{person}?done=link-end");
    Ok(naming(&to, done.entries.first()))
}
