//! One old paper: what stands on it, its scan, what one officer reads in it for another to confirm, and setting it
//! aside.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::accounts::account::Role;
use crate::accounts::four_eyes;
use crate::accounts::proposal::{SHORTEST_NOTE, What};
use crate::consent::evidence;
use crate::consent::ledger::Deed;
use crate::consent::ledger::desk::old_papers::{self, OldPaperRow};
use crate::consent::mapping;
use crate::consent::old_paper::{Aside, Mapping, earliest};
use crate::consent::paper::OpenedFor;
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say::{self, Head, Keys};
use crate::http::extract::Form;
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, Said, View};
use crate::http::problem::Problem;
use crate::http::words::in_eights;
use crate::http::writing_desk::evidence::download;
use crate::http::writing_desk::faults::{Fault, Faults};
use crate::http::writing_desk::form::{Typed, allowed};
use crate::http::writing_desk::old_papers::{missing, signed, state};
use crate::http::writing_desk::record::{UseRow, of_use, use_rows};
use crate::http::writing_desk::shown::{Choice, OnWork};
use crate::storage::database::Tx;

/// What stands on a paper, for a page that shows it.
pub struct Sheet {
    /// Its address.
    pub href: String,
    /// What is known of it.
    pub facts: Vec<(String, String)>,
    /// The printed words of its form.
    pub words: Said,
    /// The digest of these.
    pub digest: Vec<String>,
    /// Whether something was written in or crossed out.
    pub has_added: bool,
}

#[derive(Template)]
#[template(path = "desk_old_paper.html")]
struct PaperPage {
    v: View,
    desk: Frame,
    head: Head,
    old: Sheet,
    action: String,
    has_scan: bool,
    /// What was written into it, when it was opened just now.
    added: Option<String>,
    proposal: Option<String>,
    /// Why nothing can be read in it now.
    barred: Option<String>,
    may_set_aside: bool,
    uses: Vec<UseRow>,
    reasons: Vec<Choice>,
    typed: Typed,
    faults: Faults,
}

/// `GET /{lang}/desk/consent/works/{work}/papers/{paper}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, paper)): Path<(String, String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let on = opened(&app, &mut tx, (words, &who), (&work, &paper)).await?;
    Ok(staff_page(&filled(&mut tx, on, Typed::default(), &[]).await?)?)
}

/// A work and one of its papers.
type OnPaper = (OnWork, OldPaperRow);

async fn opened(
    app: &App,
    tx: &mut Tx,
    who: (&'static crate::http::words::Words, &SignedIn),
    (work, paper): (&str, &str),
) -> Result<OnPaper> {
    let tail = format!("/papers/{paper}");
    let on = OnWork::open(app, tx, who, work, (&tail, "promise-one")).await?;
    let found = old_papers::one(tx, paper.parse().map_err(|_| missing())?).await?.ok_or_else(missing)?;
    if found.work()? == on.work() { Ok((on, found)) } else { Err(missing()) }
}

/// `POST /{lang}/desk/consent/works/{work}/papers/{paper}`: read, for another officer to confirm; or set aside.
pub async fn write(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, paper)): Path<(String, String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed(pairs);
    let mut tx = app.database.read().await?;
    let on = opened(&app, &mut tx, (words, &who), (&work, &paper)).await?;
    drop(tx);
    let done = match typed.of("deed") {
        "read" => propose(&app, &who, &on, &typed).await?,
        "aside" => set_aside(&app, &who, &on, &typed).await?,
        _ => Err((StatusCode::UNPROCESSABLE_ENTITY, vec![])),
    };
    match done {
        Ok(to) => Ok(see_other(&to)),
        Err((status, faults)) => {
            let page = filled(&mut app.database.read().await?, on, typed, &faults).await?;
            Ok(unkept(page.denied(status)?))
        }
    }
}

/// Where to go, or the status and what is wrong.
type Done = Result<String, (StatusCode, Vec<Fault>)>;

fn wrong(field: &str, key: &'static str) -> (StatusCode, Vec<Fault>) {
    (StatusCode::UNPROCESSABLE_ENTITY, vec![Fault { field: field.to_owned(), key }])
}

async fn propose(app: &App, who: &SignedIn, (on, paper): &OnPaper, typed: &Typed) -> Result<Done> {
    let now = app.clock.now();
    let agreed = match allowed(typed, now) {
        Ok(agreed) if agreed.is_empty() => return Ok(Err(wrong("uses", "promise-fault-nothing"))),
        Ok(agreed) => agreed,
        Err(faults) => return Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, faults))),
    };
    let note = typed.of("note").to_owned();
    if note.chars().count() < SHORTEST_NOTE {
        return Ok(Err(wrong("note", "write-fault-note")));
    }
    let mut tx = app.database.read().await?;
    let last = old_papers::last_word(&mut tx, (on.work(), paper.person()?, paper.voice()?)).await?;
    let replaces = last.map(|(id, _, _)| id.text());
    let explicit = typed.is("explicit", "yes");
    let read = Mapping { paper: paper.id()?.text(), replaces, agreed, explicit, note };
    let checked = mapping::check(&mut tx, &read, now).await.map(drop);
    drop(tx);
    let about = (Some(on.work()), Some(paper.person()?));
    let proposed = match checked {
        Ok(()) => {
            let what = What::MapOldPaper(Box::new(read));
            four_eyes::propose(&app.ledger, who.account.id, what, about, now).await
        }
        Err(e) => Err(e),
    };
    match proposed {
        Ok((id, entry)) => Ok(Ok(naming(&format!("/{}/desk/proposals/{id}", on.v.lang()), Some(&entry)))),
        Err(e) if matches!(e.kind(), Kind::Conflict | Kind::Invalid) => {
            Ok(Err((StatusCode::CONFLICT, wrong("uses", "promise-fault-late").1)))
        }
        Err(e) => Err(e),
    }
}

async fn set_aside(app: &App, who: &SignedIn, (on, paper): &OnPaper, typed: &Typed) -> Result<Done> {
    let Ok(reason) = typed.of("reason").parse::<Aside>() else {
        return Ok(Err(wrong("reason", "write-fault-cause")));
    };
    let mut deed = Deed::begin(&app.ledger, who.actor(), app.clock.now()).await?;
    let paper = old_papers::one(deed.tx(), paper.id()?).await?.ok_or_else(missing)?;
    match deed.set_aside(&paper, reason).await {
        Ok(()) => {
            let done = deed.commit().await?;
            Ok(Ok(naming(&on.at(&format!("/papers/{}", paper.id()?)), done.entries.first())))
        }
        Err(e) if e.kind() == Kind::Conflict => {
            Ok(Err((StatusCode::CONFLICT, wrong("reason", "promise-fault-late").1)))
        }
        Err(e) => Err(e),
    }
}

/// `POST …/papers/{paper}/open`: the scan, or what was written in; that it was opened is written down.
pub async fn open(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, paper)): Path<(String, String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let mut tx = app.database.read().await?;
    let on = opened(&app, &mut tx, (words, &who), (&work, &paper)).await?;
    drop(tx);
    let now = app.clock.now();
    match Typed(pairs).of("of") {
        "scan" => {
            let (wanted, actor) = (on.1.evidence()?, who.actor());
            let opened = evidence::open(&app.ledger, actor, wanted, OpenedFor::ConsentCheck, now).await?;
            Ok(download(opened))
        }
        "added" => {
            let added = Some(mapping::open_added(&app.ledger, who.actor(), &on.1, now).await?);
            let page = filled(&mut app.database.read().await?, on, Typed::default(), &[]).await?;
            Ok(staff_page(&PaperPage { added, ..page })?)
        }
        _ => Err(Error::invalid("Choose what to open: the scan, or what was written in.").into()),
    }
}

async fn filled(tx: &mut Tx, (on, _): OnPaper, typed: Typed, faults: &[Fault]) -> Result<PaperPage> {
    // What became of it may have changed with the deed before.
    let id = on.v.path.rsplit('/').next().unwrap_or_default().to_owned();
    let paper = old_papers::one(tx, id.parse().map_err(|_| missing())?).await?.ok_or_else(missing)?;
    let v = &on.v;
    let proposal = paper.proposed()?.map(|id| format!("/{}/desk/proposals/{id}", v.lang()));
    let barred = barred(tx, &paper).await?;
    let reasons = Aside::ALL.map(|aside| {
        let key = format!("promise-aside-{}", aside.as_str().replace('_', "-"));
        Choice::new(aside.as_str(), v.t(&key))
    });
    Ok(PaperPage {
        old: shown(v, &on.keys, &paper)?,
        action: on.at(&format!("/papers/{id}")),
        has_scan: paper.has_scan(),
        added: None,
        may_set_aside: paper.aside()?.is_none() && paper.declared()?.is_none() && proposal.is_none(),
        barred: barred.map(|key| v.t(key)),
        proposal,
        uses: use_rows(v),
        reasons: reasons.into(),
        typed,
        faults: Faults::told(v, faults, |field| of_use(v, field)),
        v: on.v,
        desk: on.desk,
        head: on.head,
    })
}

/// The key of why nothing can be read in a paper now.
async fn barred(tx: &mut Tx, paper: &OldPaperRow) -> Result<Option<&'static str>> {
    if paper.aside()?.is_some() || paper.declared()?.is_some() {
        return Ok(Some(state(paper)?));
    }
    let Some(signed) = paper.signed()? else { return Ok(Some("promise-barred-undated")) };
    let last = old_papers::last_word(tx, (paper.work()?, paper.person()?, paper.voice()?)).await?;
    let signed = earliest(&signed)?;
    Ok(last.filter(|(_, _, given)| *given >= signed).map(|_| "promise-barred-later"))
}

/// What stands on the paper of this id, when there is one.
///
/// # Errors
/// As the database.
pub async fn sheet(tx: &mut Tx, v: &View, keys: &Keys, paper: &str) -> Result<Option<Sheet>> {
    let found = old_papers::one(tx, paper.parse().map_err(|_| missing())?).await?;
    found.map(|paper| shown(v, keys, &paper)).transpose()
}

fn shown(v: &View, keys: &Keys, paper: &OldPaperRow) -> Result<Sheet> {
    let language = paper.language()?;
    let scan = if paper.has_scan() { "promise-scan-here" } else { "promise-scan-office" };
    Ok(Sheet {
        href: format!("/{}/desk/consent/works/{}/papers/{}", v.lang(), paper.work()?, paper.id()?),
        facts: vec![
            (v.t("over-person"), paper.key.clone()),
            (v.t("promise-signed-by"), say::voice_name(v, paper.voice()?, keys)),
            (v.t("promise-signed"), signed(v, paper)?),
            (v.t("promise-form"), paper.series.clone()),
            (v.t("promise-paper"), v.t(scan)),
            (v.t("promise-kept"), say::moment(v, paper.kept())),
            (v.t("promise-state"), v.t(state(paper)?)),
        ],
        words: Said {
            text: paper.body.clone(),
            lang: language.tag().to_owned(),
            dir: language.dir(),
            foreign: language.primary() != v.words.language().primary(),
        },
        digest: in_eights(&paper.digest()?.to_string()),
        has_added: paper.added.is_some(),
    })
}
