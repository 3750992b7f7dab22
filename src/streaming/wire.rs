//! A viewer's connection: file slices go from the page cache to the socket, and anybody may cut it at once.

use std::any::Any;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IoSlice, IoSliceMut};
use std::os::unix::fs::FileExt;
use std::pin::Pin;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use rustix::io::ReadWriteFlags;
use rustix::net::{SendAncillaryBuffer, SendFlags};
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::{Sleep, sleep};

use crate::playback::Severer;
use crate::streaming::body::Source;

/// The longest slice that one promise stands for, in bytes.
pub const LONGEST_PROMISE: u64 = 1 << 20;
/// The most that is handed to the socket in one call, in bytes.
const WINDOW: usize = 256 << 10;
/// How far apart a window is probed before it is sent, in bytes. The kernel reads ahead and forgets in longer runs.
const PROBE: usize = 64 << 10;
/// A viewer who takes no byte for this long (at most twice this) is let go; a player then asks again by range.
const STALL: Duration = Duration::from_mins(2);

/// Placeholder bytes. They are recognised by where they lie, never read and never sent; untouched, they take no memory.
static BLANK: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(vec![0; 1 << 20]));

fn is_promise(bytes: &[u8]) -> bool {
    !bytes.is_empty() && BLANK.as_ptr_range().contains(&bytes.as_ptr())
}

/// What the answers on a connection know of it. Cloning it is cheap.
#[derive(Clone, Debug, Default)]
pub struct Line(Arc<Ends>);

#[derive(Debug, Default)]
struct Ends {
    promises: Mutex<Promises>,
    severer: Severer,
}

#[derive(Default)]
struct Promises {
    queue: VecDeque<Promise>,
    /// What the latest answer holds: its last bytes may still lie in the socket, so it stays held.
    latest: Option<Arc<dyn Any + Send + Sync>>,
}

impl std::fmt::Debug for Promises {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} promises", self.queue.len())
    }
}

struct Promise {
    source: Arc<Source>,
    at: u64,
    count: u64,
}

impl Line {
    /// What cuts this connection: at once, the viewer sees a reset, and what the socket holds is thrown away.
    #[must_use]
    pub fn severer(&self) -> &Severer {
        &self.0.severer
    }

    /// Placeholder for `count` bytes (at most [`LONGEST_PROMISE`]) of `source` from `at`. It must be written to this
    /// line's wire whole, uncopied and in the order of the promises.
    pub(super) fn promise(&self, source: &Arc<Source>, at: u64, count: u64) -> Bytes {
        let mut promises = self.promises();
        promises.queue.push_back(Promise { source: Arc::clone(source), at, count });
        promises.latest = Some(Arc::<Source>::clone(source));
        BLANK.slice(..usize::try_from(count).unwrap_or(BLANK.len()))
    }

    /// Holds `what` until the connection has moved on to another answer or ended: for an answer of plain bytes, which
    /// leave its body before they have left the house.
    pub fn hold(&self, what: impl Any + Send + Sync) {
        self.promises().latest = Some(Arc::new(what));
    }

    fn promises(&self) -> MutexGuard<'_, Promises> {
        self.0.promises.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the next placeholder bytes stand for.
    fn due(&self) -> io::Result<(Arc<Source>, u64)> {
        let promises = self.promises();
        let first =
            promises.queue.front().ok_or_else(|| io::Error::other("placeholder bytes without a promise"))?;
        Ok((Arc::clone(&first.source), first.at))
    }

    fn kept(&self, count: usize) {
        let mut promises = self.promises();
        let Some(first) = promises.queue.front_mut() else { return };
        first.at += count as u64;
        first.count = first.count.saturating_sub(count as u64);
        if first.count == 0 {
            promises.queue.pop_front();
        }
    }
}

/// The socket of one viewer.
///
/// Every slice is probed before it is sent: when it does not lie in the page cache, a blocking thread reads it there
/// first, so that no async worker waits for a disk.
pub struct Wire {
    stream: TcpStream,
    line: Line,
    fetching: Option<JoinHandle<io::Result<()>>>,
    fetched: bool,
    stalled: Option<Pin<Box<Sleep>>>,
    moved: bool,
}

impl Wire {
    /// Takes over an accepted connection.
    #[must_use]
    pub fn new(stream: TcpStream) -> Self {
        Self { stream, line: Line::default(), fetching: None, fetched: false, stalled: None, moved: false }
    }

    /// What the answers on it get to know.
    #[must_use]
    pub fn line(&self) -> &Line {
        &self.line
    }

    fn check(&self) -> io::Result<()> {
        if self.line.severer().is_severed() { Err(io::ErrorKind::ConnectionAborted.into()) } else { Ok(()) }
    }

    /// Sends plain bytes; `more` holds a short packet back because a slice follows at once.
    fn poll_send(
        &mut self,
        cx: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
        more: bool,
    ) -> Poll<io::Result<usize>> {
        let flags = if more { SendFlags::NOSIGNAL | SendFlags::MORE } else { SendFlags::NOSIGNAL };
        loop {
            ready!(self.stream.poll_write_ready(cx))?;
            let sent = self.stream.try_io(Interest::WRITABLE, || {
                Ok(rustix::net::sendmsg(&self.stream, bytes, &mut SendAncillaryBuffer::default(), flags)?)
            });
            match sent {
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {}
                other => return Poll::Ready(other),
            }
        }
    }

    /// Sends up to `most` bytes of the file that the next promise names.
    fn poll_send_file(&mut self, cx: &mut Context<'_>, most: usize) -> Poll<io::Result<usize>> {
        let count = most.min(WINDOW);
        loop {
            ready!(self.poll_fetched(cx))?;
            ready!(self.stream.poll_write_ready(cx))?;
            let (source, at) = self.line.due()?;
            if !self.fetched && !lies_in_cache(source.file(), at, count) {
                let file = Arc::clone(source.file());
                self.fetching = Some(tokio::task::spawn_blocking(move || fetch(&file, at, count)));
                continue;
            }
            let sent = self.stream.try_io(Interest::WRITABLE, || {
                Ok(rustix::fs::sendfile(&self.stream, source.file(), Some(&mut { at }), count)?)
            });
            match sent {
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {}
                Ok(0) => return Poll::Ready(Err(io::ErrorKind::UnexpectedEof.into())),
                other => {
                    self.fetched = false;
                    return Poll::Ready(other.inspect(|&count| self.line.kept(count)));
                }
            }
        }
    }

    fn poll_fetched(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Some(fetching) = &mut self.fetching {
            let done = ready!(Pin::new(fetching).poll(cx));
            self.fetching = None;
            self.fetched = true;
            return Poll::Ready(done.map_err(io::Error::other)?);
        }
        Poll::Ready(Ok(()))
    }

    /// Turns a wait without end into an error.
    fn poll_patience(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(STALL)));
        while stalled.as_mut().poll(cx).is_ready() {
            if !std::mem::take(&mut self.moved) {
                return Poll::Ready(io::ErrorKind::TimedOut.into());
            }
            stalled.set(sleep(STALL));
        }
        Poll::Pending
    }
}

/// Whether the slice can be sent without waiting for the disk, as far as a probe of every [`PROBE`] bytes tells.
fn lies_in_cache(file: &File, at: u64, count: usize) -> bool {
    let probe = |offset: usize| {
        let mut byte = [0];
        let into = &mut [IoSliceMut::new(&mut byte)];
        rustix::io::preadv2(file, into, at + offset as u64, ReadWriteFlags::NOWAIT).is_ok()
    };
    (0..count).step_by(PROBE).chain([count - 1]).all(probe)
}

/// Brings a slice into the page cache by reading it.
fn fetch(file: &File, mut at: u64, count: usize) -> io::Result<()> {
    let mut buffer = vec![0; PROBE];
    let end = at + count as u64;
    while at < end {
        match file.read_at(&mut buffer, at)? {
            0 => break,
            read => at += read as u64,
        }
    }
    Ok(())
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.get_mut().stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_vectored(cx, &[IoSlice::new(bytes)])
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let wire = self.get_mut();
        wire.check()?;
        let plain = bytes.iter().take_while(|part| !is_promise(part)).count();
        let written = match bytes.first() {
            Some(first) if plain == 0 => wire.poll_send_file(cx, first.len()),
            _ => wire.poll_send(cx, &bytes[..plain], plain < bytes.len()),
        };
        if written.is_ready() {
            wire.moved = true;
            return written;
        }
        wire.poll_patience(cx).map(Err)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.check())
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.line.severer().is_severed() {
            // Closing now sends a reset and forgets what the socket still holds.
            let _ = self.stream.set_zero_linger();
        }
    }
}
