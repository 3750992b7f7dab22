//! Everything that was said about one person and one work: versions, words, notices, evidence, withdrawals.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::afterwards::{After, missing};
use super::say::{self, Head, Keys};
use super::work::Known;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::desk::{self, Chain, Proof, Taken, Utterance};
use crate::consent::overview;
use crate::consent::record::{Scope, Territory, Use};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::Query;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::reasons::{Telling, sentence};
use crate::http::words::in_eights;
use crate::id::Id;
use crate::language::Language;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "consent_voices.html")]
struct VoicesPage {
    v: View,
    desk: Frame,
    head: Head,
    /// What was kept just now, and what is still missing.
    after: Option<After>,
    /// The use that was chosen in the matrix.
    chosen: Option<ChosenView>,
    /// On which grounds nobody need ask the person, and who said so.
    waivers: Vec<(String, String)>,
    /// Where it stands who allowed that, when and why.
    waived_by: Option<String>,
    chains: Vec<ChainView>,
    record: String,
    about: String,
    /// Where it stands to be printed.
    sheet: String,
}

/// A use that was chosen in the matrix, how the person stands to it, and why.
struct ChosenView {
    use_: String,
    /// Where this person lets it through, when that is not everywhere.
    places: Option<String>,
    /// The question of the same place, put to the whole work.
    why: String,
    state: String,
    open: bool,
    reasons: Vec<String>,
}

struct ChainView {
    voice: String,
    said: Vec<SaidView>,
    taken: Vec<TakenView>,
}

/// A declaration with all that stands beside it.
pub struct SaidView {
    pub(super) version: i64,
    pub(super) head: bool,
    /// What it says: yes, no, never counted.
    pub word: String,
    pub(super) no: bool,
    /// Whether it is the newest of its chain and not taken back whole.
    pub(super) stands: bool,
    /// That it was taken back whole, and when.
    pub taken: Option<String>,
    /// How it was said, and who wrote it down.
    pub facts: Vec<(String, String)>,
    /// What it covers.
    pub scopes: Vec<ScopeView>,
    /// Which words were shown.
    pub notice: NoticeView,
    pub(super) proofs: Vec<ProofView>,
    /// Where evidence is added to it.
    pub(super) add: Option<String>,
}

/// A use that a declaration covers.
pub struct ScopeView {
    /// Which.
    pub use_: String,
    pub(super) chosen: bool,
    /// Where.
    pub places: String,
    pub(super) from: String,
    /// Until when.
    pub through: String,
}

/// The words that were shown or read aloud.
pub struct NoticeView {
    /// Its series, version and language.
    pub name: String,
    pub(super) lang: String,
    pub(super) dir: &'static str,
    pub(super) body: String,
    /// Why they stand in another language than the page.
    pub(super) foreign: Option<String>,
    pub(super) digest: Vec<String>,
}

/// A paper or recording.
pub struct ProofView {
    pub(super) href: String,
    pub(super) kind: String,
    pub(super) received: String,
    /// When, what was found, by whom; the newest first.
    pub(super) checks: Vec<(String, String, String)>,
    pub(super) sound: bool,
}

/// A withdrawal.
pub(super) struct TakenView {
    pub(super) uses: String,
    pub(super) works: String,
    pub(super) facts: Vec<(String, String)>,
}

/// Which use is looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    r#use: String,
    said: String,
}

/// `GET /{lang}/desk/consent/works/{work}/people/{person}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, person)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let (id, person) = ids(&work, &person)?;
    let mut tx = app.database.read().await?;
    let path = format!("/desk/consent/works/{id}/people/{person}");
    let (mut v, desk) = say::opened(&app, &mut tx, words, &who, (&path, "over-chains")).await?;
    let kept = desk::work(&mut tx, id).await?.ok_or_else(say::missing)?;
    let permit = say::permit(&app, &mut tx, id, &who).await?;
    let head = say::head(&mut tx, &v, &kept, permit.as_ref()).await?;
    let known = Known::of(&mut tx, id).await?;
    let key = known.keys.get(&person).ok_or_else(say::missing)?.clone();
    let chains = chains(&mut tx, &v, id, person).await?;
    let waivers = waivers(&mut tx, &v, &known, person).await?;
    let number = if waivers.is_empty() { None } else { desk::entry_of_waiver(&mut tx, id, person).await? };
    let adds = desk.writes.then(|| format!("/{}/desk/consent/works/{id}/declarations", v.lang()));
    v.title = v.t_of("over-chains-of", "who", &key);
    let use_ = asked.r#use.parse::<Use>().ok();
    let page = VoicesPage {
        after: after(&v, (&known, desk.writes), (id, &asked.said), app.clock.now()),
        chosen: use_.map(|use_| chosen(&v, &known, person, use_, app.clock.now())),
        waivers,
        waived_by: number.map(|number| format!("/{}/desk/consent/receipt?of={number}", v.lang())),
        chains: chains
            .iter()
            .map(|chain| chain_view((&v, app.clock.now()), chain, &known.keys, use_, adds.as_deref()))
            .collect(),
        record: format!("/{}/desk/consent/works/{id}/record?person={person}", v.lang()),
        about: format!("/{}/desk/consent/people/{person}", v.lang()),
        sheet: format!("/{}{path}/record", v.lang()),
        v,
        desk,
        head,
    };
    Ok(staff_page(&page)?)
}

/// Everything that was said about somebody in a work, and whoever wrote it down or looked at its evidence by name.
///
/// # Errors
/// As the database.
pub async fn chains(tx: &mut Tx, v: &View, work: Id<Work>, person: Id<Person>) -> Result<Vec<Chain>> {
    let mut all = desk::chains(tx, work, person).await?;
    for said in all.iter_mut().flat_map(|chain| &mut chain.said) {
        said.recorded_by = say::by(v, tx, &said.recorded_by).await?;
        for check in said.proofs.iter_mut().flat_map(|proof| &mut proof.checks) {
            check.by = say::by(v, tx, &check.by).await?;
        }
    }
    Ok(all)
}

/// What the declaration `said`, which was kept just now, opens; where it is not enough, what is still missing.
fn after(
    v: &View,
    (known, writes): (&Known, bool),
    (work, said): (Id<Work>, &str),
    now: Timestamp,
) -> Option<After> {
    let declared = known.record.declarations.iter().find(|declared| declared.id.text() == said)?;
    let wanted: Vec<_> = declared
        .scopes
        .iter()
        .flat_map(|scope| scope.territories.iter().map(|place| (scope.use_, Some(place.clone()))))
        .collect();
    let missing = missing(v, (&known.record, &known.keys, writes, &known.asides), &wanted, now);
    let told = match (wanted.is_empty(), missing.is_empty()) {
        (true, _) => "after-said-no",
        (false, true) => "after-said-open",
        (false, false) => "after-said-missing",
    };
    let onward = vec![(format!("/{}/desk/consent/works/{work}", v.lang()), v.t("over-to-matrix"))];
    Some(After { told: v.t(told), missing, onward })
}

pub(super) fn ids(work: &str, person: &str) -> Result<(Id<Work>, Id<Person>)> {
    let missing = |_| say::missing();
    Ok((work.parse().map_err(missing)?, person.parse().map_err(missing)?))
}

/// On which grounds nobody need ask somebody, and who said so.
async fn waivers(tx: &mut Tx, v: &View, known: &Known, person: Id<Person>) -> Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for appearance in known.record.appearances.iter().filter(|appearance| appearance.person == person) {
        let Some(waiver) = &appearance.waiver else { continue };
        let ground = match &waiver.basis {
            Some(basis) => v.t(&format!("write-ground-{}", basis.replace('_', "-"))),
            None => v.t("say-none"),
        };
        let by = say::by(v, tx, waiver.by.as_deref().unwrap_or("–")).await?;
        if !all.contains(&(ground.clone(), by.clone())) {
            all.push((ground, by));
        }
    }
    Ok(all)
}

fn chosen(v: &View, known: &Known, person: Id<Person>, use_: Use, now: Timestamp) -> ChosenView {
    let cell = overview::row(&known.record, person, now).into_iter().find(|cell| cell.use_ == use_);
    let at = cell.iter().flat_map(|cell| &cell.places).next().filter(|_| !use_.is_public());
    let why = why(v, known.record.work, use_, at);
    let here = cell.as_ref().map(|cell| &cell.places).filter(|places| !places.is_empty());
    let names = here
        .map(|places| places.iter().map(|place| say::place_name(v, place)).collect::<Vec<_>>().join(" · "));
    let who = |person| say::key_of(&known.keys, person);
    let (place, asker) = (v.t("over-world"), v.t("over-asker-public"));
    let telling = Telling { who: &who, place: &place, asker: &asker };
    let reasons: Vec<String> = cell
        .iter()
        .flat_map(|cell| &cell.reasons)
        .map(|reason| sentence(v.words, reason, &telling))
        .collect();
    let until = cell
        .as_ref()
        .and_then(|cell| cell.until)
        .map(|until| say::through_short(v, until, overview::is_birthday(&known.record, until)));
    let open = reasons.is_empty() || names.is_some();
    let state = match &names {
        Some(places) => v.t_of("over-lets-through-in", "places", places),
        None => v.t(if open { "over-lets-through" } else { "over-stands-in-the-way" }),
    };
    let state = until.map_or(state.clone(), |until| format!("{state} ({until})"));
    ChosenView { use_: say::use_name(v, use_), places: names, why, state, open, reasons }
}

/// The page that answers why a use is open or closed, asked about `place` where there is one.
pub(super) fn why(v: &View, work: Id<Work>, use_: Use, place: Option<&Territory>) -> String {
    let place = place.map_or_else(String::new, |place| format!("&place={place}"));
    format!("/{}/desk/consent/works/{work}/why?use={use_}{place}", v.lang())
}

fn chain_view(
    (v, now): (&View, Timestamp),
    chain: &Chain,
    keys: &Keys,
    use_: Option<Use>,
    adds: Option<&str>,
) -> ChainView {
    let newest = chain.said.first().map(|said| said.version);
    ChainView {
        voice: say::voice_name(v, chain.voice, keys),
        said: chain
            .said
            .iter()
            .map(|said| {
                let head = newest == Some(said.version);
                let add = adds.filter(|_| head && said.word.is_yes()).map(|to| format!("{to}/{}", said.id));
                let view = said_view(v, said, keys, use_, head).struck(v, (chain, said), now);
                SaidView { add, ..view }
            })
            .collect(),
        taken: chain.taken.iter().map(|taken| taken_view(v, taken)).collect(),
    }
}

/// A declaration as it is read; `use_` is marked in it, `head` when it is the last of its chain.
#[must_use]
pub fn said_view(v: &View, said: &Utterance, keys: &Keys, use_: Option<Use>, head: bool) -> SaidView {
    let mut facts = vec![
        (v.t("over-given"), say::moment(v, said.given)),
        (v.t("over-recorded"), say::moment(v, said.recorded)),
        (v.t("over-recorded-by"), said.recorded_by.clone()),
        (v.t("over-method"), v.t(&format!("over-method-{}", said.method.replace('_', "-")))),
        (v.t("over-explained-in"), v.words.language_name(&said.explained_in)),
    ];
    if let Some(interpreter) = said.interpreter {
        facts.push((v.t("over-interpreter"), say::key_of(keys, interpreter)));
    }
    facts.push((v.t("over-explicit"), v.t(if said.explicit { "over-yes" } else { "over-no" })));
    SaidView {
        version: said.version,
        head,
        word: v.t(&format!("over-word-{}", said.word.as_str())),
        no: !said.word.is_yes(),
        stands: head && said.word.is_yes(),
        taken: None,
        facts,
        scopes: said.scopes.iter().map(|scope| scope_view(v, scope, use_)).collect(),
        notice: notice_view(v, said),
        proofs: said.proofs.iter().map(|proof| proof_view(v, proof)).collect(),
        add: None,
    }
}

impl SaidView {
    /// With what was taken back of it since: no use of it that was is shown as if it went on.
    #[must_use]
    pub fn struck(mut self, v: &View, (chain, said): (&Chain, &Utterance), now: Timestamp) -> Self {
        let told = |at: Timestamp| v.t_of("over-taken-on", "moment", &say::moment(v, at));
        for (view, scope) in self.scopes.iter_mut().zip(&said.scopes) {
            let ends = chain.ends(said, scope.use_).filter(|at| *at < scope.during.until);
            if let Some(at) = ends {
                view.through = told(at);
            }
        }
        if let Some(at) = chain.ended(said).filter(|at| said.word.is_yes() && *at <= now) {
            (self.stands, self.no, self.taken) = (false, true, Some(told(at)));
        }
        self
    }
}

fn scope_view(v: &View, scope: &Scope, use_: Option<Use>) -> ScopeView {
    let places: Vec<String> = scope.territories.iter().map(|place| say::place_name(v, place)).collect();
    ScopeView {
        use_: say::use_name(v, scope.use_),
        chosen: use_ == Some(scope.use_),
        places: places.join(" · "),
        from: say::day(v, scope.during.from),
        through: say::through(v, scope.during.until),
    }
}

fn notice_view(v: &View, said: &Utterance) -> NoticeView {
    let shown = &said.shown;
    let version = shown.version.to_string();
    let language = v.words.language_name(&shown.language);
    let foreign =
        shown.language.parse().is_ok_and(|shown: Language| shown.primary() != v.words.language().primary());
    let values = [("series", shown.series.as_str()), ("version", &version), ("language", &language)];
    NoticeView {
        name: v.words.say_of("over-notice", &values),
        dir: shown.language.parse::<Language>().map_or("auto", |language| language.dir()),
        lang: shown.language.clone(),
        foreign: foreign.then(|| v.t_of("over-notice-foreign", "language", &language)),
        body: shown.body.clone(),
        digest: in_eights(&shown.digest),
    }
}

fn proof_view(v: &View, proof: &Proof) -> ProofView {
    let check = |check: &desk::Check| {
        let found = v.t(&format!("over-check-{}", check.result.replace('_', "-")));
        (say::moment(v, check.at), found, check.by.clone())
    };
    ProofView {
        href: format!("/{}/desk/consent/evidence/{}", v.lang(), proof.id),
        kind: v.t(&format!("over-evidence-{}", proof.kind.replace('_', "-"))),
        received: say::day(v, proof.received),
        checks: proof.checks.iter().map(check).collect(),
        sound: proof.checks.first().is_some_and(|check| check.result == "verified"),
    }
}

pub(super) fn taken_view(v: &View, taken: &Taken) -> TakenView {
    TakenView {
        uses: say::use_names(v, taken.uses.iter().flatten()),
        works: v.t(if taken.everywhere { "over-every-work" } else { "over-this-work" }),
        facts: vec![
            (v.t("over-effective"), say::moment(v, taken.effective)),
            (v.t("over-received"), say::moment(v, taken.received)),
            (v.t("over-recorded"), say::moment(v, taken.recorded)),
            (v.t("over-channel"), v.t(&format!("over-channel-{}", taken.channel.replace('_', "-")))),
        ],
    }
}
