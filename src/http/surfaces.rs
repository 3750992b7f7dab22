//! Every surface of the service on one page: how it is asked, what must be permitted before it opens anything, and
//! what it may then say. The routers are made of these two tables and have no other way in.

use axum::Router;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, any, on};

use crate::consent::record::Use;
use crate::error::Error;
use crate::http::accounts::{desk, sign_in};
use crate::http::pages::{home, house, lists, my_story, work};
use crate::http::problem::Problem;
use crate::http::schools::{class_links, embed, lesson, oembed};
use crate::http::{
    App, api_works, assets, attachments, closed, consent_desk, editions, health, hls, intake, my, radio,
    stream, tour, writing_desk,
};

/// One row: everything that answers to one method at one pattern of addresses. `HEAD` goes where `GET` goes, unless it
/// has a row of its own.
pub struct Surface {
    /// How it is asked; any way for [`ELSEWHERE`].
    pub method: Option<Method>,
    /// The pattern of its addresses, with parameters in braces.
    pub path: &'static str,
    /// The uses that must all be permitted to whoever asks, before it opens anything of a work; none: it never does.
    pub needs: &'static [Use],
    /// What of a work it may then say.
    pub emits: &'static [Facet],
    handler: fn() -> MethodRouter<App>,
}

/// What can leave the house of a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Title, address, and what the catalogue knows beside words: themes, places, organisations.
    Title,
    /// What is said in it and about it: transcript, captions, synopsis, notes, the text beside a picture.
    Words,
    /// The names under which people are shown.
    Name,
    /// The pixels of its poster; where they are is no more than a number.
    Picture,
    /// Picture and sound.
    Bytes,
    /// The words that its person left for the time after. They need no permit, for there is none any more.
    Farewell,
    /// Its title, told to somebody in it who came in by a living link of their own. It needs that link and no permit:
    /// they must find it again also when nobody else may see it. Its picture stands beside it only while anyone may
    /// see that, by the address at which anyone sees it.
    OwnTitle,
}

/// The path of what stands in no other row.
pub const ELSEWHERE: &str = "*";

use Facet::{Bytes, Farewell, Name, OwnTitle, Picture, Title, Words};

/// What opens nothing of any work.
const FREE: &[Use] = &[];
/// What anyone may see.
const ALL: &[Use] = &[Use::Catalogue, Use::PublicStream];
/// What a class may see behind its link.
const CLASS: &[Use] = &[Use::SchoolEmbed];
/// What those who work here may know of a work, by its address always and otherwise while its master may be kept or
/// anyone may see it ([`crate::playback::Door::staff`]).
pub const STAFF: &[Use] = &[Use::Preserve];
/// What a radio partner may take.
const AIR: &[Use] = &[Use::BroadcastDownload];

/// A row is `method path, what it needs, [what it emits], handler;`.
macro_rules! table {
    ($($method:ident $path:expr, $needs:ident, [$($emits:ident)*], $($handler:ident)::+;)*) => {
        &[$(Surface {
            method: method(stringify!($method)),
            path: $path,
            needs: $needs,
            emits: &[$($emits),*],
            handler: || table!(@ $method $($handler)::+),
        }),*]
    };
    (@ ANY $handler:expr) => { any($handler) };
    (@ $method:ident $handler:expr) => { on(MethodFilter::$method, $handler) };
}

/// The library's own address.
pub const SURFACES: &[Surface] = table! {
    // Pages
    GET  "/",                                              FREE,  [],                              home::root;
    GET  "/{lang}",                                        FREE,  [],                              home::bare;
    GET  "/{lang}/",                                       ALL,   [Title Words],                   home::home;
    GET  "/{lang}/films",                                  ALL,   [Title Words],                   lists::films;
    GET  "/{lang}/oral-histories",                         ALL,   [Title],                         lists::oral_histories;
    GET  "/{lang}/works/{slug}",                           ALL,   [Title Words Name Farewell],     work::work;
    GET  "/{lang}/collections",                            ALL,   [Title Words],                   lists::collections;
    GET  "/{lang}/collections/{slug}",                     ALL,   [Title Words],                   lists::collection;
    GET  "/{lang}/themes",                                 ALL,   [Title],                         lists::themes;
    GET  "/{lang}/themes/{id}",                            ALL,   [Title Words],                   lists::theme;
    GET  "/{lang}/places",                                 ALL,   [Title],                         lists::places;
    GET  "/{lang}/places/{id}",                            ALL,   [Title Words],                   lists::place;
    GET  "/{lang}/people/{handle}",                        ALL,   [Title Words Name],              lists::person;
    GET  "/{lang}/about",                                  FREE,  [],                              house::about;
    GET  "/{lang}/imprint",                                FREE,  [],                              house::imprint;
    GET  "/{lang}/privacy",                                FREE,  [],                              house::privacy;
    GET  "/{lang}/accessibility",                          FREE,  [],                              house::accessibility;
    GET  "/{lang}/barrier",                                FREE,  [],                              house::barrier;
    GET  "/{lang}/my-story",                               FREE,  [],                              my_story::form;
    POST "/{lang}/my-story",                               FREE,  [],                              my_story::file;
    GET  "/robots.txt",                                    FREE,  [],                              house::robots;
    // Bytes
    GET  "/assets/{name}",                                 FREE,  [],                              assets::asset;
    GET  "/media/{rendition}",                             ALL,   [Bytes],                         stream::rendition;
    GET  "/posters/{poster}",                              ALL,   [Picture],                       attachments::poster;
    GET  "/captions/{transcript}",                         ALL,   [Words],                         attachments::captions;
    GET  "/hls/{work}/{part}/main.m3u8",                   ALL,   [Bytes],                         hls::main;
    GET  "/media/{rendition}/index.m3u8",                  ALL,   [Bytes],                         hls::index;
    GET  "/media/{rendition}/track.mp4",                   ALL,   [Bytes],                         hls::track;
    GET  "/captions/{transcript}/index.m3u8",              ALL,   [Words],                         hls::words;
    // Programs
    GET  "/api/works",                                     ALL,   [Title Words],                   api_works::works;
    GET  "/api/works/{work}",                              ALL,   [Title Words Name],              api_works::work;
    GET  "/openapi.json",                                  FREE,  [],                              health::openapi;
    GET  "/healthz",                                       FREE,  [],                              health::alive;
    GET  "/readyz",                                        FREE,  [],                              health::ready;
    // Schools
    GET  "/embed/{slug}",                                  ALL,   [Title Words],                   embed::embed;
    GET  "/oembed",                                        ALL,   [Title],                         oembed::oembed;
    GET  "/{lang}/works/{slug}/lesson",                    ALL,   [Title Words],                   lesson::lesson;
    GET  "/{lang}/works/{slug}/qr.svg",                    ALL,   [Title],                         lesson::qr;
    GET  "/c/{token}",                                     CLASS, [Title Words],                   class_links::class;
    GET  "/c/{token}/",                                    CLASS, [Title Words],                   class_links::class;
    GET  "/c/{token}/media/{rendition}",                   CLASS, [Bytes],                         class_links::media;
    GET  "/c/{token}/posters/{poster}",                    CLASS, [Picture],                       class_links::poster;
    GET  "/c/{token}/captions/{transcript}",               CLASS, [Words],                         class_links::captions;
    GET  "/c/{token}/hls/{work}/{part}/main.m3u8",         CLASS, [Bytes],                         hls::class_main;
    GET  "/c/{token}/media/{rendition}/index.m3u8",        CLASS, [Bytes],                         hls::class_index;
    GET  "/c/{token}/media/{rendition}/track.mp4",         CLASS, [Bytes],                         hls::class_track;
    GET  "/c/{token}/captions/{transcript}/index.m3u8",    CLASS, [Words],                         hls::class_captions;
    // Radio partners
    GET  "/api/radio/works",                               AIR,   [Title Words Name],              radio::api::works;
    GET  "/api/radio/works/{work}",                        AIR,   [Title Words Name],              radio::api::work;
    GET  "/api/radio/works/{work}/sheet",                  AIR,   [Title Words Name],              radio::sheet::sheet;
    GET  "/api/radio/works/{work}/transcripts/{transcript}", AIR, [Title Words],                   radio::sheet::transcript;
    GET  "/api/radio/files/{rendition}",                   AIR,   [Title Bytes],                   radio::files::broadcast;
    GET  "/radio",                                         AIR,   [Title Words Name],              radio::desk::page;
    GET  "/{lang}/radio",                                  AIR,   [Title Words Name],              radio::desk::page_in;
    POST "/radio/sign-in",                                 FREE,  [],                              radio::desk::sign_in;
    POST "/radio/sign-out",                                FREE,  [],                              radio::desk::sign_out;
    GET  "/radio/works/{work}/sheet",                      AIR,   [Title Words Name],              radio::sheet::sheet;
    GET  "/radio/works/{work}/transcripts/{transcript}",   AIR,   [Title Words],                   radio::sheet::transcript;
    GET  "/radio/files/{rendition}",                       AIR,   [Title Bytes],                   radio::files::broadcast;
    GET  "/radio/audition/{rendition}",                    AIR,   [Bytes],                         radio::files::audition;
    // The people in the works, each by a link of their own
    GET  "/my/{token}",                                    FREE,  [OwnTitle],                      my::page;
    GET  "/my/{token}/papers",                             FREE,  [OwnTitle],                      my::papers;
    GET  "/my/{token}/{work}/sheet",                       FREE,  [OwnTitle],                      my::sheet;
    GET  "/my/{token}/receipts/{number}",                  FREE,  [OwnTitle],                      my::receipt;
    GET  "/my/{token}/{work}/erasure",                     FREE,  [OwnTitle],                      my::erasure;
    POST "/my/{token}/{work}/erasure",                     FREE,  [OwnTitle],                      my::keep_original;
    GET  "/my/{token}/{work}/record",                      FREE,  [],                              my::record;
    POST "/my/{token}/receipts/{number}",                  FREE,  [],                              my::send_receipt;
    GET  "/my/{token}/{work}/stop",                        FREE,  [OwnTitle],                      my::stop_form;
    POST "/my/{token}/{work}/stop",                        FREE,  [OwnTitle],                      my::stop;
    GET  "/my/{token}/{work}/pause",                       FREE,  [OwnTitle],                      my::pause_form;
    POST "/my/{token}/{work}/pause",                       FREE,  [OwnTitle],                      my::pause;
    GET  "/my/{token}/{work}/change",                      FREE,  [OwnTitle],                      my::change_form;
    POST "/my/{token}/{work}/change",                      FREE,  [OwnTitle],                      my::change;
    // The demonstration's tour; of the film that it stops it keeps the address, where its person's words are
    GET  "/tour",                                          FREE,  [],                              tour::root;
    GET  "/{lang}/tour",                                   ALL,   [Title],                         tour::tour;
    POST "/{lang}/tour/stop",                              FREE,  [],                              tour::stop;
    POST "/{lang}/tour/again",                             FREE,  [],                              tour::again;
    // Who works here
    GET  "/{lang}/sign-in",                                FREE,  [],                              sign_in::page;
    POST "/{lang}/sign-in",                                FREE,  [],                              sign_in::sign_in;
    POST "/{lang}/sign-out",                               FREE,  [],                              sign_in::sign_out;
    GET  "/{lang}/desk",                                   FREE,  [],                              desk::page;
    POST "/{lang}/desk/sign-out-everywhere",               FREE,  [],                              sign_in::sign_out_everywhere;
    // Editions at the desk
    GET  "/{lang}/desk/editions",                          STAFF, [Title],                         editions::overview::page;
    POST "/{lang}/desk/editions",                          FREE,  [],                              editions::overview::make;
    GET  "/{lang}/desk/editions/{edition}",                STAFF, [Title Words],                   editions::review::page;
    POST "/{lang}/desk/editions/{edition}",                FREE,  [],                              editions::review::sign;
    GET  "/{lang}/desk/media/{rendition}",                 STAFF, [Bytes],                         editions::files::media;
    GET  "/{lang}/desk/posters/{poster}",                  STAFF, [Picture],                       editions::files::poster;
    GET  "/{lang}/desk/captions/{transcript}",             STAFF, [Words],                         editions::files::captions;
    // Intake: what is on its way in; a work that it came to is named by its address alone
    GET  "/{lang}/desk/intake",                            FREE,  [],                              intake::page::page;
    POST "/{lang}/desk/intake",                            FREE,  [],                              intake::page::act;
    POST "/{lang}/desk/intake/file",                       FREE,  [],                              intake::form::take;
    GET  "/{lang}/desk/intake/events",                     FREE,  [],                              intake::events::events;
    GET  "/{lang}/desk/intake/works/{work}",               FREE,  [],                              intake::work::page;
    OPTIONS "/{lang}/desk/intake/uploads",                 FREE,  [],                              intake::tus::options;
    POST "/{lang}/desk/intake/uploads",                    FREE,  [],                              intake::tus::create;
    OPTIONS "/{lang}/desk/intake/uploads/{upload}",        FREE,  [],                              intake::tus::options;
    HEAD "/{lang}/desk/intake/uploads/{upload}",           FREE,  [],                              intake::tus::head;
    PATCH "/{lang}/desk/intake/uploads/{upload}",          FREE,  [],                              intake::tus::patch;
    DELETE "/{lang}/desk/intake/uploads/{upload}",         FREE,  [],                              intake::tus::delete;
    POST "/{lang}/desk/intake/uploads/{upload}",           FREE,  [],                              intake::tus::overridden;
    // The consent desk
    GET  "/{lang}/desk/consent",                           STAFF, [Title],                         consent_desk::inbox::page;
    GET  "/{lang}/desk/consent/works",                     STAFF, [Title],                         consent_desk::works::page;
    GET  "/{lang}/desk/consent/works/{work}",              STAFF, [Title Name],                    consent_desk::work::page;
    GET  "/{lang}/desk/consent/works/{work}/record",       STAFF, [Title],                         writing_desk::record::page;
    POST "/{lang}/desk/consent/works/{work}/record",       STAFF, [Title],                         writing_desk::record::look;
    POST "/{lang}/desk/consent/works/{work}/people/{person}", STAFF, [Title],                      writing_desk::review::keep;
    GET  "/{lang}/desk/consent/works/{work}/write",        STAFF, [Title],                         writing_desk::work::page;
    POST "/{lang}/desk/consent/works/{work}/write",        STAFF, [Title],                         writing_desk::work::write;
    // A letter that does not go out, to print: it names no work
    GET  "/{lang}/desk/consent/post/{item}",               FREE,  [],                              consent_desk::post::page;
    POST "/{lang}/desk/consent/post/{item}",               FREE,  [],                              consent_desk::post::act;
    GET  "/{lang}/desk/consent/works/{work}/papers",       STAFF, [Title],                         writing_desk::old_papers::page;
    POST "/{lang}/desk/consent/works/{work}/papers",       STAFF, [Title],                         writing_desk::old_papers::keep;
    GET  "/{lang}/desk/consent/works/{work}/papers/{paper}", STAFF, [Title],                       writing_desk::old_paper::page;
    POST "/{lang}/desk/consent/works/{work}/papers/{paper}", STAFF, [Title],                       writing_desk::old_paper::write;
    POST "/{lang}/desk/consent/works/{work}/papers/{paper}/open", STAFF, [Title],                  writing_desk::old_paper::open;
    GET  "/{lang}/desk/asking",                            STAFF, [Title],                         writing_desk::asking::page;
    GET  "/{lang}/desk/asking/{person}",                   STAFF, [Title],                         writing_desk::asked::page;
    POST "/{lang}/desk/asking/{person}",                   STAFF, [Title],                         writing_desk::asked::tell;
    POST "/{lang}/desk/asking/{person}/letter",            STAFF, [Title],                         writing_desk::asked::letter;
    POST "/{lang}/desk/asking/{person}/notes",             STAFF, [Title],                         writing_desk::asked::notes;
    GET  "/{lang}/desk/takedowns",                         STAFF, [Title],                         writing_desk::takedowns::list;
    // What these say of a work is what was written to or by an officer: its address, and the keys of people
    GET  "/{lang}/desk/takedowns/{request}",               FREE,  [],                              writing_desk::takedowns::one;
    POST "/{lang}/desk/takedowns/{request}",               FREE,  [],                              writing_desk::takedowns::answer;
    GET  "/{lang}/desk/proposals",                         FREE,  [],                              writing_desk::proposals::list;
    GET  "/{lang}/desk/proposals/{proposal}",              FREE,  [],                              writing_desk::proposals::one;
    POST "/{lang}/desk/proposals/{proposal}",              FREE,  [],                              writing_desk::proposals::answer;
    POST "/{lang}/desk/proposals/{proposal}/paper",        FREE,  [],                              writing_desk::proposals::paper;
    GET  "/{lang}/desk/consent/evidence",                  FREE,  [],                              writing_desk::evidence::list;
    GET  "/{lang}/desk/consent/evidence/{evidence}",       STAFF, [Title],                         writing_desk::evidence::one;
    POST "/{lang}/desk/consent/evidence/{evidence}",       STAFF, [Title],                         writing_desk::evidence::act;
    GET  "/{lang}/desk/consent/people/{person}",           STAFF, [Title],                         writing_desk::person::page;
    POST "/{lang}/desk/consent/people/{person}",           STAFF, [Title],                         writing_desk::person::act;
    GET  "/{lang}/desk/consent/erasures",                  STAFF, [Title],                         writing_desk::erasures::list;
    // The certificate names no work, so that it can be given away
    GET  "/{lang}/desk/consent/erasures/{erasure}",        FREE,  [],                              writing_desk::erasures::one;
    POST "/{lang}/desk/consent/erasures/{erasure}",        FREE,  [],                              writing_desk::erasures::cancel;
    GET  "/{lang}/desk/consent/agreements",                FREE,  [],                              writing_desk::agreements::page;
    POST "/{lang}/desk/consent/agreements",                FREE,  [],                              writing_desk::agreements::write;
    GET  "/{lang}/desk/consent/works/{work}/declarations/{declaration}", STAFF, [Title],           writing_desk::adding::page;
    POST "/{lang}/desk/consent/works/{work}/declarations/{declaration}", STAFF, [Title],           writing_desk::adding::add;
    GET  "/{lang}/desk/consent/works/{work}/why",          STAFF, [Title],                         consent_desk::asking::page;
    GET  "/{lang}/desk/consent/works/{work}/people/{person}", STAFF, [Title],                      consent_desk::voices::page;
    GET  "/{lang}/desk/consent/works/{work}/people/{person}/record", STAFF, [Title],               consent_desk::sheet::page;
    GET  "/{lang}/desk/consent/recalls",                   STAFF, [Title],                         consent_desk::recalls::list;
    GET  "/{lang}/desk/consent/recalls/{recall}",          STAFF, [Title],                         consent_desk::recalls::one;
    POST "/{lang}/desk/consent/recalls/{recall}",          STAFF, [Title],                         consent_desk::recalls::note;
    GET  "/{lang}/desk/consent/receipt",                   STAFF, [Title],                         consent_desk::audit::receipt;
    GET  "/{lang}/desk/consent/log",                       FREE,  [],                              consent_desk::audit::log;
    // Everything else
    ANY  ELSEWHERE,                                        FREE,  [],                              nothing;
};

/// The lesson page of an invented school, at an address of its own.
pub const LESSON: &[Surface] = table! {
    GET  "/",                                              ALL,   [Title],                         tour::lesson;
    GET  "/assets/{name}",                                 FREE,  [],                              assets::asset;
};

/// The library's own address while it is closed.
pub const CLOSED: &[Surface] = table! {
    GET  "/assets/{name}",                                 FREE,  [],                              assets::asset;
    GET  "/healthz",                                       FREE,  [],                              health::alive;
    ANY  ELSEWHERE,                                        FREE,  [],                              closed::closed;
};

const fn method(name: &str) -> Option<Method> {
    match name.as_bytes() {
        b"GET" => Some(Method::GET),
        b"POST" => Some(Method::POST),
        b"HEAD" => Some(Method::HEAD),
        b"PATCH" => Some(Method::PATCH),
        b"DELETE" => Some(Method::DELETE),
        b"OPTIONS" => Some(Method::OPTIONS),
        _ => None,
    }
}

/// The router of a table.
pub fn router(table: &[Surface]) -> Router<App> {
    table.iter().fold(Router::new(), |router, row| match row.path {
        ELSEWHERE => router.fallback((row.handler)()),
        path => router.route(path, (row.handler)()),
    })
}

async fn nothing() -> Problem {
    Error::missing("There is nothing at this address.").into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_description_for_programs_names_every_surface_of_theirs_and_no_other() {
        let openapi: serde_json::Value = serde_json::from_str(include_str!("openapi.json")).unwrap();
        let described: BTreeSet<(String, String)> = openapi["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, item)| {
                let methods = item.as_object().unwrap().keys().filter(|key| *key != "parameters");
                methods.map(|method| (path.clone(), method.to_uppercase()))
            })
            .collect();
        let rows = |wanted: fn(&str) -> bool| -> BTreeSet<(String, String)> {
            let rows = SURFACES.iter().filter(|row| wanted(row.path));
            rows.filter_map(|row| Some((row.path.to_owned(), row.method.as_ref()?.to_string()))).collect()
        };
        assert_eq!(
            described.difference(&rows(|_| true)).collect::<Vec<_>>(),
            Vec::<&(String, String)>::new()
        );
        let api = rows(|path| path.starts_with("/api/"));
        assert_eq!(api.difference(&described).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    }

    #[test]
    fn no_surface_hands_out_whatever_lies_below_it() {
        for row in SURFACES.iter().chain(LESSON).chain(CLOSED) {
            assert!(!row.path.contains("{*"), "{} takes any path below it", row.path);
        }
    }

    #[test]
    fn what_says_something_of_a_work_needs_a_permit() {
        for row in SURFACES.iter().chain(LESSON).chain(CLOSED) {
            let own = row.emits.contains(&OwnTitle);
            assert!(!own || (row.path.starts_with("/my/{token}") && row.emits.len() == 1), "{}", row.path);
            assert_eq!(row.needs.is_empty(), row.emits.is_empty() || own, "{}", row.path);
        }
    }
}
