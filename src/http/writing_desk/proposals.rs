//! What takes two: the list of what waits, one proposal with everything that a second pair of eyes needs, its answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::account::{Account, Role};
use crate::accounts::proposal::{Proposal, What};
use crate::accounts::proposal_store::{self, WAITING, name_of};
use crate::accounts::{account_store, four_eyes};
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::evidence;
use crate::consent::ledger::desk as works;
use crate::consent::ledger::desk::officer::proving::piece;
use crate::consent::ledger::desk::officer::someone;
use crate::consent::ledger::desk::old_papers::{self, OldPaperRow};
use crate::consent::ledger::sealed::erasures::erasures_of;
use crate::consent::paper::OpenedFor;
use crate::consent::record::Use;
use crate::consent::saying::Agreed;
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::afterwards::{self, After};
use crate::http::consent_desk::say;
use crate::http::consent_desk::work::Known;
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::http::writing_desk::evidence::download;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::old_paper::{self, Sheet};
use crate::http::writing_desk::proposed::{self, Shown};
use crate::id::Id;
use crate::page::PageRequest;
use crate::storage::database::Tx;

/// Lines of a page of what waits.
const LONG: u16 = 50;
/// How many answered ones are shown.
const ANSWERED: i64 = 50;

#[derive(Template)]
#[template(path = "desk_proposals.html")]
struct ListPage {
    v: View,
    desk: Frame,
    /// The key of its head, and its lines.
    lists: [(&'static str, Vec<Line>); 2],
    next: Option<String>,
    later: bool,
}

/// Where the list goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Place {
    after: Option<String>,
}

struct Line {
    href: String,
    what: String,
    work: String,
    person: String,
    /// What tells it from others of its kind.
    brief: String,
    by: String,
    at: String,
    mine: bool,
    answer: Option<String>,
}

#[derive(Template)]
#[template(path = "desk_proposal.html")]
struct ProposalPage {
    v: View,
    desk: Frame,
    line: Line,
    action: String,
    shown: Shown,
    papers: Vec<PaperView>,
    /// Whether the answer is still to come, and from whoever reads this.
    answers: bool,
    /// Who else may answer it, while nobody has.
    others: Vec<String>,
    /// What came of a yes.
    after: Option<After>,
    /// Of an old paper: what stands on it.
    old: Option<Sheet>,
    fault: Option<String>,
}

/// A piece of evidence that a proposal rests on.
struct PaperView {
    id: String,
    /// Its page at the desk.
    href: String,
    name: String,
    received: String,
    /// Whether its file is here and can be opened; else it lies in the office.
    held: bool,
    /// When whoever reads this opened it last.
    opened: Option<String>,
}

/// `GET /{lang}/desk/proposals?after=`.
pub async fn list(
    State(app): State<App>,
    Reader(words): Reader,
    Query(place): Query<Place>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let mut tx = app.database.read().await?;
    let v =
        View::open(&app, &mut tx, words, "/desk/proposals").await?.unlisted().titled(words.say("two-title"));
    let request = PageRequest::read(Some(LONG), place.after.as_deref(), WAITING)?;
    let page = proposal_store::open(&mut tx, &request).await?;
    let later = request.after.is_some();
    let past = if later { vec![] } else { proposal_store::answered(&mut tx, ANSWERED).await? };
    let next = page.next.map(|cursor| format!("?after={}", cursor.text(WAITING)));
    let open = lines(&mut tx, &v, &who, &page.items).await?;
    let answered = lines(&mut tx, &v, &who, &past).await?;
    let lists = [("two-open", open), ("two-answered", answered)];
    let desk = Frame::of(&who, words, "/desk/proposals");
    Ok(staff_page(&ListPage { v, desk, lists, next, later })?)
}

async fn lines(tx: &mut Tx, v: &View, who: &SignedIn, all: &[Proposal]) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(all.len());
    for proposal in all {
        lines.push(line(tx, v, who, proposal).await?);
    }
    Ok(lines)
}

/// `GET /{lang}/desk/proposals/{proposal}`.
pub async fn one(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    Ok(staff_page(&page(&app, words, &who, &id, None).await?)?)
}

/// `POST /{lang}/desk/proposals/{proposal}`: yes or no.
pub async fn answer(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let typed = Typed(pairs);
    let yes = match typed.of("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::invalid("Answer with yes or no.").into()),
    };
    let proposal = id.parse().map_err(|_| missing())?;
    match four_eyes::answer(&app.ledger, who.account.id, proposal, yes, app.clock.now()).await {
        Ok(done) => {
            let to = format!("/{}/desk/proposals/{id}", words.tag());
            Ok(see_other(&naming(&to, done.entries.first())))
        }
        Err(e) if matches!(e.kind(), Kind::Conflict | Kind::Invalid) => {
            let page = page(&app, words, &who, &id, Some(words.say("two-fault"))).await?;
            Ok(unkept(page.denied(StatusCode::CONFLICT)?))
        }
        Err(e) => Err(e.into()),
    }
}

/// `POST /{lang}/desk/proposals/{proposal}/paper`: the scan or recording, opened to be compared; that is written down.
pub async fn paper(
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let typed = Typed(pairs);
    let proposal: Id<Proposal> = id.parse().map_err(|_| missing())?;
    let found = proposal_store::one(&mut app.database.read().await?, &app.ledger.vault, proposal).await?;
    let found = found.ok_or_else(missing)?;
    let all = papers_of(&mut app.database.read().await?, &found.what).await?;
    let wanted = all.iter().find(|evidence| *evidence == typed.of("evidence"));
    let wanted = wanted.ok_or_else(missing)?.parse()?;
    let now = app.clock.now();
    let opened = evidence::open(&app.ledger, who.actor(), wanted, OpenedFor::ConsentCheck, now).await?;
    Ok(download(opened))
}

/// The evidence that a proposal rests on, as far as its file is here.
async fn papers_of(tx: &mut Tx, what: &What) -> Result<Vec<String>> {
    Ok(match what {
        What::MinorConsent(said) => said.evidence.clone(),
        What::MapOldPaper(read) => {
            let paper = old_papers::one(tx, read.paper.parse()?).await?.filter(OldPaperRow::has_scan);
            paper.iter().map(|paper| Ok(paper.evidence()?.text())).collect::<Result<_>>()?
        }
        What::LaterEvidence { evidence, .. } => vec![evidence.clone()],
        _ => vec![],
    })
}

fn missing() -> Error {
    Error::missing("There is no such proposal.")
}

async fn page(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    id: &str,
    fault: Option<String>,
) -> Result<ProposalPage> {
    who.must(Role::ConsentOfficer)?;
    let mut tx = app.database.read().await?;
    let path = format!("/desk/proposals/{id}");
    let v = View::open(app, &mut tx, words, &path).await?.unlisted();
    let proposal = id.parse().map_err(|_| missing())?;
    let proposal = proposal_store::one(&mut tx, &app.ledger.vault, proposal).await?.ok_or_else(missing)?;
    let v = v.titled(words.say(&format!("two-{}", proposal.what.kind().replace('_', "-"))));
    let keys = proposed::keys_of(&mut tx, &proposal).await?;
    let old = match &proposal.what {
        What::MapOldPaper(read) => old_paper::sheet(&mut tx, &v, &keys, &read.paper).await?,
        _ => None,
    };
    let others = if proposal.answer.is_none() { others(&mut tx, &proposal).await? } else { vec![] };
    Ok(ProposalPage {
        others,
        after: after(&mut tx, &v, &proposal, app.clock.now()).await?,
        line: line(&mut tx, &v, who, &proposal).await?,
        action: format!("/{}{path}", words.tag()),
        shown: proposed::shown(&mut tx, &v, &keys, &proposal).await?,
        papers: papers(&mut tx, &v, who, &proposal).await?,
        answers: proposal.answer.is_none() && proposal.by != who.account.id,
        old,
        fault,
        desk: Frame::of(who, words, &path),
        v,
    })
}

/// The evidence that it rests on, and when whoever reads this opened it.
async fn papers(tx: &mut Tx, v: &View, who: &SignedIn, of: &Proposal) -> Result<Vec<PaperView>> {
    let mut all = Vec::new();
    for id in papers_of(tx, &of.what).await? {
        let Some(found) = piece(tx, id.parse()?).await? else { continue };
        let mine = found.opened.iter().find(|(_, actor, _)| *actor == who.actor().text());
        all.push(PaperView {
            href: format!("/{}/desk/consent/evidence/{id}", v.lang()),
            name: v.t(&format!("over-evidence-{}", found.kind.replace('_', "-"))),
            received: say::moment(v, found.received),
            held: found.file.is_some() && found.legible,
            opened: mine.map(|(at, ..)| say::moment(v, *at)),
            id,
        });
    }
    Ok(all)
}

/// Who may answer it: everybody with the role but whoever proposed it.
async fn others(tx: &mut Tx, proposal: &Proposal) -> Result<Vec<String>> {
    let all = account_store::all(tx).await?.into_iter();
    let may = |account: &Account| {
        account.id != proposal.by && account.disabled_at.is_none() && account.is(proposal.what.role())
    };
    Ok(all.filter(may).map(|account| account.name.to_string()).collect())
}

/// What is still missing for what was agreed to, once it was answered with yes; and where its work stands.
async fn after(tx: &mut Tx, v: &View, proposal: &Proposal, now: Timestamp) -> Result<Option<After>> {
    if let (What::Erasure { further, .. }, Some(answer), Some(person)) =
        (&proposal.what, proposal.answer, proposal.person)
    {
        return if answer.yes { erases(tx, v, (person, *further)).await } else { Ok(None) };
    }
    let (Some(work), Some(answer)) = (proposal.work, proposal.answer) else { return Ok(None) };
    let onward = vec![(format!("/{}/desk/consent/works/{work}", v.lang()), v.t("over-to-matrix"))];
    if !answer.yes {
        return Ok(Some(After { told: v.t("two-nothing-done"), onward, ..After::default() }));
    }
    let known = Known::of(tx, work).await?;
    let of = |agreed: &Agreed| {
        let use_ = agreed.use_;
        agreed.places.iter().map(|place| (use_, place.parse().ok())).collect::<Vec<_>>()
    };
    let wanted = match (proposal.what.agreed(), &proposal.what) {
        (Some(agreed), _) => agreed.iter().flat_map(of).collect(),
        (None, What::OpenProfile { .. } | What::Erasure { .. } | What::Invalidation { .. }) => vec![],
        (None, _) => vec![(Use::PublicStream, None)],
    };
    let missing = afterwards::missing(v, (&known.record, &known.keys, true, &known.asides), &wanted, now);
    let told = v.t(if missing.is_empty() { "two-done" } else { "after-said-missing" });
    Ok(Some(After { told, missing, onward }))
}

/// The day on which originals and keys of somebody go, and where that stands.
async fn erases(tx: &mut Tx, v: &View, (person, further): (Id<Person>, bool)) -> Result<Option<After>> {
    let all = erasures_of(tx, person).await?;
    let Some(row) = all.iter().rfind(|row| row.forgets != further) else { return Ok(None) };
    let href = format!("/{}/desk/consent/erasures/{}", v.lang(), row.id()?);
    let (told, label) = if row.masters.is_some() {
        (v.t("erase-carried-out"), v.t("erase-certificate"))
    } else {
        (v.t_of("erase-goes-on", "day", &say::moment(v, row.due())), v.t("erase-runs-title"))
    };
    Ok(Some(After { told, onward: vec![(href, label)], ..After::default() }))
}

async fn line(tx: &mut Tx, v: &View, who: &SignedIn, proposal: &Proposal) -> Result<Line> {
    let work = match proposal.work {
        Some(id) => works::work(tx, id).await?.map_or_else(String::new, |kept| kept.slug),
        None => String::new(),
    };
    let person = match proposal.person {
        Some(about) => someone::key(tx, about).await?.unwrap_or_default(),
        None => String::new(),
    };
    let answer = match proposal.answer {
        Some(answer) => {
            let key = if answer.yes { "two-was-yes" } else { "two-was-no" };
            Some(format!("{} · {} · {}", v.t(key), name_of(tx, answer.by).await?, say::moment(v, answer.at)))
        }
        None => None,
    };
    Ok(Line {
        href: format!("/{}/desk/proposals/{}", v.lang(), proposal.id),
        what: v.t(&format!("two-{}", proposal.what.kind().replace('_', "-"))),
        work,
        person,
        brief: proposed::brief(tx, v, proposal).await?,
        by: name_of(tx, proposal.by).await?,
        at: say::moment(v, proposal.at),
        mine: proposal.by == who.account.id,
        answer,
    })
}
