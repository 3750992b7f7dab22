//! `/my/{token}/{work}/change`: another name, an earlier last day, a passage less. Nothing here opens anything.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use super::door::{Asked, Visit, closed, enters_at, form_page};
use super::receipt::told;
use super::view::{MyView, Shown, shown};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::{Edit, Operation};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::extract::{Form, Query};
use crate::http::pages::view::Said;
use crate::http::problem::Problem;
use crate::http::stream::missing;
use crate::id::Id;
use crate::narrator::story_store::{agreed_until, story};
use crate::narrator::wish::{self, Change};
use crate::schools::clip::{Clip, End, Fault, Moment};
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "my/change.html")]
struct ChangePage<'a> {
    v: MyView<'a>,
    here: String,
    title: Said,
    shown: Shown,
    /// Today and the last day before the present end, as the field for a day wants them.
    days: (String, String),
    sent: ChangeForm,
    grant: String,
    /// The field that is wrong, or none of them, and what to write there.
    fault: Option<(&'static str, String)>,
}

impl ChangePage<'_> {
    /// What is wrong with a field.
    fn at(&self, field: &str) -> Option<&str> {
        self.fault.as_ref().filter(|(at, _)| *at == field).map(|(_, told)| told.as_str())
    }
}

/// The field that is wrong, or none of them, and the message that says what to write there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wrong(&'static str, &'static str);

const DAY_WRONG: Wrong = Wrong("day", "day-wrong");

/// What one of the three forms sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChangeForm {
    grant: String,
    what: String,
    name: String,
    day: String,
    start: String,
    end: String,
    operation: String,
}

/// `GET /my/{token}/{work}/change`.
pub async fn change_form(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await?;
    // A guardian stops and pauses; what the story says is the child's to change. Nor is it for whoever has the link of
    // somebody who died.
    let found = found.filter(|(visit, _)| visit.standing.may_change());
    let Some((visit, work)) = found else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    Ok(form(&visit, &mut tx, work, ChangeForm::default(), None).await?)
}

/// `POST /my/{token}/{work}/change`.
pub async fn change(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Form(sent): Form<ChangeForm>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await?;
    // A guardian stops and pauses; what the story says is the child's to change. Nor is it for whoever has the link of
    // somebody who died.
    let found = found.filter(|(visit, _)| visit.standing.may_change());
    let Some((visit, work)) = found else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    Ok(changed(&visit, tx, work, sent).await?)
}

async fn changed(visit: &Visit<'_>, mut tx: Tx, work: Id<Work>, sent: ChangeForm) -> Result<Response> {
    let now = visit.app.clock.now();
    if !visit.allows(&sent.grant, "change", work) {
        return form(visit, &mut tx, work, sent, Some(Wrong("", "press-again"))).await;
    }
    let story = story(&mut tx, &visit.standing, work, now).await?.ok_or_else(missing)?;
    let length =
        shown(visit, &mut tx, &story).await?.media.map_or(u64::MAX, |(_, _, seconds)| (seconds + 1) * 1000);
    let end = agreed_until(&mut tx, visit.standing.subject(), work).await?;
    let wanted = match sent.wanted(end, length) {
        Ok(wanted) => wanted,
        Err(wrong) => return form(visit, &mut tx, work, sent, Some(wrong)).await,
    };
    drop(tx);
    match wish::change(&visit.app.ledger, &visit.standing, work, &wanted, now).await {
        Ok(done) => Ok(told(visit, &done)),
        Err(e) if e.kind() == Kind::Invalid => {
            let mut tx = visit.app.database.read().await?;
            form(visit, &mut tx, work, sent.clone(), Some(sent.wrong())).await
        }
        Err(e) => Err(e),
    }
}

impl ChangeForm {
    /// What shall be otherwise, or the message that says what cannot be read.
    fn wanted(&self, end: Timestamp, length_ms: u64) -> Result<Change, Wrong> {
        match self.what.as_str() {
            "name" => Ok(Change::Name(Some(self.name.clone()).filter(|name| !name.trim().is_empty()))),
            "day" => {
                let day: Date = self.day.trim().parse().map_err(|_| DAY_WRONG)?;
                if crate::clock::end_of_berlin_day(day) >= end {
                    Err(DAY_WRONG)
                } else {
                    Ok(Change::LastDay(day))
                }
            }
            "passage" => self.passage(length_ms).map(Change::Passage),
            _ => Err(Wrong("", "press-again")),
        }
    }

    fn passage(&self, length_ms: u64) -> Result<Edit, Wrong> {
        let end = |end| if end == End::Start { "start" } else { "end" };
        let clip =
            Clip::read(Some(&self.start), Some(&self.end), length_ms).map_err(|fault| match fault {
                Fault::NoTime { end: which, .. } => Wrong(end(which), "time-wrong"),
                Fault::BehindTheEnd { .. } => Wrong("start", "time-long"),
                Fault::Backwards | Fault::NoPart(_) => Wrong("end", "time-order"),
            })?;
        for (field, typed) in [("start", &self.start), ("end", &self.end)] {
            if typed.trim().is_empty() {
                return Err(Wrong(field, "time-wrong"));
            }
        }
        let operation = match self.operation.as_str() {
            "mute" => Operation::Mute,
            "blur" => Operation::Blur,
            "cut" => Operation::Cut,
            _ => return Err(Wrong("", "passage-wrong")),
        };
        let millis = |at: u64| i64::try_from(at).map_err(|_| Wrong("end", "time-wrong"));
        let (start_ms, end_ms) =
            (millis(clip.start_ms.unwrap_or(0))?, millis(clip.end_ms.unwrap_or(length_ms))?);
        if end_ms <= start_ms {
            return Err(Wrong("end", "time-order"));
        }
        Ok(Edit { part: 1, start_ms, end_ms, operation, area: None })
    }

    /// The message for what could not be done.
    fn wrong(&self) -> Wrong {
        match self.what.as_str() {
            "name" => Wrong("name", "name-wrong"),
            "day" => DAY_WRONG,
            _ => Wrong("end", "passage-wrong"),
        }
    }
}

async fn form(
    visit: &Visit<'_>,
    tx: &mut Tx,
    work: Id<Work>,
    sent: ChangeForm,
    fault: Option<Wrong>,
) -> Result<Response> {
    let now = visit.app.clock.now();
    let story = story(tx, &visit.standing, work, now).await?.ok_or_else(missing)?;
    let v = MyView::of(visit, &format!("/{work}/change"), "change");
    let end = agreed_until(tx, visit.standing.subject(), work).await?;
    let latest = end.plus_millis(-1).berlin_day().yesterday().map_err(Error::internal)?;
    let shown = shown(visit, tx, &story).await?;
    let length = shown.media.as_ref().map_or(0, |(_, _, seconds)| *seconds);
    let page = ChangePage {
        here: v.to(&format!("/{work}/change")),
        title: v.title_of(&story),
        shown,
        days: (now.berlin_day().to_string(), latest.to_string()),
        sent,
        grant: visit.grant("change", work),
        fault: fault.map(|Wrong(field, key)| match key {
            "time-long" => (field, v.t_of(key, "length", &Moment(length * 1000).to_string())),
            key => (field, v.t(key)),
        }),
        v,
    };
    form_page(&page, fault.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(what: &str, start: &str, end: &str) -> ChangeForm {
        let [what, start, end] = [what, start, end].map(str::to_owned);
        ChangeForm {
            what,
            start,
            end,
            operation: "cut".into(),
            day: "2026-06-30".into(),
            ..ChangeForm::default()
        }
    }

    #[test]
    fn a_passage_needs_both_ends_in_their_order() {
        let wanted = |start, end| sent("passage", start, end).wanted(Timestamp::MAX, 60_000);
        let edit = Edit { part: 1, start_ms: 5_000, end_ms: 65_000, operation: Operation::Cut, area: None };
        assert_eq!(sent("passage", "0:05", "1:05").wanted(Timestamp::MAX, 90_000), Ok(Change::Passage(edit)));
        for (start, end, field, key) in [
            ("", "0:10", "start", "time-wrong"),
            ("0:10", "", "end", "time-wrong"),
            ("0:10", "0:05", "end", "time-order"),
            ("2:00", "3:00", "start", "time-long"),
            ("soon", "0:10", "start", "time-wrong"),
            ("0:01", "1:5x", "end", "time-wrong"),
        ] {
            assert_eq!(wanted(start, end), Err(Wrong(field, key)), "{start}-{end}");
        }
    }

    #[test]
    fn the_last_day_can_only_be_an_earlier_one() {
        let end = crate::clock::end_of_berlin_day(jiff::civil::date(2026, 6, 30));
        assert_eq!(sent("day", "", "").wanted(end, 0), Err(DAY_WRONG));
        let later = end.plus_millis(1);
        assert_eq!(sent("day", "", "").wanted(later, 0), Ok(Change::LastDay(jiff::civil::date(2026, 6, 30))));
    }
}
