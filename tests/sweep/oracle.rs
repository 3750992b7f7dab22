//! What may come out of a surface, for whom, when: from the stories and the table of surfaces alone.

use digitales::consent::record::Use;
use digitales::http::surfaces::{Facet, STAFF, Surface};

use crate::aims::{Aim, Target};
use crate::canary::{Canary, What};
use crate::house::{House, Kind};
use crate::papers::at;
use crate::stories::{AGREED_THROUGH, AIR, BERLIN, LINK_ENDS, SCHOOL, STAGED, STORIES, VIENNA, instants};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anyone,
    Berlin,
    Vienna,
    /// In Berlin, with an agreement that ends.
    Lake,
    /// With a token and a session that nobody was given.
    Stranger,
    /// Somebody who keeps consent, signed in at the desk.
    Officer,
}

impl Who {
    fn place(self) -> Option<&'static str> {
        match self {
            Self::Berlin | Self::Lake => Some(BERLIN),
            Self::Vienna => Some(VIENNA),
            Self::Anyone | Self::Stranger | Self::Officer => None,
        }
    }

    fn lapsed(self, now: i64) -> bool {
        self == Self::Lake && now + 1000 >= at(AGREED_THROUGH.1).millis()
    }
}

/// Which statuses a permitted or refused answer to `GET` may have.
#[derive(Debug, PartialEq, Eq)]
pub enum Expected {
    Exactly(u16),
    /// A file that opens: whole, in parts, unchanged, or not so long.
    Bytes,
    /// A broadcast file that opens, unless it is being made anew.
    AirBytes,
    /// What opens nothing may answer as it likes.
    Whatever,
}

use Expected::{AirBytes, Bytes, Exactly, Whatever};

/// The edition of a story that this surface opens to whoever asks.
pub fn opened(row: &Surface, target: &Target, who: Who, story: usize, now: i64) -> Option<&'static str> {
    let told = &STORIES[story];
    match row.needs {
        [] => None,
        uses if uses == STAFF && who != Who::Officer => None,
        uses if uses == STAFF && told.kept(now) => Some("original"),
        uses if uses == STAFF && reviews(row) => None,
        uses if uses == SCHOOL => {
            let linked = target.behind.filter(|of| *of == story && now + 1000 < link_ends(*of));
            linked.and_then(|_| told.beside(SCHOOL[0], BERLIN, now))
        }
        uses if uses == AIR && who.lapsed(now) => None,
        uses if uses == AIR => told.beside(AIR[0], who.place()?, now),
        _ => told.public(now),
    }
}

/// Whether both cuts of a work stand side by side there, for those who sign.
fn reviews(row: &Surface) -> bool {
    ["/desk/editions", "/desk/media/", "/desk/posters/", "/desk/captions/"]
        .iter()
        .any(|part| row.path.contains(part))
}

fn facet(what: &What) -> Option<Facet> {
    Some(match what {
        What::Address | What::Title => Facet::Title,
        What::Text | What::Presenter | What::Said(_) => Facet::Words,
        What::Name(_) => Facet::Name,
        What::Farewell => Facet::Farewell,
        What::Picture(_) => Facet::Picture,
        What::Bytes { .. } => Facet::Bytes,
        What::Number(_) | What::Never(_) | What::Message | What::Profile | What::Sealed(_) | What::Reason => {
            return None;
        }
    })
}

fn link_ends(story: usize) -> i64 {
    if story == LINK_ENDS.0 { at(LINK_ENDS.1).millis() } else { i64::MAX }
}

fn told_gone(story: usize, now: i64) -> bool {
    STORIES[story].public(now).is_none() && STORIES[story].refused(now) == 410
}

/// What whoever keeps consent reads of every work: its address and number, the keys of people, who wrote what down
/// and in which words they were asked. Titles and names only while somebody agreed to that.
fn at_the_desk(row: &Surface, what: &What) -> bool {
    const KEPT: [&str; 5] =
        ["a person's key", "a guardian's key", "who attested", "who saw a guardian's proof", "a notice"];
    // A copy is called back by the digest of its file, and whoever has it is called.
    let recalled = row.path.contains("/recalls")
        && matches!(what, What::Number(_) | What::Never("how a partner is reached"));
    let posts = row.method.as_ref().is_some_and(|method| method == "POST");
    let opened = matches!(what, What::Sealed(at) if posts && at.iter().any(|tail| row.path.ends_with(tail)));
    let read = row.path.contains("/desk/proposals") || row.path.ends_with("/desk/consent/receipt");
    let answered = *what == What::Reason && read;
    recalled
        || opened
        || answered
        || matches!(what, What::Address | What::Number("work") | What::Message)
        || matches!(what, What::Never(of) if KEPT.contains(of))
}

/// Whether a canary may sing in an answer. What the request itself says may be said back.
pub fn may_sing(row: &Surface, target: &Target, who: Who, canary: &Canary, now: i64) -> bool {
    let emits = facet(&canary.what).is_none_or(|facet| row.emits.contains(&facet));
    if canary.what == What::Farewell {
        let asked = matches!(target.aim, Aim::Work(n) | Aim::Former(n) if n == canary.story);
        return emits && asked && told_gone(canary.story, now);
    }
    if canary.what == What::Address
        && canary.story == STAGED
        && row.path == "/{lang}/tour"
        && told_gone(STAGED, now)
    {
        return true;
    }
    if row.path.starts_with("/{lang}/desk") && who == Who::Officer && at_the_desk(row, &canary.what) {
        return true;
    }
    if row.emits.contains(&Facet::OwnTitle) {
        return told_its_own(row.path, target, canary, now);
    }
    if row.path.ends_with("/radio") && called_back(who, canary) {
        return true;
    }
    let Some(edition) = opened(row, target, who, canary.story, now) else { return false };
    let air = row.needs == AIR;
    let use_ = if air {
        Use::BroadcastDownload
    } else if row.needs == SCHOOL {
        Use::SchoolEmbed
    } else {
        Use::PublicStream
    };
    let kept = row.needs == STAFF && STORIES[canary.story].kept(now);
    emits
        && match &canary.what {
            What::Address | What::Title | What::Text => true,
            What::Presenter => air,
            What::Said(of) | What::Picture(of) => kept || *of == edition,
            What::Name(uses) => uses.contains(&use_),
            What::Bytes { edition: of, air: file } => {
                (kept || *of == edition) && *file == (air && row.path.contains("/files/"))
            }
            What::Number("work") => true,
            What::Number("air") => air,
            What::Number(of) => kept || *of == edition,
            What::Farewell
            | What::Never(_)
            | What::Message
            | What::Profile
            | What::Sealed(_)
            | What::Reason => false,
        }
}

/// What a partner took and must not use any more is named to them at their desk by its numbers: what they could ever take,
/// and the copy with which the house begins.
fn called_back(who: Who, canary: &Canary) -> bool {
    let story = &STORIES[canary.story];
    let first = who == Who::Berlin && story.about == "taken back";
    let ever = |place| instants().into_iter().any(|at| story.beside(AIR[0], place, at).is_some());
    match &canary.what {
        What::Number("work" | "air") => first || who.place().is_some_and(ever),
        What::Number(_) => first,
        _ => false,
    }
}

/// What a link of somebody's own tells them: the titles of the works they are in, whatever the world may see, and where
/// the pictures and files are that anyone may have now.
fn told_its_own(path: &str, target: &Target, canary: &Canary, now: i64) -> bool {
    // The first two stories are one person's.
    let own = |story: usize| if story < 2 { 0 } else { story };
    let theirs = target.behind.is_some_and(|behind| own(behind) == own(canary.story));
    let public = STORIES[canary.story].public(now);
    // One notice was shown to everybody.
    if canary.what == What::Never("a notice") {
        return target.behind.is_some() && path.ends_with("/papers");
    }
    theirs
        && match &canary.what {
            What::Title | What::Number("work") => true,
            What::Number(of) => public == Some(*of),
            _ => false,
        }
}

/// The status of a `GET`.
pub fn expected(row: &Surface, target: &Target, who: Who, house: &House, now: i64) -> Expected {
    match row.needs {
        [] => Whatever,
        uses if uses == SCHOOL => for_a_class(target, house, now),
        uses if uses == STAFF => for_staff(row, target, who, house, now),
        uses if uses == AIR => on_air(row, target, who, house, now),
        _ => for_anyone(row, target, house, now),
    }
}

fn for_anyone(row: &Surface, target: &Target, house: &House, now: i64) -> Expected {
    let by_today = row.path.ends_with("/lesson") || row.path.ends_with("/qr.svg");
    let public = |n: usize| STORIES[n].public(now);
    match target.aim {
        Aim::All => Exactly(200),
        Aim::Nothing => Exactly(404),
        Aim::Work(n) if public(n).is_some() => {
            if row.path.starts_with("/hls/") {
                Bytes
            } else {
                Exactly(200)
            }
        }
        Aim::Former(_) if by_today || row.path == "/oembed" => Exactly(404),
        Aim::Former(n) if public(n).is_some() => {
            Exactly(if row.path.starts_with("/api/") { 200 } else { 302 })
        }
        Aim::Work(_) if row.path == "/oembed" => Exactly(404),
        Aim::Work(n) | Aim::Former(n) => Exactly(STORIES[n].refused(now)),
        Aim::Gathering(n) => Exactly(if public(n).is_some() { 200 } else { 404 }),
        Aim::Name(n) => {
            let named = STORIES[n]
                .names
                .iter()
                .any(|(mode, uses)| *mode != "unnamed" && uses.contains(&Use::PublicStream));
            Exactly(if named && public(n).is_some() { 200 } else { 404 })
        }
        Aim::Thing(n) => {
            let thing = &house.things[n];
            match public(thing.story) {
                None => Exactly(STORIES[thing.story].refused(now)),
                Some(edition) if edition == thing.edition && thing.kind != Kind::AirFile => Bytes,
                Some(_) => Exactly(404),
            }
        }
    }
}

/// Whoever is not signed in is sent to sign in, before anything is looked for.
fn for_staff(row: &Surface, target: &Target, who: Who, house: &House, now: i64) -> Expected {
    if who != Who::Officer {
        return Exactly(303);
    }
    // Whatever has a work in front of it is that work's.
    let fronted = row.path.matches('{').count() > 2;
    match (target.aim, target.behind) {
        (Aim::All, _) => Exactly(200),
        (Aim::Thing(n), _) => {
            let thing = &house.things[n];
            let shown = thing.kind != Kind::AirFile && STORIES[thing.story].kept(now);
            if shown { Bytes } else { Exactly(404) }
        }
        (Aim::Work(n), None) if reviews(row) => {
            let cut = row.path.ends_with("{edition}") && !STORIES[n].kept(now);
            Exactly(if cut { 404 } else { 200 })
        }
        (Aim::Work(_), None) if !fronted => Exactly(200),
        (Aim::Work(n), Some(of)) if n == of => Exactly(200),
        _ => Exactly(404),
    }
}

fn for_a_class(target: &Target, house: &House, now: i64) -> Expected {
    let Some(n) = target.behind.filter(|n| now < link_ends(*n)) else { return Exactly(404) };
    let open = now + 1000 < link_ends(n);
    let Some(edition) = STORIES[n].beside(SCHOOL[0], BERLIN, now).filter(|_| open) else {
        return Exactly(STORIES[n].refused(now));
    };
    match target.aim {
        Aim::Thing(thing) => {
            let thing = &house.things[thing];
            let fits = thing.story == n && thing.edition == edition && thing.kind != Kind::AirFile;
            if fits { Bytes } else { Exactly(404) }
        }
        Aim::Work(of) if of == n => {
            if target.path.contains("/hls/") {
                Bytes
            } else {
                Exactly(200)
            }
        }
        _ => Exactly(404),
    }
}

fn on_air(row: &Surface, target: &Target, who: Who, house: &House, now: i64) -> Expected {
    let Some(place) = who.place() else {
        return Exactly(if row.path.ends_with("/radio") { 200 } else { 401 });
    };
    let story = match (target.aim, target.behind) {
        (Aim::All, _) => return Exactly(200),
        (Aim::Work(n) | Aim::Former(n), _) | (Aim::Thing(_) | Aim::Nothing, Some(n)) => n,
        (Aim::Thing(_), None) if row.path.contains("{work}") => return Exactly(404),
        (Aim::Thing(n), None) => house.things[n].story,
        _ => return Exactly(404),
    };
    let lapsed = who.lapsed(now);
    let Some(edition) = STORIES[story].beside(AIR[0], place, now).filter(|_| !lapsed) else {
        return Exactly(STORIES[story].refused_on_air(place, lapsed, now));
    };
    match target.aim {
        Aim::Thing(n) => {
            let thing = &house.things[n];
            let fits = thing.story == story && thing.edition == edition;
            match thing.kind {
                Kind::AirFile if fits && row.path.contains("/files/") => AirBytes,
                Kind::File if fits && row.path.contains("/audition/") => Bytes,
                Kind::Words if fits => Exactly(200),
                _ => Exactly(404),
            }
        }
        Aim::Nothing => Exactly(404),
        _ => Exactly(200),
    }
}
