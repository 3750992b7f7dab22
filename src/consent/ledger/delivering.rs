//! The register of copies that left the house.

use super::deed::Deed;
use super::kept::Kept;
use super::snapshot::epoch;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::DeliveryFact;
use crate::consent::record::{Organisation, Use};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;

/// All ranges and retries of one organisation and file within a day are one delivery.
const ONE_DELIVERY_MS: i64 = 24 * 60 * 60 * 1000;

const SAME: &str = "select number from delivery where organisation_id = $1 and rendition_sha256 = $2 \
    and work_id = $3 and use_kind = $4 and at_ms > $5 and at_ms <= $6 order by at_ms limit 1";
const NEXT: &str = "select coalesce(max(number), 0) + 1 from delivery";
const DELIVER: &str = "insert into delivery (id, number, work_id, rendition_sha256, edition_id, organisation_id, \
    use_kind, at_ms, consent_epoch) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_WORK: &str = "select number, organisation_id, rendition_sha256, use_kind, at_ms from delivery \
    where work_id = $1 order by number";

/// A copy that left the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The delivery mark.
    pub number: i64,
    /// To whom.
    pub organisation: Id<Organisation>,
    /// Which file.
    pub sha256: Sha256Digest,
    /// For which use.
    pub use_: Use,
    /// When it began.
    pub at: Timestamp,
}

impl Deed {
    /// Writes down that a copy leaves the house; its delivery mark. Within 24 hours it is the same delivery.
    ///
    /// # Errors
    /// `Missing` when there is no such work.
    pub async fn deliver(&mut self, fact: &DeliveryFact) -> Result<i64> {
        if let Some(number) = delivered(&mut self.tx, fact, self.now).await? {
            return Ok(number);
        }
        let (organisation, sha256) = (fact.organisation.text(), fact.sha256.to_string());
        let (work, use_, now) = (fact.work.text(), fact.use_.as_str(), self.now.millis());
        let Some((epoch, _)) = epoch(&mut self.tx, fact.work).await? else {
            return Err(Error::missing("There is no such work."));
        };
        let next = crate::row!(&mut self.tx, (i64,), NEXT)?;
        let number = next.map_or(1, |(number,)| number);
        let id = Id::<Delivery>::new(self.now)?.text();
        let edition = fact.edition.text();
        crate::run!(
            &mut self.tx,
            DELIVER,
            &id,
            number,
            work,
            sha256,
            edition,
            organisation,
            use_,
            now,
            epoch
        )?;
        self.enter_row(Kept::DELIVERY, &id, None).await?;
        Ok(number)
    }
}

/// The mark of the delivery that a copy which leaves now belongs to, if it has begun.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn delivered(tx: &mut Tx, fact: &DeliveryFact, now: Timestamp) -> Result<Option<i64>> {
    let (organisation, sha256, work) = (fact.organisation.text(), fact.sha256.to_string(), fact.work.text());
    let (use_, now) = (fact.use_.as_str(), now.millis());
    let since = now.saturating_sub(ONE_DELIVERY_MS);
    let same = crate::row!(tx, (i64,), SAME, organisation, sha256, work, use_, since, now)?;
    Ok(same.map(|(number,)| number))
}

/// The deliveries of a work, oldest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn deliveries(tx: &mut Tx, work: Id<Work>) -> Result<Vec<Delivery>> {
    crate::rows!(tx, (i64, String, String, String, i64), OF_WORK, work.text())?
        .into_iter()
        .map(|(number, organisation, sha256, use_, at)| {
            Ok(Delivery {
                number,
                organisation: organisation.parse()?,
                sha256: sha256.parse()?,
                use_: use_.parse()?,
                at: Timestamp::from_millis(at),
            })
        })
        .collect()
}
