//! The ledger only grows: nothing in it is rewritten or taken out, on either engine.

use digitales::accounts::account::Account;
use digitales::accounts::proposal::Proposal;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::asking::Step;
use digitales::consent::audit::Actor;
use digitales::consent::fact::*;
use digitales::consent::ledger::desk::asking::{AskingStep, NewStep};
use digitales::consent::ledger::desk::old_papers::{self, NewOldPaper};
use digitales::consent::ledger::limiting::HoldEnd;
use digitales::consent::ledger::sealed::wishes::{self, NewAnswer, WishAnswer};
use digitales::consent::ledger::{Deed, recalls};
use digitales::consent::old_paper::{Aside, OldForm, OldPaper};
use digitales::consent::record::*;
use digitales::error::{Kind, Result};
use digitales::id::{Id, Sha256Digest};
use digitales::post::letters::send_receipt;
use digitales::storage::database::Database;

use crate::house::*;
use crate::story::instant;
use crate::support::on_each_engine;

/// What only an import writes otherwise.
const EVENT: &str = "insert into recorded_event (scope, source_id, digest) values ('people', 'g1', 'd')";
const ACCOUNT: &str =
    "insert into account (id, name, password, roles, created_at) values ($1, $2, '', '[]', 1)";
const PROPOSAL: &str = "insert into proposal (id, kind, object, payload, proposed_by, proposed_at) \
    values ($1, $2, $3, '{}', $4, 1)";
const AGREED: &str =
    "insert into proposal_answer (proposal_id, answered_by, answered_at, yes) values ($1, $2, 1, $3)";
const UNPROVEN: &str = "select c.id, e.id from consent_record c, evidence e where not exists \
    (select 1 from consent_evidence x where x.consent_id = c.id and x.evidence_id = e.id) order by c.id, e.id";
const EDIT: &str = "insert into edition_edit (edition_id, start_ms, end_ms, op) values ($1, 0, 1000, 'cut')";

impl House {
    /// Writes everything down about `work` that a ledger can hold.
    pub async fn writes_everything(&self, work: Id<Work>, narrator: Id<Person>) {
        let relative = self.person("relative").await;
        let during = Interval { from: instant("2030-01-01"), until: instant("2031-01-01") };
        let mut deed = self.deed().await;
        deed.withdraw(&withdrawal(narrator, Some(work), self.now())).await.unwrap();
        let (child, guardian, kind) = (relative, narrator, "vormund");
        let office = GuardianshipFact { child, guardian, kind, office: during, evidence: seen() };
        deed.guardianship(&office).await.unwrap();
        let relation = "child";
        deed.relative(&RelativeFact { person: narrator, relative, relation, evidence: seen() })
            .await
            .unwrap();
        let (reason, set_by) = ("series".to_owned(), "officer".to_owned());
        let embargo = EmbargoFact { source_id: None, uses: None, during, reason, set_by };
        deed.embargo(work, &embargo).await.unwrap();
        deed.hold(work, &hold("h1", "2026-01-01"), None).await.unwrap();
        deed.end_hold(work, "h1", instant("2026-02-01")).await.unwrap();
        let lifted =
            deed.hold(work, &HoldFact { cause: "dispute", ..hold("h2", "2026-01-01") }, None).await.unwrap();
        let slot = "select key_slot from person where id = $1";
        let slot = digitales::row!(deed.tx(), (String,), slot, narrator.text()).unwrap().unwrap().0;
        let reason = Some((slot.parse().unwrap(), "a reason"));
        deed.lift_hold_because(&lifted.text(), "officer", reason).await.unwrap();
        let edit = Edit::new(0, 1000, Operation::Mute);
        let (asked_by, since) = (narrator, self.now());
        let passage = RestrictionFact { source_id: None, edit, uses: None, person: None, asked_by, since };
        deed.restrict(work, &passage).await.unwrap();
        self.delivers(&mut deed, work, during).await;
        keeps_old_paper(&mut deed, work, narrator).await;
        digitales::run!(deed.tx(), EVENT).unwrap();
        let cut = Id::<Edition>::new(self.now()).unwrap();
        let (officer, now) = (Some("officer"), Some(self.now().millis()));
        digitales::run!(
            deed.tx(),
            EDITION,
            cut.text(),
            work.text(),
            "cut",
            "cut",
            officer,
            now,
            Some("another")
        )
        .unwrap();
        digitales::run!(deed.tx(), EDIT, cut.text()).unwrap();
        deed.wishes(narrator, OnDeath::Close).await.unwrap();
        let removal = RemovalFact { edition: cut, person: narrator, standing: None };
        deed.remove_from_cut(&removal).await.unwrap();
        deed.commit().await.unwrap();
        self.agrees_by_two(narrator).await;
        let recalled = recalls(&mut self.database.read().await.unwrap()).await.unwrap().remove(0);
        let mut deed = self.deed().await;
        deed.happened(recalled.id, "acknowledged", None).await.unwrap();
        deed.commit().await.unwrap();
        let (receipt, language) = ((narrator, narrator, 0), "de".parse().unwrap());
        send_receipt(&self.ledger, Actor::Command, receipt, language, self.now()).await.unwrap();
    }

    /// What the desk adds: evidence that came later, a passage that was lifted, a look at what is sealed.
    async fn agrees_by_two(&self, narrator: Id<Person>) {
        let mut deed = self.deed().await;
        let (closed,) = digitales::row!(deed.tx(), (String,), "select id from restriction").unwrap().unwrap();
        let [one, other] = ["one", "other"].map(Id::<Account>::derived);
        for account in [one, other] {
            digitales::run!(deed.tx(), ACCOUNT, account.text(), account.text()).unwrap();
        }
        let looks = Id::<Proposal>::derived("looks");
        let lifts = Id::<Proposal>::derived("lifts");
        for (id, kind, object) in
            [(lifts, "lift_passage", closed.clone()), (looks, "open_profile", narrator.text())]
        {
            digitales::run!(deed.tx(), PROPOSAL, id.text(), kind, object, one.text()).unwrap();
            digitales::run!(deed.tx(), AGREED, id.text(), other.text(), true).unwrap();
        }
        deed.lift_passage(closed.parse().unwrap(), "officer").await.unwrap();
        deed.profile_opening((looks, one), narrator, "contact").await.unwrap();
        let (said, proof) = digitales::row!(deed.tx(), (String, String), UNPROVEN).unwrap().unwrap();
        deed.prove_later(said.parse().unwrap(), proof.parse().unwrap(), "officer").await.unwrap();
        deed.withdraw_and_erase(&withdrawal(narrator, None, self.now())).await.unwrap();
        let wish = wishes::of(deed.tx(), narrator).await.unwrap().remove(0);
        let (id, language) = (Id::<WishAnswer>::new(self.now()).unwrap(), "de".parse().unwrap());
        let no = NewAnswer { id, wish: &wish, language: &language, reasons: Some("sealed"), by: one };
        deed.wish_answer(&no).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// A partner agreed, and took a file.
    async fn delivers(&self, deed: &mut Deed, work: Id<Work>, during: Interval) {
        let partner = OrganisationFact {
            kind: OrganisationKind::RadioPartner,
            name: "Invented Radio".to_owned(),
            territory: "DE".parse().unwrap(),
            recall_email: "desk@radio.invalid".to_owned(),
            recall_phone: "+49 30 0001".to_owned(),
        };
        let (organisation, _) = deed.organisation(&partner).await.unwrap();
        let (source_id, uses) = ("a1".to_owned(), Use::ALL.into());
        let agreement =
            AgreementFact { source_id, organisation, uses, during, recall_hours: 24, evidence: seen() };
        deed.agreement(&agreement).await.unwrap();
        let sha256 = Sha256Digest::of(b"a broadcast file");
        let sql = "select id from edition where work_id = $1 and kind = 'original'";
        let (edition,) = digitales::row!(deed.tx(), (String,), sql, work.text()).unwrap().unwrap();
        let edition = edition.parse().unwrap();
        let taken = DeliveryFact { work, sha256, edition, organisation, use_: Use::BroadcastDownload };
        deed.deliver(&taken).await.unwrap();
    }
}

/// A paper of 2004, set aside, and a step of asking again.
async fn keeps_old_paper(deed: &mut Deed, work: Id<Work>, person: Id<Person>) {
    let language = "de".parse().unwrap();
    let form = OldForm { name: "form-2004".to_owned(), language, words: "I agree.".to_owned() };
    let form = deed.old_form(&form, instant("2004-01-01")).await.unwrap();
    let evidence = deed.evidence(&seen()).await.unwrap();
    let voice = Voice { capacity: Capacity::Own, by: person };
    let id = Id::<OldPaper>::new(deed.now()).unwrap();
    let (signed, added) = (Some("2004"), None);
    deed.old_paper(&NewOldPaper { id, person, work, voice, form, signed, added, evidence }).await.unwrap();
    let paper = old_papers::one(deed.tx(), id).await.unwrap().unwrap();
    deed.set_aside(&paper, Aside::Twice).await.unwrap();
    let id = Id::<AskingStep>::new(deed.now()).unwrap();
    let (step, channel, day) = (Step::Moved, "post", "2026-05-01");
    let step = NewStep { id, person, step, voice, channel, day, died: None, note: None };
    deed.asking_step(&step).await.unwrap();
}

fn hold(id: &str, from: &str) -> HoldFact {
    let during = Interval { from: instant(from), until: Timestamp::MAX };
    HoldFact { source_id: Some(id.to_owned()), uses: None, during, cause: "safeguarding" }
}

/// For each table of the ledger: how many rows it has, and how one would rewrite, delete and empty it.
macro_rules! ledger {
    ($($table:ident.$column:ident),* $(,)?) => {
        [$((
            concat!("select count(*) from ", stringify!($table)),
            concat!("update ", stringify!($table), " set ", stringify!($column), " = ", stringify!($column)),
            concat!("delete from ", stringify!($table)),
            concat!("truncate ", stringify!($table), " cascade"),
        )),*]
    };
}

#[tokio::test]
async fn what_was_said_is_never_changed_and_never_deleted() {
    let ledger = ledger![
        agreement.until_ms,
        asking_step.step,
        audit_entry.actor,
        consent_evidence.evidence_id,
        consent_record.state,
        consent_scope.until_ms,
        delivery.at_ms,
        edition_edit.op,
        edition_removes.person_id,
        embargo.until_ms,
        evidence.kind,
        evidence_check.result,
        guardianship.until_ms,
        hold.until_ms,
        hold_end.until_ms,
        hold_end_reason.reason,
        later_evidence.evidence_id,
        letter.language,
        notice.body,
        old_form.id,
        old_paper.signed,
        old_paper_aside.reason,
        profile_opening.purpose,
        recall_event.kind,
        recall_notice.due_at,
        recorded_event.digest,
        relative_of.relation,
        restriction.op,
        restriction_end.until_ms,
        roster_attestation.attested_at,
        set_by_hand.fact,
        withdrawal.effective_at,
        wish_answer.reasons,
        work_licence.until_ms,
    ];
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film().await;
        house.writes_everything(work, narrator).await;
        let before = house.refused(work).await;
        for (count, rewrite, delete, empty) in ledger {
            let mut tx = house.database.read().await.unwrap();
            let (rows,) = digitales::row!(&mut tx, (i64,), count).unwrap().unwrap();
            assert!(rows > 0, "{count} finds nothing to protect");
            drop(tx);
            let postgres = matches!(house.database, Database::Postgres(_));
            for sql in [rewrite, delete, empty].iter().take(if postgres { 3 } else { 2 }) {
                let mut tx = house.database.write().await.unwrap();
                let told = digitales::run!(&mut tx, *sql).map_err(|e| e.chain());
                let told = told.expect_err(sql);
                assert!(told.contains("append-only"), "“{sql}” was refused because of {told}");
            }
        }
        assert_eq!(house.refused(work).await, before);
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_hold_ends_by_an_end_of_its_own_and_what_was_held_stays_held_then() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = house.film().await;
        let ends = async |until: Timestamp| -> Result<HoldEnd> {
            let mut deed = house.deed().await;
            let told = deed.end_hold(work, "h1", until).await?;
            deed.commit().await?;
            house.verifies().await;
            Ok(told)
        };
        let mut deed = house.deed().await;
        deed.hold(work, &hold("h1", "2026-01-01"), None).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(house.refused(work).await, ["Hold"]);
        assert_eq!(ends(instant("2026-12-01")).await.unwrap(), HoldEnd::Written);
        assert_eq!(house.refused(work).await, ["Hold"]);
        assert_eq!(ends(instant("2026-12-01")).await.unwrap(), HoldEnd::Stands);
        assert_eq!(ends(Timestamp::MAX).await.unwrap(), HoldEnd::Written);
        assert_eq!(ends(instant("2026-02-01")).await.unwrap(), HoldEnd::Written);
        house.clock.set(house.now().plus_millis(2000));
        assert!(house.is_public(work).await);
        let written = "select until_ms from hold_end where number = 3";
        let mut tx = house.database.read().await.unwrap();
        assert_eq!(digitales::rows!(&mut tx, (i64,), written).unwrap(), [(house.now().millis() - 2000,)]);
        drop(tx);
        assert_eq!(ends(instant("2026-02-01")).await.unwrap(), HoldEnd::Stands);
        assert_eq!(ends(Timestamp::MAX).await.unwrap(), HoldEnd::Over { by_hand: false });
        assert!(house.is_public(work).await, "what has ended does not begin again");
        assert_eq!(ends(instant("2025-01-01")).await.unwrap_err().kind(), Kind::Invalid);
        let mut tx = house.database.read().await.unwrap();
        let held = digitales::rows!(&mut tx, (i64,), "select until_ms from hold").unwrap();
        assert_eq!(held, [(Timestamp::MAX.millis(),)]);
    })
    .await;
}
