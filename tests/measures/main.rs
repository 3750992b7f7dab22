//! What the promises cost and how soon they are kept, measured: `scripts/with-postgres cargo test --release --test
//! measures -- --ignored --nocapture --test-threads=1`, which `make bench` runs. docs/performance.md says what was found.

mod films;
mod listing;
mod rebuilding;
mod withdrawing;

#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
#[path = "../support/socket.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod socket;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

use std::time::{Duration, Instant};

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().map_or(otherwise, |told| told.parse().unwrap())
}

/// The value below which this share of the values lies.
fn quantile(values: &mut [Duration], share: f64) -> Duration {
    values.sort();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a list"
    )]
    let at = ((values.len() - 1) as f64 * share).round() as usize;
    values[at]
}

async fn timed<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let since = Instant::now();
    let done = work.await;
    (since.elapsed(), done)
}

fn engine_of(url: &str) -> &'static str {
    if url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" }
}
