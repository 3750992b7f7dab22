//! The words of what goes out by post, in the languages of the pages.

use crate::consent::audit::Logged;
use crate::consent::ledger::Recall;
use crate::http::my::letter as my;
use crate::http::pages::when::{moment, weekday};
use crate::http::site::Site;
use crate::http::words::Words;
use crate::post::writing::{Content, Text, Writes};

/// In what partners and witnesses are written to: each mail says the same in all of these.
pub const LANGUAGES: [&str; 2] = ["de", "en"];

/// Writes for a site.
pub struct Writer {
    /// Its address, who answers for it, its languages.
    pub site: Site,
}

impl Writes for Writer {
    fn recall(&self, recall: &Recall) -> Text {
        joined(|words| recall_text(&self.site, recall, words))
    }

    fn head(&self, head: &Logged) -> Text {
        let (number, hash) = (head.number.to_string(), head.hash.to_string());
        let at = head.at.to_string();
        let entry = format!("{number}:{hash}");
        let values = [("number", number.as_str()), ("entry", &entry), ("at", &at)];
        joined(|words| {
            let lines = ["post-head-what", "post-head-entry", "post-head-keep", "post-head-check"];
            Text {
                subject: words.say_of("post-head-subject", &values),
                body: lines.map(|key| words.say_of(key, &values)).join("\n\n"),
            }
        })
    }

    fn letter(&self, content: &Content) -> Text {
        my::text(&self.site, content)
    }
}

/// The same in each language, below one another; the subject of the first.
fn joined(text: impl Fn(&Words) -> Text) -> Text {
    let texts: Vec<Text> = LANGUAGES.iter().filter_map(|tag| Words::of(tag)).map(text).collect();
    let subjects: Vec<&str> = texts.iter().map(|text| text.subject.as_str()).collect();
    let bodies: Vec<&str> = texts.iter().map(|text| text.body.as_str()).collect();
    Text { subject: subjects.join(" / "), body: bodies.join("\n\n--\n\n") + "\n" }
}

/// What a recall says: what must stop, which file, until when to answer; never the reason, never a name.
#[must_use]
pub fn recall_text(site: &Site, recall: &Recall, words: &Words) -> Text {
    let (mark, work, digest) = (recall.mark.to_string(), recall.work.text(), recall.sha256.to_string());
    let use_ = words.say(&format!("over-use-{}", recall.use_.as_str().replace('_', "-")));
    let (due, taken) = (moment(words, recall.due), weekday(words, recall.taken.berlin_day()));
    let contact = site.answers_recalls();
    let values = [
        ("mark", mark.as_str()),
        ("work", &work),
        ("digest", &digest),
        ("taken", &taken),
        ("use", &use_),
        ("due", &due),
        ("contact", &contact),
    ];
    let keys =
        ["recalls-letter-stop", "recalls-letter-which", "recalls-letter-what", "recalls-letter-answer"];
    Text {
        subject: words.say_of("recalls-letter-subject", &values),
        body: keys.map(|key| words.say_of(key, &values)).join("\n\n"),
    }
}
