//! Pictures in the body, and the files that they are: PNG or JPEG, within limits.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::RichText;

/// The largest picture file, bytes: a scanned A4 page in colour has half of it.
pub const MAX_IMAGE_BYTES: usize = 2 << 20;
/// Most points of a picture: a file of few bytes may ask for a great deal of memory.
pub const MAX_IMAGE_PIXELS: u64 = 40_000_000;

/// Hình ảnh (a picture), on a line of its own. Its caption is plain text below it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The file, in Base64.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub data: Image,
    /// Mô tả (what it shows), for readers who do not see it.
    #[serde(default)]
    pub mo_ta: String,
    /// Width, mm; what is wider than the text area is made as wide as that.
    pub rong_mm: u16,
    /// Chú thích (caption).
    #[serde(default, skip_serializing_if = "RichText::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, type = "RichText"))]
    pub text: RichText,
}

/// What a picture file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl ImageFormat {
    /// Ending of a file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }

    /// Media type: `image/png`.
    #[must_use]
    pub fn media_type(self) -> String {
        format!("image/{}", self.ending())
    }
}

/// A picture file whose head was read: its points are not. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Image {
    bytes: Arc<[u8]>,
    format: ImageFormat,
    width_px: u32,
    height_px: u32,
}

/// Why bytes are no picture of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// More than [`MAX_IMAGE_BYTES`].
    #[error("the picture has {bytes} bytes, the limit is {MAX_IMAGE_BYTES}")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The text is not Base64.
    #[error("the picture is not in Base64")]
    NotBase64,
    /// Neither PNG nor JPEG, or cut off in its head.
    #[error("the picture is neither PNG nor JPEG")]
    Unknown,
    /// More than [`MAX_IMAGE_PIXELS`], or none.
    #[error("the picture is {width_px} by {height_px} points; it may have 1 to {MAX_IMAGE_PIXELS}")]
    Points {
        /// Its width.
        width_px: usize,
        /// Its height.
        height_px: usize,
    },
}

impl Image {
    /// A picture out of the bytes of a file.
    ///
    /// # Errors
    /// When the file is too large, is neither PNG nor JPEG, or has too many points.
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Result<Self, ImageError> {
        let bytes = bytes.into();
        if bytes.len() > MAX_IMAGE_BYTES {
            return Err(ImageError::TooLarge { bytes: bytes.len() });
        }
        let format = match imagesize::image_type(&bytes) {
            Ok(imagesize::ImageType::Png) => ImageFormat::Png,
            Ok(imagesize::ImageType::Jpeg) => ImageFormat::Jpeg,
            _ => return Err(ImageError::Unknown),
        };
        let size = imagesize::blob_size(&bytes).map_err(|_| ImageError::Unknown)?;
        let points = ImageError::Points {
            width_px: size.width,
            height_px: size.height,
        };
        let (Ok(width_px), Ok(height_px)) = (u32::try_from(size.width), u32::try_from(size.height))
        else {
            return Err(points);
        };
        if !(1..=MAX_IMAGE_PIXELS).contains(&(u64::from(width_px) * u64::from(height_px))) {
            return Err(points);
        }
        Ok(Self {
            bytes,
            format,
            width_px,
            height_px,
        })
    }

    /// The file.
    #[must_use]
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// What the file is.
    #[must_use]
    pub fn format(&self) -> ImageFormat {
        self.format
    }

    /// Width and height, points of the picture.
    #[must_use]
    pub fn size_px(&self) -> (u32, u32) {
        (self.width_px, self.height_px)
    }

    /// The file in Base64.
    #[must_use]
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.bytes)
    }
}

impl TryFrom<String> for Image {
    type Error = ImageError;

    fn try_from(text: String) -> Result<Self, ImageError> {
        // Four letters are three bytes; padding makes up for less than a group.
        if text.len() / 4 * 3 > MAX_IMAGE_BYTES + 3 {
            return Err(ImageError::TooLarge {
                bytes: text.len() / 4 * 3,
            });
        }
        let bytes = STANDARD.decode(text).map_err(|_| ImageError::NotBase64)?;
        Self::from_bytes(bytes)
    }
}

impl From<Image> for String {
    fn from(image: Image) -> Self {
        image.to_base64()
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (width, height) = self.size_px();
        write!(f, "Image({:?}, {width}x{height})", self.format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of one point.
    const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    #[test]
    fn a_picture_comes_back_as_it_was() {
        let image = Image::try_from(POINT.to_owned()).unwrap();
        assert_eq!(
            (image.format(), image.size_px()),
            (ImageFormat::Png, (1, 1))
        );
        assert_eq!(String::from(image), POINT);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let refused = |text: &str| Image::try_from(text.to_owned()).unwrap_err();
        assert_eq!(refused("%"), ImageError::NotBase64);
        assert_eq!(refused("R0lGODlhAQABAAAAACw="), ImageError::Unknown);
        assert_eq!(refused(&POINT[..24]), ImageError::Unknown);
        let mut huge = STANDARD.decode(POINT).unwrap();
        huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        assert!(matches!(
            Image::from_bytes(huge),
            Err(ImageError::Points { .. })
        ));
        let long = vec![0; MAX_IMAGE_BYTES + 1];
        assert!(matches!(
            Image::from_bytes(long),
            Err(ImageError::TooLarge { .. })
        ));
    }
}
