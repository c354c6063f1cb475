//! The rules, one a file, and the list of them. A new rule costs its file, its cases under
//! `tests/rules/` and one line here.

mod components;
mod measures;
mod words;

macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every rule, in the order in which findings are listed.
        pub const RULES: &[crate::Rule] = &[$($module::RULE),*];
    };
}

rules![
    tt01_thieu_thanh_phan,
    tt02_ky_hieu_co_khoang_trang,
    tt03_chu_viet_tat_ten_loai,
    tt04_cong_van_khong_ghi_cv,
    tt05_cong_van_thieu_don_vi,
    tt06_nam_trong_ky_hieu,
    tt07_dia_danh_viet_tat,
    tt08_dia_danh_ghi_day_du,
    tt09_trich_yeu_lap_ve_viec,
    tt10_trich_yeu_co_dau_cham,
    tt11_trich_yeu_in_hoa,
    tt12_thieu_tieu_de,
    tt13_co_quan_ban_hanh_viet_tat,
    tt14_phu_luc_khong_co,
    tt15_phu_luc_khong_duoc_dan,
    tt16_cho_trong_chua_dien,
    tt17_trang_ngang_khong_co_bang,
    tb01_kho_giay,
    tb02_le_trang,
    tb03_trang_ngang,
    tb04_phong_chu,
    tb05_bang_ma_cu,
    tb06_mau_chu,
    tb07_so_trang,
    tb08_so_trang_dau,
    tb09_kieu_so_trang,
    tb10_quoc_hieu_tieu_ngu,
    tb11_co_chu,
    tb12_kieu_chu,
    tb13_in_hoa,
    tb14_can_deu,
    tb15_lui_dau_dong,
    tb16_cach_doan,
    tb17_gian_dong,
    tb18_duong_ke,
    nn01_kinh_gui,
    nn02_noi_nhan_dau_tien,
    nn03_dong_luu,
    nn04_trung_noi_nhan,
    nn05_hoc_ham_hoc_vi,
    nn06_ho_ten_in_hoa,
    nn07_ky_thay_thieu_chuc_vu,
    nn08_cap_pho_khong_ky_thay,
    nn09_quyen_han_trong_chuc_vu,
    vh01_phan_dieu_khoan_diem,
    vh02_thanh_pho_ho_chi_minh,
    ct01_khoang_trang_thua,
    ct02_khoang_trang_truoc_dau,
    ct03_chu_eth,
    ct04_ky_tu_an,
];
