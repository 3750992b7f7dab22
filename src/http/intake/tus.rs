//! tus 1.0.0 over HTTP: the addresses at which curators' programs send files.

use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::PLACE;
use super::caller::{Curator, refusal, spoken};
use crate::http::App;
use crate::id::Id;
use crate::intake::tus::{self, Fault, Piece, Stop, Upload};
use crate::intake::upload_store::UploadRow;
use crate::intake::uploading::Standing;
use crate::streaming::http_date;

/// `OPTIONS`: what is spoken here.
pub async fn options(State(app): State<App>, _: Curator) -> Response {
    let largest = app.uploader.limits().largest.to_string();
    let told = [
        ("tus-version", tus::VERSION),
        ("tus-extension", tus::EXTENSIONS),
        ("tus-checksum-algorithm", tus::ALGORITHMS),
        ("tus-max-size", &largest),
    ];
    let mut answer = spoken(StatusCode::NO_CONTENT.into_response());
    for (name, value) in told {
        set(&mut answer, name, value);
    }
    answer
}

/// `POST /{lang}/desk/intake/uploads`: a file is announced; its first bytes may come with it.
pub async fn create(State(app): State<App>, curator: Curator, request: Request) -> Response {
    let creation = match tus::creation(&|name| text(request.headers(), name)) {
        Ok(creation) => creation,
        Err(fault) => return refusal(curator.words, fault.into()),
    };
    let id = match app.uploader.create(curator.account, &creation).await {
        Ok(id) => id,
        Err(stop) => return refusal(curator.words, stop),
    };
    let standing = match creation.first {
        Some(checksum) => {
            let body = request.into_body().into_data_stream();
            app.uploader.append(curator.account, id, Piece { offset: 0, checksum }, body).await
        }
        None => app.uploader.standing(curator.account, id).await,
    };
    let mut answer = match standing {
        Ok(standing) => told(StatusCode::CREATED, &standing),
        Err(stop) => refusal(curator.words, stop),
    };
    set(&mut answer, LOCATION.as_str(), &format!("/{}{PLACE}/uploads/{id}", curator.words.tag()));
    answer
}

/// `HEAD /{lang}/desk/intake/uploads/{upload}`: how much of it is here.
pub async fn head(
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    curator: Curator,
    headers: HeaderMap,
) -> Response {
    let found = async {
        tus::spoken(&|name| text(&headers, name))?;
        app.uploader.standing(curator.account, parsed(&id)?).await
    };
    match found.await {
        Ok(standing) => {
            let mut answer = told(StatusCode::OK, &standing);
            set(&mut answer, "upload-length", &standing.row.length().to_string());
            set(&mut answer, "upload-metadata", &metadata(&standing.row));
            answer
        }
        Err(stop) => refusal(curator.words, stop),
    }
}

/// `PATCH /{lang}/desk/intake/uploads/{upload}`: bytes of it.
pub async fn patch(
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    curator: Curator,
    request: Request,
) -> Response {
    let read = tus::piece(&|name| text(request.headers(), name)).map_err(Stop::from);
    let sent = async {
        let (piece, id) = (read?, parsed(&id)?);
        app.uploader.append(curator.account, id, piece, request.into_body().into_data_stream()).await
    };
    match sent.await {
        Ok(standing) => told(StatusCode::NO_CONTENT, &standing),
        Err(stop) => refusal(curator.words, stop),
    }
}

/// `DELETE /{lang}/desk/intake/uploads/{upload}`: nothing of it is left.
pub async fn delete(
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    curator: Curator,
    headers: HeaderMap,
) -> Response {
    let ended = async {
        tus::spoken(&|name| text(&headers, name))?;
        app.uploader.terminate(curator.account, parsed(&id)?).await
    };
    match ended.await {
        Ok(()) => spoken(StatusCode::NO_CONTENT.into_response()),
        Err(stop) => refusal(curator.words, stop),
    }
}

/// `POST` to an upload: for programs that can say PATCH and DELETE in `X-HTTP-Method-Override` alone.
pub async fn overridden(
    state: State<App>,
    path: Path<(String, String)>,
    curator: Curator,
    request: Request,
) -> Response {
    match text(request.headers(), "x-http-method-override") {
        Some("PATCH") => patch(state, path, curator, request).await,
        Some("DELETE") => delete(state, path, curator, request.headers().clone()).await,
        Some("HEAD") => head(state, path, curator, request.headers().clone()).await,
        _ => refusal(curator.words, Fault::NotOffered.into()),
    }
}

fn parsed(id: &str) -> Result<Id<Upload>, Stop> {
    id.parse().map_err(|_| Fault::Missing.into())
}

/// Where the file ends, and until when it waits.
fn told(status: StatusCode, standing: &Standing) -> Response {
    let mut answer = spoken(status.into_response());
    set(&mut answer, "upload-offset", &standing.received.to_string());
    set(&mut answer, CACHE_CONTROL.as_str(), "no-store");
    if standing.received < standing.row.length() {
        set(&mut answer, "upload-expires", &http_date::format(standing.row.expires()));
    }
    answer
}

/// What was told of a file, as it was told.
fn metadata(row: &UploadRow) -> String {
    let told = [("filename", &*row.filename), ("title", &row.title), ("purpose", row.purpose().as_str())];
    let told = told.iter().filter(|(_, value)| !value.is_empty());
    told.map(|(key, value)| format!("{key} {}", tus::to_base64(value.as_bytes())))
        .collect::<Vec<_>>()
        .join(",")
}

/// A header's value. One that stands twice and says two things says nothing.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter().map(|value| value.to_str().ok());
    let first = all.next()??;
    all.all(|other| other == Some(first)).then_some(first)
}

fn set(answer: &mut Response, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
        answer.headers_mut().insert(name, value);
    }
}
