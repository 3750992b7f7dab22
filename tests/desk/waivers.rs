//! That nobody need ask somebody who appears: two say it of what both looked at, and one ends it.

use digitales::accounts::account::Role;

use crate::consents::field;
use crate::deeds::{agrees, form, public, write};
use crate::engines::on_each_engine;
use crate::office::{Office, leads};

#[tokio::test]
async fn nobodys_consent_is_waived_by_one_pair_of_eyes() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let passer_by = office.somebody_passes_by().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        assert!(matches!(public(&office).await, 404 | 410), "the passer-by was not asked");
        let (person, note) = (passer_by.text(), "Geht drei Sekunden lang weit hinten durch das Bild.");
        let said = waiver(&person, note, "1");
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

fn waiver<'a>(person: &'a str, note: &'a str, version: &'a str) -> [(&'static str, &'a str); 5] {
    [("deed", "waive"), ("person", person), ("ground", "kug_23_1_2"), ("note", note), ("version", version)]
}

#[tokio::test]
async fn a_waiver_is_of_the_master_that_both_looked_at() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let person = office.somebody_passes_by().await.text();
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let note = "Geht drei Sekunden lang weit hinten durch das Bild.";
        let seen = field(&kofi.page(&form(&office, "waive")).await, "version");
        let to = kofi.post(&write(&office), &waiver(&person, note, &seen)).await;
        let to = to.header("location").unwrap().to_owned();
        office.gets_a_new_master().await;
        let told = inge.post(&to, &[("answer", "yes")]).await;
        assert_eq!(told.status, 409, "nobody looked at this one");
        assert!(matches!(public(&office).await, 404 | 410));
        assert_eq!(kofi.post(&write(&office), &waiver(&person, note, &seen)).await.status, 409);
        assert_eq!(inge.post(&to, &[("answer", "no")]).await.status, 303);
    })
    .await;
}
