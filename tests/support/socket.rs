//! A client that hides nothing: it writes the request as it stands and reads the answer as it comes.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header that stands at most once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} stands twice");
        value
    }
}

/// A connection of ours.
pub struct Client {
    pub stream: TcpStream,
    ahead: Vec<u8>,
}

impl Client {
    pub async fn connect(to: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(to).await.unwrap(), ahead: vec![] }
    }

    /// Writes a request: its first line and headers, each ending a line; `Host` is added.
    pub async fn ask(&mut self, request: &str) {
        let (line, headers) = request.split_once('\n').unwrap_or((request, ""));
        let mut text = format!("{line} HTTP/1.1\r\nHost: here\r\n");
        for header in headers.lines() {
            text.push_str(header);
            text.push_str("\r\n");
        }
        text.push_str("\r\n");
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    /// Reads the head of an answer.
    pub async fn head(&mut self) -> Answer {
        let end = loop {
            if let Some(at) = self.ahead.windows(4).position(|w| w == b"\r\n\r\n") {
                break at;
            }
            let mut more = vec![0; 16 << 10];
            let count = self.stream.read(&mut more).await.unwrap();
            assert!(count > 0, "the answer ended in its head: {:?}", String::from_utf8_lossy(&self.ahead));
            self.ahead.extend_from_slice(&more[..count]);
        };
        let rest = self.ahead.split_off(end + 4);
        let head = String::from_utf8(std::mem::replace(&mut self.ahead, rest)).unwrap();
        let mut lines = head.trim_end().split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.map(|line| line.split_once(": ").unwrap_or((line, "")));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Answer { status, headers, body: vec![] }
    }

    /// Reads `count` bytes.
    pub async fn bytes(&mut self, count: usize) -> std::io::Result<Vec<u8>> {
        let mut body = std::mem::take(&mut self.ahead);
        if body.len() > count {
            self.ahead = body.split_off(count);
            return Ok(body);
        }
        let had = body.len();
        body.resize(count, 0);
        self.stream.read_exact(&mut body[had..]).await?;
        Ok(body)
    }

    /// Reads an answer whose body is as long as it says.
    pub async fn answer(&mut self) -> Answer {
        let mut answer = self.head().await;
        let length = answer.header("content-length").expect("a length").parse().unwrap();
        answer.body = self.bytes(length).await.unwrap();
        answer
    }

    /// Everything until the other side closes, or the error with what came before it.
    pub async fn rest(&mut self) -> (Vec<u8>, std::io::Result<()>) {
        let mut all = std::mem::take(&mut self.ahead);
        let ended = self.stream.read_to_end(&mut all).await.map(drop);
        (all, ended)
    }
}

/// One request on a connection of its own; the body is everything until the end.
pub async fn ask(to: SocketAddr, request: &str) -> Answer {
    let mut client = Client::connect(to).await;
    client.ask(&format!("{}\nConnection: close", request.trim_end())).await;
    let mut answer = client.head().await;
    let (body, ended) = client.rest().await;
    ended.unwrap();
    answer.body = body;
    answer
}
