//! What it costs to rebuild the clearance of a work in the deed that changed it.

use digitales::consent::audit::Actor;
use digitales::consent::ledger::Deed;

use crate::films::{Films, INVENTED};
use crate::papers::{NOW, PUBLIC, at};
use crate::support::on_each_engine;
use crate::{engine_of, setting, timed};

#[tokio::test]
#[ignore = "a measurement"]
async fn a_works_clearance_is_rebuilt_in_two_milliseconds() {
    let works = setting("DIGITALES_BENCH_REBUILT", 200);
    on_each_engine(async |engine| {
        let films = Films::open(&engine, INVENTED.repeat(100), works, PUBLIC).await;
        let mut times = Vec::new();
        for _ in 0..5 {
            let mut deed = Deed::begin(&films.ledger, Actor::Command, at(NOW)).await.unwrap();
            for film in &films.all {
                deed.touch(film.work);
            }
            let (took, done) = timed(deed.commit()).await;
            done.unwrap();
            times.push(took);
        }
        let each = crate::quantile(&mut times, 0.5).as_secs_f64() * 1000.0
            / f64::from(u32::try_from(works).unwrap());
        eprintln!("{}: {each:.2} ms a work, {works} works rebuilt in one deed", engine_of(&engine.url));
    })
    .await;
}
