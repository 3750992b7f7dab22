//! That nobody need ask somebody who appears: two say it of what both looked at, and one ends it.

use digitales::accounts::account::Role;

use crate::consents::field;
use crate::deeds::{agrees, form, public, write};
use crate::engines::on_each_engine;
use crate::office::{Office, leads, text};

#[tokio::test]
async fn nobodys_consent_is_waived_by_one_pair_of_eyes() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let passer_by = office.somebody_passes_by().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        assert!(matches!(public(&office).await, 404 | 410), "the passer-by was not asked");
        let (person, note) = (passer_by.text(), "Geht drei Sekunden lang weit hinten durch das Bild.");
        let seen = format!("{person} depicted");
        let said = waiver(&person, note, ("1", &seen));
        let to = leads(&kofi.post(&write(&office), &said).await);
        assert!(matches!(public(&office).await, 404 | 410));
        assert_eq!(kofi.post(&to, &[("answer", "yes")]).await.status, 403);
        agrees(&inge, &to).await;
        assert_eq!(public(&office).await, 200);
        let page = kofi.page(&form(&office, "waive")).await;
        assert!(page.contains("value=\"end-waiver\"") && page.contains("passer-by"), "{page}");
        let ends = [("deed", "end-waiver"), ("person", person.as_str())];
        let done = kofi.post(&write(&office), &ends).await;
        assert_eq!(leads(&done), format!("{}?done=end-waiver", write(&office)));
        assert!(matches!(public(&office).await, 404 | 410), "one is enough to close");
        assert_eq!(kofi.post(&write(&office), &ends).await.status, 409, "it is ended already");
    })
    .await;
}

/// The form as it is sent: of the master and the roles that stood on the page.
pub fn waiver<'a>(
    person: &'a str,
    note: &'a str,
    (version, seen): (&'a str, &'a str),
) -> [(&'static str, &'a str); 6] {
    [
        ("deed", "waive"),
        ("person", person),
        ("ground", "kug_23_1_2"),
        ("note", note),
        ("version", version),
        ("seen", seen),
    ]
}

/// The person and their roles, as the page has them.
pub fn roles(page: &str, person: &str) -> String {
    let seen = page.split("name=\"seen\" value=\"").skip(1);
    let seen = seen.map(|part| part.split('"').next().unwrap()).find(|seen| seen.starts_with(person));
    seen.unwrap_or_else(|| panic!("no roles of {person}: {page}")).to_owned()
}

#[tokio::test]
async fn a_waiver_is_of_the_roles_that_stood_on_the_page_and_a_change_meanwhile_is_told_kindly() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let passer_by = office.somebody_passes_by().await;
        let person = passer_by.text();
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = kofi.page(&form(&office, "waive")).await;
        assert!(page.contains("passer-by – Zu sehen"), "the roles are read: {page}");
        let (version, seen) = (field(&page, "version"), roles(&page, &person));
        assert_eq!(seen, format!("{person} depicted"));
        office.speaks(passer_by).await;
        let note = "Geht drei Sekunden lang weit hinten durch das Bild.";
        let said = waiver(&person, note, (&version, &seen));
        let told = kofi.post(&write(&office), &said).await;
        assert_eq!(told.status, 409);
        let told = text(&told);
        assert!(told.contains("Auf der Liste hat sich inzwischen etwas geändert"), "{told}");
        assert!(told.contains(note), "nothing that was typed is lost: {told}");
        let seen = roles(&told, &person);
        assert_eq!(seen, format!("{person} depicted,heard"), "what is sent next is what stands there now");
        let said = waiver(&person, note, (&version, &seen));
        assert_eq!(kofi.post(&write(&office), &said).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_auditor_reads_from_a_receipt_who_allowed_a_waiver_when_and_in_which_words() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let person = office.somebody_passes_by().await.text();
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let note = "Geht drei Sekunden lang weit hinten durch das Bild.";
        let page = kofi.page(&form(&office, "waive")).await;
        let (version, seen) = (field(&page, "version"), roles(&page, &person));
        let to = leads(&kofi.post(&write(&office), &waiver(&person, note, (&version, &seen))).await);
        office.clock.set(office.clock.now().plus_millis(60_000));
        let matrix = kofi.page(&format!("/de/desk/consent/works/{}", office.work)).await;
        assert!(matrix.contains("wartet auf zweite Person"), "{matrix}");
        agrees(&inge, &to).await;
        assert_eq!(lin.get(&to).await.status, 403, "who answers is an officer");
        for kind in ["proposal", "proposal_answer", "waiver"] {
            let number = office.entry_of(kind).await;
            let page = lin.page(&format!("/de/desk/consent/receipt?of={number}")).await;
            for told in [note, "kofi · ", "Ja · inge · ", "Beiwerk (KUG § 23 (1) 2)", "<bdi>passer-by</bdi>"]
            {
                assert!(page.contains(told), "{kind}: {told}: {page}");
            }
        }
        let looks = office.entry_of("words_opened").await;
        assert!(looks > 0, "that the words were read is written down");
        let people = format!("/de/desk/consent/works/{}/people/{person}", office.work);
        let page = lin.page(&people).await;
        let receipt = format!("/de/desk/consent/receipt?of={}", office.entry_of("waiver").await);
        assert!(page.contains("Beiwerk (KUG § 23 (1) 2)") && page.contains(&receipt), "{page}");
        let about = lin.page(&format!("/de/desk/consent/people/{person}")).await;
        assert!(about.contains("Begründung gelesen"), "{about}");
    })
    .await;
}

#[tokio::test]
async fn whoever_passes_by_unasked_leads_to_the_form_that_says_so() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let person = office.somebody_passes_by().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let why = format!("/de/desk/consent/works/{}/why?use=public_stream", office.work);
        let page = kofi.page(&why).await;
        let cure = format!("{}&amp;person={person}", form(&office, "waive"));
        let cured = cure.replace("&amp;", "&");
        assert!(
            page.contains(&cure) || page.contains(&cured) || page.contains(&cure.replace("&amp;", "&#38;")),
            "{page}"
        );
        let page = kofi.page(&cured).await;
        assert!(page.contains(&format!("<option value=\"{person}\" selected")), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_waiver_is_of_the_master_that_both_looked_at() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let person = office.somebody_passes_by().await.text();
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let note = "Geht drei Sekunden lang weit hinten durch das Bild.";
        let page = kofi.page(&form(&office, "waive")).await;
        let (seen, in_roles) = (field(&page, "version"), roles(&page, &person));
        let to = kofi.post(&write(&office), &waiver(&person, note, (&seen, &in_roles))).await;
        let to = to.header("location").unwrap().to_owned();
        office.gets_a_new_master().await;
        let told = inge.post(&to, &[("answer", "yes")]).await;
        assert_eq!(told.status, 409, "nobody looked at this one");
        assert!(matches!(public(&office).await, 404 | 410));
        let again = waiver(&person, note, (&seen, &in_roles));
        assert_eq!(kofi.post(&write(&office), &again).await.status, 409);
        assert_eq!(inge.post(&to, &[("answer", "no")]).await.status, 303);
    })
    .await;
}
