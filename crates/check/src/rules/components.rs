//! The components whose letters the decree fixes, with their names in messages.

use thethuc_recognize::Role;

pub(super) const COMPONENTS: [(Role, &str); 20] = [
    (Role::QuocHieu, "Quốc hiệu"),
    (Role::TieuNgu, "Tiêu ngữ"),
    (Role::CoQuanChuQuan, "Tên cơ quan chủ quản"),
    (Role::CoQuanBanHanh, "Tên cơ quan ban hành"),
    (Role::SoKyHieu, "Số, ký hiệu"),
    (Role::DiaDanhThoiGian, "Địa danh và thời gian"),
    (Role::TenLoai, "Tên loại văn bản"),
    (Role::TrichYeu, "Trích yếu"),
    (Role::TrichYeuCongVan, "Trích yếu công văn"),
    (Role::CanCu, "Căn cứ"),
    (Role::KinhGui, "Kính gửi"),
    (Role::NoiDung, "Nội dung"),
    (Role::QuyenHan, "Quyền hạn của người ký"),
    (Role::ChucVu, "Chức vụ của người ký"),
    (Role::HoTen, "Họ tên người ký"),
    (Role::NoiNhanNhan, "Chữ “Nơi nhận”"),
    (Role::NoiNhanDanhSach, "Danh sách nơi nhận"),
    (Role::KemTheo, "Dòng “Kèm theo”"),
    (Role::PhuLucNhan, "Chữ “Phụ lục”"),
    (Role::PhuLucTieuDe, "Tiêu đề phụ lục"),
];
