//! The sheet that goes with a piece, and its transcripts, as UTF-8 text.

use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::catalogue::shelf::{self, Field};
use crate::error::Result;
use crate::http::App;
use crate::http::extract::Query;
use crate::http::problem::Problem;
use crate::http::radio::caller::Caller;
use crate::http::radio::files::{attach, denial, desk};
use crate::http::stream::missing;
use crate::http::words::Words;
use crate::language::Texts;
use crate::playback::Answer;
use crate::radio::desk::OnDesk;
use crate::radio::partner_store::Partner;
use crate::radio::piece::last_day;
use crate::schools::clip::Moment;

/// In which language the sheet is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    lang: Option<String>,
}

/// `GET /api/radio/works/{work}/sheet`, `GET /radio/works/{work}/sheet`.
pub async fn sheet(
    State(app): State<App>,
    Caller(partner): Caller,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let piece = opened(&app, &partner, &name).await?;
    let words = reader(wanted.lang.as_deref(), &headers);
    let file = format!("digitales-{}-{}.txt", piece.entry.slug, words.tag());
    Ok(text(written(words, &app.site.answers_recalls(), &piece), &file))
}

/// `GET /api/radio/works/{work}/transcripts/{transcript}`, the same below `/radio`.
pub async fn transcript(
    State(app): State<App>,
    Caller(partner): Caller,
    Path((name, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let piece = opened(&app, &partner, &name).await?;
    let script = piece.entry.scripts.iter().find(|script| script.id.text() == id).ok_or_else(missing)?;
    let cues = piece.words.get(&script.id).ok_or_else(missing)?;
    let mut out = String::new();
    for cue in &cues.0 {
        let words = cue.said().split_whitespace().collect::<Vec<_>>().join(" ");
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}\t{words}", Moment(cue.start_ms / 1000 * 1000));
    }
    let part = if script.part > 1 { format!("-{}", script.part) } else { String::new() };
    let file = format!("digitales-{}{part}-{}-words.txt", piece.entry.slug, script.language);
    Ok(text(out, &file))
}

async fn opened(app: &App, partner: &Partner, name: &str) -> Result<OnDesk> {
    let mut tx = app.database.read().await?;
    let found = shelf::find(&mut tx, name).await?.ok_or_else(missing)?;
    let desk = desk(app, partner);
    match desk.permit(&mut tx, found.id).await? {
        Answer::Permit(_) => desk.one(&mut tx, found.id).await?.ok_or_else(missing),
        Answer::Refusal(refusal) => Err(denial(&refusal)),
    }
}

/// The interface's words that a request asks for: by `lang`, else by what the reader's program says.
#[must_use]
pub fn reader(lang: Option<&str>, headers: &HeaderMap) -> &'static Words {
    let accept = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    lang.and_then(Words::of).unwrap_or_else(|| Words::negotiate(accept))
}

fn text(body: String, file: &str) -> Response {
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    let mut response = (StatusCode::OK, headers, body).into_response();
    attach(&mut response, file);
    response
}

/// The sheet: a line a fact, then the texts.
fn written(words: &Words, recall: &str, piece: &OnDesk) -> String {
    let entry = &piece.entry;
    let said = |texts: &Texts| texts.choose(words.language(), &entry.languages).map(|(_, t)| t.to_owned());
    let list = |items: Vec<String>| items.join(&words.say("list-comma"));
    let title = said(&entry.texts(Field::Title)).unwrap_or_else(|| entry.slug.clone());
    let until = last_day(piece.until)
        .map_or_else(|| words.say("radio-usable-open"), |day| crate::http::radio::desk::weekday(words, day));
    let languages = entry.languages.iter().map(|l| words.language_name(l.tag())).collect();
    let themes = entry.themes.iter().filter_map(|theme| said(&theme.labels)).collect();
    let mut facts = vec![
        ("radio-title-of", title),
        ("radio-usable-until", until),
        ("radio-length", figures(words, &tenths(piece.duration_ms()))),
        ("radio-cut", words.say(if piece.may_be_cut { "radio-yes" } else { "radio-no" })),
        ("radio-names", names(words, piece)),
        ("radio-languages", list(languages)),
        ("radio-themes", list(themes)),
    ];
    let note = said(&entry.texts(Field::ContentNote));
    facts.extend(note.map(|note| ("radio-content-note", note)));
    facts.extend(said(&piece.presenter()).map(|presenter| ("radio-presenter", presenter)));
    if let Some((_, first, last)) = piece.cue_words() {
        facts.push(("radio-first", first));
        facts.push(("radio-last", last));
    }
    let mut out = format!("{}\n\n", words.say("radio-sheet"));
    for (key, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}: {value}", words.say(key));
    }
    for file in piece.parts.iter().filter_map(|part| Some((part, part.file.as_ref()?))) {
        let (part, file) = file;
        let loud = file.loudness;
        let _ = write!(out, "\n{}\n{}: ", part.file_name, words.say("radio-length"));
        let _ = writeln!(out, "{}", figures(words, &tenths(file.duration_ms)));
        let (lufs, peak) = (loud.integrated_lufs, loud.true_peak_dbtp);
        let loud = figures(words, &format!("{lufs:.1} LUFS · {peak:.1} dBTP"));
        let _ = writeln!(out, "{}: {loud}", words.say("radio-loudness"));
        let _ = writeln!(out, "{}: {}", words.say("radio-digest"), file.sha256);
    }
    let _ = writeln!(out, "\n{}: {}", words.say("radio-work"), entry.id);
    let _ = writeln!(out, "{}: {recall}\n{}", words.say("radio-recall"), words.say("radio-recall-note"));
    out
}

fn names(words: &Words, piece: &OnDesk) -> String {
    let named: Vec<String> = piece
        .names
        .iter()
        .map(|(_, name)| match &name.spoken {
            Some(spoken) => {
                format!("{} ({})", name.written, words.say_of("radio-say", &[("spoken", spoken)]))
            }
            None => name.written.clone(),
        })
        .collect();
    if named.is_empty() { words.say("radio-unnamed") } else { named.join(&words.say("list-comma")) }
}

/// Figures as the reader's language writes them: its decimal point, and a real minus.
#[must_use]
pub fn figures(words: &Words, plain: &str) -> String {
    plain.replace('-', "\u{2212}").replace('.', &words.say("decimal-point"))
}

/// A length to the tenth of a second: `2:05.4`.
#[must_use]
pub fn tenths(ms: u64) -> String {
    let tenths = (ms + 50) / 100;
    let (seconds, tenth) = (tenths / 10, tenths % 10);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}.{tenth}")
    } else {
        format!("{minutes}:{seconds:02}.{tenth}")
    }
}
