//! A handler that breaks is answered like every other fault of ours.

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::get;
use digitales::application::Application;
use digitales::clock::Clock;
use digitales::config::Config;
use digitales::http::connection::{self, Limits};
use digitales::http::{App, Parts, dressed};
use digitales::playback::Door;
use tokio::net::TcpListener;

use crate::papers::{NOW, at};
use crate::socket::Client;

async fn breaks() -> &'static str {
    panic!("on purpose: the name of a witness")
}

#[tokio::test]
async fn a_panic_is_answered_as_a_fault_of_ours_and_the_connection_stays() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::read(folder.path(), BTreeMap::new(), std::iter::empty()).unwrap();
    let site = config.site("http://here".to_owned());
    let library = Application::open(config, Clock::fixed(at(NOW))).await.unwrap();
    let (maker, uploader) = (library.maker(), library.uploader());
    let app = App::new(Parts {
        door: Door::new(library.database.clone(), library.clock.clone()),
        database: library.database,
        ledger: library.ledger,
        media: library.media,
        clock: library.clock,
        site,
        maker,
        attempts: digitales::accounts::attempts::Attempts::default(),
        followed: digitales::consent::auditing::Followed::default(),
        grants: digitales::narrator::grant::GrantKey::from_secret(&[0; 32]),
        erasure_days: 14,
        uploader,
        live: digitales::http::intake::live::Live::default(),
    });
    let router = Router::new().route("/{lang}/breaks", get(breaks)).route("/breaks", get(breaks));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut client = Client::connect(listener.local_addr().unwrap()).await;
    let routes = dressed(router, app);
    let serving = tokio::spawn(connection::run(listener, routes, Limits::default(), std::future::pending()));
    for (path, kind) in [("/breaks", "application/problem+json"), ("/de/breaks", "text/html")] {
        client.ask(&format!("GET {path}")).await;
        let answer = client.answer().await;
        let said = String::from_utf8(answer.body.clone()).unwrap();
        assert_eq!(answer.status, 500, "{path}");
        assert!(answer.header("content-type").unwrap().starts_with(kind), "{path}: {said}");
        assert_eq!(answer.header("tdm-reservation"), Some("1"), "{path}");
        assert!(!said.contains("witness"), "{said}");
    }
    serving.abort();
}
