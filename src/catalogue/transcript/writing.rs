//! Writes cues: as `WebVTT`, which is also how rows keep them, as `SubRip`, and as text to read.

use std::fmt::Write as _;

use super::markup::{escape, escape_little};
use super::{Cue, Cues, blocks};
use crate::error::{Error, Result};

/// A form in which words leave the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `WebVTT`.
    Vtt,
    /// `SubRip`.
    Srt,
    /// Text with time codes.
    Text,
}

impl Form {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Vtt, Self::Srt, Self::Text];

    /// How a file's name ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Vtt => "vtt",
            Self::Srt => "srt",
            Self::Text => "txt",
        }
    }

    /// The media type. `SubRip` has no registered one; this is what programs send.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Vtt => "text/vtt; charset=utf-8",
            Self::Srt => "application/x-subrip; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The name of a thing and the form that it is asked for in: `NAME.srt`.
    #[must_use]
    pub fn of_name(name: &str) -> Option<(&str, Self)> {
        let (name, ending) = name.rsplit_once('.')?;
        Some((name, Self::ALL.into_iter().find(|form| form.ending() == ending)?))
    }
}

impl Cues {
    /// In a form.
    #[must_use]
    pub fn write(&self, form: Form) -> String {
        match form {
            Form::Vtt => self.to_vtt(),
            Form::Srt => self.to_srt(),
            Form::Text => self.to_text(),
        }
    }

    /// The canonical file: `WEBVTT`, then each cue with hours, milliseconds, its settings, who speaks (`<v>`), in which
    /// language (`<lang>`) and the words; nothing that could carry more (no comments, styles, regions, identifiers).
    #[must_use]
    pub fn to_vtt(&self) -> String {
        let mut out = String::from("WEBVTT\n");
        for cue in &self.0 {
            let gap = if cue.settings.is_empty() { "" } else { " " };
            let (start, end) = (stamp(cue.start_ms), stamp(cue.end_ms));
            // Writing to a String cannot fail.
            let _ = write!(out, "\n{start} --> {end}{gap}{}\n{}\n", cue.settings, marked(cue));
        }
        out
    }

    /// As `SubRip`: numbered, with a comma before the milliseconds, a speaker's name before the words.
    #[must_use]
    pub fn to_srt(&self) -> String {
        let mut out = String::new();
        for (number, cue) in (1..).zip(&self.0) {
            let gap = if number == 1 { "" } else { "\n" };
            let (start, end) = (comma(cue.start_ms), comma(cue.end_ms));
            let _ = write!(out, "{gap}{number}\n{start} --> {end}\n{}\n", escape_little(&cue.said()));
        }
        out
    }

    /// As text: a paragraph for each cue, behind its time code and the speaker's name; further lines begin with a tab.
    #[must_use]
    pub fn to_text(&self) -> String {
        let paragraph =
            |cue: &Cue| format!("[{}] {}\n", stamp(cue.start_ms), cue.said().replace('\n', "\n\t"));
        self.0.iter().map(paragraph).collect::<Vec<_>>().join("\n")
    }

    /// Reads a canonical file back, as rows keep it.
    ///
    /// # Errors
    /// `Invalid` when it is none.
    pub fn from_vtt(vtt: &str) -> Result<Self> {
        let found = blocks::read(vtt, true);
        match found.faults.first() {
            Some(fault) => Err(Error::invalid(format!("Line {}: {}", fault.line, fault.message))),
            None if found.cues.is_empty() => Err(Error::invalid("There are no words with times in it.")),
            None => Ok(Self(found.cues)),
        }
    }
}

fn marked(cue: &Cue) -> String {
    let mut out = String::new();
    if let Some(speaker) = &cue.speaker {
        let _ = write!(out, "<v {}>", escape(speaker));
    }
    match &cue.language {
        Some(language) => {
            let _ = write!(out, "<lang {language}>{}</lang>", escape(&cue.text));
        }
        None => out.push_str(&escape(&cue.text)),
    }
    out
}

/// `00:01:02.345`.
#[must_use]
pub fn stamp(ms: u64) -> String {
    format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// `00:01:02,345`.
fn comma(ms: u64) -> String {
    stamp(ms).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::super::{read, tidy};
    use super::*;
    use crate::language::Language;
    use proptest::prelude::*;

    /// Any words at all, but for a brace with a stroke behind it, which players of `SubRip` take for a place on the screen.
    fn any_words() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zşüß&<>ا ]{0,6}[a-zşüßا]( [a-z>&<-]{1,8}){0,3}(\n[א-ת& ]{0,5}ü)?",
            any::<String>().prop_map(|text| text.replace('{', "(")),
        ]
        .prop_map(|text| tidy(&text))
        .prop_filter("words", |text| !text.is_empty())
    }

    fn name() -> impl Strategy<Value = Option<String>> {
        prop::option::of("[A-ZŞÜ][a-zşü&<>.']{0,8}( [A-Z][a-z]{1,5})?")
    }

    fn language() -> impl Strategy<Value = Option<Language>> {
        prop::option::of(prop::sample::select(vec!["tr", "ar", "sr-Latn"]).prop_map(|l| l.parse().unwrap()))
    }

    prop_compose! {
        fn cue()(
            start_ms in 0..40_000_000_u64,
            length in 1..20_000_u64,
            settings in prop::sample::select(vec!["", "line:10% align:start"]),
            speaker in name(),
            language in language(),
            text in any_words(),
        ) -> Cue {
            let (end_ms, settings) = (start_ms + length, settings.to_owned());
            Cue { start_ms, end_ms, settings, speaker, language, text }
        }
    }

    fn cues() -> impl Strategy<Value = Cues> {
        prop::collection::vec(cue(), 1..8).prop_map(|mut cues| {
            cues.sort_by_key(|c| (c.start_ms, c.end_ms));
            Cues(cues)
        })
    }

    proptest! {
        #[test]
        fn words_written_as_webvtt_read_back_the_same(cues in cues()) {
            prop_assert_eq!(&Cues::from_vtt(&cues.to_vtt()).unwrap(), &cues);
            prop_assert_eq!(&read(cues.to_vtt().as_bytes(), None).unwrap().cues, &cues);
        }

        #[test]
        fn words_written_as_subrip_read_back_at_the_same_times(cues in cues()) {
            let back = read(cues.to_srt().as_bytes(), None).unwrap().cues;
            let told = |cues: &Cues| -> Vec<_> {
                cues.0.iter().map(|c| (c.start_ms, c.end_ms, c.said())).collect()
            };
            prop_assert_eq!(told(&back), told(&cues));
        }

        #[test]
        fn words_written_as_text_read_back_from_the_same_instants(cues in cues()) {
            let back = read(cues.to_text().as_bytes(), None).unwrap().cues;
            let told = |cues: &Cues| -> Vec<_> {
                let words = |c: &Cue| (c.start_ms, c.said().replace(char::is_whitespace, ""));
                let mut told: Vec<_> = cues.0.iter().map(words).collect();
                told.sort();
                told
            };
            prop_assert_eq!(told(&back), told(&cues));
        }
    }

    #[test]
    fn each_form_is_what_its_programs_expect() {
        let ja = Cue { speaker: Some("Ayla".to_owned()), ..Cue::of(1000, 2500, "Ja?\n3 < 5 & <b>") };
        let evet = Cue { language: "tr".parse().ok(), ..Cue::of(3_661_001, 3_662_000, "Evet.") };
        let cues = Cues(vec![ja, evet]);
        assert_eq!(
            cues.write(Form::Vtt),
            "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Ayla>Ja?\n3 &lt; 5 &amp; &lt;b&gt;\n\n\
             01:01:01.001 --> 01:01:02.000\n<lang tr>Evet.</lang>\n"
        );
        assert_eq!(
            cues.write(Form::Srt),
            "1\n00:00:01,000 --> 00:00:02,500\nAyla: Ja?\n3 < 5 & &lt;b>\n\n2\n01:01:01,001 --> 01:01:02,000\nEvet.\n"
        );
        assert_eq!(
            cues.write(Form::Text),
            "[00:00:01.000] Ayla: Ja?\n\t3 < 5 & <b>\n\n[01:01:01.001] Evet.\n"
        );
        assert_eq!(Form::of_name("a.b.srt"), Some(("a.b", Form::Srt)));
        assert_eq!(Form::of_name("a.pdf"), None);
    }
}
