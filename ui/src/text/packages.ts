/** Words about what is sent to and comes from other systems. */
export const packages = {
  edxml: {
    open: 'Xuất edXML…',
    title: 'Xuất văn bản thành tệp edXML',
    lead: 'Tệp chứa thông tin của văn bản trong sổ và các tệp chọn dưới đây, để gửi qua hệ thống quản lý văn bản.',
    recipients: 'Nơi nhận',
    organId: 'Mã định danh',
    organName: 'Tên cơ quan, tổ chức',
    organHint: 'Ví dụ: H26.18. Hỏi đơn vị vận hành trục liên thông.',
    add: 'Thêm nơi nhận',
    remove: (index: number) => `Bỏ nơi nhận ${index + 1}`,
    files: 'Tệp gửi đi',
    noFiles: 'Văn bản chưa có tệp đính kèm. Hãy đính kèm tệp PDF đã ký số trước.',
    save: 'Chọn nơi ghi…',
    file: 'Tệp edXML',
  },
  receive: {
    open: 'Nhận edXML…',
    says: 'Tệp edXML ghi',
    files: 'Tệp trong gói',
    status: 'Tệp này chỉ báo trạng thái, không có văn bản để đăng ký.',
    read: 'Các ô dưới đây được điền theo tệp edXML; các tệp trong gói và chính tệp edXML sẽ được đính kèm.',
  },
  submission: {
    open: 'Gói nộp lưu…',
    folder: 'Chọn thư mục để đặt gói nộp lưu',
  },
  written: {
    edxml: 'Đã ghi tệp edXML',
    submission: 'Đã lập và kiểm tra lại gói nộp lưu',
    files: (count: number) => `${count} tệp`,
    sha256: 'Mã băm SHA-256',
    sha256Hint: 'Ghi vào biên bản giao nhận; nơi nhận dùng để kiểm tra.',
    notes: 'Cần biết',
  },
};
