//! Has letters go out to people in the works: with a link, with a receipt, about an 18th birthday. Each is one deed.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::letter::Kind;
use super::letter_store::{self, Letter, Young};
use super::writing::{Content, Done};
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::ledger::sealed::keys::own_slot;
use crate::consent::ledger::{Committed, Deed, Kept, Ledger, entries, may_close};
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::id::{Id, Sha256Digest, Token};
use crate::language::Language;
use crate::narrator::link_store::{self, NewLink};
use crate::narrator::story_store::{comes_of_age, later_end};
use crate::storage::database::Tx;
use crate::storage::vault::Purpose;

/// What the secret of a link in a letter is made with; another use of the same key gives other secrets.
const LABEL: &[u8] = b"digitales letter link 1";

/// The secret of the link in a letter. It is made anew each time and kept nowhere, so that a letter that goes twice is
/// the same twice.
///
/// # Errors
/// What disk or database say.
pub async fn secret(ledger: &Ledger, letter: Id<Letter>, now: Timestamp) -> Result<Token> {
    let slot = own_slot(ledger, Purpose::Library, now).await?;
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&ledger.vault.salt(slot).await?)
        .map_err(Error::internal)?;
    mac.update(LABEL);
    mac.update(letter.text().as_bytes());
    Ok(Token::presented(&Sha256Digest::from_bytes(mac.finalize().into_bytes().into()).to_string()))
}

/// What a letter says now; nothing when it is void: its link opens nothing any more, its reader may get none, or the
/// birthday that it speaks of is nearer by now, or over.
///
/// # Errors
/// What disk or database say.
pub async fn content(ledger: &Ledger, letter: &Letter, now: Timestamp) -> Result<Option<Content>> {
    let mut tx = ledger.database.read().await?;
    let until = letter_store::opens_until(&mut tx, letter, now).await?;
    let may_get = letter_store::may_get(&mut tx, letter.reader, letter.kind).await?;
    let in_time = match letter.kind {
        Kind::Link | Kind::Done => true,
        kind => comes_of_age(&mut tx, letter.subject)
            .await?
            .is_some_and(|(adult, reaffirm)| Kind::due(adult, reaffirm, now) == Some(kind)),
    };
    let done = match letter.entry {
        Some(number) => done(&mut tx, number).await?,
        None => None,
    };
    drop(tx);
    if !may_get || !in_time || (letter.link.is_some() && until.is_none()) {
        return Ok(None);
    }
    let link = match until {
        Some(until) => Some((format!("/my/{}", secret(ledger, letter.id, now).await?.reveal()), until)),
        None => None,
    };
    Ok(Some(Content { kind: letter.kind, language: letter.language.clone(), link, done }))
}

async fn done(tx: &mut Tx, number: i64) -> Result<Option<Done>> {
    let Some(salted) = entries(tx, number, 1).await?.pop() else { return Ok(None) };
    let end = later_end(tx, &salted.entry).await?;
    Ok(Some(Done { entry: salted.entry, end }))
}

/// Has a link go out to whoever shall have it.
///
/// # Errors
/// `Refused` when they may not speak for the person; `Conflict` for a second letter about the same birthday.
pub async fn send_link(
    ledger: &Ledger,
    actor: Actor,
    kind: Kind,
    link: &NewLink,
    now: Timestamp,
) -> Result<Committed> {
    let id = Id::<Letter>::new(now)?;
    let token = secret(ledger, id, now).await?;
    let mut deed = Deed::begin(ledger, actor, now).await?;
    if !may_close(deed.tx(), link.subject, link.voice, now).await? {
        return Err(Error::refused("They may not speak for this person now, so they get no link."));
    }
    link_store::add(&mut deed, link, &token).await?;
    let (reader, subject, language) = (link.voice.by, link.subject, link.language.clone());
    let letter = Letter { id, kind, reader, subject, link: Some(link.id), entry: None, language, asked: now };
    write(&mut deed, &letter).await?;
    deed.commit().await
}

/// Has the receipt of what was done about `subject` go out to `reader`; whether it does not already.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn send_receipt(
    ledger: &Ledger,
    actor: Actor,
    (reader, subject, entry): (Id<Person>, Id<Person>, i64),
    language: Language,
    now: Timestamp,
) -> Result<bool> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    if letter_store::told_of(deed.tx(), reader, entry).await? {
        return Ok(false);
    }
    let (id, kind, link, entry) = (Id::new(now)?, Kind::Done, None, Some(entry));
    let letter = Letter { id, kind, reader, subject, link, entry, language, asked: now };
    write(&mut deed, &letter).await?;
    deed.commit().await?;
    Ok(true)
}

/// Has a letter go out to everybody whose 18th birthday is near or was lately, each of its kind once; how many.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn come_of_age(ledger: &Ledger, now: Timestamp) -> Result<usize> {
    let mut due = Vec::new();
    let mut tx = ledger.database.read().await?;
    for young in letter_store::young(&mut tx, now).await? {
        let Some(kind) = Kind::due(young.adult, young.reaffirm, now) else { continue };
        let asked_already = kind == Kind::OfAge && young.said_yes;
        if !asked_already
            && !letter_store::written(&mut tx, kind, young.person).await?
            && letter_store::may_get(&mut tx, young.person, kind).await?
        {
            due.push((kind, young));
        }
    }
    drop(tx);
    let mut written = 0;
    for (kind, Young { person, language, reaffirm, .. }) in due {
        let voice = Voice { capacity: Capacity::Own, by: person };
        let mut link = NewLink::of(person, voice, language, now)?;
        if kind == Kind::OfAge {
            // This letter goes once, and must open for as long as it can be answered, however late it goes.
            link.until = link.until.max(reaffirm);
        }
        match send_link(ledger, Actor::System, kind, &link, now).await {
            Ok(_) => written += 1,
            // Another process was first, or they were erased just now.
            Err(e) if matches!(e.kind(), ErrorKind::Conflict | ErrorKind::Refused | ErrorKind::Missing) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(written)
}

async fn write(deed: &mut Deed, letter: &Letter) -> Result<()> {
    letter_store::add(deed.tx(), letter).await?;
    let (id, now) = (letter.id.text(), deed.now());
    deed.enter_row(Kept::LETTER, &id, Some(letter.subject)).await?;
    deed.post("letter", &id, now).await
}
