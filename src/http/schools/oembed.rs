//! oEmbed 1.0: the code that shows a public work in somebody's page, for programs that ask by its address.

use axum::Json;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::catalogue::shelf::{self, Entry, Picture};
use crate::catalogue::work::Kind;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::extract::Query;
use crate::http::pages::card;
use crate::http::pages::view::View;
use crate::http::problem::{self, Problem};
use crate::http::schools::lesson::iframe;
use crate::http::words::Words;
use crate::playback::Answer;

/// What a page offers when nobody says how much room there is, in CSS pixels.
pub const WIDTH: u32 = 640;
/// Below the picture: the bar, the title, and some lines of the words.
const BELOW: u32 = 260;
const VOICE: u32 = 420;

/// What a program asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    url: Option<String>,
    format: Option<String>,
    maxwidth: Option<u32>,
    maxheight: Option<u32>,
}

#[derive(Serialize)]
struct Offer {
    version: &'static str,
    r#type: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

#[derive(Serialize)]
struct Thumbnail {
    #[serde(rename = "thumbnail_url")]
    url: String,
    #[serde(rename = "thumbnail_width")]
    width: u32,
    #[serde(rename = "thumbnail_height")]
    height: u32,
}

/// `GET /oembed`.
pub async fn oembed(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    if asked.format.as_deref().is_some_and(|format| format != "json") {
        let told = "Only JSON is spoken here; ask with format=json.";
        return Ok(problem::answer(axum::http::StatusCode::NOT_IMPLEMENTED, told));
    }
    let address =
        asked.url.as_deref().ok_or_else(|| Error::invalid("“url” is missing: which page is it about?"))?;
    let room = (asked.maxwidth.filter(|w| *w > 0), asked.maxheight.filter(|h| *h > 0));
    let (words, slug) = page_of(&app.site.url, address).ok_or_else(missing)?;
    let mut tx = app.database.read().await?;
    let found = shelf::find(&mut tx, slug).await?.filter(|found| found.is_at(slug)).ok_or_else(missing)?;
    let Answer::Permit(permit) = app.door.public(&mut tx, found.id).await? else {
        return Err(missing().into());
    };
    let entry = shelf::entries(&mut tx, &[permit]).await?.pop().ok_or_else(missing)?;
    let view = View::open(&app, &mut tx, words, "/").await?;
    let headers = [(CACHE_CONTROL, "no-store"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    Ok((headers, Json(offer(&view, &entry, room))).into_response())
}

fn missing() -> Error {
    Error::missing("This is not the address of a public work's page.")
}

/// The language and slug of the address of a work's page, as we give it out; a query or fragment behind it is its own.
fn page_of<'a>(site: &str, address: &'a str) -> Option<(&'static Words, &'a str)> {
    let path = address.strip_prefix(site)?.split(['?', '#']).next()?;
    let mut parts = path.strip_prefix('/')?.split('/');
    let words = Words::of(parts.next()?)?;
    match (parts.next(), parts.next(), parts.next()) {
        (Some("works"), Some(slug), None) if !slug.is_empty() => Some((words, slug)),
        _ => None,
    }
}

fn offer(view: &View, entry: &Entry, (max_width, max_height): (Option<u32>, Option<u32>)) -> Offer {
    let film = entry.kind == Kind::Film;
    let width = WIDTH.min(max_width.unwrap_or(WIDTH));
    let height = if film { width * 9 / 16 + BELOW } else { VOICE };
    let height = height.min(max_height.unwrap_or(height));
    let title = card::title(view, entry).text;
    let src = format!("{}/embed/{}?lang={}", view.url, entry.slug, view.lang());
    let fits = |picture: &&Picture| {
        picture.media_type == "image/jpeg"
            && max_width.is_none_or(|max| picture.width <= max)
            && max_height.is_none_or(|max| picture.height <= max)
    };
    let thumbnail = entry.pictures.iter().filter(fits).max_by_key(|p| p.width).map(|picture| Thumbnail {
        url: format!("{}/posters/{}", view.url, picture.id),
        width: picture.width,
        height: picture.height,
    });
    Offer {
        version: "1.0",
        r#type: if film { "video" } else { "rich" },
        html: iframe(&src, &title, width, height),
        title,
        provider_name: view.name(),
        provider_url: format!("{}/", view.url),
        width,
        height,
        thumbnail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_of_a_works_page_is_one() {
        let site = "https://stories.example";
        let slug = |address: &str| page_of(site, address).map(|(words, slug)| (words.tag(), slug.to_owned()));
        assert_eq!(slug("https://stories.example/de/works/the-key"), Some(("de", "the-key".to_owned())));
        assert_eq!(slug("https://stories.example/tr/works/the-key#t=12"), Some(("tr", "the-key".to_owned())));
        for no in [
            "https://stories.example/",
            "https://stories.example/de/works/",
            "https://stories.example/de/works/the-key/lesson",
            "https://stories.example/xx/works/the-key",
            "https://stories.example.evil/de/works/the-key",
            "https://elsewhere.example/de/works/the-key",
            "//stories.example/de/works/the-key",
            "",
        ] {
            assert_eq!(slug(no), None, "{no}");
        }
    }
}
