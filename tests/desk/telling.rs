//! What the desk tells whoever works there: what is gravest, whose word it was, what cures it, and what comes next.

use digitales::accounts::account::Role;
use digitales::consent::audit::Actor;
use digitales::consent::ledger::Deed;

use crate::engines::on_each_engine;
use crate::office::{Office, Officer, text};

const KEEPS: &[Role] = &[Role::ConsentOfficer];

fn work(office: &Office, tail: &str) -> String {
    format!("/de/desk/consent/works/{}{tail}", office.work)
}

/// Sends a form that is taken: where it leads.
async fn sent(officer: &Officer, path: &str, form: &[(&str, &str)]) -> String {
    let answer = officer.post(path, form).await;
    let to = answer.header("location").unwrap_or_else(|| panic!("{}", text(&answer)));
    to.to_owned()
}

/// The narrator's word by telephone that everything of the film is taken back, written down by `officer`.
async fn takes_back_by_telephone(office: &Office, officer: &Officer) -> String {
    let whose = format!("{0} own {0}", office.narrator);
    let form = [("deed", "withdraw"), ("whose", whose.as_str()), ("from", "this"), ("channel", "phone")];
    sent(officer, &work(office, "/write"), &form).await
}

#[tokio::test]
async fn whoever_is_in_danger_stands_first_in_the_inbox() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        takes_back_by_telephone(&office, &kofi).await;
        let asked = [("work", "the-key"), ("reason", "Das bin ich."), ("danger", "yes")];
        for asked in [&asked[..2], &asked] {
            assert_eq!(office.post("/de/my-story", asked, "").await.status, 200);
        }
        office.clock.set(office.clock.now().plus_millis(5_000));
        let inbox = kofi.page("/de/desk/consent").await;
        let place = |section: &str| {
            let head = format!("<h2 id=\"{section}\">");
            inbox.find(&head).unwrap_or_else(|| panic!("no {section}: {inbox}"))
        };
        assert!(
            place("danger") < place("withdrawals") && place("withdrawals") < place("takedowns"),
            "{inbox}"
        );
        for section in ["danger", "takedowns"] {
            let alone = kofi.page(&format!("/de/desk/consent?only={section}")).await;
            assert_eq!(alone.matches("/de/desk/takedowns/").count(), 1, "{section}: {alone}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_in_the_inbox_says_whose_word_it_was_and_who_wrote_it_down() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (girl, [mother, _]) = office.a_girl_joins().await;
        let kofi = office.officer("kofi", KEEPS).await;
        takes_back_by_telephone(&office, &kofi).await;
        let whose = format!("{girl} guardian {mother}");
        let form = [("deed", "withdraw"), ("whose", whose.as_str()), ("from", "every"), ("channel", "post")];
        sent(&kofi, &work(&office, "/write"), &form).await;
        office.clock.set(office.clock.now().plus_millis(5_000));
        let inbox = kofi.page("/de/desk/consent").await;
        for told in [
            "eigenes Wort · Telefon · Eingetragen von: Konto kofi",
            "Sorge: mother · Brief · Eingetragen von: Konto kofi",
            "Zurückzurufen war nichts.",
        ] {
            assert!(inbox.contains(told), "{told}: {inbox}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_reason_leads_to_the_form_that_cures_it_and_none_leads_an_auditor_to_a_form() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let writes = async |form: &[(&str, &str)]| sent(&kofi, &work(&office, "/write"), form).await;
        writes(&[("deed", "hold"), ("cause", "dispute")]).await;
        writes(&[("deed", "embargo"), ("reason", "wish"), ("until", "2026-12-31")]).await;
        let licence = format!("licence {}", office.licence_of("public_stream").await);
        writes(&[("deed", "end"), ("id", &licence)]).await;
        office.gets_a_new_master().await;
        office.joins("rojin").await;
        office.clock.set(office.clock.now().plus_millis(5_000));
        let why = work(&office, "/why?use=public_stream");
        let page = kofi.page(&why).await;
        for form in ["hold#holds", "end", "licence", "attest"] {
            let form = work(&office, &format!("/write?what={form}"));
            assert!(page.contains(&format!("href=\"{form}\"")), "{form}: {page}");
            kofi.page(form.split('#').next().unwrap()).await;
        }
        assert!(page.contains("/record?person="), "{page}");
        let read = lin.page(&why).await;
        assert!(read.contains("zu zweit früher beenden"), "an auditor reads what helps: {read}");
        assert!(!read.contains("/write?what=") && !read.contains("/record?person="), "{read}");
    })
    .await;
}

#[tokio::test]
async fn where_there_is_no_form_the_cure_says_what_command_does_it() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        office.is_a_draft().await;
        office.clock.set(office.clock.now().plus_millis(5_000));
        let page = kofi.page(&work(&office, "/why?use=public_stream")).await;
        assert!(page.contains("Wer kuratiert") && page.contains("digitales import"), "{page}");
        let agreement = kofi.page(&work(&office, "/why?use=broadcast_download&who=public")).await;
        assert!(agreement.contains("Nichts zu beheben"), "{agreement}");
    })
    .await;
}

/// The number of the entry that an answer leads to.
fn entry(answer: &crate::socket::Answer) -> String {
    let to = answer.header("location").unwrap_or_else(|| panic!("{}", text(answer)));
    to.split("entry=").nth(1).unwrap_or_else(|| panic!("no entry in {to}")).to_owned()
}

#[tokio::test]
async fn whatever_is_written_down_by_form_names_its_entry_in_the_log_to_whoever_wrote_it() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let inge = office.officer("inge", KEEPS).await;
        let hold = kofi.post(&work(&office, "/write"), &[("deed", "hold"), ("cause", "dispute")]).await;
        let number = entry(&hold);
        let to = hold.header("location").unwrap();
        let told = kofi.page(to).await;
        assert!(told.contains(&format!("Eintrag {number} im Protokoll")), "{told}");
        assert!(
            told.contains("Jetzt sieht und hört es niemand") && told.contains(&work(&office, "\"")),
            "{told}"
        );
        let receipt = kofi.page(&format!("/de/desk/consent/receipt?of={number}")).await;
        let hash = receipt.split("<code dir=\"ltr\"><span>").nth(1).unwrap().split('<').next().unwrap();
        assert!(told.contains(&format!("<span>{hash}</span>")), "{hash}: {told}");
        let others = inge.page(to).await;
        assert!(!others.contains("im Protokoll"), "what somebody else wrote is not hers: {others}");
        for nothing in ["", "-1", "999999", "x"] {
            let path = work(&office, &format!("/write?done=hold&entry={nothing}"));
            assert!(!kofi.page(&path).await.contains("im Protokoll"), "{nothing}");
        }
        let proof = kofi.page("/de/desk/consent/evidence").await;
        let piece =
            proof.split("href=\"/de/desk/consent/evidence/").nth(1).unwrap().split('"').next().unwrap();
        let piece = format!("/de/desk/consent/evidence/{piece}");
        entry(&kofi.post(&piece, &[("deed", "look"), ("found", "verified")]).await);
        let asked = [("work", "the-key"), ("reason", "Das bin ich.")];
        assert_eq!(office.post("/de/my-story", &asked, "").await.status, 200);
        let list = kofi.page("/de/desk/takedowns").await;
        let request = list.split("href=\"").find(|part| part.starts_with("/de/desk/takedowns/")).unwrap();
        let request = request.split('"').next().unwrap();
        entry(&kofi.post(request, &[("deed", "acknowledge")]).await);
    })
    .await;
}

#[tokio::test]
async fn who_still_gets_a_work_after_a_hold_of_one_use_is_named() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let form = [("deed", "hold"), ("cause", "dispute"), ("uses", "public_stream")];
        let told = kofi.page(&sent(&kofi, &work(&office, "/write"), &form).await).await;
        assert!(told.contains("Es ist jetzt noch offen für: Katalog"), "{told}");
        assert!(!told.contains("hört es niemand"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn what_is_lifted_tells_what_still_stands_in_the_way() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let write = work(&office, "/write");
        kofi.post(&write, &[("deed", "hold"), ("cause", "dispute")]).await;
        kofi.post(&write, &[("deed", "embargo"), ("reason", "wish"), ("until", "2026-12-31")]).await;
        let page = kofi.page(&format!("{write}?what=hold")).await;
        let hold = crate::consents::field(&page, "id");
        let lifted = kofi.post(&write, &[("deed", "lift"), ("id", &hold)]).await;
        let told = kofi.page(lifted.header("location").unwrap()).await;
        assert!(told.contains("Was noch im Weg steht") && told.contains("/write?what=end"), "{told}");
    })
    .await;
}

/// The narrator chooses how to be named, on their own page.
async fn chooses_a_name(office: &Office, name: &str) {
    let actor = Actor::Narrator(office.narrator);
    let mut deed = Deed::begin(&office.ledger, actor, office.clock.now()).await.unwrap();
    deed.choose_name(office.work, office.narrator, Some(name)).await.unwrap();
    deed.commit().await.unwrap();
}

/// The number of the last entry of a kind.
async fn entry_of(office: &Office, kind: &str) -> i64 {
    let mut tx = office.ledger.database.read().await.unwrap();
    let sql = "select max(number) from audit_entry where kind = $1";
    digitales::row!(&mut tx, (i64,), sql, kind).unwrap().unwrap().0
}

#[tokio::test]
async fn the_receipts_of_a_pause_a_chosen_name_and_a_passage_say_of_which_work_they_are() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.lasts_a_minute().await;
        let kofi = office.officer("kofi", KEEPS).await;
        office.is_paused().await;
        chooses_a_name(&office, "Markrot").await;
        let whose = format!("{0} own {0}", office.narrator);
        let passage = [
            ("deed", "passage"),
            ("whose", whose.as_str()),
            ("start", "0:08"),
            ("end", "0:12"),
            ("op", "mute"),
        ];
        sent(&kofi, &work(&office, "/write"), &passage).await;
        for kind in ["narrator_pause", "hold", "chosen_name", "restriction"] {
            let number = entry_of(&office, kind).await;
            let page = kofi.page(&format!("/de/desk/consent/receipt?of={number}")).await;
            assert!(page.contains("Worum es geht") && page.contains(&work(&office, "\"")), "{kind}: {page}");
            assert!(page.contains("<bdi>ayla</bdi>"), "{kind}: {page}");
            assert!(!page.contains("Markrot"), "{kind}: {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_hash_copied_from_a_receipt_is_compared_with_the_log_and_a_slip_is_shown_beside_it() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let hold = kofi.post(&work(&office, "/write"), &[("deed", "hold"), ("cause", "dispute")]).await;
        let number = entry(&hold);
        let told = kofi.page(hold.header("location").unwrap()).await;
        let groups = told.split("<code dir=\"ltr\"><span>").nth(1).unwrap().split("</code>").next().unwrap();
        let groups = groups.replace("</span><wbr><span>", " ").replace("</span><wbr>", "");
        let (code, said, _) = office.runs(&["audit", "verify", "--head", &format!("{number}: {groups}")], "");
        assert!(
            code == 0 && said.contains("nothing up to it was rewritten") && said.contains(&groups),
            "{said}"
        );
        assert!(said.contains("The audit log holds") && said.contains("Its head is entry"), "{said}");
        let first = if groups.starts_with('0') { "1" } else { "0" };
        let slip = format!("{first}{}", &groups[1..]);
        let (code, said, _) = office.runs(&["audit", "verify", "--head", &format!("{number}:{slip}")], "");
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(&slip) && said.contains(&groups) && said.contains("What to do"), "{said}");
        let (code, said, _) = office.runs(&["audit", "verify", "--head", &format!("9999:{groups}")], "");
        assert!(code == 1 && said.contains("no entry 9999"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn the_inbox_leads_an_auditor_to_no_page_that_is_closed_to_them() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", KEEPS).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let asked = [("work", "the-key"), ("reason", "Das bin ich."), ("danger", "yes")];
        for asked in [&asked[..2], &asked] {
            assert_eq!(office.post("/de/my-story", asked, "").await.status, 200);
        }
        let person = office.somebody_passes_by().await.text();
        let seen = format!("{person} depicted");
        let form = [
            ("deed", "waive"),
            ("person", person.as_str()),
            ("ground", "kug_23_1_2"),
            ("note", "Geht drei Sekunden lang weit hinten durch das Bild."),
            ("version", "1"),
            ("seen", &seen),
        ];
        sent(&kofi, &work(&office, "/write"), &form).await;
        office.clock.set(office.clock.now().plus_millis(5_000));
        let inbox = lin.page("/de/desk/consent").await;
        for section in ["danger", "takedowns", "proposals"] {
            assert!(inbox.contains(&format!("<h2 id=\"{section}\">")), "what waits is told: {inbox}");
        }
        let main = inbox.split("<main").nth(1).unwrap();
        for link in main.split("href=\"").skip(1).map(|part| part.split('"').next().unwrap()) {
            if link.starts_with("/de/desk/") {
                let link = link.replace("&amp;", "&").replace("&#38;", "&");
                assert_eq!(lin.get(link.split('#').next().unwrap()).await.status, 200, "{link}");
            }
        }
        assert!(kofi.page("/de/desk/consent").await.contains("/de/desk/takedowns/"));
    })
    .await;
}
