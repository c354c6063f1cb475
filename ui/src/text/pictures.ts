/** Texts about pictures, the mục lục and annexes in files of their own. */
export const pictures = {
  label: 'Hình ảnh',
  insert: 'Chèn hình ảnh (PNG, JPEG)',
  bad: 'Tệp này không phải hình PNG hoặc JPEG đọc được, hoặc lớn hơn 2 MB sau khi thu nhỏ.',
  alt: 'Mô tả',
  altHint: 'Hình cho thấy gì, để người không nhìn được hình nghe đọc',
  width: 'Rộng (mm)',
  caption: 'Chú thích dưới hình',
  remove: 'Xóa hình',
  insertContents: 'Chèn mục lục',
  contents: 'Mục lục: các phần, chương, mục, điều có tiêu đề, kèm số trang',
  apart: 'Mỗi phụ lục và văn bản kèm theo là một tệp riêng',
};
