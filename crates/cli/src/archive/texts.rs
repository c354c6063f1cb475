//! What the archive says, in Vietnamese.

use thethuc_archive::{ArchiveError, Stage, Summary, Trouble, Value};

/// What is wrong, and what to do.
pub(super) fn error(error: &ArchiveError) -> String {
    match error {
        ArchiveError::NotFound(path) => format!(
            "Không có kho tại {}. Hãy lập kho bằng thethuc register init, hoặc chỉ đúng tệp bằng --archive.",
            path.display()
        ),
        ArchiveError::Exists(path) => {
            format!("{} đã có. Hãy chọn tên khác.", path.display())
        }
        ArchiveError::NotAnArchive(path) => format!(
            "{} không phải là kho của Thể Thức, hoặc đã hỏng phần đầu. Tệp không bị thay đổi. Hãy chọn đúng tệp, hoặc khôi phục từ bản sao lưu.",
            path.display()
        ),
        ArchiveError::Newer { path, found, .. } => format!(
            "{} do phiên bản mới hơn của Thể Thức ghi (cấu trúc số {found}). Tệp không bị thay đổi. Hãy cập nhật chương trình.",
            path.display()
        ),
        ArchiveError::NetworkShare { path, system } => format!(
            "{} nằm trên ổ mạng ({system}). Hai máy cùng ghi sẽ làm hỏng kho. Hãy để kho trên ổ đĩa của máy này.",
            path.display()
        ),
        ArchiveError::Broken { line } => format!(
            "Nhật ký đứt ở dòng {line}: dữ liệu đã bị sửa từ bên ngoài. Hãy xem chi tiết bằng thethuc verify, rồi khôi phục từ bản sao lưu."
        ),
        ArchiveError::BadCopy { path, detail } => format!(
            "Bản sao {} không nguyên vẹn ({detail}). Không có gì bị thay đổi. Hãy kiểm tra kho bằng thethuc verify, hoặc dùng bản sao lưu khác.",
            path.display()
        ),
        ArchiveError::Busy => {
            "Kho đang được chương trình khác dùng. Hãy đóng chương trình đó, rồi thử lại."
                .to_owned()
        }
        ArchiveError::NotNow { act, stage: at } => format!(
            "Không làm được bước “{act}” vì văn bản ở trạng thái “{}”.",
            stage(*at)
        ),
        ArchiveError::Unknown { what, id } => format!("Không có {} “{id}”.", thing(what)),
        ArchiveError::Taken { what, id } => {
            format!("Đã có {} “{id}”. Hãy chọn tên khác.", thing(what))
        }
        ArchiveError::Changed => {
            "Văn bản đã thay đổi sau khi được xem. Hãy xem lại rồi duyệt.".to_owned()
        }
        ArchiveError::Missing(field) => format!("Thiếu {}. Hãy điền rồi thử lại.", name(field)),
        ArchiveError::TooLong { field, max } => format!(
            "{} dài hơn {max} ký tự (Phụ lục VI, Nghị định 30/2020/NĐ-CP). Hãy rút ngắn.",
            name(field)
        ),
        ArchiveError::TooLarge(bytes) => format!("Dữ liệu lớn hơn {bytes} byte. Hãy tách nhỏ."),
        ArchiveError::Future(day) => format!(
            "Ngày {} chưa đến: số chỉ cấp cho ngày hôm nay hoặc trước đó.",
            day.format("%d/%m/%Y")
        ),
        ArchiveError::NoTerm { book, day } => format!(
            "Sổ “{book}” chưa có nhiệm kỳ nào vào ngày {}. Hãy mở bằng thethuc register open-term.",
            day.format("%d/%m/%Y")
        ),
        ArchiveError::NoPlace(number) => format!(
            "Không chèn được sau số {number:02}: số đó chưa cấp, hoặc đã đủ các chữ a đến z."
        ),
        ArchiveError::Object { sha256 } => {
            format!(
                "Tệp đính kèm {sha256} bị mất hoặc đã bị thay đổi. Hãy khôi phục từ bản sao lưu."
            )
        }
        ArchiveError::File { path, source } => format!(
            "Không đọc hoặc ghi được {}: {source}. Hãy kiểm tra ổ đĩa và quyền truy cập.",
            path.display()
        ),
        ArchiveError::HalfDone => {
            "Việc này không làm được trọn vẹn nên không có gì được ghi. Hãy thử lại.".to_owned()
        }
        other => {
            format!("Cơ sở dữ liệu không trả lời được ({other}). Hãy kiểm tra bằng thethuc verify.")
        }
    }
}

/// How far a document is.
pub(super) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::SoanThao => "đang soạn thảo",
        Stage::TrinhDuyet => "đang trình duyệt",
        Stage::TraLai => "bị trả lại",
        Stage::DongY => "đã duyệt",
        Stage::CapSo => "đã cấp số, chưa ký",
        Stage::Ky => "đã ký, chưa cấp số",
        Stage::ChoPhatHanh => "chờ phát hành",
        Stage::PhatHanh => "đã phát hành",
        Stage::Den => "đã đăng ký đến",
        Stage::LuuHoSo => "đã lưu hồ sơ",
        Stage::HuySo => "đã hủy số",
    }
}

/// What is not as it was written, and where.
pub(super) fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::File(detail) => format!("Tệp cơ sở dữ liệu hỏng: {detail}"),
        Trouble::Audit { line } => format!("Nhật ký đứt ở dòng {line}."),
        Trouble::Head { line } => {
            format!("Nhật ký không còn dòng {line} như dấu đã cất: bị cắt bớt hoặc viết lại.")
        }
        Trouble::Changed { table, key, line } => format!(
            "Bảng {table}, dòng {}: đã bị sửa sau khi ghi (nhật ký dòng {line}).",
            keys(key)
        ),
        Trouble::Gone { table, key, line } => format!(
            "Bảng {table}, dòng {}: đã bị xóa (nhật ký dòng {line}).",
            keys(key)
        ),
        Trouble::Foreign { table, key } => {
            format!("Bảng {table}, dòng {}: không có trong nhật ký.", keys(key))
        }
        Trouble::Object { document, name } => {
            format!("Văn bản mã {document}: tệp đính kèm “{name}” bị mất hoặc đã bị thay đổi.")
        }
        Trouble::Index { document } => format!(
            "Văn bản mã {document}: chỉ mục khác dữ liệu. Dựng lại bằng thethuc verify --reindex."
        ),
    }
}

/// What an archive holds.
pub(super) fn summary(summary: &Summary) -> String {
    let series: String = summary
        .series
        .iter()
        .map(|last| {
            format!(
                "  Sổ {} {}: đến số {}\n",
                last.book,
                last.period,
                last.text()
            )
        })
        .collect();
    format!(
        "{}: {} văn bản, {} tệp đính kèm, nhật ký đến dòng {}\n{series}",
        summary.office, summary.documents, summary.attachments, summary.head.line
    )
}

fn keys(key: &[Value]) -> String {
    let parts: Vec<String> = key
        .iter()
        .map(|value| match value {
            Value::Null => String::new(),
            Value::Int(number) => number.to_string(),
            Value::Text(text) => text.clone(),
        })
        .collect();
    parts.join("/")
}

fn thing(what: &str) -> &str {
    match what {
        "document" => "văn bản",
        "book" => "sổ",
        "term" => "nhiệm kỳ",
        "ho-so" => "hồ sơ",
        "number" => "số",
        other => other,
    }
}

fn name(field: &str) -> &str {
    match field {
        "organ_name" => "cơ quan ban hành",
        "subject" => "trích yếu",
        "code_notation" => "ký hiệu",
        "code_number" => "số của văn bản",
        "code" => "mã định danh",
        "type_name" => "tên loại",
        "language" => "ngôn ngữ",
        "description" => "ghi chú",
        "position" => "chức vụ",
        "full_name" => "họ tên người ký",
        "to" => "tên nơi nhận",
        "organ_id" => "mã định danh nơi nhận",
        "who" => "tên người thực hiện (--who)",
        "reason" => "lý do",
        "comment" => "ý kiến",
        "book" => "tên sổ",
        "name" => "tên tệp",
        "title" => "tiêu đề hồ sơ",
        "file_notation" => "số và ký hiệu hồ sơ",
        "maintenance" => "thời hạn bảo quản",
        "rights" => "chế độ sử dụng",
        "creator" => "người lập",
        other => other,
    }
}
