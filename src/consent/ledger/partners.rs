//! Writes organisations and what was agreed with them.

use super::deed::Deed;
use super::kept::Kept;
use super::reading::uses_json;
use crate::consent::fact::{AgreementFact, OrganisationFact};
use crate::consent::record::Organisation;
use crate::error::{Error, Result};
use crate::id::Id;

const BY_NAME: &str = "select id, kind, territory from organisation where name = $1";
const ADD: &str = "insert into organisation (id, kind, name, territory, recall_email, recall_phone) \
    values ($1, $2, $3, $4, $5, $6)";
const CHANGE: &str = "update organisation set territory = $2, recall_email = $3, recall_phone = $4 where id = $1 \
    and (territory <> $2 or recall_email <> $3 or recall_phone <> $4)";
const NEIGHBOURS: &str = "select count(*) from organisation where kind = $1 and territory = $2";
const AGREE: &str = "insert into agreement (id, source_id, organisation_id, uses, from_ms, until_ms, recall_hours, \
    evidence_id) values ($1, $2, $3, $4, $5, $6, $7, $8)";

impl Deed {
    /// Brings in an organisation, or changes the one with the same name; whether something changed. A place where
    /// no organisation of its kind was before gets its clearance lines for every work.
    ///
    /// # Errors
    /// `Invalid` when the name belongs to an organisation of another kind.
    pub async fn organisation(&mut self, fact: &OrganisationFact) -> Result<(Id<Organisation>, bool)> {
        let (kind, place) = (fact.kind.as_str(), fact.territory.code());
        let neighbours = crate::row!(&mut self.tx, (i64,), NEIGHBOURS, kind, place)?;
        if neighbours.is_none_or(|(count,)| count == 0) {
            self.touch_all();
        }
        let known = crate::row!(&mut self.tx, (String, String, String), BY_NAME, &fact.name)?;
        let Some((id, known_kind, known_place)) = known else {
            let id = Id::<Organisation>::new(self.now)?;
            let (email, phone) = (&fact.recall_email, &fact.recall_phone);
            crate::run!(&mut self.tx, ADD, id.text(), kind, &fact.name, place, email, phone)?;
            self.enter("organisation", &id.text(), None, &(kind, &fact.name, place, email, phone)).await?;
            return Ok((id, true));
        };
        if known_kind != kind {
            return Err(Error::invalid(format!("“{}” is known as a {known_kind} already.", fact.name)));
        }
        if known_place != place {
            self.touch_all();
        }
        let changed =
            crate::run!(&mut self.tx, CHANGE, &id, place, &fact.recall_email, &fact.recall_phone)? > 0;
        if changed {
            let (email, phone) = (&fact.recall_email, &fact.recall_phone);
            self.enter("organisation", &id, None, &(kind, &fact.name, place, email, phone)).await?;
        }
        Ok((id.parse()?, changed))
    }

    /// Writes down what was agreed with an organisation. Whether it is in force is asked with every question.
    ///
    /// # Errors
    /// `Invalid` when it names no use, ends before it begins, or its hours are not between 1 and 168.
    pub async fn agreement(&mut self, fact: &AgreementFact) -> Result<()> {
        let (from, until) = (fact.during.from.millis(), fact.during.until.millis());
        if fact.uses.is_empty() || from >= until || !(1..=168).contains(&fact.recall_hours) {
            return Err(Error::invalid(
                "An agreement names a use, begins before it ends, and gives 1 to 168 hours for a recall.",
            ));
        }
        let evidence = self.evidence(&fact.evidence).await?.text();
        let id = Id::<crate::consent::decision::Agreement>::new(self.now)?.text();
        let (organisation, uses) = (fact.organisation.text(), uses_json(Some(&fact.uses)));
        crate::run!(
            &mut self.tx,
            AGREE,
            &id,
            &fact.source_id,
            organisation,
            uses,
            from,
            until,
            fact.recall_hours,
            evidence
        )?;
        self.enter_row(Kept::AGREEMENT, &id, None).await?;
        Ok(())
    }
}
