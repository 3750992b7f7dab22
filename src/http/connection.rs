//! The listener: takes connections in, limits them, can cut each one, and lets running answers end in their time.

use std::convert::Infallible;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::{BoxError, Router};
use hyper::body::{Body as _, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{Instant, Sleep, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::Service;

use crate::error::Result;
use crate::http::accounts::caller::Peer;
use crate::http::intake::events::Closing;
use crate::http::{headers, intake, problem};
use crate::streaming::wire::{Line, Wire};

/// What a listener puts up with.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most connections at a time.
    pub connections: usize,
    /// How long a request's head may take, and how long a connection may idle between two requests.
    pub head: Duration,
    /// How long a request's body may take, such as a form; of one that brings a film, each piece.
    pub body: Duration,
    /// How long running answers get after the signal to stop.
    pub drain: Duration,
}

impl Default for Limits {
    /// As many connections as the machine allows files, up to 16 384; 30 s for a head, and for a body; 10 s to drain.
    fn default() -> Self {
        let patience = Duration::from_secs(30);
        Self { connections: room(), head: patience, body: patience, drain: Duration::from_secs(10) }
    }
}

/// What the connection above the limit is told.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nCache-Control: no-store\r\n\
tdm-reservation: 1\r\nX-Content-Type-Options: nosniff\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 52\r\nConnection: close\r\n\r\n\
Too many people are here at once. Try again shortly.";

/// Serves `app` on `listener` until `shutdown` completes; then takes nobody in, ends idle connections, gives running
/// answers time to drain and cuts what is left. Every request carries its [`Line`] as an extension.
///
/// # Errors
/// None after it has begun: a connection's failure is its own.
pub async fn run(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<()> {
    let house = House {
        app: app.layer(middleware::from_fn(log)),
        head: limits.head,
        body: limits.body,
        room: Arc::new(Semaphore::new(limits.connections)),
        closing: CancellationToken::new(),
        cut: CancellationToken::new(),
        guests: TaskTracker::new(),
    };
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => house.welcome(stream),
                Err(error) => pause(&error).await,
            },
        }
    }
    drop(listener);
    house.closing.cancel();
    house.guests.close();
    if timeout(limits.drain, house.guests.wait()).await.is_err() {
        tracing::warn!(answers = house.guests.len(), "answers that were still running are cut");
        house.cut.cancel();
        house.guests.wait().await;
    }
    Ok(())
}

#[derive(Clone)]
struct House {
    app: Router,
    head: Duration,
    body: Duration,
    room: Arc<Semaphore>,
    /// The signal to stop was given: nothing new begins.
    closing: CancellationToken,
    /// The time to drain is over.
    cut: CancellationToken,
    guests: TaskTracker,
}

impl House {
    fn welcome(&self, stream: TcpStream) {
        let Ok(place) = Arc::clone(&self.room).try_acquire_owned() else {
            self.guests.spawn(turn_away(stream));
            return;
        };
        let house = self.clone();
        self.guests.spawn(async move {
            house.serve(stream).await;
            drop(place);
        });
    }

    async fn serve(self, stream: TcpStream) {
        let _ = stream.set_nodelay(true);
        let peer = stream.peer_addr().ok().map(|address| Peer(address.ip()));
        let wire = Wire::new(stream);
        let line = wire.line().clone();
        let severer = line.severer().clone();
        let (app, patience, closing) = (self.app, self.body, Closing(self.closing.clone()));
        let answer = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(closing.clone());
            answer(app.clone(), (line.clone(), peer), patience, request)
        });
        let mut builder = hyper::server::conn::http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(self.head).half_close(true);
        let mut connection = pin!(builder.serve_connection(TokioIo::new(wire), answer));
        let mut closes = false;
        loop {
            tokio::select! {
                biased;
                () = severer.severed() => return,
                () = self.cut.cancelled() => return severer.sever(),
                () = self.closing.cancelled(), if !closes => {
                    closes = true;
                    connection.as_mut().graceful_shutdown();
                }
                ended = connection.as_mut() => {
                    if let Err(error) = ended {
                        tracing::debug!(%error, "a connection ended early");
                    }
                    return;
                }
            }
        }
    }
}

async fn answer(
    mut app: Router,
    (line, peer): (Line, Option<Peer>),
    patience: Duration,
    request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let late = Arc::new(AtomicBool::new(false));
    let renewed = intake::sends_files(request.uri().path());
    let mut request = request.map(|body| {
        if body.is_end_stream() {
            return Body::empty();
        }
        let renewed = renewed.then_some(patience);
        Body::new(Upload { body, left: Box::pin(sleep(patience)), renewed, late: Arc::clone(&late) })
    });
    request.extensions_mut().insert(line);
    if let Some(peer) = peer {
        request.extensions_mut().insert(peer);
    }
    let answer = app.call(request).await;
    if late.load(Ordering::Relaxed) { Ok(too_slow()) } else { answer }
}

/// Tells a request that was sent too slowly, before its connection ends.
fn too_slow() -> Response {
    let mut told =
        problem::answer(StatusCode::REQUEST_TIMEOUT, "This took too long to arrive. Send it again.");
    told.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    headers::complete(told.headers_mut());
    told
}

/// A request's body that must come whole in its time; one that brings a film, each piece of it.
struct Upload {
    body: Incoming,
    left: Pin<Box<Sleep>>,
    /// How long each piece may take.
    renewed: Option<Duration>,
    late: Arc<AtomicBool>,
}

impl hyper::body::Body for Upload {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.left.as_mut().poll(cx).is_ready() {
            self.late.store(true, Ordering::Relaxed);
            return Poll::Ready(Some(Err("the body took too long".into())));
        }
        let polled = Pin::new(&mut self.body).poll_frame(cx).map_err(Into::into);
        if let (Poll::Ready(Some(Ok(_))), Some(patience)) = (&polled, self.renewed) {
            self.left.as_mut().reset(Instant::now() + patience);
        }
        polled
    }
}

/// One line an answer: the route's template, never the path, an address or a token. A player asks for a film in many
/// pieces; those lines are for debugging only.
async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let began = Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let status = response.status().as_u16();
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    if response.status() == StatusCode::PARTIAL_CONTENT {
        tracing::debug!(target: "digitales::access", %method, route, status, micros);
    } else {
        tracing::info!(target: "digitales::access", %method, route, status, micros);
    }
    response
}

/// Answers a connection for which there is no room, after its request has come, so that the answer is read.
async fn turn_away(mut stream: TcpStream) {
    let told = async {
        let mut head = [0; 4096];
        if stream.read(&mut head).await? == 0 {
            return Ok(());
        }
        stream.write_all(FULL).await?;
        stream.shutdown().await?;
        while stream.read(&mut head).await? > 0 {}
        std::io::Result::Ok(())
    };
    let _ = timeout(Duration::from_secs(1), told).await;
}

/// As many connections as the machine allows files: each may hold a socket and a file. Asks for all it may have.
fn room() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(16_384.min(files.saturating_sub(256) / 2).max(16)).unwrap_or(16)
}

/// Accepting failed: for one connection that is nothing; when the machine is out of files, waiting is all there is.
async fn pause(error: &std::io::Error) {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "a connection could not be accepted");
        sleep(Duration::from_millis(100)).await;
    }
}
