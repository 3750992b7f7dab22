//! What every page behind a link knows. It names neither the library nor a person.

use crate::catalogue::shelf;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::http::my::door::Visit;
use crate::http::my::letter::until;
use crate::http::pages::card;
use crate::http::pages::view::{Said, View};
use crate::http::pages::when::weekday;
use crate::http::site::Operator;
use crate::http::words::Words;
use crate::http::{App, assets};
use crate::id::Id;
use crate::language::{Language, Texts};
use crate::narrator::again_store::Again;
use crate::narrator::standing::Ends;
use crate::narrator::story_store::Story;
use crate::narrator::whereabouts::{Place, Spell, spell};
use crate::playback::Answer;
use crate::storage::database::Tx;

/// The last year of a day that somebody meant as a day; what lies beyond has no fixed end.
const LAST_YEAR: i16 = 2200;

/// The context of a page. Templates call it `v`.
pub struct MyView<'a> {
    words: &'a Words,
    tongues: &'a [Words],
    operator: &'a Operator,
    signed_off: bool,
    token: String,
    chosen: Option<String>,
    /// The address below the link.
    path: String,
    /// What stands in the browser's tab and over the page.
    pub title: String,
    /// When the link opens nothing any more.
    ends: Option<Ends>,
}

impl<'a> MyView<'a> {
    /// Of a page below a living link, at `path`.
    #[must_use]
    pub fn of(visit: &Visit<'a>, path: &str, title: &str) -> Self {
        let mut view = Self::closed(visit.app, visit.words);
        view.token.clone_from(&visit.token);
        view.chosen.clone_from(&visit.chosen);
        path.clone_into(&mut view.path);
        view.title = visit.words.say(title);
        view.ends = Some(visit.standing.ends());
        view
    }

    /// Of the page that says that a link opens nothing.
    #[must_use]
    pub fn closed(app: &'a App, words: &'a Words) -> Self {
        Self {
            words,
            tongues: app.site.tongues.all(),
            operator: &app.site.operator,
            signed_off: app.site.tongues.signed_off(words.language()),
            token: String::new(),
            chosen: None,
            path: String::new(),
            title: words.say("closed"),
            ends: None,
        }
    }

    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.words.say(&self.operator.reached(self.words, key))
    }

    #[must_use]
    pub fn t_of(&self, key: &str, name: &'static str, value: &str) -> String {
        self.say_of(key, &[(name, value)])
    }

    #[must_use]
    pub fn say_of(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        self.words.say_of(&self.operator.reached(self.words, key), values)
    }

    #[must_use]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass by reference")]
    pub fn count(&self, key: &str, n: &usize) -> String {
        self.words.count(key, *n as u64)
    }

    #[must_use]
    pub fn lang(&self) -> &str {
        self.words.tag()
    }

    #[must_use]
    pub fn dir(&self) -> &'static str {
        self.words.language().dir()
    }

    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// Every language of these pages.
    #[must_use]
    pub fn tongues(&self) -> &'a [Words] {
        self.tongues
    }

    /// Whether a person whom somebody can name has read this translation.
    #[must_use]
    pub fn is_signed_off(&self) -> bool {
        self.signed_off
    }

    /// The telephone number of a human.
    #[must_use]
    pub fn phone(&self) -> Option<&str> {
        self.operator.phone.as_deref()
    }

    /// The telephone number as `tel:` wants it.
    #[must_use]
    pub fn dialled(&self, number: &str) -> String {
        number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// Where to complain.
    #[must_use]
    pub fn authority(&self) -> Option<&str> {
        self.operator.authority.as_deref()
    }

    /// The address of a page below the link, in the language of this one.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        let lang = self.chosen.as_ref().map(|tag| format!("?lang={tag}")).unwrap_or_default();
        format!("/my/{}{path}{lang}", self.token)
    }

    /// This page in another language.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> String {
        if self.token.is_empty() {
            format!("?lang={tag}")
        } else {
            format!("/my/{}{}?lang={tag}", self.token, self.path)
        }
    }

    /// Until and including when the link is an address.
    #[must_use]
    pub fn link_until(&self) -> Option<String> {
        self.ends.map(|ends| until(self.words, "link-until", ends))
    }

    /// A day with its weekday.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> String {
        weekday(self.words, at.berlin_day())
    }

    /// The last day before an instant, with its weekday.
    #[must_use]
    pub fn last_day(&self, until: Timestamp) -> String {
        self.day(until.plus_millis(-1))
    }

    /// A sentence with a day in it.
    #[must_use]
    pub fn on(&self, key: &str, at: Timestamp) -> String {
        self.t_of(key, "day", &self.day(at))
    }

    /// The one of `texts` for this reader.
    #[must_use]
    pub fn choose(&self, texts: &Texts, originals: &[Language]) -> Option<Said> {
        let (language, text) = texts.choose(self.words.language(), originals)?;
        let foreign = language.primary() != self.words.language().primary();
        Some(Said { text: text.to_owned(), lang: language.tag().to_owned(), dir: language.dir(), foreign })
    }

    /// The title of a story; its number when there is none any more: an erasure takes the title too.
    #[must_use]
    pub fn title_of(&self, story: &Story) -> Said {
        self.choose(&story.title, &story.languages).unwrap_or_else(|| self.numbered(story.work))
    }

    /// A story by its number, by which somebody can ask for it.
    #[must_use]
    pub fn numbered(&self, work: Id<Work>) -> Said {
        Said {
            text: self.t_of("untitled", "number", &work.text()),
            lang: self.lang().to_owned(),
            dir: self.dir(),
            foreign: false,
        }
    }
}

/// A place on the page: its name, and what is said of it.
pub struct PlaceView {
    pub name: String,
    pub on: bool,
    pub sentences: Vec<String>,
    /// What is known of single schools and stations.
    pub items: Vec<String>,
}

/// What the page says of one place.
#[must_use]
pub fn place(v: &MyView<'_>, story: &Story, place: Place, now: Timestamp) -> PlaceView {
    let spell = spell(&story.lines, place, story.added, now);
    let on = matches!(spell, Spell::On { .. });
    let sentences = match spell {
        Spell::On { since, until } if until.berlin_day().year() > LAST_YEAR => {
            vec![v.on("place-on", since), v.t("place-open")]
        }
        Spell::On { since, until } => vec![v.on("place-on", since), ends(v, &story.again, until)],
        Spell::Off { since: Some(since) } if !story.again.at.contains(&since) => {
            vec![v.on("place-off-since", since)]
        }
        Spell::Off { .. } => vec![v.t("place-off")],
    };
    let mut view =
        PlaceView { name: v.t(&format!("place-{}", place.as_str())), on, sentences, items: Vec::new() };
    match place {
        Place::Schools if on => schools(v, story, &mut view),
        Place::Radio | Place::Schools | Place::Screens => copies(v, story, place, &mut view),
        Place::Website | Place::Podcast => {}
    }
    view
}

/// Until when a story is at a place; no day where that would tell a birthday.
fn ends(v: &MyView<'_>, again: &Again, until: Timestamp) -> String {
    match (again.at.contains(&until), again.own) {
        (true, true) => v.t("place-until-young"),
        (true, false) => v.t("place-until-child"),
        (false, _) => v.t_of("place-until", "day", &v.last_day(until)),
    }
}

fn schools(v: &MyView<'_>, story: &Story, view: &mut PlaceView) {
    view.sentences.push(v.count("schools", &story.schools.len()));
    for (name, until) in &story.schools {
        let day = v.last_day(*until);
        view.items.push(v.words.say_of("school-until", &[("name", name), ("day", &day)]));
    }
    copies(v, story, Place::Schools, view);
}

fn copies(v: &MyView<'_>, story: &Story, place: Place, view: &mut PlaceView) {
    for copy in story.copies.iter().filter(|copy| place.uses().contains(&copy.use_)) {
        let values = [("name", copy.organisation.as_str()), ("day", &v.day(copy.at))];
        let handed = v.words.say_of("handed-over", &values);
        // In some languages a date ends in a dot of its own.
        let dot = if handed.trim_end_matches('\u{2069}').ends_with('.') { "" } else { "." };
        let mut told = vec![handed + dot];
        told.extend(copy.recall.iter().flat_map(|(asked, answers)| recalled(v, *asked, answers)));
        view.items.push(told.join(" "));
    }
    if place == Place::Radio && view.items.is_empty() {
        view.sentences.push(v.t("radio-none"));
    }
}

/// That a copy was called back, and what was answered.
fn recalled(v: &MyView<'_>, asked: Timestamp, answers: &[(String, Timestamp)]) -> Vec<String> {
    let key = |kind: &str| {
        Some(match kind {
            "seen" => "recall-seen",
            "acknowledged" => "recall-acknowledged",
            "deleted" => "recall-deleted",
            "blocked_in_archive" => "recall-blocked",
            "already_aired" => "recall-aired",
            "onward_recall_sent" => "recall-passed-on",
            "refused" => "recall-refused",
            _ => return None,
        })
    };
    let replies: Vec<String> = answers.iter().filter_map(|(kind, at)| Some(v.on(key(kind)?, *at))).collect();
    let sent = answers.iter().find(|(kind, _)| kind == "sent").map(|(_, at)| *at);
    match (sent, replies.is_empty()) {
        // It waits at our side: nobody there knows of it yet.
        (None, true) => vec![v.t("recall-not-yet")],
        (Some(sent), true) => vec![v.on("recall-asked", sent), v.t("recall-waiting")],
        (sent, false) => [vec![v.on("recall-asked", sent.unwrap_or(asked))], replies].concat(),
    }
}

/// Who has a file of a story, and what became of it since.
#[must_use]
pub fn holders(v: &MyView<'_>, story: &Story) -> Vec<String> {
    let mut view = PlaceView { name: String::new(), on: false, sentences: vec![], items: vec![] };
    for place in [Place::Radio, Place::Schools, Place::Screens] {
        copies(v, story, place, &mut view);
    }
    view.items
}

/// The still of a story, while anyone may see it, and the address of the film or voice for listening to it again.
pub struct Shown {
    pub poster: Option<card::Poster>,
    /// Address, whether there is a picture, and how long it is in seconds.
    pub media: Option<(String, bool, u64)>,
}

/// What anyone may see of a story now; nothing of one that is closed.
///
/// # Errors
/// As the database.
pub async fn shown(visit: &Visit<'_>, tx: &mut Tx, story: &Story) -> Result<Shown> {
    let app = visit.app;
    let nothing = Shown { poster: None, media: None };
    let Answer::Permit(permit) = app.door.public(tx, story.work).await? else { return Ok(nothing) };
    let Some(entry) = shelf::entries(tx, std::slice::from_ref(&permit)).await?.pop() else {
        return Ok(nothing);
    };
    let view = View::with(app, shelf::Library::default(), Words::negotiate(Some(visit.words.tag())), "/");
    let file = entry.files_of(1).find(|file| file.playable);
    let media =
        file.map(|file| (format!("/media/{}", file.id), file.size.is_some(), file.duration_ms / 1000));
    // The title stands beside it, so it needs no words of its own.
    let poster = card::poster(&view, &entry, "/posters").map(|poster| card::Poster { alt: None, ..poster });
    Ok(Shown { poster, media })
}
