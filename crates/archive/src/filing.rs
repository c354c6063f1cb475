//! Hồ sơ: opened, described anew, filled.

use std::collections::HashMap;

use crate::archive::Archive;
use crate::read;
use crate::records::{Act, Entry, Filing, HoSo, HoSoFacts, Version};
use crate::store::Store;
use crate::transaction::{Line, Remark, Transaction, following};
use crate::value::Row;
use crate::{ArchiveError, Result};

/// What is counted of a hồ sơ — PL VI, Phần II, mục III, fields 9 and 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Tổng số văn bản trong hồ sơ (`DocTotal`).
    pub documents: u32,
    /// Tổng số trang của hồ sơ (`PageTotal`), of the documents whose pages are known.
    pub pages: u32,
}

/// A line of the mục lục văn bản, tài liệu trong hồ sơ — PL V, mục IV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsLine {
    /// Số thứ tự văn bản trong hồ sơ.
    pub position: u32,
    /// The document: số, ký hiệu, ngày tháng, tên loại và trích yếu, tác giả.
    pub entry: Entry,
    /// Số trang, where it is known.
    pub pages: Option<u32>,
    /// The page of the hồ sơ on which it begins, as long as the pages of all before it are known.
    pub first_page: Option<u32>,
    /// Ghi chú.
    pub note: String,
}

impl Transaction<'_> {
    /// Lập hồ sơ: opens a hồ sơ and returns its identifier — NĐ 30/2020/NĐ-CP, Điều 28.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] for a blank title or symbol, [`ArchiveError::TooLong`] for a field
    /// that is too long.
    pub fn open_ho_so(&mut self, facts: HoSoFacts) -> Result<i64> {
        let last: Option<HoSo> = read::last(self.store, &[])?;
        let id = last.map_or(1, |last| last.id + 1);
        self.describe(id, 1, facts)?;
        Ok(id)
    }

    /// Describes a hồ sơ anew; what it was called before is kept.
    ///
    /// # Errors
    /// As [`Self::open_ho_so`]; [`ArchiveError::Unknown`] when there is none.
    pub fn describe_ho_so(&mut self, id: i64, facts: HoSoFacts) -> Result<()> {
        let last = read::ho_so(self.store, id)?;
        self.describe(id, following(Some(last.ordinal)), facts)
    }

    /// Lưu hồ sơ: puts a document into a hồ sơ, behind those that are there; one that is in another
    /// moves — NĐ 30/2020/NĐ-CP, Điều 19 and 29.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when the document was neither issued nor received.
    pub fn file(&mut self, document: i64, ho_so: i64) -> Result<u32> {
        read::ho_so(self.store, ho_so)?;
        let before: Option<Filing> = read::last(self.store, &[("document", document.into())])?;
        let inside: Vec<Filing> = read::all(self.store, &[("ho_so", ho_so.into())])?;
        let position = following(inside.iter().map(|filing| filing.position).max());
        let rows = vec![Row::of(&Filing {
            document,
            ordinal: following(before.map(|filing| filing.ordinal)),
            ho_so,
            position,
        })?];
        self.step(document, Act::LuuHoSo, Remark::default(), rows)?;
        Ok(position)
    }

    fn describe(&mut self, id: i64, ordinal: u32, facts: HoSoFacts) -> Result<()> {
        let facts = facts.clean()?;
        let line = Line {
            act: Act::LapHoSo,
            document: None,
            detail: &facts.file_notation.clone(),
        };
        self.record(&line, &[Row::of(&HoSo { id, ordinal, facts })?])
    }
}

impl<S: Store> Archive<S> {
    /// The documents of a hồ sơ with what was last saved of them, in their order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contents(&self, ho_so: i64) -> Result<Vec<(Filing, Version)>> {
        let mut filings: Vec<Filing> = read::latest(&self.store, &[("ho_so", ho_so.into())])?;
        filings.sort_by_key(|filing| filing.position);
        let documents: Vec<i64> = filings.iter().map(|filing| filing.document).collect();
        let versions: Vec<Version> = read::among(&self.store, "document", &documents, true)?;
        let mut versions: HashMap<i64, Version> = versions
            .into_iter()
            .map(|version| (version.document, version))
            .collect();
        let pairs = filings.into_iter().filter_map(|filing| {
            let version = versions.remove(&filing.document)?;
            Some((filing, version))
        });
        Ok(pairs.collect())
    }

    /// Mục lục văn bản, tài liệu trong hồ sơ — NĐ 30/2020/NĐ-CP, Điều 29.2; PL V, mục IV.
    ///
    /// # Errors
    /// When the store fails.
    pub fn table_of_contents(&self, ho_so: i64) -> Result<Vec<ContentsLine>> {
        let contents = self.contents(ho_so)?;
        let documents: Vec<i64> = contents.iter().map(|(filing, _)| filing.document).collect();
        let mut entries = self.entries(&documents)?;
        let mut next_page = Some(1);
        let mut lines = Vec::new();
        for (filing, version) in contents {
            let entry = entries.remove(&filing.document);
            let pages = version.facts.page_amount;
            lines.push(ContentsLine {
                position: filing.position,
                entry: entry.ok_or_else(|| ArchiveError::unknown("document", filing.document))?,
                pages,
                first_page: next_page,
                note: version.facts.description,
            });
            next_page = next_page.zip(pages).map(|(first, pages)| first + pages);
        }
        Ok(lines)
    }

    /// Danh mục hồ sơ of a year, by đề mục and by số và ký hiệu — Điều 28; PL V, mục II.
    ///
    /// # Errors
    /// When the store fails.
    pub fn catalogue(&self, year: u16) -> Result<Vec<HoSo>> {
        let mut found = self.all_ho_so()?;
        found.retain(|ho_so| ho_so.facts.file_catalog == year);
        found.sort_by(|a, b| {
            let key = |ho_so: &HoSo| {
                (
                    ho_so.facts.heading.clone(),
                    ho_so.facts.file_notation.clone(),
                )
            };
            key(a).cmp(&key(b))
        });
        Ok(found)
    }

    /// All hồ sơ, as they are described now.
    ///
    /// # Errors
    /// When the store fails.
    pub fn all_ho_so(&self) -> Result<Vec<HoSo>> {
        read::latest(&self.store, &[])
    }

    /// What is counted of hồ sơ; those without documents are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn totals(&self, ho_so: &[i64]) -> Result<HashMap<i64, Totals>> {
        let mut all: HashMap<i64, Totals> = HashMap::new();
        let filings: Vec<Filing> = read::among(&self.store, "ho_so", ho_so, true)?;
        for some in filings.chunks(read::TOGETHER) {
            let documents: Vec<i64> = some.iter().map(|filing| filing.document).collect();
            let versions: Vec<Version> = read::among(&self.store, "document", &documents, true)?;
            let pages: HashMap<i64, Option<u32>> = versions
                .iter()
                .map(|version| (version.document, version.facts.page_amount))
                .collect();
            for filing in some {
                if let Some(pages) = pages.get(&filing.document) {
                    let totals = all.entry(filing.ho_so).or_default();
                    totals.documents += 1;
                    totals.pages += pages.unwrap_or(0);
                }
            }
        }
        Ok(all)
    }
}
