//! Whoever is forgotten is forgotten in every free word that was written about them, wherever it stands.

use std::path::Path;

use digitales::accounts::account::Role;
use digitales::catalogue::edition::Edition;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{DeliveryFact, OrganisationFact};
use digitales::consent::ledger::{Deed, recalls};
use digitales::consent::record::{OrganisationKind, Use};
use digitales::id::{Id, Sha256Digest};
use digitales::storage::database::Tx;
use sqlx::AssertSqlSafe;

use crate::engines::{Engine, on_each_engine};
use crate::office::{Office, Officer, leads, text};
use crate::papers::takes_back;

const LOOK: &str = "Sie bittet am Telefon um Auskunft, Markblau.";
const NEVER: &str = "Es hat nie gegolten, weil sie krank war, Markgelb.";
const LIFT: &str = "Das Gespräch über die Gefahr ist gut ausgegangen, Markrot.";
const PASSING: &str = "Nur von hinten zu sehen im Bus, sagt Markgrau.";
const REJECTED: &str = "Ihr Gesicht ist noch zu erkennen, Markbraun.";
const DELETED: &str = "Gelöscht mit allem, was Markweiss erzählt.";
const FAREWELL: &str = "Lebt wohl, sagt Markschwarz.";
const CALLED: &str = "Frau Markgold";
/// Every word that somebody wrote about the two, by the colour in it.
const MARKS: [&str; 8] =
    ["Markblau", "Markgelb", "Markrot", "Markgrau", "Markbraun", "Markweiss", "Markschwarz", "Markgold"];

/// Columns of words that are sealed.
const SEALED: [&str; 5] = [
    "select words from proposal where words is not null",
    "select text from work_text where field = 'tombstone'",
    "select waiver_note from appearance where waiver_note is not null",
    "select note from edition_rejection",
    "select note from recall_event where kind <> 'undone' and note is not null",
];
const CUT: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'cut', 'cut')";
const FILE: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, length_bytes, \
    duration_ms, width, height, playable, added_at) values ($1, $2, 1, 'full', 'video/mp4', '', $3, 1, 60000, 640, 360, true, 0)";

/// Where one of these words stands in clear: files of the library and of the database, tables of PostgreSQL.
async fn holding(engine: &Engine, office: &Office, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for word in words {
        if office.finds_on_disk(word.as_bytes()) || in_files(engine.folder.path(), word.as_bytes()) {
            found.push(format!("{word} in a file"));
        }
    }
    let mut tx = office.ledger.database.read().await.unwrap();
    let Tx::Postgres(c) = &mut tx else { return found };
    let tables: Vec<(String,)> = sqlx::query_as(
        "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    .fetch_all(&mut **c)
    .await
    .unwrap();
    for (table,) in tables {
        let all = AssertSqlSafe(format!("select coalesce(string_agg(t::text, ' '), '') from \"{table}\" t"));
        let (rows,): (String,) = sqlx::query_as(all).fetch_one(&mut **c).await.unwrap();
        found.extend(
            words.iter().filter(|word| rows.contains(**word)).map(|word| format!("{word} in {table}")),
        );
    }
    found
}

fn in_files(folder: &Path, wanted: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return in_files(&path, wanted);
        }
        std::fs::read(&path).is_ok_and(|bytes| bytes.windows(wanted.len()).any(|w| w == wanted))
    })
}

/// Sends a form; where it leads.
async fn does(officer: &Officer, path: &str, form: &[(&str, &str)]) -> String {
    let answer = officer.post(path, form).await;
    assert_eq!(answer.status, 303, "{form:?}: {}", text(&answer));
    leads(&answer)
}

/// A cut that an officer rejects, and a copy at a station that says what it did with it.
async fn rejects_and_calls_back(office: &Office) -> String {
    let now = office.clock.now();
    let (cut, edition) = (Id::<Edition>::derived("a cut"), Id::<Edition>::derived("its original"));
    let mut deed = Deed::begin(&office.ledger, Actor::Command, now).await.unwrap();
    digitales::run!(deed.tx(), CUT, cut.text(), office.work.text()).unwrap();
    let digest = Sha256Digest::of(b"a cut").to_string();
    digitales::run!(deed.tx(), FILE, Id::<()>::derived("a cut's file").text(), cut.text(), digest).unwrap();
    deed.reject_edition(cut, "An officer", REJECTED).await.unwrap();
    let station = OrganisationFact {
        kind: OrganisationKind::RadioPartner,
        name: "Radio Weitblick".into(),
        territory: "DE".parse().unwrap(),
        recall_email: "recall@station.example".into(),
        recall_phone: "030 123".into(),
    };
    let (organisation, _) = deed.organisation(&station).await.unwrap();
    let (work, sha256) = (office.work, Sha256Digest::of(b"the file"));
    let taken = DeliveryFact { work, sha256, edition, organisation, use_: Use::BroadcastDownload };
    deed.deliver(&taken).await.unwrap();
    deed.touch(work);
    deed.commit().await.unwrap();
    let recall = recalls(&mut office.ledger.database.read().await.unwrap()).await.unwrap().remove(0);
    format!("/de/desk/consent/recalls/{}", recall.id)
}

#[tokio::test]
async fn no_free_word_about_somebody_is_left_once_they_are_forgotten() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.lasts_a_minute().await;
        let guest = office.somebody_passes_by().await.text();
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let ayla = office.narrator.text();

        let write = format!("/de/desk/consent/works/{}/write", office.work);
        let person = format!("/de/desk/consent/people/{ayla}");
        let look = does(&kofi, &person, &[("deed", "ask"), ("purpose", "contact"), ("note", LOOK)]).await;
        let people = format!("/de/desk/consent/works/{}/people/{ayla}", office.work);
        let page = kofi.page(&people).await;
        let said = page.split("/declarations/").nth(1).expect("a declaration").split('"').next().unwrap();
        let said = said.split('/').next().unwrap().to_owned();
        let never = [("deed", "invalidate"), ("declaration", said.as_str()), ("note", NEVER)];
        let never = does(&kofi, &write, &never).await;
        does(&kofi, &write, &[("deed", "hold"), ("cause", "safeguarding"), ("until", "")]).await;
        let page = kofi.page(&format!("{write}?what=hold")).await;
        let hold = page.split("name=\"id\" value=\"").nth(1).expect("a hold").split('"').next().unwrap();
        let lift = does(&kofi, &write, &[("deed", "lift"), ("id", hold), ("note", LIFT)]).await;
        let waive = [
            ("deed", "waive"),
            ("person", guest.as_str()),
            ("ground", "not_identifiable"),
            ("note", PASSING),
            ("version", "1"),
            ("seen", &format!("{guest} depicted")),
        ];
        let waive = does(&kofi, &write, &waive).await;
        does(&inge, &waive, &[("answer", "yes")]).await;
        let recall = rejects_and_calls_back(&office).await;
        does(&kofi, &recall, &[("kind", "acknowledged"), ("note", DELETED)]).await;
        let mut deed = Deed::begin(&office.ledger, Actor::Import, office.clock.now()).await.unwrap();
        deed.last_words(office.work, &[("de".to_owned(), FAREWELL.to_owned())]).await.unwrap();
        deed.commit().await.unwrap();

        // Whoever works with it reads it, and it stands nowhere in clear.
        let read = [(&look, LOOK), (&never, NEVER), (&lift, LIFT), (&waive, PASSING), (&recall, DELETED)];
        for (at, words) in read {
            assert!(inge.page(at).await.contains(words), "{words} at {at}");
        }
        let cuts = || office.runs(&["edition", "list", "--work", "the-key"], "").1;
        assert!(cuts().contains(REJECTED), "{}", cuts());
        assert_eq!(holding(&engine, &office, &MARKS).await, Vec::<String>::new());
        let mut deed = Deed::begin(&office.ledger, Actor::Import, office.clock.now()).await.unwrap();
        deed.choose_name(office.work, office.narrator, Some(CALLED)).await.unwrap();
        deed.commit().await.unwrap();
        takes_back(&office.ledger, office.clock.now(), (office.narrator, office.work), None).await;
        does(&inge, &lift, &[("answer", "yes")]).await;
        office.clock.set(office.clock.now().plus_millis(5_000));
        let gone = office.get("GET /de/works/the-key\nAccept: text/html").await;
        assert!(gone.status == 410 && text(&gone).contains(FAREWELL), "{}", text(&gone));
        let mut sealed = Vec::new();
        let mut tx = office.ledger.database.read().await.unwrap();
        for column in SEALED {
            let rows = digitales::rows!(&mut tx, (String,), column).unwrap();
            assert!(!rows.is_empty(), "{column}");
            sealed.extend(rows.into_iter().map(|(words,)| words));
        }
        drop(tx);

        for key in ["ayla", "passer-by"] {
            let (code, _, told) = office.runs(&["person", "erase", key, "--now"], "");
            assert_eq!(code, 0, "{told}");
        }
        assert_eq!(holding(&engine, &office, &MARKS).await, Vec::<String>::new());
        for words in sealed {
            let opened = office.ledger.vault.unseal_words("whatever it was for", &words).await.unwrap();
            assert_eq!(opened, None, "not from a copy either");
        }
        for (at, words) in read {
            let page = inge.get(at).await;
            assert!(!text(&page).contains(words.split(' ').next_back().unwrap()), "{at}");
            assert!(page.status != 200 || text(&page).contains("wurde vergessen"), "{at}: {}", text(&page));
        }
        assert!(cuts().contains("nobody can read why any more"), "{}", cuts());
        assert_eq!(inge.post(&never, &[("answer", "yes")]).await.status, 409, "nobody can follow why");
        assert_eq!(inge.post(&never, &[("answer", "no")]).await.status, 303);
        let gone = office.get("GET /de/works/the-key\nAccept: text/html").await;
        assert!(gone.status == 410 && !text(&gone).contains("Markschwarz"), "{}", text(&gone));
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}
