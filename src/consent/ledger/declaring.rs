//! Writes what people say: declarations at the end of their chains, and withdrawals.

use super::deed::Deed;
use super::kept::Kept;
use super::reading::{territories_json, uses_json};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::{DeclarationFact, Notice, ScopeFact, WithdrawalFact};
use crate::consent::record::{Capacity, Declared, Voice};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::language::Language;

const HEAD: &str = "select id, version, given_at from consent_record where subject_id = $1 and work_id = $2 \
    and declarant = $3 and declarant_id = $4 order by version desc limit 1";
const DECLARE: &str = "insert into consent_record (id, source_id, subject_id, work_id, declarant, declarant_id, \
    version, replaces, state, explicit, notice_id, method, explained_in, interpreter_id, given_at, recorded_at, \
    recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const PROVE: &str = "insert into consent_evidence (consent_id, evidence_id) values ($1, $2)";
const COVER: &str = "insert into consent_scope (consent_id, use_kind, territories, from_ms, until_ms, through_day) \
    values ($1, $2, $3, $4, $5, $6)";
const BY_SOURCE: &str = "select id from consent_record where work_id = $1 and source_id = $2";
const SAID: &str = "select notice_id, explained_in from consent_record where id = $1";
const WITHDRAW: &str = "insert into withdrawal (id, source_id, subject_id, work_id, declarant, declarant_id, uses, \
    effective_at, received_at, recorded_at, channel, erase_requested) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

/// The end of a chain.
struct Head {
    id: Id<Declared>,
    version: i64,
    given: Timestamp,
}

impl Deed {
    /// The newest declaration of a chain, which the next one replaces.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn head(
        &mut self,
        work: Id<Work>,
        subject: Id<Person>,
        voice: Voice,
    ) -> Result<Option<Id<Declared>>> {
        Ok(self.end_of_chain(work, subject, voice).await?.map(|head| head.id))
    }

    async fn end_of_chain(
        &mut self,
        work: Id<Work>,
        subject: Id<Person>,
        voice: Voice,
    ) -> Result<Option<Head>> {
        let (capacity, by) = (voice.capacity.as_str(), voice.by.text());
        crate::row!(&mut self.tx, (String, i64, i64), HEAD, subject.text(), work.text(), capacity, by)?
            .map(|(id, version, given)| {
                Ok(Head { id: id.parse()?, version, given: Timestamp::from_millis(given) })
            })
            .transpose()
    }

    /// Puts a declaration at the end of its chain, replacing `replaces` (none: it is the first).
    ///
    /// # Errors
    /// `Conflict` when the chain ends otherwise by now; `Invalid` when it is older than what it replaces, lies in
    /// the future, or names a use twice.
    pub async fn declare(
        &mut self,
        work: Id<Work>,
        fact: &DeclarationFact,
        replaces: Option<Id<Declared>>,
    ) -> Result<Id<Declared>> {
        let head = self.end_of_chain(work, fact.subject, fact.voice).await?;
        if head.as_ref().map(|head| head.id) != replaces {
            return Err(Error::conflict(
                "Somebody recorded a declaration of the same person first. Look at it and try again.",
            ));
        }
        check(fact, head.as_ref(), self.now)?;
        let id = Id::<Declared>::new(self.now)?;
        let version = head.as_ref().map_or(1, |head| head.version + 1);
        crate::run!(
            &mut self.tx,
            DECLARE,
            id.text(),
            &fact.source_id,
            fact.subject.text(),
            work.text(),
            fact.voice.capacity.as_str(),
            fact.voice.by.text(),
            version,
            replaces.map(Id::text),
            fact.word.as_str(),
            fact.explicit,
            fact.notice.text(),
            fact.method,
            fact.explained_in.tag(),
            fact.interpreter.map(Id::text),
            fact.given.millis(),
            self.now.millis(),
            &fact.recorded_by
        )?;
        for evidence in &fact.evidence {
            let evidence = self.evidence(evidence).await?.text();
            crate::run!(&mut self.tx, PROVE, id.text(), evidence)?;
        }
        for evidence in &fact.on_record {
            crate::run!(&mut self.tx, PROVE, id.text(), evidence.text())?;
        }
        for scope in &fact.scopes {
            self.cover(id, scope).await?;
        }
        self.enter_row(Kept::CONSENT_RECORD, &id.text(), Some(fact.subject)).await?;
        self.touch(work);
        Ok(id)
    }

    async fn cover(&mut self, id: Id<Declared>, scope: &ScopeFact) -> Result<()> {
        let during = scope.during();
        for use_ in &scope.uses {
            crate::run!(
                &mut self.tx,
                COVER,
                id.text(),
                use_.as_str(),
                territories_json(&scope.territories),
                during.from.millis(),
                during.until.millis(),
                scope.through.to_string()
            )?;
        }
        Ok(())
    }

    /// Puts a declaration at the end of its chain, whatever stands there now.
    ///
    /// # Errors
    /// As [`Deed::declare`].
    pub async fn declare_next(&mut self, work: Id<Work>, fact: &DeclarationFact) -> Result<Id<Declared>> {
        let replaces = self.head(work, fact.subject, fact.voice).await?;
        self.declare(work, fact, replaces).await
    }

    /// The declaration that a work's file calls `source_id`.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn declared(&mut self, work: Id<Work>, source_id: &str) -> Result<Option<Id<Declared>>> {
        crate::row!(&mut self.tx, (String,), BY_SOURCE, work.text(), source_id)?
            .map(|(id,)| id.parse())
            .transpose()
    }

    /// In which words a declaration was made: the notice and the language in which it was explained.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn said(&mut self, id: Id<Declared>) -> Result<Option<(Id<Notice>, Language)>> {
        crate::row!(&mut self.tx, (String, String), SAID, id.text())?
            .map(|(notice, language)| Ok((notice.parse()?, language.parse()?)))
            .transpose()
    }

    /// Writes down that somebody takes it back. It counts from its effective instant on; nobody is asked why.
    ///
    /// # Errors
    /// `Invalid` when no use is named by an empty list, it was received in the future, or speaks in the wrong name.
    pub async fn withdraw(&mut self, fact: &WithdrawalFact) -> Result<()> {
        self.take_back(fact, false).await
    }

    /// The same, and the original is to be deleted too.
    ///
    /// # Errors
    /// As [`Deed::withdraw`].
    pub async fn withdraw_and_erase(&mut self, fact: &WithdrawalFact) -> Result<()> {
        self.take_back(fact, true).await
    }

    async fn take_back(&mut self, fact: &WithdrawalFact, erase: bool) -> Result<()> {
        if fact.uses.as_ref().is_some_and(std::collections::BTreeSet::is_empty) {
            return Err(Error::invalid(
                "Name at least one use to withdraw from, or none at all for every use.",
            ));
        }
        if fact.received > self.now {
            return Err(Error::invalid("A withdrawal cannot have been received in the future."));
        }
        speaks_rightly(fact.subject, fact.voice)?;
        let id = Id::<crate::consent::record::Withdrawal>::new(self.now)?;
        crate::run!(
            &mut self.tx,
            WITHDRAW,
            id.text(),
            fact.source_id.as_deref(),
            fact.subject.text(),
            fact.work.map(Id::text),
            fact.voice.capacity.as_str(),
            fact.voice.by.text(),
            uses_json(fact.uses.as_ref()),
            fact.effective.millis(),
            fact.received.millis(),
            self.now.millis(),
            fact.channel,
            erase
        )?;
        self.enter_row(Kept::WITHDRAWAL, &id.text(), Some(fact.subject)).await?;
        self.post_head().await?;
        match fact.work {
            Some(work) => self.touch(work),
            None => self.touch_works_of(fact.subject).await?,
        }
        Ok(())
    }
}

fn speaks_rightly(subject: Id<Person>, voice: Voice) -> Result<()> {
    if (voice.capacity == Capacity::Own) == (voice.by == subject) {
        return Ok(());
    }
    Err(Error::invalid("People declare for themselves as “own”, and for others as “guardian” or “relative”."))
}

fn check(fact: &DeclarationFact, head: Option<&Head>, now: Timestamp) -> Result<()> {
    speaks_rightly(fact.subject, fact.voice)?;
    if head.is_some_and(|head| fact.given < head.given) {
        return Err(Error::invalid("A declaration cannot be older than the one that it replaces."));
    }
    if fact.given > now {
        return Err(Error::invalid("A declaration cannot have been given in the future."));
    }
    let mut seen = std::collections::BTreeSet::new();
    for scope in &fact.scopes {
        if scope.territories.is_empty() || scope.during().from >= scope.during().until {
            return Err(Error::invalid(
                "What a declaration covers needs a place, and must begin before it ends.",
            ));
        }
        if !scope.uses.iter().all(|use_| seen.insert(*use_)) {
            return Err(Error::invalid(
                "A declaration covers each use once; write two declarations for two spans.",
            ));
        }
    }
    Ok(())
}
