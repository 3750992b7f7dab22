//! A passage of a work: from when to when, in which part, what is done to it, and where in the picture.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};

/// How a passage is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Nothing is heard.
    Mute,
    /// Nothing is recognised in the picture.
    Blur,
    /// It is not there.
    Cut,
}

/// A box in the picture as it is shown, in thousandths of the picture's width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// From the left edge.
    pub left: u16,
    /// From the top edge.
    pub top: u16,
    /// How wide; at least 1.
    pub width: u16,
    /// How high; at least 1.
    pub height: u16,
}

/// The whole picture, in thousandths.
const WHOLE: u16 = 1000;

impl Area {
    /// A box that lies in the picture.
    ///
    /// # Errors
    /// `Invalid` when it has no size or reaches out of the picture.
    pub fn new(left: u16, top: u16, width: u16, height: u16) -> Result<Self> {
        let fits = |from: u16, size: u16| size > 0 && from.checked_add(size).is_some_and(|end| end <= WHOLE);
        if fits(left, width) && fits(top, height) {
            return Ok(Self { left, top, width, height });
        }
        Err(Error::invalid(
            "A box lies inside the picture: left + width and top + height are at most 1, and both sizes more than 0.",
        ))
    }

    /// A box from fractions of the picture (0 to 1), made no smaller by rounding.
    ///
    /// # Errors
    /// As [`Area::new`].
    pub fn from_fractions(left: f64, top: f64, width: f64, height: f64) -> Result<Self> {
        let side = |from: f64, size: f64| {
            let inside = (0.0..=1.0).contains(&from) && size > 0.0 && from + size <= 1.0 + 1e-9;
            // Within thousandths of a picture, checked before.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
            let whole = |x: f64| x.clamp(0.0, 1000.0) as u16;
            let first = whole((from * 1000.0 + 1e-6).floor());
            let end = whole(((from + size) * 1000.0 - 1e-6).ceil());
            if inside { (first, end.saturating_sub(first)) } else { (0, 0) }
        };
        let ((left, width), (top, height)) = (side(left, width), side(top, height));
        Self::new(left, top, width, height)
    }

    /// Whether `other` lies in it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.left + other.width <= self.left + self.width
            && other.top + other.height <= self.top + self.height
    }
}

/// `left,top,width,height` in thousandths, as rows keep it.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{},{},{}", self.left, self.top, self.width, self.height)
    }
}

impl FromStr for Area {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let numbers: Option<Vec<u16>> = text.split(',').map(|n| n.parse().ok()).collect();
        match numbers.as_deref() {
            Some([left, top, width, height]) => Self::new(*left, *top, *width, *height),
            _ => Err(Error::invalid(format!("“{text}” is no box: left,top,width,height in thousandths."))),
        }
    }
}

/// A passage and what is done to it; milliseconds from the start of its part, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// Which part of the work, from 1.
    pub part: i64,
    /// Its first millisecond.
    pub start_ms: i64,
    /// The first millisecond after it.
    pub end_ms: i64,
    /// What is done.
    pub operation: Operation,
    /// Of a blur: where in the picture; none: all of it.
    pub area: Option<Area>,
}

impl Edit {
    /// A passage of the first part, and all of its picture.
    #[must_use]
    pub const fn new(start_ms: i64, end_ms: i64, operation: Operation) -> Self {
        Self { part: 1, start_ms, end_ms, operation, area: None }
    }

    /// Whether it does, while it lasts, what `asked` asks: a cut mutes and blurs, a mute does not blur, and a box is
    /// blurred by the whole picture or a box around it.
    #[must_use]
    pub fn serves(&self, asked: &Self) -> bool {
        let wide = match (&self.area, &asked.area) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(done), Some(asked)) => done.holds(asked),
        };
        self.part == asked.part
            && (self.operation == Operation::Cut || (self.operation == asked.operation && wide))
    }
}

/// Whether `edits` do at least what `passage` asks. Several edits may cover a passage together.
#[must_use]
pub fn covers(edits: &BTreeSet<Edit>, passage: &Edit) -> bool {
    let mut reached = passage.start_ms;
    // A set of edits is in order of their starts within a part.
    for edit in edits.iter().filter(|edit| edit.serves(passage)) {
        if edit.start_ms <= reached {
            reached = reached.max(edit.end_ms);
        }
    }
    reached >= passage.end_ms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_reads_back_and_is_never_smaller_than_asked() {
        let area = Area::from_fractions(0.2505, 0.1, 0.2001, 0.3).unwrap();
        assert_eq!((area.left, area.top, area.width, area.height), (250, 100, 201, 300));
        assert_eq!(area.to_string().parse::<Area>().unwrap(), area);
        assert_eq!(Area::from_fractions(0.0, 0.0, 1.0, 1.0).unwrap().to_string(), "0,0,1000,1000");
        for (left, top, width, height) in
            [(0.5, 0.0, 0.6, 0.1), (-0.1, 0.0, 0.5, 0.5), (0.0, 0.0, 0.0, 1.0), (f64::NAN, 0.0, 0.1, 0.1)]
        {
            assert!(Area::from_fractions(left, top, width, height).is_err(), "{left} {top} {width} {height}");
        }
        for text in ["", "1,2,3", "900,0,200,10", "0,0,0,5", "a,b,c,d"] {
            assert!(text.parse::<Area>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_done_serves_what_is_asked_only_in_its_part_channel_and_place() {
        use Operation::{Blur, Cut, Mute};
        let edit = |operation, area: Option<&str>| Edit {
            area: area.map(|text| text.parse().unwrap()),
            ..Edit::new(0, 10, operation)
        };
        for (done, asked, serves) in [
            (edit(Cut, None), edit(Mute, None), true),
            (edit(Cut, None), edit(Blur, Some("0,0,10,10")), true),
            (edit(Mute, None), edit(Mute, None), true),
            (edit(Mute, None), edit(Blur, None), false),
            (edit(Blur, None), edit(Mute, None), false),
            (edit(Mute, None), edit(Cut, None), false),
            (edit(Blur, None), edit(Blur, Some("0,0,10,10")), true),
            (edit(Blur, Some("0,0,10,10")), edit(Blur, None), false),
            (edit(Blur, Some("100,100,50,50")), edit(Blur, Some("100,110,50,40")), true),
            (edit(Blur, Some("100,100,50,50")), edit(Blur, Some("100,110,51,40")), false),
            (Edit { part: 2, ..edit(Cut, None) }, edit(Mute, None), false),
        ] {
            assert_eq!(done.serves(&asked), serves, "{done:?} {asked:?}");
        }
    }
}
