//! Every deed that the ledger knows, by name, to be done at random or in a process that is killed.

use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::fact::*;
use digitales::consent::ledger::{Checked, Deed};
use digitales::consent::record::*;
use digitales::error::Result;
use digitales::id::{Id, Sha256Digest};

use crate::house::*;

pub const DEEDS: [&str; 14] = [
    "withdraw",
    "withdraw everything",
    "withdraw radio",
    "agree",
    "refuse",
    "hold",
    "end the hold",
    "embargo",
    "close a passage",
    "license",
    "guardian",
    "attest",
    "deliver",
    "lose the evidence",
];

const ORIGINAL: &str = "select id from edition where work_id = $1 and kind = 'original'";

/// About whom and what a deed is, and a number that no other deed has.
#[derive(Clone, Copy)]
pub struct About {
    pub work: Id<Work>,
    pub person: Id<Person>,
    pub other: Id<Person>,
    pub number: u64,
}

/// Does the deed named `what`; a hold that is to end must be there.
pub async fn does(deed: &mut Deed, what: &str, about: About) -> Result<()> {
    let About { work, person, other, number } = about;
    let (now, id) = (deed.now(), Some(format!("n{number}")));
    let during = Interval { from: now, until: now.plus_millis(86_400_000 * 30) };
    match what {
        "withdraw" => deed.withdraw(&withdrawal(person, Some(work), now)).await,
        "withdraw everything" => deed.withdraw(&withdrawal(person, None, now)).await,
        "withdraw radio" => {
            let uses = Some([Use::BroadcastDownload].into());
            deed.withdraw(&WithdrawalFact { uses, ..withdrawal(person, Some(work), now) }).await
        }
        "agree" | "refuse" => {
            let notice = deed.notice(&notice()).await?;
            let mut fact = declaration(person, notice, &format!("n{number}"));
            fact.given = now;
            if what == "refuse" {
                (fact.word, fact.scopes) = (Word::Refused, vec![]);
            }
            deed.declare_next(work, &fact).await.map(drop)
        }
        "hold" => {
            let fact = HoldFact { source_id: id, uses: None, during, cause: "dispute" };
            deed.hold(work, &fact, None).await.map(|_| ())
        }
        "end the hold" => deed.end_hold(work, "to end", now).await.map(drop),
        "embargo" => {
            let (reason, set_by) = ("series".to_owned(), "officer".to_owned());
            deed.embargo(work, &EmbargoFact { source_id: id, uses: None, during, reason, set_by }).await
        }
        "close a passage" => {
            let edit = Edit::new(0, 1000, Operation::Mute);
            let fact = RestrictionFact {
                source_id: id,
                edit,
                uses: None,
                person: None,
                asked_by: person,
                since: now,
            };
            deed.restrict(work, &fact).await
        }
        "license" => {
            let fact = LicenceFact { source_id: format!("n{number}"), during, ..licence() };
            deed.license(work, &fact).await
        }
        "guardian" => {
            let (child, guardian, kind) = (person, other, "betreuer");
            let office = Interval { from: now, until: now.plus_millis(3_600_000) };
            deed.guardianship(&GuardianshipFact { child, guardian, kind, office, evidence: seen() }).await
        }
        "attest" => deed.attest_roster(work, "officer", now, None).await,
        "deliver" => deliver(deed, work, number).await,
        "lose the evidence" => {
            let paper = deed.evidence(&seen()).await?;
            deed.check_evidence(paper, Checked::Missing, "officer").await
        }
        _ => panic!("nobody knows the deed “{what}”"),
    }
}

/// A hold that can be ended, and a partner who has a copy.
pub async fn prepares(deed: &mut Deed, about: About) {
    let during = Interval { from: deed.now(), until: Timestamp::MAX };
    // Of a use that no deed here is about, so that the partner's copy stays cleared until then.
    let uses = Some([Use::PublicScreen].into());
    let fact = HoldFact { source_id: Some("to end".into()), uses, during, cause: "dispute" };
    deed.hold(about.work, &fact, None).await.unwrap();
    let (organisation, _) = deed.organisation(&partner()).await.unwrap();
    let always = Interval { from: Timestamp::from_millis(0), until: Timestamp::MAX };
    let (source_id, uses) = (format!("a{}", about.number), Use::ALL.into());
    let agreement =
        AgreementFact { source_id, organisation, uses, during: always, recall_hours: 24, evidence: seen() };
    deed.agreement(&agreement).await.unwrap();
    deliver(deed, about.work, 1_000_000 + about.number).await.unwrap();
}

fn partner() -> OrganisationFact {
    OrganisationFact {
        kind: OrganisationKind::RadioPartner,
        name: "Invented Radio".to_owned(),
        territory: "DE".parse().unwrap(),
        recall_email: "desk@radio.invalid".to_owned(),
        recall_phone: "+49 30 0001".to_owned(),
    }
}

async fn deliver(deed: &mut Deed, work: Id<Work>, number: u64) -> Result<()> {
    let (organisation, _) = deed.organisation(&partner()).await?;
    let sha256 = Sha256Digest::of(&number.to_le_bytes());
    let (edition,) = digitales::row!(deed.tx(), (String,), ORIGINAL, work.text())?.unwrap();
    let (edition, use_) = (edition.parse()?, Use::BroadcastDownload);
    deed.deliver(&DeliveryFact { work, sha256, edition, organisation, use_ }).await.map(drop)
}
