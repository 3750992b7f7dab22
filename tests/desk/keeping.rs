//! What is kept and what goes: evidence, sealed profiles, closed passages, people who want to be forgotten.

use digitales::accounts::account::Role;

use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads, text};

const WHY: &str = "Am Telefon bestätigt, mit Rückruf unter der bekannten Nummer.";

async fn public(office: &Office) -> u16 {
    office.get("GET /de/works/the-key").await.status
}

/// The first address on a page that begins so.
fn link(page: &str, begins: &str) -> String {
    let href = page.split("href=\"").find(|part| part.starts_with(begins));
    href.unwrap_or_else(|| panic!("no {begins} in {page}")).split('"').next().unwrap().to_owned()
}

fn people(office: &Office) -> String {
    format!("/de/desk/consent/works/{}/people/{}", office.work, office.narrator)
}

fn person(office: &Office) -> String {
    format!("/de/desk/consent/people/{}", office.narrator)
}

/// Proposes with a form, lets `other` agree, and says where the proposal stands.
pub async fn by_two(one: &Officer, other: &Officer, path: &str, form: &[(&str, &str)]) -> String {
    let answer = one.post(path, form).await;
    assert_eq!(answer.status, 303, "{}", text(&answer));
    let to = leads(&answer);
    assert_eq!(one.post(&to, &[("answer", "yes")]).await.status, 403, "it takes two");
    assert_eq!(other.post(&to, &[("answer", "yes")]).await.status, 303);
    to
}

#[tokio::test]
async fn a_paper_that_is_gone_closes_and_a_new_scan_opens_again_and_is_opened_for_a_purpose() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let piece = link(&kofi.page(&people(&office)).await, "/de/desk/consent/evidence/");
        office.clock.set(office.clock.now().plus_millis(1000));
        assert_eq!(kofi.post(&piece, &[("deed", "look")]).await.status, 422, "somebody has to look");
        assert_eq!(kofi.post(&piece, &[("deed", "look"), ("found", "missing")]).await.status, 303);
        assert!(matches!(public(&office).await, 404 | 410), "what rests on it is closed");
        assert!(kofi.page("/de/desk/consent").await.contains(&piece), "it waits in the inbox");
        let page = kofi.page(&people(&office)).await;
        let add = link(&page, &format!("/de/desk/consent/works/{}/declarations/", office.work));
        let empty = kofi.post_file(&add, &[], None).await;
        assert_eq!(empty.status, 422, "{}", text(&empty));
        let scan = b"%PDF-1.7 a form that was found again trailer /Type /Page startxref 0 %%EOF";
        let added = kofi.post_file(&add, &[], Some(scan)).await;
        assert!(leads(&added).starts_with(&format!("{}?said=", people(&office))), "{}", text(&added));
        assert_eq!(public(&office).await, 200);
        assert!(!office.finds_on_disk(scan), "it is sealed");
        let page = kofi.page("/de/desk/consent/evidence").await;
        assert!(page.contains("verschlüsselt hier"), "{page}");
        let page = kofi.page(&people(&office)).await;
        let scanned = page.split("href=\"").filter(|part| part.starts_with("/de/desk/consent/evidence/"));
        let scanned = scanned.map(|part| part.split('"').next().unwrap()).find(|to| *to != piece).unwrap();
        assert_eq!(kofi.post(scanned, &[("deed", "open")]).await.status, 422, "no purpose, no opening");
        assert_eq!(lin.post(scanned, &[("deed", "open"), ("purpose", "dispute")]).await.status, 403);
        let opened = kofi.post(scanned, &[("deed", "open"), ("purpose", "consent_check")]).await;
        assert_eq!((opened.status, opened.body.as_slice()), (200, scan.as_slice()));
        assert_eq!(opened.header("cache-control"), Some("no-store"));
        for page in [lin.page(scanned).await, lin.page(&person(&office)).await] {
            assert!(page.contains("was gesagt wurde") && page.contains("kofi"), "{page}");
        }
        office.clock.set(office.clock.now().plus_millis(1000));
        assert_eq!(kofi.post(scanned, &[("deed", "look")]).await.status, 303, "the library looks itself");
    })
    .await;
}

#[tokio::test]
async fn a_sealed_profile_is_looked_at_by_two_for_a_day_and_without_a_birth_date() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let sealed = r#"{"legal_name": "Ayla Erfunden", "born": "1990-05-04", "phone": "0170 000"}"#;
        let (code, _, told) = office.runs(&["person", "profile", "ayla"], sealed);
        assert_eq!(code, 0, "{told}");
        let short = [("deed", "ask"), ("purpose", "contact"), ("note", "so")];
        let refused = kofi.post(&person(&office), &short).await;
        assert!(refused.status == 422 && text(&refused).contains("value=\"contact\" checked"));
        let form = [("deed", "ask"), ("purpose", "contact"), ("note", WHY)];
        let to = by_two(&kofi, &inge, &person(&office), &form).await;
        let id = to.rsplit('/').next().unwrap();
        let open = [("deed", "open"), ("id", id)];
        assert!(inge.page(&to).await.contains("<bdi>ayla</bdi>"), "whom it is about");
        assert_eq!(inge.post(&person(&office), &open).await.status, 403, "only who asked looks");
        let other = office.somebody_passes_by().await;
        let elsewhere = format!("/de/desk/consent/people/{other}");
        assert_eq!(kofi.post(&elsewhere, &open).await.status, 403, "under nobody else's name");
        let page = text(&kofi.post(&person(&office), &open).await);
        assert!(page.contains("Ayla Erfunden") && page.contains("0170 000"), "{page}");
        assert!(!page.contains("1990"), "{page}");
        let page = kofi.page(&person(&office)).await;
        assert!(page.contains("Verschlossenes geöffnet") && !page.contains("Erfunden"), "{page}");
        office.clock.set(office.clock.now().plus_millis(24 * 60 * 60 * 1000));
        let kofi = office.officer("kwame", &[Role::ConsentOfficer]).await;
        assert_eq!(kofi.post(&person(&office), &open).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_passage_is_closed_by_one_and_lifted_by_two() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.lasts_a_minute().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let write = format!("/de/desk/consent/works/{}/write", office.work);
        let form = format!("{write}?what=passage");
        let whose = format!("{} own {}", office.narrator, office.narrator);
        let half = [("deed", "passage"), ("whose", whose.as_str()), ("start", "0:50"), ("end", "2:00")];
        let told = kofi.post(&write, &half).await;
        let page = text(&told);
        assert!(
            told.status == 422 && page.contains("id=\"op-fault\"") && page.contains("id=\"start-fault\"")
        );
        assert!(page.contains("value=\"0:50\""), "nothing is lost: {page}");
        let boxed = [
            ("deed", "passage"),
            ("whose", whose.as_str()),
            ("start", "0:10"),
            ("end", "0:12.5"),
            ("op", "blur"),
            ("left", "50"),
            ("top", "20"),
            ("width", "60"),
            ("height", "10"),
        ];
        let told = kofi.post(&write, &boxed).await;
        assert!(
            told.status == 422 && text(&told).contains("id=\"left-fault\""),
            "it sticks out of the picture"
        );
        let boxed = boxed.map(|(name, value)| (name, if name == "width" { "25" } else { value }));
        let closed = kofi.post(&write, &boxed).await;
        assert_eq!(leads(&closed), format!("{write}?done=passage"));
        assert!(matches!(public(&office).await, 404 | 410), "all of the work, until there is an edition");
        let page = kofi.page(&form).await;
        assert!(page.contains("0:10–0:13") || page.contains("0:10–0:12"), "{page}");
        let id = crate::consents::field(&page, "id");
        let refused = office.opens_alone(&id, &kofi).await.unwrap_err();
        assert!(format!("{refused:?}").contains("two people"), "{refused:?}");
        let lift = [("deed", "lift-passage"), ("id", id.as_str()), ("note", WHY)];
        let short = [("deed", "lift-passage"), ("id", id.as_str()), ("note", "so")];
        assert_eq!(kofi.post(&write, &short).await.status, 422);
        let to = by_two(&kofi, &inge, &write, &lift).await;
        let page = inge.page(&to).await;
        assert!(page.contains("0:10–0:1") && page.contains(&people(&office)), "it is told still: {page}");
        assert_eq!(public(&office).await, 200);
        assert_eq!(kofi.post(&write, &lift).await.status, 409, "it is lifted");
        let (code, said, told) = office.runs(&["audit", "verify"], "");
        assert_eq!(code, 0, "{said}{told}");
    })
    .await;
}

#[tokio::test]
async fn who_wants_to_be_forgotten_is_closed_at_once_and_erased_by_two() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let whose = format!("own {}", office.narrator);
        let told = kofi.post(&person(&office), &[("deed", "erase"), ("whose", whose.as_str())]).await;
        let page = text(&told);
        assert!(
            told.status == 422 && page.contains("id=\"when-fault\"") && page.contains("id=\"channel-fault\"")
        );
        assert_eq!(public(&office).await, 200);
        let form = [
            ("deed", "erase"),
            ("whose", whose.as_str()),
            ("channel", "phone"),
            ("when", "set"),
            ("note", WHY),
        ];
        let answer = kofi.post(&person(&office), &form).await;
        assert_eq!(answer.status, 303, "{}", text(&answer));
        let to = leads(&answer);
        assert!(matches!(public(&office).await, 404 | 410), "closing takes one");
        assert!(kofi.page("/de/desk/consent/erasures").await.contains("Nichts läuft."));
        let refused = office.erases_alone(&kofi).await.unwrap_err();
        assert!(format!("{refused:?}").contains("two people"), "{refused:?}");
        assert_eq!(kofi.post(&to, &[("answer", "yes")]).await.status, 403);
        let page = inge.page(&to).await;
        assert!(page.contains(WHY) && page.contains("the-key"), "{page}");
        assert!(page.contains("Telefon"), "how it was said: {page}");
        assert!(page.contains(&format!("href=\"{}\"><bdi>ayla</bdi>", person(&office))), "{page}");
        assert!(inge.page("/de/desk/proposals").await.contains("<bdi>ayla</bdi>"));
        assert_eq!(inge.post(&to, &[("answer", "yes")]).await.status, 303);
        let told = inge.page(&to).await;
        assert!(told.contains("Originale und Schlüssel gehen am Montag, 15. Juni 2026"), "{told}");
        let running = link(&told, "/de/desk/consent/erasures/");
        let list = inge.page("/de/desk/consent/erasures").await;
        assert!(list.contains(&running), "{list}");
        let arabic = inge.page("/ar/desk/consent/erasures").await;
        assert!(arabic.contains("2026، 12:00") && !arabic.contains(", 12:00"), "{arabic}");
        assert!(list.contains("noch 14 Tage") && list.contains("the-key"), "{list}");
        let there = link(&list, "/de/desk/consent/erasures/");
        let page = inge.page(&there).await;
        assert!(page.contains("Löschung läuft") && page.contains("Bis dahin läuft sie"), "{page}");
        assert!(
            !page.contains("Bescheinigung über die Löschung"),
            "nothing certifies what still runs: {page}"
        );
        office.clock.set(office.clock.now().plus_millis(15 * 86_400_000));
        office.eraser.due().await.unwrap();
        let inge = office.officer("ida", &[Role::ConsentOfficer]).await;
        let page = inge.page(&there).await;
        assert!(page.contains("Bescheinigung über die Löschung"), "{page}");
        assert!(!page.contains("Löschung läuft"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn what_was_erased_is_told_page_by_page_and_what_runs_stands_above_it() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        office.forgets_many(51).await;
        let list = "/de/desk/consent/erasures";
        let first = inge.page(list).await;
        assert!(first.contains("the-key") && first.contains("somebody-51<"), "the last first: {first}");
        assert!(!first.contains("somebody-1<"), "fifty are a page: {first}");
        let next = link(&first, "?after=").replace("&#38;", "&");
        let second = inge.page(&format!("{list}{next}")).await;
        assert!(second.contains("somebody-1<") && !second.contains("somebody-51<"), "{second}");
        assert!(!second.contains("the-key") && !second.contains("rel=\"next\""), "{second}");
        assert_eq!(inge.get(&format!("{list}?after=nowhere")).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn whoever_answers_an_erasure_sees_who_else_is_in_what_goes_and_in_what_stays() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.joins("rojin").await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let whose = format!("own {}", office.narrator);
        let work = office.work.text();
        let form = [
            ("deed", "erase"),
            ("whose", whose.as_str()),
            ("channel", "post"),
            ("when", "set"),
            ("note", WHY),
            ("work", work.as_str()),
        ];
        let to = leads(&kofi.post(&person(&office), &form).await);
        let page = inge.page(&to).await;
        assert!(page.contains("the-key – darin auch: rojin"), "{page}");
        assert!(page.contains("<bdi>Post</bdi>"), "{page}");
        assert!(inge.page("/de/desk/proposals").await.contains("eigenes Wort"), "whose word it is");
    })
    .await;
}
