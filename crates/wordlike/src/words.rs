//! What the papers say. Every name is invented.

/// The words of a paper, without the marks that a list or a line adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Cơ quan chủ quản, in capitals.
    pub superior: &'static str,
    /// Cơ quan ban hành, in capitals.
    pub issuing: &'static str,
    /// Số; none where it is still blank.
    pub number: Option<u32>,
    /// Ký hiệu.
    pub symbol: &'static str,
    /// Địa danh.
    pub place: &'static str,
    /// Ngày, tháng, năm; the first two are none where they are still blank.
    pub date: (Option<u8>, Option<u8>, u16),
    /// Tên loại, in capitals; none is a công văn.
    pub heading: Option<&'static str>,
    /// Trích yếu, without `V/v`.
    pub subject: &'static str,
    /// Thẩm quyền ban hành, in capitals.
    pub authority: Option<&'static str>,
    /// Căn cứ.
    pub grounds: Vec<&'static str>,
    /// Kính gửi.
    pub addressees: Vec<&'static str>,
    /// Nội dung.
    pub body: Vec<Item>,
    /// Nơi nhận, without the last line.
    pub recipients: Vec<&'static str>,
    /// Where it is filed: the last line of Nơi nhận.
    pub filed: Vec<&'static str>,
    /// `KT. GIÁM ĐỐC`; none where the head signs.
    pub signs_for: Option<&'static str>,
    /// Chức vụ, in capitals.
    pub title: &'static str,
    /// Họ tên.
    pub name: &'static str,
}

/// A paragraph of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Without a label.
    Text(&'static str),
    /// `Điều 1.`
    Dieu(&'static str),
    /// `1.`
    Khoan(&'static str),
    /// `a)`
    Diem(&'static str),
    /// `-`
    Gach(&'static str),
}

impl Words {
    /// A công văn.
    #[must_use]
    pub fn cong_van() -> Self {
        Self {
            superior: "UBND TỈNH SÔNG LAM",
            issuing: "SỞ NỘI VỤ",
            number: Some(213),
            symbol: "SNV-TCCB",
            place: "Sông Lam",
            date: (Some(5), Some(3), 2026),
            heading: None,
            subject: "rà soát hồ sơ công chức, viên chức năm 2026",
            authority: None,
            grounds: Vec::new(),
            addressees: vec![
                "Các sở, ban, ngành thuộc tỉnh",
                "Ủy ban nhân dân các xã, phường",
            ],
            body: vec![
                Item::Text(
                    "Thực hiện kế hoạch công tác năm 2026, Sở Nội vụ đề nghị các cơ quan, đơn vị rà soát \
                     hồ sơ công chức, viên chức thuộc thẩm quyền quản lý.",
                ),
                Item::Khoan("Nội dung rà soát"),
                Item::Diem(
                    "Sơ yếu lý lịch, quyết định tuyển dụng và các quyết định nâng bậc lương;",
                ),
                Item::Diem("Văn bằng, chứng chỉ đã được bổ sung từ năm 2021 đến nay."),
                Item::Khoan(
                    "Thời hạn thực hiện: báo cáo gửi về Sở trước ngày 30 tháng 4 năm 2026.",
                ),
                Item::Gach("Báo cáo bằng văn bản điện tử có ký số;"),
                Item::Gach("Số liệu kèm theo lập thành bảng."),
                Item::Text("Đề nghị các cơ quan, đơn vị phối hợp thực hiện./."),
            ],
            recipients: vec!["Như trên", "Giám đốc, các Phó Giám đốc Sở"],
            filed: vec!["VT", "TCCB"],
            signs_for: Some("KT. GIÁM ĐỐC"),
            title: "PHÓ GIÁM ĐỐC",
            name: "Nguyễn Thị Hải Đường",
        }
    }

    /// A decision in three điều.
    #[must_use]
    pub fn quyet_dinh() -> Self {
        Self {
            symbol: "QĐ-SNV",
            heading: Some("QUYẾT ĐỊNH"),
            subject: "Về việc thành lập Tổ rà soát hồ sơ công chức",
            authority: Some("GIÁM ĐỐC SỞ NỘI VỤ"),
            grounds: vec![
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                "Theo đề nghị của Trưởng phòng Tổ chức, cán bộ",
            ],
            addressees: Vec::new(),
            body: vec![
                Item::Dieu("Thành lập Tổ rà soát hồ sơ công chức của Sở gồm năm thành viên."),
                Item::Dieu("Tổ có nhiệm vụ rà soát, đối chiếu hồ sơ và báo cáo Giám đốc Sở."),
                Item::Dieu("Quyết định này có hiệu lực kể từ ngày ký./."),
            ],
            recipients: vec!["Như Điều 2", "Lãnh đạo Sở"],
            signs_for: None,
            title: "GIÁM ĐỐC",
            name: "Trần Quốc Việt",
            ..Self::cong_van()
        }
    }

    /// A blank form: fields for a program to fill in.
    #[must_use]
    pub fn form() -> Self {
        Self {
            superior: "UBND ${TINH}",
            issuing: "UBND ${HUYEN}",
            number: None,
            symbol: "UBND-VP",
            place: "${DIA_DANH}",
            date: (None, None, 2026),
            addressees: vec!["Ông (bà) ${HO_TEN}"],
            body: vec![
                Item::Text("Ủy ban nhân dân ${HUYEN} đã nhận được đơn của ông (bà) ${HO_TEN}."),
                Item::Text("Đề nghị ông (bà) bổ sung hồ sơ theo quy định./."),
            ],
            recipients: vec!["Như trên"],
            filed: vec!["VT"],
            signs_for: Some("TM. ỦY BAN NHÂN DÂN"),
            title: "CHỦ TỊCH",
            name: "${NGUOI_KY}",
            ..Self::cong_van()
        }
    }

    /// `Số: 213/SNV-TCCB`, with so many blanks in the place of the number or before it.
    pub(crate) fn number_line(&self, blanks: usize) -> String {
        let number = self
            .number
            .map(|number| format!("{number:02}"))
            .unwrap_or_default();
        format!("Số:{}{number}/{}", " ".repeat(blanks.max(1)), self.symbol)
    }

    /// `Sông Lam, ngày 05 tháng 3 năm 2026`.
    pub(crate) fn date_line(&self) -> String {
        let (day, month, year) = self.date;
        let day = day.map_or("    ".to_owned(), |day| format!("{day:02}"));
        let month = match month {
            None => "    ".to_owned(),
            Some(month @ 1..=2) => format!("{month:02}"),
            Some(month) => month.to_string(),
        };
        format!("{}, ngày {day} tháng {month} năm {year}", self.place)
    }
}
