//! What the pages of the consent desk say in the same way: uses, places, days, people, and who may look.

use std::collections::BTreeMap;

use jiff::civil::Time;

use crate::accounts::account::Role;
use crate::accounts::account_store::by_id;
use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::catalogue::shelf::{self, Field};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::decision::Permit;
use crate::consent::ledger::desk::Kept;
use crate::consent::record::{Capacity, Territory, Use, Voice};
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn};
use crate::http::pages::view::{Said, View};
use crate::http::pages::when;
use crate::http::places;
use crate::http::words::Words;
use crate::id::Id;
use crate::playback::Answer;
use crate::storage::database::Tx;
use crate::viewer::Viewer;

/// Who may look at the consent desk.
pub const READERS: &[Role] = &[Role::ConsentOfficer, Role::Auditor];

/// The keys of people.
pub type Keys = BTreeMap<Id<Person>, String>;
/// The names of editions.
pub type Editions = BTreeMap<Id<Edition>, String>;

/// A work at the head of a page: its title only while staff may know it.
#[derive(Clone)]
pub struct Head {
    /// Its id.
    pub id: Id<Work>,
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: Option<Said>,
    /// `draft`, `published` or `retired`, in words.
    pub state: String,
}

/// The context and the frame of a page for whoever may look at the consent desk.
///
/// # Errors
/// `Refused` for another role; otherwise as the database.
pub async fn opened(
    app: &App,
    tx: &mut Tx,
    words: &'static Words,
    who: &SignedIn,
    (path, title): (&str, &str),
) -> Result<(View, Frame)> {
    who.must_any(READERS)?;
    let v = View::open(app, tx, words, path).await?.unlisted().titled(words.say(title));
    Ok((v, Frame::of(who, words, path)))
}

/// Whoever is signed in, as the door knows them.
#[must_use]
pub fn viewer(who: &SignedIn) -> Viewer {
    Viewer::Staff { account: who.account.id, session: who.session.id.cast() }
}

/// The permit of whoever is signed in to know what the work is, if they may.
///
/// # Errors
/// As the database.
pub async fn permit(app: &App, tx: &mut Tx, work: Id<Work>, who: &SignedIn) -> Result<Option<Permit>> {
    Ok(match app.door.staff(tx, work, &viewer(who)).await? {
        Answer::Permit(permit) => Some(permit),
        Answer::Refusal(_) => None,
    })
}

/// The head of a work's page.
///
/// # Errors
/// As the database.
pub async fn head(tx: &mut Tx, v: &View, kept: &Kept, permit: Option<&Permit>) -> Result<Head> {
    let entries = shelf::entries(tx, permit.map_or(&[], std::slice::from_ref)).await?;
    let title = entries.first().and_then(|entry| v.choose(&entry.texts(Field::Title), &entry.languages));
    Ok(Head {
        id: kept.id,
        slug: kept.slug.clone(),
        title,
        state: v.t(&format!("over-state-{}", kept.state)),
    })
}

/// There is no such work, or no such thing in it.
#[must_use]
pub fn missing() -> Error {
    Error::missing("There is no such work.")
}

/// What a use is called.
#[must_use]
pub fn use_name(v: &View, use_: Use) -> String {
    v.t(&format!("over-use-{}", use_.as_str().replace('_', "-")))
}

/// Uses, one after the other; all of them when none is named.
pub fn use_names<'a>(v: &View, uses: impl IntoIterator<Item = &'a Use>) -> String {
    let names: Vec<String> = uses.into_iter().map(|use_| use_name(v, *use_)).collect();
    if names.is_empty() { v.t("over-every-use") } else { names.join(" · ") }
}

/// What a place is called, with its code, which the forms of the desk take.
#[must_use]
pub fn place_name(v: &View, place: &Territory) -> String {
    if *place == Territory::world() {
        return v.t("over-world");
    }
    let name = places::place_name(v.words, place);
    if name == place.code() { name } else { format!("{name} ({place})") }
}

/// Whose word: the person's own, or a guardian's or relative's with the key.
#[must_use]
pub fn voice_name(v: &View, voice: Voice, keys: &Keys) -> String {
    let key = |key: &'static str| v.t_of(key, "who", &key_of(keys, voice.by));
    match voice.capacity {
        Capacity::Own => v.t("over-voice-own"),
        Capacity::Guardian => key("over-voice-guardian"),
        Capacity::Relative => key("over-voice-relative"),
    }
}

/// The key of somebody.
#[must_use]
pub fn key_of(keys: &Keys, person: Id<Person>) -> String {
    keys.get(&person).cloned().unwrap_or_else(|| "–".to_owned())
}

/// What an edition is called; nothing when none opens.
#[must_use]
pub fn edition_name(v: &View, edition: Option<Id<Edition>>, editions: &Editions) -> String {
    match edition.and_then(|id| editions.get(&id)) {
        None => v.t("over-gets-nothing"),
        Some(key) if key == "original" => v.t("over-gets-original"),
        Some(key) => v.t_of("over-gets-cut", "cut", key),
    }
}

/// A day with its weekday.
#[must_use]
pub fn day(v: &View, at: Timestamp) -> String {
    when::weekday(v.words, at.berlin_day())
}

/// A day with its weekday, and the time of day in Berlin.
#[must_use]
pub fn moment(v: &View, at: Timestamp) -> String {
    when::moment(v.words, at)
}

/// A day without its weekday, for tables.
#[must_use]
pub fn short(v: &View, at: Timestamp) -> String {
    when::edtf(v.words, &at.berlin_day().to_string())
}

/// The month, for what must not be known to the day.
#[must_use]
pub fn month(v: &View, at: Timestamp) -> String {
    let day = at.berlin_day();
    when::edtf(v.words, &format!("{:04}-{:02}", day.year(), day.month()))
}

/// “Until and including Sunday, …”; with the time of day, when it ends within one.
#[must_use]
pub fn through(v: &View, until: Timestamp) -> String {
    if is_midnight(until) {
        v.t_of("over-through", "day", &day(v, until.plus_millis(-1)))
    } else {
        v.t_of("over-until", "moment", &moment(v, until))
    }
}

/// The same in few letters, for tables; a month where `vague`.
#[must_use]
pub fn through_short(v: &View, until: Timestamp, vague: bool) -> String {
    if vague {
        return v.t_of("over-until", "moment", &month(v, until));
    }
    let last = if is_midnight(until) { until.plus_millis(-1) } else { until };
    v.t_of("over-until", "moment", &short(v, last))
}

/// When something begins: a month where `vague`, the day where it is a midnight, else the moment.
#[must_use]
pub fn from(v: &View, at: Timestamp, vague: bool) -> String {
    if vague {
        month(v, at)
    } else if is_midnight(at) {
        day(v, at)
    } else {
        moment(v, at)
    }
}

fn is_midnight(at: Timestamp) -> bool {
    at.berlin().time() == Time::midnight()
}

/// Who did something, as the audit log says it: an account by its name, people and partners by their numbers only.
///
/// # Errors
/// As the database.
pub async fn actor(v: &View, tx: &mut Tx, actor: &str) -> Result<String> {
    let (kind, id) = actor.split_once(':').unwrap_or((actor, ""));
    let told = v.t(&format!("over-actor-{kind}"));
    let account = match (kind, id.parse()) {
        ("account", Ok(id)) => by_id(tx, id).await?.map(|kept| kept.account.name.to_string()),
        _ => None,
    };
    let who = account.unwrap_or_else(|| id.to_owned());
    Ok(if who.is_empty() { told } else { format!("{told} {who}") })
}

/// Whoever is named beside something that was written down: an account by its name, else as it was written.
///
/// # Errors
/// As the database.
pub async fn by(v: &View, tx: &mut Tx, by: &str) -> Result<String> {
    if by.starts_with("account:") { actor(v, tx, by).await } else { Ok(by.to_owned()) }
}

/// What was written down, in words where there are some, and as the log calls it.
#[must_use]
pub fn kind(v: &View, kind: &str) -> String {
    let key = format!("over-kind-{}", kind.replace('_', "-"));
    if v.words.has(&key) { v.t(&key) } else { kind.to_owned() }
}
