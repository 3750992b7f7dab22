//! Keeps the file of the noes: whatever is committed stands in it within a second, in another place than the library.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::closed_store::closed;
use super::files;
use super::manifest::Head;
use super::noes::{Chain, Said, begun};
use super::noes_store::{Seen, unsaid};
use super::taking::library;
use crate::clock::Clock;
use crate::consent::ledger::{Ledger, entries, head};
use crate::error::{Error, Result};
use crate::storage::blocking::blocking;
use crate::storage::layout::{Table, tables};
use crate::storage::pulse::{Beat, Pulse};

/// How often it is felt whether somebody committed.
const EVERY: Duration = Duration::from_millis(500);
/// How long until it is tried again after a failure.
const LATER: Duration = Duration::from_secs(5);

/// The name of the file in its folder.
pub const FILE: &str = "noes.jsonl";

/// The file, and what stands in it as far as it was read.
pub struct Mirror {
    folder: PathBuf,
    ledger: Ledger,
    clock: Clock,
    known: Known,
}

#[derive(Clone, Default)]
struct Known {
    seen: Seen,
    chain: Chain,
    /// How many bytes were read.
    bytes: u64,
    last: Option<Head>,
}

impl Mirror {
    /// The noes of `ledger`, kept in `folder`.
    #[must_use]
    pub fn new(folder: PathBuf, ledger: Ledger, clock: Clock) -> Self {
        Self { folder, ledger, clock, known: Known::default() }
    }

    /// Adds what is not in the file yet; how many noes these are. While the library is closed nothing is added: what it
    /// says then may be older than the file. A file of another library, or of a time that was lost, is set aside.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn catch_up(&mut self) -> Result<usize> {
        let (folder, clock) = (self.folder.clone(), self.clock.clone());
        let file = blocking(move || open(&folder)).await?;
        let mut tx = self.ledger.database.read().await?;
        let tables = tables(&mut tx).await?;
        let Some(end) = head(&mut tx).await?.map(Head::from) else { return Ok(0) };
        if closed(&mut tx).await?.is_some() {
            return Ok(0);
        }
        let mut file = self.read_on(file, &tables).await?;
        if let Some(last) = &self.known.last {
            let there = entries(&mut tx, last.number, 1).await?.pop();
            if there.is_none_or(|there| Head::from(entry(&there)) != *last) {
                self.known = Known::default();
                let (folder, number) = (self.folder.clone(), last_number(&file));
                file = blocking(move || set_aside(&folder, &number)).await?;
            }
        }
        let news = unsaid(&mut tx, &self.ledger.vault, &tables, &self.known.seen, end.number).await?;
        let library = library(&mut tx).await?;
        drop(tx);
        if news.is_empty() && self.known.last.as_ref() == Some(&end) {
            return Ok(0);
        }
        let count = news.iter().filter(|said| !matches!(said, Said::Work { .. })).count();
        let first = (self.known.bytes == 0).then(|| begun(&library));
        let until = Said::Until { head: end, at: clock.now().to_string() };
        self.write(file, first.into_iter().chain(news).chain([until]).collect(), &tables).await?;
        Ok(count)
    }

    /// Reads what others have written meanwhile, and takes away what a kill left half written.
    async fn read_on(&mut self, mut file: File, tables: &[Table]) -> Result<File> {
        let mut known = std::mem::take(&mut self.known);
        let tables = tables.to_vec();
        let (file, known) = blocking(move || {
            if file.metadata()?.len() < known.bytes {
                known = Known::default();
            }
            file.seek(SeekFrom::Start(known.bytes))?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            // A kill may have cut a letter in two, in the last line only.
            let text = String::from_utf8_lossy(&bytes);
            for line in text.split_inclusive('\n') {
                let Some(whole) = line.strip_suffix('\n') else { break };
                let said = known.chain.follow(whole).ok_or_else(|| {
                    Error::invalid(
                        "The file of the noes was changed by somebody. Set it aside; a new one is begun.",
                    )
                })?;
                known.take(&tables, &said, line.len());
            }
            file.set_len(known.bytes)?;
            Ok((file, known))
        })
        .await?;
        self.known = known;
        Ok(file)
    }

    async fn write(&mut self, mut file: File, said: Vec<Said>, tables: &[Table]) -> Result<()> {
        let (mut known, tables) = (self.known.clone(), tables.to_vec());
        self.known = blocking(move || {
            let mut text = String::new();
            for said in &said {
                let line = known.chain.line(said)?;
                known.take(&tables, said, line.len());
                text.push_str(&line);
            }
            file.seek(SeekFrom::End(0))?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            Ok(known)
        })
        .await?;
        Ok(())
    }

    /// Keeps the file for as long as it runs. What fails is logged and tried again.
    pub async fn keep_up(mut self) {
        let (mut pulse, mut felt) = (None, None);
        loop {
            match self.feel(&mut pulse, &mut felt).await {
                Ok(()) => tokio::time::sleep(EVERY).await,
                Err(error) => {
                    tracing::error!(error = %error.chain(), "the noes cannot be written beside the library");
                    (pulse, felt) = (None, None);
                    self.known = Known::default();
                    tokio::time::sleep(LATER).await;
                }
            }
        }
    }

    async fn feel(&mut self, pulse: &mut Option<Pulse>, felt: &mut Option<Beat>) -> Result<()> {
        let pulse = match pulse {
            Some(pulse) => pulse,
            none => none.insert(Pulse::open(&self.ledger.database).await?),
        };
        // First the beat, then the rows: what is committed between them is found by the next look.
        let beat = pulse.beat().await?;
        if felt.as_ref() != Some(&beat) {
            self.catch_up().await?;
            *felt = Some(beat);
        }
        Ok(())
    }
}

impl Known {
    fn take(&mut self, tables: &[Table], said: &Said, length: usize) {
        self.bytes += length as u64;
        self.seen.take(tables, said);
        if let Said::Until { head, .. } = said {
            self.last = Some(head.clone());
        }
    }
}

fn entry(salted: &crate::consent::ledger::Salted) -> crate::consent::audit::Entry {
    crate::consent::audit::Entry { number: salted.entry.number, hash: salted.entry.hash }
}

/// The file, locked against everybody else who writes into it.
fn open(folder: &Path) -> Result<File> {
    files::make_folder(folder)?;
    let path = folder.join(FILE);
    let new = !path.try_exists()?;
    let file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
    if new {
        files::sync(folder)?;
    }
    file.lock()?;
    Ok(file)
}

/// By what the name of a file that is set aside tells it from others.
fn last_number(file: &File) -> String {
    file.metadata().map(|about| about.len().to_string()).unwrap_or_default()
}

/// Gives the file another name, under which it stays, and begins a new one.
fn set_aside(folder: &Path, number: &str) -> Result<File> {
    let mut name = folder.join(format!("noes-{number}.jsonl"));
    let mut again = 1;
    while name.try_exists()? {
        name = folder.join(format!("noes-{number}-{again}.jsonl"));
        again += 1;
    }
    fs::rename(folder.join(FILE), name)?;
    open(folder)
}
