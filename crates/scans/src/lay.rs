//! Pages of one file laid behind, or onto the last page of, another, by appending: not one byte of
//! what stands is written again.

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};

use crate::ScanError;
use crate::import::{Drawing, Import};
use crate::overview::{inherited, media_box, open};

/// The name of the drawing on its page.
const NAME: &str = "BanSaoVanBan";

/// Lays the pages of `block` behind the last page of `file`. With `down_pt` the first page of the
/// block is drawn on the last page of the file instead, top edges together and then that far down;
/// the block must have one page then.
///
/// # Errors
/// When one of them is no PDF, is encrypted or has no page, or the last page is shown turned.
pub fn lay_onto(file: &[u8], block: &[u8], down_pt: Option<f64>) -> Result<Vec<u8>, ScanError> {
    let document = open(file)?;
    let block = open(block)?;
    let mut after = After {
        file: IncrementalDocument::create_from(file.to_vec(), document),
    };
    let drawings = after.import(&block)?;
    match (down_pt, drawings.first()) {
        (_, None) => return Err(ScanError::Page { page: 1 }),
        (Some(down_pt), Some(drawing)) => after.draw_on_last(drawing, down_pt)?,
        (None, _) => after.append_pages(&drawings)?,
    }
    let mut bytes = Vec::new();
    after.file.save_to(&mut bytes).map_err(ScanError::Write)?;
    Ok(bytes)
}

/// What is written behind a file.
struct After {
    file: IncrementalDocument,
}

impl After {
    fn old(&self) -> &Document {
        self.file.get_prev_documents()
    }

    fn change(&mut self, id: ObjectId) -> Result<&mut Dictionary, ScanError> {
        self.file.opt_clone_object_to_new_document(id)?;
        Ok(self.file.new_document.get_dictionary_mut(id)?)
    }

    fn import(&mut self, block: &Document) -> Result<Vec<Drawing>, ScanError> {
        let mut import = Import::new(block, &mut self.file.new_document);
        let pages = block.page_iter().zip(1..);
        pages.map(|(id, number)| import.page(id, number)).collect()
    }

    fn draw_on_last(&mut self, drawing: &Drawing, down_pt: f64) -> Result<(), ScanError> {
        let count = self.old().page_iter().count();
        let unusable = || ScanError::Page { page: count };
        let page = self.old().page_iter().last().ok_or_else(unusable)?;
        let turned = inherited(self.old(), page, b"Rotate").and_then(|turned| turned.as_i64().ok());
        if turned.is_some_and(|degrees| degrees.rem_euclid(360) != 0) {
            return Err(unusable());
        }
        let [left, _, _, top] = media_box(self.old(), page).ok_or_else(unusable)?;
        let up = top - drawing.height_pt - down_pt;
        let drawn = format!("\nQ q 1 0 0 1 {left:.3} {up:.3} cm /{NAME} Do Q");
        // What the page draws is set apart, so that nothing of it moves or colours the block.
        let before = self.add_stream(b"q\n".to_vec());
        let behind = self.add_stream(drawn.into_bytes());
        let contents = self.contents(page, before, behind);
        let resources = self.resources_with(page, drawing.id);
        let entries = self.change(page)?;
        entries.set("Contents", contents);
        entries.set("Resources", resources);
        Ok(())
    }

    fn add_stream(&mut self, content: Vec<u8>) -> ObjectId {
        let stream = Stream::new(Dictionary::new(), content);
        self.file.new_document.add_object(stream)
    }

    fn contents(&self, page: ObjectId, before: ObjectId, behind: ObjectId) -> Vec<Object> {
        let mut contents = vec![before.into()];
        let entries = self.old().get_dictionary(page).ok();
        match entries.and_then(|entries| entries.get(b"Contents").ok()) {
            Some(Object::Array(parts)) => contents.extend(parts.iter().cloned()),
            Some(Object::Reference(id)) => match self.old().get_object(*id) {
                Ok(Object::Array(parts)) => contents.extend(parts.iter().cloned()),
                _ => contents.push((*id).into()),
            },
            _ => {}
        }
        contents.push(behind.into());
        contents
    }

    /// The resources of a page, its own from now on, with the drawing among them.
    fn resources_with(&self, page: ObjectId, drawing: ObjectId) -> Dictionary {
        let found = inherited(self.old(), page, b"Resources");
        let found = found.and_then(|found| found.as_dict().ok());
        let mut resources = found.cloned().unwrap_or_default();
        let drawings = resources.get_deref(b"XObject", self.old()).ok();
        let drawings = drawings.and_then(|found| found.as_dict().ok());
        let mut drawings = drawings.cloned().unwrap_or_default();
        drawings.set(NAME, drawing);
        resources.set("XObject", drawings);
        resources
    }

    fn append_pages(&mut self, drawings: &[Drawing]) -> Result<(), ScanError> {
        let catalog = self.old().catalog()?;
        let root = catalog.get(b"Pages")?.as_reference()?;
        let mut pages = Vec::new();
        for drawing in drawings {
            let contents = self.add_stream(format!("/{NAME} Do").into_bytes());
            let page = dictionary! {
                "Type" => "Page",
                "Parent" => root,
                "MediaBox" => vec![
                    0.into(), 0.into(), drawing.width_pt.into(), drawing.height_pt.into(),
                ],
                "Resources" => dictionary! {
                    "XObject" => dictionary! { NAME => drawing.id },
                },
                "Contents" => contents,
            };
            pages.push(Object::from(self.file.new_document.add_object(page)));
        }
        let tree = self.old().get_dictionary(root)?;
        let mut kids = tree.get_deref(b"Kids", self.old())?.as_array()?.clone();
        kids.extend(pages);
        let count = tree.get_deref(b"Count", self.old())?.as_i64()?;
        let tree = self.change(root)?;
        tree.set("Kids", kids);
        tree.set("Count", count + drawings.len() as i64);
        Ok(())
    }
}
