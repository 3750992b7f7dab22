//! A declaration once more, in sentences, before it is kept; and keeping it with its paper.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Response;

use crate::accounts::four_eyes;
use crate::accounts::proposal::What;
use crate::catalogue::work::Work;
use crate::consent::fact::EvidenceFact;
use crate::consent::ledger::Deed;
use crate::consent::record::{Age, Capacity, Use, Withdrawal};
use crate::consent::recording::{self, EVIDENCE_OF};
use crate::consent::saying::{Agreed, Saying};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn};
use crate::http::consent_desk::say::{self, Head, Keys};
use crate::http::consent_desk::voices::SaidView;
use crate::http::headers::plays_its_recording;
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::pages::when::weekday;
use crate::http::problem::Problem;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::multipart::Multipart;
use crate::http::writing_desk::papers::paper;
use crate::http::writing_desk::record::{Sheet, whose};
use crate::http::writing_desk::shown::OnWork;
use crate::id::Id;

#[derive(Template)]
#[template(path = "desk_review.html")]
struct ReviewPage<'a> {
    v: View,
    desk: Frame,
    head: Head,
    whose: String,
    who: String,
    /// Every use: its name, and until when and where; none: no.
    uses: Vec<(String, Option<String>)>,
    /// What else is written down: what it is, and what it says.
    facts: Vec<(String, String)>,
    /// The name as each use shows it.
    names: Vec<(String, String)>,
    /// What would keep it from opening anything, or what else should be known.
    warnings: Vec<String>,
    /// What stood in the way when it was to be kept, and where that is put right.
    fault: Option<(String, String)>,
    /// What somebody else recorded since the officer looked.
    theirs: Option<&'a SaidView>,
    takes_two: bool,
    speaks: bool,
    needs_paper: bool,
    keep: String,
    change: String,
    replaces: String,
    kept: Vec<(String, String)>,
}

/// The page: what was typed stays in it.
///
/// # Errors
/// `Internal` when the page cannot be filled in.
pub fn page(
    sheet: &Sheet,
    typed: &Typed,
    said: &Saying,
    fault: Option<String>,
    status: StatusCode,
) -> Result<Response> {
    let on = &sheet.on;
    let v = View { library: on.v.library.clone(), operator: on.v.operator.clone(), ..copy(&on.v) };
    let takes_two = said.takes_two(on.age(sheet.subject)?);
    let page = ReviewPage {
        whose: on.voice_name(sheet.voice),
        who: on.key_of(sheet.subject),
        uses: Use::ALL
            .iter()
            .map(|use_| (say::use_name(&v, *use_), answer_of(&v, &said.agreed, *use_)))
            .collect(),
        facts: facts_of(sheet, said),
        names: names(&v, said),
        warnings: warnings(&v, sheet, said, takes_two),
        fault: fault.map(|told| (told, mended_at(sheet, status))),
        theirs: sheet.theirs.as_ref(),
        takes_two,
        speaks: said.method == "recorded_statement",
        needs_paper: !said.agreed.is_empty(),
        keep: on.at(&format!("/people/{}", sheet.subject)),
        change: on.at("/record"),
        replaces: sheet.end_id(),
        kept: typed.kept().cloned().collect(),
        desk: on.desk.clone(),
        head: on.head.clone(),
        v,
    };
    let mut response = unkept(if status == StatusCode::OK { page.answer()? } else { page.denied(status)? });
    records_its_voice(&mut response);
    Ok(response)
}

/// Where what stands in the way is to be seen: another's word, or the paper that is missing.
fn mended_at(sheet: &Sheet, status: StatusCode) -> String {
    match (&sheet.theirs, status) {
        (Some(_), _) => "#theirs".to_owned(),
        (None, StatusCode::CONFLICT) => sheet.on.at(&format!("/people/{}", sheet.subject)),
        _ => "#paper".to_owned(),
    }
}

/// Only where somebody speaks their consent their voice may be recorded and heard again, by no other page.
pub fn records_its_voice(response: &mut Response) {
    let policy = "camera=(), microphone=(self), geolocation=(), browsing-topics=(), interest-cohort=()";
    let name = axum::http::HeaderName::from_static("permissions-policy");
    response.headers_mut().insert(name, axum::http::HeaderValue::from_static(policy));
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, plays_its_recording());
}

fn copy(v: &View) -> View {
    View {
        words: v.words,
        library: v.library.clone(),
        operator: v.operator.clone(),
        url: v.url.clone(),
        path: v.path.clone(),
        title: v.t("say-review"),
        description: String::new(),
        listed: false,
        about_work: None,
        tour: v.tour,
    }
}

/// What was agreed to of a use: until when, and where; nothing when it was refused.
#[must_use]
pub fn answer_of(v: &View, all: &[Agreed], use_: Use) -> Option<String> {
    let agreed = all.iter().find(|agreed| agreed.use_ == use_)?;
    let places: Vec<String> = agreed
        .places
        .iter()
        .map(|code| code.parse().map_or_else(|_| code.clone(), |place| say::place_name(v, &place)))
        .collect();
    let day = weekday(v.words, agreed.through);
    Some(format!("{} · {}", v.t_of("over-through", "day", &day), v.words.language().listed(&places)))
}

/// How it was said, and what goes with it: `notice` by its name, `cuts` by theirs.
#[must_use]
pub fn facts(
    v: &View,
    keys: &Keys,
    said: &Saying,
    (notice, cuts): (String, Vec<String>),
) -> Vec<(String, String)> {
    let yes_no = |yes: bool| v.t(if yes { "say-yes" } else { "say-no" });
    let interpreter = said.interpreter.as_ref().and_then(|id| id.parse().ok());
    let interpreter = interpreter.map(|id| say::key_of(keys, id));
    let mut facts = vec![
        (v.t("say-notice"), notice),
        (v.t("say-explained"), v.words.language_name(&said.explained_in)),
        (v.t("say-interpreter"), interpreter.unwrap_or_else(|| v.t("say-none"))),
        (v.t("say-method"), v.t(&format!("say-method-{}", said.method.replace('_', "-")))),
        (v.t("say-given"), say::moment(v, said.given())),
        (v.t("say-orally"), yes_no(said.orally)),
        (v.t("say-risks"), yes_no(said.risks)),
        (v.t("say-explicit"), yes_no(said.explicit)),
    ];
    if let Some(wish) = &said.on_death {
        facts.push((v.t("say-death"), v.t(&format!("say-death-{}", wish.replace('_', "-")))));
    }
    facts.extend(cuts.into_iter().map(|cut| (v.t("say-cuts"), cut)));
    facts
}

fn facts_of(sheet: &Sheet, said: &Saying) -> Vec<(String, String)> {
    let v = &sheet.on.v;
    let notice = sheet.notices.iter().find(|notice| notice.id.text() == said.notice);
    let notice =
        notice.map_or_else(String::new, |n| notice_name(v, (&n.series, n.version, n.language.tag())));
    let cuts = sheet.cuts.iter().filter(|cut| said.cuts.contains(&cut.value));
    facts(v, &sheet.on.keys, said, (notice, cuts.map(|cut| cut.label.clone()).collect()))
}

/// “Project · 3 · Arabic”.
#[must_use]
pub fn notice_name(v: &View, (series, version, language): (&str, i64, &str)) -> String {
    format!("{series} · {version} · {}", v.words.language_name(language))
}

/// The name as the surfaces of each use show it.
#[must_use]
pub fn names(v: &View, said: &Saying) -> Vec<(String, String)> {
    let Some(wish) = &said.name else { return vec![] };
    let written = if wish.mode == "unnamed" { v.t("say-name-nobody") } else { wish.written.clone() };
    let named = |agreed: &crate::consent::saying::Agreed| {
        let spoken = Some(&wish.spoken).filter(|s| agreed.use_ == Use::BroadcastDownload && !s.is_empty());
        let said = spoken.map_or_else(String::new, |s| format!(" ({})", v.t_of("radio-say", "spoken", s)));
        (say::use_name(v, agreed.use_), format!("{written}{said}"))
    };
    said.agreed.iter().map(named).collect()
}

fn warnings(v: &View, sheet: &Sheet, said: &Saying, takes_two: bool) -> Vec<String> {
    let mut all = Vec::new();
    let mut warn = |is: bool, key: &str| {
        if is {
            all.push(v.t(key));
        }
    };
    warn(said.agreed.is_empty(), "say-warn-refusal");
    warn(!said.agreed.is_empty() && !said.explicit, "say-warn-explicit");
    warn(!said.orally, "say-warn-orally");
    let answered = |use_| said.agreed.iter().any(|agreed| agreed.use_ == use_);
    warn(answered(Use::Catalogue) != answered(Use::PublicStream), "say-warn-half");
    warn(takes_two, "say-warn-two");
    let facts = sheet.on.facts(sheet.subject).ok();
    let minor = facts.is_some_and(|facts| matches!(facts.age, Age::Born(b) if said.given() < b.adult_from));
    warn(minor && sheet.voice.capacity == Capacity::Own, "say-warn-child");
    warn(sheet.end.is_some(), "say-warn-replaces");
    let after =
        |w: &&Withdrawal| w.subject == sheet.subject && w.voice == sheet.voice && w.effective >= said.given();
    let taken = sheet.on.record.withdrawals.iter().filter(after).map(|w| w.effective).max();
    if let Some(at) = taken.filter(|_| !said.agreed.is_empty()) {
        all.push(v.t_of("say-warn-taken", "moment", &say::moment(v, at)));
    }
    all
}

/// `POST /{lang}/desk/consent/works/{work}/people/{person}`: kept, with its paper.
pub async fn keep(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, person)): Path<(String, String, String)>,
    who: SignedIn,
    form: Multipart,
) -> Result<Response, Problem> {
    let typed = Typed(form.fields);
    if typed.of("person") != person {
        return Err(
            Error::invalid("The form is about somebody else. Begin again with whose word it is.").into()
        );
    }
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/record", "say-title")).await?;
    let mut sheet = Sheet::open(&app, &mut tx, on, &whose(&typed)).await?;
    sheet.catch_up(&mut tx, &typed, app.clock.now()).await?;
    drop(tx);
    let said = match sheet.said(&app, &typed) {
        Ok(said) => said,
        Err(faults) => return Ok(sheet.again(&app, typed, faults)?),
    };
    let again = |fault: String, status| page(&sheet, &typed, &said, Some(fault), status);
    let v = &sheet.on.v;
    if sheet.is_late(&typed) {
        return Ok(again(v.t("say-fault-first"), StatusCode::CONFLICT)?);
    }
    let seen = typed.is("proof", "seen");
    if !said.agreed.is_empty() && form.file.is_none() && !seen {
        return Ok(again(v.t("say-fault-paper"), StatusCode::UNPROCESSABLE_ENTITY)?);
    }
    match kept(&app, &who, &sheet, said.clone(), form.file.map(|file| file.to_vec()), seen).await {
        Ok(to) => Ok(see_other(&to)),
        Err(e) if e.kind() == Kind::Conflict => Ok(again(v.t("say-fault-first"), StatusCode::CONFLICT)?),
        Err(e) if e.kind() == Kind::Invalid => {
            let told = if v.words.has(e.message()) { v.t(e.message()) } else { e.message().to_owned() };
            Ok(again(told, StatusCode::UNPROCESSABLE_ENTITY)?)
        }
        Err(e) => Err(e.into()),
    }
}

/// Keeps the declaration with its paper, or proposes it where it takes two; where to go then.
async fn kept(
    app: &App,
    who: &SignedIn,
    sheet: &Sheet,
    mut said: Saying,
    file: Option<Vec<u8>>,
    seen: bool,
) -> Result<String> {
    let (now, by) = (app.clock.now(), who.actor().text());
    let (work, subject): (Id<Work>, _) = (sheet.on.work(), sheet.subject);
    let proven = file.is_some() || seen;
    let paper = paper(file, (Some(subject), Some(work))).await?;
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    if proven {
        let kind = EVIDENCE_OF.iter().find(|(method, _)| *method == said.method);
        let kind = kind.map_or("release_form", |(_, kind)| *kind);
        let evidence = EvidenceFact { kind, seen_by: by.clone(), seen_at: now, paper };
        said.evidence.push(deed.evidence(&evidence).await?.text());
    }
    let before = deed.entries();
    if said.takes_two(sheet.on.age(subject)?) {
        let what = What::MinorConsent(Box::new(said));
        let id = four_eyes::put(&mut deed, who.account.id, what, (Some(work), Some(subject))).await?;
        let done = deed.commit().await?;
        let to = format!("/{}/desk/proposals/{id}", sheet.on.v.lang());
        return Ok(naming(&to, done.entries.get(before)));
    }
    let source = format!("desk-{}", Id::<Saying>::new(now)?);
    let declared = recording::declare(&mut deed, &said, &source, &by).await?;
    let done = deed.commit().await?;
    Ok(naming(&sheet.on.at(&format!("/people/{subject}?said={declared}")), done.entries.get(before)))
}
