//! Connections: cut at once, limited in number and patience, bounded in memory, ended in order.

use std::io::ErrorKind;
use std::time::Duration;

use digitales::http::connection::Limits;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::socket::{Client, ask};
use crate::stream::{Theatre, film};

/// More than every buffer between us and a viewer holds.
const LONG: usize = 24 << 20;
/// A limit that a test can wait for.
const SHORT: Duration = Duration::from_millis(200);

#[tokio::test]
async fn a_viewer_who_reads_slowly_is_cut_off_at_once() {
    let mut theatre = Theatre::showing(film(LONG)).await;
    let mut client = Client::connect(theatre.address).await;
    client.ask("GET /film").await;
    assert_eq!(client.head().await.status, 200);
    client.bytes(100_000).await.unwrap();
    theatre.severers.recv().await.unwrap().sever();
    let (rest, ended) = client.rest().await;
    assert_eq!(ended.unwrap_err().kind(), ErrorKind::ConnectionReset);
    assert!(rest.len() < LONG / 2, "{} bytes came after the cut", rest.len());
}

#[tokio::test]
async fn a_viewer_who_reads_nothing_is_cut_off_too() {
    let mut theatre = Theatre::showing(film(LONG)).await;
    let mut client = Client::connect(theatre.address).await;
    client.ask("GET /film").await;
    let severer = theatre.severers.recv().await.unwrap();
    severer.sever();
    while client.stream.read(&mut [0; 65536]).await.is_ok_and(|count| count > 0) {}
    let written = async { while client.stream.write_all(b"GET /film HTTP/1.1\r\n").await.is_ok() {} };
    tokio::time::timeout(Duration::from_secs(30), written).await.expect("the connection lives on");
}

#[tokio::test]
async fn what_was_sent_last_can_be_cut_while_it_lies_in_the_socket() {
    let mut theatre = Theatre::showing(film(1 << 20)).await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut viewer = socket.connect(theatre.address).await.unwrap();
    viewer.write_all(b"GET /film HTTP/1.1\r\nHost: here\r\n\r\n").await.unwrap();
    viewer.read_exact(&mut [0; 20]).await.unwrap();
    theatre.severers.recv().await.unwrap().sever();
    let mut rest = Vec::new();
    assert_eq!(viewer.read_to_end(&mut rest).await.unwrap_err().kind(), ErrorKind::ConnectionReset);
    assert!(rest.len() < 1 << 20, "the whole film came");
}

#[tokio::test]
async fn slow_viewers_cost_little_memory_each() {
    // Memory is counted by process, and the tests beside this one use some too.
    let mut alone = tokio::process::Command::new(std::env::current_exe().unwrap());
    let told = alone.args(["--exact", "connection::alone_slow_viewers_cost_little", "--ignored"]);
    let told = told.kill_on_drop(true).output().await.unwrap();
    let told = String::from_utf8_lossy(&told.stdout);
    assert!(told.contains("1 passed; 0 failed"), "{told}");
}

#[tokio::test]
#[ignore = "asked for by the test above, in a process of its own"]
async fn alone_slow_viewers_cost_little() {
    const VIEWERS: u64 = 400;
    let theatre = Theatre::showing(film(LONG)).await;
    drop(ask(theatre.address, "GET /film\nRange: bytes=0-9").await);
    let before = anonymous_memory();
    let mut held = Vec::new();
    for _ in 0..VIEWERS {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        let mut viewer = socket.connect(theatre.address).await.unwrap();
        viewer.write_all(b"GET /film HTTP/1.1\r\nHost: here\r\n\r\n").await.unwrap();
        viewer.read_exact(&mut [0; 17]).await.unwrap();
        held.push(viewer);
    }
    drop(ask(theatre.address, "GET /film\nRange: bytes=0-9").await);
    let each = anonymous_memory().saturating_sub(before) / VIEWERS;
    assert!(each < 64 << 10, "{each} bytes each, both ends together");
}

/// Bytes of this process that are backed by no file.
fn anonymous_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("RssAnon")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() << 10
}

#[tokio::test]
async fn when_the_house_closes_running_answers_end_and_nobody_else_comes_in() {
    let mut theatre = Theatre::showing(film(LONG)).await;
    let mut idle = Client::connect(theatre.address).await;
    idle.ask("GET /film\nRange: bytes=0-9").await;
    idle.answer().await;
    let mut watching = Client::connect(theatre.address).await;
    watching.ask("GET /film").await;
    watching.head().await;
    theatre.close();
    let (rest, ended) = idle.rest().await;
    assert!(rest.is_empty() && ended.is_ok(), "an idle connection ends");
    assert_eq!(TcpStream::connect(theatre.address).await.unwrap_err().kind(), ErrorKind::ConnectionRefused);
    assert!(watching.bytes(LONG).await.unwrap() == theatre.film, "a running answer ends whole");
    let (rest, _) = watching.rest().await;
    assert!(rest.is_empty());
    theatre.closed.await.unwrap();
}

#[tokio::test]
async fn an_answer_that_runs_on_when_the_time_to_drain_is_over_is_cut() {
    let mut theatre = Theatre::with(Limits { drain: SHORT, ..Limits::default() }, film(LONG)).await;
    let mut watching = Client::connect(theatre.address).await;
    watching.ask("GET /film").await;
    watching.head().await;
    theatre.close();
    theatre.closed.await.unwrap();
    assert_eq!(watching.rest().await.1.unwrap_err().kind(), ErrorKind::ConnectionReset);
}

#[tokio::test]
async fn a_request_that_never_ends_its_head_is_let_go() {
    let theatre = Theatre::with(Limits { head: SHORT, ..Limits::default() }, film(10)).await;
    let mut client = Client::connect(theatre.address).await;
    client.stream.write_all(b"GET /film HTTP/1.1\r\nHost: he").await.unwrap();
    let (rest, _) = client.rest().await;
    assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
}

#[tokio::test]
async fn a_form_that_comes_a_byte_at_a_time_is_told_so_and_let_go() {
    let theatre = Theatre::with(Limits { body: SHORT, ..Limits::default() }, film(10)).await;
    let client = Client::connect(theatre.address).await;
    let (mut answer, mut form) = client.stream.into_split();
    form.write_all(b"POST /form HTTP/1.1\r\nHost: here\r\nContent-Length: 1000000\r\n\r\n").await.unwrap();
    let dripping = tokio::spawn(async move {
        while form.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    let mut told = Vec::new();
    // The connection may end with a reset, since what is still on its way is not read any more.
    let _ = tokio::time::timeout(Duration::from_secs(30), answer.read_to_end(&mut told))
        .await
        .expect("held for ever");
    assert!(told.starts_with(b"HTTP/1.1 408 "), "{}", String::from_utf8_lossy(&told));
    let told = String::from_utf8_lossy(&told);
    assert!(told.contains("tdm-reservation: 1"), "on every answer: {told}");
    dripping.await.unwrap();
}

#[tokio::test]
async fn a_connection_that_asks_nothing_more_is_let_go() {
    let theatre = Theatre::with(Limits { head: SHORT, ..Limits::default() }, film(10)).await;
    let mut client = Client::connect(theatre.address).await;
    client.ask("GET /film").await;
    assert_eq!(client.answer().await.status, 200);
    let (rest, ended) = client.rest().await;
    assert!(rest.is_empty() && ended.is_ok());
}

#[tokio::test]
async fn whoever_comes_to_a_full_house_is_told_so() {
    let theatre = Theatre::with(Limits { connections: 2, ..Limits::default() }, film(10)).await;
    let mut inside = [Client::connect(theatre.address).await, Client::connect(theatre.address).await];
    for client in &mut inside {
        client.ask("GET /film").await;
        assert_eq!(client.answer().await.status, 200);
    }
    let told = ask(theatre.address, "GET /film").await;
    assert_eq!((told.status, told.header("retry-after")), (503, Some("5")));
    assert_eq!(told.header("tdm-reservation"), Some("1"), "on every answer");
    assert_eq!(told.header("content-length"), Some(told.body.len().to_string().as_str()));
    drop(inside);
    while ask(theatre.address, "GET /film").await.status != 200 {}
}
