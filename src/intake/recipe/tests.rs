//! Masters and what is made of them, as a table.

use super::*;
use crate::editions::timeline::FrameRate;
use crate::intake::probe::tracks::{Light, PictureTrack, Scan, SoundTrack};

fn film(frames: u64, scan: Scan, light: Light) -> Tracks {
    let rate = FrameRate { frames, seconds: 1 };
    Tracks {
        picture: Some(PictureTrack { index: 0, rate, scan, light, matrix_told: true }),
        sound: Some(SoundTrack { index: 1, channels: 2, layout: Some("stereo".to_owned()) }),
        ..Tracks::default()
    }
}

fn of(size: (u32, u32), tracks: &Tracks, profile: Profile) -> Recipe {
    Recipe::of(&Source { size: Some(size), duration_ms: 600_000, tracks }, profile)
}

#[test]
fn a_film_comes_in_the_heights_that_its_master_has() {
    use Quality::{H240, H360, H480, H720, H1080};
    let tracks = film(25, Scan::Progressive, Light::Standard);
    for (size, profile, rungs) in [
        (
            (1920, 1080),
            Profile::Full,
            &[(H1080, 1920, 1080), (H720, 1280, 720), (H480, 854, 480), (H360, 640, 360), (H240, 426, 240)][..],
        ),
        ((3840, 2160), Profile::Small, &[(H480, 854, 480), (H240, 426, 240)]),
        (
            (1080, 1920),
            Profile::Full,
            &[(H1080, 1080, 1920), (H720, 720, 1280), (H480, 480, 854), (H360, 360, 640), (H240, 240, 426)],
        ),
        (
            (800, 800),
            Profile::Full,
            &[(H720, 720, 720), (H480, 480, 480), (H360, 360, 360), (H240, 240, 240)],
        ),
        ((768, 576), Profile::Full, &[(H480, 640, 480), (H360, 480, 360), (H240, 320, 240)]),
        ((640, 360), Profile::Small, &[(H360, 640, 360), (H240, 426, 240)]),
        ((448, 252), Profile::Full, &[(H240, 426, 240)]),
        ((176, 144), Profile::Full, &[(H240, 176, 144)]),
        ((175, 143), Profile::Small, &[(H240, 174, 142)]),
        ((1, 1), Profile::Full, &[(H240, 2, 2)]),
    ] {
        let made = of(size, &tracks, profile);
        let found: Vec<_> = made.rungs.iter().map(|r| (r.quality, r.width, r.height)).collect();
        assert_eq!(found, rungs, "{size:?} {profile}");
    }
}

#[test]
fn many_pictures_a_second_are_halved_where_old_phones_look() {
    let made = of((1920, 1080), &film(50, Scan::Progressive, Light::Standard), Profile::Full);
    let halved: Vec<_> = made.rungs.iter().map(|r| (r.lines(), r.halved)).collect();
    assert_eq!(halved, [(1080, false), (720, false), (480, true), (360, true), (240, true)]);
    assert!(made.arguments(Path::new("/b"))[1].to_string_lossy().contains("fps=50/2,scale=854:480"));
}

#[test]
fn plain_players_get_720_lines_and_small_plans_the_least() {
    let made = of((1920, 1080), &film(25, Scan::Progressive, Light::Standard), Profile::Full);
    assert_eq!(
        made.joins,
        [
            Join { quality: Quality::Progressive, picture: Some(Quality::H720), sound: true },
            Join { quality: Quality::Small, picture: Some(Quality::H240), sound: true },
        ]
    );
    let silent = Tracks { sound: None, ..film(25, Scan::Progressive, Light::Standard) };
    assert!(of((640, 480), &silent, Profile::Full).joins.iter().all(|join| !join.sound));
}

#[test]
fn a_voice_comes_for_every_line_and_every_phone() {
    use Quality::{Opus, Small, Sound, Speech};
    let sound = Some(SoundTrack { index: 0, channels: 1, layout: None });
    let tracks = Tracks { sound, ..Tracks::default() };
    let made = Recipe::of(&Source { size: None, duration_ms: 1000, tracks: &tracks }, Profile::Full);
    let found: Vec<_> = made.sounds.iter().map(|s| (s.quality, s.kbits)).collect();
    assert_eq!(found, [(Sound, 80), (Opus, 40), (Small, 48), (Speech, 24)]);
    assert_eq!(made.joins, [Join { quality: Quality::Progressive, picture: None, sound: true }]);
    let graph = made.arguments(Path::new("/b"))[1].to_string_lossy().into_owned();
    assert!(graph.contains("asplit=1[m0]") && graph.ends_with("asplit=4[a0][a1][a2][a3]"), "{graph}");
}

#[test]
fn fields_become_pictures_and_high_range_what_screens_show() {
    let graph = |scan, light| {
        of((1440, 1080), &film(25, scan, light), Profile::Full).arguments(Path::new("/b"))[1]
            .to_string_lossy()
            .into_owned()
    };
    let plain = graph(Scan::Progressive, Light::Standard);
    assert!(!plain.contains("bwdif") && !plain.contains("tonemap") && plain.contains("in_color_matrix=auto"));
    assert!(graph(Scan::Interlaced, Light::Standard).contains("bwdif=mode=send_frame:deint=all"));
    assert!(graph(Scan::Unknown, Light::Standard).contains("deint=interlaced"));
    let high = graph(Scan::Progressive, Light::High);
    assert!(
        high.contains("scale=1440:1080:flags=bicubic,zscale=t=linear")
            && high.contains("in_color_matrix=bt709")
    );
}

#[test]
fn what_it_takes_is_said_before() {
    let made = of((1920, 1080), &film(25, Scan::Progressive, Light::Standard), Profile::Full);
    let told = made.estimate(3_600_000);
    assert!((4_000_000_000..7_000_000_000).contains(&told.bytes), "{told:?}");
    assert!((1800..8000).contains(&told.seconds), "{told:?}");
    assert!(
        of((1920, 1080), &film(25, Scan::Progressive, Light::Standard), Profile::Small)
            .estimate(3_600_000)
            .bytes
            < told.bytes / 3
    );
}
