//! One call: how a surface is asked, what comes back, decoded as far as it is coded.

use std::fmt::Write as _;
use std::io::Read;

use tokio::io::AsyncWriteExt;

use crate::house::House;
use crate::oracle::Who;
use crate::socket::{Answer, Client};

/// How often a call can be made otherwise.
pub const WAYS: usize = METHODS.len() * CONDITIONS.len() * 2 * 2;
const METHODS: [&str; 4] = ["GET", "HEAD", "OPTIONS", "POST"];
/// Range and condition; `TAG` is the entity tag of what is asked for.
const CONDITIONS: [&str; 11] = [
    "",
    "Range: bytes=0-2999\n",
    "Range: bytes=1500-4000\n",
    "Range: bytes=-3000\n",
    "Range: bytes=0-99,2000-4200\n",
    "Range: bytes=99999999-\n",
    "If-None-Match: TAG\n",
    "If-Range: TAG\nRange: bytes=0-2999\n",
    "If-Match: \"other\"\n",
    "If-None-Match: *\n",
    "If-Modified-Since: Sat, 01 Jan 2095 00:00:00 GMT\n",
];

/// A way to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    pub method: &'static str,
    pub condition: &'static str,
    pub language: &'static str,
    /// As a browser that takes pages and gzip, else as a program.
    pub browser: bool,
}

impl Way {
    /// The plain way, in German, as a browser.
    pub const PLAIN: Self = Self { method: "GET", condition: "", language: "de", browser: true };

    /// The `n`-th of [`WAYS`].
    pub fn number(n: usize) -> Self {
        let (n, browser) = (n / 2, n.is_multiple_of(2));
        let (n, language) = (n / 2, ["de", "ar"][n % 2]);
        let (n, method) = (n / METHODS.len(), METHODS[n % METHODS.len()]);
        Self { method, condition: CONDITIONS[n % CONDITIONS.len()], language, browser }
    }
}

/// The request as it is written, without its first line's end.
pub fn request(
    house: &House,
    way: Way,
    path: &str,
    who: Who,
    tag: Option<&str>,
    form: Option<&str>,
) -> String {
    let path = path.replace("{lang}", way.language);
    let mut text = format!("{} {path}\nAccept-Language: {}\n", way.method, way.language);
    text += if way.browser { "Accept: text/html\nAccept-Encoding: gzip\n" } else { "Accept: */*\n" };
    text += &way.condition.replace("TAG", &format!("\"{}\"", tag.unwrap_or("0")));
    let known = match who {
        Who::Anyone => None,
        Who::Berlin => Some(house.partners[0].clone()),
        Who::Vienna => Some(house.partners[1].clone()),
        Who::Lake => Some(house.partners[2].clone()),
        Who::Stranger => Some(("nobody".to_owned(), "nobody".to_owned())),
        Who::Officer => {
            let _ = writeln!(text, "Cookie: digitales-desk={}", house.officer);
            None
        }
    };
    if let Some((token, session)) = known {
        let _ = write!(text, "Authorization: Bearer {token}\nCookie: digitales-radio={session}\n");
    }
    if way.method == "POST" {
        let length = form.unwrap_or_default().len();
        let _ = write!(text, "Content-Type: application/x-www-form-urlencoded\nContent-Length: {length}\n");
    }
    text.trim_end().to_owned()
}

/// What is opened for whoever keeps consent and asks for it: these deeds change nothing that anyone may see.
pub const OPENING: [&str; 4] = [
    "/{lang}/desk/asking/{person}/letter",
    "/{lang}/desk/asking/{person}/notes",
    "/{lang}/desk/consent/evidence/{evidence}",
    "/{lang}/desk/consent/works/{work}/papers/{paper}/open",
];

/// What is sent to a form: what opens, to what opens something; else a work by its address, without danger, so that
/// nothing is held. A letter is printed for a program; a browser forgets to whom it goes.
pub fn form(path: &str, named: Option<&String>, browser: bool) -> String {
    let named = named.map_or("", String::as_str);
    match path.rsplit('/').next().unwrap_or_default() {
        "letter" if !browser => format!("whom={named}+own+{named}&channel=post"),
        "letter" => "channel=post".to_owned(),
        "open" => format!("of={}", if browser { "added" } else { "scan" }),
        "{evidence}" => "deed=open&purpose=dispute".to_owned(),
        _ => format!("work={named}&token=nobody&lang=de"),
    }
}

/// Asks on a connection that stays open; the body comes decoded, and coded too where it was.
pub async fn call(client: &mut Client, request: &str, form: Option<&str>) -> (Answer, Vec<u8>) {
    client.ask(request).await;
    if request.starts_with("POST") {
        client.stream.write_all(form.unwrap_or_default().as_bytes()).await.unwrap();
    }
    let mut answer = client.head().await;
    let bare = request.starts_with("HEAD") || matches!(answer.status, 204 | 304);
    if !bare {
        let length = answer.header("content-length").map(|length| length.parse().unwrap());
        answer.body =
            client.bytes(length.unwrap_or_else(|| panic!("{request}\nhas no length"))).await.unwrap();
    }
    let coded = answer.body.clone();
    if !bare && answer.header("content-encoding") == Some("gzip") {
        answer.body.clear();
        flate2::read::GzDecoder::new(&coded[..]).read_to_end(&mut answer.body).unwrap();
        return (answer, coded);
    }
    (answer, vec![])
}
