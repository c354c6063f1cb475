//! Pictures as a PDF, one a page, in their real size.

use std::collections::BTreeMap;

use lopdf::{Document, Object, StringFormat, dictionary, text_string};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, Mm, Op, PdfDocument, PdfPage, PdfSaveOptions, Pt,
    XObject, XObjectId, XObjectTransform,
};
use sha2::{Digest, Sha256};

use crate::ScanError;
use crate::picture::{Dots, Picture};

/// The version of the file; printpdf writes 1.3, which knows neither this much nor what is lawful.
const VERSION: &str = "1.7";

/// Makes a PDF of the pictures, a page each, exactly as large as the picture is.
///
/// # Errors
/// When there is no picture.
pub fn pdf(pictures: &[Picture], title: &str) -> Result<Vec<u8>, ScanError> {
    if pictures.is_empty() {
        return Err(ScanError::Nothing);
    }
    let mut document = PdfDocument::new(title);
    let mut pages = Vec::new();
    for (picture, number) in pictures.iter().zip(1..) {
        let id = XObjectId(format!("Trang{number}"));
        let image = XObject::External(image(picture));
        document.resources.xobjects.map.insert(id.clone(), image);
        pages.push(page(picture, id));
    }
    document.with_pages(pages);
    let mut warnings = Vec::new();
    finish(
        &document.save(&PdfSaveOptions::default(), &mut warnings),
        title,
    )
}

fn page(picture: &Picture, id: XObjectId) -> PdfPage {
    let [width_pt, height_pt] = picture.size_pt().map(|side| side as f32);
    let drawn = Op::UseXobject {
        id,
        transform: XObjectTransform {
            scale_x: Some(width_pt),
            scale_y: Some(height_pt),
            no_auto_scale: true,
            ..XObjectTransform::default()
        },
    };
    PdfPage::new(Mm::from(Pt(width_pt)), Mm::from(Pt(height_pt)), vec![drawn])
}

/// The picture with its dots as they are: printpdf's own way would compress a JPEG a second time.
fn image(picture: &Picture) -> ExternalXObject {
    let (content, components, is_jpeg) = match &picture.dots {
        Dots::Jpeg(bytes, components) => (bytes, *components, true),
        Dots::Plain(samples, components) => (samples, *components, false),
    };
    let space = match components {
        1 => "DeviceGray",
        4 => "DeviceCMYK",
        _ => "DeviceRGB",
    };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let mut dict = BTreeMap::from([
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width.into())),
        ("Height", DictItem::Int(picture.height.into())),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
    ]);
    if is_jpeg {
        dict.insert("Filter", name("DCTDecode"));
    }
    ExternalXObject {
        stream: ExternalStream {
            dict: dict
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
            content: content.clone(),
            compress: !is_jpeg,
        },
        width: None,
        height: None,
        dpi: None,
    }
}

/// Puts in the place of printpdf's random identifiers one that follows from the pages, leaves no time
/// and nothing but the title in what the file says of itself, and raises the version.
fn finish(bytes: &[u8], title: &str) -> Result<Vec<u8>, ScanError> {
    let mut document = Document::load_mem(bytes)?;
    VERSION.clone_into(&mut document.version);
    let about = document.add_object(dictionary! { "Title" => text_string(title) });
    document.trailer.set("Info", about);
    document.prune_objects();
    let mut seal = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            seal.update(&stream.content);
        }
    }
    let seal = Object::String(seal.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![seal.clone(), seal]);
    let mut finished = Vec::new();
    document.save_to(&mut finished).map_err(ScanError::Write)?;
    Ok(finished)
}
