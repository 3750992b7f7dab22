//! The body of an answer: slices of a file that stay on the disk until the viewer's socket has room for them.

use std::any::Any;
use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::streaming::multipart::Piece;
use crate::streaming::wire::{LONGEST_PROMISE, Line};

/// A file on its way to a viewer, with whatever must live until its last byte has left (the watch over the answer).
pub struct Source {
    file: Arc<File>,
    _held: Box<dyn Any + Send + Sync>,
}

impl Source {
    /// Sends from `file` and holds `held` until the connection has moved on to another answer or ended.
    #[must_use]
    pub fn new(file: Arc<File>, held: impl Any + Send + Sync) -> Arc<Self> {
        Arc::new(Self { file, _held: Box::new(held) })
    }

    /// The open file, read by position only.
    #[must_use]
    pub fn file(&self) -> &Arc<File> {
        &self.file
    }
}

/// Pieces of one file, in order.
///
/// A slice travels as a *promise*: the body hands on placeholder bytes, and the connection's [`Wire`] puts the file's
/// bytes in their place, straight from the page cache, when the socket takes them. So a slow viewer costs no buffer.
///
/// [`Wire`]: crate::streaming::wire::Wire
pub struct FileBody {
    line: Line,
    source: Arc<Source>,
    pieces: VecDeque<Piece>,
}

impl FileBody {
    /// A body of `pieces`, for an answer on `line` and on no other connection.
    #[must_use]
    pub fn new(line: Line, source: Arc<Source>, pieces: impl Into<VecDeque<Piece>>) -> Self {
        Self { line, source, pieces: pieces.into() }
    }

    fn promise(&mut self, mut slice: Range<u64>) -> Bytes {
        let count = (slice.end - slice.start).min(LONGEST_PROMISE);
        let promised = self.line.promise(&self.source, slice.start, count);
        slice.start += count;
        if slice.start < slice.end {
            self.pieces.push_front(Piece::Slice(slice));
        }
        promised
    }
}

impl Body for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(self.pieces.pop_front().map(|piece| {
            Ok(Frame::data(match piece {
                Piece::Text(text) => Bytes::from(text),
                Piece::Slice(slice) => self.promise(slice),
            }))
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.pieces.iter().map(Piece::length).sum())
    }
}
