//! The store of media files: whole or not there, once each, and opened for a permit.

use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::mpsc;

use digitales::catalogue::rendition::Quality;
use digitales::catalogue::rendition_store::Held;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::decision::{Cleared, Line, Permit, Sealed};
use digitales::consent::record::{Interval, Territory, Use};
use digitales::error::Kind;
use digitales::id::{Id, Sha256Digest};
use digitales::storage::media_store::{MediaStore, Stored};
use digitales::streaming::reply::Entity;

use crate::stream::film;

/// What a store would find with this digest, cleared by a permit from a line that always holds.
fn cleared(sha256: Sha256Digest) -> Cleared<Held> {
    let line = Line {
        work: Id::<Work>::derived("a work"),
        use_: Use::PublicStream,
        territory: Territory::world(),
        during: Interval { from: Timestamp::MIN, until: Timestamp::MAX },
        edition: Id::derived("an edition"),
    };
    let (length, added_at) = (0, Timestamp::MIN);
    let entity = Entity { sha256, length, added_at, media_type: "video/mp4".to_owned() };
    let held = Sealed::of(line.work, line.edition, Held { quality: Quality::Full, entity, playable: true });
    held.opened(&Permit::listed(&line, Timestamp::from_millis(0)).unwrap()).unwrap()
}

fn files_below(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(files_below(&entry.path()));
        } else {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found
}

#[tokio::test]
async fn what_is_put_rests_once_under_its_digest() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::at(folder.path()).await.unwrap();
    let film = film(1_000_001);
    let expected = Stored { sha256: Sha256Digest::of(&film), length_bytes: 1_000_001 };
    assert_eq!(store.put(Cursor::new(film.clone())).await.unwrap(), expected);
    assert_eq!(store.put(Cursor::new(film.clone())).await.unwrap(), expected);
    assert_eq!(files_below(folder.path()), [expected.sha256.to_string()]);
    assert_eq!(store.list().await.unwrap(), [expected]);
    assert_eq!(store.length(expected.sha256).await.unwrap(), Some(1_000_001));
    assert_eq!(store.read_anew(expected.sha256).await.unwrap(), expected);
    let opened = store.open(&cleared(expected.sha256)).await.unwrap();
    let mut bytes = Vec::new();
    (&**opened.file()).read_to_end(&mut bytes).unwrap();
    assert!(bytes == film && opened.length() == 1_000_001);
    assert!(std::fs::read(store.path_for_intake(expected.sha256)).unwrap() == film);
}

#[tokio::test]
async fn a_file_is_put_from_disk_and_stays_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::at(&folder.path().join("store")).await.unwrap();
    let path = folder.path().join("film.mp4");
    std::fs::write(&path, b"a film").unwrap();
    assert_eq!(store.put_file(&path).await.unwrap().sha256, Sha256Digest::of(b"a film"));
    assert_eq!(std::fs::read(&path).unwrap(), b"a film");
    assert_eq!(store.put_file(&folder.path().join("none")).await.unwrap_err().kind(), Kind::Missing);
}

/// Gives some bytes, then breaks.
struct Breaking(u8);

impl Read for Breaking {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0 += 1;
        into.fill(self.0);
        if self.0 > 3 { Err(io::Error::other("the line is dead")) } else { Ok(into.len()) }
    }
}

#[tokio::test]
async fn a_source_that_breaks_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::at(folder.path()).await.unwrap();
    store.put(Breaking(0)).await.unwrap_err();
    assert_eq!(files_below(folder.path()), Vec::<String>::new());
}

/// Gives what a channel gives.
struct Piecemeal(mpsc::Receiver<&'static [u8]>);

impl Read for Piecemeal {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Ok(piece) = self.0.recv() else { return Ok(0) };
        into[..piece.len()].copy_from_slice(piece);
        Ok(piece.len())
    }
}

#[tokio::test]
async fn a_start_sweeps_what_a_crash_left_and_nothing_that_is_being_written() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::at(folder.path()).await.unwrap();
    let (give, taken) = mpsc::channel();
    let writing = tokio::spawn({
        let store = store.clone();
        async move { store.put(Piecemeal(taken)).await }
    });
    give.send(b"a film ").unwrap();
    while files_below(folder.path()).is_empty() {
        tokio::task::yield_now().await;
    }
    std::fs::write(folder.path().join("incoming/left"), b"half a fi").unwrap();
    let second = MediaStore::at(folder.path()).await.unwrap();
    assert!(!folder.path().join("incoming/left").exists());
    give.send(b"in two halves").unwrap();
    drop(give);
    let stored = writing.await.unwrap().unwrap();
    assert_eq!(stored.sha256, Sha256Digest::of(b"a film in two halves"));
    assert_eq!(second.list().await.unwrap(), [stored]);
}

#[tokio::test]
async fn a_removed_file_opens_for_nobody_and_ends_nobodys_reading() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::at(folder.path()).await.unwrap();
    let other = MediaStore::at(folder.path()).await.unwrap();
    let sha256 = store.put(Cursor::new(b"a film")).await.unwrap().sha256;
    let opened = store.open(&cleared(sha256)).await.unwrap();
    other.remove(sha256).await.unwrap();
    other.remove(sha256).await.unwrap();
    assert_eq!(store.open(&cleared(sha256)).await.unwrap_err().kind(), Kind::Missing);
    assert_eq!((store.length(sha256).await.unwrap(), store.list().await.unwrap()), (None, vec![]));
    let mut bytes = Vec::new();
    (&**opened.file()).read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, b"a film");
}

#[tokio::test]
async fn a_file_whose_bytes_were_changed_is_told_and_mended_by_putting_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = MediaStore::at(folder.path()).await.unwrap();
    let sha256 = store.put(Cursor::new(b"a film")).await.unwrap().sha256;
    let path = store.path_for_intake(sha256);
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, b"a lie!").unwrap();
    assert_ne!(store.read_anew(sha256).await.unwrap().sha256, sha256);
    store.put(Cursor::new(b"a film")).await.unwrap();
    assert_eq!(store.read_anew(sha256).await.unwrap().sha256, sha256);
}
