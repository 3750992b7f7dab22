//! Recording a declaration: whose word, then every use with a yes or a no and nothing chosen beforehand, then the same
//! once more in sentences with the paper, and only then it is kept.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::ledger::desk::officer::forms::{self, ChainEnd, NoticeOnRecord};
use crate::consent::record::{Capacity, Use, Voice};
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say::{self, Head};
use crate::http::consent_desk::voices::{self, SaidView};
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::writing_desk::faults::{Fault, Faults};
use crate::http::writing_desk::form::{Against, Typed, read};
use crate::http::writing_desk::review;
use crate::http::writing_desk::shown::{Choice, OnWork};
use crate::id::Id;
use crate::storage::database::Tx;

/// Whose word is to be written down.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Whose {
    /// About whom.
    pub person: String,
    /// `own`, `guardian`, `relative`.
    #[serde(rename = "as")]
    pub capacity: String,
    /// Who speaks, when it is not the person.
    pub by: String,
}

#[derive(Template)]
#[template(path = "desk_whose.html")]
struct WhosePage {
    v: View,
    desk: Frame,
    head: Head,
    /// Everybody who appears: their key, and their voices with where each is written down.
    people: Vec<(String, Vec<(String, String)>)>,
}

#[derive(Template)]
#[template(path = "desk_record.html")]
struct RecordPage {
    v: View,
    desk: Frame,
    head: Head,
    whose: String,
    who: String,
    own: bool,
    action: String,
    back: String,
    typed: Typed,
    faults: Faults,
    theirs: Option<SaidView>,
    uses: Vec<UseRow>,
    notices: Vec<Choice>,
    /// In which languages there are notices, when there is none in the reader's.
    elsewhere: Option<String>,
    methods: Vec<Choice>,
    wishes: Vec<Choice>,
    cuts: Vec<Choice>,
    people: Vec<String>,
    today: String,
}

/// A use in a form.
pub struct UseRow {
    /// As forms send it.
    pub id: &'static str,
    /// What it is called.
    pub name: String,
    /// Whether it is for the whole world or not at all.
    pub public: bool,
}

/// Which use a field such as `through-catalogue` is about; empty for another.
#[must_use]
pub fn of_use(v: &View, field: &str) -> String {
    let use_ = field.split_once('-').and_then(|(_, name)| name.parse::<Use>().ok());
    use_.map_or_else(String::new, |use_| say::use_name(v, use_))
}

/// Every use, as a form asks it.
#[must_use]
pub fn use_rows(v: &View) -> Vec<UseRow> {
    let row =
        |use_: &Use| UseRow { id: use_.as_str(), name: say::use_name(v, *use_), public: use_.is_public() };
    Use::ALL.iter().map(row).collect()
}

/// Everything that a form about one voice is read against.
pub struct Sheet {
    /// The work.
    pub on: OnWork,
    /// About whom.
    pub subject: Id<Person>,
    /// Whose word.
    pub voice: Voice,
    /// The end of the chain now.
    pub end: Option<ChainEnd>,
    /// What that says, to whoever has not seen it.
    pub theirs: Option<SaidView>,
    /// The notices.
    pub notices: Vec<NoticeOnRecord>,
    /// The cuts that are offered.
    pub cuts: Vec<Choice>,
}

/// `GET /{lang}/desk/consent/works/{work}/record?person=&as=&by=`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    Query(whose): Query<Whose>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/record", "say-title")).await?;
    if whose.person.is_empty() || whose.capacity.is_empty() {
        return Ok(staff_page(&whose_page(&app, on, &whose.person)?)?);
    }
    let sheet = Sheet::open(&app, &mut tx, on, &whose).await?;
    Ok(staff_page(&sheet.form(&app, Typed::default(), &[]))?)
}

/// `POST /{lang}/desk/consent/works/{work}/record`: looked at once more, or changed again.
pub async fn look(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed(pairs);
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/record", "say-title")).await?;
    let mut sheet = Sheet::open(&app, &mut tx, on, &whose(&typed)).await?;
    sheet.catch_up(&mut tx, &typed, app.clock.now()).await?;
    if sheet.is_late(&typed) {
        return Ok(sheet.again(&app, typed, vec![])?);
    }
    if typed.is("step", "change") {
        return Ok(staff_page(&sheet.form(&app, typed, &[]))?);
    }
    match sheet.said(&app, &typed) {
        Ok(said) => Ok(review::page(&sheet, &typed, &said, None, StatusCode::OK)?),
        Err(faults) => Ok(sheet.again(&app, typed, faults)?),
    }
}

/// Whose word a form is about.
#[must_use]
pub fn whose(typed: &Typed) -> Whose {
    let text = |name| typed.of(name).to_owned();
    Whose { person: text("person"), capacity: text("as"), by: text("by") }
}

fn whose_page(app: &App, on: OnWork, only: &str) -> Result<WhosePage> {
    let now = app.clock.now();
    let mut people: Vec<(String, Vec<(String, String)>)> = Vec::new();
    let wanted = |person: &Id<Person>| only.is_empty() || person.text() == only;
    for person in on.record.people.keys().filter(|person| wanted(person)) {
        let link = |voice: Voice| {
            let (capacity, by) = (voice.capacity.as_str(), voice.by);
            (on.voice_name(voice), on.at(&format!("/record?person={person}&as={capacity}&by={by}")))
        };
        people.push((on.key_of(*person), on.voices(*person, now)?.into_iter().map(link).collect()));
    }
    people.sort();
    Ok(WhosePage { v: on.v, desk: on.desk, head: on.head, people })
}

impl Sheet {
    /// Reads what a form about one voice needs.
    ///
    /// # Errors
    /// `Missing` for somebody who does not appear, `Invalid` for a voice that nobody has.
    pub async fn open(app: &App, tx: &mut Tx, on: OnWork, whose: &Whose) -> Result<Self> {
        let subject: Id<Person> =
            whose.person.parse().map_err(|_| Error::missing("This person is not in this work."))?;
        let capacity: Capacity = whose.capacity.parse().map_err(|_| nobody())?;
        let by = if capacity == Capacity::Own { subject } else { whose.by.parse().map_err(|_| nobody())? };
        let voice = Voice { capacity, by };
        if !on.voices(subject, app.clock.now())?.contains(&voice) {
            return Err(nobody());
        }
        let work = on.work();
        let end = forms::chain_end(tx, work, subject, voice).await?;
        let cuts = forms::cuts(tx, work, subject).await?;
        let cuts = cuts.into_iter().map(|(id, key)| Choice::new(id.text(), key)).collect();
        Ok(Self { on, subject, voice, end, theirs: None, notices: forms::notices(tx).await?, cuts })
    }

    /// Reads the word that was recorded since the officer looked: a page that takes it as seen shows it.
    ///
    /// # Errors
    /// As the database.
    pub async fn catch_up(&mut self, tx: &mut Tx, typed: &Typed, now: Timestamp) -> Result<()> {
        if self.is_late(typed) {
            let v = &self.on.v;
            let chains = voices::chains(tx, v, self.on.work(), self.subject).await?;
            let chain = chains.iter().find(|chain| chain.voice == self.voice);
            let last = chain.and_then(|chain| Some((chain, chain.said.first()?)));
            self.theirs = last.map(|(chain, said)| {
                voices::said_view(v, said, &self.on.keys, None, true).struck(v, (chain, said), now)
            });
        }
        Ok(())
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// Every fault.
    pub fn said(&self, app: &App, typed: &Typed) -> Result<crate::consent::saying::Saying, Vec<Fault>> {
        let seen = typed.of("replaces");
        let against = Against {
            work: self.on.work().text(),
            subject: self.subject,
            voice: (self.voice.capacity.as_str(), self.voice.by),
            notices: usable(app, &self.notices).map(|notice| notice.id.text()).collect(),
            people: &self.on.by_key(),
            cuts: self.cuts.iter().map(|cut| cut.value.clone()).collect(),
            replaces: Some(seen).filter(|id| !id.is_empty()).map(str::to_owned),
            after: self.end.as_ref().map(|end| end.given),
            now: app.clock.now(),
        };
        read(typed, &against)
    }

    /// The id of the end of the chain, empty when there is none.
    #[must_use]
    pub fn end_id(&self) -> String {
        self.end.as_ref().map_or_else(String::new, |end| end.id.text())
    }

    /// Whether somebody recorded a word of this voice since the officer looked. It is never replaced unseen.
    #[must_use]
    pub fn is_late(&self, typed: &Typed) -> bool {
        typed.of("replaces") != self.end_id()
    }

    /// The form again with what stands against it, and all that was typed.
    ///
    /// # Errors
    /// `Internal` when the page cannot be filled in.
    pub fn again(self, app: &App, typed: Typed, mut faults: Vec<Fault>) -> Result<Response> {
        let late = self.is_late(&typed);
        if late {
            faults.insert(0, Fault { field: "theirs".to_owned(), key: "say-fault-first" });
        }
        let status = if late { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(unkept(self.form(app, typed, &faults).denied(status)?))
    }

    fn form(self, app: &App, typed: Typed, faults: &[Fault]) -> RecordPage {
        let v = &self.on.v;
        let faults = Faults::told(v, faults, |field| of_use(v, field));
        let choices = |prefix: &str, values: &[&str]| {
            let choice =
                |value: &&str| Choice::new(*value, v.t(&format!("{prefix}-{}", value.replace('_', "-"))));
            values.iter().map(choice).collect::<Vec<_>>()
        };
        let mut people: Vec<String> = self.on.keys.values().cloned().collect();
        people.sort();
        RecordPage {
            whose: self.on.voice_name(self.voice),
            who: self.on.key_of(self.subject),
            own: self.voice.capacity == Capacity::Own,
            action: self.on.at("/record"),
            back: self.on.at(&format!("/record?person={}", self.subject)),
            faults,
            uses: use_rows(v),
            notices: usable(app, &self.notices).map(|notice| choice_of(v, notice)).collect(),
            elsewhere: elsewhere(v, &usable(app, &self.notices).collect::<Vec<_>>()),
            methods: choices("say-method", &["paper_signed", "e_signed", "recorded_statement"]),
            wishes: choices("say-death", &["continue", "ask_relatives", "close"]),
            cuts: self.cuts.clone(),
            people,
            today: app.clock.now().berlin_day().to_string(),
            typed: self.typed(typed),
            theirs: self.theirs,
            v: self.on.v,
            desk: self.on.desk,
            head: self.on.head,
        }
    }

    /// What was typed, with whose word it is and the end of the chain as it is seen now.
    fn typed(&self, typed: Typed) -> Typed {
        let mut all = typed.0;
        all.retain(|(name, _)| !matches!(name.as_str(), "person" | "as" | "by" | "replaces"));
        all.push(("person".into(), self.subject.text()));
        all.push(("as".into(), self.voice.capacity.as_str().into()));
        all.push(("by".into(), self.voice.by.text()));
        all.push(("replaces".into(), self.end_id()));
        Typed(all)
    }
}

fn nobody() -> Error {
    Error::invalid("Nobody has this voice for this person now. Choose again whose word it is.")
}

/// The notices that may be recorded: somebody has signed off what we say in their language.
fn usable<'a>(app: &App, all: &'a [NoticeOnRecord]) -> impl Iterator<Item = &'a NoticeOnRecord> {
    all.iter().filter(|notice| app.site.tongues.signed_off(&notice.language))
}

/// That there are notices in other languages than the page's only, and which.
fn elsewhere(v: &View, notices: &[&NoticeOnRecord]) -> Option<String> {
    let here = v.words.language().primary();
    let names = notices.iter().map(|notice| v.words.language_name(notice.language.tag()));
    let names: Vec<String> = names.collect::<BTreeSet<_>>().into_iter().collect();
    let only = !names.is_empty() && notices.iter().all(|notice| notice.language.primary() != here);
    only.then(|| v.t_of("say-notice-elsewhere", "languages", &v.words.language().listed(&names)))
}

fn choice_of(v: &View, notice: &NoticeOnRecord) -> Choice {
    let name = review::notice_name(v, (&notice.series, notice.version, notice.language.tag()));
    Choice::new(notice.id.text(), name)
}
