//! What was said or recorded while the form about somebody's word was open: never replaced unseen.

use digitales::accounts::account::Role;

use crate::consents::{answers, field, form, keep, notice, pairs, record, sheet};
use crate::engines::on_each_engine;
use crate::office::{Office, text};
use crate::papers::takes_back;

#[tokio::test]
async fn a_yes_without_its_time_never_ends_a_no_of_the_same_day() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = sheet(&office, &kofi).await;
        let seen = field(&page, "replaces");
        let form = form(&office, &notice(&page), &[("replaces", &seen)]);
        let looked = text(&kofi.post(&record(&office), &pairs(&form)).await);
        assert!(!looked.contains("wurde widerrufen"), "{looked}");
        // The form was signed in the morning; before it is kept the narrator takes everything back.
        let narrator = (office.narrator, office.work);
        crate::papers::takes_back(&office.ledger, office.clock.now(), narrator, None).await;
        office.clock.set(office.clock.now().plus_millis(5 * 60_000));
        let looked = text(&kofi.post(&record(&office), &pairs(&form)).await);
        assert!(looked.contains("12:00 wurde widerrufen"), "{looked}");
        let keep = keep(&office, &office.narrator.text());
        assert_eq!(
            kofi.post_file(
                &keep,
                &pairs(&form),
                Some(b"%PDF-1.7 signed trailer /Type /Page startxref 0 %%EOF")
            )
            .await
            .status,
            303
        );
        assert!(matches!(office.get("GET /de/works/the-key").await.status, 404 | 410), "the no stands");
        // In the afternoon they say yes again, and somebody writes down when.
        office.clock.set(office.clock.now().plus_millis(3 * 3_600_000));
        let kofi = office.officer("lin", &[Role::ConsentOfficer]).await;
        let again = sheet(&office, &kofi).await;
        let mut timed = form.clone();
        timed.retain(|(name, _)| name != "replaces");
        timed.extend([("replaces".into(), field(&again, "replaces")), ("given-time".into(), "14:30".into())]);
        let looked = text(&kofi.post(&record(&office), &pairs(&timed)).await);
        assert!(looked.contains("14:30") && !looked.contains("wurde widerrufen"), "{looked}");
        assert_eq!(
            kofi.post_file(
                &keep,
                &pairs(&timed),
                Some(b"%PDF-1.7 anew trailer /Type /Page startxref 0 %%EOF")
            )
            .await
            .status,
            303
        );
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(office.get("GET /de/works/the-key").await.status, 200);
        // Without a time it would be older than the last word, and somebody is told which field is missing.
        let last = field(&sheet(&office, &kofi).await, "replaces");
        timed.retain(|(name, _)| name != "replaces" && name != "given-time");
        timed.push(("replaces".into(), last));
        let told = kofi.post(&record(&office), &pairs(&timed)).await;
        assert!(told.status == 422 && text(&told).contains("href=\"#given-time\""), "{}", text(&told));
    })
    .await;
}

/// Whether the no of a colleague stands on a page, and its fault leads there.
fn shows_the_no(page: &str) -> bool {
    let theirs = page.split("<h2 id=\"theirs\"").nth(1).and_then(|after| after.split("</section>").next());
    page.contains("href=\"#theirs\"")
        && theirs.is_some_and(|it| it.contains("<b>Nein") && it.contains("inge"))
}

#[tokio::test]
async fn a_no_that_was_recorded_while_the_form_was_open_is_never_replaced_unseen() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let page = sheet(&office, &kofi).await;
        let seen = field(&page, "replaces");
        let yes = form(&office, &notice(&page), &[("replaces", &seen), ("given-time", "11:00")]);
        assert_eq!(kofi.post(&record(&office), &pairs(&yes)).await.status, 200);
        let mut no = form(&office, &notice(&page), &[("replaces", &seen)]);
        no.retain(|(name, _)| !name.starts_with("use-") && !name.starts_with("place-"));
        no.extend(answers(&[]));
        let keep = keep(&office, &office.narrator.text());
        assert_eq!(inge.post_file(&keep, &pairs(&no), None).await.status, 303);
        for step in ["look", "change"] {
            let mut late = yes.clone();
            late.push(("step".into(), step.into()));
            let told = kofi.post(&record(&office), &pairs(&late)).await;
            let page = text(&told);
            assert_eq!(told.status, 409, "{step}: {page}");
            assert!(page.contains("role=\"alert\"") && page.contains("Jemand anderes hat gerade"), "{page}");
            assert!(page.contains("value=\"DE-BE\"") && page.contains("value=\"11:00\""), "nothing is lost");
            assert!(shows_the_no(&page), "what was recorded meanwhile is read before it is replaced: {page}");
            assert_ne!(field(&page, "replaces"), seen, "{step}");
        }
        let late = kofi
            .post_file(&keep, &pairs(&yes), Some(b"%PDF-1.7 signed trailer /Type /Page startxref 0 %%EOF"))
            .await;
        assert!(late.status == 409 && shows_the_no(&text(&late)), "{}", text(&late));
        assert_eq!(office.said(office.narrator).await.last().map(String::as_str), Some("refused"));
        assert!(matches!(office.get("GET /de/works/the-key").await.status, 404 | 410));
    })
    .await;
}

#[tokio::test]
async fn a_yes_that_was_recorded_meanwhile_and_taken_back_since_is_not_shown_as_if_it_stood() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = sheet(&office, &kofi).await;
        // As if the form had been opened before anything was said.
        let yes = form(&office, &notice(&page), &[("replaces", "")]);
        let told = async || {
            let answer = kofi.post(&record(&office), &pairs(&yes)).await;
            assert_eq!(answer.status, 409);
            text(&answer)
        };
        let struck = "Zurückgenommen: ";
        assert!(!told().await.contains(struck));
        takes_back(&office.ledger, office.clock.now(), (office.narrator, office.work), None).await;
        assert!(told().await.contains(struck));
    })
    .await;
}
