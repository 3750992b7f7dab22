//! Everything that can be asked for at a surface: its pattern of addresses, filled with all that there is in the
//! library, and with what there is not.

use digitales::http::surfaces::{ELSEWHERE, Surface};

use crate::house::{House, Kind};

/// What an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// No work in particular.
    All,
    /// A work by its address or number.
    Work(usize),
    /// A work by an address that it had.
    Former(usize),
    /// A theme, a place or a collection with this work alone.
    Gathering(usize),
    /// The page of a name in this work.
    Name(usize),
    /// A file, a picture or words.
    Thing(usize),
    /// What never was.
    Nothing,
}

/// An address at a surface.
#[derive(Clone)]
pub struct Target {
    /// With `{lang}` still in it.
    pub path: String,
    /// What is blanked before two denials are compared.
    pub names: Vec<String>,
    pub aim: Aim,
    /// The work whose link or number stands in front; none: a link that opens nothing, or no such part.
    pub behind: Option<usize>,
}

const NO_MARK: &str = "zqnothingofthis0";
const NO_NUMBER: &str = "01890000-0000-7000-8000-0000000000ff";
const NO_HANDLE: &str = "000000000000";
const NO_TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// All addresses at a surface.
pub fn targets(row: &Surface, house: &House) -> Vec<Target> {
    let parameters: Vec<&str> =
        row.path.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect();
    // Every work here is in one part.
    let own: Vec<&str> = parameters.into_iter().filter(|name| !["lang", "part"].contains(name)).collect();
    if row.path == ELSEWHERE {
        return nowhere();
    }
    let filled = |target: &Target, name: &str, with: &str| Target {
        path: target.path.replace(&format!("{{{name}}}"), with),
        names: [target.names.clone(), vec![with.to_owned()]].concat(),
        ..target.clone()
    };
    let bare = Target { path: row.path.replace("{part}", "1"), names: vec![], aim: Aim::All, behind: None };
    let targets = match own[..] {
        [] => vec![bare],
        ["token", ..] if row.path.starts_with("/my/") => own_pages(row.path, house),
        ["token"] => links(house)
            .iter()
            .map(|(link, of)| Target {
                aim: of.map_or(Aim::Nothing, Aim::Work),
                behind: *of,
                ..filled(&bare, "token", link)
            })
            .collect(),
        [name] => values(row.path, name, house)
            .iter()
            .map(|(value, aim)| Target { aim: *aim, ..filled(&bare, name, value) })
            .collect(),
        [front, name] => values(row.path, name, house)
            .iter()
            .flat_map(|(value, aim)| {
                let target = Target { aim: *aim, ..filled(&bare, name, value) };
                let fronts = fronts(front, *aim, house);
                fronts
                    .into_iter()
                    .map(move |(text, of)| Target { behind: of, ..filled(&target, front, &text) })
                    .collect::<Vec<_>>()
            })
            .collect(),
        _ => panic!("{} has more parameters than the sweep knows how to fill", row.path),
    };
    targets.into_iter().flat_map(|target| queries(row.path, target, house)).collect()
}

fn nowhere() -> Vec<Target> {
    let path = |path: &str| Target { path: path.to_owned(), names: vec![], aim: Aim::Nothing, behind: None };
    [
        "/nothing",
        "/media",
        "/media/",
        "/works/",
        "/de/works",
        "/de/works/",
        "/data/digitales.db",
        "/../media",
        "/posters",
    ]
    .map(path)
    .into()
}

/// Every link, which work it opens, and two that open none.
fn links(house: &House) -> Vec<(String, Option<usize>)> {
    let alive = house.links.iter().enumerate().map(|(story, link)| (link.clone(), Some(story)));
    alive.chain([(house.revoked.clone(), None), (NO_TOKEN.to_owned(), None)]).collect()
}

/// Below the link of each narrator: the pages of each of their works, and of another's; and below a link of a class.
fn own_pages(path: &str, house: &House) -> Vec<Target> {
    let stranger = std::iter::once((NO_TOKEN.to_owned(), None));
    let known = house.narrators.iter().enumerate().map(|(story, link)| (link.clone(), Some(story)));
    let links = known.chain(stranger).chain([(house.links[0].clone(), None)]);
    let page = |(link, story): (String, Option<usize>)| {
        let works = [story.unwrap_or(0), (story.unwrap_or(0) + 11) % house.works.len()];
        works.map(|n| {
            let own = story.filter(|own| *own == n || !path.contains("{work}"));
            Target {
                path: path
                    .replace("{token}", &link)
                    .replace("{work}", &house.works[n])
                    .replace("{number}", &house.done.receipt.1.to_string()),
                names: vec![link.clone(), house.works[n].clone()],
                aim: own.map_or(Aim::Nothing, Aim::Work),
                behind: own,
            }
        })
    };
    links.flat_map(page).collect()
}

/// What may stand in front of a thing: of its own work, of another one, of none.
fn fronts(name: &str, aim: Aim, house: &House) -> Vec<(String, Option<usize>)> {
    let story = match aim {
        Aim::Thing(n) => house.things[n].story,
        Aim::Work(n) => n,
        _ => 0,
    };
    let other = (story + 11) % house.works.len();
    match name {
        "token" => {
            let link = |n: usize| (house.links[n].clone(), Some(n));
            vec![link(story), link(other), (house.revoked.clone(), None), (NO_TOKEN.to_owned(), None)]
        }
        "work" => {
            let work = |n: usize| (house.works[n].clone(), Some(n));
            vec![work(story), work(other), (NO_NUMBER.to_owned(), None)]
        }
        _ => panic!("the sweep does not know what to put for {{{name}}}"),
    }
}

/// Every value of a parameter.
fn values(path: &str, name: &str, house: &House) -> Vec<(String, Aim)> {
    let things = |kinds: &[Kind], tail: &str| {
        let known = house.things.iter().enumerate().filter(|(_, thing)| kinds.contains(&thing.kind));
        let mut all: Vec<_> =
            known.map(|(n, thing)| (format!("{}{tail}", thing.id), Aim::Thing(n))).collect();
        all.push((format!("{NO_NUMBER}{tail}"), Aim::Nothing));
        all
    };
    let each = |of: fn(&crate::folder::Addresses) -> &String, aim: fn(usize) -> Aim| {
        let known = house.addresses.iter().enumerate();
        let mut all: Vec<_> = known.map(|(n, address)| (of(address).clone(), aim(n))).collect();
        all.push((NO_MARK.to_owned(), Aim::Nothing));
        all
    };
    match name {
        "slug" if path.contains("/collections/") => each(|a| &a.collection, Aim::Gathering),
        "id" if path.contains("/themes/") => each(|a| &a.theme, Aim::Gathering),
        "id" if path.contains("/places/") => each(|a| &a.place, Aim::Gathering),
        "work" if path.contains("/desk/") || path.contains("/hls/") => {
            let known = house.works.iter().enumerate().map(|(n, id)| (id.clone(), Aim::Work(n)));
            known.chain([(NO_NUMBER.to_owned(), Aim::Nothing)]).collect()
        }
        "recall" => {
            let (story, id) = &house.recall;
            vec![(id.clone(), Aim::Work(*story)), (NO_NUMBER.to_owned(), Aim::Nothing)]
        }
        "evidence" => done(&house.done.evidence),
        "declaration" => done(&house.done.declarations),
        "erasure" => done(&house.done.erasures),
        "paper" => done(&house.done.papers),
        "proposal" => done(&house.done.proposals),
        "item" => done(&house.done.items),
        "request" => done(std::slice::from_ref(&house.request)),
        "person" => {
            let known = house.people.iter().map(|(n, id)| (id.clone(), Aim::Work(*n)));
            known.chain([(NO_NUMBER.to_owned(), Aim::Nothing)]).collect()
        }
        "edition" => done(&house.cuts),
        "upload" => done(&[]),
        "slug" | "work" => {
            let former = house.addresses.iter().enumerate();
            let former = former.filter_map(|(n, a)| Some((a.former.clone()?, Aim::Former(n))));
            let mut all: Vec<_> = each(|a| &a.slug, Aim::Work).into_iter().chain(former).collect();
            if name == "work" {
                all.extend(house.works.iter().enumerate().map(|(n, id)| (id.clone(), Aim::Work(n))));
            }
            all
        }
        "handle" => {
            let known = house.handles.iter().map(|(story, handle)| (handle.clone(), Aim::Name(*story)));
            known.chain([(NO_HANDLE.to_owned(), Aim::Nothing)]).collect()
        }
        "rendition" => things(&[Kind::File, Kind::AirFile], ""),
        "poster" => things(&[Kind::Picture], ""),
        "transcript" if path.ends_with("/{transcript}") && path.contains("/captions/") => {
            things(&[Kind::Words], ".vtt")
        }
        "transcript" => things(&[Kind::Words], ""),
        "name" => vec![("nothing.css".to_owned(), Aim::Nothing)],
        _ => panic!("the sweep does not know what to put for {{{name}}} in {path}"),
    }
}

/// What was done, by its number; and what never was.
fn done(all: &[(usize, String)]) -> Vec<(String, Aim)> {
    let known = all.iter().map(|(story, id)| (id.clone(), Aim::Work(*story)));
    known.chain([(NO_NUMBER.to_owned(), Aim::Nothing)]).collect()
}

/// What may stand behind a question mark.
fn queries(path: &str, target: Target, house: &House) -> Vec<Target> {
    let with = |query: String, aim: Aim, name: &str| Target {
        path: format!("{}?{query}", target.path),
        aim,
        names: [target.names.clone(), vec![name.to_owned()]].concat(),
        ..target.clone()
    };
    let works = || house.addresses.iter().enumerate();
    let site = format!("http://{}", house.address);
    match path {
        "/oembed" => {
            let of =
                |slug: &str, aim| with(format!("format=json&url={site}/{{lang}}/works/{slug}"), aim, slug);
            let mut all: Vec<_> = works().map(|(n, a)| of(&a.slug, Aim::Work(n))).collect();
            all.extend(works().filter_map(|(n, a)| Some(of(a.former.as_ref()?, Aim::Former(n)))));
            all.push(of(NO_MARK, Aim::Nothing));
            all
        }
        "/{lang}/desk/asking" => {
            let narrowed = |(n, id): (usize, &String)| with(format!("work={id}"), Aim::Work(n), id);
            house.works.iter().enumerate().map(narrowed).chain([target.clone()]).collect()
        }
        "/{lang}/desk/consent/receipt" => {
            house.receipts.iter().map(|n| with(format!("of={n}"), Aim::All, "")).collect()
        }
        "/{lang}/my-story" => {
            let mut all: Vec<_> =
                works().map(|(_, a)| with(format!("work={}", a.slug), Aim::All, &a.slug)).collect();
            all.push(target);
            all
        }
        "/api/works" | "/api/radio/works" | "/radio" | "/{lang}/radio" => {
            let mut all: Vec<_> =
                works().map(|(_, a)| with(format!("theme={}", a.theme), Aim::All, &a.theme)).collect();
            all.push(Target { path: format!("{}?limit=100", target.path), ..target.clone() });
            all.push(target);
            all
        }
        "/embed/{slug}" | "/c/{token}" => {
            let clip = Target {
                path: format!("{}?start=0&end=0.8&lang={{lang}}&captions=ar", target.path),
                ..target.clone()
            };
            vec![clip, target]
        }
        _ => vec![target],
    }
}
