//! What is done with documents and books, and how far a document is.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::table::{self, Table};
use crate::value::Record;

macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it is kept and typed.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.id())
            }
        }
    };
}

named! {
    /// What was done: one line of the audit each.
    Act {
        /// The archive was made.
        LapKho = "lap-kho",
        /// A book was opened.
        MoSo = "mo-so",
        /// A term was begun.
        MoNhiemKy = "mo-nhiem-ky",
        /// A version was saved.
        LuuBan = "luu-ban",
        /// Trình duyệt: the draft was submitted — NĐ 30/2020/NĐ-CP, Điều 11.
        TrinhDuyet = "trinh-duyet",
        /// Trả lại: it was returned with a comment.
        TraLai = "tra-lai",
        /// Đồng ý: it was approved — Điều 11 and 12.
        DongY = "dong-y",
        /// Đăng ký đi: a document came to the clerk that was approved and signed on paper
        /// — Điều 15.2 and 16.
        DangKyDi = "dang-ky-di",
        /// Đăng ký đến: an incoming document was registered — Điều 22.
        DangKyDen = "dang-ky-den",
        /// Cấp số: a number was taken — Điều 15.
        CapSo = "cap-so",
        /// Cấp số bổ sung: a number was put in late.
        CapSoBoSung = "cap-so-bo-sung",
        /// Hủy số: a number was cancelled.
        HuySo = "huy-so",
        /// Ký ban hành: it was signed — Điều 13.
        Ky = "ky",
        /// Phát hành: it was issued — Điều 18.
        PhatHanh = "phat-hanh",
        /// Lưu hồ sơ: it was put into a hồ sơ — Điều 19 and 29.
        LuuHoSo = "luu-ho-so",
        /// Đính kèm: a file was attached.
        DinhKem = "dinh-kem",
        /// Lập hồ sơ: a hồ sơ was opened or described anew — Điều 28.
        LapHoSo = "lap-ho-so",
        /// Nộp lưu: a hồ sơ was handed over to the archive of the agency — Điều 30.
        NopLuu = "nop-luu",
        /// Nhiệm vụ: a task was set, changed or settled.
        NhiemVu = "nhiem-vu",
        /// Kiểm tra: everything up to a line of the audit was verified.
        KiemTra = "kiem-tra",
    }
}

named! {
    /// How far a document is.
    Stage {
        /// Soạn thảo: being drafted.
        SoanThao = "soan-thao",
        /// Trình duyệt: waiting for approval.
        TrinhDuyet = "trinh-duyet",
        /// Trả lại: returned to be changed.
        TraLai = "tra-lai",
        /// Đồng ý: approved.
        DongY = "dong-y",
        /// Đã cấp số: approved and numbered, not signed.
        CapSo = "cap-so",
        /// Đã ký: approved and signed, not numbered.
        Ky = "ky",
        /// Chờ phát hành: approved, numbered and signed.
        ChoPhatHanh = "cho-phat-hanh",
        /// Đã phát hành: issued.
        PhatHanh = "phat-hanh",
        /// Đã đăng ký đến: an incoming document, registered.
        Den = "den",
        /// Đã lưu hồ sơ: put into a hồ sơ.
        LuuHoSo = "luu-ho-so",
        /// Đã hủy số: its number was cancelled, and with it the document.
        HuySo = "huy-so",
    }
}

named! {
    /// What somebody is to the archive; one person may be several. In the order of the way of a
    /// document.
    Role {
        /// Người soạn thảo (drafter) — NĐ 30/2020/NĐ-CP, Điều 10.
        SoanThao = "soan-thao",
        /// Người kiểm tra thể thức và duyệt (reviewer) — Điều 11 and 12.
        KiemTra = "kiem-tra",
        /// Văn thư cơ quan (clerk) — Điều 14–24.
        VanThu = "van-thu",
        /// Lưu trữ cơ quan (archivist) — Điều 28–31.
        LuuTru = "luu-tru",
    }
}

/// An act on a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "WayStep"))]
pub struct Step {
    /// The document.
    pub document: i64,
    /// From 1.
    pub ordinal: u32,
    /// What was done.
    pub act: Act,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub who: String,
    /// In whose words: the reason of a return, of a cancellation.
    pub comment: String,
    /// The place that a comment is about: a field path of the model (`/noi_dung/3`).
    pub place: String,
    /// With an approval, what it covers: [`crate::Version::fingerprint`].
    pub fingerprint: Option<String>,
}

impl Record for Step {
    const TABLE: &'static Table = &table::STEP;
}
