//! A foreign program reaches its file and its folder, and nothing else, whatever it tries.

use std::ffi::OsString;
use std::fs;
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use digitales::intake::child::confine::Means;
use digitales::intake::child::{Ended, LOOK, Limits, Reach, arguments, file_url, run};

use crate::library::ffmpeg;

/// A folder with a file to be read (`given`), one that is not (`secret`), and a place for what comes out (`out`).
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        assert!(Means::here().is_whole(), "this kernel cannot show it: {}", Means::here());
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("given"), "what was given").unwrap();
        fs::write(folder.path().join("secret"), "what nobody gave").unwrap();
        fs::create_dir(folder.path().join("out")).unwrap();
        Self(folder)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a line of shell, which may read `given` and write into `out`.
    async fn shell(&self, line: &str) -> Ended {
        self.runs("sh", &["-c".into(), line.replace("HERE", self.0.path().to_str().unwrap()).into()], ROOM)
            .await
    }

    async fn runs(&self, program: &'static str, arguments: &[OsString], limits: Limits) -> Ended {
        let (given, out) = (self.at("given"), self.at("out"));
        run(program, arguments, limits, Reach { read: &[&given], write: Some(&out) }, None).await.unwrap()
    }

    async fn ffmpeg(&self, line: &str, limits: Limits) -> Ended {
        let line = line.replace("HERE", self.0.path().to_str().unwrap());
        self.runs("ffmpeg", &arguments(&format!("-v error -nostdin -y {line}")), limits).await
    }
}

const ROOM: Limits = Limits { output_bytes: 64 << 20, wall: Duration::from_mins(1), ..LOOK };

#[tokio::test]
async fn it_reads_what_it_was_given_and_no_other_file() {
    let place = Place::new();
    assert_eq!(place.shell("read line < HERE/given; echo \"$line\"").await.output, b"what was given\n");
    for other in
        ["HERE/secret", "/etc/passwd", "/etc/hostname", "/proc/self/environ", "/proc/1/cmdline", "/dev/sda"]
    {
        let ended = place.shell(&format!("read line < {other}; echo \"$line\"")).await;
        assert!(ended.output.trim_ascii().is_empty(), "{other}: {ended:?}");
    }
    let listed = place.runs("ls", &[place.0.path().into()], ROOM).await;
    assert!(!listed.well && listed.output.is_empty(), "{listed:?}");
}

#[tokio::test]
async fn a_list_or_a_playlist_leads_to_no_other_file() {
    let place = Place::new();
    let outside = place.at("secret.wav");
    ffmpeg(&["-f", "lavfi", "-i", "sine=d=0.2"], &outside);
    let told = format!("ffconcat version 1.0\nfile '{}'\n", outside.display());
    let played = format!("#EXTM3U\n#EXTINF:1,\n{}\n#EXT-X-ENDLIST\n", outside.display());
    // Were the list not given, it could not be read either: the same list leads to a file that is given, too.
    for (demuxer, list) in [("concat -safe 0", told), ("hls -allowed_extensions ALL", played)] {
        fs::write(place.at("given"), &list).unwrap();
        let line = format!(
            "-protocol_whitelist file -f {demuxer} -i HERE/given -c:a pcm_s16le -f wav HERE/out/o.wav"
        );
        let ended = place.ffmpeg(&line, ROOM).await;
        assert!(!ended.well, "{demuxer}: {ended:?}");
        assert!(fs::metadata(place.at("out/o.wav")).map_or(0, |m| m.len()) < 1000, "{demuxer} leads out");
    }
    fs::copy(&outside, place.at("out/inside.wav")).unwrap();
    fs::write(
        place.at("given"),
        format!("ffconcat version 1.0\nfile '{}'\n", place.at("out/inside.wav").display()),
    )
    .unwrap();
    let ended =
        place.ffmpeg("-f concat -safe 0 -i HERE/given -c:a pcm_s16le -f wav HERE/out/o.wav", ROOM).await;
    assert!(ended.well, "{ended:?}");
}

#[tokio::test]
async fn it_writes_into_its_folder_and_nowhere_else() {
    let place = Place::new();
    assert!(place.shell("echo it > HERE/out/made && echo more >> HERE/out/made").await.well);
    assert_eq!(fs::read_to_string(place.at("out/made")).unwrap(), "it\nmore\n");
    for line in [
        "echo it > HERE/made",
        "echo it > HERE/given",
        "echo it >> HERE/given",
        "echo it > /tmp/made-by-a-confined-child",
        "echo it > /dev/shm/made-by-a-confined-child",
    ] {
        assert!(!place.shell(line).await.well, "{line}");
    }
    // Emptying, linking, naming anew and taking away are writing, too.
    for (program, words) in [
        ("truncate", vec!["-s0", "HERE/given"]),
        ("ln", vec!["-s", "/etc/passwd", "HERE/out/link"]),
        ("mkdir", vec!["HERE/out/folder"]),
        ("mkfifo", vec!["HERE/out/pipe"]),
        ("mv", vec!["HERE/given", "HERE/out/given"]),
        ("rm", vec!["HERE/secret"]),
        ("chmod", vec!["777", "HERE/given"]),
        ("touch", vec!["HERE/given"]),
    ] {
        let here = place.0.path().to_str().unwrap();
        let words: Vec<OsString> = words.iter().map(|word| word.replace("HERE", here).into()).collect();
        assert!(!place.runs(program, &words, ROOM).await.well, "{program}");
    }
    assert_eq!(fs::read_to_string(place.at("given")).unwrap(), "what was given");
    assert!(fs::read_dir(place.at("out")).unwrap().all(|e| e.unwrap().file_type().unwrap().is_file()));
}

#[tokio::test]
async fn it_reaches_no_network_and_no_socket() {
    let place = Place::new();
    let (tcp, unix) =
        (TcpListener::bind("127.0.0.1:0").unwrap(), UnixListener::bind(place.at("out/s")).unwrap());
    tcp.set_nonblocking(true).unwrap();
    unix.set_nonblocking(true).unwrap();
    let port = tcp.local_addr().unwrap().port();
    for address in [
        format!("http://127.0.0.1:{port}/a.mp4"),
        format!("tcp://127.0.0.1:{port}"),
        "unix:HERE/out/s".to_owned(),
    ] {
        let ended = place.ffmpeg(&format!("-i {address} -f null -"), ROOM).await;
        assert!(!ended.well, "{address}: {ended:?}");
    }
    let sent = place.ffmpeg("-f lavfi -i sine=d=0.1 -f mpegts udp://127.0.0.1:9", ROOM).await;
    assert!(!sent.well, "{sent:?}");
    let nobody = std::io::ErrorKind::WouldBlock;
    assert_eq!(tcp.accept().unwrap_err().kind(), nobody);
    assert_eq!(unix.accept().unwrap_err().kind(), nobody);
}

#[tokio::test]
async fn it_becomes_no_other_program_and_begins_none() {
    let place = Place::new();
    for line in [
        "exec /usr/bin/id",
        "/usr/bin/id; echo went on",
        "(echo a process) ; echo went on",
        "exec /lib64/ld-linux-x86-64.so.2 /usr/bin/id",
    ] {
        let ended = place.shell(line).await;
        assert!(!ended.well && ended.output.is_empty(), "{line}: {ended:?}");
    }
    let copied = place.at("out/id");
    fs::copy("/usr/bin/id", &copied).unwrap();
    let ended = place.shell("exec HERE/out/id").await;
    assert!(!ended.well && ended.output.is_empty(), "{ended:?}");
}

#[tokio::test]
async fn it_has_no_environment_of_ours_and_sends_us_no_signal() {
    let place = Place::new();
    let told = String::from_utf8(place.runs("env", &[], ROOM).await.output).unwrap();
    assert_eq!(told, "MALLOC_ARENA_MAX=1\n");
    // 0 asks whether a signal could be sent.
    let ended = place.shell(&format!("kill -0 {}", std::process::id())).await;
    assert!(!ended.well, "{ended:?}");
}

#[tokio::test]
async fn its_limits_end_it_and_it_cannot_raise_them() {
    let place = Place::new();
    let short = Limits { cpu_seconds: 1, ..ROOM };
    let ended = place.runs("sh", &["-c".into(), "while :; do :; done".into()], short).await;
    assert!(!ended.well && ended.output.is_empty(), "{ended:?}");
    let tight = Limits { memory: 200 << 20, ..ROOM };
    let large = "-f lavfi -i color=size=15000x15000:d=1 -frames:v 1 -f null -";
    assert!(!place.ffmpeg(large, tight).await.well, "more memory than allowed");
    assert!(place.ffmpeg(large, Limits { memory: 3 << 30, ..ROOM }).await.well, "as much as allowed");
    let small = Limits { output_bytes: 1 << 20, ..ROOM };
    assert!(!place.ffmpeg("-f lavfi -i anoisesrc=d=60 -f wav HERE/out/long.wav", small).await.well);
    assert!(fs::metadata(place.at("out/long.wav")).unwrap().len() <= 1 << 20);
    for raised in ["ulimit -t unlimited", "ulimit -v unlimited", "ulimit -f unlimited", "ulimit -c unlimited"]
    {
        assert!(!place.shell(raised).await.well, "{raised}");
    }
}

#[tokio::test]
async fn a_film_of_many_threads_is_made_inside() {
    let place = Place::new();
    ffmpeg(&["-f", "lavfi", "-i", "testsrc2=d=1", "-f", "lavfi", "-i", "sine=d=1"], &place.at("film.mp4"));
    fs::rename(place.at("film.mp4"), place.at("given")).unwrap();
    let line = "-i HERE/given -c:v libx264 -threads 4 -c:a aac -movflags +faststart -f mp4 HERE/out/film.mp4";
    let ended = place.ffmpeg(line, Limits { memory: 2 << 30, ..ROOM }).await;
    assert!(ended.well, "{ended:?}");
    let (given, made) = (place.at("given"), place.at("out/film.mp4"));
    let mut words = arguments("-v error -show_entries format=nb_streams -of csv=p=0 -i");
    words.push(file_url(&made));
    let told = run("ffprobe", &words, LOOK, Reach { read: &[&made], write: None }, None).await.unwrap();
    assert_eq!(told.output.trim_ascii(), b"2", "{told:?}");
    let hidden =
        run("ffprobe", &words, LOOK, Reach { read: &[Path::new(&given)], write: None }, None).await.unwrap();
    assert!(!hidden.well && hidden.complaint.contains("Permission denied"), "{hidden:?}");
}
