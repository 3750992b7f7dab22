//! Writes who attested the list of people in a work, how somebody is named, and who is not in a cut.

mod listing;
mod waiving;

use self::listing::parts;
use super::deed::Deed;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::{DisplayNameFact, RemovalFact};
use crate::consent::record::DisplayName;
use crate::error::{Error, Result};
use crate::id::{Id, Token};

const ATTEST: &str = "insert into roster_attestation (work_id, media_version, attested_by, attested_at) \
    select id, media_version, $2, $3 from work where id = $1 on conflict (work_id, media_version) do nothing";
const VERSION: &str = "select media_version from work where id = $1";
const NAME: &str = "insert into display_name (id, person_id, work_id, use_kind, mode, shown, spoken, from_ms, \
    until_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const PAGE: &str = "insert into person_page (handle, person_id, shown) values ($1, $2, $3) \
    on conflict (person_id, shown) do nothing";
const REMOVE: &str =
    "insert into edition_removes (edition_id, person_id, standing_consent_id) values ($1, $2, $3)";
const WORK_OF_EDITION: &str = "select work_id from edition where id = $1";

impl Deed {
    /// Writes down that somebody looked whether everybody in the current version of the media is listed. Once
    /// attested, a version stays attested. `seen` is the version that they looked at; none: whichever is current.
    ///
    /// # Errors
    /// `Invalid` when it was attested in the future, `Conflict` when another version is current by now.
    pub async fn attest_roster(
        &mut self,
        work: Id<Work>,
        by: &str,
        at: Timestamp,
        seen: Option<i64>,
    ) -> Result<()> {
        if at > self.now {
            return Err(Error::invalid("The list of people cannot have been attested in the future."));
        }
        let current = crate::row!(&mut self.tx, (i64,), VERSION, work.text())?;
        if seen.is_some() && current.map(|(version,)| version) != seen {
            return Err(Error::conflict(
                "The master was changed. Look at it again before you attest its list.",
            ));
        }
        if crate::run!(&mut self.tx, ATTEST, work.text(), by, at.millis())? > 0 {
            self.enter("roster_attestation", &work.text(), None, &(by, at.millis())).await?;
        }
        self.touch(work);
        Ok(())
    }

    /// Names somebody in a work, beside what stands; the name has a public page of its own.
    pub(super) async fn name(&mut self, work: Id<Work>, fact: &DisplayNameFact) -> Result<()> {
        let (mode, name) = parts(&fact.shown);
        if let Some(name) = name {
            // By chance, so that neither the name nor two names of one person can be read from an address.
            let handle: String = Token::new()?.digest().to_string().chars().take(12).collect();
            crate::run!(&mut self.tx, PAGE, handle, fact.person.text(), &name.written)?;
        }
        let during = (fact.during.from.millis(), fact.during.until.millis());
        let said = (mode, name.map(|name| &name.written), &fact.uses, during);
        self.enter("display_name", &work.text(), Some(fact.person), &said).await?;
        for use_ in &fact.uses {
            crate::run!(
                &mut self.tx,
                NAME,
                Id::<DisplayName>::new(self.now)?.text(),
                fact.person.text(),
                work.text(),
                use_.as_str(),
                mode,
                name.map(|n| n.written.as_str()),
                name.and_then(|n| n.spoken.as_deref()),
                during.0,
                during.1
            )?;
        }
        Ok(())
    }

    /// Writes down that somebody is not in a cut any more.
    ///
    /// # Errors
    /// `Conflict` when it is written down already.
    pub async fn remove_from_cut(&mut self, fact: &RemovalFact) -> Result<()> {
        let edition = fact.edition.text();
        crate::run!(&mut self.tx, REMOVE, &edition, fact.person.text(), fact.standing.map(Id::text))?;
        self.enter("edition_removes", &edition, Some(fact.person), &fact.standing.map(Id::text)).await?;
        if let Some((work,)) = crate::row!(&mut self.tx, (String,), WORK_OF_EDITION, edition)? {
            self.touch(work.parse()?);
        }
        Ok(())
    }
}
