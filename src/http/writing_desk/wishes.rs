//! Somebody wished that an original be deleted, and others are in it: the wishes that wait, and the answer no.

use crate::accounts::proposal::SHORTEST_NOTE;
use crate::catalogue::participant::Person;
use crate::consent::keeping::{self, LONGEST_REASONS, No};
use crate::consent::ledger::sealed::wishes::{self, Wish};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::naming;
use crate::http::consent_desk::say::{self, Keys};
use crate::http::pages::view::View;
use crate::http::writing_desk::faults::{Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::Choice;
use crate::id::Id;
use crate::language::Language;
use crate::narrator::link_store::contact_language;
use crate::storage::database::Tx;

/// What the page about somebody says of such wishes.
#[derive(Default)]
pub struct Wishes {
    /// Those that nobody has seen to.
    pub open: Vec<WishLine>,
    /// Those that were answered with no: of which work, when, by whom.
    pub answered: Vec<(String, String, String)>,
    /// In which languages an answer can be; the one in which they are written to first.
    pub languages: Vec<Choice>,
}

/// A wish that waits.
pub struct WishLine {
    /// What the form sends, and what the ids of its fields end in.
    pub id: String,
    /// The address of the work.
    pub slug: String,
    /// Who wished it, and when.
    pub told: String,
}

/// What is known of the wishes about `person`.
///
/// # Errors
/// As the database.
pub async fn of(app: &App, tx: &mut Tx, v: &View, person: Id<Person>, keys: &Keys) -> Result<Wishes> {
    let wished = wishes::of(tx, person).await?;
    let mut answered = Vec::new();
    for (slug, at, by) in wishes::answers(tx, person).await? {
        let by = say::actor(v, tx, &format!("account:{by}")).await?;
        answered.push((slug, say::moment(v, at), by));
    }
    let home = match contact_language(tx, person).await {
        Err(e) if e.kind() == Kind::Gone => None,
        home => Some(home?),
    };
    let spoken = app.site.tongues.all().iter().map(|words| words.language().clone());
    let spoken: Vec<_> = spoken.filter(|language| Some(language) != home.as_ref()).collect();
    let languages: Vec<_> = home.into_iter().chain(spoken).collect();
    let line = |wish: &Wish| WishLine {
        id: id_of(wish),
        slug: wish.work.1.clone(),
        told: format!("{} · {}", say::voice_name(v, wish.voice, keys), say::moment(v, wish.at)),
    };
    let choice = |l: &Language| Choice::new(l.tag(), v.words.language_name(l.tag()));
    Ok(Wishes {
        open: wished.iter().map(line).collect(),
        answered,
        languages: languages.iter().map(choice).collect(),
    })
}

fn id_of(wish: &Wish) -> String {
    format!("{}-{}", wish.withdrawal, wish.work.0)
}

/// Answers a wish with no; where to go then.
///
/// # Errors
/// Every fault of the form; `Conflict` when somebody has seen to the wish by now.
pub async fn answer(
    app: &App,
    who: &SignedIn,
    person: Id<Person>,
    typed: &Typed,
    lang: &str,
) -> Result<String, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let all = wishes::of(&mut app.database.read().await?, person).await?;
    let wish = all.into_iter().find(|wish| id_of(wish) == typed.of("wish"));
    let wish = wish.ok_or_else(|| Error::conflict("wish-fault-gone"))?;
    let id = id_of(&wish);
    let reasons = typed.of("reasons").to_owned();
    let fits = (SHORTEST_NOTE..=LONGEST_REASONS).contains(&reasons.chars().count());
    found.unless(fits, &format!("reasons-{id}"), "wish-fault-reasons");
    let language = typed.of("language").parse::<Language>().ok();
    let language = found.need(language, &format!("language-{id}"), "say-fault-language");
    let Some(language) = language.filter(|_| found.0.is_empty()) else { return Err(found.into()) };
    let no = No { wish, reasons, language };
    let done = keeping::answer_no(&app.ledger, who.account.id, &no, now).await?;
    let to = format!("/{lang}/desk/consent/people/{person}?done=answered");
    Ok(naming(&to, done.entries.last()))
}
