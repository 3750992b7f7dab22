//! Agreements with schools, radio partners, screen operators and archives: what runs and what has ended, a new one with
//! its paper, and an early end.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::account::Role;
use crate::consent::audit::Entry;
use crate::consent::fact::{AgreementFact, EvidenceFact};
use crate::consent::ledger::Deed;
use crate::consent::ledger::desk::officer::agreements::{Agreed, agreements};
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::desk::organisations;
use crate::consent::record::{Organisation, OrganisationKind, Stop, Use};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say;
use crate::http::extract::Query;
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::http::writing_desk::deeds::{during, end_of};
use crate::http::writing_desk::faults::{Faults, Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::multipart::Multipart;
use crate::http::writing_desk::papers::paper;
use crate::http::writing_desk::shown::Choice;
use crate::id::Id;

const HERE: &str = "/desk/consent/agreements";
/// The uses that are open to organisations alone, each with whom it is for.
const USES: [(Use, OrganisationKind); 4] = [
    (Use::SchoolEmbed, OrganisationKind::School),
    (Use::SchoolDownload, OrganisationKind::School),
    (Use::BroadcastDownload, OrganisationKind::RadioPartner),
    (Use::PublicScreen, OrganisationKind::ScreenOperator),
];

#[derive(Template)]
#[template(path = "desk_agreements.html")]
struct AgreementsPage {
    v: View,
    desk: Frame,
    action: String,
    partners: Vec<Partner>,
    choices: Vec<Choice>,
    uses: Vec<Choice>,
    done: Option<String>,
    typed: Typed,
    faults: Faults,
}

/// An organisation, and what was agreed with it.
struct Partner {
    name: String,
    kind: String,
    agreed: Vec<Line>,
}

struct Line {
    id: String,
    /// What it is for, from when and until when, and how soon a recall is answered.
    told: String,
    evidence: String,
    /// Whether it runs, or has not begun.
    stands: bool,
}

/// What was done last.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Last {
    done: String,
}

/// `GET /{lang}/desk/consent/agreements`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Query(last): Query<Last>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let page = filled(&app, (words, &who), Typed::default(), Faults::default()).await?;
    let known = matches!(last.done.as_str(), "new" | "end");
    let done = known.then(|| page.v.t(&format!("agree-done-{}", last.done)));
    Ok(staff_page(&AgreementsPage { done, ..page })?)
}

/// `POST /{lang}/desk/consent/agreements`: a new one, or the end of one.
pub async fn write(
    State(app): State<App>,
    Reader(words): Reader,
    who: SignedIn,
    form: Multipart,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let (typed, file) = (Typed(form.fields), form.file.map(|file| file.to_vec()));
    let done = match typed.of("deed") {
        "new" => agree(&app, &who, &typed, file).await.map(|entry| ("new", entry)),
        "end" => end(&app, &who, &typed).await.map(|entry| ("end", entry)),
        _ => Err(Error::invalid("This form is none of ours.").into()),
    };
    let v = View::open(&app, &mut app.database.read().await?, words, "").await?;
    let (faults, status) = match done {
        Ok((done, entry)) => {
            let to = format!("/{}{HERE}?done={done}", words.tag());
            return Ok(see_other(&naming(&to, Some(&entry))));
        }
        Err(Stopped::Faults(found)) => {
            (Faults::told(&v, &found.0, |_| String::new()), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Stopped::Error(e)) => match e.kind() {
            Kind::Conflict => (Faults::of_error(&v, &e), StatusCode::CONFLICT),
            Kind::Invalid | Kind::TooLarge => (Faults::of_error(&v, &e), StatusCode::UNPROCESSABLE_ENTITY),
            _ => return Err(e.into()),
        },
    };
    let page = filled(&app, (words, &who), typed, faults).await?;
    Ok(unkept(page.denied(status)?))
}

/// Writes down what was agreed: it opens what people allowed for such organisations, so somebody has seen the paper.
async fn agree(app: &App, who: &SignedIn, typed: &Typed, file: Option<Vec<u8>>) -> Result<Entry, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let known = organisations(&mut app.database.read().await?).await?;
    let partner = known.iter().find(|(id, ..)| id.text() == typed.of("partner"));
    let partner = found.need(partner, "partner", "agree-fault-partner");
    let ticked = USES.iter().filter(|(use_, _)| typed.is("uses", use_.as_str()));
    let uses: Vec<(Use, OrganisationKind)> = ticked.copied().collect();
    found.unless(!uses.is_empty(), "uses", "write-fault-uses");
    if let Some((_, kind, _)) = partner {
        let fits = *kind == OrganisationKind::Archive || uses.iter().all(|(_, whose)| whose == kind);
        found.unless(fits, "uses", "agree-fault-uses");
    }
    let during = during(typed, now, &mut found);
    let hours = typed.of("hours").parse::<i64>().ok().filter(|hours| (1..=168).contains(hours));
    let hours = found.need(hours, "hours", "agree-fault-hours");
    found.unless(file.is_some() || typed.is("proof", "seen"), "paper", "say-fault-paper");
    let (Some((organisation, ..)), Some(during), Some(recall_hours), true) =
        (partner, during, hours, found.0.is_empty())
    else {
        return Err(found.into());
    };
    let (seen_by, seen_at) = (who.actor().text(), now);
    let paper = paper(file, (None, None)).await?;
    let fact = AgreementFact {
        source_id: format!("desk-{}", Id::<Stop>::new(now)?),
        organisation: *organisation,
        uses: uses.into_iter().map(|(use_, _)| use_).collect(),
        during,
        recall_hours,
        evidence: EvidenceFact { kind: "agreement", seen_by, seen_at, paper },
    };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.agreement(&fact).await?;
    let written = deed.entries();
    let done = deed.commit().await?;
    // The paper has entries of its own, and comes first.
    let entry = done.entries.into_iter().take(written).next_back();
    Ok(entry.ok_or_else(|| Error::internal("an agreement without an entry"))?)
}

/// Ends one earlier; from then on the partner gets nothing more by it.
async fn end(app: &App, who: &SignedIn, typed: &Typed) -> Result<Entry, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let id = typed.of("agreement");
    let until = end_of(typed, &format!("until-{id}"), now, now, &mut found);
    if !found.0.is_empty() {
        return Err(found.into());
    }
    let by = who.actor().text();
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    match deed.end_early(Ending::Agreement, id, until, &by).await {
        Ok(()) => {}
        Err(e) if matches!(e.kind(), Kind::Conflict | Kind::Missing) => {
            return Err(Error::conflict("write-fault-ended").into());
        }
        Err(e) => return Err(e.into()),
    }
    Ok(deed.commit().await?.first()?)
}

async fn filled(
    app: &App,
    (words, who): (&'static Words, &SignedIn),
    typed: Typed,
    faults: Faults,
) -> Result<AgreementsPage> {
    let (now, mut tx) = (app.clock.now(), app.database.read().await?);
    let (v, desk) = say::opened(app, &mut tx, words, who, (HERE, "agree-title")).await?;
    let known = organisations(&mut tx).await?;
    let all = agreements(&mut tx).await?;
    let line = |agreed: &Agreed| Line {
        id: agreed.id.text(),
        told: told(&v, agreed),
        evidence: format!("/{}/desk/consent/evidence/{}", v.lang(), agreed.evidence),
        stands: agreed.until > now,
    };
    let partner = |(id, kind, name): &(Id<Organisation>, OrganisationKind, String)| Partner {
        name: name.clone(),
        kind: kind_name(&v, *kind),
        agreed: all.iter().filter(|agreed| agreed.organisation == *id).map(line).collect(),
    };
    let choice = |(id, kind, name): &(Id<Organisation>, OrganisationKind, String)| {
        Choice::new(id.text(), format!("{name} ({})", kind_name(&v, *kind)))
    };
    let use_ = |(use_, _): &(Use, OrganisationKind)| Choice::new(use_.as_str(), say::use_name(&v, *use_));
    Ok(AgreementsPage {
        action: format!("/{}{HERE}", v.lang()),
        partners: known.iter().map(partner).collect(),
        choices: known.iter().map(choice).collect(),
        uses: USES.iter().map(use_).collect(),
        done: None,
        typed,
        faults,
        v,
        desk,
    })
}

/// “Radio · from … · until … · a recall is answered within 24 hours”.
fn told(v: &View, agreed: &Agreed) -> String {
    let hours = v.count("agree-hours-told", &u64::try_from(agreed.recall_hours).unwrap_or(0));
    let from = v.t_of("agree-from-told", "day", &say::from(v, agreed.from, false));
    format!("{} · {from} · {} · {hours}", say::use_names(v, &agreed.uses), say::through(v, agreed.until))
}

fn kind_name(v: &View, kind: OrganisationKind) -> String {
    v.t(&format!("agree-kind-{}", kind.as_str().replace('_', "-")))
}
