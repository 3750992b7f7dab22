//! What else officers write down: noes by telephone, holds, ends, requests, and what takes two of them.

use std::collections::BTreeSet;

use digitales::accounts::account::Role;
use digitales::accounts::four_eyes;
use digitales::accounts::proposal::What;

use crate::consents::field;
use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads, text};

pub fn write(office: &Office) -> String {
    format!("/de/desk/consent/works/{}/write", office.work)
}

/// The page of one form.
pub fn form(office: &Office, what: &str) -> String {
    format!("{}?what={what}", write(office))
}

pub async fn public(office: &Office) -> u16 {
    office.get("GET /de/works/the-key").await.status
}

/// The value of the first choice of a field.
pub fn choice(page: &str, id: &str) -> String {
    let select =
        page.split(&format!("<select id=\"{id}\"")).nth(1).unwrap_or_else(|| panic!("no {id}: {page}"));
    select.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned()
}

/// Answers the proposal at `to` with yes.
pub async fn agrees(officer: &Officer, to: &str) {
    let answer = officer.post(to, &[("answer", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", text(&answer));
}

#[tokio::test]
async fn only_a_consent_officer_writes_and_only_whoever_is_signed_in_looks() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let curator = office.officer("mehmet", &[Role::Curator, Role::Administrator]).await;
        let auditor = office.officer("lin", &[Role::Auditor]).await;
        let record = format!("/de/desk/consent/works/{}/record", office.work);
        for path in [write(&office), record, "/de/desk/takedowns".into(), "/de/desk/proposals".into()] {
            for officer in [&curator, &auditor] {
                assert_eq!(officer.get(&path).await.status, 403, "{path}");
            }
            let answer = office.get(&format!("GET {path}\nAccept: text/html")).await;
            assert_eq!(answer.status, 303, "{path}");
        }
        let said = [("deed", "hold"), ("cause", "dispute")];
        assert_eq!(auditor.post(&write(&office), &said).await.status, 403);
        assert_eq!(public(&office).await, 200);
    })
    .await;
}

#[tokio::test]
async fn a_no_on_the_telephone_counts_at_once_and_what_is_missing_loses_nothing() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = kofi.page(&form(&office, "withdraw")).await;
        let whose = choice(&page, "whose");
        let half = [
            ("deed", "withdraw"),
            ("whose", whose.as_str()),
            ("uses", "public_stream"),
            ("channel", "phone"),
        ];
        let told = kofi.post(&write(&office), &half).await;
        let page = text(&told);
        assert_eq!(told.status, 422, "{page}");
        assert!(
            page.contains("id=\"withdraw-public_stream\" name=\"uses\" value=\"public_stream\" checked"),
            "{page}"
        );
        assert!(page.contains("<option value=\"phone\" selected"));
        assert_eq!(public(&office).await, 200);
        let whole = [("deed", "withdraw"), ("whose", &whose), ("from", "this"), ("channel", "phone")];
        let done = kofi.post(&write(&office), &whole).await;
        assert_eq!(leads(&done), format!("{}?done=withdraw", write(&office)));
        assert!(matches!(public(&office).await, 404 | 410));
    })
    .await;
}

#[tokio::test]
async fn a_hold_is_lifted_by_one_and_a_hold_for_somebodys_safety_by_two() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        for (cause, by_two) in [("dispute", false), ("safeguarding", true)] {
            assert_eq!(kofi.post(&write(&office), &[("deed", "hold"), ("cause", cause)]).await.status, 303);
            assert_eq!(public(&office).await, 404, "{cause}");
            let hold = field(&kofi.page(&form(&office, "hold")).await, "id");
            let short = [("deed", "lift"), ("id", hold.as_str()), ("note", "geht schon")];
            let note = "Das Gespräch fand am 1. Juni statt; die Gefahr besteht nicht mehr.";
            let lift = [("deed", "lift"), ("id", hold.as_str()), ("note", note)];
            if by_two {
                assert_eq!(kofi.post(&write(&office), &short).await.status, 422);
                let refused = office.lifts_alone(&hold, &kofi).await.unwrap_err();
                assert!(format!("{refused:?}").contains("two people"), "the table refuses one: {refused:?}");
            }
            let answer = kofi.post(&write(&office), &lift).await;
            let to = leads(&answer);
            if by_two {
                assert_eq!(public(&office).await, 404, "proposed is not done");
                assert_eq!(kofi.post(&write(&office), &lift).await.status, 409, "it is proposed already");
                assert!(inge.page("/de/desk/proposals").await.contains(&to));
                let page = inge.page(&to).await;
                assert!(page.contains("Schutz eines Menschen") && page.contains("alle Nutzungen"), "{page}");
                agrees(&inge, &to).await;
            }
            assert_eq!(public(&office).await, 200, "{cause}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_declaration_that_never_counted_is_closed_by_two() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let declaration = choice(&kofi.page(&form(&office, "invalidate")).await, "declaration");
        let note = "Gedolmetscht hat der Arbeitgeber; die Person hat es nicht verstanden.";
        let said = [("deed", "invalidate"), ("declaration", declaration.as_str()), ("note", note)];
        let to = leads(&kofi.post(&write(&office), &said).await);
        assert_eq!(public(&office).await, 200);
        let page = inge.page(&to).await;
        assert!(page.contains(note), "{page}");
        for part in ["ayla", "story, Fassung 1, Deutsch", "31. Dezember 2040", "An officer"] {
            assert!(page.contains(part), "{part} is not on the page: {page}");
        }
        agrees(&inge, &to).await;
        assert!(matches!(public(&office).await, 404 | 410));
        assert_eq!(office.said(office.narrator).await.last().map(String::as_str), Some("invalidated"));
    })
    .await;
}

#[tokio::test]
async fn a_licence_ends_earlier_by_an_entry_that_is_added() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = kofi.page(&form(&office, "end")).await;
        let of_stream = office.licence_of("public_stream").await;
        assert!(page.contains(&format!("licence {of_stream}")), "{page}");
        let id = format!("licence {of_stream}");
        let soon = [("deed", "end"), ("id", id.as_str()), ("until", "2026-06-02")];
        assert_eq!(kofi.post(&write(&office), &soon).await.status, 303);
        assert_eq!(public(&office).await, 200, "until and including the second of June");
        office.clock.set(crate::papers::at("2026-06-02T22:00:01Z"));
        assert!(matches!(public(&office).await, 404 | 410));
        let kofi = office.officer("lin", &[Role::ConsentOfficer]).await;
        assert_eq!(kofi.post(&write(&office), &soon).await.status, 409, "it has ended");
    })
    .await;
}

#[tokio::test]
async fn an_office_and_an_embargo_end_earlier_by_two_because_that_can_open() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (girl, _) = office.a_girl_joins().await;
        office.is_under_embargo().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let note = "Das Familiengericht hat die Sorge am 20. Mai allein dem Vater übertragen.";
        for kind in ["guardianship", "embargo"] {
            let page = kofi.page(&form(&office, "end")).await;
            let id = page.split("<option value=\"").find(|part| part.starts_with(kind));
            let id = id.unwrap_or_else(|| panic!("no {kind}: {page}")).split('"').next().unwrap().to_owned();
            let refused = office.ends_alone(&id, &kofi).await.unwrap_err();
            assert!(format!("{refused:?}").contains("two people"), "the table refuses one: {refused:?}");
            let short = kofi.post(&write(&office), &[("deed", "end"), ("id", &id), ("note", "so")]).await;
            assert!(short.status == 422 && text(&short).contains("id=\"note-fault\""), "{}", text(&short));
            let end = [("deed", "end"), ("id", id.as_str()), ("note", note)];
            let to = leads(&kofi.post(&write(&office), &end).await);
            assert!(to.starts_with("/de/desk/proposals/"), "{to}");
            let page = inge.page(&to).await;
            assert!(page.contains(note) && page.contains("mit der Antwort"), "{page}");
            if kind == "guardianship" {
                assert!(
                    page.contains(&format!("/people/{girl}")) && page.contains("mother → girl")
                        || page.contains("father → girl"),
                    "{page}"
                );
            }
            assert!(kofi.page(&form(&office, "end")).await.contains(&id), "proposed is not done");
            assert_eq!(kofi.post(&to, &[("answer", "yes")]).await.status, 403);
            agrees(&inge, &to).await;
            assert!(!kofi.page(&form(&office, "end")).await.contains(&id), "{kind}");
            assert_eq!(kofi.post(&write(&office), &end).await.status, 409, "it has ended");
        }
        let (code, said, told) = office.runs(&["audit", "verify"], "");
        assert_eq!(code, 0, "{said}{told}");
    })
    .await;
}

#[tokio::test]
async fn the_no_of_a_guardian_who_is_in_office_no_more_is_kept_and_told_to_close_nothing() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (grown, mother) = office.somebody_grew_up().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let whose = format!("{grown} guardian {mother}");
        let said = [("deed", "withdraw"), ("whose", whose.as_str()), ("from", "this"), ("channel", "phone")];
        let done = kofi.post(&write(&office), &said).await;
        let to = leads(&done);
        assert_eq!(to, format!("{}?done=withdraw-idle", write(&office)));
        assert!(kofi.page(&to).await.contains("Es schließt jetzt nichts"));
        let whose = format!("{grown} own {grown}");
        let said = [("deed", "withdraw"), ("whose", whose.as_str()), ("from", "this"), ("channel", "phone")];
        let done = kofi.post(&write(&office), &said).await;
        assert_eq!(leads(&done), format!("{}?done=withdraw", write(&office)));
    })
    .await;
}

#[tokio::test]
async fn a_list_is_attested_only_for_the_master_that_was_looked_at() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        office.gets_a_new_master().await;
        assert!(matches!(public(&office).await, 404 | 410), "nobody has looked at it");
        let page = kofi.page(&form(&office, "attest")).await;
        let seen = field(&page, "version");
        office.gets_a_new_master().await;
        let attest =
            |version: String| [("deed", "attest".to_owned()), ("looked", "yes".into()), ("version", version)];
        let late = attest(seen);
        let late: Vec<_> = late.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let told = kofi.post(&write(&office), &late).await;
        assert_eq!(told.status, 409, "{}", text(&told));
        assert!(text(&told).contains("inzwischen eine andere"), "{}", text(&told));
        assert!(matches!(public(&office).await, 404 | 410), "nothing was attested");
        let now = attest(field(&text(&told), "version"));
        let now: Vec<_> = now.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(kofi.post(&write(&office), &now).await.status, 303);
        assert!(kofi.page(&form(&office, "attest")).await.contains("bestätigt"));
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_a_second_pair_of_eyes_is_read_page_by_page() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        for n in 0..51 {
            let (declaration, evidence) = (format!("declaration {n}"), "a paper".to_owned());
            let what = What::LaterEvidence { declaration, evidence };
            let (by, now) = (kofi.account.id, office.clock.now().plus_millis(n));
            four_eyes::propose(&office.ledger, by, what, (None, None), now).await.unwrap();
        }
        let addresses = |page: &str| {
            let all = page.split("href=\"").filter(|part| part.starts_with("/de/desk/proposals/"));
            all.map(|part| part.split('"').next().unwrap().to_owned()).collect::<BTreeSet<_>>()
        };
        let first = kofi.page("/de/desk/proposals").await;
        let next = first.split("href=\"?after=").nth(1).unwrap().split('"').next().unwrap();
        let second = kofi.page(&format!("/de/desk/proposals?after={next}")).await;
        let (first, second) = (addresses(&first), addresses(&second));
        assert_eq!((first.len(), second.len()), (50, 1));
        assert!(first.is_disjoint(&second));
        assert_eq!(kofi.get("/de/desk/proposals?after=nonsense").await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn a_persons_own_pause_is_not_offered_to_be_lifted() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        office.is_paused().await;
        assert_eq!(public(&office).await, 404);
        let page = kofi.page(&form(&office, "hold")).await;
        assert!(!page.contains("value=\"lift\"") && !page.contains("write-cause-pause"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn somebody_who_asks_to_be_stopped_is_seen_held_and_answered_with_reasons() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let asked = [
            ("work", "the-key"),
            ("name", "Zeynep"),
            ("contact", "0170 000"),
            ("reason", "Das bin ich."),
            ("danger", "yes"),
        ];
        assert_eq!(office.post("/de/my-story", &asked, "").await.status, 200);
        assert_eq!(public(&office).await, 404, "danger holds at once");
        let list = kofi.page("/de/desk/takedowns").await;
        assert!(list.contains("Gefahr") && list.contains("Noch von niemandem gesehen"), "{list}");
        assert!(!list.contains("Zeynep"), "the list opens nothing that is sealed");
        let to = list.split("href=\"").find(|part| part.starts_with("/de/desk/takedowns/")).unwrap();
        let to = to.split('"').next().unwrap();
        let page = kofi.page(to).await;
        assert!(page.contains("Zeynep") && page.contains("Das bin ich."), "{page}");
        assert_eq!(kofi.post(to, &[("deed", "acknowledge")]).await.status, 303);
        assert_eq!(kofi.post(to, &[("deed", "acknowledge")]).await.status, 409);
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let hold = field(&kofi.page(to).await, "id");
        let note = "Am Telefon gesprochen: Es war ein anderer Film, niemand ist in Gefahr.";
        let lift = [("deed", "lift"), ("id", hold.as_str()), ("note", note)];
        let proposed = leads(&kofi.post(to, &lift).await);
        assert_eq!(public(&office).await, 404, "one does not end the hold of a danger");
        agrees(&inge, &proposed).await;
        assert_eq!(public(&office).await, 200, "the hold of the danger is lifted");
        assert_eq!(kofi.post(to, &[("deed", "hold")]).await.status, 303);
        assert_eq!(public(&office).await, 404);
        let why = "Die Person ist zu sehen und hat nie zugestimmt; der Film bleibt geschlossen.";
        let short = kofi.post(to, &[("deed", "decide"), ("decision", "removed"), ("reasons", "ja")]).await;
        assert_eq!(short.status, 422);
        assert!(
            text(&short).contains("value=\"removed\" checked") && text(&short).contains(">ja</textarea>")
        );
        let decided = [("deed", "decide"), ("decision", "removed"), ("reasons", why)];
        assert_eq!(kofi.post(to, &decided).await.status, 303);
        assert!(kofi.page(to).await.contains(why));
        assert!(!office.finds_on_disk("nie zugestimmt".as_bytes()), "reasons are sealed");
        assert_eq!(public(&office).await, 404, "what is held stays held");
    })
    .await;
}

#[tokio::test]
async fn what_was_decided_as_removed_does_not_come_back_with_the_end_of_the_first_hold() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let asked = [("work", "the-key"), ("danger", "yes")];
        assert_eq!(office.post("/de/my-story", &asked, "").await.status, 200);
        let list = kofi.page("/de/desk/takedowns").await;
        let to = list.split("href=\"").find(|part| part.starts_with("/de/desk/takedowns/")).unwrap();
        let to = to.split('"').next().unwrap();
        let why = "Die Person ist zu sehen und hat nie zugestimmt; der Film bleibt geschlossen.";
        let decided = [("deed", "decide"), ("decision", "removed"), ("reasons", why)];
        assert_eq!(kofi.post(to, &decided).await.status, 303);
        office.clock.set(office.clock.now().plus_millis(80 * 3_600_000));
        assert_eq!(public(&office).await, 404, "three days later");
    })
    .await;
}
