//! Each thing that is under way as a line in the reader's language: what, how far, how long still, and what to do.

use super::PLACE;
use super::caller::size;
use super::live::UnderWay;
use crate::accounts::account::Account;
use crate::http::pages::view::View;
use crate::id::Id;
use crate::intake::jobs_store::Shown;
use crate::intake::upload_store::UploadRow;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id on the page.
    pub id: String,
    /// What: a file's name, or a work's address.
    pub name: String,
    /// The page of its work.
    pub href: Option<String>,
    /// How it stands.
    pub state: String,
    /// How it stands, for its looks.
    pub look: &'static str,
    /// How far, in parts of a hundred.
    pub percent: Option<u64>,
    /// How far, in words.
    pub far: String,
    /// What went wrong and what to do; each on a line of its own.
    pub faults: Vec<String>,
    /// What a button does, of what, and what stands on it.
    pub buttons: Vec<(&'static str, String, String)>,
}

/// Everything under way, as whoever has `account` sees it.
#[must_use]
pub fn lines(v: &View, account: Id<Account>, now: &UnderWay) -> Vec<Line> {
    let uploads = now.uploads.iter().map(|(row, here)| upload(v, account, now, (row, *here)));
    let jobs = now.jobs.iter().map(|shown| job(v, now, shown));
    uploads.chain(jobs).collect()
}

fn upload(v: &View, account: Id<Account>, now: &UnderWay, (row, here): (&UploadRow, u64)) -> Line {
    let id = row.id().map(Id::text).unwrap_or_default();
    let work = row.work().ok().flatten().map(Id::text);
    let slug = work.as_ref().and_then(|work| now.slugs.get(work));
    let own = row.account().is_ok_and(|of| of == account);
    let receiving = row.is_receiving();
    let name = match (row.filename.is_empty(), slug) {
        (false, _) => row.filename.clone(),
        (true, Some(slug)) => slug.clone(),
        (true, None) => v.t("intake-nameless"),
    };
    let far = if receiving {
        let values = [("here", &*size(v.words, here)), ("all", &*size(v.words, row.length()))];
        v.words.say_of("intake-arrived", &values)
    } else {
        size(v.words, row.length())
    };
    let mut buttons = Vec::new();
    if own && matches!(row.state.as_str(), "receiving" | "received") {
        buttons.push(("end", id.clone(), v.t("intake-end")));
    } else if own && row.state == "refused" {
        buttons.push(("end", id.clone(), v.t("intake-dismiss")));
    }
    Line {
        id: format!("upload-{id}"),
        name,
        href: work.filter(|_| slug.is_some()).map(|work| at(v, &work)),
        state: v.t(&format!("intake-upload-{}", row.state)),
        look: match row.state.as_str() {
            "taken" => "done",
            "refused" => "failed",
            _ => "goes-on",
        },
        percent: receiving.then(|| here * 100 / row.length().max(1)),
        far,
        faults: why(v, row),
        buttons,
    }
}

/// Why it was refused, and what to do.
fn why(v: &View, row: &UploadRow) -> Vec<String> {
    let Some(key) = &row.reason else { return vec![] };
    let (first, rest) = match key.as_str() {
        // What is wrong in which line, after what to do.
        "upload-why-words" => (v.t(key), row.detail.clone()),
        _ => (v.t_of(key, "what", row.detail.as_deref().unwrap_or_default()), None),
    };
    let rest = rest.into_iter().flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    std::iter::once(first).chain(rest).collect()
}

fn job(v: &View, now: &UnderWay, shown: &Shown) -> Line {
    let slug = shown.work_id.as_ref().and_then(|work| now.slugs.get(work));
    let (running, done) = (shown.state == "running", shown.done.unsigned_abs());
    let state = match &shown.step {
        Some(step) if running => v.t(&format!("intake-step-{step}")),
        _ => v.t(&format!("intake-job-{}", shown.state)),
    };
    let faults = match &shown.fault {
        Some(fault) if shown.state != "done" => {
            let told = v.t(&format!("intake-fault-{}", fault.replace('_', "-")));
            let said = shown.detail.clone().filter(|detail| !detail.is_empty());
            std::iter::once(told).chain(said).collect()
        }
        _ => vec![],
    };
    let button = match shown.state.as_str() {
        "waiting" | "running" => Some(("cancel", v.t("intake-cancel"))),
        "failed" | "cancelled" => Some(("retry", v.t("intake-retry"))),
        _ => None,
    };
    Line {
        id: format!("job-{}", shown.id),
        name: slug.cloned().unwrap_or_else(|| v.t("intake-nameless")),
        href: shown.work_id.as_ref().filter(|_| slug.is_some()).map(|work| at(v, work)),
        state,
        look: match shown.state.as_str() {
            "done" => "done",
            "failed" | "cancelled" => "failed",
            _ => "goes-on",
        },
        percent: running.then_some(done / 10),
        far: if running { left(v, now.at, shown, done) } else { String::new() },
        faults,
        buttons: button.into_iter().map(|(deed, told)| (deed, shown.id.clone(), told)).collect(),
    }
}

/// How long it still takes, as far as it went on evenly; nothing while that cannot be told.
fn left(v: &View, now: i64, shown: &Shown, done: u64) -> String {
    let Some(begun) = shown.begun_at else { return String::new() };
    let spent = now.saturating_sub(begun / 1000).max(0).unsigned_abs();
    if done < 20 || spent < 5 {
        return String::new();
    }
    let seconds = spent * (1000_u64.saturating_sub(done)) / done;
    if seconds < 60 { v.t("intake-left-soon") } else { v.count("intake-left", &seconds.div_ceil(60)) }
}

fn at(v: &View, work: &str) -> String {
    format!("/{}{PLACE}/works/{work}", v.lang())
}
