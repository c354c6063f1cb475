import { describe, expect, it } from 'vitest';
import { blocksOfHtml } from './html';
import { blocksOfText } from './lines';

describe('plain text', () => {
  it('loses its labels and keeps its structure', () => {
    const text = 'Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n1. Một\na) Hai\nđ) Ba\n- Bốn\n+ Năm\nNăm 2024 là năm cuối.';
    expect(blocksOfText(text)).toEqual([
      { type: 'chuong', title: 'QUY ĐỊNH CHUNG' },
      { type: 'dieu', text: 'Phạm vi' },
      { type: 'khoan', text: 'Một' },
      { type: 'diem', text: 'Hai' },
      { type: 'diem', text: 'Ba' },
      { type: 'gach', text: 'Bốn' },
      { type: 'gach', level: 1, text: 'Năm' },
      { type: 'doan', text: 'Năm 2024 là năm cuối.' },
    ]);
  });

  it('does not take a year, a date or a name for a label', () => {
    for (const line of ['2024. Đó là năm', '04/7/2014 ban hành', 'A.B nói', 'Vi. phạm', 'z) không có', '-5 độ', 'Chương II của Luật này', 'Mục 2 Chương III']) {
      expect(blocksOfText(line)).toEqual([{ type: 'doan', text: line }]);
    }
  });

  it('is brought to NFC', () => {
    expect(blocksOfText('Ba\u0306\u0301c')).toEqual([{ type: 'doan', text: 'Bắc' }]);
  });
});

const word = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{}</style></head><body lang=VI>${body}</body></html>`;

const item = (level: number, label: string, text: string) =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=VI><span style='mso-list:Ignore'>${label}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI>${text}<o:p></o:p></span></p>`;

describe('Word', () => {
  it('lists become units by the label that Word drew', () => {
    expect(
      blocksOfHtml(word(item(1, '1.', 'Một') + item(2, 'a)', 'Hai') + item(1, '·', 'Ba') + item(2, 'o', 'Bốn') + item(1, 'Điều 3.', 'Năm'))),
    ).toEqual([
      { type: 'khoan', text: 'Một' },
      { type: 'diem', text: 'Hai' },
      { type: 'gach', text: 'Ba' },
      { type: 'gach', level: 1, text: 'Bốn' },
      { type: 'dieu', text: 'Năm' },
    ]);
  });

  it('typed labels and emphasis are read; a bold khoản is a title', () => {
    const html = word(
      "<p class=MsoNormal><b>1. Giám đốc\n sở:</b></p><p class=MsoNormal><b>2. Giám đốc Sở Nội vụ</b> có <i>trách nhiệm</i></p><p>H<sup>2</sup>O<br>dòng&nbsp;hai</p>",
    );
    expect(blocksOfHtml(html)).toEqual([
      { type: 'khoan', heading: true, text: 'Giám đốc sở:' },
      { type: 'khoan', text: [{ text: 'Giám đốc Sở Nội vụ', bold: true }, ' có ', { text: 'trách nhiệm', italic: true }] },
      { type: 'doan', text: ['H', { text: '2', superscript: true }, 'O', { break: true }, 'dòng hai'] },
    ]);
  });

  it('footnotes come along', () => {
    const html = word(
      `<p>Chỉ thị số 14-CT/TU<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>, tiếp</p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span>[1]</span></a> ngày 04/7/2014</p></div></div>`,
    );
    expect(blocksOfHtml(html)).toEqual([
      { type: 'doan', text: ['Chỉ thị số 14-CT/TU', { footnote: 'ngày 04/7/2014' }, ', tiếp'] },
    ]);
  });

  it('tables keep spans, widths and alignment', () => {
    const html = word(
      "<table class=MsoTableGrid><thead><tr><td width=40 rowspan=2><p align=center style='text-align:center'>STT</p></td><td width=300 colspan=2><p>Nội dung</p></td></tr></thead><tr><td width=100><p>a</p><p>b</p></td><td width=200>c</td></tr><tr><td width=40>1</td><td width=100>2</td><td width=200>3</td></tr></table>",
    );
    expect(blocksOfHtml(html)).toEqual([
      {
        type: 'bang',
        columns: [
          { share: 40, align: 'left' },
          { share: 100, align: 'left' },
          { share: 200, align: 'left' },
        ],
        header_rows: 1,
        rows: [
          { cells: [{ text: 'STT', rowspan: 2, align: 'center' }, { text: 'Nội dung', colspan: 2 }] },
          { cells: [{ text: ['a', { break: true }, 'b'] }, { text: 'c' }] },
          { cells: [{ text: '1' }, { text: '2' }, { text: '3' }] },
        ],
      },
    ]);
  });
});

describe('other sources', () => {
  it('lists of HTML become khoản, điểm and dashes', () => {
    const html = '<ol><li>Một<ol type="a"><li>Hai</li></ol></li><li><p>Ba</p></li></ol><ul><li>Bốn<ul><li>Năm</li></ul></li></ul>';
    expect(blocksOfHtml(html)).toEqual([
      { type: 'khoan', text: 'Một' },
      { type: 'diem', text: 'Hai' },
      { type: 'khoan', text: 'Ba' },
      { type: 'gach', text: 'Bốn' },
      { type: 'gach', level: 1, text: 'Năm' },
    ]);
  });

  it('footnotes of LibreOffice come along', () => {
    const html = '<p>Luật<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> này</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>ghi chú</p></div>';
    expect(blocksOfHtml(html)).toEqual([{ type: 'doan', text: ['Luật', { footnote: 'ghi chú' }, ' này'] }]);
  });

  it('scripts and style sheets are no text', () => {
    expect(blocksOfHtml('<style>p{color:red}</style><script>x()</script><p>Chữ</p>')).toEqual([{ type: 'doan', text: 'Chữ' }]);
  });
});
