//! “Why?” and “what if?”: any use, audience, place and instant, put to the one decision. Nothing is written.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::{Date, Time};
use serde::Deserialize;

use super::cures::{Cure, cure};
use super::say::{self, Head};
use super::voices::why;
use super::work::Known;
use crate::catalogue::work::Work;
use crate::clock::{Timestamp, berlin_instant};
use crate::consent::decision::{Agreement, Audience, Decision, decide};
use crate::consent::ledger::asker::organisation;
use crate::consent::ledger::desk;
use crate::consent::overview::is_birthday;
use crate::consent::record::{Interval, Organisation, OrganisationKind, Reason, Territory, Use};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::Query;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::reasons::{Telling, sentence};
use crate::id::Id;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "consent_why.html")]
struct WhyPage {
    v: View,
    desk: Frame,
    head: Head,
    question: String,
    answer: AnswerView,
    form: Form,
    faults: Vec<String>,
}

/// The answer: what opens and until when, or every reason why nothing does.
struct AnswerView {
    gets: Option<String>,
    until: Option<String>,
    /// Of what does not open in all the world: where it does, and the question about that place.
    elsewhere: Vec<(String, String)>,
    reasons: Vec<(String, Cure)>,
}

/// The form that asks.
pub struct Form {
    /// Where it asks.
    pub action: String,
    /// Value, name, whether it is chosen.
    pub uses: Vec<(String, String, bool)>,
    /// The same for kinds of audiences.
    pub audiences: Vec<(String, String, bool)>,
    /// The same for organisations of the register.
    pub organisations: Vec<(String, String, bool)>,
    /// The code of a place.
    pub place: String,
    /// A day in Berlin.
    pub day: String,
    /// A time of day in Berlin.
    pub time: String,
}

type Organisations = Vec<(Id<Organisation>, OrganisationKind, String)>;

/// What the address asks. What is empty is as the use has it, everywhere, and now.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    r#use: String,
    who: String,
    place: String,
    day: String,
    time: String,
}

/// The kinds of audiences, as the form names them.
const AUDIENCES: [&str; 5] = ["public", "school", "radio-partner", "screen-operator", "staff"];

/// A question that can be decided.
struct Question {
    use_: Use,
    audience: Audience,
    who: String,
    place: Option<Territory>,
    at: Timestamp,
    faults: Vec<String>,
}

/// `GET /{lang}/desk/consent/works/{work}/why`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let id: Id<Work> = work.parse().map_err(|_| say::missing())?;
    let mut tx = app.database.read().await?;
    let path = format!("/desk/consent/works/{id}/why");
    let (v, desk) = say::opened(&app, &mut tx, words, &who, (&path, "over-why")).await?;
    let kept = desk::work(&mut tx, id).await?.ok_or_else(say::missing)?;
    let permit = say::permit(&app, &mut tx, id, &who).await?;
    let head = say::head(&mut tx, &v, &kept, permit.as_ref()).await?;
    let known = Known::of(&mut tx, id).await?;
    let organisations = desk::organisations(&mut tx).await?;
    let question = read(&mut tx, &v, &asked, &organisations, app.clock.now()).await?;
    let page = WhyPage {
        question: told(&v, &question),
        answer: answer(&v, &known, &question, desk.writes),
        form: Form::filled(&v, id, &question, organisations),
        faults: question.faults,
        v,
        desk,
        head,
    };
    Ok(staff_page(&page)?)
}

/// What the address asks, as far as it can be read; what cannot is said and left as if it were empty.
async fn read(
    tx: &mut Tx,
    v: &View,
    asked: &Asked,
    organisations: &Organisations,
    now: Timestamp,
) -> Result<Question> {
    let mut faults = Vec::new();
    let use_ = asked.r#use.parse().unwrap_or(Use::PublicStream);
    let mut place = None;
    if !asked.place.trim().is_empty() {
        place = asked.place.trim().to_uppercase().parse::<Territory>().ok();
        if place.is_none() {
            faults.push(v.t("over-place-wrong"));
        }
    }
    let of = asked.who.parse::<Id<Organisation>>().ok();
    let named = organisations.iter().find(|(id, ..)| Some(*id) == of);
    let (audience, who) = match named {
        Some((id, _, _)) => match organisation(tx, *id).await? {
            Some(asker) => {
                place = place.or(asker.territory);
                (asker.audience, id.text())
            }
            None => (Audience::Public, "public".to_owned()),
        },
        None => imagined(&asked.who, use_),
    };
    let at = instant(asked, now).unwrap_or_else(|| {
        faults.push(v.t("over-day-wrong"));
        now
    });
    Ok(Question { use_, audience, who, place, at, faults })
}

/// An audience of a kind, with an agreement that is always in force; that of the use when none is named.
pub(super) fn imagined(who: &str, use_: Use) -> (Audience, String) {
    let with = |kind| Audience::Organisation {
        kind,
        agreements: vec![Agreement { uses: Use::ALL.into(), during: Interval::ALWAYS }],
    };
    let who = if AUDIENCES.contains(&who) { who } else { meant_for(use_) };
    let audience = match who {
        "school" => with(OrganisationKind::School),
        "radio-partner" => with(OrganisationKind::RadioPartner),
        "screen-operator" => with(OrganisationKind::ScreenOperator),
        "staff" => Audience::Staff { engagements: vec![Interval::ALWAYS] },
        _ => Audience::Public,
    };
    (audience, who.to_owned())
}

fn meant_for(use_: Use) -> &'static str {
    match use_ {
        Use::Catalogue | Use::PublicStream | Use::PodcastFeed => "public",
        Use::SchoolEmbed | Use::SchoolDownload => "school",
        Use::BroadcastDownload => "radio-partner",
        Use::PublicScreen => "screen-operator",
        Use::Preserve => "staff",
    }
}

/// The instant that the address names; none when it cannot be read.
fn instant(asked: &Asked, now: Timestamp) -> Option<Timestamp> {
    if asked.day.is_empty() && asked.time.is_empty() {
        return Some(now);
    }
    let day: Date = if asked.day.is_empty() { now.berlin_day() } else { asked.day.parse().ok()? };
    let time: Time = if asked.time.is_empty() { Time::midnight() } else { asked.time.parse().ok()? };
    berlin_instant(day, time)
}

/// The one decision. The public uses know no place.
fn answer(v: &View, known: &Known, question: &Question, writes: bool) -> AnswerView {
    let place = question.place.as_ref().filter(|_| !question.use_.is_public());
    let (permit, reasons) = match decide(&known.record, question.use_, &question.audience, place, question.at)
    {
        Decision::Allow(permit) | Decision::AllowRedacted { permit, .. } => (Some(permit), BTreeSet::new()),
        Decision::Deny(reasons) => (None, reasons),
    };
    let who = |person| say::key_of(&known.keys, person);
    let (there, asker) = (place_told(v, place), v.t(&format!("over-asker-{}", kind(&question.audience))));
    let telling = Telling { who: &who, place: &there, asker: &asker };
    let at = (known.record.work, writes);
    let told = |reason: &Reason| (sentence(v.words, reason, &telling), cure(v, at, &known.asides, reason));
    let not_after = permit.as_ref().map(crate::consent::decision::Permit::not_after);
    AnswerView {
        gets: permit.map(|permit| say::edition_name(v, Some(permit.edition()), &known.editions)),
        until: not_after
            .filter(|until| *until < Timestamp::MAX)
            .map(|until| say::from(v, until, is_birthday(&known.record, until))),
        elsewhere: if question.place.is_none() { elsewhere(v, known, question) } else { vec![] },
        reasons: reasons.iter().map(told).collect(),
    }
}

/// Where a use opens that does not open in all the world, of the places that somebody named. The public uses know no place.
fn elsewhere(v: &View, known: &Known, question: &Question) -> Vec<(String, String)> {
    if question.use_.is_public() {
        return vec![];
    }
    let scopes = known.record.declarations.iter().flat_map(|declared| &declared.scopes);
    let named: BTreeSet<&Territory> =
        scopes.filter(|scope| scope.use_ == question.use_).flat_map(|scope| &scope.territories).collect();
    let opens = |place: &&Territory| {
        let decided = decide(&known.record, question.use_, &question.audience, Some(*place), question.at);
        **place != Territory::world() && !matches!(decided, Decision::Deny(_))
    };
    let link = |place: &Territory| {
        let to = why(v, known.record.work, question.use_, Some(place));
        (format!("{to}&who={}", question.who), say::place_name(v, place))
    };
    named.into_iter().filter(opens).map(link).collect()
}

pub(super) fn kind(audience: &Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Staff { .. } => "staff",
        Audience::Organisation { kind: OrganisationKind::School, .. } => "school",
        Audience::Organisation { kind: OrganisationKind::RadioPartner, .. } => "radio-partner",
        Audience::Organisation { kind: OrganisationKind::ScreenOperator, .. } => "screen-operator",
        Audience::Organisation { kind: OrganisationKind::Archive, .. } => "archive",
    }
}

pub(super) fn place_told(v: &View, place: Option<&Territory>) -> String {
    place.map_or_else(|| v.t("over-world"), |place| say::place_name(v, place))
}

fn told(v: &View, question: &Question) -> String {
    let place = question.place.as_ref().filter(|_| !question.use_.is_public());
    let values = [
        ("use", &*say::use_name(v, question.use_)),
        ("asker", &*v.t(&format!("over-asker-{}", kind(&question.audience)))),
        ("place", &*place_told(v, place)),
        ("moment", &*say::moment(v, question.at)),
    ];
    v.words.say_of("over-question", &values)
}

impl Form {
    /// The form as it stands on a work's page: now, for the public.
    #[must_use]
    pub fn now(v: &View, work: Id<Work>, now: Timestamp, organisations: Organisations) -> Self {
        let (audience, who) = imagined("", Use::PublicStream);
        let question =
            Question { use_: Use::PublicStream, audience, who, place: None, at: now, faults: Vec::new() };
        Self::filled(v, work, &question, organisations)
    }

    fn filled(v: &View, work: Id<Work>, asked: &Question, organisations: Organisations) -> Self {
        let at = asked.at.berlin();
        let use_ = |use_: &Use| (use_.to_string(), say::use_name(v, *use_), *use_ == asked.use_);
        let audience =
            |who: &&str| ((*who).to_owned(), v.t(&format!("over-audience-{who}")), *who == asked.who);
        Self {
            action: format!("/{}/desk/consent/works/{work}/why", v.lang()),
            uses: Use::ALL.iter().map(use_).collect(),
            audiences: AUDIENCES.iter().map(audience).collect(),
            organisations: organisations
                .into_iter()
                .map(|(id, _, name)| (id.text(), name, asked.who == id.text()))
                .collect(),
            place: asked.place.as_ref().map(|place| place.code().to_owned()).unwrap_or_default(),
            day: at.date().to_string(),
            time: format!("{:02}:{:02}", at.hour(), at.minute()),
        }
    }
}
