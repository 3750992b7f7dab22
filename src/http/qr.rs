//! Addresses as pictures: QR codes (ISO/IEC 18004) as SVG.

use crate::error::{Error, Result};

/// The quiet zone and the modules of a QR code, in pixels of its picture.
const QR_PIXELS: u32 = 320;

/// The QR code of `text` as a picture, dark on light whatever the page's colours are: cameras expect it so.
pub fn qr_code(text: &str) -> Result<String> {
    let code = qrcode::QrCode::new(text.as_bytes())
        .map_err(|e| Error::invalid("This address is too long for a QR code.").because(e))?;
    Ok(code
        .render::<qrcode::render::svg::Color<'_>>()
        .min_dimensions(QR_PIXELS, QR_PIXELS)
        .quiet_zone(true)
        .dark_color(qrcode::render::svg::Color("#000"))
        .light_color(qrcode::render::svg::Color("#fff"))
        .build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_is_a_picture_of_its_own() {
        let svg = qr_code("https://stories.example/embed/the-key?start=1:15").unwrap();
        assert!(svg.contains("<svg") && svg.contains("#000"));
    }
}
