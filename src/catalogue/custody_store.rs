//! Which bytes the catalogue answers for: every file it names or waits to be looked into, and every text with its digest.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::id::Sha256Digest;
use crate::storage::database::Tx;

const FILES: &str = "select sha256, length_bytes from rendition union select sha256, length_bytes from poster \
     union select f.sha256, f.length_bytes from upload_file f join upload u on u.id = f.upload_id and u.sha256 = f.sha256 \
     where u.state = 'received'";
const TEXTS: &str = "select id, vtt, sha256 from transcript";

/// The digest and length in bytes of every file that a rendition or poster names, or that was uploaded and is in no work
/// yet.
///
/// # Errors
/// `Unavailable` when the database does not answer, `Internal` when a digest is none.
pub async fn files(tx: &mut Tx) -> Result<BTreeMap<Sha256Digest, u64>> {
    crate::rows!(tx, (String, i64), FILES)?
        .into_iter()
        .map(|(sha256, length)| Ok((sha256.parse()?, u64::try_from(length).unwrap_or_default())))
        .collect()
}

/// The ids of transcripts whose words are not those of their digest.
///
/// # Errors
/// As [`files`].
pub async fn altered_texts(tx: &mut Tx) -> Result<Vec<String>> {
    let texts = crate::rows!(tx, (String, String, String), TEXTS)?;
    let altered = |(_, words, sha256): &(String, String, String)| {
        Sha256Digest::of(words.as_bytes()).to_string() != *sha256
    };
    Ok(texts.into_iter().filter(altered).map(|(id, _, _)| id).collect())
}
