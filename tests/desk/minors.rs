//! What is recorded of a minor and those who care for them waits for a second officer.

use digitales::accounts::account::Role;

use crate::consents::{field, form, keep, notice, pairs, record};
use crate::engines::on_each_engine;
use crate::office::{Office, leads, text};

#[tokio::test]
async fn a_girl_of_fifteen_and_her_two_parents_need_a_second_officer_each() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (girl, parents) = office.a_girl_joins().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let cut = office.has_a_cut("cut-quiet").await.text();
        assert!(
            matches!(office.get("GET /de/works/the-key").await.status, 404 | 410),
            "she has not said yes"
        );
        let wishes = [
            ("interpreter", "mother"),
            ("death", "ask_relatives"),
            ("name", "pseudonym"),
            ("name-written", "Mina"),
            ("name-spoken", "MI-na"),
            ("use-broadcast_download", "yes"),
            ("place-broadcast_download", "DE"),
            ("cut", cut.as_str()),
        ];
        let mut open = Vec::new();
        for (capacity, by) in [("own", girl), ("guardian", parents[0]), ("guardian", parents[1])] {
            let asked = format!("{}?person={girl}&as={capacity}&by={by}", record(&office));
            let page = kofi.page(&asked).await;
            let (girl, by) = (girl.text(), by.text());
            let mut told = vec![("person", girl.as_str()), ("as", capacity), ("by", by.as_str())];
            told.extend(if capacity == "own" { &wishes[..] } else { &[] });
            let form = form(&office, &notice(&page), &told);
            let looked = text(&kofi.post(&record(&office), &pairs(&form)).await);
            assert!(looked.contains("zweiten Prüfung"), "{looked}");
            let keep = keep(&office, &girl);
            let kept = kofi
                .post_file(
                    &keep,
                    &pairs(&form),
                    Some(b"%PDF-1.7 signed by all three trailer /Type /Page startxref 0 %%EOF"),
                )
                .await;
            let to = leads(&kept);
            assert!(to.starts_with("/de/desk/proposals/"), "{to}");
            open.push(to);
        }
        let mine = kofi.page(&open[0]).await;
        assert!(mine.contains("jemand anderes antwortet") && mine.contains("<bdi>inge</bdi>"), "{mine}");
        let list = inge.page("/de/desk/proposals").await;
        for whose in ["eigenes Wort · ", "Sorge: mother · ", "Sorge: father · "] {
            assert_eq!(list.matches(whose).count(), 1, "each is told from the others: {whose}: {list}");
        }
        let matrix = kofi.page(&format!("/de/desk/consent/works/{}", office.work)).await;
        assert!(matrix.contains("wartet auf zweite Person"), "{matrix}");
        assert_eq!(kofi.post(&open[0], &[("answer", "yes")]).await.status, 403, "not the same pair of eyes");
        assert_eq!(office.said(girl).await.len(), 0);
        let page = inge.page(&open[0]).await;
        for part in ["<bdi>mother</bdi>", "Angehörige fragen", "Mina", "MI-na", "cut-quiet", "DE-BE"] {
            assert!(page.contains(part), "{part} is not on the page: {page}");
        }
        assert!(inge.page(&open[1]).await.contains("mother"), "whose word it is");
        assert!(page.contains("Von Ihnen noch nicht geöffnet."), "{page}");
        let evidence = field(&page, "evidence");
        let paper = inge.post(&format!("{}/paper", open[0]), &[("evidence", &evidence)]).await;
        assert_eq!(paper.body, b"%PDF-1.7 signed by all three trailer /Type /Page startxref 0 %%EOF");
        assert!(inge.page(&open[0]).await.contains("Von Ihnen geöffnet: Montag"), "that is written down");
        for (place, to) in open.iter().enumerate() {
            let answer = inge.post(to, &[("answer", "yes")]).await;
            let told = inge.page(answer.header("location").unwrap()).await;
            assert!(told.contains("Quittung: Eintrag"), "{told}");
            assert_eq!(
                told.contains("Jemand mit Sorge für girl"),
                place < 2,
                "who has not said yes yet: {told}"
            );
        }
        assert_eq!(office.said(girl).await, ["given", "given", "given"]);
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(office.get("GET /de/works/the-key").await.status, 200, "all three have said yes");
        assert_eq!(inge.post(&open[0], &[("answer", "no")]).await.status, 409, "one answer and no second");
        let matrix = kofi.page(&format!("/de/desk/consent/works/{}", office.work)).await;
        assert!(!matrix.contains("wartet auf zweite Person"), "{matrix}");
    })
    .await;
}

#[tokio::test]
async fn the_evidence_of_a_consent_that_was_answered_with_no_is_marked_as_proving_nothing() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (girl, _) = office.a_girl_joins().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let page = kofi.page(&format!("{}?person={girl}&as=own&by={girl}", record(&office))).await;
        let girl = girl.text();
        let told = [("person", girl.as_str()), ("as", "own"), ("by", girl.as_str())];
        let form = form(&office, &notice(&page), &told);
        let kept = kofi
            .post_file(
                &keep(&office, &girl),
                &pairs(&form),
                Some(b"%PDF-1.7 hers trailer /Type /Page startxref 0 %%EOF"),
            )
            .await;
        let marked =
            async || kofi.page("/de/desk/consent/evidence").await.matches("es belegt nichts").count();
        assert_eq!(marked().await, 0, "it waits for an answer");
        let no = inge.post(&leads(&kept), &[("answer", "no")]).await;
        let told = inge.page(no.header("location").unwrap()).await;
        assert!(told.contains("Nichts hat sich geändert."), "{told}");
        assert_eq!(marked().await, 1, "of all evidence only this");
        let piece = field(&told, "evidence");
        let page = kofi.page(&format!("/de/desk/consent/evidence/{piece}")).await;
        assert!(page.contains("es belegt nichts") && page.contains(&leads(&kept)), "{page}");
    })
    .await;
}
