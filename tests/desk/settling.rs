//! What is settled at the desk: embargoes, rights, agreements; links to people's own pages; originals that are kept after
//! all, because the answer is no.

use digitales::accounts::account::Role;
use digitales::consent::audit::Actor;
use digitales::consent::fact::OrganisationFact;
use digitales::consent::ledger::Deed;
use digitales::consent::record::OrganisationKind;

use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads, text};
use crate::papers::at;

const WHY: &str = "Zwei andere erzählen darin auch.\nSie wollen, dass ihre Stimmen bleiben.";

fn write(office: &Office) -> String {
    format!("/de/desk/consent/works/{}/write", office.work)
}

pub fn person(office: &Office) -> String {
    format!("/de/desk/consent/people/{}", office.narrator)
}

pub async fn public(office: &Office) -> u16 {
    office.get("GET /de/works/the-key").await.status
}

/// The faults of a form that is not taken.
pub async fn faulty(officer: &Officer, path: &str, form: &[(&str, &str)]) -> String {
    let answer = officer.post(path, form).await;
    assert_eq!(answer.status, 422, "{}", text(&answer));
    text(&answer)
}

/// The value of a hidden field on a page.
fn hidden(page: &str, name: &str) -> String {
    let at = format!("name=\"{name}\" value=\"");
    let from = page.split(&at).nth(1).unwrap_or_else(|| panic!("no {name} in {page}"));
    from.split('"').next().unwrap().to_owned()
}

/// Prints a card for the narrator: the address on it.
pub async fn card(office: &Office, officer: &Officer) -> String {
    let own = format!("own {}", office.narrator);
    let form = [("deed", "link"), ("holder", own.as_str()), ("way", "card")];
    let answer = officer.post(&person(office), &form).await;
    let page = text(&answer);
    assert_eq!((answer.status, answer.header("cache-control")), (200, Some("no-store")), "{page}");
    assert!(page.contains("<svg") && page.contains("zurück") || page.contains("Zurück"), "{page}");
    let link = page.split("/my/").nth(1).unwrap().split('<').next().unwrap();
    format!("/my/{link}")
}

/// The narrator takes everything back on their own page and wishes the original away.
pub async fn wishes_the_original_away(office: &Office, link: &str) {
    let path = format!("{link}/{}/stop", office.work);
    let form = text(&office.get(&format!("GET {path}")).await);
    let grant = hidden(&form, "grant");
    let sent = [("grant", grant.as_str()), ("erase", "yes")];
    assert_eq!(office.post(&path, &sent, "").await.status, 303);
}

#[tokio::test]
async fn an_embargo_closes_at_once_and_ends_with_its_day_or_earlier() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let page = faulty(&kofi, &write(&office), &[("deed", "embargo"), ("from", "2026-06-03")]).await;
        assert!(page.contains("id=\"reason-fault\"") && page.contains("id=\"until-fault\""), "{page}");
        assert!(page.contains("value=\"2026-06-03\""), "nothing is lost: {page}");
        let turned =
            [("deed", "embargo"), ("reason", "wish"), ("from", "2026-06-05"), ("until", "2026-06-03")];
        assert!(faulty(&kofi, &write(&office), &turned).await.contains("liegt vor dem ersten"));
        let form = [("deed", "embargo"), ("reason", "wish"), ("until", "2026-06-03")];
        assert_eq!(lin.post(&write(&office), &form).await.status, 403);
        assert_eq!(public(&office).await, 200);
        let done = kofi.post(&write(&office), &form).await;
        assert_eq!(leads(&done), format!("{}?done=embargo", write(&office)));
        assert!(matches!(public(&office).await, 404 | 410), "one closes");
        let page = kofi.page(&format!("{}?what=end", write(&office))).await;
        let id = page.split("value=\"embargo ").nth(1).unwrap().split('"').next().unwrap();
        let id = format!("embargo {id}");
        office.clock.set(office.clock.now().plus_millis(1000));
        let note = "Die Sendung lief schon gestern; die anderen wissen davon.";
        let end = [("deed", "end"), ("id", id.as_str()), ("note", note)];
        let to = leads(&kofi.post(&write(&office), &end).await);
        assert!(matches!(public(&office).await, 404 | 410), "one does not open");
        assert_eq!(inge.post(&to, &[("answer", "yes")]).await.status, 303);
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(public(&office).await, 200);
        assert_eq!(kofi.post(&write(&office), &form).await.status, 303);
        office.clock.set(at("2026-06-03T22:00:01Z"));
        assert_eq!(public(&office).await, 200, "the third of June is over, and nobody did anything");
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}

#[tokio::test]
async fn a_right_is_for_named_uses_places_and_days_and_opens_again_what_had_none() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        for use_ in ["catalogue", "public_stream"] {
            let id = format!("licence {}", office.licence_of(use_).await);
            assert_eq!(kofi.post(&write(&office), &[("deed", "end"), ("id", &id)]).await.status, 303);
        }
        office.clock.set(office.clock.now().plus_millis(2000));
        assert!(matches!(public(&office).await, 404 | 410), "no right, no byte");
        let page =
            faulty(&kofi, &write(&office), &[("deed", "licence"), ("uri", "https://example.org/")]).await;
        for field in ["licence-uses", "places", "until", "basis", "uri", "holder"] {
            assert!(page.contains(&format!("id=\"{field}-fault\"")), "{field}: {page}");
        }
        let mut form = vec![
            ("deed", "licence"),
            ("uses", "catalogue"),
            ("uses", "public_stream"),
            ("places", "DE"),
            ("until", "2030-12-31"),
            ("basis", "licence"),
            ("uri", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
            ("holder", "Verlag der Musik"),
        ];
        let page = faulty(&kofi, &write(&office), &form).await;
        assert!(page.contains("id=\"places-fault\"") && page.contains("id=\"final-fault\""), "{page}");
        assert!(
            page.contains("id=\"licence-catalogue\" name=\"uses\" value=\"catalogue\" checked"),
            "{page}"
        );
        form[3] = ("places", "001");
        form.push(("final", "yes"));
        let done = kofi.post(&write(&office), &form).await;
        assert_eq!(done.status, 303, "{}", text(&done));
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(public(&office).await, 200);
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}

#[tokio::test]
async fn an_agreement_is_written_down_with_its_paper_and_ends_earlier() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let station = partner(&office).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let here = "/de/desk/consent/agreements";
        assert!(kofi.page(here).await.contains("Nichts vereinbart."));
        assert!(!lin.page(here).await.contains("<form class=\"write-form\""), "an auditor only reads");
        let active = async || !explained(&office).contains("AgreementInactive");
        assert!(!active().await);
        let half =
            [("deed", "new"), ("partner", station.as_str()), ("uses", "school_embed"), ("hours", "400")];
        let told = kofi.post_file(here, &half, None).await;
        let page = text(&told);
        assert_eq!(told.status, 422, "{page}");
        for field in ["uses", "until", "hours", "paper"] {
            assert!(page.contains(&format!("id=\"{field}-fault\"")), "{field}: {page}");
        }
        let form = [
            ("deed", "new"),
            ("partner", station.as_str()),
            ("uses", "broadcast_download"),
            ("until", "2030-12-31"),
            ("hours", "24"),
        ];
        let scan = b"%PDF-1.7 what we agreed on trailer /Type /Page startxref 0 %%EOF";
        assert_eq!(lin.post_file(here, &form, Some(scan)).await.status, 403);
        let done = kofi.post_file(here, &form, Some(scan)).await;
        assert_eq!(leads(&done), "/de/desk/consent/agreements?done=new", "{}", text(&done));
        assert!(!office.finds_on_disk(scan), "its paper is sealed");
        assert!(active().await);
        let page = kofi.page(here).await;
        assert!(
            page.contains("Rückruf in 24 Stunden bestätigt") && page.contains("Radio Weitblick"),
            "{page}"
        );
        let id = hidden(&page, "agreement");
        let end = [("deed", "end"), ("agreement", id.as_str())];
        assert_eq!(kofi.post_file(here, &end, None).await.status, 303);
        office.clock.set(office.clock.now().plus_millis(2000));
        assert!(!active().await, "closing takes one, at once");
        assert!(kofi.page(here).await.contains("zu Ende"));
        assert_eq!(kofi.post_file(here, &end, None).await.status, 409);
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}

async fn partner(office: &Office) -> String {
    let mut deed = Deed::begin(&office.ledger, Actor::Import, office.clock.now()).await.unwrap();
    let station = OrganisationFact {
        kind: OrganisationKind::RadioPartner,
        name: "Radio Weitblick".into(),
        territory: "DE".parse().unwrap(),
        recall_email: "recall@station.example".into(),
        recall_phone: "030 123".into(),
    };
    let (id, _) = deed.organisation(&station).await.unwrap();
    deed.commit().await.unwrap();
    id.text()
}

/// What the rule says to the station now.
fn explained(office: &Office) -> String {
    let now = office.clock.now().to_string();
    let asked = ["--use", "broadcast_download", "--place", "DE", "--at", &now, "--as", "radio_partner"];
    let mut arguments = vec!["consent", "explain", "--work", "the-key", "--organisation", "Radio Weitblick"];
    arguments.extend(asked);
    office.runs(&arguments, "").1
}

#[tokio::test]
async fn a_card_is_printed_once_and_its_link_is_ended_at_the_desk() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let page = faulty(&kofi, &person(&office), &[("deed", "link")]).await;
        assert!(page.contains("id=\"holder-fault\"") && page.contains("id=\"way-fault\""), "{page}");
        assert!(!page.contains("id=\"way-post\""), "nothing is set up to send by");
        let own = format!("own {}", office.narrator);
        let by_post = [("deed", "link"), ("holder", own.as_str()), ("way", "post")];
        faulty(&kofi, &person(&office), &by_post).await;
        let by_hand = [("deed", "link"), ("holder", own.as_str()), ("way", "card")];
        assert_eq!(lin.post(&person(&office), &by_hand).await.status, 403);
        let link = card(&office, &kofi).await;
        assert_eq!(office.get(&format!("GET {link}")).await.status, 200);
        let papers = text(&office.get(&format!("GET {link}/papers?lang=de")).await);
        assert!(papers.contains("<dt>Ein Link zu dieser Seite</dt>") && papers.contains("kofi"), "{papers}");
        let page = kofi.page(&person(&office)).await;
        assert!(!page.contains(&link) && page.contains("Link beenden"), "it is shown once: {page}");
        let id = hidden(&page, "link");
        let end = [("deed", "link-end"), ("link", id.as_str())];
        assert_eq!(lin.post(&person(&office), &end).await.status, 403);
        assert_eq!(kofi.post(&person(&office), &end).await.status, 303);
        assert_ne!(office.get(&format!("GET {link}")).await.status, 200);
        assert_eq!(kofi.post(&person(&office), &end).await.status, 409);
        let log = office.runs(&["audit", "list"], "").1;
        assert!(log.contains("narrator_link") && log.contains("narrator_link_end"), "{log}");
    })
    .await;
}

#[tokio::test]
async fn the_link_of_somebody_who_died_is_listed_and_ended_at_the_desk() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let link = card(&office, &kofi).await;
        let mut deed = Deed::begin(&office.ledger, Actor::Command, office.clock.now()).await.unwrap();
        deed.dies(office.narrator, Some(office.clock.now())).await.unwrap();
        deed.commit().await.unwrap();
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(office.get(&format!("GET {link}")).await.status, 200, "it can stop the story still");
        let id = hidden(&kofi.page(&person(&office)).await, "link");
        let end = [("deed", "link-end"), ("link", id.as_str())];
        assert_eq!(kofi.post(&person(&office), &end).await.status, 303);
        assert_eq!(office.get(&format!("GET {link}")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_wish_for_an_original_with_others_in_it_is_answered_with_no_and_the_narrator_reads_why() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.somebody_passes_by().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let link = card(&office, &kofi).await;
        wishes_the_original_away(&office, &link).await;
        office.clock.set(office.clock.now().plus_millis(2000));
        let inbox = kofi.page("/de/desk/consent?only=originals").await;
        let there = format!("{}#wishes", person(&office));
        assert!(inbox.contains(&there), "{inbox}");
        let wish = hidden(&kofi.page(&person(&office)).await, "wish");
        let short =
            [("deed", "keep-original"), ("wish", wish.as_str()), ("reasons", "Nein."), ("language", "de")];
        let page = faulty(&kofi, &person(&office), &short).await;
        assert!(page.contains(&format!("id=\"reasons-{wish}-fault\"")) && page.contains(">Nein.<"), "{page}");
        let no = [("deed", "keep-original"), ("wish", wish.as_str()), ("reasons", WHY), ("language", "de")];
        assert_eq!(lin.post(&person(&office), &no).await.status, 403);
        let done = kofi.post(&person(&office), &no).await;
        assert_eq!(done.status, 303, "{}", text(&done));
        assert_eq!(kofi.post(&person(&office), &no).await.status, 409, "it is answered");
        let page = kofi.page(&person(&office)).await;
        assert!(page.contains("Mit Nein beantwortet:") && !page.contains("Stimmen"), "{page}");
        assert!(!kofi.page("/de/desk/consent?only=originals").await.contains(&there));
        assert!(!office.finds_on_disk("ihre Stimmen bleiben".as_bytes()), "the words are sealed");
        let own = text(&office.get(&format!("GET {link}/{}/erasure", office.work)).await);
        assert!(own.contains("mit Nein geantwortet") && own.contains("ihre Stimmen bleiben"), "{own}");
        assert!(own.contains("Aufsicht") && !own.contains("name=\"grant\""), "{own}");
        let all = text(&office.get(&format!("GET {link}")).await);
        assert!(all.contains("mit Nein geantwortet"), "{all}");
        assert!(matches!(public(&office).await, 404 | 410), "what was withdrawn stays so");
        office.clock.set(office.clock.now().plus_millis(2000));
        wishes_the_original_away(&office, &link).await;
        let own = text(&office.get(&format!("GET {link}/{}/erasure", office.work)).await);
        assert!(!own.contains("mit Nein geantwortet"), "wished again, it waits again: {own}");
        office.clock.set(office.clock.now().plus_millis(2000));
        assert!(kofi.page("/de/desk/consent?only=originals").await.contains(&there));
        let wish = hidden(&kofi.page(&person(&office)).await, "wish");
        let again =
            [("deed", "keep-original"), ("wish", wish.as_str()), ("reasons", WHY), ("language", "de")];
        assert_eq!(kofi.post(&person(&office), &again).await.status, 303);
        let (code, _, told) = office.runs(&["person", "erase", "ayla", "--now"], "");
        assert_eq!(code, 0, "{told}");
        let own = office.get(&format!("GET {link}/{}/erasure", office.work)).await;
        let page = text(&own);
        assert!(own.status == 200 && page.contains("mit Nein geantwortet"), "the page stays: {page}");
        assert!(!page.contains("ihre Stimmen bleiben"), "nobody reads why any more: {page}");
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}
