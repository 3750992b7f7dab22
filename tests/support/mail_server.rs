//! A mail server on loopback that speaks SMTP (RFC 5321) line by line, and misbehaves when it is told to.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// How long a test waits for a mail before it gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the server takes one mail.
#[derive(Clone, Debug)]
pub enum Mood {
    /// With pleasure.
    Takes,
    /// It answers a command that begins so with this line instead.
    Says(&'static str, &'static str),
    /// It cuts the line at a command that begins so.
    CutsAt(&'static str),
    /// It keeps the mail, and cuts the line before it says so.
    KeepsAndCuts,
    /// It keeps the mail, and never says so.
    KeepsAndIsSilent,
}

/// When the line is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protected {
    Never,
    FromTheBeginning,
    OnStartTls,
}

/// A mail as it came in.
#[derive(Clone, Debug)]
pub struct Received {
    pub from: String,
    pub to: Vec<String>,
    pub source: String,
    /// What was said to sign in.
    pub auth: Option<String>,
    pub protected: bool,
}

impl Received {
    /// A header, decoded; nothing when it is not there.
    pub fn header(&self, name: &str) -> String {
        let head = self.source.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        let found = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned));
        words(&found.unwrap_or_default())
    }

    /// The text, decoded, its lines ending as ours do.
    pub fn text(&self) -> String {
        let (_, body) = self.source.split_once("\r\n\r\n").unwrap();
        let bytes = match self.header("Content-Transfer-Encoding").as_str() {
            "base64" => base64(body),
            "quoted-printable" => quoted_printable(body),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }
}

#[derive(Default)]
struct Inside {
    received: Mutex<Vec<Received>>,
    moods: Mutex<VecDeque<Mood>>,
    /// Everything that was said to it.
    heard: Mutex<Vec<String>>,
    changed: Notify,
}

/// The server; it closes when this is dropped.
pub struct MailServer {
    pub address: SocketAddr,
    inside: Arc<Inside>,
    serving: JoinHandle<()>,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl MailServer {
    /// One that protects no line.
    pub async fn open() -> Self {
        Self::with(Protected::Never, None).await
    }

    pub async fn with(protected: Protected, acceptor: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let inside = Arc::new(Inside::default());
        let within = inside.clone();
        let serving = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (inside, acceptor) = (within.clone(), acceptor.clone());
                tokio::spawn(async move {
                    // Whoever hangs up in the middle ends this conversation and no other.
                    match (protected, acceptor) {
                        (Protected::FromTheBeginning, Some(acceptor)) => {
                            if let Ok(stream) = acceptor.accept(stream).await {
                                drop(Talk::new(stream, &inside, None, true).runs().await);
                            }
                        }
                        (Protected::OnStartTls, Some(acceptor)) => {
                            let talk = Talk::new(stream, &inside, Some(()), false);
                            if let Ok(Some(stream)) = talk.runs().await
                                && let Ok(stream) = acceptor.accept(stream).await
                            {
                                let mut talk = Talk::new(stream, &inside, None, true);
                                talk.greets = false;
                                drop(talk.runs().await);
                            }
                        }
                        _ => drop(Talk::new(stream, &inside, None, false).runs().await),
                    }
                });
            }
        });
        Self { address, inside, serving }
    }

    /// How it takes the next mails, one after the other; then with pleasure.
    pub fn takes_the_next(&self, moods: &[Mood]) {
        self.inside.moods.lock().unwrap().extend(moods.iter().cloned());
    }

    /// Its address as the setting wants it.
    pub fn setting(&self) -> String {
        self.address.to_string()
    }

    pub fn received(&self) -> Vec<Received> {
        self.inside.received.lock().unwrap().clone()
    }

    /// Everything that was said to it, as lines.
    pub fn heard(&self) -> Vec<String> {
        self.inside.heard.lock().unwrap().clone()
    }

    /// The mails as soon as there are `many`.
    pub async fn waits_for(&self, many: usize) -> Vec<Received> {
        self.waits_until(|inside| inside.received.lock().unwrap().len() >= many).await;
        self.received()
    }

    async fn waits_until(&self, done: impl Fn(&Inside) -> bool) {
        let waiting = async {
            loop {
                let changed = self.inside.changed.notified();
                if done(&self.inside) {
                    return;
                }
                changed.await;
            }
        };
        let waited = tokio::time::timeout(PATIENCE, waiting).await;
        assert!(waited.is_ok(), "it never came; received {:?}, heard {:?}", self.received(), self.heard());
    }
}

/// One conversation.
struct Talk<'a, S> {
    stream: BufReader<S>,
    inside: &'a Inside,
    starttls: Option<()>,
    protected: bool,
    greets: bool,
}

impl<'a, S: AsyncRead + AsyncWrite + Unpin> Talk<'a, S> {
    fn new(stream: S, inside: &'a Inside, starttls: Option<()>, protected: bool) -> Self {
        Self { stream: BufReader::new(stream), inside, starttls, protected, greets: true }
    }

    async fn says(&mut self, line: &str) -> std::io::Result<()> {
        self.stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await
    }

    async fn hears(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        self.inside.heard.lock().unwrap().push(line.clone());
        self.inside.changed.notify_waiters();
        Ok(Some(line))
    }

    /// The stream, when it is to be protected from here on.
    async fn runs(mut self) -> std::io::Result<Option<S>> {
        if self.greets {
            self.says("220 post.test ESMTP").await?;
        }
        let (mut from, mut to, mut auth) = (String::new(), Vec::new(), None);
        while let Some(line) = self.hears().await? {
            let command = line.to_ascii_uppercase();
            let mood = self.inside.moods.lock().unwrap().front().cloned().unwrap_or(Mood::Takes);
            match mood {
                Mood::Says(at, instead) if command.starts_with(at) => {
                    self.inside.moods.lock().unwrap().pop_front();
                    self.says(instead).await?;
                    continue;
                }
                Mood::CutsAt(at) if command.starts_with(at) => {
                    self.inside.moods.lock().unwrap().pop_front();
                    return Ok(None);
                }
                _ => {}
            }
            match command.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => {
                    self.says("250-post.test").await?;
                    if self.starttls.is_some() {
                        self.says("250-STARTTLS").await?;
                    }
                    self.says("250-AUTH PLAIN").await?;
                    self.says("250 8BITMIME").await?;
                }
                "STARTTLS" if self.starttls.is_some() => {
                    self.says("220 go ahead").await?;
                    return Ok(Some(self.stream.into_inner()));
                }
                "AUTH" => {
                    auth = line.split(' ').nth(2).map(str::to_owned);
                    self.says("235 welcome").await?;
                }
                "MAIL" => {
                    from = between(&line);
                    to.clear();
                    self.says("250 ok").await?;
                }
                "RCPT" => {
                    to.push(between(&line));
                    self.says("250 ok").await?;
                }
                "DATA" => {
                    self.says("354 go ahead").await?;
                    let source = self.reads_the_mail().await?;
                    let mail = Received {
                        from: from.clone(),
                        to: to.clone(),
                        source,
                        auth: auth.clone(),
                        protected: self.protected,
                    };
                    self.inside.received.lock().unwrap().push(mail);
                    let mood = self.inside.moods.lock().unwrap().pop_front();
                    self.inside.changed.notify_waiters();
                    match mood {
                        Some(Mood::KeepsAndCuts) => return Ok(None),
                        Some(Mood::KeepsAndIsSilent) => std::future::pending().await,
                        _ => self.says("250 taken").await?,
                    }
                }
                "QUIT" => {
                    self.says("221 bye").await?;
                    return Ok(None);
                }
                _ => self.says("250 ok").await?,
            }
        }
        Ok(None)
    }

    async fn reads_the_mail(&mut self) -> std::io::Result<String> {
        let mut source = String::new();
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line == ".\r\n" {
                return Ok(source);
            }
            source.push_str(line.strip_prefix('.').filter(|_| line.starts_with("..")).unwrap_or(&line));
        }
    }
}

fn between(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}

/// A header's encoded words (RFC 2047), as they are read.
fn words(text: &str) -> String {
    let mut told = String::new();
    let mut after_encoded = false;
    for word in text.split(' ') {
        let encoded = word.strip_prefix("=?utf-8?b?").and_then(|rest| rest.strip_suffix("?="));
        let between_encoded = after_encoded && encoded.is_some();
        if !told.is_empty() && !between_encoded {
            told.push(' ');
        }
        after_encoded = encoded.is_some();
        match encoded {
            Some(coded) => told.push_str(&String::from_utf8(base64(coded)).unwrap()),
            None => told.push_str(word),
        }
    }
    told
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in text.bytes().filter_map(|byte| LETTERS.iter().position(|known| *known == byte)) {
        bits = bits << 6 | u32::try_from(letter).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count).unwrap());
            bits &= (1 << count) - 1;
        }
    }
    bytes
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), text.bytes());
    while let Some(byte) = rest.next() {
        if byte == b'=' {
            let pair = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    bytes
}
