//! What stands beside a master: words in a language, and the picture of a work.

use super::{Became, Looking, Refusal};
use crate::catalogue::accession_store::{self, PosterRow, TranscriptRow};
use crate::catalogue::transcript::{Made, Read};
use crate::consent::ledger::Deed;
use crate::error::{Error, Result};
use crate::id::Sha256Digest;
use crate::intake::poster::Picture;
use crate::intake::receiving::bringing_store as bringing;
use crate::intake::upload_store as store;

impl Looking<'_> {
    /// Captions of a part in a language; those that were there before go.
    pub(super) async fn words(&self, deed: &mut Deed, read: &Read) -> Result<Became> {
        let refused = |key| Ok(Became::Refused(Refusal::plain(key)));
        let target = match self.target(deed).await? {
            Ok(target) => target,
            Err(refusal) => return Ok(Became::Refused(refusal)),
        };
        let language = self.row.language.clone();
        if language == "und" {
            return refused("upload-why-no-language");
        }
        let Some(edition) = bringing::original(deed.tx(), &target).await? else {
            return refused("upload-why-no-work");
        };
        let part = self.row.part();
        if part > bringing::parts(deed.tx(), edition).await? {
            return refused("upload-why-no-part");
        }
        let spoken: Vec<String> = serde_json::from_str(&target.languages).map_err(Error::internal)?;
        let vtt = read.cues.to_vtt();
        let contents = (!read.index.is_empty()).then(|| serde_json::to_string(&read.index));
        let row = TranscriptRow {
            part: part.into(),
            original: spoken.contains(&language),
            kind: "captions",
            sha256: Sha256Digest::of(vtt.as_bytes()).to_string(),
            vtt,
            language,
            made: Made::Person.as_str(),
            checked_by: None,
            checked_at: None,
            contents: contents.transpose().map_err(Error::internal)?,
        };
        bringing::drop_captions(deed.tx(), edition, part, &row.language).await?;
        accession_store::add_transcript(deed.tx(), edition, &row, self.now).await?;
        let work = target.id()?;
        deed.touch(work);
        Ok(Became::Part(work))
    }

    /// The picture of a work in every size; those that were there before go.
    pub(super) async fn pictures(&self, deed: &mut Deed, pictures: &[Picture]) -> Result<Became> {
        let target = match self.target(deed).await? {
            Ok(target) => target,
            Err(refusal) => return Ok(Became::Refused(refusal)),
        };
        let Some(edition) = bringing::original(deed.tx(), &target).await? else {
            return Ok(Became::Refused(Refusal::plain("upload-why-no-work")));
        };
        let rows = pictures.iter().map(|picture| {
            Ok(PosterRow {
                media_type: picture.media_type,
                width: picture.width.into(),
                height: picture.height.into(),
                sha256: Sha256Digest::of(&picture.bytes).to_string(),
                length_bytes: i64::try_from(picture.bytes.len()).map_err(Error::internal)?,
            })
        });
        let rows = rows.collect::<Result<Vec<_>>>()?;
        // Bytes that no row names any more are let go with what is left of the upload.
        for gone in accession_store::posters(deed.tx(), edition, &rows, self.now).await? {
            store::holds(deed.tx(), self.id, gone.parse()?, 0).await?;
        }
        let (work, language) = (target.id()?, &self.row.language);
        if !self.row.title.is_empty() && language != "und" {
            bringing::poster_alt(deed.tx(), work, language, &self.row.title).await?;
        }
        deed.touch(work);
        Ok(Became::Part(work))
    }
}
