//! A work at the consent desk: people and uses, what the world gets of it, and what comes by itself.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::asking::Form;
use super::cures::Asides;
use super::say::{self, Editions, Head, Keys};
use crate::accounts::proposal::What as Proposed;
use crate::accounts::proposal_store;
use crate::catalogue::participant::{Person, Role};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::clearance;
use crate::consent::ledger::desk::{self, Participant};
use crate::consent::ledger::{known_places, snapshot};
use crate::consent::overview::{self, Cell, Coming, Outlook, What};
use crate::consent::record::{Record, Territory, Use};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::id::Id;
use crate::storage::database::Tx;

/// How far ahead a page looks, in months.
pub const MONTHS: i32 = 24;

#[derive(Template)]
#[template(path = "consent_work.html")]
struct WorkPage {
    v: View,
    desk: Frame,
    head: Head,
    public: bool,
    uses: Vec<String>,
    rows: Vec<PersonRow>,
    world: Vec<Vec<WorldLine>>,
    coming: Vec<(String, String)>,
    form: Form,
}

/// A person and how they stand to each use.
struct PersonRow {
    key: String,
    href: String,
    /// The name that is shown of them, where one is.
    shown: Option<String>,
    roles: String,
    cells: Vec<CellView>,
}

/// A cell: a word, until when, and the class that gives it its mark.
struct CellView {
    class: &'static str,
    word: String,
    places: String,
    until: Option<String>,
    href: String,
    label: String,
}

/// What the world gets of one use in one place.
struct WorldLine {
    place: Option<String>,
    open: bool,
    gets: String,
    next: Option<String>,
    href: String,
}

/// What a page knows of a work.
pub struct Known {
    /// Everything that decides.
    pub record: Record,
    /// What people are called.
    pub keys: Keys,
    /// What editions are called.
    pub editions: Editions,
    /// Who appears, with every role.
    pub participants: Vec<Participant>,
    /// Who is only seen, heard or spoken of.
    pub asides: Asides,
}

impl Known {
    /// Reads it.
    ///
    /// # Errors
    /// `Missing` for a work that is not here; otherwise as the database.
    pub async fn of(tx: &mut Tx, work: Id<Work>) -> Result<Self> {
        let record = snapshot(tx, work).await?.ok_or_else(say::missing)?.record;
        let (keys, editions) = (desk::keys(tx, work).await?, desk::editions(tx, work).await?);
        let participants = desk::participants(tx, work).await?;
        let asides = asides(&participants);
        Ok(Self { record, keys, editions, participants, asides })
    }
}

/// Who of all in a work is only seen, heard or spoken of.
#[must_use]
pub fn asides(all: &[Participant]) -> Asides {
    let aside = |role: &Role| matches!(role, Role::Depicted | Role::Heard | Role::Mentioned);
    all.iter().filter(|of| of.roles.iter().all(aside)).map(|of| of.person).collect()
}

/// `GET /{lang}/desk/consent/works/{work}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let id: Id<Work> = work.parse().map_err(|_| say::missing())?;
    let mut tx = app.database.read().await?;
    let path = format!("/desk/consent/works/{id}");
    let (v, desk) = say::opened(&app, &mut tx, words, &who, (&path, "over-works")).await?;
    Ok(staff_page(&filled(&app, &mut tx, (v, desk), id, &who).await?)?)
}

async fn filled(
    app: &App,
    tx: &mut Tx,
    (mut v, desk): (View, Frame),
    id: Id<Work>,
    who: &SignedIn,
) -> Result<WorkPage> {
    let now = app.clock.now();
    let kept = desk::work(tx, id).await?.ok_or_else(say::missing)?;
    let permit = say::permit(app, tx, id, who).await?;
    let head = say::head(tx, &v, &kept, permit.as_ref()).await?;
    v.title = head.title.as_ref().map_or_else(|| head.slug.clone(), |title| title.text.clone());
    let known = Known::of(tx, id).await?;
    let places = known_places(tx).await?;
    let lines = clearance::lines(&known.record, &places);
    let outlooks = overview::outlooks(&lines, &places, now);
    let ahead = overview::months_after(now, MONTHS);
    let opens = |use_| outlooks.iter().any(|o| o.use_ == use_ && o.now.is_some());
    let named = permit.is_some();
    let waiting = waiting(tx, id).await?;
    Ok(WorkPage {
        public: opens(Use::Catalogue) && opens(Use::PublicStream),
        uses: Use::ALL.iter().map(|use_| say::use_name(&v, *use_)).collect(),
        rows: known.participants.iter().map(|p| person_row(&v, (&known, &waiting), p, now, named)).collect(),
        world: Use::ALL.iter().map(|use_| world(&v, &known, &outlooks, *use_)).collect(),
        coming: events(&v, &known, &lines, &outlooks, (now, ahead)),
        form: Form::now(&v, id, now, desk::organisations(tx).await?),
        v,
        desk,
        head,
    })
}

/// Who would let which uses through once a second person has said yes.
async fn waiting(tx: &mut Tx, work: Id<Work>) -> Result<BTreeSet<(Id<Person>, Use)>> {
    let mut waiting = BTreeSet::new();
    for proposal in proposal_store::waiting_about(tx, work).await? {
        let uses: Vec<Use> = match (&proposal.what, proposal.what.agreed()) {
            (_, Some(agreed)) => agreed.iter().map(|agreed| agreed.use_).collect(),
            (Proposed::Waiver { .. }, None) => Use::ALL.to_vec(),
            _ => vec![],
        };
        waiting.extend(proposal.person.iter().flat_map(|person| uses.iter().map(|use_| (*person, *use_))));
    }
    Ok(waiting)
}

fn person_row(
    v: &View,
    (known, waiting): (&Known, &BTreeSet<(Id<Person>, Use)>),
    of: &Participant,
    now: Timestamp,
    named: bool,
) -> PersonRow {
    let roles: Vec<String> =
        of.roles.iter().map(|role| v.t(&format!("role-{}", role.as_str().replace('_', "-")))).collect();
    let href = format!("/{}/desk/consent/works/{}/people/{}", v.lang(), known.record.work, of.person);
    let key = say::key_of(&known.keys, of.person);
    let cells = overview::row(&known.record, of.person, now);
    PersonRow {
        cells: cells
            .iter()
            .map(|cell| {
                let waits = waiting.contains(&(of.person, cell.use_));
                cell_view(v, &known.record, (cell, waits), (&href, &key))
            })
            .collect(),
        shown: shown(&known.record, of.person, now).filter(|_| named),
        roles: roles.join(" · "),
        href,
        key,
    }
}

/// The name that somebody chose for the public pages.
fn shown(record: &Record, person: Id<Person>, now: Timestamp) -> Option<String> {
    let chosen = record.names.iter().filter(|n| n.person == person && n.during.contains(now));
    let public = chosen.filter(|n| matches!(n.use_, Use::PublicStream | Use::Catalogue));
    public.filter_map(|n| n.shown.name()).map(|name| name.written.clone()).next()
}

fn cell_view(v: &View, record: &Record, (cell, waits): (&Cell, bool), (href, key): (&str, &str)) -> CellView {
    let class = match cell.state {
        overview::State::NotAsked | overview::State::Elsewhere | overview::State::Ended if waits => "waits",
        overview::State::Yes => "yes",
        overview::State::Places => "places",
        overview::State::Waived => "waived",
        overview::State::No => "no",
        overview::State::Unproven => "unproven",
        overview::State::Ended => "ended",
        overview::State::Later => "later",
        overview::State::Elsewhere => "elsewhere",
        overview::State::NotAsked => "unasked",
    };
    let vague = cell.until.is_some_and(|until| overview::is_birthday(record, until));
    let word = v.t(&format!("over-is-{class}"));
    let places: Vec<&str> = cell.places.iter().map(Territory::code).collect();
    let use_ = say::use_name(v, cell.use_);
    CellView {
        class,
        places: places.join(" "),
        until: cell.until.map(|until| say::through_short(v, until, vague)),
        href: format!("{href}?use={}", cell.use_),
        label: format!("{key}, {use_}: {word}"),
        word,
    }
}

fn world(v: &View, known: &Known, outlooks: &[Outlook], use_: Use) -> Vec<WorldLine> {
    let of: Vec<&Outlook> = outlooks.iter().filter(|outlook| outlook.use_ == use_).collect();
    let line = |outlook: &&Outlook| {
        let world = outlook.place == Territory::world();
        let place = if world { String::new() } else { format!("&place={}", outlook.place) };
        let next = outlook.next.map(|change| {
            let vague = overview::is_birthday(&known.record, change.at);
            let when = say::from(v, change.at, vague);
            let gets = say::edition_name(v, change.to, &known.editions);
            v.words.say_of("over-from-then", &[("moment", &when), ("gets", &gets)])
        });
        WorldLine {
            place: (!world).then(|| say::place_name(v, &outlook.place)),
            open: outlook.now.is_some(),
            gets: say::edition_name(v, outlook.now, &known.editions),
            next,
            href: format!("/{}/desk/consent/works/{}/why?use={use_}{place}", v.lang(), known.record.work),
        }
    };
    of.iter().map(line).collect()
}

/// What comes by itself and what then changes for the world, in one list by day.
fn events(
    v: &View,
    known: &Known,
    lines: &[crate::consent::decision::Line],
    outlooks: &[Outlook],
    (now, until): (Timestamp, Timestamp),
) -> Vec<(String, String)> {
    let record = &known.record;
    let mut all: Vec<(Timestamp, String)> = overview::coming(record, now, until)
        .into_iter()
        .map(|coming| (coming.at, told(v, known, &coming)))
        .collect();
    for outlook in outlooks {
        let changes = overview::changes(lines, outlook.use_, &outlook.place, now);
        for change in changes.into_iter().filter(|change| change.at < until) {
            let gets = say::edition_name(v, change.to, &known.editions);
            let (use_, place) = (say::use_name(v, outlook.use_), say::place_name(v, &outlook.place));
            let values = [("use", use_.as_str()), ("place", &place), ("gets", &gets)];
            all.push((change.at, v.words.say_of("over-world-gets-then", &values)));
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(at, text)| (say::from(v, at, overview::is_birthday(record, at)), text)).collect()
}

fn told(v: &View, known: &Known, coming: &Coming) -> String {
    let key = |person: &Id<Person>| say::key_of(&known.keys, *person);
    match &coming.what {
        What::Insight(who) => v.t_of("over-coming-insight", "who", &key(who)),
        What::Majority(who) => v.t_of("over-coming-majority", "who", &key(who)),
        What::Reaffirmation(who) => v.t_of("over-coming-reaffirmation", "who", &key(who)),
        What::YesEnds(who, voice, uses) => {
            let (who, voice) = (key(who), say::voice_name(v, *voice, &known.keys));
            let every = BTreeSet::from(Use::ALL);
            let uses = if *uses == every { v.t("over-every-use") } else { say::use_names(v, uses) };
            let values = [("who", who.as_str()), ("voice", &voice), ("uses", &uses)];
            v.words.say_of("over-coming-end", &values)
        }
        What::OfficeEnds(who, by) => {
            let (who, by) = (key(who), key(by));
            v.words.say_of("over-coming-office", &[("who", who.as_str()), ("by", &by)])
        }
        What::EmbargoEnds => v.t("over-coming-embargo"),
        What::HoldEnds => v.t("over-coming-hold"),
        What::LicenceEnds(use_) => v.t_of("over-coming-licence", "use", &say::use_name(v, *use_)),
    }
}
