//! Which foreign programs are at work on a folder, as the kernel lists them.

use std::fs;
use std::path::Path;
use std::process::Child;
use std::time::Duration;

/// The command lines of programs other than ours that name something in `folder`.
pub fn at_work_on(folder: &Path) -> Vec<String> {
    let folder = folder.to_str().unwrap();
    let lines = fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let line = fs::read(entry.ok()?.path().join("cmdline")).ok()?;
        let words = String::from_utf8_lossy(&line).replace('\0', " ");
        let ours = words.split(' ').next().is_some_and(|program| program.ends_with("digitales"));
        (!ours && words.contains(folder)).then_some(words)
    });
    lines.collect()
}

/// Waits for a program to be at work on `folder`; false when `running` ended before there was one.
pub async fn begins_on(folder: &Path, running: &mut Child) -> bool {
    while at_work_on(folder).is_empty() {
        if running.try_wait().unwrap().is_some() {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    true
}

/// Waits for the programs at work on `folder` to be gone: they were killed, so that is a moment.
pub async fn nobody_stays_on(folder: &Path) {
    for _ in 0..500 {
        if at_work_on(folder).is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("still at work: {:?}", at_work_on(folder));
}
