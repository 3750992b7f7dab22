//! A work that came in: its files as far as the house may keep them, and why nobody sees it yet. It is named by its
//! address alone.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::PLACE;
use crate::accounts::account::Role;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::decision::{Audience, Decision, decide};
use crate::consent::record::{Reason, Use};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::cures::cure;
use crate::http::consent_desk::say;
use crate::http::consent_desk::work::Known;
use crate::http::editions::kept;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::reasons::{Telling, sentence};
use crate::id::Id;
use crate::intake::receiving::bringing_store::{self as bringing, Brought};

#[derive(Template)]
#[template(path = "intake_work.html")]
struct WorkPage {
    v: View,
    desk: Frame,
    slug: String,
    state: String,
    /// Whether the house may keep the master, so that it can be played here.
    kept: bool,
    parts: Vec<PartView>,
    /// Reason, and what would cure it.
    reasons: Vec<(String, String)>,
    public: Option<String>,
}

struct PartView {
    number: i64,
    told: String,
    /// Address of the file, and whether it has a picture.
    plays: Option<(String, bool)>,
}

/// `GET /{lang}/desk/intake/works/{work}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must(Role::Curator)?;
    let id: Id<Work> = work.parse().map_err(|_| say::missing())?;
    let mut tx = app.database.read().await?;
    let path = format!("{PLACE}/works/{id}");
    let target = bringing::target(&mut tx, id).await?.ok_or_else(say::missing)?;
    let v = View::open(&app, &mut tx, words, &path).await?.titled(target.slug.clone()).unlisted();
    let known = Known::of(&mut tx, id).await?;
    let kept = kept(&app, &mut tx, &who, id).await.is_ok();
    let files = bringing::brought(&mut tx, &target).await?;
    let reasons = why(&v, &known, app.clock.now());
    let page = WorkPage {
        state: v.t(&format!("over-state-{}", target.state)),
        parts: parts(&v, &files, kept),
        public: reasons.is_empty().then(|| format!("/{}/works/{}", v.lang(), target.slug)),
        desk: Frame::of(&who, words, &path),
        slug: target.slug,
        kept,
        reasons,
        v,
    };
    Ok(staff_page(&page)?)
}

/// Each part with the first of its files that a browser plays.
fn parts(v: &View, files: &[Brought], kept: bool) -> Vec<PartView> {
    let numbers: BTreeSet<i64> = files.iter().map(|file| file.part).collect();
    let part = |number: i64| {
        let playable = files.iter().find(|file| file.part == number && file.playable);
        let key = if playable.is_some() { "intake-plays" } else { "intake-plays-not-yet" };
        let src = |file: &Brought| format!("/{}/desk/media/{}", v.lang(), file.id);
        PartView {
            number,
            told: v.t(key),
            plays: playable.filter(|_| kept).map(|file| (src(file), file.width.is_some())),
        }
    };
    numbers.into_iter().map(part).collect()
}

/// Why nobody sees it, in sentences, with what would cure each.
fn why(v: &View, known: &Known, now: Timestamp) -> Vec<(String, String)> {
    let mut reasons: BTreeSet<Reason> = BTreeSet::new();
    for use_ in [Use::Catalogue, Use::PublicStream] {
        if let Decision::Deny(more) = decide(&known.record, use_, &Audience::Public, None, now) {
            reasons.extend(more);
        }
    }
    let who = |person| say::key_of(&known.keys, person);
    let (place, asker) = (v.t("over-world"), v.t("over-asker-public"));
    let telling = Telling { who: &who, place: &place, asker: &asker };
    let told = |reason: &Reason| {
        let cured = cure(v, (known.record.work, false), &known.asides, reason);
        (sentence(v.words, reason, &telling), cured.text)
    };
    reasons.iter().map(told).collect()
}
