//! Sends what is due: takes it by lease, hands it over, writes down that it went. Killed at any moment, it sends again
//! what it may have sent already, under the same number; nothing is lost.

use std::sync::Arc;
use std::time::Duration;

use super::courier::{Courier, Message};
use super::letter_store;
use super::letters::{come_of_age, content};
use super::mailer::{Mail, Mailer};
use super::settings::Settings;
use super::trouble::{Trouble, pause};
use super::writing::{Content, Writes};
use crate::clock::{Clock, Timestamp};
use crate::consent::audit::Actor;
use crate::consent::ledger::desk::reached;
use crate::consent::ledger::outbox::{self, Item, MOST_ATTEMPTS};
use crate::consent::ledger::{Deed, Ledger, entries, find_recall, happenings};
use crate::consent::overview::recall::{Stage, stage};
use crate::consent::paper::OpenedFor;
use crate::consent::profile::{self, Profile};
use crate::error::Result;
use crate::id::Sha256Digest;

/// How often it looks whether something is due.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
/// How many rounds go by between two looks at birthdays.
const ROUNDS_A_LOOK: u32 = 60;
/// How long whoever took something has it for themself: longer than any way takes.
const LEASE_MS: i64 = 150_000;
/// Most things in one round.
const A_ROUND: i64 = 50;

/// What became of a thing.
enum Outcome {
    /// Somebody has taken it over.
    Sent,
    /// It need not go out any more.
    Moot,
    /// It did not go out.
    Stayed(Trouble),
}

impl From<Result<(), Trouble>> for Outcome {
    fn from(sent: Result<(), Trouble>) -> Self {
        match sent {
            Ok(()) => Self::Sent,
            Err(trouble) => Self::Stayed(trouble),
        }
    }
}

/// Sends.
pub struct Postman {
    ledger: Ledger,
    clock: Clock,
    settings: Settings,
    writer: Arc<dyn Writes>,
    birthdays: bool,
}

impl Postman {
    /// Of a library, by these ways, in the words of `writer`. `reached` is whether the library has a public address:
    /// without one no letter begins by itself, since its link would lead nowhere.
    #[must_use]
    pub fn new(
        ledger: Ledger,
        clock: Clock,
        settings: Settings,
        writer: Arc<dyn Writes>,
        reached: bool,
    ) -> Self {
        Self { ledger, clock, settings, writer, birthdays: reached }
    }

    /// Sends for as long as it is polled. What waits only because nothing was set up to send it by is tried first.
    pub async fn keep_sending(&self) {
        let mut rounds = 0_u32;
        let mut begun = false;
        loop {
            let done = async {
                if !begun {
                    self.try_again_what_had_no_way().await?;
                    begun = true;
                }
                if self.birthdays && rounds.is_multiple_of(ROUNDS_A_LOOK) {
                    come_of_age(&self.ledger, self.clock.now()).await?;
                }
                self.round().await
            };
            if let Err(error) = done.await {
                tracing::warn!(error = %error.chain(), "what must go out does not at the moment");
            }
            rounds = rounds.wrapping_add(1);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    async fn try_again_what_had_no_way(&self) -> Result<()> {
        if self.settings.mail.is_none() && self.settings.message.is_none() {
            return Ok(());
        }
        let mut tx = self.ledger.database.write().await?;
        outbox::release_left_for(&mut tx, &Trouble::NoWay.to_string(), self.clock.now()).await?;
        tx.commit().await
    }

    /// Sends what is due now, until a way fails that the rest would take, too.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn round(&self) -> Result<()> {
        let due = outbox::due(&mut self.ledger.database.read().await?, self.clock.now(), A_ROUND).await?;
        for item in due {
            let now = self.clock.now();
            let mut tx = self.ledger.database.write().await?;
            let ours = outbox::take(&mut tx, item.id, now, now.plus_millis(LEASE_MS)).await?;
            tx.commit().await?;
            if !ours {
                continue;
            }
            let outcome = self.tried(&item).await.unwrap_or_else(|error| {
                tracing::error!(item = %item.id, error = %error.chain(), "something could not be sent");
                Outcome::Stayed(Trouble::Ours)
            });
            self.write_down(&item, &outcome).await?;
            if matches!(outcome, Outcome::Stayed(trouble) if trouble.is_of_the_way()) {
                break;
            }
        }
        Ok(())
    }

    async fn tried(&self, item: &Item) -> Result<Outcome> {
        match item.kind.as_str() {
            "recall" => self.recall(item).await,
            "audit_head" => self.head(item).await,
            _ => self.letter(item).await,
        }
    }

    /// To the partner who has the copy, unless they know of it.
    async fn recall(&self, item: &Item) -> Result<Outcome> {
        let mut tx = self.ledger.database.read().await?;
        let Some(recall) = find_recall(&mut tx, item.object.parse()?).await? else {
            return Ok(Outcome::Moot);
        };
        let events = happenings(&mut tx, recall.id).await?;
        let events: Vec<_> = events.iter().map(|e| (e.number, e.kind.as_str(), e.note.as_deref())).collect();
        if !matches!(stage(&events), Stage::Issued | Stage::Bounced) {
            return Ok(Outcome::Moot);
        }
        let Some(mail) = &self.settings.mail else { return Ok(Outcome::Stayed(Trouble::NoWay)) };
        let (address, _) = reached(&mut tx, &recall).await?;
        drop(tx);
        let Ok(to) = address.trim().parse() else { return Ok(Outcome::Stayed(Trouble::BadAddress)) };
        let mail_out = Mail { id: item.id.text(), to, text: self.writer.recall(&recall), at: item.created };
        Ok(Mailer(mail.clone()).send(&mail_out).await.into())
    }

    /// To each who keeps the head for us and does not have this one.
    async fn head(&self, item: &Item) -> Result<Outcome> {
        if self.settings.witnesses.is_empty() {
            return Ok(Outcome::Moot);
        }
        let Some(mail) = &self.settings.mail else { return Ok(Outcome::Stayed(Trouble::NoWay)) };
        let number = item.object.parse().unwrap_or(i64::MAX);
        let found = entries(&mut self.ledger.database.read().await?, number, 1).await?;
        let Some(salted) = found.first() else { return Ok(Outcome::Moot) };
        let (mut told, mut first) = (item.told.clone(), None);
        for witness in &self.settings.witnesses {
            let who = Sha256Digest::of(witness.to_string().as_bytes()).to_string()[..16].to_owned();
            if told.split(' ').any(|known| known == who) {
                continue;
            }
            let (id, text) = (format!("{}.{who}", item.id), self.writer.head(&salted.entry));
            let mail_out = Mail { id, to: witness.clone(), text, at: item.created };
            match Mailer(mail.clone()).send(&mail_out).await {
                Ok(()) => {
                    told.push(' ');
                    told.push_str(&who);
                    let mut tx = self.ledger.database.write().await?;
                    outbox::told(&mut tx, item.id, &told).await?;
                    tx.commit().await?;
                }
                Err(trouble) if trouble.is_of_the_way() => return Ok(Outcome::Stayed(trouble)),
                Err(trouble) => first = first.or(Some(trouble)),
            }
        }
        Ok(first.map_or(Outcome::Sent, Outcome::Stayed))
    }

    /// To somebody in a work, or who speaks for them: by mail, or else as a text message.
    async fn letter(&self, item: &Item) -> Result<Outcome> {
        let now = self.clock.now();
        let mut tx = self.ledger.database.read().await?;
        let Some(letter) = letter_store::find(&mut tx, &item.object).await? else {
            return Ok(Outcome::Moot);
        };
        let sealed = profile::sealed(&mut tx, letter.reader).await?;
        drop(tx);
        let Some(content) = content(&self.ledger, &letter, now).await? else { return Ok(Outcome::Moot) };
        let Settings { mail, message, .. } = &self.settings;
        if mail.is_none() && message.is_none() {
            return Ok(Outcome::Stayed(Trouble::NoWay));
        }
        let Some(sealed) = sealed else { return Ok(Outcome::Stayed(Trouble::NoAddress)) };
        let tried: Option<Trouble> = item.last_error.as_deref().and_then(|word| word.parse().ok());
        // Where the mail server failed, the next try first sees whether it answers: each opening is written down.
        if let (Some(mail), true) = (mail, tried.is_some_and(Trouble::is_of_the_mail))
            && let Err(trouble) = Mailer(mail.clone()).answers().await
        {
            return Ok(Outcome::Stayed(trouble));
        }
        let profile = sealed.open(&self.ledger, Actor::System, OpenedFor::Contact, now).await?;
        Ok(self.hand_over(item, &profile, &content).await.into())
    }

    async fn hand_over(&self, item: &Item, profile: &Profile, content: &Content) -> Result<(), Trouble> {
        let text = self.writer.letter(content);
        let id = item.id.text();
        let named =
            |address: Option<&str>| address.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        match (&self.settings.mail, named(profile.mail()), &self.settings.message, named(profile.phone())) {
            (Some(mail), Some(address), ..) => {
                let to = address.parse().map_err(|_| Trouble::BadAddress)?;
                Mailer(mail.clone()).send(&Mail { id, to, text, at: item.created }).await
            }
            (.., Some(command), Some(to)) => {
                Courier(command.clone()).send(&Message { id, to, body: text.body }).await
            }
            _ => Err(Trouble::NoAddress),
        }
    }

    async fn write_down(&self, item: &Item, outcome: &Outcome) -> Result<()> {
        let now = self.clock.now();
        let event = match outcome {
            Outcome::Sent => Some("sent"),
            Outcome::Stayed(Trouble::Refused(_) | Trouble::BadAddress) => Some("bounced"),
            _ => None,
        };
        if let Some(event) = event.filter(|_| item.kind == "recall") {
            let mut deed = Deed::begin(&self.ledger, Actor::System, now).await?;
            deed.happened(item.object.parse()?, event, None).await?;
            mark(deed.tx(), item, outcome, now).await?;
            deed.commit().await?;
        } else {
            let mut tx = self.ledger.database.write().await?;
            mark(&mut tx, item, outcome, now).await?;
            tx.commit().await?;
        }
        let (item, kind) = (item.id.text(), item.kind.as_str());
        match outcome {
            Outcome::Sent => tracing::info!(item, kind, "went out"),
            Outcome::Moot => {}
            Outcome::Stayed(why) => tracing::warn!(item, kind, %why, "did not go out"),
        }
        Ok(())
    }
}

async fn mark(
    tx: &mut crate::storage::database::Tx,
    item: &Item,
    outcome: &Outcome,
    now: Timestamp,
) -> Result<()> {
    let attempts = item.attempts + 1;
    match outcome {
        Outcome::Sent | Outcome::Moot => outbox::done(tx, item.id, now).await,
        Outcome::Stayed(why) if why.is_final() || attempts >= MOST_ATTEMPTS => {
            outbox::leave(tx, item.id, now, &why.to_string()).await
        }
        Outcome::Stayed(why) => {
            outbox::failed(tx, item.id, now.plus_millis(pause(attempts)), &why.to_string()).await
        }
    }
}
