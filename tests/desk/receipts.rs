//! What a receipt of something that took two says to an auditor, whichever entry it is of.

use digitales::accounts::account::Role;

use crate::consents::{field, form as declaration, notice, pairs, record};
use crate::deeds::{choice, form, write};
use crate::engines::{Engine, on_each_engine};
use crate::keeping::by_two;
use crate::office::{Office, Officer, leads, text};
use crate::promises::{NOTE, PUBLIC, kept, narrator_of_old, reading};
use crate::settling::person;
use crate::waivers::{roles, waiver};

const WHY: &str = "Am Telefon bestätigt, mit Rückruf unter der bekannten Nummer.";
const LOGGED: &str = "Dass diese Begründung gelesen wurde, steht im Protokoll";
const OF_SOMEBODY: &str = "; die Person kann es erfahren.";
const SCAN: &[u8] = b"%PDF-1.7 a signed form trailer /Type /Page startxref 0 %%EOF";

/// Two officers and an auditor.
struct Three {
    office: Office,
    kofi: Officer,
    inge: Officer,
    lin: Officer,
}

impl Three {
    async fn open(engine: &Engine) -> Self {
        let office = Office::open(engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        Self { office, kofi, inge, lin }
    }

    /// Kofi proposes with a form of the work, and Inge agrees.
    async fn agree(&self, form: &[(&str, &str)]) {
        by_two(&self.kofi, &self.inge, &write(&self.office), form).await;
    }

    /// The last entry of a kind says who proposed it, who answered, and `why`; and whether that was read is written down.
    async fn told(&self, kind: &str, why: &str, logged: Option<&str>) {
        let looks = self.office.entry_of("words_opened").await;
        let number = self.office.entry_of(kind).await;
        let page = self.lin.page(&format!("/de/desk/consent/receipt?of={number}")).await;
        for told in ["kofi · ", "Ja · inge · ", why] {
            assert!(page.contains(told), "{kind}: {told}: {page}");
        }
        let looked = self.office.entry_of("words_opened").await > looks;
        assert_eq!((looked, page.contains(LOGGED)), (logged.is_some(), logged.is_some()), "{kind}: {page}");
        if let Some(end) = logged {
            assert!(page.contains(&format!("{LOGGED}{end}")), "{kind}: {page}");
        }
    }
}

#[tokio::test]
async fn whatever_two_ended_says_to_an_auditor_who_proposed_it_who_answered_and_why() {
    on_each_engine(async |engine| {
        let three = Three::open(&engine).await;
        let (office, kofi) = (&three.office, &three.kofi);
        office.a_girl_joins().await;
        office.is_under_embargo().await;
        for kind in ["guardianship", "embargo"] {
            let page = kofi.page(&form(office, "end")).await;
            let id = page.split("<option value=\"").find(|part| part.starts_with(kind)).expect(kind);
            let id = id.split('"').next().unwrap();
            three.agree(&[("deed", "end"), ("id", id), ("note", WHY)]).await;
        }
        three.told("guardianship_end", WHY, Some(OF_SOMEBODY)).await;
        three.told("embargo_end", WHY, Some(".")).await;

        assert_eq!(
            kofi.post(&write(office), &[("deed", "hold"), ("cause", "safeguarding")]).await.status,
            303
        );
        let hold = field(&kofi.page(&form(office, "hold")).await, "id");
        three.agree(&[("deed", "lift"), ("id", &hold), ("note", WHY)]).await;
        three.told("hold_end", WHY, Some(".")).await;

        office.lasts_a_minute().await;
        let whose = format!("{0} own {0}", office.narrator);
        let closed = [
            ("deed", "passage"),
            ("whose", whose.as_str()),
            ("start", "0:10"),
            ("end", "0:12"),
            ("op", "mute"),
        ];
        let done = kofi.post(&write(office), &closed).await;
        assert_eq!(done.status, 303, "{}", text(&done));
        let passage = field(&kofi.page(&form(office, "passage")).await, "id");
        three.agree(&[("deed", "lift-passage"), ("id", &passage), ("note", WHY)]).await;
        three.told("restriction_end", WHY, Some(OF_SOMEBODY)).await;
    })
    .await;
}

#[tokio::test]
async fn whatever_two_declared_or_proved_says_to_an_auditor_who_proposed_it_who_answered_and_why() {
    on_each_engine(async |engine| {
        let three = Three::open(&engine).await;
        let (office, kofi, inge) = (&three.office, &three.kofi, &three.inge);
        let (girl, _) = office.a_girl_joins().await;
        let page = kofi.page(&format!("{}?person={girl}&as=own&by={girl}", record(office))).await;
        let girl = girl.text();
        let hers = [("person", girl.as_str()), ("as", "own"), ("by", girl.as_str())];
        let said = declaration(office, &notice(&page), &hers);
        let people = format!("/de/desk/consent/works/{}/people/{girl}", office.work);
        let to = leads(&kofi.post_file(&people, &pairs(&said), Some(SCAN)).await);
        assert_eq!(inge.post(&to, &[("answer", "yes")]).await.status, 303);
        three.told("consent_record", "eigenes Wort", None).await;

        let page = kofi.page(&people).await;
        let add = format!("/de/desk/consent/works/{}/declarations/", office.work);
        let add = page.split("href=\"").find(|part| part.starts_with(&add)).expect("where to add evidence");
        let add = add.split('"').next().unwrap();
        let scan = b"%PDF-1.7 signed once more trailer /Type /Page startxref 0 %%EOF";
        let to = leads(&kofi.post_file(add, &[], Some(scan)).await);
        assert_eq!(inge.post(&to, &[("answer", "yes")]).await.status, 303);
        three.told("later_evidence", "eigenes Wort", None).await;

        let friend = narrator_of_old(office).await;
        let at = kept(office, kofi, &friend, &[]).await;
        let read = reading(PUBLIC, NOTE);
        by_two(kofi, inge, &at, &pairs(&read)).await;
        three.told("consent_record", NOTE, Some(OF_SOMEBODY)).await;

        let last = choice(&kofi.page(&form(office, "invalidate")).await, "declaration");
        three.agree(&[("deed", "invalidate"), ("declaration", &last), ("note", WHY)]).await;
        three.told("consent_record", WHY, Some(OF_SOMEBODY)).await;
    })
    .await;
}

#[tokio::test]
async fn whatever_two_waived_opened_or_erased_says_to_an_auditor_who_proposed_it_who_answered_and_why() {
    on_each_engine(async |engine| {
        let three = Three::open(&engine).await;
        let (office, kofi, inge) = (&three.office, &three.kofi, &three.inge);
        let guest = office.somebody_passes_by().await.text();
        let page = kofi.page(&form(office, "waive")).await;
        let (version, seen) = (field(&page, "version"), roles(&page, &guest));
        three.agree(&waiver(&guest, WHY, (&version, &seen))).await;
        three.told("waiver", WHY, Some(OF_SOMEBODY)).await;

        let sealed = r#"{"legal_name": "Ayla Erfunden", "phone": "0170 000"}"#;
        assert_eq!(office.runs(&["person", "profile", "ayla"], sealed).0, 0);
        let ask = [("deed", "ask"), ("purpose", "contact"), ("note", WHY)];
        let to = by_two(kofi, inge, &person(office), &ask).await;
        let open = [("deed", "open"), ("id", to.rsplit('/').next().unwrap())];
        assert_eq!(kofi.post(&person(office), &open).await.status, 200);
        three.told("profile_opening", WHY, Some(OF_SOMEBODY)).await;

        let own = format!("own {}", office.narrator);
        let erase = [
            ("deed", "erase"),
            ("whose", own.as_str()),
            ("channel", "phone"),
            ("when", "set"),
            ("note", WHY),
        ];
        by_two(kofi, inge, &person(office), &erase).await;
        three.told("erasure", WHY, Some(OF_SOMEBODY)).await;
    })
    .await;
}
