//! The noes: a file beside the library, in another place, to which everything is added that must survive the loss of
//! both the library and of what was not backed up yet.
//!
//! Each line is a SHA-256 in hexadecimal, a space, and what is said, in JSON. The digest is that of the digest of the line
//! before (nothing for the first) and of the JSON: whatever is changed or taken out in the middle is noticed. A last line
//! without its line break was cut off by a kill, and says nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::manifest::{FORMAT, Head};
use crate::error::{Error, Result};
use crate::id::Sha256Digest;

/// A line of clearance: use, place, from, until, edition.
pub type Clear = (String, String, i64, i64, String);

/// What a line says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "snake_case")]
pub enum Said {
    /// The first line: whose noes these are.
    Begun {
        /// [`FORMAT`].
        format: u32,
        /// Which library.
        library: String,
    },
    /// A row that says no, or that a copy left the house.
    Row {
        /// Its table.
        table: String,
        /// Its columns.
        row: Map<String, Value>,
    },
    /// Something ended for good: a key was destroyed, a link or token taken back, an account closed.
    Ended {
        /// Its table.
        table: String,
        /// Which row.
        id: String,
        /// The column that says when.
        column: String,
        /// When, in milliseconds since 1970.
        at: i64,
    },
    /// What may be done with a work from now on; nothing else may.
    Work {
        /// Which.
        id: String,
        /// Its address, by which people know it.
        slug: String,
        /// Its epoch.
        epoch: i64,
        /// The number of the last entry of the audit log then.
        after: i64,
        /// What is cleared.
        clear: Vec<Clear>,
        /// A digest, which only the library's keys can make, of how everybody in it is named.
        names: String,
    },
    /// Everything that was true when this was the end of the audit log stands above.
    Until {
        /// That end.
        #[serde(flatten)]
        head: Head,
        /// When it was read (RFC 3339).
        at: String,
    },
}

/// Reads lines one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    last: String,
}

impl Chain {
    /// The next line, with its line break.
    ///
    /// # Errors
    /// `Internal` for what cannot be said in JSON.
    pub fn line(&mut self, said: &Said) -> Result<String> {
        let json = serde_json::to_string(said).map_err(Error::internal)?;
        self.last = sum(&self.last, &json);
        Ok(format!("{} {json}\n", self.last))
    }

    /// What the next line says; nothing when it is not the next.
    pub fn follow(&mut self, line: &str) -> Option<Said> {
        let (given, json) = line.split_once(' ')?;
        let found = sum(&self.last, json);
        if given != found {
            return None;
        }
        self.last = found;
        serde_json::from_str(json).ok()
    }
}

fn sum(before: &str, json: &str) -> String {
    Sha256Digest::of([before, json].concat().as_bytes()).to_string()
}

/// What was true of a work when it was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Its address.
    pub slug: String,
    /// After which entry of the audit log.
    pub after: i64,
    /// What was cleared.
    pub clear: Vec<Clear>,
    /// The digest of the names.
    pub names: String,
}

/// All noes of a file.
#[derive(Clone, Debug, Default)]
pub struct Noes {
    /// Which library.
    pub library: String,
    /// What was said, in order, but for works and ends of reading.
    pub said: Vec<Said>,
    /// By work what was true of it last.
    pub works: BTreeMap<String, Last>,
    /// Every end that was read, in order, the last last.
    pub heads: Vec<Head>,
    /// When the last was read.
    pub until: String,
}

impl Noes {
    /// Reads a file to its end.
    ///
    /// # Errors
    /// `Missing` when there is none, `Invalid` for the first line that is not what it was, with its number.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = fs::read(path)
            .map_err(|e| Error::missing(format!("There are no noes in “{}”.", path.display())).because(e))?;
        // A kill may have cut a letter in two, in the last line only.
        let text = String::from_utf8_lossy(&bytes);
        let (mut chain, mut noes) = (Chain::default(), Self::default());
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let Some(line) = line.strip_suffix('\n') else { break };
            let said = chain.follow(line).ok_or_else(|| {
                Error::invalid(format!("Line {} of {} is damaged.", number + 1, path.display()))
            })?;
            noes.take(said);
        }
        if noes.library.is_empty() || noes.heads.is_empty() {
            return Err(Error::invalid(format!("{} holds no noes.", path.display())));
        }
        Ok(noes)
    }

    fn take(&mut self, said: Said) {
        match said {
            Said::Begun { library, .. } => self.library = library,
            Said::Work { id, slug, after, clear, names, .. } => {
                drop(self.works.insert(id, Last { slug, after, clear, names }));
            }
            Said::Until { head, at } => {
                self.heads.push(head);
                self.until = at;
            }
            row => self.said.push(row),
        }
    }

    /// The slots whose keys were destroyed.
    #[must_use]
    pub fn shredded(&self) -> BTreeSet<String> {
        let slot = |said: &Said| match said {
            Said::Ended { table, id, .. } if table == "key_slot" => Some(id.clone()),
            _ => None,
        };
        self.said.iter().filter_map(slot).collect()
    }

    /// Refuses noes that are another library's, or that do not reach as far as a backup whose audit log ends with `head`.
    ///
    /// # Errors
    /// `Refused`, saying which.
    pub fn belong_to(&self, library: &str, head: &Head) -> Result<()> {
        let last = self.heads.last().map_or(-1, |last| last.number);
        let other = self.heads.iter().any(|h| h.number == head.number && h.hash != head.hash);
        if self.library != library || other {
            return Err(Error::refused("These noes are not those of the library in this backup."));
        }
        if last < head.number {
            return Err(Error::refused(format!(
                "These noes end with entry {last} of the audit log, before the backup, which ends with entry {}.",
                head.number
            )));
        }
        Ok(())
    }
}

/// The first line of a file.
#[must_use]
pub fn begun(library: &str) -> Said {
    Said::Begun { format: FORMAT, library: library.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<String> {
        let mut chain = Chain::default();
        let until = |number| Said::Until { head: Head { number, hash: "h".into() }, at: "now".into() };
        [begun("l"), until(1), until(2)].iter().map(|said| chain.line(said).unwrap()).collect()
    }

    fn read(text: &str) -> Result<Noes> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("noes.jsonl");
        fs::write(&path, text).unwrap();
        Noes::read(&path)
    }

    #[test]
    fn what_a_kill_cut_off_says_nothing_and_what_is_damaged_is_named() {
        let lines = lines();
        let whole = lines.concat();
        assert_eq!(read(&whole).unwrap().heads.len(), 2);
        assert_eq!(read(&whole[..whole.len() - 1]).unwrap().heads.len(), 1);
        let told = read(&[&*lines[0], &*lines[2]].concat()).unwrap_err();
        assert!(told.message().starts_with("Line 2 of"), "{told}");
        let told = read(&whole.replace("\"number\":1", "\"number\":7")).unwrap_err();
        assert!(told.message().starts_with("Line 2 of"), "{told}");
    }

    #[test]
    fn noes_of_another_library_or_of_the_week_before_are_refused() {
        let noes = read(&lines().concat()).unwrap();
        let head = |number, hash: &str| Head { number, hash: hash.to_owned() };
        assert!(noes.belong_to("l", &head(2, "h")).is_ok());
        assert!(noes.belong_to("m", &head(2, "h")).is_err());
        assert!(noes.belong_to("l", &head(2, "i")).is_err());
        assert!(noes.belong_to("l", &head(3, "h")).unwrap_err().message().contains("before the backup"));
    }
}
