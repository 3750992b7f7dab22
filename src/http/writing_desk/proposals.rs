//! What takes two: the list of what waits, one proposal with everything that a second pair of eyes needs, its answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::accounts::account::Role;
use crate::accounts::four_eyes;
use crate::accounts::proposal::{Proposal, What};
use crate::accounts::proposal_store::{self, name_of};
use crate::consent::evidence;
use crate::consent::ledger::desk as works;
use crate::consent::ledger::desk::officer::forms::name_of_notice;
use crate::consent::ledger::desk::old_papers::{self, OldPaperRow};
use crate::consent::paper::OpenedFor;
use crate::consent::record::{Use, Voice};
use crate::consent::saying::Saying;
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::see_other;
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say::{self, Keys};
use crate::http::extract::Form;
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::http::writing_desk::evidence::download;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::old_paper::{self, Sheet};
use crate::http::writing_desk::review::answer_of;
use crate::id::Id;
use crate::storage::database::Tx;

/// How many answered ones are shown.
const ANSWERED: i64 = 50;

#[derive(Template)]
#[template(path = "desk_proposals.html")]
struct ListPage {
    v: View,
    desk: Frame,
    /// The key of its head, and its lines.
    lists: [(&'static str, Vec<Line>); 2],
}

struct Line {
    href: String,
    what: String,
    work: String,
    person: String,
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
    /// What is to be written down.
    facts: Vec<(String, String)>,
    /// Of a consent: every use, and until when and where; none: no.
    uses: Vec<(String, Option<String>)>,
    papers: Vec<String>,
    /// Of an old paper: what stands on it.
    old: Option<Sheet>,
    fault: Option<String>,
}

/// `GET /{lang}/desk/proposals`.
pub async fn list(State(app): State<App>, Reader(words): Reader, who: SignedIn) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let mut tx = app.database.read().await?;
    let v =
        View::open(&app, &mut tx, words, "/desk/proposals").await?.unlisted().titled(words.say("two-title"));
    let mut open = Vec::new();
    for proposal in proposal_store::open(&mut tx).await? {
        open.push(line(&mut tx, &v, &who, &proposal).await?);
    }
    let mut answered = Vec::new();
    for proposal in proposal_store::answered(&mut tx, ANSWERED).await? {
        answered.push(line(&mut tx, &v, &who, &proposal).await?);
    }
    let lists = [("two-open", open), ("two-answered", answered)];
    Ok(staff_page(&ListPage { desk: Frame::of(&who, words, "/desk/proposals"), v, lists })?)
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
        Ok(_) => Ok(see_other(&format!("/{}/desk/proposals/{id}", words.tag()))),
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
    let found = proposal_store::one(&mut app.database.read().await?, proposal).await?.ok_or_else(missing)?;
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
    let proposal =
        proposal_store::one(&mut tx, id.parse().map_err(|_| missing())?).await?.ok_or_else(missing)?;
    let v = v.titled(words.say(&format!("two-{}", proposal.what.kind().replace('_', "-"))));
    let keys = match proposal.work {
        Some(work) => works::keys(&mut tx, work).await?,
        None => Keys::new(),
    };
    let uses = proposal.what.agreed().map_or_else(Vec::new, |agreed| {
        Use::ALL.iter().map(|use_| (say::use_name(&v, *use_), answer_of(&v, agreed, *use_))).collect()
    });
    let old = match &proposal.what {
        What::MapOldPaper(read) => old_paper::sheet(&mut tx, &v, &keys, &read.paper).await?,
        _ => None,
    };
    Ok(ProposalPage {
        line: line(&mut tx, &v, who, &proposal).await?,
        action: format!("/{}{path}", words.tag()),
        facts: facts(&mut tx, &v, &keys, &proposal.what).await?,
        papers: papers_of(&mut tx, &proposal.what).await?,
        uses,
        old,
        fault,
        desk: Frame::of(who, words, &path),
        v,
    })
}

async fn line(tx: &mut Tx, v: &View, who: &SignedIn, proposal: &Proposal) -> Result<Line> {
    let (mut work, mut person) = (String::new(), String::new());
    if let Some(id) = proposal.work {
        work = works::work(tx, id).await?.map_or_else(String::new, |kept| kept.slug);
        if let Some(about) = proposal.person {
            person = say::key_of(&works::keys(tx, id).await?, about);
        }
    }
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
        by: name_of(tx, proposal.by).await?,
        at: say::moment(v, proposal.at),
        mine: proposal.by == who.account.id,
        answer,
    })
}

async fn facts(tx: &mut Tx, v: &View, keys: &Keys, what: &What) -> Result<Vec<(String, String)>> {
    let mut facts = Vec::new();
    match what {
        What::Waiver { basis, .. } => {
            let ground = v.t(&format!("write-ground-{}", basis.replace('_', "-")));
            facts.push((v.t("write-ground"), ground));
        }
        What::MinorConsent(said) => facts = consent(tx, v, keys, said).await?,
        What::MapOldPaper(read) => {
            let explicit = v.t(if read.explicit { "say-yes" } else { "say-no" });
            facts.push((v.t("promise-explicit"), explicit));
        }
        What::OpenProfile { purpose, .. } => {
            facts.push((v.t("purpose"), v.t(&format!("purpose-{}", purpose.replace('_', "-")))));
        }
        What::Erasure { capacity, by, with_others, days, .. } => {
            let voice = Voice { capacity: capacity.parse()?, by: by.parse()? };
            facts.push((v.t("say-whose"), say::voice_name(v, voice, keys)));
            facts.push((v.t("erase-due"), v.count("erase-days", &u64::from(*days))));
            for work in with_others {
                let slug = works::work(tx, work.parse()?).await?.map_or_else(String::new, |kept| kept.slug);
                facts.push((v.t("erase-with-others"), slug));
            }
        }
        What::LaterEvidence { .. }
        | What::LiftPassage { .. }
        | What::Invalidation { .. }
        | What::LiftHold { .. } => {}
    }
    if let Some(note) = what.note() {
        facts.push((v.t("write-note"), note.to_owned()));
    }
    Ok(facts)
}

async fn consent(tx: &mut Tx, v: &View, keys: &Keys, said: &Saying) -> Result<Vec<(String, String)>> {
    let voice = Voice { capacity: said.capacity.parse()?, by: said.by.parse()? };
    let yes_no = |yes: bool| v.t(if yes { "say-yes" } else { "say-no" });
    let notice =
        name_of_notice(tx, &said.notice).await?.map_or_else(String::new, |(series, version, lang)| {
            format!("{series} · {version} · {}", v.words.language_name(&lang))
        });
    let mut facts = vec![
        (v.t("say-whose"), say::voice_name(v, voice, keys)),
        (v.t("say-given"), say::moment(v, said.given())),
        (v.t("say-method"), v.t(&format!("say-method-{}", said.method.replace('_', "-")))),
        (v.t("say-notice"), notice),
        (v.t("say-explained"), v.words.language_name(&said.explained_in)),
        (v.t("say-orally"), yes_no(said.orally)),
        (v.t("say-risks"), yes_no(said.risks)),
        (v.t("say-explicit"), yes_no(said.explicit)),
    ];
    if let Some(name) = &said.name {
        let shown = if name.mode == "unnamed" { v.t("say-name-nobody") } else { name.written.clone() };
        facts.push((v.t("say-name"), shown));
    }
    Ok(facts)
}
