import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { body, compose, expect, newCongVan, openHome, pageText, test, units } from './fixtures';
import { zipPart } from './zip';

/** Every word of a text, in order, without what the page adds at the ends of lines. */
const words = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The letters alone: pieces of one line stand apart in a drawn page. */
const squeezed = (text: string) => text.normalize('NFC').replace(/\s+/gu, '');

test('a công văn goes from the form to Word and PDF, and all three say the same', async ({ window, server }) => {
  await newCongVan(window);
  await window.getByTestId('field-co_quan_ban_hanh').fill('Ủy ban nhân dân tỉnh Bắc Ninh');
  await window.getByTestId('so').fill('7');
  await window.getByTestId('ky-hieu').fill('UBND-NC');
  await window.getByTestId('field-dia_danh').fill('Bắc Ninh');
  await window.getByTestId('ngay').fill('5');
  await window.getByTestId('thang').fill('1');
  await window.getByTestId('nam').fill('2026');
  await window.getByTestId('field-trich_yeu').click();
  await window.keyboard.type('thi hành kỷ luật, kỷ cương & “quy chế” <mới> {{x}}');
  await window.getByTestId('field-kinh_gui').getByRole('textbox').first().fill('Sở Nội vụ');

  const cdp = await window.context().newCDPSession(window);
  await body(window).click();
  await compose(cdp, ['T', 'Th', 'Thự', 'Thực'], 'Thực');
  await window.keyboard.type(' hiện ');
  await compose(cdp, ['N', 'Nghị', 'Nghị đ', 'Nghị định'], 'Nghị định');
  await window.keyboard.press('Enter');
  await window.keyboard.type('1. Rà soát');
  await window.keyboard.press('Enter');
  await window.keyboard.type('Báo cáo');
  expect(await units(window)).toEqual(['Thực hiện Nghị định', '1. Rà soát', '2. Báo cáo']);

  await window.getByTestId('chuc-vu').fill('Chủ tịch');
  await window.getByTestId('ho-ten').fill('Nguyễn Văn Ẩn');

  const sentences = ['ỦY BAN NHÂN DÂN', 'thi hành kỷ luật, kỷ cương', '“quy chế” <mới> {{x}}', 'Sở Nội vụ', 'Thực hiện Nghị định', '2. Báo cáo', 'CHỦ TỊCH', 'Nguyễn Văn Ẩn', 'Bắc Ninh, ngày 05 tháng 01 năm 2026'];
  await expect.poll(() => pageText(window)).toContain('Nguyễn Văn Ẩn');
  const page = squeezed(await pageText(window));
  for (const sentence of sentences) expect(page).toContain(squeezed(sentence));

  await window.keyboard.press('Control+s');
  await window.getByTestId('path').fill(server.path('cong-van.json'));
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('file-name')).toHaveText('cong-van.json');
  const saved = JSON.parse(await readFile(server.path('cong-van.json'), 'utf8'));
  expect(saved.noi_dung).toEqual([
    { type: 'doan', text: 'Thực hiện Nghị định' },
    { type: 'khoan', text: 'Rà soát' },
    { type: 'khoan', text: 'Báo cáo' },
  ]);

  await window.keyboard.press('Control+e');
  await expect(window.getByTestId('export-docx-path')).toHaveValue(server.path('cong-van.docx'));
  await window.getByTestId('export-certificate').check();
  await window.getByTestId('export-run').click();
  await expect(window.getByTestId('export-result').locator('li')).toHaveCount(4);
  await expect(window.getByTestId('export-found')).toContainText('mục đạt');
  const slip = JSON.parse(await readFile(server.path('cong-van.phieu.json'), 'utf8'));
  expect(slip.files.map(({ name }: { name: string }) => name)).toEqual(['cong-van.docx', 'cong-van.pdf']);

  const pdf = words(execFileSync('pdftotext', ['-layout', server.path('cong-van.pdf'), '-'], { encoding: 'utf8' }));
  const docx = zipPart(await readFile(server.path('cong-van.docx')), 'word/document.xml');
  const plain = words(docx.replace(/<\/w:p>/gu, ' ').replace(/<[^>]+>/gu, '').replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&').replace(/\u2011/gu, '-'));
  for (const word of ['Thực hiện Nghị định', 'Rà soát', 'Báo cáo', 'Nguyễn Văn Ẩn', 'Sở Nội vụ', '{{x}}', '<mới>']) {
    expect(pdf).toContain(word);
    expect(plain).toContain(word);
  }
});

test('the page follows every key, and only the changed page is drawn anew', async ({ window }) => {
  await window.getByTestId('sample-cong-van').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
  await expect.poll(() => window.getByTestId('sheet').count()).toBeGreaterThan(1);
  const drawing = () => window.getByTestId('sheet').locator('.drawing svg');
  const first = await drawing().first().elementHandle();
  const last = await drawing().last().elementHandle();
  await body(window).locator('> p').first().click();
  await window.keyboard.press('Home');
  await window.keyboard.type('Quỹ mới ');
  await expect.poll(() => pageText(window)).toContain('Quỹ mới ');
  await expect.poll(() => first?.evaluate((svg) => svg.isConnected)).toBe(false);
  expect(await last?.evaluate((svg) => svg.isConnected)).toBe(true);
  expect(await window.getByTestId('sheet').locator('rect').count()).toBeGreaterThan(0);
});

test('work that was not saved comes back after a crash', async ({ window, server }) => {
  await newCongVan(window);
  await window.getByTestId('field-dia_danh').fill('Cà Mau');
  await expect(window.getByTestId('kept')).not.toBeEmpty({ timeout: 15_000 });
  window.on('dialog', (dialog) => void dialog.accept());
  await window.goto('about:blank');
  await openHome(window, server.url);
  await window.getByTestId('restore').click();
  await expect(window.getByTestId('field-dia_danh')).toHaveValue('Cà Mau');
  await expect(window.getByTestId('file-state')).toContainText('chưa lưu');
});

test('leaving unsaved work asks, and cancelling stays', async ({ window }) => {
  await newCongVan(window);
  await window.getByTestId('field-dia_danh').fill('Huế');
  await window.getByTestId('go-home').click();
  await window.getByTestId('unsaved-cancel').click();
  await expect(window.getByTestId('field-dia_danh')).toHaveValue('Huế');
  await window.getByTestId('go-home').click();
  await window.getByTestId('unsaved-discard').click();
  await expect(window.getByTestId('new-cong-van')).toBeVisible();
});

test('the office profile fills the next document', async ({ window }) => {
  await window.getByTestId('first-run').click();
  await window.getByTestId('profile-agency-name').fill('Sở Nội vụ');
  await window.getByTestId('profile-abbreviation').fill('SNV');
  await window.getByTestId('profile-place').fill('Đà Nẵng');
  await window.getByTestId('profile-add-unit').click();
  await window.getByTestId('unit-name').fill('Văn phòng');
  await window.getByTestId('unit-abbreviation').fill('VP');
  await window.getByTestId('profile-add-signer').click();
  await window.getByTestId('chuc-vu').fill('Giám đốc');
  await window.getByTestId('ho-ten').fill('Trần Thị Bưởi');
  await window.getByTestId('profile-save').click();
  await expect(window.getByTestId('notice')).toContainText('hồ sơ');
  await window.getByTestId('profile-back').click();
  await newCongVan(window);
  await expect(window.getByTestId('field-co_quan_ban_hanh')).toHaveValue('Sở Nội vụ');
  await expect(window.getByTestId('ky-hieu')).toHaveValue('SNV-VP');
  await expect(window.getByTestId('ho-ten')).toHaveValue('Trần Thị Bưởi');
  await expect.poll(() => pageText(window)).toContain('SỞ NỘI VỤ');
});

test('a file that is no document gives a message and changes nothing', async ({ window, server }) => {
  await window.getByTestId('open').click();
  await window.getByTestId('path').fill(server.path('khong-co.json'));
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('error')).toHaveAttribute('data-code', 'file-not-found');
  await expect(window.getByTestId('new-cong-van')).toBeVisible();
});
