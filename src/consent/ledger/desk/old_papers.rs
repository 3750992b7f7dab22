//! Old papers as rows: kept as they came, set aside, and what became of each.

use sqlx::FromRow;

use crate::accounts::proposal::Proposal;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::{Evidence, Notice, NoticeFact};
use crate::consent::ledger::deed::Deed;
use crate::consent::ledger::kept::Kept;
use crate::consent::old_paper::{Aside, OldForm, OldPaper};
use crate::consent::record::{Declared, Voice, Word};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::language::Language;
use crate::storage::database::Tx;

const IS_FORM: &str = "select count(*) from old_form where id = $1";
const ADD_FORM: &str = "insert into old_form (id) values ($1)";
const ADD: &str = "insert into old_paper (id, person_id, work_id, declarant, declarant_id, form_id, signed, added, \
    evidence_id, kept_at, kept_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const SET_ASIDE: &str =
    "insert into old_paper_aside (id, paper_id, reason, at_ms, by_actor) values ($1, $2, $3, $4, $5)";
const FORMS: &str = "select n.id, n.series, n.language, n.body from old_form f join notice n on n.id = f.id \
    order by n.series, n.language";
const WAS_GUARDIAN: &str = "select count(*) from guardianship where child_id = $1 and guardian_id = $2";

/// A paper with its form, and what became of it: the last declaration that was read in it, an open proposal, set aside.
macro_rules! papers {
    ($where:literal) => {
        concat!(
            "select o.id, o.person_id, p.key, o.work_id, w.slug, o.declarant, o.declarant_id, o.form_id, n.series, \
            n.language, n.body, n.text_sha256, o.signed, o.added, o.evidence_id, o.kept_at, o.kept_by, \
            (select count(*) from evidence_file f join key_slot k on k.id = f.key_slot \
              where f.evidence_id = o.evidence_id and k.shredded_at is null) as scans, \
            (select a.reason from old_paper_aside a where a.paper_id = o.id) as aside, \
            (select q.id from proposal q where q.kind = 'map_old_paper' and q.object = o.id \
              and not exists (select 1 from proposal_answer a where a.proposal_id = q.id)) as proposed, \
            (select c.id from consent_record c join proposal q on q.id = c.source_id \
              where q.kind = 'map_old_paper' and q.object = o.id and c.work_id = o.work_id \
              and not exists (select 1 from consent_record i where i.replaces = c.id and i.state = 'invalidated') \
              order by c.recorded_at desc, c.id desc limit 1) as declared \
            from old_paper o join person p on p.id = o.person_id join work w on w.id = o.work_id \
            join notice n on n.id = o.form_id where ",
            $where,
            " order by o.kept_at desc, o.id desc"
        )
    };
}

const OF_WORK: &str = papers!("o.work_id = $1");
const OF_PERSON: &str = papers!("o.person_id = $1");
const ONE: &str = papers!("o.id = $1");

/// A paper as it is kept.
#[derive(Clone, FromRow)]
pub struct OldPaperRow {
    id: String,
    person_id: String,
    /// The key of the person.
    pub key: String,
    work_id: String,
    /// The address of the work.
    pub slug: String,
    declarant: String,
    declarant_id: String,
    form_id: String,
    /// The series under which its form stands as a notice.
    pub series: String,
    language: String,
    /// The printed words of its form.
    pub body: String,
    text_sha256: String,
    signed: Option<String>,
    /// What was written into it, sealed.
    pub added: Option<String>,
    evidence_id: String,
    kept_at: i64,
    /// Who put it here, as the audit log writes it.
    pub kept_by: String,
    scans: i64,
    aside: Option<String>,
    proposed: Option<String>,
    declared: Option<String>,
}

impl std::fmt::Debug for OldPaperRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OldPaper({})", self.id)
    }
}

/// Reads one column of a row.
macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $of:ident;)*) => {
        impl OldPaperRow {
            $($(#[$doc])*
            ///
            /// # Errors
            /// `Internal` when the row cannot be understood.
            pub fn $name(&self) -> Result<$type> {
                self.$of.parse()
            })*
        }
    };
}

columns! {
    /// Which paper.
    id: Id<OldPaper> = id;
    /// About whom.
    person: Id<Person> = person_id;
    /// About which work.
    work: Id<Work> = work_id;
    /// Its form, as a notice.
    form: Id<Notice> = form_id;
    /// In which language it is printed.
    language: Language = language;
    /// The digest of the printed words.
    digest: Sha256Digest = text_sha256;
    /// Its evidence.
    evidence: Id<Evidence> = evidence_id;
}

impl OldPaperRow {
    /// Who signed.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn voice(&self) -> Result<Voice> {
        Ok(Voice { capacity: self.declarant.parse()?, by: self.declarant_id.parse()? })
    }

    /// The date on it.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn signed(&self) -> Result<Option<crate::catalogue::edtf::Edtf>> {
        self.signed.as_deref().map(str::parse).transpose()
    }

    /// When it was put here.
    #[must_use]
    pub fn kept(&self) -> Timestamp {
        Timestamp::from_millis(self.kept_at)
    }

    /// Whether its scan is in the vault.
    #[must_use]
    pub fn has_scan(&self) -> bool {
        self.scans > 0
    }

    /// Why it was set aside, when it was.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn aside(&self) -> Result<Option<Aside>> {
        self.aside.as_deref().map(str::parse).transpose()
    }

    /// The proposal that waits for an answer.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn proposed(&self) -> Result<Option<Id<Proposal>>> {
        self.proposed.as_deref().map(str::parse).transpose()
    }

    /// The declaration that two officers read in it, unless it was found never to have counted.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn declared(&self) -> Result<Option<Id<Declared>>> {
        self.declared.as_deref().map(str::parse).transpose()
    }
}

/// A paper as it is written down.
pub struct NewOldPaper<'a> {
    /// Which.
    pub id: Id<OldPaper>,
    /// About whom.
    pub person: Id<Person>,
    /// About which work.
    pub work: Id<Work>,
    /// Who signed.
    pub voice: Voice,
    /// Its form.
    pub form: Id<Notice>,
    /// The date on it.
    pub signed: Option<&'a str>,
    /// What was written into it, sealed.
    pub added: Option<&'a str>,
    /// Its evidence.
    pub evidence: Id<Evidence>,
}

impl Deed {
    /// Keeps the printed words of an old form; the same words again are the same form.
    ///
    /// # Errors
    /// `Conflict` when another text is kept under its name.
    pub async fn old_form(&mut self, form: &OldForm, printed: Timestamp) -> Result<Id<Notice>> {
        let fact = NoticeFact {
            series: form.series(),
            version: 1,
            language: form.language.clone(),
            body: form.words.clone(),
            published: printed,
        };
        let told = "A form of this name is kept with other words. Give this one a name of its own.";
        let id = self.notice(&fact).await.map_err(|e| match e.kind() {
            crate::error::Kind::Conflict => Error::conflict(told),
            _ => e,
        })?;
        if crate::row!(&mut self.tx, (i64,), IS_FORM, id.text())?.is_none_or(|(count,)| count == 0) {
            crate::run!(&mut self.tx, ADD_FORM, id.text())?;
            self.enter_row(Kept::OLD_FORM, &id.text(), None).await?;
        }
        Ok(id)
    }

    /// Keeps a paper. It opens nothing.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn old_paper(&mut self, paper: &NewOldPaper<'_>) -> Result<()> {
        let (now, by) = (self.now.millis(), self.actor.text());
        crate::run!(
            &mut self.tx,
            ADD,
            paper.id.text(),
            paper.person.text(),
            paper.work.text(),
            paper.voice.capacity.as_str(),
            paper.voice.by.text(),
            paper.form.text(),
            paper.signed,
            paper.added,
            paper.evidence.text(),
            now,
            by
        )?;
        self.enter_row(Kept::OLD_PAPER, &paper.id.text(), Some(paper.person)).await?;
        Ok(())
    }

    /// Sets a paper aside: nothing can be made of it any more.
    ///
    /// # Errors
    /// `Conflict` when it was set aside already, or something was read in it that counts.
    pub async fn set_aside(&mut self, paper: &OldPaperRow, reason: Aside) -> Result<()> {
        if paper.aside()?.is_some() || paper.declared()?.is_some() || paper.proposed()?.is_some() {
            return Err(Error::conflict(
                "It was set aside already, waits for a second pair of eyes, or counts. Look at the paper again.",
            ));
        }
        let id = Id::<Aside>::new(self.now)?.text();
        let (now, by) = (self.now.millis(), self.actor.text());
        crate::run!(&mut self.tx, SET_ASIDE, &id, paper.id()?.text(), reason.as_str(), now, by)?;
        self.enter_row(Kept::OLD_PAPER_ASIDE, &id, Some(paper.person()?)).await?;
        Ok(())
    }
}

/// Every form of old papers, by its name.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn forms(tx: &mut Tx) -> Result<Vec<(Id<Notice>, OldForm)>> {
    crate::rows!(tx, (String, String, String, String), FORMS)?
        .into_iter()
        .map(|(id, series, language, words)| {
            let name = series.strip_prefix("old-").unwrap_or(&series).to_owned();
            Ok((id.parse()?, OldForm { name, language: language.parse()?, words }))
        })
        .collect()
}

/// Whether somebody is or was in office as a guardian of `child`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn was_guardian(tx: &mut Tx, child: Id<Person>, guardian: Id<Person>) -> Result<bool> {
    let found = crate::row!(tx, (i64,), WAS_GUARDIAN, child.text(), guardian.text())?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// Every paper about a work, the last one first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn of_work(tx: &mut Tx, work: Id<Work>) -> Result<Vec<OldPaperRow>> {
    crate::rows!(tx, OldPaperRow, OF_WORK, work.text())
}

/// Every paper about a person, the last one first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Vec<OldPaperRow>> {
    crate::rows!(tx, OldPaperRow, OF_PERSON, person.text())
}

/// One paper.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn one(tx: &mut Tx, paper: Id<OldPaper>) -> Result<Option<OldPaperRow>> {
    crate::row!(tx, OldPaperRow, ONE, paper.text())
}

/// The last word of a chain, with the instant at which it was said.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn last_word(
    tx: &mut Tx,
    (work, subject, voice): (Id<Work>, Id<Person>, Voice),
) -> Result<Option<(Id<Declared>, Word, Timestamp)>> {
    const LAST: &str = "select id, state, given_at from consent_record where work_id = $1 and subject_id = $2 \
        and declarant = $3 and declarant_id = $4 order by version desc limit 1";
    let (capacity, by) = (voice.capacity.as_str(), voice.by.text());
    let found = crate::row!(tx, (String, String, i64), LAST, work.text(), subject.text(), capacity, by)?;
    found.map(|(id, word, at)| Ok((id.parse()?, word.parse()?, Timestamp::from_millis(at)))).transpose()
}
