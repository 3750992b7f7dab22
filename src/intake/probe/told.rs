//! What ffprobe tells of a file; every field may be missing.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A moving picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its codec as ffmpeg names it.
    pub codec: String,
    /// Width as shown: turned, and stretched for pixels that are not square.
    pub width: u32,
    /// Height as shown.
    pub height: u32,
}

/// One stream as ffprobe tells it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::intake) struct Stream {
    pub index: u32,
    pub field_order: Option<String>,
    pub color_space: Option<String>,
    pub color_transfer: Option<String>,
    pub r_frame_rate: Option<String>,
    pub avg_frame_rate: Option<String>,
    pub channel_layout: Option<String>,
    pub codec_type: Option<String>,
    pub codec_name: Option<String>,
    pub profile: Option<String>,
    pub level: Option<i32>,
    pub pix_fmt: Option<String>,
    pub channels: Option<u32>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    sample_aspect_ratio: Option<String>,
    pub duration: Option<String>,
    pub disposition: Disposition,
    side_data_list: Vec<SideData>,
    pub tags: Tags,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::intake) struct Disposition {
    pub attached_pic: i32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SideData {
    rotation: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::intake) struct Tags {
    pub language: Option<String>,
    rotate: Option<String>,
    #[serde(flatten)]
    pub others: BTreeMap<String, serde_json::Value>,
}

impl Stream {
    pub(in crate::intake) fn is_moving_picture(&self) -> bool {
        self.codec_type.as_deref() == Some("video") && self.disposition.attached_pic == 0
    }

    /// The language that it names.
    pub(in crate::intake) fn language(&self) -> Option<&str> {
        self.tags.language.as_deref()
    }

    pub(in crate::intake) fn has_sound(&self) -> bool {
        self.channels.is_some_and(|c| c > 0)
    }

    pub(in crate::intake) fn picture(&self) -> Option<Picture> {
        let (width, height) = (self.width.filter(|w| *w > 0)?, self.height.filter(|h| *h > 0)?);
        let width = match self.sample_aspect_ratio.as_deref().and_then(|r| r.split_once(':')) {
            Some((a, b)) => match (a.parse::<u64>(), b.parse::<u64>()) {
                (Ok(a), Ok(b)) if a > 0 && b > 0 => {
                    u32::try_from(u64::from(width) * a / b).unwrap_or(width).max(1)
                }
                _ => width,
            },
            None => width,
        };
        let turned = self.side_data_list.iter().find_map(|s| s.rotation);
        let turned = turned.or_else(|| self.tags.rotate.as_ref()?.parse().ok()).unwrap_or(0.0);
        let sideways = turned.is_finite() && (turned.rem_euclid(180.0) - 90.0).abs() < 1.0;
        let (width, height) = if sideways { (height, width) } else { (width, height) };
        Some(Picture { codec: self.codec_name.clone()?, width, height })
    }
}

/// A chapter as ffprobe tells it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::intake) struct ToldChapter {
    pub start_time: Option<String>,
    pub tags: ChapterTags,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::intake) struct ChapterTags {
    pub title: Option<String>,
}
