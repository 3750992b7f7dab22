//! Signing in and out, sessions, roles, attempts, and the command that makes accounts.

use digitales::accounts::account::Role;
use digitales::accounts::session::{IDLE_MS, LONGEST_MS};

use crate::engines::on_each_engine;
use crate::office::{FILM, Office, PASSWORD, text};

/// The cookie that an answer sets, without its attributes.
fn set_by(answer: &crate::socket::Answer) -> String {
    answer.header("set-cookie").expect("a cookie").split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_officer_signs_in_comes_back_to_the_page_that_was_wanted_and_signs_out() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.account("kofi", &[Role::ConsentOfficer]).await;
        let sent = office.get("GET /de/desk?x=1\nAccept: text/html").await;
        let wanted = "/de/sign-in?next=%2Fde%2Fdesk%3Fx%3D1";
        assert_eq!((sent.status, sent.header("location")), (303, Some(wanted)));
        let form = [("name", " Kofi "), ("password", PASSWORD), ("next", "/de/desk?x=1")];
        let came = office.post("/de/sign-in", &form, "").await;
        assert_eq!((came.status, came.header("location")), (303, Some("/de/desk?x=1")));
        let whole = came.header("set-cookie").unwrap().to_owned();
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"] {
            assert!(whole.contains(attribute), "{whole}");
        }
        let cookie = set_by(&came);
        let desk = office.get(&format!("GET /de/desk\nCookie: {cookie}")).await;
        assert_eq!((desk.status, desk.header("cache-control")), (200, Some("no-store")));
        assert!(text(&desk).contains("kofi") && desk.header("x-robots-tag") == Some("noindex"));
        let out = office.post("/de/sign-out", &[], &format!("\nCookie: {cookie}")).await;
        assert_eq!((out.status, out.header("location")), (303, Some("/de/sign-in")));
        assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
        let gone = office.get(&format!("GET /de/desk\nCookie: {cookie}")).await;
        assert_eq!(gone.status, 303, "the secret opens nothing any more");
    })
    .await;
}

#[tokio::test]
async fn whoever_changes_the_language_before_signing_in_still_comes_to_the_page_that_was_wanted() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.account("kofi", &[Role::ConsentOfficer]).await;
        let page = text(&office.get("GET /de/sign-in?next=%2Fde%2Fdesk%2Fconsent%3Fonly%3Dpost").await);
        let other = "/ar/sign-in?next=%2Fde%2Fdesk%2Fconsent%3Fonly%3Dpost";
        assert!(page.contains(&format!("href=\"{other}\"")), "{page}");
        let page = text(&office.get(&format!("GET {other}")).await);
        let next = crate::consents::field(&page, "next");
        let wrong = [("name", "kofi"), ("password", "falsch"), ("next", next.as_str())];
        let again = text(&office.post("/ar/sign-in", &wrong, "").await);
        assert!(again.contains("/de/sign-in?next=%2Fde%2Fdesk%2Fconsent%3Fonly%3Dpost"), "{again}");
        let form = [("name", "kofi"), ("password", PASSWORD), ("next", next.as_str())];
        let came = office.post("/ar/sign-in", &form, "").await;
        assert_eq!(came.header("location"), Some("/ar/desk/consent?only=post"));
        let away = text(&office.get("GET /de/sign-in?next=%2F%2Felsewhere.example%2Fde%2Fdesk").await);
        assert!(!away.contains("sign-in?next="), "what leads out of the desk is not kept: {away}");
    })
    .await;
}

#[tokio::test]
async fn nothing_leads_out_of_the_desk_and_no_other_site_signs_anybody_in() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.account("kofi", &[Role::Curator]).await;
        let form = [("name", "kofi"), ("password", PASSWORD), ("next", "//elsewhere.example/de/desk")];
        let came = office.post("/de/sign-in", &form, "").await;
        assert_eq!(came.header("location"), Some("/de/desk"));
        let elsewhere = office.post("/de/sign-in", &form, "\nOrigin: https://elsewhere.example").await;
        assert_eq!((elsewhere.status, elsewhere.header("set-cookie")), (403, None));
        let cookie = set_by(&came);
        let away = format!("\nCookie: {cookie}\nOrigin: https://elsewhere.example");
        assert_eq!(office.post("/de/desk/sign-out-everywhere", &[], &away).await.status, 403);
        assert_eq!(office.get(&format!("GET /de/desk\nCookie: {cookie}")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_account_and_a_wrong_password_are_told_alike_until_it_is_too_often() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.account("kofi", &[Role::Auditor]).await;
        let tries = async |name: &str, password: &str| {
            office.post("/de/sign-in", &[("name", name), ("password", password)], "").await
        };
        let wrong = tries("kofi", "not the password").await;
        let unknown = tries("nobody", "not the password").await;
        assert_eq!((wrong.status, unknown.status), (401, 401));
        assert_eq!(text(&wrong).replace("kofi", ""), text(&unknown).replace("nobody", ""));
        assert!(!text(&wrong).contains("not the password"), "what was typed as a password never comes back");
        for _ in 0..9 {
            assert_eq!(tries("kofi", "not the password").await.status, 401);
        }
        assert_eq!(tries("kofi", PASSWORD).await.status, 429, "not even the right one is looked at");
        office.clock.set(office.clock.now().plus_millis(15 * 60 * 1000));
        assert_eq!(tries("kofi", PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_after_twelve_hours_at_the_latest() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let began = office.clock.now();
        let (idle, busy) =
            (office.officer("idle", &[Role::Curator]).await, office.officer("busy", &[Role::Curator]).await);
        let mut passed = 0;
        while passed + IDLE_MS / 2 < LONGEST_MS {
            passed += IDLE_MS / 2;
            office.clock.set(began.plus_millis(passed));
            assert_eq!(busy.get("/de/desk").await.status, 200, "after {passed} ms");
        }
        assert_eq!(idle.get("/de/desk").await.status, 303);
        office.clock.set(began.plus_millis(LONGEST_MS));
        assert_eq!(busy.get("/de/desk").await.status, 303);
        let late = busy.post("/de/desk/sign-out-everywhere", &[]).await;
        assert_eq!(late.status, 401, "a form that comes too late is told so and can be sent again");
    })
    .await;
}

#[tokio::test]
async fn signing_out_everywhere_and_closing_an_account_end_every_session_of_it() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let here = office.officer("kofi", &[Role::Curator]).await;
        let there = {
            let form = [("name", "kofi"), ("password", PASSWORD)];
            set_by(&office.post("/de/sign-in", &form, "").await)
        };
        assert!(here.account.is(Role::Curator));
        assert!(here.page("/de/desk").await.contains("in 2 Browsern"));
        assert_eq!(here.post("/de/desk/sign-out-everywhere", &[]).await.status, 303);
        assert_eq!(office.get(&format!("GET /de/desk\nCookie: {there}")).await.status, 303);
        let again = office.post("/de/sign-in", &[("name", "kofi"), ("password", PASSWORD)], "").await;
        let cookie = set_by(&again);
        assert_ne!(cookie, here.cookie, "every signing in makes a new secret");
        assert_eq!(office.runs(&["account", "disable", "kofi"], "").0, 0);
        assert_eq!(office.get(&format!("GET /de/desk\nCookie: {cookie}")).await.status, 303);
        let closed = office.post("/de/sign-in", &[("name", "kofi"), ("password", PASSWORD)], "").await;
        assert_eq!(closed.status, 401);
    })
    .await;
}

#[tokio::test]
async fn the_first_account_is_made_at_the_command_line_and_its_password_shown_once() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (code, password, told) =
            office.runs(&["account", "add", "Ayla", "--role", "administrator,consent_officer"], "");
        assert_eq!((code, password.trim_end().len()), (0, 23), "{told}");
        let form = [("name", "ayla"), ("password", password.trim_end())];
        assert_eq!(office.post("/de/sign-in", &form, "").await.status, 303);
        let (code, listed, _) = office.runs(&["account", "list"], "");
        assert!(code == 0 && listed.starts_with("ayla\tadministrator,consent_officer\t"), "{listed}");
        assert!(!listed.contains(password.trim_end()));
        let twice = office.runs(&["account", "add", "ayla", "--role", "auditor"], "");
        assert_eq!((twice.0, twice.1.as_str()), (5, ""), "{}", twice.2);
        let root = office.runs(&["account", "add", "mehmet", "--role", "root"], "");
        assert!(root.0 == 3 && root.2.contains("“root” is no role"), "{}", root.2);
        let short = office.runs(&["account", "password", "ayla", "--stdin"], "kurz\n");
        assert_eq!(short.0, 3, "{}", short.2);
        let chosen = office.runs(&["account", "password", "ayla", "--stdin"], "noch ein langes Passwort\n");
        assert_eq!((chosen.0, chosen.1.as_str()), (0, ""), "{}", chosen.2);
        let form = [("name", "ayla"), ("password", "noch ein langes Passwort")];
        assert_eq!(office.post("/de/sign-in", &form, "").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn staff_may_what_the_door_lets_them_from_the_day_of_an_account_with_a_role_to_the_day_it_is_closed() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let explained = |use_: &str, at: &str| {
            let asked =
                ["consent", "explain", "--work", FILM, "--as", "staff", "--json", "--use", use_, "--at", at];
            let (code, told, error) = office.runs(&asked, "");
            assert_eq!(code, 0, "{error}");
            let told: serde_json::Value = serde_json::from_str(&told).unwrap();
            let reasons = told["reasons"].as_array().into_iter().flatten();
            let reasons: Vec<_> = reasons.map(|r| r["reason"].as_str().unwrap().to_owned()).collect();
            (told["answer"].as_str().unwrap().to_owned(), reasons)
        };
        let (before, since) = ("2026-05-01T10:00:00Z", "2026-07-01T10:00:00Z");
        let nobody = ("deny".to_owned(), vec!["AgreementInactive".to_owned()]);
        assert_eq!(explained("catalogue", since), nobody, "nobody works here");
        office.account("admin", &[Role::Administrator]).await;
        assert_eq!(
            explained("catalogue", since),
            nobody,
            "who manages accounts has nothing to do with works"
        );
        office.account("kofi", &[Role::ConsentOfficer]).await;
        for use_ in ["catalogue", "public_stream"] {
            assert_eq!(explained(use_, since), ("allow".to_owned(), vec![]), "{use_}");
        }
        assert!(
            explained("catalogue", before).1.contains(&"AgreementInactive".to_owned()),
            "not yet engaged"
        );
        assert!(explained("broadcast_download", since).1.contains(&"AudienceMismatch".to_owned()));
        let mut tx = office.ledger.database.write().await.unwrap();
        let closed = "update account set disabled_at = $1 where name = 'kofi'";
        digitales::run!(&mut tx, closed, office.clock.now().plus_millis(1000).millis()).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(explained("catalogue", since), nobody, "the account is closed");
    })
    .await;
}
