//! The database as one portable file that both engines read: lines of JSON, one a row, tables behind those that they
//! refer to.
//!
//! The first line is the [`Header`]; before the rows of a table stands `{"table": …, "columns": […]}`; a row is a list
//! of values; the last line holds the number of rows and the SHA-256 of everything before it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::Progress;
use super::files::{self, Piece};
use super::manifest::{FORMAT, Head};
use crate::error::{Error, Result};
use crate::id::Sha256Digest;
use crate::storage::blocking::blocking;
use crate::storage::database::Tx;
use crate::storage::layout::{self, Column, Table};
use crate::storage::refilling;
use crate::storage::rows::{self, Row};

/// How many bytes of lines go to the writer at once.
const CHUNK: usize = 256 << 10;
/// How many rows go to the database at once.
const BATCH: usize = 500;

/// What the first line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub digitales_dump: u32,
    /// The number of the last migration that made the tables.
    pub schema: i64,
    /// When (RFC 3339).
    pub made_at: String,
    /// Which library.
    pub library: String,
    /// The end of the audit log.
    pub audit: Option<Head>,
    /// How many rows each table has.
    pub tables: BTreeMap<String, i64>,
}

#[derive(Serialize, Deserialize)]
struct Begin {
    table: String,
    columns: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct End {
    rows: i64,
    sha256: String,
}

/// What the header says of the moment that `tx` sees; `library` and `audit` are the caller's to know.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn header(tx: &mut Tx, made_at: String, library: String, audit: Option<Head>) -> Result<Header> {
    let mut counts = BTreeMap::new();
    for table in layout::tables(tx).await? {
        let count = rows::count(tx, &table.name, "").await?;
        counts.insert(table.name, count);
    }
    let schema = layout::version(tx).await?;
    Ok(Header { digitales_dump: FORMAT, schema, made_at, library, audit, tables: counts })
}

/// Writes everything that `tx` sees into `folder`; the file's name holds its digest.
///
/// # Errors
/// What disk or database say; then nothing is left.
pub async fn write(tx: &mut Tx, folder: PathBuf, header: &Header, progress: &Progress) -> Result<Piece> {
    let (sender, receiver) = mpsc::channel(4);
    let writer = tokio::spawn(blocking(move || written(&folder, receiver)));
    let told = say(tx, header, sender, progress).await;
    let piece = writer.await.map_err(Error::internal)?;
    told.and(piece)
}

async fn say(tx: &mut Tx, header: &Header, sender: mpsc::Sender<Vec<u8>>, progress: &Progress) -> Result<()> {
    let of = header.tables.values().sum::<i64>().unsigned_abs();
    let (mut done, mut chunk) = (0_u64, line(header)?);
    for table in layout::tables(tx).await? {
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        chunk.extend(line(&Begin { table: table.name.clone(), columns })?);
        let mut failed = None;
        rows::each(tx, &table, async |row| {
            done += 1;
            match line(&row) {
                Ok(text) => chunk.extend(text),
                Err(error) => failed = Some(error),
            }
            if chunk.len() < CHUNK {
                return failed.is_none();
            }
            progress("rows", done, of);
            // Whoever writes has met an error of its own, which is told instead of this one.
            sender.send(std::mem::take(&mut chunk)).await.is_ok() && failed.is_none()
        })
        .await?;
        if let Some(error) = failed {
            return Err(error);
        }
    }
    drop(sender.send(chunk).await);
    // An end without anything before it: everything was said.
    drop(sender.send(Vec::new()).await);
    progress("rows", done, of);
    Ok(())
}

fn line(what: &impl Serialize) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec(what).map_err(Error::internal)?;
    text.push(b'\n');
    Ok(text)
}

/// Takes lines down until the empty chunk that says that they were all; without it the file goes.
fn written(folder: &Path, mut receiver: mpsc::Receiver<Vec<u8>>) -> Result<Piece> {
    let (file, draft) = files::draft(&folder.join("dump"))?;
    let done = (|| {
        let (mut out, mut hasher, mut rows, mut bytes) = (BufWriter::new(&file), Sha256::new(), 0_i64, 0_u64);
        loop {
            let chunk = receiver.blocking_recv().ok_or_else(|| Error::internal("the rows stopped"))?;
            if chunk.is_empty() {
                break;
            }
            rows += count_rows(&chunk);
            bytes += chunk.len() as u64;
            hasher.update(&chunk);
            out.write_all(&chunk)?;
        }
        let sha256 = Sha256Digest::from_hasher(hasher.clone()).to_string();
        let end = line(&End { rows, sha256 })?;
        hasher.update(&end);
        out.write_all(&end)?;
        out.flush()?;
        let sha256 = Sha256Digest::from_hasher(hasher).to_string();
        let name = format!("dump-{}.jsonl", &sha256[..16]);
        files::keep(&file, &draft, &folder.join(&name))?;
        Ok(Piece { name, sha256, bytes: bytes + end.len() as u64 })
    })();
    if done.is_err() {
        drop(std::fs::remove_file(&draft));
    }
    done
}

/// Rows are lists; everything else is an object. A line break inside a text is written as `\n`.
fn count_rows(chunk: &[u8]) -> i64 {
    let rows = chunk.split(|byte| *byte == b'\n').filter(|line| line.first() == Some(&b'['));
    i64::try_from(rows.count()).unwrap_or(i64::MAX)
}

/// What stands in a dump, line by line.
enum Item {
    Table(String, Vec<String>),
    Row(Row),
}

struct Reader {
    lines: BufReader<File>,
    hasher: Sha256,
    path: PathBuf,
    rows: i64,
    /// The header.
    header: Header,
}

impl Reader {
    fn open(path: &Path) -> Result<Self> {
        let mut lines = BufReader::with_capacity(CHUNK, File::open(path)?);
        let mut first = Vec::new();
        lines.read_until(b'\n', &mut first)?;
        let header: Header = serde_json::from_slice(&first).map_err(|e| damaged(path).because(e))?;
        if header.digitales_dump > FORMAT {
            return Err(Error::invalid("This dump was made by a newer Digitales; restore it with that one."));
        }
        let hasher = Sha256::new_with_prefix(&first);
        Ok(Self { lines, hasher, path: path.to_owned(), rows: 0, header })
    }

    /// The next line; nothing at the end, when everything before it is what its digest says.
    fn next(&mut self) -> Result<Option<Item>> {
        let mut text = Vec::new();
        self.lines.read_until(b'\n', &mut text)?;
        let spoilt = |e: serde_json::Error| damaged(&self.path).because(e);
        if text.first() == Some(&b'[') {
            let row: Row = serde_json::from_slice(&text).map_err(spoilt)?;
            self.hasher.update(&text);
            self.rows += 1;
            return Ok(Some(Item::Row(row)));
        }
        let object: Value = serde_json::from_slice(&text).map_err(spoilt)?;
        if object.get("table").is_some() {
            let begin: Begin = serde_json::from_value(object).map_err(spoilt)?;
            self.hasher.update(&text);
            return Ok(Some(Item::Table(begin.table, begin.columns)));
        }
        let end: End = serde_json::from_value(object).map_err(spoilt)?;
        let sha256 = Sha256Digest::from_hasher(self.hasher.clone()).to_string();
        let whole = end.sha256 == sha256 && end.rows == self.rows;
        if whole { Ok(None) } else { Err(damaged(&self.path)) }
    }
}

fn damaged(path: &Path) -> Error {
    Error::invalid(format!("{} is damaged; take another backup.", path.display()))
}

/// Reads a dump to its end: its header. `seen` is told the table, columns and values of every row.
///
/// # Errors
/// `Invalid` when it is not what its digest and counts say.
pub fn check(path: &Path, mut seen: impl FnMut(&str, &[String], &Row)) -> Result<Header> {
    let mut reader = Reader::open(path)?;
    let (mut counts, mut table, mut columns) = (BTreeMap::new(), String::new(), Vec::new());
    while let Some(item) = reader.next()? {
        match item {
            Item::Table(name, of) => {
                counts.insert(name.clone(), 0_i64);
                (table, columns) = (name, of);
            }
            Item::Row(row) => {
                counts.entry(table.clone()).and_modify(|count| *count += 1);
                seen(&table, &columns, &row);
            }
        }
    }
    if counts == reader.header.tables { Ok(reader.header) } else { Err(damaged(path)) }
}

/// Fills the empty tables that `tx` sees with everything in the dump.
///
/// # Errors
/// `Invalid` when it is damaged or does not fit; then `tx` must not be committed.
pub async fn load(tx: &mut Tx, path: &Path, progress: &Progress) -> Result<()> {
    let tables = layout::tables(tx).await?;
    let resting = refilling::rest(tx, &tables).await?;
    let (sender, mut receiver) = mpsc::channel(4);
    let path = path.to_owned();
    let reader = tokio::spawn(blocking(move || read(&path, &sender)));
    let mut done = 0_u64;
    while let Some(Batch { table, columns, rows, of }) = receiver.recv().await {
        let columns = known(&tables, &table, &columns)?;
        rows::insert(tx, &table, &columns, &rows).await?;
        done += rows.len() as u64;
        progress("rows", done, of);
    }
    reader.await.map_err(Error::internal)??;
    resting.over(tx).await
}

struct Batch {
    table: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    of: u64,
}

/// Sends batches of rows of one table each; stops when nobody takes them any more.
fn read(path: &Path, sender: &mpsc::Sender<Batch>) -> Result<()> {
    let mut reader = Reader::open(path)?;
    let of = reader.header.tables.values().sum::<i64>().unsigned_abs();
    let mut batch = Batch { table: String::new(), columns: Vec::new(), rows: Vec::new(), of };
    loop {
        let item = reader.next()?;
        let full = batch.rows.len() >= BATCH || !matches!(item, Some(Item::Row(_)));
        if full && !batch.rows.is_empty() {
            let rows = std::mem::take(&mut batch.rows);
            let sent = Batch { table: batch.table.clone(), columns: batch.columns.clone(), rows, of };
            if sender.blocking_send(sent).is_err() {
                return Ok(());
            }
        }
        match item {
            Some(Item::Table(table, columns)) => (batch.table, batch.columns) = (table, columns),
            Some(Item::Row(row)) => batch.rows.push(row),
            None => return Ok(()),
        }
    }
}

/// The columns of these names as the database has them.
fn known(tables: &[Table], table: &str, columns: &[String]) -> Result<Vec<Column>> {
    let found = tables.iter().find(|known| known.name == table);
    let found = found.ok_or_else(|| Error::invalid(format!("This program knows no table “{table}”.")))?;
    let column = |name: &String| {
        let at = found.position(name);
        at.map(|at| found.columns[at].clone())
            .ok_or_else(|| Error::invalid(format!("This program knows no column “{name}” of “{table}”.")))
    };
    columns.iter().map(column).collect()
}
