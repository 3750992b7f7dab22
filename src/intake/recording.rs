//! One declaration comes in by itself, not with a work's folder: at the end of its chain, or not at all.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::consent::audit::{Actor, Entry};
use crate::consent::ledger::{Deed, Ledger, appears_in, work_by_slug};
use crate::consent::record::Declared;
use crate::error::{Error, Kind, Result};
use crate::id::Id;
use crate::intake::facts;
use crate::intake::format::consent::{
    Attested, ConsentEntry, DeclarantWord, MethodWord, NoticeRef, ScopeEntry, StateWord,
};

/// A declaration with the words of a `[[consent]]` entry, the work that it is about, and what it replaces.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Declaring {
    /// Slug of the work.
    pub work: String,
    /// Key of the person it is about.
    pub person: String,
    /// Who declares.
    #[serde(default = "own")]
    pub by: DeclarantWord,
    /// Key of the guardian or relative who declares.
    #[serde(default)]
    pub declarant: Option<String>,
    /// The declaration of the same voice that it replaces, by the id that was answered then; absent or null when it is
    /// the first. Another one there by now is a conflict.
    #[serde(default)]
    pub replaces: Option<String>,
    /// What it says.
    pub state: StateWord,
    /// Whether it was explicit.
    pub explicit: bool,
    /// Which text was shown or read aloud.
    pub notice: NoticeRef,
    /// How it was declared.
    pub method: MethodWord,
    /// The language it was explained in (BCP 47).
    pub explained_in: String,
    /// Key of the interpreter.
    #[serde(default)]
    pub interpreter: Option<String>,
    /// When: 2024-05-12T14:00:00+02:00.
    pub given_at: String,
    /// Who writes it down: an office or initials.
    pub recorded_by: String,
    /// What proves it. A yes without evidence opens nothing.
    #[serde(default)]
    pub evidence: Option<Attested>,
    /// What is allowed, where and until when.
    #[serde(default)]
    pub scope: Vec<ScopeEntry>,
}

const fn own() -> DeclarantWord {
    DeclarantWord::Own
}

/// What was written down.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    /// The declaration, which the next one of the same voice replaces.
    pub declaration: Id<Declared>,
    /// The last entry that it left in the audit log.
    pub entry: Entry,
}

/// Puts a declaration at the end of its chain.
///
/// # Errors
/// `Missing` for a work, person or notice that is not here; `Invalid` for what cannot have been declared; `Conflict`,
/// naming the end of the chain, when that is another than `replaces`.
pub async fn record(
    ledger: &Ledger,
    actor: Actor,
    declaring: &Declaring,
    now: Timestamp,
) -> Result<Recorded> {
    speaks(declaring)?;
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let work = work_by_slug(deed.tx(), &declaring.work).await?.ok_or_else(|| {
        Error::missing(format!("work: there is no work with the slug “{}”.", declaring.work))
    })?;
    let source = format!("recorded {}", Id::<Declared>::new(now)?);
    let fact = facts::declaration(deed.tx(), &entry(declaring, source)).await?;
    if !appears_in(deed.tx(), fact.subject, work).await? {
        return Err(Error::invalid(format!(
            "person: “{}” is not a participant of “{}”; its work.toml lists who is.",
            declaring.person, declaring.work
        )));
    }
    let replaces = declaring.replaces.as_deref().map(str::parse).transpose();
    let replaces = replaces.map_err(|_| Error::invalid("replaces: this is no id of a declaration."))?;
    let declaration = match deed.declare(work, &fact, replaces).await {
        Err(e) if e.kind() == Kind::Conflict => {
            let head = deed.head(work, fact.subject, fact.voice).await?;
            return Err(Error::conflict(match head {
                Some(head) => format!(
                    "replaces: the newest declaration of this voice is {head}. Look at it, and name it if yours shall take its place."
                ),
                None => "replaces: this voice has declared nothing yet; leave “replaces” out.".to_owned(),
            }));
        }
        declared => declared?,
    };
    let entry = deed.commit().await?.last()?;
    Ok(Recorded { declaration, entry })
}

fn speaks(declaring: &Declaring) -> Result<()> {
    let yes = matches!(declaring.state, StateWord::Given | StateWord::Renewed);
    if yes && !declaring.scope.iter().any(|scope| !scope.uses.is_empty()) {
        return Err(Error::invalid("scope: a yes says to which uses, where and until when."));
    }
    if declaring.scope.iter().any(|scope| scope.places.is_empty()) {
        return Err(Error::invalid("scope: name a place: 001 for the whole world."));
    }
    match (declaring.by, &declaring.declarant) {
        (DeclarantWord::Own, Some(key)) if *key != declaring.person => Err(Error::invalid(
            "declarant: with “own” the person speaks for themself; say who speaks with “by”.",
        )),
        (DeclarantWord::Guardian | DeclarantWord::Relative, None) => {
            Err(Error::invalid("declarant: the key of the one who speaks is missing."))
        }
        _ => Ok(()),
    }
}

fn entry(declaring: &Declaring, id: String) -> ConsentEntry {
    let d = declaring.clone();
    ConsentEntry {
        id,
        person: d.person,
        by: d.by,
        declarant: d.declarant,
        state: d.state,
        explicit: d.explicit,
        notice: d.notice,
        method: d.method,
        explained_in: d.explained_in,
        interpreter: d.interpreter,
        given_at: d.given_at,
        recorded_by: d.recorded_by,
        evidence: d.evidence,
        scope: d.scope,
    }
}
