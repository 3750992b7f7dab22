//! Somebody with a link, a telephone, and nothing else.

use digitales::catalogue::participant::Person;
use digitales::clock::Timestamp;
use digitales::consent::audit::Actor;
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::record::{Capacity, Use, Voice};
use digitales::id::{Id, Token};
use digitales::narrator::link_store::{self, NewLink};

use crate::engines::Engine;
use crate::library::{Library, VOICE};
use crate::socket::{Answer, Client};

/// Everything that the narrator of the test library allows.
pub const USES: &[Use] = &[Use::Catalogue, Use::PublicStream, Use::SchoolEmbed, Use::BroadcastDownload];

/// A library that is on everywhere, and its narrator's link.
pub async fn with_link(engine: &Engine) -> (Library, String) {
    let library = Library::open(engine, USES, &["DE"]).await;
    let link = link_of(&library, library.narrator).await;
    (library, link)
}

/// A new link of somebody about themself.
pub async fn link_of(library: &Library, person: Id<Person>) -> String {
    let voice = Voice { capacity: Capacity::Own, by: person };
    link_for(&library.ledger, library.clock.now(), person, voice).await
}

/// A new link of this voice about `subject`.
pub async fn link_for(ledger: &Ledger, now: Timestamp, subject: Id<Person>, voice: Voice) -> String {
    let token = Token::new().unwrap();
    let link = NewLink::of(subject, voice, "en".parse().unwrap(), now).unwrap();
    let mut deed = Deed::begin(ledger, Actor::Command, now).await.unwrap();
    link_store::add(&mut deed, &link, &token).await.unwrap();
    deed.commit().await.unwrap();
    token.reveal().to_owned()
}

pub fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

/// A page below a link.
pub async fn opens(library: &Library, link: &str, path: &str) -> Answer {
    library.get(&format!("GET /my/{link}{path}")).await
}

/// The value of the field `grant` of a form.
pub fn grant(page: &str) -> String {
    let from = page.split("name=\"grant\" value=\"").nth(1).expect("a form with a grant");
    from.split('"').next().unwrap().to_owned()
}

/// Sends a form as a browser does, without following where the answer leads.
pub async fn sends(library: &Library, path: &str, form: &str, headers: &str) -> Answer {
    let mut client = Client::connect(library.address).await;
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let head = format!("POST {path}\n{kind}\nContent-Length: {}\nConnection: close{headers}", form.len());
    client.ask(&head).await;
    tokio::io::AsyncWriteExt::write_all(&mut client.stream, form.as_bytes()).await.unwrap();
    let mut answer = client.head().await;
    answer.body = client.rest().await.0;
    answer
}

/// Opens a form and presses its button: the answer, and where it leads.
pub async fn presses(library: &Library, link: &str, deed: &str, fields: &str) -> Answer {
    let path = format!("/my/{link}/{}/{deed}", library.work);
    let form = library.get(&format!("GET {path}")).await;
    assert_eq!(form.status, 200, "{}", text(&form));
    let form = format!("grant={}&{fields}", grant(&text(&form)));
    sends(library, &path, &form, "").await
}

/// The same, and the page that it leads to.
pub async fn does(library: &Library, link: &str, deed: &str, fields: &str) -> String {
    let answer = presses(library, link, deed, fields).await;
    assert_eq!(answer.status, 303, "{}", text(&answer));
    later(library);
    let page = library.get(&format!("GET {}", answer.header("location").unwrap())).await;
    assert_eq!(page.status, 200);
    text(&page)
}

/// Two seconds go by: an opening is up to a second late.
pub fn later(library: &Library) {
    library.clock.set(library.clock.now().plus_millis(2_000));
}

/// The status of the work's public page.
pub async fn public_page(library: &Library) -> u16 {
    library.get(&format!("GET /en/works/{VOICE}")).await.status
}

/// What one column of one row says.
pub async fn number(library: &Library, sql: &str) -> i64 {
    let mut tx = library.database.read().await.unwrap();
    let found = match &mut tx {
        digitales::storage::database::Tx::Sqlite(c) => {
            sqlx::query_as::<_, (i64,)>(sqlx::AssertSqlSafe(sql.to_owned())).fetch_one(&mut **c).await
        }
        digitales::storage::database::Tx::Postgres(c) => {
            sqlx::query_as::<_, (i64,)>(sqlx::AssertSqlSafe(sql.to_owned())).fetch_one(&mut **c).await
        }
    };
    found.unwrap().0
}
