//! The walk through all surfaces: makes the calls, listens for canaries, compares statuses and denials.

mod behind;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use digitales::clock::Timestamp;
use digitales::http::surfaces::{ELSEWHERE, Facet, LESSON, SURFACES, Surface};

use crate::aims::{Aim, Target, targets};
use crate::calls::{OPENING, WAYS, Way, call, form, request};
use crate::canary::{Dice, What};
use crate::house::House;
use crate::oracle::{Expected, Who, expected, may_sing};
use crate::papers::{NOW, at};
use crate::socket::{Answer, Client};
use crate::stories::{AGAIN, AGREED_THROUGH, AIR, LINK_ENDS, STAGED, STOPPED, STORIES, TOUR, instants};

/// Calls at each instant in a sample.
const SAMPLE: usize = 75;
/// And at each instant to which the clock steps back.
const SAMPLE_BACK: usize = 25;

type Denial = (Vec<(String, String)>, Vec<u8>);

/// Two walks on two engines take turns in what would take each too long: which of how many this one is.
#[derive(Clone, Copy)]
pub struct Turn(pub usize, pub usize);

impl Turn {
    fn has(self, n: usize) -> bool {
        n % self.1 == self.0
    }
}

pub struct Walk<'a> {
    house: &'a House,
    targets: Vec<(&'static Surface, Target, SocketAddr)>,
    dice: Dice,
    all: bool,
    turn: Turn,
    client: Client,
    /// The first denial of each surface, way and status.
    denials: BTreeMap<String, (String, Denial)>,
    pub calls: usize,
    pub compared: usize,
    /// By surface.
    pub findings: BTreeMap<&'static str, Vec<String>>,
    /// What was said where it may be.
    pub sang: BTreeSet<(&'static str, Facet)>,
}

impl<'a> Walk<'a> {
    pub async fn begin(house: &'a House, seed: u64, all: bool, turn: Turn) -> Self {
        let all_of =
            |row: &'static Surface, at| targets(row, house).into_iter().map(move |target| (row, target, at));
        let targets = SURFACES.iter().flat_map(|row| all_of(row, house.address));
        let lesson = LESSON.iter().flat_map(|row| all_of(row, house.lesson));
        Self {
            house,
            targets: targets.chain(lesson).collect(),
            dice: Dice(seed),
            all,
            turn,
            client: Client::connect(house.address).await,
            denials: BTreeMap::new(),
            calls: 0,
            compared: 0,
            findings: BTreeMap::new(),
            sang: BTreeSet::new(),
        }
    }

    /// Everything plainly today, then at every boundary.
    pub async fn whole(&mut self) {
        let today = at(NOW).millis();
        self.arrives(today).await;
        for n in 0..self.targets.len() {
            for who in self.askers(n) {
                self.asks(n, Way::PLAIN, who, today).await;
                if OPENING.contains(&self.targets[n].0.path) {
                    self.asks(n, Way { browser: false, ..Way::PLAIN }, who, today).await;
                }
            }
        }
        for (n, now) in instants().into_iter().enumerate() {
            if self.all && now == today {
                self.arrives(now).await;
                self.every_way(now).await;
            } else if self.turn.has(n) {
                self.arrives(now).await;
                if self.all { self.every_way(now).await } else { self.some_ways(now, SAMPLE).await }
            }
        }
        // A clock that steps back opens nothing that was closed at that instant before.
        for (n, now) in instants().into_iter().enumerate().filter(|(n, _)| n.is_multiple_of(4)).rev() {
            if self.turn.has(n / 4) {
                self.arrives(now).await;
                self.some_ways(now, SAMPLE_BACK).await;
            }
        }
        self.tour().await;
    }

    /// The film of the tour is stopped and given again by its two buttons: felt at once, everywhere.
    async fn tour(&mut self) {
        for (button, when, state) in [("stop", STOPPED, (true, false)), ("again", AGAIN, (true, true))] {
            self.arrives(at(when).millis()).await;
            let head = format!("POST /de/tour/{button}\nSec-Fetch-Site: same-origin\nContent-Length: 0");
            let (answer, _) = call(&mut self.client, &head, Some("")).await;
            assert_eq!(answer.status, 303, "the tour's button does nothing");
            TOUR.set(state);
            for late in if button == "stop" { [0, 2_000] } else { [2_000, 4_000] } {
                let now = at(when).millis() + late;
                self.arrives(now).await;
                for n in 0..self.targets.len() {
                    if self.targets[n].1.aim == Aim::All || self.story_of(n) == Some(STAGED) {
                        for who in self.askers(n) {
                            self.asks(n, Way::PLAIN, who, now).await;
                        }
                    }
                }
            }
        }
    }

    async fn arrives(&mut self, now: i64) {
        self.house.clock.set(Timestamp::from_millis(now));
        // Downloads rest for a partner who leaves a recall unanswered: here everybody answers at once.
        self.house.answers_recalls().await;
        self.client = Client::connect(self.house.address).await;
    }

    fn askers(&self, n: usize) -> Vec<Who> {
        let row = self.targets[n].0;
        if row.method.as_ref().is_some_and(|method| method == "POST") {
            // Whoever is signed in stays so.
            let officer = OPENING.contains(&row.path).then_some(Who::Officer);
            [Who::Anyone, Who::Stranger].into_iter().chain(officer).collect()
        } else if row.path.starts_with("/{lang}/desk") {
            vec![Who::Officer, Who::Anyone, Who::Berlin]
        } else if row.needs == AIR {
            vec![Who::Anyone, Who::Berlin, Who::Vienna, Who::Lake, Who::Stranger]
        } else {
            vec![Who::Anyone, Who::Berlin]
        }
    }

    async fn some_ways(&mut self, now: i64, many: usize) {
        let near: Vec<usize> = (0..self.targets.len()).filter(|n| self.is_near(*n, now)).collect();
        for _ in 0..many {
            // Half of the calls where something changes at this instant.
            let from: &[usize] =
                if self.dice.throw().is_multiple_of(2) && !near.is_empty() { &near } else { &[] };
            let n =
                if from.is_empty() { self.below(self.targets.len()) } else { from[self.below(from.len())] };
            let way =
                if self.dice.throw().is_multiple_of(3) { Way::PLAIN } else { Way::number(self.below(WAYS)) };
            let askers = self.askers(n);
            let who = askers[self.below(askers.len())];
            self.asks(n, way, who, now).await;
        }
    }

    /// Today everything in every way; at a boundary what changes there, as anyone and as partners, in the ways that
    /// an answer could depend on.
    async fn every_way(&mut self, now: i64) {
        let today = now == at(NOW).millis();
        eprintln!("{} after {} calls", Timestamp::from_millis(now), self.calls);
        for n in 0..self.targets.len() {
            let (row, target, _) = &self.targets[n];
            if !today && target.aim != Aim::All && !self.is_near(n, now) {
                continue;
            }
            let bytes = matches!(target.aim, Aim::Thing(_)) && !row.path.contains("/transcripts/");
            let partners = row.needs == AIR;
            let turn = if today { self.turn } else { Turn(0, 1) };
            let ways = (0..WAYS).filter(|way| turn.has(way + n)).map(Way::number).filter(|way| {
                let asked = matches!(way.method, "GET" | "HEAD") && (way.language == "de") == way.browser;
                (today || asked) && (bytes || matches!(way.condition, "" | "If-None-Match: *\n"))
            });
            for way in ways {
                for who in self.askers(n).into_iter().filter(|who| today || partners || *who == Who::Anyone) {
                    self.asks(n, way, who, now).await;
                }
            }
        }
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.dice.throw() % n as u64).unwrap()
    }

    /// Whether the work that a target names changes within a few seconds of `now`.
    fn is_near(&self, n: usize, now: i64) -> bool {
        let near = |b: i64| (b - now).abs() < 5_000;
        let row = self.targets[n].0;
        let around = self.story_of(n).is_some_and(|n| STORIES[n].boundaries().into_iter().any(near));
        let linked = self.targets[n].1.behind == Some(LINK_ENDS.0) && near(at(LINK_ENDS.1).millis());
        around || linked || (row.needs == AIR && near(at(AGREED_THROUGH.1).millis()))
    }

    /// Which story a target is about.
    fn story_of(&self, n: usize) -> Option<usize> {
        let target = &self.targets[n].1;
        match target.aim {
            Aim::Work(n) | Aim::Former(n) | Aim::Gathering(n) | Aim::Name(n) => Some(n),
            Aim::Thing(n) => Some(self.house.things[n].story),
            Aim::All | Aim::Nothing => target.behind,
        }
    }

    /// One call, and everything that is to be said about its answer.
    async fn asks(&mut self, n: usize, way: Way, who: Who, now: i64) {
        let (row, target, to) = self.targets[n].clone();
        let posts = row.method.as_ref().is_some_and(|method| method == "POST");
        let way = if posts { Way { method: "POST", ..way } } else { way };
        let deed = row.path.ends_with("/tour/stop") || row.path.ends_with("/tour/again");
        let also =
            |other: &&Surface| other.path == row.path && other.method.as_ref().is_some_and(|m| m == "POST");
        if deed || !posts && way.method == "POST" && SURFACES.iter().any(|other| also(&other)) {
            return;
        }
        let tag =
            if let Aim::Thing(n) = target.aim { Some(self.house.things[n].sha256.as_str()) } else { None };
        let form = posts.then(|| form(row.path, target.names.last(), way.browser));
        let asked = request(self.house, way, &target.path, who, tag, form.as_deref());
        if to != self.house.address || self.client.stream.peer_addr().ok() != Some(to) {
            self.client = Client::connect(to).await;
        }
        let (answer, coded) = call(&mut self.client, &asked, form.as_deref()).await;
        self.calls += 1;
        if answer.header("connection") == Some("close") || way.method == "POST" {
            self.client = Client::connect(self.house.address).await;
        }
        let told = format!("{asked}\n{}", form.unwrap_or_default()).to_ascii_lowercase();
        let when = Timestamp::from_millis(now);
        let here = format!("{} by {who:?} at {when}: {} ", row.path, asked.replace('\n', " | "));
        self.listens(row, &target, who, now, (&told, &here), (&answer, &coded));
        // Whoever writes too much is told to come back.
        if posts && answer.status >= 500 && answer.status != 503 {
            self.finds(row.path, format!("{here}-> {}", answer.status));
        }
        if !posts {
            self.weighs(row, &target, who, now, way, &here, &answer);
        }
        if to == self.house.address {
            self.compares(row, &target, way, &here, answer);
        }
    }

    fn listens(
        &mut self,
        row: &'static Surface,
        target: &Target,
        who: Who,
        now: i64,
        (told, here): (&str, &str),
        (answer, coded): (&Answer, &[u8]),
    ) {
        let mut heard = BTreeSet::new();
        for (name, value) in &answer.headers {
            self.house.aviary.heard(format!("{name}: {value}").as_bytes(), &mut heard);
        }
        self.house.aviary.heard(&answer.body, &mut heard);
        self.house.aviary.heard(coded, &mut heard);
        for id in heard {
            let canary = &self.house.aviary.all[id];
            if may_sing(row, target, who, canary, now) {
                self.sang.extend(
                    row.emits.iter().filter(|facet| matches(**facet, &canary.what)).map(|f| (row.path, *f)),
                );
            } else if !told.contains(&canary.mark) {
                let about = STORIES[canary.story].about;
                let finding = format!(
                    "{here}-> {} says {:?} “{}” of “{about}”",
                    answer.status, canary.what, canary.mark
                );
                self.finds(row.path, finding);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a call in all its parts")]
    fn weighs(
        &mut self,
        row: &'static Surface,
        target: &Target,
        who: Who,
        now: i64,
        way: Way,
        here: &str,
        answer: &Answer,
    ) {
        let wanted = expected(row, target, who, self.house, now);
        let (bytes, got) = ([200, 206, 304, 412, 416], answer.status);
        let well = match (way.method, &wanted) {
            _ if row.path == ELSEWHERE => got == 404 || (got == 405 && !matches!(way.method, "GET" | "HEAD")),
            ("OPTIONS" | "POST", _) => got == 405,
            (_, Expected::Whatever) => got < 500,
            (_, Expected::Exactly(status)) => got == *status || (*status == 200 && got == 304),
            (_, Expected::Bytes) => bytes.contains(&got),
            (_, Expected::AirBytes) => got == 503 || bytes.contains(&got),
        };
        if !well {
            self.finds(row.path, format!("{here}-> {got}, not {wanted:?}"));
        }
        if way.method == "HEAD" && !answer.body.is_empty() {
            self.finds(row.path, format!("{here}-> a body"));
        }
    }

    /// Two denials of one surface with one status are the same but for what the request itself named.
    fn compares(&mut self, row: &'static Surface, target: &Target, way: Way, here: &str, mut answer: Answer) {
        let parting = row.emits.contains(&Facet::Farewell) && answer.status == 410;
        if !matches!(answer.status, 401 | 403 | 404 | 410 | 451) || parting || row.path == ELSEWHERE {
            return;
        }
        answer.headers.retain(|(name, _)| !matches!(name.as_str(), "date" | "connection"));
        let mut body = String::from_utf8_lossy(&answer.body).into_owned();
        for name in &target.names {
            body = body.replace(name, "NAME");
        }
        self.compared += 1;
        // What is said back is as long as it was said.
        let long: Vec<usize> = target.names.iter().map(String::len).collect();
        let Way { method, language, browser, .. } = way;
        let key = format!("{} {long:?} {method} {language} {browser} {}", row.path, answer.status);
        let denial = (answer.headers, body.into_bytes());
        let (first, known) = self.denials.entry(key).or_insert_with(|| (here.to_owned(), denial.clone()));
        if *known != denial {
            let how = if known.0 == denial.0 { "body" } else { "head" };
            let head = format!("{:?} / {:?}", known.0, denial.0);
            let head = if how == "head" { head } else { String::new() };
            let finding = format!("{here}-> {} has another {how} than {first} {head}", answer.status);
            self.finds(row.path, finding);
        }
    }

    fn finds(&mut self, at: &'static str, finding: String) {
        let found = self.findings.entry(at).or_default();
        // Whoever waits for everything learns at once that there is something.
        if self.all && found.is_empty() {
            eprintln!("{finding}");
        }
        found.push(finding);
    }
}

fn matches(facet: Facet, what: &What) -> bool {
    match what {
        What::Title => matches!(facet, Facet::Title | Facet::OwnTitle),
        What::Address => facet == Facet::Title,
        What::Text | What::Presenter | What::Said(_) => facet == Facet::Words,
        What::Name(_) => facet == Facet::Name,
        What::Farewell => facet == Facet::Farewell,
        What::Picture(_) => facet == Facet::Picture,
        What::Bytes { .. } => facet == Facet::Bytes,
        What::Number(_) | What::Never(_) | What::Message | What::Profile | What::Sealed(_) | What::Reason => {
            false
        }
    }
}
