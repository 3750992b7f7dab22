//! The picture of an edition as ffmpeg's filters: whole frames, blurred beyond recognition or left out.

use std::fmt::Write as _;

use super::plan::PartPlan;
use super::timeline::{FrameRate, Frames, frames};
use crate::consent::passage::Area;

/// The longer side of an edition's picture is at most this many pixels; a child's memory holds no more.
const LONGEST: u32 = 1920;
/// What is left of the longer side of a blurred whole picture, in cells of one colour each.
const CELLS: u32 = 12;
/// What is left of the longer side of a blurred box: too few to make out a face, also over many frames.
const CELLS_OF_A_BOX: u32 = 4;

/// Width and height of an edition's picture: those of the master as it is shown, both even, and not too large.
#[must_use]
pub fn size(width: u32, height: u32) -> (u32, u32) {
    let longer = width.max(height).max(1);
    let fit = |side: u32| if longer <= LONGEST { side } else { side * LONGEST / longer };
    let even = |side: u32| (fit(side) / 2 * 2).max(2);
    (even(width), even(height))
}

/// A filter graph from `[0:V:0]` to `[picture]`, `size` wide and high, every frame in a place of its own.
#[must_use]
pub fn filters(plan: &PartPlan, rate: FrameRate, (width, height): (u32, u32)) -> String {
    let FrameRate { frames: count, seconds } = rate;
    let mut graph = format!(
        "[0:V:0]fps=fps={count}/{seconds}:start_time=0,scale={width}:{height},setsar=1,format=yuv420p[f0]"
    );
    let mut at = 0;
    for (area, spans) in &plan.blurs {
        let place = placed(*area, (width, height));
        let when = during(&frames(spans, rate), rate);
        // Writing to a String cannot fail.
        let _ = write!(graph, ";{}", blurred(at, place, area.is_some(), &when));
        at += 1;
    }
    let _ = write!(graph, ";[f{at}]{}[picture]", left_out(&frames(&plan.cuts, rate), rate));
    graph
}

/// A box of pixels.
#[derive(Clone, Copy)]
struct Place {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

/// The pixels of an area: never fewer than it names, on even places as colour is kept.
fn placed(area: Option<Area>, (width, height): (u32, u32)) -> Place {
    let Some(area) = area else { return Place { left: 0, top: 0, width, height } };
    let side = |from: u16, size: u16, whole: u32| {
        let first = whole * u32::from(from) / 1000 / 2 * 2;
        let end = (whole * (u32::from(from) + u32::from(size))).div_ceil(1000).next_multiple_of(2).min(whole);
        (first.min(whole - 2), end.max(first + 2) - first.min(whole - 2))
    };
    let (left, box_width) = side(area.left, area.width, width);
    let (top, box_height) = side(area.top, area.height, height);
    Place { left, top, width: box_width, height: box_height }
}

/// Draws over the picture what is left of `place` when it was made of a few cells and these were smoothed.
fn blurred(at: usize, place: Place, in_a_box: bool, when: &str) -> String {
    let Place { left, top, width, height } = place;
    let most = if in_a_box { CELLS_OF_A_BOX } else { CELLS };
    let cells = |side: u32| (side * most).div_ceil(width.max(height)).max(1);
    let (across, down) = (cells(width), cells(height));
    let next = at + 1;
    format!(
        "[f{at}]split[k{at}][b{at}];[b{at}]crop={width}:{height}:{left}:{top},scale={across}:{down}:flags=area,\
         scale={}:{}:flags=neighbor,gblur=sigma=4,scale={width}:{height}:flags=bilinear[o{at}];\
         [k{at}][o{at}]overlay={left}:{top}:enable='{when}'[f{next}]",
        across * 8,
        down * 8
    )
}

/// True within these frames: from half a frame before the first to half a frame behind the last.
fn during(frames: &[Frames], rate: FrameRate) -> String {
    let half = |number: u64, behind: bool| {
        let twice =
            if behind { u128::from(number) * 2 + 1 } else { (u128::from(number) * 2).saturating_sub(1) };
        // Millionths of a second: a frame lasts 16,666 of them at least.
        let micros = twice * u128::from(rate.seconds) * 1_000_000 / (2 * u128::from(rate.frames));
        format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
    };
    let each =
        frames.iter().map(|f| format!("between(t,{},{})", half(f.first, false), half(f.end - 1, true)));
    each.collect::<Vec<_>>().join("+")
}

fn left_out(cuts: &[Frames], rate: FrameRate) -> String {
    if cuts.is_empty() {
        return "null".to_owned();
    }
    let FrameRate { frames, seconds } = rate;
    format!("select='not({})',setpts=N*{seconds}/({frames}*TB)", during(cuts, rate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editions::plan::Span;

    const PAL: FrameRate = FrameRate { frames: 25, seconds: 1 };

    #[test]
    fn a_picture_keeps_its_size_unless_it_is_too_large_or_odd() {
        for (given, made) in [
            ((640, 360), (640, 360)),
            ((641, 359), (640, 358)),
            ((7680, 4320), (1920, 1080)),
            ((1080, 1920), (1080, 1920)),
            ((2160, 3840), (1080, 1920)),
            ((1, 1), (2, 2)),
        ] {
            assert_eq!(size(given.0, given.1), made);
        }
    }

    #[test]
    fn a_box_of_the_picture_is_covered_to_the_pixel() {
        for (area, pixels) in [
            ("0,0,1000,1000", (0, 0, 640, 360)),
            ("250,500,250,250", (160, 180, 160, 90)),
            ("251,500,1,1", (160, 180, 2, 2)),
            ("999,999,1,1", (638, 358, 2, 2)),
            ("333,333,334,334", (212, 118, 216, 124)),
        ] {
            let p = placed(Some(area.parse().unwrap()), (640, 360));
            assert_eq!((p.left, p.top, p.width, p.height), pixels, "{area}");
        }
    }

    #[test]
    fn the_filters_of_a_plan() {
        let span = |start, end| vec![Span { start, end }];
        let plain = PartPlan { length_ms: 9000, ..PartPlan::default() };
        let begin = "[0:V:0]fps=fps=25/1:start_time=0,scale=640:360,setsar=1,format=yuv420p[f0]";
        assert_eq!(filters(&plain, PAL, (640, 360)), format!("{begin};[f0]null[picture]"));

        let cut = PartPlan { cuts: span(1000, 2000), ..plain.clone() };
        let select = "select='not(between(t,0.940000,2.020000))',setpts=N*1/(25*TB)";
        assert_eq!(filters(&cut, PAL, (640, 360)), format!("{begin};[f0]{select}[picture]"));

        let blurs = [(None, span(0, 40)), (Some("0,0,500,500".parse().unwrap()), span(1000, 2000))];
        let both = filters(&PartPlan { blurs: blurs.into(), ..plain }, PAL, (640, 360));
        let whole = "[f0]split[k0][b0];[b0]crop=640:360:0:0,scale=12:7:flags=area,scale=96:56:flags=neighbor,\
             gblur=sigma=4,scale=640:360:flags=bilinear[o0];[k0][o0]overlay=0:0:enable='between(t,0.000000,0.060000)'[f1]";
        let boxed = "[f1]split[k1][b1];[b1]crop=320:180:0:0,scale=4:3:flags=area,scale=32:24:flags=neighbor,\
             gblur=sigma=4,scale=320:180:flags=bilinear[o1];[k1][o1]overlay=0:0:enable='between(t,0.940000,2.020000)'[f2]";
        assert_eq!(both, format!("{begin};{whole};{boxed};[f2]null[picture]"));
    }
}
