//! What stands behind the surfaces: the rows of the database, the files, the log, and the mail that went out.

use super::*;
use crate::calls::call;
use crate::canary::Canary;
use crate::house::WITNESS;
use crate::mail_server::Received;

/// What goes out however little the walk waits: a recall, the head of the log, a link and a receipt.
const MAILS: usize = 4;

impl Walk<'_> {
    /// What is sealed stands nowhere in the database in clear, nor does the day on which a child was born, nor a
    /// secret that lets somebody in; and what waits to be sent names nobody and nothing but by number.
    pub async fn looks_at_the_database(&mut self) {
        let rows = self.house.rows(None).await;
        assert!(rows.windows(2).any(|pair| pair == b"zq"), "nothing was read, so nothing was looked at");
        for canary in self.heard(&rows) {
            if is_sealed(&canary.what) {
                self.finds("the database", format!("a row says {:?} “{}”", canary.what, canary.mark));
            }
        }
        let text = String::from_utf8_lossy(&rows).into_owned();
        for young in STORIES.iter().filter_map(|story| story.young) {
            if text.contains(young.born) {
                self.finds("the database", format!("a row says that somebody was born on {}", young.born));
            }
        }
        self.tells_no_secret("the database", &text);
        for table in ["outbox", "letter"] {
            let rows = self.house.rows(Some(table)).await;
            assert!(!rows.is_empty(), "nothing stands in {table}");
            for canary in self.heard(&rows).into_iter().filter(|c| !matches!(c.what, What::Number(_))) {
                let finding = format!("{table} says {:?} “{}”", canary.what, canary.mark);
                self.finds("the outbox", finding);
            }
        }
    }

    /// What is sealed stands in no file of the library in clear either.
    pub fn looks_at_the_disk(&mut self) {
        let mut read = 0;
        for file in self.house.every_file() {
            // What was being written a moment ago may be gone.
            let Ok(bytes) = std::fs::read(&file) else { continue };
            read += 1;
            for canary in self.heard(&bytes) {
                if is_sealed(&canary.what) {
                    let finding = format!("{} says {:?} “{}”", file.display(), canary.what, canary.mark);
                    self.finds("the disk", finding);
                }
            }
        }
        assert!(read > 100, "of {read} files nothing can be said");
    }

    /// Nobody's title, words, name, key or secret stands in the log.
    pub fn looks_at_the_log(&mut self) {
        let log = self.house.log.0.lock().unwrap().clone();
        assert!(!log.is_empty(), "nothing was logged, so nothing was looked at");
        for canary in self.heard(&log) {
            // An officer who reads the log needs the work's number.
            if !matches!(canary.what, What::Number(_)) {
                self.finds("the log", format!("the log says {:?} “{}”", canary.what, canary.mark));
            }
        }
        self.tells_no_secret("the log", &String::from_utf8_lossy(&log));
    }

    /// A mail says nothing of any work: a recall its number and the file's, a letter the link of whom it goes to, in
    /// its body alone.
    pub async fn looks_at_the_mail(&mut self) {
        let mails = self.house.mail.waits_for(MAILS).await;
        let recalled = mails.iter().filter(|mail| mail.to[0].ends_with("@partner.example")).count();
        let linked = mails.iter().filter(|mail| mail.text().contains("/my/")).count();
        let witnessed = mails.iter().filter(|mail| mail.to == [WITNESS]).count();
        assert!(recalled > 0 && linked > 0 && witnessed > 0, "{recalled} {linked} {witnessed}: {mails:?}");
        for mail in mails {
            self.reads(&mail).await;
        }
    }

    async fn reads(&mut self, mail: &Received) {
        let [to] = &mail.to[..] else { panic!("a mail to several: {:?}", mail.to) };
        let (head, _) = mail.source.split_once("\r\n\r\n").unwrap();
        let all = format!("{}\n{}\n{}", mail.source, mail.header("Subject"), mail.text());
        let partner = to.ends_with("@partner.example");
        for canary in self.heard(all.replace(to.as_str(), "").as_bytes()) {
            let named = partner && matches!(canary.what, What::Number(_));
            if !named || self.heard(head.replace(to.as_str(), "").as_bytes()).contains(&canary) {
                let finding = format!("a mail to {to} says {:?} “{}”", canary.what, canary.mark);
                self.finds("the post", finding);
            }
        }
        self.tells_no_secret("the post", &all);
        if head.contains("/my/") || mail.header("Subject").contains("/my/") {
            self.finds("the post", format!("a link stands in the head of a mail to {to}"));
        }
        let text = mail.text();
        let links: Vec<&str> = text.split_whitespace().filter(|word| word.contains("/my/")).collect();
        for link in &links {
            self.opens_for_its_receiver(to, link.split("/my/").nth(1).unwrap()).await;
        }
    }

    /// The link of a letter opens the page of whom it goes to.
    async fn opens_for_its_receiver(&mut self, to: &str, token: &str) {
        let own = |story: usize| if story < 2 { 0 } else { story };
        let reader =
            self.house.reached.iter().find(|(_, address)| address == to).map(|(story, _)| own(*story));
        self.arrives(at(NOW).millis()).await;
        let (answer, _) = call(&mut self.client, &format!("GET /my/{token}"), None).await;
        let heard = self.heard(&answer.body);
        let mut titles = heard.iter().filter(|canary| canary.what == What::Title).peekable();
        if titles.peek().is_none() || titles.any(|canary| Some(own(canary.story)) != reader) {
            self.finds("the post", format!("the link in a mail to {to} opens {heard:?}"));
        }
    }

    fn heard(&self, bytes: &[u8]) -> Vec<Canary> {
        let mut heard = BTreeSet::new();
        self.house.aviary.heard(bytes, &mut heard);
        heard.into_iter().map(|id| self.house.aviary.all[id].clone()).collect()
    }

    /// What lets somebody in stands nowhere but where it was given to them.
    fn tells_no_secret(&mut self, place: &'static str, text: &str) {
        let house = self.house;
        let partners = house.partners.iter().flat_map(|(token, session)| [token, session]);
        let known = house.links.iter().chain(&house.narrators).chain(partners).chain([&house.officer]);
        for secret in known.filter(|secret| secret.len() > 30 && text.contains(*secret)) {
            self.finds(place, format!("it says the secret {secret}"));
        }
    }
}

/// Whether it is kept under a key alone.
fn is_sealed(what: &What) -> bool {
    matches!(what, What::Message | What::Profile | What::Sealed(_) | What::Reason | What::Farewell)
}
