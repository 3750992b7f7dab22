//! “Use in a lesson”: a plain form that makes a clip, and the address, code and QR code to pass on.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::catalogue::shelf::{self, Entry};
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::extract::Query;
use crate::http::pages::Answered;
use crate::http::pages::card;
use crate::http::pages::player::{Player, Stage, players};
use crate::http::pages::view::{Reader, Said, View};
use crate::http::pages::when::weekday;
use crate::http::problem::Problem;
use crate::http::qr::qr_code;
use crate::http::schools::embed::{Wanted, query, said};
use crate::http::schools::oembed::WIDTH;
use crate::http::stream::{denial, missing};
use crate::playback::{Answer, Permit};
use crate::radio::piece::last_day;
use crate::schools::{frame, link_store};
use crate::storage::database::Tx;

const HEIGHT: u32 = 620;

#[derive(Template)]
#[template(path = "lesson.html")]
struct LessonPage {
    v: View,
    title: Said,
    players: Vec<Player>,
    player: String,
    parts: Vec<(u16, String, bool)>,
    start: String,
    end: String,
    captions: Vec<(String, String, bool)>,
    languages: Vec<(String, String, bool)>,
    fault: Option<String>,
    may: [String; 3],
    preview: String,
    address: String,
    code: String,
    qr: String,
    height: u32,
    back: String,
}

/// `GET /{lang}/works/{slug}/lesson`.
pub async fn lesson(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, slug)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (entry, listed) = opened(&app, &mut tx, &slug).await?;
    let view = View::open(&app, &mut tx, words, &format!("/works/{slug}/lesson")).await?.unlisted();
    let spoken = shelf::words(&mut tx, &entry.permit).await?;
    let may = may(&view, &mut tx, &entry, &listed).await?;
    let stage = || Stage {
        root: String::new(),
        clip: (None, None),
        whole: false,
        remember: false,
        share: None,
        captions: wanted.captions(&entry),
    };
    let part = wanted.part.filter(|part| entry.files_of(*part).next().is_some()).unwrap_or(1);
    let mut players = players(&view, &entry, &spoken, stage);
    players.retain(|player| player.part == part);
    let clip = wanted.clip(&entry);
    let fault = clip.as_ref().err().map(|fault| said(words, fault));
    // A clip that does not lie in the work is not passed on.
    let made =
        if fault.is_some() { Wanted { start: None, end: None, ..wanted.clone() } } else { wanted.clone() };
    let made = Wanted { lang: Some(made.lang.unwrap_or_else(|| view.lang().to_owned())), ..made };
    let status = if fault.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let page = page(view, &entry, players, (&wanted, &made), part, may, fault);
    Ok((status, page.answer()?).into_response())
}

/// `GET /{lang}/works/{slug}/qr.svg`: the clip's address as a QR code.
pub async fn qr(
    State(app): State<App>,
    Path((_, slug)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (entry, _) = opened(&app, &mut tx, &slug).await?;
    wanted.clip(&entry).map_err(Error::from)?;
    let svg = qr_code(&address(&app.site.url, &slug, &wanted))?;
    let mut response = ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-store")], svg).into_response();
    let name = format!("inline; filename=\"{slug}-qr.svg\"");
    if let Ok(value) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// The public work at this slug, and its row of the list, which says until when.
async fn opened(app: &App, tx: &mut Tx, slug: &str) -> Result<(Entry, Permit)> {
    let found = shelf::find(tx, slug).await?.filter(|found| found.is_at(slug)).ok_or_else(missing)?;
    match app.door.public(tx, found.id).await? {
        Answer::Permit(permit) => {
            let listed = shelf::public_among(tx, app.clock.now(), &[slug.to_owned()]).await?.pop();
            let entry = shelf::entries(tx, std::slice::from_ref(&permit)).await?.pop().ok_or_else(missing)?;
            Ok((entry, listed.unwrap_or(permit)))
        }
        Answer::Refusal(refusal) => Err(denial(&refusal)),
    }
}

fn page(
    v: View,
    entry: &Entry,
    players: Vec<Player>,
    (wanted, made): (&Wanted, &Wanted),
    part: u16,
    may: [String; 3],
    fault: Option<String>,
) -> LessonPage {
    let title = card::title(&v, entry);
    let address = address(&v.url, &entry.slug, made);
    let tail = query(made);
    // As the player chose by itself: off when the work is spoken in the page's language, else in that language.
    let chosen = wanted.captions(entry).or_else(|| players.first().map(|player| player.captions.clone()));
    let mut captions = vec![("off".to_owned(), v.t("lesson-captions-off"), chosen.as_deref() == Some("off"))];
    captions.extend(entry.caption_languages().iter().map(|language| {
        let tag = language.tag().to_owned();
        let label = v.words.language_name(&tag);
        let on = chosen.as_ref() == Some(&tag);
        (tag, label, on)
    }));
    let lang = made.lang.clone().unwrap_or_default();
    let languages = v.languages().iter().map(|w| (w.tag().to_owned(), w.name(), w.tag() == lang)).collect();
    let several = entry.files.iter().map(|file| file.part).max().unwrap_or(1);
    let parts = (1..=several).filter(|_| several > 1).map(|n| (n, v.part(u64::from(n)), n == part)).collect();
    let named = v.t_of("lesson-title", "title", &title.text);
    LessonPage {
        player: players.first().map_or_else(String::new, |player| player.id.clone()),
        players,
        parts,
        start: wanted.start.clone().unwrap_or_default(),
        end: wanted.end.clone().unwrap_or_default(),
        captions,
        languages,
        fault,
        may,
        preview: format!("/embed/{}{tail}", entry.slug),
        code: iframe(&address, &title.text, WIDTH, HEIGHT),
        qr: format!("/{}/works/{}/qr.svg{tail}", v.lang(), entry.slug),
        address,
        height: HEIGHT,
        back: format!("/{}/works/{}", v.lang(), entry.slug),
        v: v.titled(named),
        title,
    }
}

/// What may be done with it, one computed sentence a use: show it, embed it, copy it.
async fn may(view: &View, tx: &mut Tx, entry: &Entry, listed: &Permit) -> Result<[String; 3]> {
    let own = link_store::embed_hosts(tx, entry.id).await?;
    let ancestors = frame::ancestors(&view.library.embed_hosts, own.as_deref());
    let hosts: Vec<&str> = ancestors.split(' ').filter(|host| *host != "'self'").collect();
    let hosts = match hosts[..] {
        [] => view.t("lesson-hosts-none"),
        _ if hosts.contains(&"*") => view.t("lesson-hosts-all"),
        _ => hosts.join(&view.t("list-comma")),
    };
    let copies = view.t("lesson-copies-no");
    Ok(match last_day(listed.not_after()) {
        Some(day) => {
            let day = weekday(view.words, day);
            let embedded = [("day", day.as_str()), ("hosts", hosts.as_str())];
            [
                view.t_of("lesson-show-until", "day", &day),
                view.words.say_of("lesson-page-until", &embedded),
                copies,
            ]
        }
        None => [view.t("lesson-show-open"), view.t_of("lesson-page-open", "hosts", &hosts), copies],
    })
}

fn address(site: &str, slug: &str, made: &Wanted) -> String {
    format!("{site}/embed/{slug}{}", query(made))
}

/// The code that shows `src` in somebody's page. It tells us nothing about that page.
#[must_use]
pub fn iframe(src: &str, title: &str, width: u32, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" allow=\"fullscreen\" \
         allowfullscreen loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>",
        escaped(src),
        escaped(title)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_out_of_the_code() {
        let code = iframe("https://a.example/embed/x?start=1&end=2", "\"><script>", 10, 20);
        assert!(
            code.contains("start=1&amp;end=2") && code.contains("title=\"&quot;&gt;&lt;script&gt;\""),
            "{code}"
        );
    }
}
