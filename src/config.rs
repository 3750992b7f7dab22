//! Every setting, read once and checked once: flags over `DIGITALES_*` variables over `DIR/digitales.toml`.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use url::Url;

use crate::consent::record::Territory;
use crate::error::{Error, Result};
use crate::http::site::{Operator, Site};
use crate::http::tongues::Tongues;
use crate::intake::limits::{self, Limits};
use crate::intake::recipe::settings as encoding;
use crate::post::settings::{self as post, Settings as PostSettings};
use crate::radio::piece;
use crate::storage::keys::MasterKey;

/// A setting: its name (in the file as it stands here, in the environment as `DIGITALES_` and capitals)
/// and what it is for; those of the post stand in [`post::SETTINGS`]. `digitales check --settings` prints both.
pub const SETTINGS: &[(&str, &str)] = &[
    ("database", "sqlite:PATH or postgres://…; default: a file in the data folder"),
    ("media", "file:PATH of the media store; default: a folder in the data folder"),
    ("listen", "address and port to listen on; default 127.0.0.1:8080"),
    ("url", "the public address, as in https://stories.example; default: the address listened on"),
    ("log", "human or json; default human"),
    ("log_level", "error, warn, info or debug; default info"),
    ("master_key", "64 hexadecimal digits; default: made at the first start in the data folder"),
    ("previous_master_key", "the key before, while keys are being changed (digitales keys rotate)"),
    ("operator", "who runs this library, for the imprint"),
    ("operator_address", "postal address, for the imprint; lines separated by commas"),
    ("contact_email", "address for questions and barriers"),
    ("contact_phone", "telephone number of a human, shown where a film can be stopped"),
    ("supervisory_authority", "name and address of the data protection authority"),
    (
        "jurisdiction",
        "place whose law applies, for consent records: DE or a part of it, as in DE-BE; default DE",
    ),
    (
        "danger_hold",
        "true or false: stop a film at once for 72 hours when someone reports danger; default true",
    ),
    ("danger_holds_a_day", "how many such holds a day at most, over the whole library; default 5"),
    (
        "erasure_days",
        "days from the wish to be forgotten until the original and the keys are destroyed; default 14",
    ),
    (
        "noes_mirror",
        "folder in another place, on another disk, to which every withdrawal, hold and erasure is copied at once: a restore \
         needs it; default none",
    ),
    (
        "require_synchronised_clock",
        "true or false: deny everything while the clock is not synchronised; default false",
    ),
];

/// What the log looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Human,
    /// One JSON object a line.
    Json,
}

/// The settings, parsed and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that holds database, media and keys.
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://…`; an address of a server may hold a password.
    pub database: Secret,
    /// Where bytes rest.
    pub media: PathBuf,
    /// Where is encoded, and how much.
    pub encoding: encoding::Settings,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The public address without a trailing slash; none: the address listened on.
    pub url: Option<String>,
    /// What the log looks like.
    pub log: LogFormat,
    /// Whether a terminal may be spoken to in colours: not where `NO_COLOR` says otherwise (no-color.org).
    pub colour: bool,
    /// The least important level that is logged.
    pub log_level: String,
    /// The master key from the environment or file, in hexadecimal; never logged.
    pub master_key: Option<Secret>,
    /// The one before it, while keys are being changed.
    pub previous_master_key: Option<Secret>,
    /// Who answers for this library.
    pub operator: Operator,
    /// Whose law applies.
    pub jurisdiction: Territory,
    /// Hold at once when somebody reports danger.
    pub danger_hold: bool,
    /// How many such holds a day at most.
    pub danger_holds_a_day: u32,
    /// Days from a wish to be forgotten until masters and keys go.
    pub erasure_days: u32,
    /// Where every no is copied to at once.
    pub noes_mirror: Option<PathBuf>,
    /// Deny everything while the host's clock is not synchronised.
    pub require_synchronised_clock: bool,
    /// How the post goes.
    pub post: PostSettings,
    /// How much may be on its way in.
    pub uploads: Limits,
}

/// A setting that is never printed.
#[derive(Clone)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Config {
    /// Reads the settings for the data folder `data`: `flags` over `environment` over the folder's file.
    /// Both maps are name to value as in [`SETTINGS`] (the environment's still with prefix).
    ///
    /// # Errors
    /// `Invalid`, naming every fault at once.
    pub fn read(
        data: &Path,
        flags: BTreeMap<&'static str, String>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self> {
        let mut faults = Vec::new();
        let mut values = from_file(&data.join("digitales.toml"), &mut faults);
        let mut colour = true;
        for (name, value) in environment {
            colour &= name != "NO_COLOR" || value.is_empty();
            // DIGITALES_TEST_… steers test suites and benchmarks, not the program.
            if let Some(name) = name.strip_prefix("DIGITALES_").filter(|name| !name.starts_with("TEST_")) {
                values.insert(name.to_ascii_lowercase(), value);
            }
        }
        values.extend(flags.into_iter().map(|(name, value)| (name.to_owned(), value)));
        let config = Config { colour, ..Reader { values, faults: &mut faults }.config(data) };
        if faults.is_empty() { Ok(config) } else { Err(Error::invalid(faults.join("\n"))) }
    }

    /// Whether the folder holds a library already.
    #[must_use]
    pub fn has_library(&self) -> bool {
        match self.database.0.strip_prefix("sqlite:") {
            Some(path) => Path::new(path).is_file(),
            None => self.data.is_dir(),
        }
    }

    /// What the pages say about themselves; `listened_on` is the address when none is configured.
    #[must_use]
    pub fn site(&self, listened_on: String) -> Site {
        Site {
            url: self.url.clone().unwrap_or(listened_on),
            operator: self.operator.clone(),
            recall: self.recall(),
            danger_hold: self.danger_hold,
            danger_holds_a_day: self.danger_holds_a_day,
            erasure_days: self.erasure_days,
            jurisdiction: self.jurisdiction.code().to_owned(),
            writes_letters: self.post.mail.is_some() || self.post.message.is_some(),
            tongues: Tongues::open(&self.data.join("languages")),
            demonstration: None,
        }
    }

    /// Where a recall is answered: it stands in every broadcast file.
    #[must_use]
    pub fn recall(&self) -> String {
        let Operator { email, phone, .. } = &self.operator;
        piece::recall(email.as_deref(), phone.as_deref(), self.url.as_deref())
    }

    /// The environment of this process; everybody else takes what they need from [`Config`].
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    pub fn environment() -> impl Iterator<Item = (String, String)> {
        std::env::vars()
    }
}

fn from_file(path: &Path, faults: &mut Vec<String>) -> BTreeMap<String, String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return BTreeMap::new(),
        Err(e) => {
            faults.push(format!("{} cannot be read: {e}.", path.display()));
            return BTreeMap::new();
        }
    };
    match text.parse::<toml::Table>() {
        Ok(table) => table
            .into_iter()
            .map(|(name, value)| match value {
                toml::Value::String(text) => (name, text),
                other => (name, other.to_string()),
            })
            .collect(),
        Err(e) => {
            faults.push(format!("{}: {e}", path.display()));
            BTreeMap::new()
        }
    }
}

fn text(values: &BTreeMap<String, String>, name: &str) -> Option<String> {
    values.get(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}

/// Every setting and what it is for.
pub fn every_setting() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    SETTINGS.iter().chain(&post::SETTINGS).chain(&limits::SETTINGS).chain(&encoding::SETTINGS)
}

struct Reader<'a> {
    values: BTreeMap<String, String>,
    faults: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn config(mut self, data: &Path) -> Config {
        for name in self.values.keys() {
            if !every_setting().any(|(known, _)| known == name) {
                self.faults
                    .push(format!("There is no setting “{name}”; “digitales check --settings” lists them."));
            }
        }
        Config {
            data: data.to_owned(),
            database: self.database(data),
            media: self.media(data),
            listen: self.parsed("listen", "an address and port like 127.0.0.1:8080", "127.0.0.1:8080"),
            encoding: encoding::read(|name| text(&self.values, name), |fault| self.faults.push(fault)),
            url: self.url(),
            log: match self.text("log").as_deref() {
                None | Some("human") => LogFormat::Human,
                Some("json") => LogFormat::Json,
                Some(_) => self.fault("log", "human or json", LogFormat::Human),
            },
            colour: true,
            log_level: match self.text("log_level") {
                None => "info".to_owned(),
                Some(level) if ["error", "warn", "info", "debug"].contains(&level.as_str()) => level,
                Some(_) => self.fault("log_level", "error, warn, info or debug", "info".to_owned()),
            },
            master_key: self.master_key("master_key"),
            previous_master_key: self.master_key("previous_master_key"),
            operator: Operator {
                name: self.text("operator"),
                address: self.text("operator_address"),
                email: self.text("contact_email"),
                phone: self.text("contact_phone"),
                authority: self.text("supervisory_authority"),
            },
            jurisdiction: self.parsed(
                "jurisdiction",
                "a country such as DE or a part of one such as DE-BE",
                "DE",
            ),
            danger_hold: self.parsed("danger_hold", "true or false", "true"),
            danger_holds_a_day: self.parsed("danger_holds_a_day", "a whole number", "5"),
            erasure_days: self.parsed("erasure_days", "a whole number", "14"),
            noes_mirror: self.text("noes_mirror").map(PathBuf::from),
            require_synchronised_clock: self.parsed("require_synchronised_clock", "true or false", "false"),
            post: self.post(),
            uploads: limits::read(|name| text(&self.values, name), |fault| self.faults.push(fault)),
        }
    }

    fn post(&mut self) -> PostSettings {
        let values = &self.values;
        post::read(|name| text(values, name), |fault| self.faults.push(fault))
    }

    fn text(&self, name: &str) -> Option<String> {
        text(&self.values, name)
    }

    fn fault<T>(&mut self, name: &str, wanted: &str, instead: T) -> T {
        self.faults.push(format!("The setting “{name}” must be {wanted}."));
        instead
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, wanted: &str, default: &str) -> T {
        let text = self.text(name).unwrap_or_else(|| default.to_owned());
        let parsed = text.parse().or_else(|_| {
            self.faults.push(format!("The setting “{name}” must be {wanted}."));
            default.parse()
        });
        match parsed {
            Ok(value) => value,
            Err(_) => unreachable!("the default of “{name}” stands in this file and parses"),
        }
    }

    fn database(&mut self, data: &Path) -> Secret {
        let default = || format!("sqlite:{}", data.join("digitales.db").display());
        let text = self.text("database").unwrap_or_else(default);
        let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|engine| text.starts_with(engine));
        Secret(if known { text } else { self.fault("database", "sqlite:PATH or postgres://…", default()) })
    }

    fn master_key(&mut self, name: &str) -> Option<Secret> {
        let text = self.text(name)?;
        match MasterKey::parse(&text) {
            Ok(_) => Some(Secret(text)),
            Err(_) => self.fault(name, "64 hexadecimal digits", None),
        }
    }

    fn media(&mut self, data: &Path) -> PathBuf {
        match self.text("media") {
            None => data.join("media"),
            Some(text) => match text.strip_prefix("file:") {
                Some(path) => PathBuf::from(path),
                None => self.fault("media", "a folder, written file:PATH", data.join("media")),
            },
        }
    }

    fn url(&mut self) -> Option<String> {
        let text = self.text("url")?;
        match Url::parse(&text) {
            Ok(url)
                if matches!(url.scheme(), "http" | "https") && url.path() == "/" && url.query().is_none() =>
            {
                Some(text.trim_end_matches('/').to_owned())
            }
            _ => self.fault("url", "an address like https://stories.example, without a path", None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config> {
        let variables = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        Config::read(Path::new("/nowhere"), BTreeMap::new(), variables)
    }

    #[test]
    fn nothing_needs_to_be_configured() {
        let config = read(&[("PATH", "/bin")]).unwrap();
        assert_eq!(config.database.0, "sqlite:/nowhere/digitales.db");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert!(config.url.is_none());
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let told = read(&[
            ("DIGITALES_LISTEN", "here"),
            ("DIGITALES_URL", "stories"),
            ("DIGITALES_COLOUR", "red"),
            ("DIGITALES_DANGER_HOLD", "perhaps"),
            ("DIGITALES_DATABASE", "mysql://here"),
            ("DIGITALES_MASTER_KEY", "short"),
        ])
        .unwrap_err();
        for word in ["listen", "url", "colour", "danger_hold", "database", "master_key"] {
            assert!(told.message().contains(word), "{word} is named in {}", told.message());
        }
    }

    #[test]
    fn nothing_is_coloured_where_no_color_is_set() {
        assert!(read(&[]).unwrap().colour && read(&[("NO_COLOR", "")]).unwrap().colour);
        assert!(!read(&[("NO_COLOR", "1")]).unwrap().colour);
    }

    #[test]
    fn a_flag_beats_the_environment() {
        let environment = [("DIGITALES_LISTEN".to_owned(), "127.0.0.1:1".to_owned())].into_iter();
        let flags = BTreeMap::from([("listen", "127.0.0.1:2".to_owned())]);
        let config = Config::read(Path::new("/nowhere"), flags, environment).unwrap();
        assert_eq!(config.listen.port(), 2);
    }

    #[test]
    fn no_key_and_no_password_is_ever_printed() {
        let database = "postgres://library:pa55word@host/library";
        let key = "c0ffee".repeat(11)[..64].to_owned();
        let config = read(&[("DIGITALES_MASTER_KEY", &key), ("DIGITALES_DATABASE", database)]).unwrap();
        let printed = format!("{config:?}");
        assert!(!printed.contains("c0ffee") && !printed.contains("pa55word"), "{printed}");
        assert_eq!(config.database.0, database);
    }
}
