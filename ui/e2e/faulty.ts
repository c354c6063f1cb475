/** A công văn that is in order but for a blank in its symbol (TT02) and doubled blanks (CT01). */
export const FAULTY = {
  schema: 1,
  kind: 'cong-van',
  co_quan_ban_hanh: 'Trường Đại học Đông Sơn',
  so_ky_hieu: { so: 12, ky_hieu: 'ĐHĐS - ĐT' },
  dia_danh: 'Hà Nội',
  thoi_gian: { ngay: 12, thang: 10, nam: 2026 },
  trich_yeu: 'chuẩn bị năm học mới',
  kinh_gui: ['Các khoa, phòng'],
  noi_dung: [
    { type: 'doan', text: 'Thực  hiện kế hoạch năm học, Trường đề nghị các khoa, phòng rà soát nhiệm vụ được giao.' },
    { type: 'doan', text: 'Báo cáo gửi về Phòng Đào tạo trước ngày 25 tháng 10 năm 2026./.' },
  ],
  nguoi_ky: [{ chuc_vu: 'Hiệu trưởng', ho_ten: 'Trần Thị Bưởi' }],
  noi_nhan: [{ text: 'Như trên' }],
  luu: { noi_luu: ['VT', 'ĐT'] },
};
