//! What a request to stop a work holds: of danger two end it, else one, and each with a reason.

use digitales::accounts::account::Role;

use crate::consents::field;
use crate::deeds::{agrees, form, public};
use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads, text};

const KEEPS: &[Role] = &[Role::ConsentOfficer];
const NOTE: &str = "Am Telefon gesprochen: Gemeint war ein anderer Film, hier ist niemand in Gefahr.";

/// Somebody asks at the form that is open to all; the page of the request at the desk.
async fn asks(office: &Office, officer: &Officer, danger: bool) -> String {
    let asked = [("work", "the-key"), ("reason", "Das bin ich."), ("danger", "yes")];
    let asked = if danger { &asked[..] } else { &asked[..2] };
    assert_eq!(office.post("/de/my-story", asked, "").await.status, 200);
    let list = officer.page("/de/desk/takedowns").await;
    let to = list.split("href=\"").find(|part| part.starts_with("/de/desk/takedowns/")).unwrap();
    to.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_a_danger_holds_is_opened_by_two_with_a_reason_and_by_nobody_alone() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let inge = office.officer("inge", KEEPS).await;
        let to = asks(&office, &kofi, true).await;
        let page = kofi.page(&to).await;
        assert!(page.contains("wenn auch jemand anderes zustimmt"), "{page}");
        let hold = field(&page, "id");
        let bare = kofi.post(&to, &[("deed", "lift"), ("id", &hold)]).await;
        assert_eq!(bare.status, 422, "no reason");
        let short = kofi.post(&to, &[("deed", "lift"), ("id", &hold), ("note", "war nichts")]).await;
        assert_eq!(short.status, 422);
        let told = text(&short);
        assert!(
            told.contains(&format!("id=\"note-{hold}-fault\"")) && told.contains(">war nichts</textarea>")
        );
        let refused = office.lifts_alone(&hold, &kofi).await.unwrap_err();
        assert!(format!("{refused:?}").contains("two people"), "the table refuses one: {refused:?}");
        let lift = [("deed", "lift"), ("id", hold.as_str()), ("note", NOTE)];
        let proposed = leads(&kofi.post(&to, &lift).await);
        assert!(proposed.starts_with("/de/desk/proposals/"), "{proposed}");
        assert_eq!(kofi.post(&to, &lift).await.status, 409, "it is proposed already");
        let page = kofi.page(&to).await;
        assert!(page.contains(&format!("href=\"{proposed}\"")) && !page.contains("value=\"lift\""), "{page}");
        assert!(page.contains("Gesehen"), "whoever ends it has seen it: {page}");
        assert_eq!(kofi.post(&proposed, &[("answer", "yes")]).await.status, 403);
        assert_eq!(public(&office).await, 404, "proposed is not done");
        let page = inge.page(&proposed).await;
        assert!(page.contains(NOTE) && page.contains(&format!("href=\"{to}#held\"")), "{page}");
        agrees(&inge, &proposed).await;
        assert_eq!(public(&office).await, 200);
        let page = kofi.page(&to).await;
        assert!(page.contains("Die vorläufige Sperre ist zu zweit beendet"), "{page}");
        assert!(!office.finds_on_disk("Gemeint war ein anderer Film".as_bytes()), "reasons are sealed");
    })
    .await;
}

#[tokio::test]
async fn what_a_request_without_danger_holds_is_ended_by_one_with_a_reason_where_its_words_stand() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let to = asks(&office, &kofi, false).await;
        assert_eq!(kofi.post(&to, &[("deed", "hold")]).await.status, 303);
        assert_eq!(public(&office).await, 404);
        let holds = kofi.page(&form(&office, "hold")).await;
        assert!(holds.contains(&format!("href=\"{to}#held\"")), "{holds}");
        assert!(!holds.contains("value=\"lift\""), "it is ended where its words stand: {holds}");
        let hold = field(&kofi.page(&to).await, "id");
        let write = crate::deeds::write(&office);
        let elsewhere = kofi.post(&write, &[("deed", "lift"), ("id", &hold), ("note", NOTE)]).await;
        assert_eq!(leads(&elsewhere), format!("{to}#held"));
        let refused = office.lifts_alone(&hold, &kofi).await.unwrap_err();
        assert!(format!("{refused:?}").contains("takes a reason"), "{refused:?}");
        let (code, _, told) = office.runs(&["consent", "hold", "lift", &hold], "");
        assert!(code != 0 && told.contains("the desk ends it"), "{told}");
        assert_eq!(kofi.post(&to, &[("deed", "lift"), ("id", &hold)]).await.status, 422);
        assert_eq!(public(&office).await, 404);
        let lift = [("deed", "lift"), ("id", hold.as_str()), ("note", NOTE)];
        assert_eq!(leads(&kofi.post(&to, &lift).await), to);
        assert_eq!(public(&office).await, 200);
        let page = kofi.page(&to).await;
        assert!(page.contains("Die vorläufige Sperre ist beendet") && page.contains(NOTE), "{page}");
        assert!(page.contains("Gesehen"), "{page}");
        assert!(!office.finds_on_disk("Gemeint war ein anderer Film".as_bytes()), "the reason is sealed");
        assert_eq!(kofi.post(&to, &lift).await.status, 409, "it has ended");
    })
    .await;
}

#[tokio::test]
async fn a_request_whose_work_nobody_recognised_stands_first_and_leads_to_where_a_work_is_found() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let holding = asks(&office, &kofi, true).await;
        office.clock.set(office.clock.now().plus_millis(2000));
        let vague = [("work", "der Film mit dem Schlüssel"), ("reason", "Das bin ich."), ("danger", "yes")];
        assert_eq!(office.post("/de/my-story", &vague, "").await.status, 200);
        let inbox = kofi.page("/de/desk/consent?only=danger").await;
        let rows: Vec<&str> = inbox.split("<tr>").skip(2).collect();
        assert!(rows.len() == 2 && rows[0].contains("Kein Werk erkannt"), "it holds nothing: {inbox}");
        assert!(rows[1].contains(&holding) && !rows[1].contains("Kein Werk erkannt"), "{inbox}");
        let to = rows[0].split("href=\"").find(|part| part.starts_with("/de/desk/takedowns/")).unwrap();
        let to = to.split('"').next().unwrap();
        let list = kofi.page("/de/desk/takedowns").await;
        assert!(list.find(to) < list.find(&holding), "and so it does in the list: {list}");
        let page = kofi.page(to).await;
        assert!(
            page.contains("href=\"/de/desk/consent/works\"") && page.contains("Das Werk suchen"),
            "{page}"
        );
        assert!(!page.contains("value=\"hold\""), "there is nothing to hold yet: {page}");
        let other = kofi.page(&holding).await;
        assert!(!other.contains("Das Werk suchen"), "{other}");
    })
    .await;
}
