//! `digitales consent paper`: papers from before this library, kept as they came.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::{Deserialize, Serialize};

use super::{Receipt, pretty, text_of};
use crate::application::Application;
use crate::clock::Clock;
use crate::command::speech::say;
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::fact::EvidenceFact;
use crate::consent::ledger::desk::old_papers;
use crate::consent::ledger::{person_by_key, work_by_slug};
use crate::consent::mapping;
use crate::consent::old_paper::{OldForm, OldPaperFact};
use crate::consent::paper::Paper;
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Result};
use crate::intake::format::consent::DeclarantWord;
use crate::intake::legible::legible;

/// What can be done with old papers.
#[derive(Subcommand)]
pub enum Papers {
    /// Keep an old paper, read as JSON from standard input. It opens nothing.
    ///
    /// What it allows today two officers read in it together, at the desk. Answers with its id and its receipt.
    #[command(after_help = KEEP)]
    Keep {
        #[arg(
            long,
            value_name = "FILE",
            help = "The scan; without it the paper must lie in the office, and “seen_by” says who has seen it there"
        )]
        scan: Option<PathBuf>,
    },
    /// List the old papers of a work, as JSON.
    List {
        /// The work, by its slug.
        #[arg(long, value_name = "SLUG")]
        work: String,
    },
}

const KEEP: &str = r#"Example:
  {"work": "the-blue-door", "person": "ayla", "signed": "2004-07", "seen_by": "Consent officer",
   "form": {"name": "bogen-2004", "language": "de", "words": "Ich bin einverstanden, dass ..."},
   "added": "crossed out: radio"}

“signed” is a day, a month or a year; without it nothing can be read in the paper. “words” is what is printed on every
copy of the form, without names; “added” is what was written in by hand, and is sealed. A guardian of that time signs
with "by": "guardian" and "declarant": their key."#;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keeping {
    work: String,
    person: String,
    #[serde(default = "own")]
    by: DeclarantWord,
    #[serde(default)]
    declarant: Option<String>,
    form: FormEntry,
    #[serde(default)]
    signed: Option<String>,
    #[serde(default)]
    added: Option<String>,
    seen_by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormEntry {
    name: String,
    language: String,
    words: String,
}

const fn own() -> DeclarantWord {
    DeclarantWord::Own
}

/// Keeps or lists old papers.
///
/// # Errors
/// `Invalid` for JSON, a date or a form that are none; `Missing` for a work or person that is not here.
pub async fn run(what: Papers, config: Config) -> Result<()> {
    let keeping = match &what {
        Papers::Keep { .. } => Some(crate::json::read::<Keeping>(&text_of("-")?)?),
        Papers::List { .. } => None,
    };
    let application = Application::open_there(config, Clock::System).await?;
    let done = match (&what, keeping) {
        (Papers::Keep { scan }, Some(keeping)) => keep(&application, &keeping, scan.as_deref()).await,
        (Papers::List { work }, _) => list(&application, work).await,
        (Papers::Keep { .. }, None) => Err(Error::internal("nothing to keep")),
    };
    application.database.close().await;
    say(done?)
}

async fn keep(application: &Application, keeping: &Keeping, scan: Option<&Path>) -> Result<String> {
    #[derive(Serialize)]
    struct Answer {
        paper: String,
        receipt: Receipt,
    }
    let now = application.clock.now();
    let mut tx = application.database.read().await?;
    let work = work_by_slug(&mut tx, &keeping.work).await?;
    let work = work.ok_or_else(|| Error::missing(format!("work: there is no work “{}”.", keeping.work)))?;
    let nobody = || Error::missing("Nobody is known by this key; look it up in people.toml.");
    let person = person_by_key(&mut tx, &keeping.person).await?.ok_or_else(nobody)?;
    let capacity: Capacity = keeping.by.as_str().parse()?;
    let by = match (&keeping.declarant, capacity) {
        (Some(key), _) => person_by_key(&mut tx, key).await?.ok_or_else(nobody)?,
        (None, Capacity::Own) => person,
        (None, _) => return Err(Error::invalid("declarant: the key of the guardian who signed is missing.")),
    };
    drop(tx);
    let paper = match scan {
        Some(file) => {
            let bytes = std::fs::read(file)
                .map_err(|e| Error::invalid(format!("“{}” cannot be read.", file.display())).because(e))?;
            Some(legible(Paper::new(bytes, Some(person), Some(work))?).await?)
        }
        None => None,
    };
    let (name, words) = (keeping.form.name.clone(), keeping.form.words.clone());
    let fact = OldPaperFact {
        person,
        work,
        voice: Voice { capacity, by },
        form: OldForm { name, language: keeping.form.language.parse()?, words },
        signed: keeping.signed.as_deref().map(str::parse).transpose()?,
        added: keeping.added.clone(),
        evidence: EvidenceFact {
            kind: "release_form",
            seen_by: keeping.seen_by.clone(),
            seen_at: now,
            paper,
        },
    };
    let (id, entry) = mapping::keep(&application.ledger, Actor::Command, &fact, now).await?;
    pretty(&Answer { paper: id.text(), receipt: entry.into() })
}

async fn list(application: &Application, slug: &str) -> Result<String> {
    #[derive(Serialize)]
    struct Line {
        paper: String,
        person: String,
        form: String,
        signed: Option<String>,
        scan: bool,
        state: &'static str,
        declaration: Option<String>,
    }
    let mut tx = application.database.read().await?;
    let work = work_by_slug(&mut tx, slug).await?;
    let work = work.ok_or_else(|| Error::missing(format!("There is no work with the slug “{slug}”.")))?;
    let mut lines = Vec::new();
    for paper in old_papers::of_work(&mut tx, work).await? {
        let (aside, read, proposed) = (paper.aside()?, paper.declared()?, paper.proposed()?);
        lines.push(Line {
            paper: paper.id()?.text(),
            signed: paper.signed()?.map(|day| day.to_string()),
            scan: paper.has_scan(),
            state: match (aside, read, proposed) {
                (Some(_), _, _) => "set_aside",
                (_, Some(_), _) => "read",
                (_, _, Some(_)) => "proposed",
                _ => "kept",
            },
            declaration: read.map(crate::id::Id::text),
            person: paper.key,
            form: paper.series,
        });
    }
    pretty(&lines)
}
