//! Progress on standard error, for what takes longer than a second; where nobody looks there is none.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Nothing is shown of what is done by then.
const SOON: Duration = Duration::from_secs(1);

/// Shows how far each thing is that it is told of, one after the other.
pub(super) fn progress() -> impl Fn(&'static str, u64, u64) + Send + Sync {
    let shown: Mutex<Option<(&'static str, Instant, ProgressBar)>> = Mutex::default();
    move |what, done, of| {
        let Ok(mut shown) = shown.lock() else { return };
        let known = shown.take().filter(|(known, _, bar)| {
            let same = *known == what;
            if !same {
                bar.finish_and_clear();
            }
            same
        });
        let (what, since, bar) = known.unwrap_or_else(|| (what, Instant::now(), ProgressBar::hidden()));
        let bar = if bar.is_hidden() && since.elapsed() >= SOON { self::bar(what) } else { bar };
        bar.set_length(of);
        bar.set_position(done);
        if done >= of {
            bar.finish_and_clear();
        }
        *shown = Some((what, since, bar));
    }
}

/// A bar of its own, shown at once.
pub(super) fn bar(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len} {eta}");
    let bar = ProgressBar::new(0).with_message(what);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
