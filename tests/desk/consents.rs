//! Recording what people say: nothing chosen beforehand, a notice and evidence required.

use digitales::accounts::account::Role;
use digitales::consent::record::Use;

use crate::engines::on_each_engine;
use crate::office::{Office, Officer, text};

/// Every use answered with no, but for `yes`.
pub fn answers(yes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for use_ in Use::ALL {
        let place = yes.iter().find(|(name, _)| *name == use_.as_str());
        all.push((format!("use-{use_}"), if place.is_some() { "yes" } else { "no" }.to_owned()));
        if let Some((_, place)) = place {
            all.push((format!("place-{use_}"), (*place).to_owned()));
        }
    }
    all
}

/// A form about the narrator's own word, with `changes`.
pub fn form(office: &Office, notice: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let person = office.narrator.text();
    let mut form = answers(&[("catalogue", ""), ("public_stream", ""), ("school_embed", "DE-BE")]);
    let plain = [
        ("person", person.as_str()),
        ("as", "own"),
        ("by", person.as_str()),
        ("through", "2031-03-29"),
        ("notice", notice),
        ("explained", "de"),
        ("method", "paper_signed"),
        ("given", "2026-06-01"),
        ("orally", "yes"),
        ("explicit", "yes"),
    ];
    for (name, value) in plain.iter().chain(changes) {
        form.retain(|(known, _)| known != name);
        form.push(((*name).to_owned(), (*value).to_owned()));
    }
    form
}

pub fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The value of a field in a page.
pub fn field(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {page}"));
    page[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The only notice in a form.
pub fn notice(page: &str) -> String {
    let choice = page.split("<select id=\"notice\"").nth(1).unwrap();
    choice.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned()
}

pub fn record(office: &Office) -> String {
    format!("/de/desk/consent/works/{}/record", office.work)
}

pub fn keep(office: &Office, person: &str) -> String {
    format!("/de/desk/consent/works/{}/people/{person}", office.work)
}

/// The page of the form about the narrator's own word.
pub async fn sheet(office: &Office, officer: &Officer) -> String {
    let person = office.narrator;
    officer.page(&format!("{}?person={person}&as=own&by={person}", record(office))).await
}

#[tokio::test]
async fn nothing_is_chosen_beforehand_and_whatever_is_missing_is_told_with_all_that_was_typed() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let whose = kofi.page(&record(&office)).await;
        assert!(whose.contains(&format!("person={}", office.narrator)), "{whose}");
        let page = sheet(&office, &kofi).await;
        assert!(!page.contains(" checked") && !page.contains(" selected"), "{page}");
        let (there, person) = (record(&office).replacen("/de/", "/tr/", 1), office.narrator);
        let turkish = kofi.page(&format!("{there}?person={person}&as=own&by={person}")).await;
        assert!(turkish.contains("yalnız şu dillerde var: Almanca"), "the notices are German: {turkish}");
        assert!(!page.contains("gibt es hier nur auf"), "{page}");
        let seen = field(&page, "replaces");
        let typed = [("replaces", seen.as_str()), ("name", "pseudonym"), ("name-written", "Ayşe <b>K.</b>")];
        let mut all = form(&office, "", &typed);
        all.retain(|(name, _)| name != "use-preserve");
        let told = kofi.post(&record(&office), &pairs(&all)).await;
        let page = text(&told);
        assert_eq!(told.status, 422, "{page}");
        assert!(page.contains("href=\"#notice\"") && page.contains("href=\"#use-preserve\""), "{page}");
        assert!(
            page.contains("Ayşe &#60;b&#62;K.&#60;/b&#62;"),
            "what was typed is kept, and harmless: {page}"
        );
        assert!(page.contains("id=\"yes-catalogue\" name=\"use-catalogue\" value=\"yes\" checked"));
    })
    .await;
}

#[tokio::test]
async fn a_cut_that_was_rejected_is_offered_to_nobody() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let cut = office.has_a_cut("cut-quiet").await;
        assert!(sheet(&office, &kofi).await.contains("cut-quiet"));
        office.rejects(cut).await;
        assert!(!sheet(&office, &kofi).await.contains("cut-quiet"));
    })
    .await;
}

#[tokio::test]
async fn a_declaration_is_looked_at_in_sentences_and_kept_with_its_paper() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = sheet(&office, &kofi).await;
        let before = field(&page, "replaces");
        let wishes = [("replaces", before.as_str()), ("name", "pseudonym"), ("name-written", "Inge")];
        let form = form(&office, &notice(&page), &wishes);
        let looked = text(&kofi.post(&record(&office), &pairs(&form)).await);
        assert!(looked.contains("Samstag, 29. März 2031"), "the weekday is shown: {looked}");
        assert!(looked.contains("DE-BE") && looked.contains("Inge"), "{looked}");
        let keep = keep(&office, &office.narrator.text());
        let without = kofi.post_file(&keep, &pairs(&form), None).await;
        assert_eq!(without.status, 422, "a yes needs evidence");
        assert!(text(&without).contains("role=\"alert\""));
        let kept = kofi
            .post_file(
                &keep,
                &pairs(&form),
                Some(b"%PDF-1.7 a signed form trailer /Type /Page startxref 0 %%EOF"),
            )
            .await;
        assert_eq!(kept.status, 303, "{}", text(&kept));
        let told = kofi.page(kept.header("location").unwrap()).await;
        assert!(told.contains("Quittung: Eintrag"), "{told}");
        assert!(told.contains("Alles, was erlaubt wurde, ist jetzt möglich."), "{told}");
        let words = office.said(office.narrator).await;
        assert_eq!(words.last().map(String::as_str), Some("renewed"));
        assert!(!office.finds_on_disk(b"a signed form"), "the scan is nowhere in clear");
        assert_eq!(office.shown_as("public_stream").await, Some("Inge".to_owned()));
        // Meanwhile somebody else had the same form open.
        let late = kofi
            .post_file(
                &keep,
                &pairs(&form),
                Some(b"%PDF-1.7 another one trailer /Type /Page startxref 0 %%EOF"),
            )
            .await;
        let page = text(&late);
        assert_eq!(late.status, 409, "{page}");
        assert!(page.contains("Inge") && page.contains("DE-BE"), "nothing that was typed is lost");
        let now = field(&page, "replaces");
        assert_ne!(now, before);
        let mut again = form.clone();
        again.retain(|(name, _)| name != "replaces");
        again.push(("replaces".into(), now));
        assert_eq!(
            kofi.post_file(
                &keep,
                &pairs(&again),
                Some(b"%PDF-1.7 another one trailer /Type /Page startxref 0 %%EOF")
            )
            .await
            .status,
            303
        );
        assert_eq!(office.said(office.narrator).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_form_on_which_every_answer_is_no_closes_the_work_without_any_paper() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        assert_eq!(office.get("GET /de/works/the-key").await.status, 200);
        let page = sheet(&office, &kofi).await;
        let mut all = form(&office, &notice(&page), &[("replaces", &field(&page, "replaces"))]);
        all.retain(|(name, _)| !name.starts_with("use-") && !name.starts_with("place-"));
        all.extend(answers(&[]));
        let keep = keep(&office, &office.narrator.text());
        assert_eq!(kofi.post_file(&keep, &pairs(&all), None).await.status, 303);
        assert_eq!(office.said(office.narrator).await.last().map(String::as_str), Some("refused"));
        assert!(matches!(office.get("GET /de/works/the-key").await.status, 404 | 410));
    })
    .await;
}

#[tokio::test]
async fn what_is_allowed_in_one_place_only_is_told_with_that_place_first() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = sheet(&office, &kofi).await;
        let form = form(&office, &notice(&page), &[("replaces", &field(&page, "replaces"))]);
        let keep = keep(&office, &office.narrator.text());
        assert_eq!(kofi.post_file(&keep, &pairs(&form), Some(PAPER)).await.status, 303);
        office.clock.set(office.clock.now().plus_millis(2000));
        let work = format!("/de/desk/consent/works/{}", office.work);
        let matrix = kofi.page(&work).await;
        assert!(matrix.contains("nur in") && matrix.contains("DE-BE"), "{matrix}");
        let cell = kofi.page(&format!("{work}/people/{}?use=school_embed", office.narrator)).await;
        let (there, elsewhere) = (cell.find("Diese Person lässt es zu in: "), cell.find("Anderswo nicht:"));
        assert!(there.is_some() && there < elsewhere, "{cell}");
        assert!(
            cell.contains("place=DE-BE") && !cell.contains("Von dieser Person aus nicht möglich"),
            "{cell}"
        );
        let why = kofi.page(&format!("{work}/why?use=school_embed")).await;
        let answered = why.split("id=\"answer\"").nth(1).unwrap();
        let licensed = answered.contains("Möglich in:");
        let there = kofi.page(&format!("{work}/why?use=school_embed&place=DE-BE")).await;
        assert_eq!(licensed, there.contains("class=\"verdict open\""), "both say the same: {why}");
    })
    .await;
}

/// A smallest PDF.
const PAPER: &[u8] = b"%PDF-1.7 a signed form trailer /Type /Page startxref 0 %%EOF";

#[tokio::test]
async fn a_file_that_nobody_can_read_proves_nothing_and_each_language_says_what_to_do() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = sheet(&office, &kofi).await;
        let form = form(&office, &notice(&page), &[("replaces", &field(&page, "replaces"))]);
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0".to_vec();
        png.resize(80, 7);
        let mut sound = b"RIFF\x48\0\0\0WAVEfmt ".to_vec();
        sound.resize(80, 7);
        let cut = &PAPER[..PAPER.len() - 20];
        let keep = keep(&office, &office.narrator.text());
        for broken in [&png[..], &sound[..], cut, b"I agree."] {
            let told = kofi.post_file(&keep, &pairs(&form), Some(broken)).await;
            assert_eq!(told.status, 422, "{}", text(&told));
        }
        for (lang, told) in [
            ("de", "Diese Datei ist beschädigt, niemand kann sie lesen."),
            ("en", "This file is damaged and nobody can read it."),
            ("tr", "Bu dosya bozuk, kimse okuyamaz."),
            ("ar", "هذا الملف تالف ولا يستطيع أحد قراءته."),
        ] {
            let there = keep.replacen("/de/", &format!("/{lang}/"), 1);
            let page = text(&kofi.post_file(&there, &pairs(&form), Some(&png)).await);
            assert!(page.contains(told), "{lang}: {page}");
        }
        assert_eq!(office.said(office.narrator).await.len(), 1, "nothing of it is kept");
        let list = kofi.page("/de/desk/consent/evidence").await;
        assert!(!list.contains("image/png"), "{list}");
        assert_eq!(kofi.post_file(&keep, &pairs(&form), Some(PAPER)).await.status, 303);
    })
    .await;
}
