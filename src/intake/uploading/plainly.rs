//! A file that comes by a plain form, in one piece whose length nobody told; and how much is here of files on their way.

use std::fmt::Display;

use bytes::Bytes;
use futures_util::Stream;

use super::pouring::{Came, pour};
use super::{Result, Uploader, partial};
use crate::accounts::account::Account;
use crate::error::Error;
use crate::id::Id;
use crate::intake::tus::{Creation, Fault, Piece, Told};
use crate::intake::upload_store::{self as store, UploadRow};
use crate::storage::blocking::blocking;

impl Uploader {
    /// Takes a whole file of `account`, of at most `most` bytes. When the line breaks, nothing of it is left.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn take<E: Display>(
        &self,
        account: Id<Account>,
        told: Told,
        most: u64,
        body: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin,
    ) -> Result<()> {
        let id = self.create(account, &Creation { length: most, told, first: None }).await?;
        let (file, running) = self.with_digest(id, self.ours(id).await?).await?;
        let sender = self.begins(id);
        let piece = Piece { offset: 0, checksum: None };
        let (mut file, written, came) = pour(file, running, &piece, most, body, &sender).await?;
        self.ends(id);
        let fault = match (came, written.stopped) {
            (_, Some(e)) if e.kind() == std::io::ErrorKind::StorageFull => Some(Fault::Disk),
            (_, Some(e)) => return Err(Error::from(e).into()),
            (Came::Whole, None) if written.running.length == 0 => Some(Fault::Empty),
            (Came::Whole, None) => None,
            (Came::Part, None) => Some(Fault::Missing),
            (Came::TooLong, None) => Some(Fault::TooLong),
        };
        if let Some(fault) = fault {
            drop(file);
            self.terminate(account, id).await?;
            return Err(fault.into());
        }
        file.be_sure(None)?;
        let mut tx = self.0.ledger.database.write().await?;
        store::measured(&mut tx, id, file.length).await?;
        tx.commit().await?;
        let row = self.own(account, id).await?;
        self.finish(&row, file, written.running).await
    }

    /// The same uploads, each with how many of its bytes are here now.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn counted(&self, rows: Vec<UploadRow>) -> Result<Vec<(UploadRow, u64)>, Error> {
        let folder = self.0.media.uploads();
        blocking(move || {
            let here = |row: &UploadRow| {
                let arrived = partial::length(&folder, row.id().ok()?).unwrap_or(row.told_received());
                row.is_receiving().then_some(arrived)
            };
            Ok(rows
                .into_iter()
                .map(|row| (here(&row).unwrap_or(row.length()), row))
                .map(|(n, row)| (row, n))
                .collect())
        })
        .await
    }
}
