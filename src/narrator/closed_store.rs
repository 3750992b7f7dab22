//! What somebody closed again: the uses that they took back, the passages that are not to be seen or heard.

use std::collections::BTreeSet;

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ending::{No, ended, ends};
use crate::consent::ledger::{edit, uses};
use crate::consent::record::{Edit, Use, Word};
use crate::error::Result;
use crate::id::Id;
use crate::narrator::standing::Standing;
use crate::narrator::story_store::{Paper, Taken, papers, taken};
use crate::rows;
use crate::storage::database::Tx;

/// Everything that the one who has a standing said, each the latest first.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What they agreed to or refused.
    pub papers: Vec<Paper>,
    /// What they took back.
    pub taken: Vec<Taken>,
}

/// That nothing is left of somebody's yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was taken back, from then on.
    TakenBack(Timestamp),
    /// Their last word is a no, since then.
    Refused(Timestamp),
    /// It was found then that it never counted.
    Invalid(Timestamp),
}

impl Said {
    /// Reads it.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn read(tx: &mut Tx, standing: &Standing) -> Result<Self> {
        Ok(Self { papers: papers(tx, standing).await?, taken: taken(tx, standing).await? })
    }

    /// From when on a yes of theirs no longer holds for a use, because they took it back or said no later.
    #[must_use]
    pub fn ends(&self, yes: &Paper, use_: Use) -> Option<Timestamp> {
        let taken = self.taken.iter().filter(|taken| taken.work.is_none_or(|work| work == yes.work));
        let taken = taken.map(|taken| No { at: taken.effective, uses: taken.uses.as_ref() });
        let noes = self.papers.iter().filter(|paper| paper.work == yes.work && !paper.word.is_yes());
        ends(yes.given, use_, taken.chain(noes.map(|no| No { at: no.given, uses: None })))
    }

    /// Whether nothing is left at `now` of what they allowed to be done with a work: none while any use of their last
    /// yes holds, or when they never said anything; a no of somebody who never said yes counts.
    #[must_use]
    pub fn ended(&self, work: Id<Work>, now: Timestamp) -> Option<Ended> {
        let Some(last) = self.papers.iter().find(|paper| paper.work == work) else {
            // Who speaks for somebody says no without ever having said yes.
            let whole = self.taken.iter().filter(|taken| taken.uses.is_none());
            let whole =
                whole.filter(|taken| taken.work.is_none_or(|it| it == work) && taken.effective <= now);
            return whole.map(|taken| taken.effective).min().map(Ended::TakenBack);
        };
        match last.word {
            Word::Given | Word::Renewed => {}
            Word::Refused => return Some(Ended::Refused(last.given)),
            Word::Invalidated => return Some(Ended::Invalid(last.given)),
        }
        self.ended_of(last).filter(|at| *at <= now).map(Ended::TakenBack)
    }

    /// From when on nothing is left of a yes but that the original may be kept, if that is so.
    #[must_use]
    pub fn ended_of(&self, yes: &Paper) -> Option<Timestamp> {
        ended(yes.uses.iter().map(|(use_, _)| *use_), |use_| self.ends(yes, use_))
    }
}

/// A passage that is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Which, and what is done with it.
    pub edit: Edit,
    /// For which uses; none: for every use.
    pub uses: Option<BTreeSet<Use>>,
    /// Since when.
    pub since: Timestamp,
}

const CLOSED: &str = "select part, start_ms, end_ms, op, area, uses, since_ms from standing_restriction \
    where work_id = $1 and (person_id = $2 or asked_by = $3) and since_ms <= $4 and until_ms > $4 \
    order by part, start_ms, end_ms, id";
const CLOSED_BY: &str = "select part, start_ms, end_ms, op, area, uses, since_ms from standing_restriction \
    where work_id = $1 and asked_by = $2 and since_ms <= $3 and until_ms > $3 order by part, start_ms, end_ms, id";

/// The passages of a work that are closed at `now`, in their order: on a person's own page those about them, on others'
/// those that they asked for. What somebody else closed for themself is nobody else's to know.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn closed(tx: &mut Tx, standing: &Standing, work: Id<Work>, now: Timestamp) -> Result<Vec<Closed>> {
    type Row = (i64, i64, i64, String, String, Option<String>, i64);
    let (work, by, now) = (work.text(), standing.voice().by.text(), now.millis());
    let found = if standing.is_own() {
        rows!(tx, Row, CLOSED, &work, standing.subject().text(), &by, now)?
    } else {
        rows!(tx, Row, CLOSED_BY, &work, &by, now)?
    };
    let read = |(part, start_ms, end_ms, operation, area, of, since): Row| {
        Ok(Closed {
            edit: edit(part, start_ms, end_ms, &operation, &area)?,
            uses: uses(of.as_deref())?,
            since: Timestamp::from_millis(since),
        })
    };
    found.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(n: i64) -> Timestamp {
        Timestamp::from_millis(n)
    }

    fn paper(word: Word, given: i64, uses: &[Use]) -> Paper {
        let digest = crate::id::Sha256Digest::from_bytes([0; 32]);
        Paper {
            work: Id::derived("one"),
            word,
            given: at(given),
            explained_in: "de".parse().unwrap(),
            uses: uses.iter().map(|use_| (*use_, "2040-12-31".to_owned())).collect(),
            notice: ("de".parse().unwrap(), String::new(), digest),
        }
    }

    fn no(effective: i64, uses: Option<&[Use]>) -> Taken {
        let uses = uses.map(|uses| uses.iter().copied().collect());
        Taken { work: Some(Id::derived("one")), uses, effective: at(effective) }
    }

    #[test]
    fn a_yes_is_over_when_every_use_of_it_was_taken_back_and_none_was_given_again() {
        const BOTH: &[Use] = &[Use::PublicStream, Use::SchoolEmbed, Use::Preserve];
        let yes = paper(Word::Given, 10, BOTH);
        let one = no(20, Some(&[Use::PublicStream]));
        let other = no(30, Some(&[Use::SchoolEmbed]));
        let ended = |papers: &[Paper], taken: &[Taken], now| {
            Said { papers: papers.to_vec(), taken: taken.to_vec() }.ended(Id::derived("one"), at(now))
        };
        let yes_alone = std::slice::from_ref(&yes);
        assert_eq!(ended(yes_alone, &[], 40), None);
        assert_eq!(ended(yes_alone, std::slice::from_ref(&one), 40), None, "schools go on");
        let both = [one, other];
        assert_eq!(ended(yes_alone, &both, 40), Some(Ended::TakenBack(at(30))));
        assert_eq!(ended(yes_alone, &both, 29), None, "not yet");
        assert_eq!(ended(yes_alone, &[no(15, None)], 40), Some(Ended::TakenBack(at(15))));
        let again = [paper(Word::Renewed, 35, BOTH), yes.clone()];
        assert_eq!(ended(&again, &both, 40), None, "given again");
        let refused = [paper(Word::Refused, 35, &[]), yes];
        assert_eq!(ended(&refused, &both, 40), Some(Ended::Refused(at(35))));
        assert_eq!(ended(&[], &both, 40), None, "nothing was ever said");
    }
}
