//! Reads what became of somebody's wish that an original be deleted, and who opened what is sealed about them.

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Logged;
use crate::consent::ledger::sealed::erasures::{ErasureRow, erasure_of};
use crate::consent::ledger::sealed::wishes::{self, Answered};
use crate::consent::record::Capacity;
use crate::error::Result;
use crate::id::Id;
use crate::narrator::standing::Standing;
use crate::storage::database::Tx;

const ASKED: &str = "select max(recorded_at) from withdrawal where subject_id = $1 and declarant = 'own' \
    and erase_requested and (work_id is null or work_id = $2)";
/// When it was taken back that the original of a work goes: the last time that was the wish, and with it being forgotten.
const TAKEN_BACK: &str = "select max(case when not e.forgets then s.at_ms end), max(s.at_ms) \
    from erasure e join erasure_step s on s.erasure_id = e.id \
    where e.person_id = $1 and e.works like '%' || $2 || '%' and s.step = 'cancelled'";
const ACCOUNT: &str = "select name from account where id = $1";
/// A link that went out in a letter nobody here has seen, unless the letter was printed.
const OPENED: &str = "select at_ms, actor, kind, object from audit_entry \
    where salt_slot = (select key_slot from person where id = $1) \
    and (kind in ('profile_opened', 'asking_opened', 'evidence_opened', 'old_paper_opened', \
    'words_opened', 'letter_printed') \
    or (kind = 'narrator_link' and (actor = 'command' or actor like 'account:%') \
    and not exists (select 1 from letter l where l.link_id = audit_entry.object))) order by number desc";

/// What became of the wish that an original be deleted.
#[derive(Clone, Debug)]
pub enum Erasing {
    /// It is to be done, or done.
    Asked(Box<ErasureRow>),
    /// It was taken back.
    TakenBack(Timestamp),
    /// Others are in the work too: nothing is deleted by itself.
    WithOthers {
        /// When it was wished.
        asked: Timestamp,
        /// Whether it waits for an answer.
        waits: bool,
    },
    /// It was answered with no, and why.
    No(Box<Answered>),
}

/// What became of that wish for a work; nothing when nobody asked. A person's own page alone speaks of it, and a no to
/// those who wished it for them.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn erasing(tx: &mut Tx, standing: &Standing, work: Id<Work>) -> Result<Option<Erasing>> {
    let (person, voice) = (standing.subject(), standing.voice());
    let no = wishes::answered(tx, (person, work), voice).await?;
    if voice.capacity != Capacity::Own {
        return Ok(no.map(|no| Erasing::No(Box::new(no))));
    }
    if let Some(row) = erasure_of(tx, person, work).await? {
        return Ok(Some(Erasing::Asked(Box::new(row))));
    }
    let (open, of) = (wishes::of(tx, person).await?, work);
    let (person, work) = (person.text(), work.text());
    let asked = crate::row!(tx, (Option<i64>,), ASKED, &person, &work)?.and_then(|(at,)| at);
    let waits = open.iter().any(|wish| wish.work.0 == of && wish.voice == voice);
    let back = crate::row!(tx, (Option<i64>, Option<i64>), TAKEN_BACK, &person, &work)?;
    // Who takes back being forgotten leaves the wish for one original as it was.
    let back = back.and_then(|(alone, any)| if asked.is_some() { alone } else { any });
    Ok(match (asked, back) {
        (asked, Some(back)) if asked.is_none_or(|asked| asked <= back) => {
            Some(Erasing::TakenBack(Timestamp::from_millis(back)))
        }
        (asked, _) if no.as_ref().is_some_and(|no| asked.is_none_or(|asked| asked <= no.at.millis())) => {
            no.map(|no| Erasing::No(Box::new(no)))
        }
        (Some(asked), _) => Some(Erasing::WithOthers { asked: Timestamp::from_millis(asked), waits }),
        (None, _) => None,
    })
}

const WISHED: &str = "select count(*) from withdrawal where id = $1 and erase_requested";

/// Whether an entry of the log is that an original was wished away.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn wished(tx: &mut Tx, entry: &Logged) -> Result<bool> {
    if entry.kind != "withdrawal" {
        return Ok(false);
    }
    Ok(crate::row!(tx, (i64,), WISHED, &entry.object)?.is_some_and(|(many,)| many > 0))
}

/// What somebody who works here has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Name and contact.
    Profile,
    /// A piece of evidence.
    Evidence,
    /// Why colleagues proposed something.
    Words,
    /// A letter, with the link in it.
    Letter,
    /// A link to the page.
    Link,
}

impl What {
    fn of(kind: &str) -> Self {
        match kind {
            "evidence_opened" | "old_paper_opened" => Self::Evidence,
            "words_opened" => Self::Words,
            "letter_printed" => Self::Letter,
            "narrator_link" => Self::Link,
            _ => Self::Profile,
        }
    }

    /// As messages are called after it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Evidence => "evidence",
            Self::Words => "words",
            Self::Letter => "letter",
            Self::Link => "link",
        }
    }
}

/// Once that something sealed about somebody was opened, or that their page could be.
#[derive(Clone, Debug)]
pub struct Opened {
    /// When.
    pub at: Timestamp,
    /// By whom, if it was somebody with an account; else by somebody at the library's computer.
    pub by: Option<String>,
    /// What.
    pub what: What,
    /// For which purpose, as the log writes it; letters and links have none but their own.
    pub purpose: Option<String>,
}

/// Who opened what is sealed about the one whose own page this is, and who had a link to it in hand, the latest first.
/// Nobody else reads that.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn openings(tx: &mut Tx, standing: &Standing) -> Result<Vec<Opened>> {
    if standing.voice().capacity != Capacity::Own {
        return Ok(Vec::new());
    }
    let rows = crate::rows!(tx, (i64, String, String, String), OPENED, standing.subject().text())?;
    let mut openings = Vec::new();
    for (at, actor, kind, object) in rows {
        let by = match actor.strip_prefix("account:") {
            Some(account) => crate::row!(tx, (String,), ACCOUNT, account)?.map(|(name,)| name),
            None => None,
        };
        // Of what is opened for a purpose the log names what, a stroke, and the purpose.
        let purpose = object.rsplit_once('/').map(|(_, purpose)| purpose.to_owned());
        openings.push(Opened { at: Timestamp::from_millis(at), by, what: What::of(&kind), purpose });
    }
    Ok(openings)
}
