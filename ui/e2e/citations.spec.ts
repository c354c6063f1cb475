import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { body, compose, expect, test } from './fixtures';
import type { Server } from './server';

const DECREE = 'Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư';

/** A công văn that cites in full, again, an ended decree, and a plan that no library has. */
const CITING = {
  ...FAULTY,
  so_ky_hieu: { so: 12, ky_hieu: 'ĐHĐS-ĐT' },
  noi_dung: [
    { type: 'doan', text: `Thực hiện ${DECREE}, Trường đề nghị các khoa, phòng rà soát.` },
    { type: 'doan', text: 'Nghị định số 110/2004/NĐ-CP được dùng làm cơ sở cho các nội dung sau đây.' },
    { type: 'doan', text: 'Các khoa làm theo Nghị định số 30/2020/NĐ-CP và Kế hoạch số 45/KH-ĐHĐS ngày 04 tháng 3 năm 2026 của Trường Đại học Đông Sơn về công tác văn thư năm 2026./.' },
  ],
};

async function open(window: Page, server: Server, document: object): Promise<void> {
  const path = server.path('vien-dan.json');
  await writeFile(path, JSON.stringify(document));
  await window.getByTestId('open').click();
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
}

const first = (window: Page) => body(window).locator('> p').first();
const offers = (window: Page) => window.getByTestId('citation-picker').getByRole('option');

test('@ opens the library; Enter cites in full first and in short again; undo takes each back', async ({ window, server }) => {
  await open(window, server, FAULTY);
  await first(window).click();
  await window.keyboard.press('Control+Home');
  await window.keyboard.type('Theo @van thu 30');
  await expect(offers(window).first()).toContainText('30/2020/NĐ-CP');
  await expect(offers(window).first()).toContainText('Còn hiệu lực');
  await expect(body(window)).toHaveAttribute('aria-expanded', 'true');
  await expect(body(window)).toHaveAttribute('aria-activedescendant', /-0$/u);
  expect(await violations(window)).toEqual([]);
  await window.keyboard.press('Enter');
  await expect(first(window)).toContainText(`Theo ${DECREE}Thực`);
  await expect(offers(window)).toHaveCount(0);
  await expect(body(window)).toHaveAttribute('role', 'textbox');

  await window.keyboard.type(' và Nghị định số 30');
  await expect(offers(window).first()).toContainText('ghi ngắn');
  await window.keyboard.press('Enter');
  await expect(first(window)).toContainText('văn thư và Nghị định số 30/2020/NĐ-CPThực');
  await window.keyboard.press('Control+z');
  await expect(first(window)).toContainText('văn thư và Nghị định số 30Thực');
  await expect(offers(window)).toHaveCount(0);
  for (let i = 0; i < 4; i += 1) await window.keyboard.press('Control+z');
  await expect(first(window)).not.toContainText('ngày 05 tháng 3');
});

test('the list goes by Esc and stays away; arrows choose; an ended document says so', async ({ window, server }) => {
  await open(window, server, FAULTY);
  await first(window).click();
  await window.keyboard.press('End');
  await window.keyboard.type(' @nghi dinh van thu');
  await expect(offers(window).filter({ hasText: /^Nghị định số 110/u })).toContainText('Hết hiệu lực từ 05/03/2020, thay bằng 30/2020/NĐ-CP');
  await window.keyboard.press('ArrowDown');
  await expect(body(window)).toHaveAttribute('aria-activedescendant', /-1$/u);
  await window.keyboard.press('Escape');
  await expect(offers(window)).toHaveCount(0);
  await window.keyboard.type(' 30');
  await window.waitForTimeout(300);
  await expect(offers(window)).toHaveCount(0);
  await window.keyboard.press('Enter');
  await expect(body(window).locator('> p')).toHaveCount(3);
});

test('letters in the making by the input method are left alone', async ({ window, server }) => {
  await open(window, server, FAULTY);
  await first(window).click();
  await window.keyboard.press('End');
  await window.keyboard.type(' @');
  await expect(offers(window).first()).toBeVisible();
  const cdp = await window.context().newCDPSession(window);
  await compose(cdp, ['v', 'vă', 'văn'], 'văn');
  await expect(first(window)).toContainText('@văn');
  await expect(first(window)).not.toContainText('vănvăn');
  await window.keyboard.type(' thu 30/2020');
  await expect(offers(window)).toHaveCount(1);
  await offers(window).first().click();
  await expect(first(window)).toContainText(DECREE);
});

test('a basis is cited with the day of a law, and its row stays', async ({ window }) => {
  await window.getByTestId('new-quyet-dinh').click();
  const bases = window.getByTestId('field-can_cu');
  await bases.getByRole('textbox').first().click();
  await window.keyboard.type('Căn cứ @luat luu tru');
  await expect(offers(window).first()).toContainText('33/2024/QH15');
  await window.keyboard.press('Enter');
  await expect(bases).toContainText('Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024');
  await expect(bases.locator('[data-row]')).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(bases.locator('[data-row]')).toHaveCount(2);
});

test('the panel lists what is cited, leads there, mends from the library and adds to it', async ({ window, server }) => {
  await open(window, server, CITING);
  await window.keyboard.press('F9');
  const rows = window.getByTestId('citation');
  await expect(rows).toHaveCount(4);
  await expect(window.getByTestId('citations-summary')).toContainText('4 chỗ viện dẫn, 3 văn bản, 1 hết hiệu lực, 1 chưa có trong thư viện');
  await expect(rows.nth(2)).toContainText('nhắc lại');
  expect(await violations(window)).toEqual([]);

  await rows.nth(1).getByRole('button').first().click();
  await expect(body(window)).toBeFocused();
  await expect(rows.nth(1)).toContainText('không ghi');
  expect(await violations(window)).toEqual([]);
  await rows.nth(1).getByTestId('citation-fix').first().click();
  await expect(body(window).locator('> p').nth(1)).toContainText('ngày 08 tháng 4 năm 2004 của Chính phủ');

  await rows.nth(3).getByRole('button').first().click();
  await rows.nth(3).getByTestId('citation-add').click();
  await expect(window.getByTestId('entry-symbol')).toHaveValue('45/KH-ĐHĐS');
  await expect(window.getByTestId('entry-date')).toHaveValue('04/03/2026');
  await expect(window.getByTestId('entry-agency')).toHaveValue('Trường Đại học Đông Sơn');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('entry-keep').click();
  await expect(window.getByTestId('entry-dialog')).toHaveCount(0);
  await expect(window.getByTestId('citations-summary')).not.toContainText('chưa có trong thư viện');
});

test('nothing in the panel comes and goes while somebody types', async ({ window, server }) => {
  await open(window, server, CITING);
  await window.getByTestId('side-citations').click();
  const rows = window.getByTestId('citation');
  await expect(rows).toHaveCount(4);
  await body(window).locator('> p').first().click();
  await window.keyboard.press('Control+Home');
  for (const letter of 'Kính đề nghị: ') {
    await window.keyboard.type(letter);
    expect(await rows.count()).toBe(4);
  }
  await expect(rows.first()).toBeVisible();
});

const HEAD = 'kind,symbol,date,agency,subject,source\n';
const LIST =
  `${HEAD}Kế hoạch,45/KH-ĐHĐS,2026-03-04,Trường Đại học Đông Sơn,về công tác văn thư,sổ văn bản đi\n` +
  'Nghị định,30/2020/NĐ-CP,2020-03-05,Chính phủ,về công tác văn thư và lưu trữ,sổ văn bản đến\n' +
  'Chỉ dụ,6/CT-UBND,2025-04-25,UBND,về việc a,sổ\n';

test('a list is looked at before it is taken; conflicts are asked about; what comes along never changes unseen', async ({ window, server }) => {
  await window.getByTestId('open-library').click();
  await expect(window.getByTestId('library-count')).toContainText('văn bản');
  await window.getByTestId('library-query').fill('van thu 30');
  await expect(window.getByTestId('library-entry')).toHaveCount(1);
  await window.getByTestId('library-entry').click();
  await expect(window.getByTestId('library-detail')).toContainText('Có sẵn trong chương trình');
  expect(await violations(window)).toEqual([]);

  const path = server.path('danh-muc.csv');
  await writeFile(path, LIST);
  await window.getByTestId('library-import').click();
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
  const dialog = window.getByTestId('import-dialog');
  await expect(dialog.getByTestId('import-added')).toContainText('45/KH-ĐHĐS');
  await expect(dialog.getByTestId('import-refused')).toContainText('không có tên loại này');
  await expect(dialog.getByTestId('import-changed')).toContainText('mục có sẵn');
  await expect(dialog.getByTestId('import-changed')).toContainText('về công tác văn thư và lưu trữ');
  expect(await violations(window)).toEqual([]);
  await dialog.getByRole('checkbox').uncheck();
  await expect(window.getByTestId('import-take')).toContainText('Ghi 1 văn bản');
  await window.getByTestId('import-take').click();
  await expect(dialog).toHaveCount(0);
  await expect(window.getByTestId('library-detail')).toContainText('Có sẵn trong chương trình');

  await window.getByTestId('library-query').fill('45/KH');
  await window.getByTestId('library-entry').filter({ hasText: '45/KH-ĐHĐS' }).click();
  await expect(window.getByTestId('library-detail')).toContainText('Cơ quan thêm');
  await window.getByTestId('entry-edit').click();
  await window.getByTestId('entry-until').fill('01/01/2026');
  await window.getByTestId('entry-keep').click();
  await expect(window.getByTestId('entry-trouble')).toContainText('ngày hiệu lực không hợp');
  await window.getByTestId('entry-until').fill('1/1/2027');
  await window.getByTestId('entry-keep').click();
  await expect(window.getByTestId('library-detail')).toContainText('01/01/2027');
  const kept = JSON.parse(await readFile(server.path('data/the-thuc/references.json'), 'utf8')) as { data: unknown[] };
  expect(kept.data.length).toBe(1);
  await window.getByTestId('entry-remove').click();
  await expect(window.getByTestId('notice')).toContainText('Đã xóa');
});

test('an entry that comes along is set right for the office, and stands again', async ({ window }) => {
  await window.getByTestId('open-library').click();
  await window.getByTestId('library-query').fill('110/2004');
  await window.getByTestId('library-entry').filter({ hasText: /^Nghị định số 110/u }).click();
  await window.getByTestId('entry-edit').click();
  await window.getByTestId('entry-source').fill('Công báo');
  await window.getByTestId('entry-keep').click();
  await expect(window.getByTestId('library-detail')).toContainText('thay cho mục có sẵn');
  await window.getByTestId('entry-remove').click();
  await expect(window.getByTestId('library-detail')).toContainText('Có sẵn trong chương trình');
});

test('the library learns from a folder what its documents say of themselves and of what they cite', async ({ window, server }) => {
  const folder = server.path('da-ban-hanh');
  await mkdir(folder);
  const own = { ...FAULTY, so_ky_hieu: { so: 12, ky_hieu: 'ĐHĐS-ĐT' }, thoi_gian: { ngay: 6, thang: 3, nam: 2026 } };
  const cited = 'Thực hiện Kế hoạch số 45/KH-ĐHĐS ngày 04 tháng 3 năm 2026 của Trường Đại học Đông Sơn về công tác văn thư năm 2026, các khoa rà soát./.';
  await writeFile(`${folder}/thu.json`, JSON.stringify({ ...own, noi_dung: [{ type: 'doan', text: cited }] }));
  await writeFile(`${folder}/hong.docx`, 'không phải tệp Word');
  await window.getByTestId('open-library').click();
  await window.getByTestId('library-learn').click();
  await window.getByTestId('path').fill(folder);
  await window.getByTestId('path-ok').click();
  const dialog = window.getByTestId('learn-dialog');
  await expect(dialog.getByTestId('learn-added')).toContainText('45/KH-ĐHĐS');
  await expect(dialog).toContainText('1 tệp không đọc được');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('learn-take').click();
  await expect(dialog).toHaveCount(0);
  await window.getByTestId('library-query').fill('45/KH');
  await expect(window.getByTestId('library-entry').filter({ hasText: '45/KH-ĐHĐS' })).toBeVisible();
});
