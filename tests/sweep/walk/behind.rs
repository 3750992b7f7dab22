//! What stands behind the surfaces: the rows of the database, and the log.

use super::*;

impl Walk<'_> {
    /// What is sealed stands nowhere in the database in clear, nor does the day on which a child was born.
    pub async fn looks_at_the_database(&mut self) {
        let rows = self.house.every_row().await;
        assert!(rows.windows(2).any(|pair| pair == b"zq"), "nothing was read, so nothing was looked at");
        let mut heard = BTreeSet::new();
        self.house.aviary.heard(&rows, &mut heard);
        for id in heard {
            let canary = &self.house.aviary.all[id];
            if matches!(canary.what, What::Message | What::Profile) {
                self.finds("the database", format!("a row says {:?} “{}”", canary.what, canary.mark));
            }
        }
        let text = String::from_utf8_lossy(&rows);
        for young in STORIES.iter().filter_map(|story| story.young) {
            if text.contains(young.born) {
                self.finds("the database", format!("a row says that somebody was born on {}", young.born));
            }
        }
    }

    /// Nobody's title, words, name, key or secret stands in the log.
    pub fn looks_at_the_log(&mut self) {
        let log = self.house.log.0.lock().unwrap().clone();
        assert!(!log.is_empty(), "nothing was logged, so nothing was looked at");
        let mut heard = BTreeSet::new();
        self.house.aviary.heard(&log, &mut heard);
        for id in heard {
            let canary = &self.house.aviary.all[id];
            // An officer who reads the log needs the work's number.
            if !matches!(canary.what, What::Number(_)) {
                self.finds("the log", format!("the log says {:?} “{}”", canary.what, canary.mark));
            }
        }
        let text = String::from_utf8_lossy(&log);
        let partners = self.house.partners.iter().flat_map(|(token, session)| [token, session]);
        for secret in self
            .house
            .links
            .iter()
            .chain(&self.house.narrators)
            .chain(partners)
            .filter(|secret| text.contains(*secret))
        {
            self.finds("the log", format!("the log says the secret {secret}"));
        }
    }
}
