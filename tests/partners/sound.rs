//! Masters as workstations write them.

use std::process::Command;

use digitales::radio::pack::sound;

#[tokio::test]
async fn a_master_of_many_channels_is_folded_and_reaches_air_level() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session.wav");
    let tracks = ["0.2*sin(2*PI*440*t)"; 10].join("|");
    let source = format!("aevalsrc={tracks}:d=5");
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-f", "lavfi", "-i", &source, "-c:a", "pcm_s16le"])
        .arg(&path)
        .status();
    assert!(made.unwrap().success());
    let master = sound::master(&path, 5000).await.unwrap();
    let (_, loudness) = master.treatment(&path).await.unwrap();
    assert!(loudness.is_air_level(), "{loudness:?}");
}
