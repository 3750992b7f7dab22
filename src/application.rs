//! The composition root: a configuration in, a running library out.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::accounts::attempts::Attempts;
use crate::backup::closed_store::{Closed, Step, closed};
use crate::backup::mirror::Mirror;
use crate::backup::putting_back::is_marked;
use crate::catalogue::shelf;
use crate::clock::{Clock, kernel};
use crate::config::Config;
use crate::consent::auditing::Followed;
use crate::consent::erasure::Eraser;
use crate::consent::ledger::sealed::keys::{own_slot, sweep_keys};
use crate::consent::ledger::{Ledger, head};
use crate::consent::recalling;
use crate::consent::upkeep::Upkeep;
use crate::editions::making::Maker;
use crate::error::{Error, Kind, Result};
use crate::http::connection::{self, Limits};
use crate::http::intake::live::Live;
use crate::http::letters::Writer;
use crate::http::site::{Demonstration, Site};
use crate::http::{self, App, Parts};
use crate::id::{Sha256Digest, Token};
use crate::intake::uploading::Uploader;
use crate::narrator::grant::GrantKey;
use crate::playback::Door;
use crate::post::postman::Postman;
use crate::radio::pack::Packer;
use crate::radio::partner_store;
use crate::storage::database::Database;
use crate::storage::journal::Journal;
use crate::storage::keys::MasterKey;
use crate::storage::layout::tables;
use crate::storage::media_store::MediaStore;
use crate::storage::vault::{Masters, Purpose, Vault};

/// What whoever comes between a restore that was killed and its end is told.
const UNFINISHED: &str = "A restore into this library was begun and is not finished. Run “digitales restore” again as it was begun.";

/// That there is no library, as whoever mistyped a folder wants to read it.
#[must_use]
pub fn nothing_there(config: &Config) -> String {
    format!(
        "There is no library in “{}”. Is --data right? “digitales serve” and “digitales import FOLDER” make a new one.",
        config.data.display()
    )
}

/// Trouble of ours while the library is opened is trouble with its folder, which is named.
fn unusable(config: &Config) -> impl FnOnce(Error) -> Error {
    let told = format!("The library’s folder “{}” cannot be used.", config.data.display());
    |e| if e.kind() == Kind::Internal { Error::unavailable(told).because(e) } else { e }
}

/// A library, opened: every command works on one of these.
pub struct Application {
    /// The settings it was opened with.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// Rows.
    pub database: Database,
    /// What people allowed, and the keys.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
}

impl Application {
    /// Opens the library in the configured folder, making what is not there yet.
    ///
    /// # Errors
    /// `Invalid` for an unusable setting or key, `Unavailable` when disk or database do not answer.
    pub async fn open(config: Config, clock: Clock) -> Result<Self> {
        // Names and guardians stand in it in clear: nobody else on this machine enters a folder that we make.
        let made = tokio::fs::DirBuilder::new().recursive(true).mode(0o700).create(&config.data).await;
        made.map_err(|e| {
            Error::unavailable(format!("The folder “{}” cannot be made.", config.data.display())).because(e)
        })?;
        let restored = if is_marked(&config.data) { Some(half_restored(&config).await?) } else { None };
        let vault = Vault::open(&config.data, Self::masters(&config)?).map_err(unusable(&config))?;
        let database = match restored {
            Some(database) => database,
            None => Database::open(&config.database.0).await?,
        };
        let media = MediaStore::at(&config.media).await.map_err(unusable(&config))?;
        let state = closed(&mut database.read().await?).await?;
        let ledger = Ledger { database: database.clone(), vault };
        // During a restore files and keys lie here whose rows are still to come.
        if state.is_none() {
            Journal::sweep_when_idle(&config.data, &database, &media).await.map_err(unusable(&config))?;
            Maker::sweep_when_idle(&config.data, &media).map_err(unusable(&config))?;
            sweep_keys(&ledger).await.map_err(unusable(&config))?;
        }
        Ok(Self { config, clock, database, ledger, media })
    }

    /// Where the settings say that the master key comes from.
    ///
    /// # Errors
    /// `Invalid` for a key that is none.
    pub fn masters(config: &Config) -> Result<Masters> {
        let parse = |secret: &crate::config::Secret| MasterKey::parse(&secret.0);
        Ok(match &config.master_key {
            Some(secret) => Masters::Given {
                current: parse(secret)?,
                previous: config.previous_master_key.as_ref().map(parse).transpose()?,
            },
            None => Masters::InFiles,
        })
    }

    /// Whether it is being restored and was not opened since.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn is_closed(&self) -> Result<bool> {
        Ok(closed(&mut self.database.read().await?).await?.is_some())
    }

    /// Refuses while a restore is going on that has not filled the tables yet.
    ///
    /// # Errors
    /// `Unavailable` then.
    pub async fn not_empty_yet(&self) -> Result<()> {
        match closed(&mut self.database.read().await?).await? {
            Some(Closed { step: Step::Begun, .. }) => Err(Error::unavailable(UNFINISHED)),
            _ => Ok(()),
        }
    }

    /// What keeps the noes of this library in another place, where the settings name one.
    #[must_use]
    pub fn mirror(&self) -> Option<Mirror> {
        let folder = self.config.noes_mirror.clone()?;
        Some(Mirror::new(folder, self.ledger.clone(), self.clock.clone()))
    }

    /// Opens the library in the configured folder, where there must be one: for commands that would find nothing in a
    /// new one.
    ///
    /// # Errors
    /// `Missing` when there is none, otherwise as [`Application::open`].
    pub async fn open_there(config: Config, clock: Clock) -> Result<Self> {
        if config.has_library() {
            let there = Self::open(config, clock).await?;
            there.not_empty_yet().await?;
            return Ok(there);
        }
        Err(Error::missing(nothing_there(&config)))
    }

    /// What erases in this library.
    #[must_use]
    pub fn eraser(&self) -> Eraser {
        let (ledger, media) = (self.ledger.clone(), self.media.clone());
        Eraser { ledger, media, clock: self.clock.clone(), data: self.config.data.clone() }
    }

    /// What makes this library's broadcast files.
    #[must_use]
    pub fn packer(&self) -> Packer {
        Packer {
            ledger: self.ledger.clone(),
            media: self.media.clone(),
            clock: self.clock.clone(),
            recall: self.config.recall(),
            data: self.config.data.clone(),
        }
    }

    /// What makes editions of this library's works.
    #[must_use]
    pub fn maker(&self) -> Maker {
        Maker {
            ledger: self.ledger.clone(),
            media: self.media.clone(),
            clock: self.clock.clone(),
            data: self.config.data.clone(),
        }
    }

    /// What receives files into this library.
    #[must_use]
    pub fn uploader(&self) -> Uploader {
        let (ledger, media, config) = (self.ledger.clone(), self.media.clone(), &self.config);
        Uploader::new(ledger, media, self.clock.clone(), config.uploads, config.data.clone())
    }

    /// A radio partner's token for the tour, the same at every start until tokens are taken back; none where the
    /// library is no demonstration or has no partner.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn tour_token(&self) -> Result<Option<String>> {
        let now = self.clock.now();
        let slot = own_slot(&self.ledger, Purpose::Library, now).await?;
        let secret = self.ledger.vault.salt(slot).await?;
        let mut tx = self.database.write().await?;
        if !shelf::library(&mut tx).await?.demonstration {
            return Ok(None);
        }
        // A token that was taken back stays so: after it comes another one.
        let issued = partner_store::issued(&mut tx).await?;
        let revoked = issued.iter().filter(|token| token.revoked_at.is_some()).count();
        let Some(partner) = partner_store::most_cleared(&mut tx, now).await? else { return Ok(None) };
        let wish = format!("a token for the tour of {partner}, {revoked}");
        let secret = [secret.as_slice(), wish.as_bytes()].concat();
        let token = Token::presented(&Sha256Digest::of(&secret).to_string());
        if partner_store::bearer(&mut tx, &token).await?.is_none() {
            partner_store::issue(&mut tx, partner, &token, now).await?;
        }
        tx.commit().await?;
        Ok(Some(token.reveal().to_owned()))
    }

    /// Who sends what must go out, in the words of `site`.
    #[must_use]
    pub fn postman(&self, site: Site) -> Postman {
        let (ledger, clock) = (self.ledger.clone(), self.clock.clone());
        let reached = self.config.url.is_some();
        Postman::new(ledger, clock, self.config.post.clone(), Arc::new(Writer { site }), reached)
    }

    /// What the library does by itself while it serves, until this is dropped.
    fn upkeep(&self, door: &Door, site: &Site) -> JoinSet<()> {
        let mut upkeep = JoinSet::new();
        let door = door.clone();
        upkeep.spawn(async move { door.keep_watch().await });
        upkeep.spawn(recalling::keep_up(self.ledger.clone(), self.clock.clone()));
        upkeep.spawn(watch_the_clock());
        if let Some(mirror) = self.mirror() {
            upkeep.spawn(mirror.keep_up());
        }
        let by_itself = Upkeep {
            ledger: self.ledger.clone(),
            media: self.media.clone(),
            clock: self.clock.clone(),
            data: self.config.data.clone(),
        };
        upkeep.spawn(async move { by_itself.keep().await });
        let postman = self.postman(site.clone());
        upkeep.spawn(async move { postman.keep_sending().await });
        upkeep
    }

    /// While the library is closed says so to everybody, on the same address, until it is opened; false when `shutdown`
    /// completed before.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn wait_until_open(
        &self,
        listener: &TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<bool> {
        if !self.is_closed().await? {
            return Ok(true);
        }
        tracing::warn!("the library is closed: it is being restored and was not opened again");
        let socket = rustix::io::dup(listener).map_err(std::io::Error::from)?;
        let same = TcpListener::from_std(socket.into())?;
        let site = self.config.site(format!("http://{}", listener.local_addr()?));
        let door = Door::new(self.database.clone(), self.clock.clone());
        // Nobody is let in by a link now, so nothing needs a grant that holds later.
        let grants = GrantKey::from_secret(Token::new()?.digest().bytes());
        let app = self.app(door, grants, site);
        let database = self.database.clone();
        let mut opened = false;
        let until = async {
            tokio::select! {
                () = shutdown => {}
                () = is_opened(database) => opened = true,
            }
        };
        connection::run(same, http::closed_routes(app), Limits::default(), until).await?;
        Ok(opened)
    }

    fn app(&self, door: Door, grants: GrantKey, site: Site) -> App {
        App::new(Parts {
            door,
            grants,
            database: self.database.clone(),
            ledger: self.ledger.clone(),
            media: self.media.clone(),
            clock: self.clock.clone(),
            site,
            maker: self.maker(),
            attempts: Attempts::default(),
            followed: Followed::default(),
            erasure_days: self.config.erasure_days,
            uploader: self.uploader(),
            live: Live::default(),
        })
    }

    /// Serves on `listener` until `shutdown` completes; running answers then get ten seconds.
    /// `tour` is the token of a demonstration, which also gets a lesson page at an address of its own.
    ///
    /// # Errors
    /// `Unavailable` when the lesson page finds no address to listen on, or the library is closed.
    pub async fn run(
        self,
        listener: TcpListener,
        tour: Option<String>,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<()> {
        if self.is_closed().await? {
            return Err(Error::unavailable("The library is closed: it is being restored."));
        }
        crate::intake::child::confine::tell();
        let address = listener.local_addr()?;
        let mut site = self.config.site(format!("http://{address}"));
        let lesson = match tour {
            Some(token) => {
                let lesson = TcpListener::bind((address.ip(), 0)).await?;
                let url = format!("http://{}", lesson.local_addr()?);
                site.demonstration = Some(Demonstration { lesson: url, token });
                Some(lesson)
            }
            None => None,
        };
        let database = self.database.clone();
        let door = Door::new(self.database.clone(), self.clock.clone())
            .only_while_synchronised(self.config.require_synchronised_clock);
        let mut upkeep = self.upkeep(&door, &site);
        let library = own_slot(&self.ledger, Purpose::Library, self.clock.now()).await?;
        let grants = GrantKey::from_secret(&self.ledger.vault.salt(library).await?);
        let app = self.app(door, grants, site);
        upkeep.spawn(app.uploader.clone().keep_up());
        let beside = lesson.map(|lesson| {
            let routes = http::tour::lesson_routes(app.clone());
            tokio::spawn(connection::run(lesson, routes, Limits::default(), std::future::pending()))
        });
        connection::run(listener, http::routes(app), Limits::default(), shutdown).await?;
        drop(upkeep);
        if let Some(beside) = beside {
            beside.abort();
        }
        database.close().await;
        Ok(())
    }
}

/// The database of a library that is being restored. While its tables are empty they stay those of the backup. Refuses
/// where the keys are not back yet, before somebody makes other ones.
async fn half_restored(config: &Config) -> Result<Database> {
    let database = Database::connect(&config.database.0).await?;
    let mut tx = database.read().await?;
    let made = tables(&mut tx).await?.iter().any(|table| table.name == "closed");
    let state = if made { closed(&mut tx).await? } else { None };
    let filled = match &state {
        Some(state) => state.step > Step::Begun,
        None => made && head(&mut tx).await?.is_some(),
    };
    drop(tx);
    if filled {
        database.bring_up(None).await?;
    } else if state.is_none() {
        database.close().await;
        return Err(Error::unavailable(UNFINISHED));
    }
    Ok(database)
}

/// Completes when the library is opened.
async fn is_opened(database: Database) {
    const EVERY: Duration = Duration::from_millis(500);
    loop {
        let state = async { closed(&mut database.read().await?).await };
        if matches!(state.await, Ok(None)) {
            return;
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Says in the log when the machine's clock is found not synchronised.
async fn watch_the_clock() {
    const EVERY: Duration = Duration::from_mins(1);
    let mut right = true;
    loop {
        let now = kernel::is_synchronised() != Some(false);
        if right && !now {
            tracing::warn!(
                "the clock of this machine is not synchronised, and what people allowed ends by it"
            );
        }
        right = now;
        tokio::time::sleep(EVERY).await;
    }
}
