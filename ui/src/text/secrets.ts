import type { DoMat, SecretRules } from '../generated/types';

const degrees: Record<DoMat, string> = { mat: 'Mật', 'toi-mat': 'Tối mật', 'tuyet-mat': 'Tuyệt mật' };

const rules: Record<keyof SecretRules, string> = {
  keep_out_of_search: 'Không hiện văn bản mật khi tìm theo từ',
  keep_out_of_recovery: 'Không lưu bản tạm phòng sự cố của văn bản mật',
  keep_out_of_packages: 'Không đưa văn bản mật vào gói nộp lưu, gói gửi đi',
};

/** What can be chosen: none, or a degree from the lowest. */
const choices: readonly { value: DoMat | 'none'; label: string }[] = [
  { value: 'none', label: 'Không' },
  ...(Object.keys(degrees) as DoMat[]).map((value) => ({ value, label: degrees[value] })),
];

/** Words about documents with a độ mật. */
export const secrets = {
  title: 'Văn bản có độ mật',
  lead: 'Văn bản chứa bí mật nhà nước không được soạn thảo, lưu giữ trên máy tính có kết nối mạng (Luật Bảo vệ bí mật nhà nước). Trên máy không nối mạng, cơ quan chọn thêm:',
  label: 'Độ mật',
  degrees,
  choices,
  rules,
  /** In the place of a trích yếu that lists do not show. */
  hidden: (degree: DoMat) => `[${degrees[degree]}]`,
  warning: 'Không soạn thảo, lưu giữ văn bản mật trên máy tính có kết nối mạng (Luật Bảo vệ bí mật nhà nước). Nếu máy này nối mạng, hãy dừng và xóa nội dung đã gõ.',
  /** What the program does not do with the document. */
  keptOut: (kept: SecretRules) => {
    const parts = [
      kept.keep_out_of_recovery ? 'không lưu bản tạm phòng sự cố (hãy tự lưu)' : '',
      kept.keep_out_of_search ? 'không hiện khi tìm theo từ' : '',
      kept.keep_out_of_packages ? 'không đưa vào gói gửi đi, gói nộp lưu' : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `Văn bản này: ${parts.join('; ')}.`;
  },
};
