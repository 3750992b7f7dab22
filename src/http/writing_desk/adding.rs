//! Evidence that is added to a declaration after it was recorded: a scan that was lost, a recording that came later.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::accounts::four_eyes;
use crate::accounts::proposal::What;
use crate::catalogue::work::Work;
use crate::consent::fact::EvidenceFact;
use crate::consent::ledger::Deed;
use crate::consent::ledger::desk::officer::proving::{Provable, provable};
use crate::consent::record::Declared;
use crate::consent::recording::EVIDENCE_OF;
use crate::consent::saying::not_of_age;
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn};
use crate::http::consent_desk::say::{self, Head};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::writing_desk::faults::{Faults, Found};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::multipart::Multipart;
use crate::http::writing_desk::papers::paper;
use crate::http::writing_desk::review::records_its_voice;
use crate::http::writing_desk::shown::OnWork;
use crate::id::Id;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "desk_adding.html")]
struct AddingPage {
    v: View,
    desk: Frame,
    head: Head,
    action: String,
    facts: Vec<(String, String)>,
    speaks: bool,
    takes_two: bool,
    faults: Faults,
}

/// The work and the declaration of an address.
struct Of {
    on: OnWork,
    id: Id<Declared>,
    declared: Provable,
}

impl Of {
    async fn open(
        app: &App,
        tx: &mut Tx,
        (words, who): (&'static crate::http::words::Words, &SignedIn),
        (work, id): (&str, &str),
    ) -> Result<Self> {
        let id: Id<Declared> = id.parse().map_err(|_| missing())?;
        let tail = format!("/declarations/{id}");
        let on = OnWork::open(app, tx, (words, who), work, (&tail, "adding-title")).await?;
        let declared = provable(tx, id).await?.filter(|d| d.work == on.work()).ok_or_else(missing)?;
        Ok(Self { on, id, declared })
    }

    fn takes_two(&self) -> Result<bool> {
        let age = self.on.age(self.declared.subject)?;
        Ok(self.declared.word.is_yes() && not_of_age(age, self.declared.given))
    }

    fn page(self, faults: Faults, status: StatusCode) -> Result<Response> {
        let takes_two = self.takes_two()?;
        let Self { on, id, declared } = self;
        let v = &on.v;
        let method = v.t(&format!("over-method-{}", declared.method.replace('_', "-")));
        let facts = vec![
            (v.t("over-person"), on.key_of(declared.subject)),
            (v.t("over-what"), v.t(&format!("over-word-{}", declared.word.as_str()))),
            (v.t("over-given"), say::moment(v, declared.given)),
            (v.t("over-method"), method),
        ];
        let page = AddingPage {
            action: on.at(&format!("/declarations/{id}")),
            facts,
            speaks: declared.method == "recorded_statement",
            takes_two,
            faults,
            v: on.v,
            desk: on.desk,
            head: on.head,
        };
        let mut response =
            unkept(if status == StatusCode::OK { page.answer()? } else { page.denied(status)? });
        records_its_voice(&mut response);
        Ok(response)
    }
}

/// `GET /{lang}/desk/consent/works/{work}/declarations/{declaration}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, id)): Path<(String, String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let of = Of::open(&app, &mut tx, (words, &who), (&work, &id)).await?;
    Ok(of.page(Faults::default(), StatusCode::OK)?)
}

/// `POST /{lang}/desk/consent/works/{work}/declarations/{declaration}`.
pub async fn add(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, id)): Path<(String, String, String)>,
    who: SignedIn,
    form: Multipart,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let of = Of::open(&app, &mut tx, (words, &who), (&work, &id)).await?;
    drop(tx);
    let seen = Typed(form.fields).is("proof", "seen");
    if form.file.is_none() && !seen {
        let mut found = Found::default();
        found.add("paper", "say-fault-paper");
        let faults = Faults::told(&of.on.v, &found.0, |_| String::new());
        return Ok(of.page(faults, StatusCode::UNPROCESSABLE_ENTITY)?);
    }
    match added(&app, &who, &of, form.file.map(|file| file.to_vec())).await {
        Ok(to) => Ok(see_other(&to)),
        Err(e) if matches!(e.kind(), Kind::Invalid | Kind::Conflict | Kind::TooLarge) => {
            let faults = Faults::of_error(&of.on.v, &e);
            Ok(of.page(faults, StatusCode::UNPROCESSABLE_ENTITY)?)
        }
        Err(e) => Err(e.into()),
    }
}

/// Keeps the evidence and adds it, or proposes that where it takes two; where to go then.
async fn added(app: &App, who: &SignedIn, of: &Of, file: Option<Vec<u8>>) -> Result<String> {
    let (now, by) = (app.clock.now(), who.actor().text());
    let (work, subject): (Id<Work>, _) = (of.on.work(), of.declared.subject);
    let kind = EVIDENCE_OF.iter().find(|(method, _)| *method == of.declared.method);
    let kind = kind.map_or("release_form", |(_, kind)| *kind);
    let paper = paper(file, (Some(subject), Some(work))).await?;
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    let fact = EvidenceFact { kind, seen_by: by.clone(), seen_at: now, paper };
    let evidence = deed.evidence(&fact).await?;
    let before = deed.entries();
    let to = if of.takes_two()? {
        let what = What::LaterEvidence { declaration: of.id.text(), evidence: evidence.text() };
        let id = four_eyes::put(&mut deed, who.account.id, what, (Some(work), Some(subject))).await?;
        format!("/{}/desk/proposals/{id}", of.on.v.lang())
    } else {
        deed.prove_later(of.id, evidence, &by).await?;
        of.on.at(&format!("/people/{subject}?said={}", of.id))
    };
    let done = deed.commit().await?;
    Ok(naming(&to, done.entries.get(before)))
}

fn missing() -> Error {
    Error::missing("There is no such declaration in this work.")
}
