//! What every page knows: its reader's language, the library's own words, its address and its title.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::catalogue::shelf::{self, Library};
use crate::error::Result;
use crate::http::site::Operator;
use crate::http::words::Words;
use crate::http::{App, assets};
use crate::language::Texts;
use crate::storage::database::Tx;

/// The context of a page. Templates call it `v`.
pub struct View {
    /// The interface in the reader's language.
    pub words: &'static Words,
    /// What the library says of itself.
    pub library: Library,
    /// Who answers for it.
    pub operator: Operator,
    /// The public address without a trailing slash.
    pub url: String,
    /// The address within a language: `/` or `/works/some-slug`.
    pub path: String,
    /// The title without the library's name; empty on the home page.
    pub title: String,
    /// One or two sentences for those who list pages; may be empty.
    pub description: String,
    /// Whether the page wants to be found: it has a canonical address and one in every language.
    pub listed: bool,
    /// The slug of the work that the page is about: filled in where its film can be stopped.
    pub about_work: Option<String>,
    /// Whether there is a tour: in a demonstration that runs as one.
    pub tour: bool,
}

/// A text with the language it is in and whether that is another than the reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Its BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Whether it is not in the reader's language.
    pub foreign: bool,
}

impl View {
    /// The context of the page at `path` (within the language, starting with `/`).
    ///
    /// # Errors
    /// As the database.
    pub async fn open(app: &App, tx: &mut Tx, words: &'static Words, path: &str) -> Result<Self> {
        Ok(Self::with(app, shelf::library(tx).await?, words, path))
    }

    /// The same without asking the database.
    #[must_use]
    pub fn with(app: &App, library: Library, words: &'static Words, path: &str) -> Self {
        Self {
            words,
            library,
            operator: app.site.operator.clone(),
            url: app.site.url.clone(),
            path: path.to_owned(),
            title: String::new(),
            description: String::new(),
            listed: true,
            about_work: None,
            tour: app.site.demonstration.is_some(),
        }
    }

    /// With a title.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Of no interest to those who list pages.
    #[must_use]
    pub fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    /// The message `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The message `key` with one text in it.
    #[must_use]
    pub fn t_of(&self, key: &str, name: &'static str, value: &str) -> String {
        self.words.say_of(key, &[(name, value)])
    }

    /// “Part 2”.
    #[must_use]
    pub fn part(&self, number: u64) -> String {
        self.words.count("part", number)
    }

    /// The message `key` with the number `n`.
    #[must_use]
    pub fn count(&self, key: &str, n: &u64) -> String {
        self.words.count(key, *n)
    }

    /// The reader's language.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.words.tag()
    }

    /// Its direction.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        self.words.language().dir()
    }

    /// Every language of the interface.
    #[must_use]
    pub fn languages(&self) -> &'static [Words] {
        Words::all()
    }

    /// The library's name for this reader.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.library.name.choose(self.words.language(), &[]);
        name.map_or_else(|| self.t("product"), |(_, text)| text.to_owned())
    }

    /// What stands in the browser's tab.
    #[must_use]
    pub fn head_title(&self) -> String {
        if self.title.is_empty() { self.name() } else { format!("{} · {}", self.title, self.name()) }
    }

    /// The address of the asset `name`.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// This page in another language.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> String {
        format!("/{tag}{}", self.path)
    }

    /// The same as an absolute address.
    #[must_use]
    pub fn absolute(&self, tag: &str) -> String {
        format!("{}/{tag}{}", self.url, self.path)
    }

    /// The address for readers of no language in particular.
    #[must_use]
    pub fn x_default(&self) -> String {
        if self.path == "/" { format!("{}/", self.url) } else { self.absolute(Words::negotiate(None).tag()) }
    }

    /// Where a film can be stopped; this page's work is filled in.
    #[must_use]
    pub fn my_story(&self) -> String {
        let work = self.about_work.as_ref().map(|slug| format!("?work={slug}"));
        format!("/{}/my-story{}", self.lang(), work.unwrap_or_default())
    }

    /// The main sections: address and message.
    #[must_use]
    pub fn sections(&self) -> &'static [(&'static str, &'static str)] {
        &[("/films", "films"), ("/oral-histories", "oral-histories"), ("/about", "about")]
    }

    /// What stands at the foot of every page: address and message.
    #[must_use]
    pub fn foot(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("/about", "about"),
            ("/imprint", "imprint"),
            ("/privacy", "privacy"),
            ("/accessibility", "accessibility"),
            ("/barrier", "barrier"),
        ]
    }

    /// The postal address, line by line.
    #[must_use]
    pub fn address(&self) -> Vec<&str> {
        let address = self.operator.address.as_deref().unwrap_or_default();
        address.split(',').map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    /// A telephone number as `tel:` wants it.
    #[must_use]
    pub fn dialled(&self, number: &str) -> String {
        number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// The subject of a message, for a `mailto:` address.
    #[must_use]
    pub fn subject(&self, key: &str) -> String {
        let text: String = url::form_urlencoded::byte_serialize(self.t(key).as_bytes()).collect();
        format!("?subject={}", text.replace('+', "%20"))
    }

    /// A text with each sentence by itself, as plain language is set.
    #[must_use]
    pub fn sentences<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let ends = |c: char| matches!(c, '.' | '!' | '?' | '؟' | '\n');
        let mut sentences: Vec<&str> = Vec::new();
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| ends(*c)) {
            let behind = at + c.len_utf8();
            if text[behind..].chars().next().is_none_or(char::is_whitespace) {
                sentences.push(text[from..behind].trim());
                from = behind;
            }
        }
        sentences.push(text[from..].trim());
        sentences.retain(|sentence| !sentence.is_empty());
        sentences
    }

    /// The one of `texts` for this reader; `originals` are the work's own languages.
    #[must_use]
    pub fn choose(&self, texts: &Texts, originals: &[crate::language::Language]) -> Option<Said> {
        let (language, text) = texts.choose(self.words.language(), originals)?;
        Some(Said {
            text: text.to_owned(),
            lang: language.tag().to_owned(),
            dir: language.dir(),
            foreign: language.primary() != self.words.language().primary(),
        })
    }
}

/// The language of a page, from its address (`/de/…`); another first segment is no page.
pub struct Reader(pub &'static Words);

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = crate::http::problem::Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let tag = parts.uri.path().trim_start_matches('/').split('/').next().unwrap_or_default();
        Words::of(tag).map(Self).ok_or_else(|| crate::error::Error::missing("There is no such page.").into())
    }
}
