//! Foreign programs (ffprobe, ffmpeg) on a short lead: shut in, no environment, no standing around.
//!
//! Each is shut in before it begins ([`confine`]), given up when it takes too long, and ended by the kernel when we
//! end, however that happens.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, Command};

use self::confine::{Walls, tell};
use crate::error::{Error, Result};

pub mod confine;

pub use self::confine::Reach;

/// What a child may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Seconds of processor time.
    pub cpu_seconds: u64,
    /// Bytes of address space.
    pub memory: u64,
    /// Bytes that each file it writes may have.
    pub output_bytes: u64,
    /// How long we wait.
    pub wall: Duration,
}

/// Address space of a child in bytes, unless it must keep many whole pictures.
pub const MEMORY: u64 = 512 << 20;
/// Most that is read from a child's standard output, in bytes.
const MOST_OUTPUT: u64 = 4 << 20;
/// Most that is kept of its complaints, in bytes.
const MOST_COMPLAINT: u64 = 16 << 10;
/// Where programs are looked for.
const PATH: [&str; 3] = ["/usr/local/bin", "/usr/bin", "/bin"];
const TOO_LONG: &str = "Reading it took too long, so it was given up. Try again.";
/// Limits for looking at a file.
pub const LOOK: Limits =
    Limits { cpu_seconds: 6, memory: MEMORY, output_bytes: 0, wall: Duration::from_secs(8) };

/// Limits for looking at the file at `path`, of which every byte may have to be read: more for a large one, as a disk of
/// 100 MB a second needs.
#[must_use]
pub fn looking(path: &Path) -> Limits {
    let gigabytes = std::fs::metadata(path).map_or(0, |about| about.len() >> 30);
    Limits {
        cpu_seconds: LOOK.cpu_seconds + 2 * gigabytes,
        wall: LOOK.wall + Duration::from_secs(10 * gigabytes),
        ..LOOK
    }
}

/// How long a child may take to end whose output was read to the end.
const FAREWELL: Duration = Duration::from_secs(10);

/// How a child ended.
#[derive(Debug)]
pub struct Ended {
    /// Whether it says that all went well.
    pub well: bool,
    /// What it printed.
    pub output: Vec<u8>,
    /// The first line of its complaints, without paths.
    pub complaint: String,
}

/// Runs `program`, handing each line of its output to `on_line` when that is given (then `output` stays empty).
///
/// # Errors
/// `Unavailable` when the program is not installed, or when it [took too long](took_too_long); `Missing` when what it shall
/// read is not there.
pub async fn run(
    program: &'static str,
    arguments: &[OsString],
    limits: Limits,
    reach: Reach<'_>,
    mut on_line: Option<&mut (dyn FnMut(&str) + Send)>,
) -> Result<Ended> {
    let mut child = spawned(program, arguments, limits, reach)?;
    let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
        return Err(Error::internal("a child without pipes"));
    };
    let reading = async {
        let mut output = Vec::new();
        match &mut on_line {
            None => drop(stdout.take(MOST_OUTPUT).read_to_end(&mut output).await?),
            Some(take) => {
                let mut lines = BufReader::new(stdout).lines();
                while let Some(line) = lines.next_line().await? {
                    take(&line);
                }
            }
        }
        Ok::<_, std::io::Error>(output)
    };
    let complaining = async {
        let mut text = Vec::new();
        let mut stderr = stderr;
        (&mut stderr).take(MOST_COMPLAINT).read_to_end(&mut text).await?;
        tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await?;
        Ok::<_, std::io::Error>(text)
    };
    let all = async { tokio::try_join!(reading, complaining, child.wait()) };
    let ended = tokio::time::timeout(limits.wall, all).await;
    let (output, complaint, status) = match ended {
        Ok(ended) => ended?,
        Err(_) => return Err(too_long()),
    };
    Ok(Ended { well: status.success(), output, complaint: first_complaint(&complaint) })
}

/// Begins it. Never from `spawn_blocking`: the kernel ends the program with the thread that began it, and threads for
/// blocking work end when they stand idle.
fn spawned(program: &str, arguments: &[OsString], limits: Limits, reach: Reach<'_>) -> Result<Child> {
    tell();
    let path = found(program)
        .ok_or_else(|| Error::unavailable(format!("“{program}” is missing: apt-get install ffmpeg.")))?;
    let walls = Walls::around(&path, &limits, reach)?;
    let mut command = Command::new(path);
    command
        .args(arguments)
        .env_clear()
        // Each arena of the allocator claims address space of its own, which the limit counts.
        .env("MALLOC_ARENA_MAX", "1")
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    walls.put_around(&mut command);
    command.spawn().map_err(|e| {
        Error::unavailable(format!("“{program}” could not be started shut in, so no file is opened with it."))
            .because(e)
    })
}

/// Where a program is.
fn found(program: &str) -> Option<PathBuf> {
    PATH.iter().map(|folder| Path::new(folder).join(program)).find(|path| path.is_file())
}

pub(super) fn too_long() -> Error {
    Error::unavailable(TOO_LONG)
}

/// Whether an error says that a program was given up because it took too long, be it for the file or for a busy machine.
#[must_use]
pub fn took_too_long(e: &Error) -> bool {
    e.message() == TOO_LONG
}

/// `file:PATH`, the only protocol that a child may use. A path from here is made whole: a child stands in `/`.
#[must_use]
pub fn file_url(path: &Path) -> OsString {
    let mut url = OsString::from("file:");
    // Without a folder to stand in there is no path from here that could be meant.
    url.push(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    url
}

/// Arguments as the system wants them, from words with spaces between.
#[must_use]
pub fn arguments(words: &str) -> Vec<OsString> {
    words.split_whitespace().map(OsString::from).collect()
}

/// The last words of the first line: `[mov @ 0x…] moov atom not found` is `moov atom not found`.
fn first_complaint(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let line = text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default();
    let bare = line.rsplit_once("] ").map_or(line, |(_, rest)| rest);
    let bare = if bare.contains("file:") { bare.rsplit(": ").next().unwrap_or_default() } else { bare };
    bare.chars().filter(|c| !c.is_control()).take(160).collect()
}

/// A child whose output is read as it comes.
pub struct Running {
    child: Child,
    wall: Duration,
    complaint: tokio::task::JoinHandle<std::io::Result<Vec<u8>>>,
}

impl Running {
    /// What `reading` makes of the child's output, after both have ended. A child that takes too long is killed; then
    /// `reading` comes to an end of its own, and is waited for.
    ///
    /// # Errors
    /// `Unavailable` when it [took too long](took_too_long); `Invalid` with its first complaint when it did not end well;
    /// what `reading` says.
    pub async fn ended_well<T>(mut self, reading: impl Future<Output = Result<T>>) -> Result<T> {
        let mut reading = std::pin::pin!(reading);
        let Ok(read) = tokio::time::timeout(self.wall, &mut reading).await else {
            self.child.start_kill()?;
            drop(reading.await);
            return Err(too_long());
        };
        let read = read?;
        let ending = async {
            let status = self.child.wait().await?;
            let complaint = self.complaint.await.map_err(Error::internal)??;
            Ok::<_, Error>((status, complaint))
        };
        let (status, complaint) = tokio::time::timeout(FAREWELL, ending).await.map_err(|_| too_long())??;
        if status.success() {
            return Ok(read);
        }
        Err(Error::invalid(format!("{} (it ended early)", first_complaint(&complaint))))
    }
}

/// Starts `program` and gives its standard output, to be read where waiting hurts nobody, under the watch of
/// [`Running::ended_well`].
///
/// # Errors
/// `Unavailable` when the program is not installed, `Missing` when what it shall read is not there.
pub fn pipe(
    program: &'static str,
    arguments: &[OsString],
    limits: Limits,
    reach: Reach<'_>,
) -> Result<(std::fs::File, Running)> {
    let mut child = spawned(program, arguments, limits, reach)?;
    let (Some(stdout), Some(mut stderr)) = (child.stdout.take(), child.stderr.take()) else {
        return Err(Error::internal("a child without pipes"));
    };
    let complaint = tokio::spawn(async move {
        let mut text = Vec::new();
        (&mut stderr).take(MOST_COMPLAINT).read_to_end(&mut text).await?;
        tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await?;
        Ok(text)
    });
    Ok((stdout.into_owned_fd()?.into(), Running { child, wall: limits.wall, complaint }))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::error::Kind;

    const NOTHING: Reach<'_> = Reach { read: &[], write: None };

    #[tokio::test]
    async fn a_child_that_hangs_is_given_up_and_its_reader_comes_to_an_end() {
        let limits = Limits { wall: Duration::from_millis(300), ..LOOK };
        let (mut output, running) = pipe("sleep", &arguments("30"), limits, NOTHING).unwrap();
        let mut over = false;
        let reading = async {
            let read = tokio::task::spawn_blocking(move || output.read_to_end(&mut Vec::new()));
            let length = read.await.unwrap().unwrap();
            over = true;
            Ok(length)
        };
        let error = running.ended_well(reading).await.unwrap_err();
        assert!(error.message().contains("took too long") && took_too_long(&error), "{error:?}");
        assert_eq!(error.kind(), Kind::Unavailable, "nothing is said against the file");
        let ran = run("sleep", &arguments("30"), limits, NOTHING, None).await.unwrap_err();
        assert!(took_too_long(&ran), "{ran:?}");
        assert!(over, "it still reads");
    }

    #[tokio::test]
    async fn what_is_missing_is_told_by_its_own_package() {
        let piped = pipe("no-such-program", &[], LOOK, NOTHING).err().unwrap();
        let ran = run("no-such-program", &[], LOOK, NOTHING, None).await.unwrap_err();
        for error in [piped, ran] {
            assert_eq!(error.kind(), Kind::Unavailable);
            assert!(error.message().contains("“no-such-program” is missing: apt-get install"), "{error:?}");
        }
        let nowhere = Reach { read: &[Path::new("/no/such/file")], write: None };
        assert_eq!(run("cat", &[], LOOK, nowhere, None).await.unwrap_err().kind(), Kind::Missing);
    }
}
