//! One piece of a file: from the line to the disk, with the digests counted on the way, and what counts of it.

use std::sync::atomic::Ordering;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use tokio::sync::mpsc;

use super::Sender;
use super::partial::{Partial, Running, Written};
use crate::error::{Error, Result};
use crate::intake::tus::{Fault, Piece, Stop};
use crate::storage::blocking::blocking;

/// How many pieces wait for the disk.
const AHEAD: usize = 8;

/// How a piece came in.
pub(super) enum Came {
    /// To its end.
    Whole,
    /// The line broke, or somebody else came.
    Part,
    /// It went on beyond the end of the file.
    TooLong,
}

/// Reads what is here once, to go on with its digest: after a restart, or when another machine received it.
pub(super) async fn caught_up(mut file: Partial) -> Result<(Partial, Running), Error> {
    blocking(move || {
        let running = file.caught_up()?;
        if running.length > 0 {
            tracing::info!(
                bytes = running.length,
                "what is here of an upload was read once to go on with its digest"
            );
        }
        Ok((file, running))
    })
    .await
}

/// Pours a body into a file, never beyond `most` bytes.
pub(super) async fn pour<E: std::fmt::Display>(
    mut file: Partial,
    running: Running,
    piece: &Piece,
    most: u64,
    mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    sender: &Sender,
) -> Result<(Partial, Written, Came), Error> {
    let check = piece.checksum.as_ref().map(|checksum| checksum.algorithm);
    let (pipe, from) = mpsc::channel(AHEAD);
    let writing = tokio::task::spawn_blocking(move || {
        if check.is_some() {
            file.be_unsure()?;
        }
        let written = file.write(from, running, check);
        Ok::<_, Error>((file, written))
    });
    let mut left = most - piece.offset;
    let came = loop {
        let next = tokio::select! {
            biased;
            () = sender.away.cancelled() => break Came::Part,
            next = body.next() => next,
        };
        let Some(next) = next else { break Came::Whole };
        let Ok(bytes) = next else { break Came::Part };
        sender.heard.fetch_add(1, Ordering::Relaxed);
        if bytes.len() as u64 > left {
            break Came::TooLong;
        }
        left -= bytes.len() as u64;
        if pipe.send(bytes).await.is_err() {
            break Came::Part;
        }
    };
    drop(pipe);
    let (file, written) = writing.await.map_err(Error::internal)??;
    Ok((file, written, came))
}

/// What counts of a piece, the digest of all that is here then, and what is wrong with it.
pub(super) async fn judged(
    mut file: Partial,
    written: Written,
    piece: &Piece,
    before: Option<Running>,
    came: Came,
) -> Result<(Partial, Option<Running>, Option<Fault>), Stop> {
    let Written { running, checksum, stopped } = written;
    let full = stopped.as_ref().is_some_and(|e| e.kind() == std::io::ErrorKind::StorageFull);
    let right = match (&piece.checksum, checksum) {
        (Some(wanted), Some(found)) => {
            matches!(came, Came::Whole) && stopped.is_none() && wanted.digest == found
        }
        _ => true,
    };
    let fault = match came {
        Came::TooLong => Some(Fault::TooLong),
        Came::Whole if full => Some(Fault::Disk),
        Came::Part if full => Some(Fault::Disk),
        Came::Whole if !right => Some(Fault::Mismatch),
        _ => None,
    };
    let back_to = (!right || matches!(came, Came::TooLong)).then_some(piece.offset);
    let file = blocking(move || {
        file.be_sure(back_to)?;
        Ok(file)
    })
    .await?;
    if let Some(e) = stopped.filter(|_| !full) {
        return Err(Error::from(e).into());
    }
    let running = if back_to.is_some() { before } else { Some(running) };
    // What a full disk cut off in the middle is read anew.
    let running = running.filter(|running| running.length == file.length);
    Ok((file, running, fault))
}
