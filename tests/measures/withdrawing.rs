//! How soon a withdrawal is felt: by requests that come after it, and by answers that are running.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::films::{Films, INVENTED};
use crate::papers::PUBLIC;
use crate::socket::ask;
use crate::support::on_each_engine;
use crate::{engine_of, quantile, setting};

/// Bytes a second of a viewer who watches at 2 Mbit/s, in steps of a sixteenth of a second.
const SIP: usize = 16 << 10;
const PAUSE: Duration = Duration::from_millis(62);

/// Asks for a film of `length` bytes again and again until it is refused or cut off: the instant of its last byte.
/// `begun` is told when the first have come.
async fn watches(
    to: SocketAddr,
    (path, length): (String, usize),
    slowly: bool,
    begun: tokio::sync::oneshot::Sender<()>,
) -> Instant {
    let (mut begun, mut latest) = (Some(begun), None);
    loop {
        let (bytes, last) = reads(to, &path, slowly, &mut begun).await;
        // A refusal is less than a sip; its bytes are none of the film's.
        if bytes < SIP {
            return latest.unwrap_or(last);
        }
        if bytes < length {
            return last;
        }
        latest = Some(last);
    }
}

/// Asks once and reads until the connection ends: the bytes and the instant of the last of them.
async fn reads(
    to: SocketAddr,
    path: &str,
    slowly: bool,
    begun: &mut Option<tokio::sync::oneshot::Sender<()>>,
) -> (usize, Instant) {
    let mut stream = TcpStream::connect(to).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let (mut buffer, mut all, mut last) = (vec![0; SIP], 0, Instant::now());
    loop {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return (all, last),
            Ok(count) => {
                (all, last) = (all + count, Instant::now());
                if let Some(begun) = begun.take() {
                    let _ = begun.send(());
                }
            }
        }
        if slowly {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// W2: what runs ends. A quick viewer sees the last byte when it is written; a slow one may have some on the way.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "a measurement"]
async fn running_answers_end_when_their_film_is_taken_back() {
    let runs = setting("DIGITALES_BENCH_RUNS", 1_000);
    on_each_engine(async |engine| {
        let length = 192 << 20;
        let films = Films::open(&engine, INVENTED.repeat(length / INVENTED.len()), runs, PUBLIC).await;
        let mut delays: BTreeMap<bool, Vec<Duration>> = BTreeMap::new();
        for film in &films.all {
            let viewers = [false, true].map(|slowly| {
                let (begun, has_begun) = tokio::sync::oneshot::channel();
                let path = (film.path.clone(), length);
                (slowly, has_begun, tokio::spawn(watches(films.address, path, slowly, begun)))
            });
            let mut running = Vec::new();
            for (slowly, begun, viewer) in viewers {
                begun.await.unwrap();
                running.push((slowly, viewer));
            }
            let (_, committed) = films.takes_back(film).await;
            for (slowly, viewer) in running {
                let last = viewer.await.unwrap();
                delays.entry(slowly).or_default().push(last.saturating_duration_since(committed));
            }
        }
        for (slowly, mut delays) in delays {
            eprintln!(
                "{}: last byte received by a {} viewer after the commit, {} runs: median {:.1?}, 99 % {:.1?}, worst {:.1?}",
                engine_of(&engine.url),
                if slowly { "slow" } else { "quick" },
                delays.len(),
                quantile(&mut delays, 0.5),
                quantile(&mut delays, 0.99),
                quantile(&mut delays, 1.0),
            );
        }
    })
    .await;
}

/// W1: no answer to a request that came after the commit carries anything of the film.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "a measurement"]
async fn no_request_after_a_withdrawal_gets_anything() {
    let (count, viewers) = (setting("DIGITALES_BENCH_WITHDRAWALS", 200), 8);
    on_each_engine(async |engine| {
        let films = Arc::new(Films::open(&engine, INVENTED.repeat(4_000), count, PUBLIC).await);
        // When each film was taken back, as far as it was.
        let taken: Arc<Vec<Mutex<Option<Instant>>>> = Arc::new((0..count).map(|_| Mutex::default()).collect());
        let (over, asked, after) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let late: Arc<Mutex<Vec<String>>> = Arc::default();
        let viewing: Vec<_> = (0..viewers)
            .map(|viewer| {
                let (films, taken, over, asked, after, late) =
                    (films.clone(), taken.clone(), over.clone(), asked.clone(), after.clone(), late.clone());
                tokio::spawn(async move {
                    let mut n = viewer;
                    while !over.load(Ordering::SeqCst) {
                        n = (n * 7 + 13 + viewer) % 1_000_003;
                        let film = &films.all[n % count];
                        let path = match n % 7 {
                            0 => film.path.clone(),
                            1 => format!("/de/works/{}", film.slug),
                            2 => format!("/api/works/{}", film.slug),
                            3 => format!("/embed/{}", film.slug),
                            4 => "/api/works?limit=100".to_owned(),
                            5 => "/de/films".to_owned(),
                            _ => format!("/oembed?format=json&url=http://here/de/works/{}", film.slug),
                        };
                        // Only what was taken back before the request was written counts.
                        let gone: Vec<usize> = (0..count)
                            .filter(|at| taken[*at].lock().unwrap().is_some_and(|then| then < Instant::now()))
                            .collect();
                        let answer = ask(films.address, &format!("GET {path}")).await;
                        let body = String::from_utf8_lossy(&answer.body);
                        asked.fetch_add(1, Ordering::SeqCst);
                        after.fetch_add(usize::from(gone.contains(&(n % count))), Ordering::SeqCst);
                        for at in gone {
                            let film = &films.all[at];
                            let own = n % count == at && n.is_multiple_of(7);
                            if body.contains(&film.mark) || (own && answer.status < 400) {
                                late.lock().unwrap().push(format!("{path} says {} ({})", film.slug, answer.status));
                            }
                        }
                    }
                })
            })
            .collect();
        for (at, film) in films.all.iter().enumerate() {
            let (_, committed) = films.takes_back(film).await;
            *taken[at].lock().unwrap() = Some(committed);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        over.store(true, Ordering::SeqCst);
        for viewer in viewing {
            viewer.await.unwrap();
        }
        let late = late.lock().unwrap();
        eprintln!(
            "{}: {} requests by {viewers} viewers during {count} withdrawals, {} of them for a film just taken back: {} answers that should not be",
            engine_of(&engine.url),
            asked.load(Ordering::SeqCst),
            after.load(Ordering::SeqCst),
            late.len()
        );
        assert!(late.is_empty(), "{:?}", late.first());
    })
    .await;
}
