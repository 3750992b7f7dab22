//! A piece for air: what its broadcast file says of itself, in `bext` (ASCII) and in iXML (UTF-8).
//!
//! It says title, work, until when it may be used and where a recall is answered. No person's name stands in it.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::id::{Id, Sha256Digest};
use crate::language::{Language, Texts};
use crate::radio::ascii::ascii;
use crate::radio::bext::Bext;

/// Raised when the same piece would give other bytes.
const VERSION: u8 = 1;
const DESCRIPTION: usize = 256;
/// What all our files are made by.
pub const ORIGINATOR: &str = "Digitales";

/// All that goes into one broadcast file, but for its sound.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Of which work.
    pub work: Id<Work>,
    /// Its titles.
    pub titles: Texts,
    /// The languages spoken, the main one first.
    pub languages: Vec<Language>,
    /// Which part, from 1, of how many.
    pub part: (u32, u32),
    /// When the sound was made: `yyyy-mm-dd` and `hh:mm:ss`, each empty when it is not known so exactly.
    pub made: (String, String),
    /// The last day in Berlin on which everybody's consent lets it be used; none: no end is set.
    pub last_day: Option<Date>,
    /// Where somebody who holds a copy asks, and is told, whether it was taken back.
    pub recall: String,
    /// The file it is made from.
    pub master: Sha256Digest,
}

impl Piece {
    /// The title that newsrooms in Berlin read: German, else the original's.
    #[must_use]
    pub fn title(&self) -> (Language, &str) {
        let german: Language = "de".parse().unwrap_or_else(|_| Language::none()); // a tag that parses
        let found = self.titles.choose(&german, &self.languages);
        found.map_or((Language::none(), ORIGINATOR), |(language, text)| (language.clone(), text))
    }

    /// The `bext` chunk, without measures and coding history, which come from the sound.
    #[must_use]
    pub fn bext(&self) -> Bext {
        let (language, title) = self.title();
        let end = match self.last_day {
            Some(day) => format!("Usable until {day}"),
            None => "No end of use is set".to_owned(),
        };
        let plain = Language::none();
        let rest = ascii(
            &format!("{}Work {}. {end}. Recall: {}", self.part_words(), self.work, self.recall),
            &plain,
        );
        let room = DESCRIPTION.saturating_sub(rest.len() + 2);
        Bext {
            description: cut(&format!("{}. {rest}", cut(&ascii(title, &language), room)), DESCRIPTION),
            originator: ORIGINATOR.to_owned(),
            originator_reference: self.work.text().replace('-', ""),
            origination_date: self.made.0.clone(),
            origination_time: self.made.1.clone(),
            ..Bext::default()
        }
    }

    /// The iXML chunk: the same with every letter as it is written, and all titles.
    #[must_use]
    pub fn ixml(&self) -> String {
        let (_, title) = self.title();
        let end = self.last_day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let mut user = String::new();
        for (language, title) in &self.titles.0 {
            // Writing to a String cannot fail.
            let _ = writeln!(user, "Title [{language}]: {title}");
        }
        let _ = write!(user, "Work: {}\nUsable until: {end}\nRecall: {}", self.work, self.recall);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BWFXML>\n<IXML_VERSION>2.10</IXML_VERSION>\n\
             <PROJECT>{ORIGINATOR}</PROJECT>\n<NOTE>{}</NOTE>\n<USER>{}</USER>\n</BWFXML>\n",
            escaped(&format!("{}{title}", self.part_words())),
            escaped(&user),
        )
    }

    /// What makes its file another one: when this changes, a new file takes its place.
    #[must_use]
    pub fn recipe(&self) -> Sha256Digest {
        let bext = self.bext();
        let text = format!(
            "{VERSION}\n{}\n{}\n{} {}\n{}",
            self.master,
            bext.description,
            bext.origination_date,
            bext.origination_time,
            self.ixml()
        );
        Sha256Digest::of(text.as_bytes())
    }

    fn part_words(&self) -> String {
        match self.part {
            (_, ..=1) => String::new(),
            (part, of) => format!("Part {part} of {of}. "),
        }
    }
}

/// Where a recall is answered, as every file says it: whatever of mail, telephone and public address is configured.
#[must_use]
pub fn recall(email: Option<&str>, phone: Option<&str>, url: Option<&str>) -> String {
    let desk = url.map(|url| format!("{url}/radio"));
    let known: Vec<&str> = [email, phone, desk.as_deref()].into_iter().flatten().collect();
    if known.is_empty() { "/radio at the library that gave this file".to_owned() } else { known.join(", ") }
}

/// The last day in Berlin of a line that ends at `until`; none when it has no end that a calendar could say.
#[must_use]
pub fn last_day(until: Timestamp) -> Option<Date> {
    let day = until.plus_millis(-1).berlin_day();
    (day.year() < 9999).then_some(day)
}

fn cut(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    // `text` is ASCII, so every place is a boundary.
    format!("{}...", text[..most.saturating_sub(3)].trim_end())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn piece(title: &str) -> Piece {
        Piece {
            work: "0192f3b2-8c1e-7d4a-b1c2-d3e4f5a6b7c8".parse().unwrap(),
            titles: Texts(BTreeMap::from([
                ("de".parse().unwrap(), title.to_owned()),
                ("ar".parse().unwrap(), "المفتاح <الثالث>".to_owned()),
            ])),
            languages: vec!["ar".parse().unwrap()],
            part: (1, 1),
            made: ("2024-05-12".to_owned(), String::new()),
            last_day: Some(jiff::civil::date(2095, 12, 31)),
            recall: "recall@library.example".to_owned(),
            master: Sha256Digest::of(b"sound"),
        }
    }

    #[test]
    fn the_description_says_title_work_last_day_and_recall() {
        let bext = piece("Der dritte Schlüssel").bext();
        assert_eq!(
            bext.description,
            "Der dritte Schluessel. Work 0192f3b2-8c1e-7d4a-b1c2-d3e4f5a6b7c8. Usable until 2095-12-31. \
             Recall: recall@library.example"
        );
        assert_eq!(bext.originator_reference, "0192f3b28c1e7d4ab1c2d3e4f5a6b7c8");
        assert!(bext.bytes().is_ok());
    }

    #[test]
    fn a_long_title_gives_way_to_what_must_be_said() {
        let mut long = piece(&"sehr lang und noch länger ".repeat(30));
        long.part = (2, 3);
        let said = long.bext().description;
        assert!(said.len() <= 256, "{}", said.len());
        assert!(said.contains("... ") || said.contains("...."), "{said}");
        assert!(said.ends_with("Part 2 of 3. Work 0192f3b2-8c1e-7d4a-b1c2-d3e4f5a6b7c8. Usable until 2095-12-31. Recall: recall@library.example"), "{said}");
        let ixml = long.ixml();
        assert!(ixml.contains("länger") && ixml.contains("المفتاح &lt;الثالث&gt;"), "{ixml}");
    }

    #[test]
    fn another_last_day_title_or_sound_is_another_file() {
        let one = piece("Schlüssel");
        let mut others = vec![piece("Der Schlüssel")];
        others.push(Piece { last_day: None, ..one.clone() });
        others.push(Piece { master: Sha256Digest::of(b"other"), ..one.clone() });
        others.push(Piece { recall: "elsewhere@library.example".to_owned(), ..one.clone() });
        assert_eq!(one.recipe(), piece("Schlüssel").recipe());
        assert!(others.iter().all(|other| other.recipe() != one.recipe()));
    }

    #[test]
    fn a_line_that_ends_at_midnight_in_berlin_is_usable_until_the_day_before() {
        let until = "2096-01-01T00:00:00+01:00";
        assert_eq!(last_day(Timestamp::parse(until).unwrap()), Some(jiff::civil::date(2095, 12, 31)));
        assert_eq!(last_day(Timestamp::MAX), None);
    }
}
