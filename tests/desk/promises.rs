//! Old papers open nothing until two have read them, and a no that came after them always goes first.

use digitales::accounts::account::Role;

use crate::consents::{answers, field};
use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads, text};
use crate::papers;

const WORDS: &str = "Ich bin einverstanden, dass mein Film im Internet gezeigt wird.";
const SCAN: &[u8] = b"%PDF-1.4 signed by hand in 2004 trailer /Type /Page startxref 0 %%EOF";
const CROSSED: &str = "gestrichen: Radio, gez. Ayla Yilmaz";

/// Somebody who signed a paper long ago, and of whom nothing else is on record.
pub async fn narrator_of_old(office: &Office) -> String {
    office.joins("old-friend").await.text()
}

fn paper<'a>(whose: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("whose", whose),
        ("signed", "2004-07"),
        ("form", ""),
        ("form-name", "bogen-2004"),
        ("form-language", "de"),
        ("form-words", WORDS),
        ("added", CROSSED),
    ];
    for change in changes {
        form.retain(|(name, _)| name != &change.0);
        form.push(*change);
    }
    form
}

pub fn reading(yes: &[(&str, &str)], note: &str) -> Vec<(String, String)> {
    let mut form = answers(yes);
    for (name, value) in [("deed", "read"), ("through", "2031-12-31"), ("explicit", "yes"), ("note", note)] {
        form.push((name.to_owned(), value.to_owned()));
    }
    form
}

fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn of_work(office: &Office) -> String {
    format!("/de/desk/consent/works/{}/papers", office.work)
}

/// Keeps a paper of `person`; where it is.
pub async fn kept(office: &Office, officer: &Officer, person: &str, changes: &[(&str, &str)]) -> String {
    let whose = format!("{person} own {person}");
    let form = paper(&whose, changes);
    let answer = officer.post_file(&of_work(office), &form, Some(SCAN)).await;
    assert_eq!(answer.status, 303, "{}", text(&answer));
    leads(&answer)
}

pub const NOTE: &str = "Der Bogen nennt das Internet ausdrücklich.";
pub const PUBLIC: &[(&str, &str)] = &[("catalogue", ""), ("public_stream", "")];

#[tokio::test]
async fn a_paper_of_2004_opens_nothing_until_two_officers_have_read_it() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let friend = narrator_of_old(&office).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        assert_eq!(
            office.get("GET /de/works/the-key").await.status,
            410,
            "dark, since somebody was not asked"
        );
        let at = kept(&office, &kofi, &friend, &[]).await;
        for secret in [SCAN, CROSSED.as_bytes(), b"Ayla Yilmaz"] {
            assert!(!office.finds_on_disk(secret), "nothing handwritten is anywhere in clear");
        }
        let page = kofi.page(&at).await;
        assert!(
            page.contains(WORDS) && page.contains("Juli 2004") && page.contains("Öffnet nichts"),
            "{page}"
        );
        assert!(!page.contains("Yilmaz"), "what was written in stays sealed until somebody opens it");
        let opened = text(&kofi.post(&format!("{at}/open"), &[("of", "added")]).await);
        assert!(opened.contains("gestrichen: Radio"), "{opened}");
        let form = reading(PUBLIC, NOTE);
        let proposed = kofi.post(&at, &pairs(&form)).await;
        assert_eq!(proposed.status, 303, "{}", text(&proposed));
        let proposal = leads(&proposed);
        assert_eq!(office.get("GET /de/works/the-key").await.status, 410, "one pair of eyes opens nothing");
        assert_eq!(kofi.post(&proposal, &[("answer", "yes")]).await.status, 403);
        let seen = inge.page(&proposal).await;
        assert!(seen.contains(WORDS) && seen.contains(NOTE) && seen.contains("Juli 2004"), "{seen}");
        let evidence = field(&seen, "evidence");
        let scan = inge.post(&format!("{proposal}/paper"), &[("evidence", &evidence)]).await;
        assert_eq!(scan.body, SCAN);
        assert_eq!(inge.post(&proposal, &[("answer", "yes")]).await.status, 303);
        assert_eq!(office.said(friend.parse().unwrap()).await, ["given"]);
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(office.get("GET /de/works/the-key").await.status, 200, "two have read it");
        let said = kofi.page(&format!("/de/desk/consent/works/{}/people/{friend}", office.work)).await;
        assert!(
            said.contains(WORDS) && said.contains("old-bogen-2004"),
            "its notice is the old form: {said}"
        );
        let why = format!(
            "/de/desk/consent/works/{}/why?use=public_stream&who=public&place=&day=2026-05-30&time=12:00",
            office.work
        );
        assert!(!kofi.page(&why).await.contains("verdict open"), "nothing is opened in the past");
        assert!(office.runs(&["audit", "verify"], "").0 == 0, "every row has its witness");
        let again = kofi.post(&at, &pairs(&form)).await;
        assert_eq!(again.status, 409, "it counts once");
    })
    .await;
}

#[tokio::test]
async fn no_way_around_the_second_pair_of_eyes_takes_an_old_form() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let friend = narrator_of_old(&office).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        kept(&office, &kofi, &friend, &[]).await;
        let record = format!("/de/desk/consent/works/{}/record?person={friend}&as=own&by={friend}", office.work);
        assert!(!kofi.page(&record).await.contains("old-bogen-2004"), "no notice for a consent of today");
        let json = r#"{"work": "the-key", "person": "old-friend", "state": "given", "explicit": true,
            "notice": {"series": "old-bogen-2004", "version": 1, "language": "de"}, "method": "paper_signed",
            "explained_in": "de", "given_at": "2004-07-01T10:00:00+02:00", "recorded_by": "Office",
            "evidence": {"kind": "release_form", "seen_by": "Office", "seen_at": "2026-05-01"},
            "scope": [{"uses": ["catalogue"], "places": ["001"], "from": "2004-07-01", "until": "2034-12-31"}]}"#;
        let (code, _, told) = office.runs(&["consent", "record"], json);
        assert!(code != 0 && !told.is_empty(), "{told}");
        assert!(office.said(friend.parse().unwrap()).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_said_after_a_paper_goes_first_and_a_paper_without_a_date_says_nothing() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let friend = narrator_of_old(&office).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let undated = kept(&office, &kofi, &friend, &[("signed", "")]).await;
        assert!(kofi.page(&undated).await.contains("Ohne Datum weiß niemand"));
        assert_eq!(kofi.post(&undated, &pairs(&reading(PUBLIC, NOTE))).await.status, 409);
        // The one who said yes this year has an old paper too.
        let ayla = office.narrator.text();
        let later = kept(&office, &kofi, &ayla, &[]).await;
        assert!(kofi.page(&later).await.contains("Das gilt, nicht das Papier"));
        assert_eq!(kofi.post(&later, &pairs(&reading(PUBLIC, NOTE))).await.status, 409);
        // A no that comes between proposal and answer keeps the work closed.
        let at = kept(&office, &kofi, &friend, &[]).await;
        let proposed = kofi.post(&at, &pairs(&reading(PUBLIC, NOTE))).await;
        let proposal = leads(&proposed);
        papers::takes_back(&office.ledger, office.clock.now(), (friend.parse().unwrap(), office.work), None)
            .await;
        assert_eq!(inge.post(&proposal, &[("answer", "yes")]).await.status, 303);
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(office.get("GET /de/works/the-key").await.status, 410, "the no came after the paper");
    })
    .await;
}

#[tokio::test]
async fn whatever_is_missing_on_a_paper_is_told_and_a_wrong_one_is_set_aside() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let friend = narrator_of_old(&office).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let nothing = [("whose", ""), ("signed", "1. Mai"), ("form-words", "")];
        let told = kofi.post_file(&of_work(&office), &paper("", &nothing), None).await;
        let page = text(&told);
        assert_eq!(told.status, 422, "{page}");
        for field in ["whose", "signed", "form-words", "paper"] {
            assert!(page.contains(&format!("href=\"#{field}\"")), "{field}: {page}");
        }
        assert!(page.contains("bogen-2004") && page.contains("gestrichen: Radio"), "what was typed is kept");
        let whose = format!("{friend} own {friend}");
        let seen = paper(&whose, &[("proof", "seen")]);
        assert_eq!(kofi.post_file(&of_work(&office), &seen, None).await.status, 303, "it lies in the office");
        let other = paper(&whose, &[("form-words", "Ein anderer Text."), ("proof", "seen")]);
        assert_eq!(
            kofi.post_file(&of_work(&office), &other, None).await.status,
            409,
            "another form, another name"
        );
        let at = kept(&office, &kofi, &friend, &[]).await;
        let no = reading(&[], NOTE);
        assert_eq!(kofi.post(&at, &pairs(&no)).await.status, 422, "what allows nothing is not proposed");
        let short = reading(PUBLIC, "weil");
        assert_eq!(kofi.post(&at, &pairs(&short)).await.status, 422);
        assert_eq!(kofi.post(&at, &[("deed", "aside"), ("reason", "wrong_person")]).await.status, 303);
        assert!(kofi.page(&at).await.contains("Beiseitegelegt"));
        assert_eq!(kofi.post(&at, &pairs(&reading(PUBLIC, NOTE))).await.status, 409);
        let auditor = office.officer("vera", &[Role::Auditor]).await;
        assert_eq!(auditor.get(&at).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn by_command_a_paper_is_kept_with_its_scan_and_listed() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        narrator_of_old(&office).await;
        let folder = tempfile::tempdir().unwrap();
        let scan = folder.path().join("scan.pdf");
        std::fs::write(&scan, SCAN).unwrap();
        let json = r#"{"work": "the-key", "person": "old-friend", "signed": "2004", "seen_by": "Office",
            "form": {"name": "bogen-2004", "language": "de", "words": "Ich bin einverstanden."}, "added": "nur Radio"}"#;
        let keep = ["consent", "paper", "keep", "--scan", scan.to_str().unwrap()];
        for broken in [&SCAN[..SCAN.len() - 5], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"] {
            std::fs::write(&scan, broken).unwrap();
            let (code, _, told) = office.runs(&keep, json);
            assert!(code == 3 && told.contains("This file is damaged and nobody can read it."), "{code}: {told}");
            let (_, out, _) = office.runs(&["consent", "paper", "list", "--work", "the-key"], "");
            assert_eq!(out.trim(), "[]", "nothing of it is kept");
        }
        std::fs::write(&scan, SCAN).unwrap();
        let (code, out, told) = office.runs(&keep, json);
        assert!(code == 0 && out.contains("receipt"), "{told}");
        assert!(!office.finds_on_disk(b"nur Radio") && !office.finds_on_disk(SCAN));
        let (_, out, _) = office.runs(&["consent", "paper", "list", "--work", "the-key"], "");
        let list: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((&list[0]["state"], &list[0]["scan"]), (&"kept".into(), &true.into()), "{out}");
        let other = json.replace("Ich bin", "Wir sind");
        assert_ne!(office.runs(&keep, &other).0, 0, "the same name with other words");
        assert_ne!(office.runs(&keep, &json.replace("2004\"", "2104\"")).0, 0, "signed in the future");
        assert_eq!(office.get("GET /de/works/the-key").await.status, 410);
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}

#[tokio::test]
async fn the_record_of_a_person_is_printed_at_the_desk_in_their_language() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let vera = office.officer("vera", &[Role::Auditor]).await;
        let at = format!("/de/desk/consent/works/{}/people/{}", office.work, office.narrator);
        assert!(
            vera.page(&at).await.contains(&format!("href=\"{at}/record\"")),
            "the page of words leads there"
        );
        let page = vera.page(&format!("{at}/record")).await;
        assert!(page.contains("Was vereinbart ist") && page.contains("Montag, 31. Dezember 2040"), "{page}");
        let arabic = vera.page(&format!("{at}/record?lang=ar")).await;
        assert!(arabic.contains("dir=\"rtl\"") && !arabic.contains("ayla"), "{arabic}");
        let friend = office.joins("old-friend").await;
        let nothing = vera
            .page(&format!("/de/desk/consent/works/{}/people/{friend}/record?lang=en", office.work))
            .await;
        assert!(nothing.contains("Nothing is agreed."), "{nothing}");
        let curator = office.officer("mia", &[Role::Curator]).await;
        assert_eq!(curator.get(&format!("{at}/record")).await.status, 403);
        assert_eq!(office.get(&format!("GET {at}/record\nAccept: text/html")).await.status, 303);
    })
    .await;
}
