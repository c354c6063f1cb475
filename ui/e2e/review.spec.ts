import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { body, expect, test } from './fixtures';
import { BINARY, type Server } from './server';
import { answer } from './steps';
import { zipPart } from './zip';

/** A Word file of the faulty công văn, in a folder. */
async function wordFile(server: Server, folder: string, name: string, document: object = FAULTY): Promise<string> {
  await mkdir(server.path(folder), { recursive: true });
  const json = server.path(`${name}.json`);
  await writeFile(json, JSON.stringify(document));
  const path = join(server.path(folder), `${name}.docx`);
  execFileSync(BINARY, ['export', json, '--docx', path, '--fonts', 'bundled'], { stdio: 'pipe' });
  return path;
}

test('a Word file shows its faults, is mended with tracked changes and opened as a draft', async ({ window, server }) => {
  const path = await wordFile(server, 'den', 'cong-van');
  await window.getByTestId('open').click();
  await answer(window, path);
  await expect(window.getByTestId('review-name')).toHaveText('cong-van.docx');
  const finding = window.locator('[data-testid=review-finding][data-code=CT01]');
  await expect(finding.first()).toBeVisible();
  await expect(window.getByTestId('review-pages').locator('.marks [data-mark] rect').first()).toBeAttached();
  await finding.first().getByTestId('review-show').click();
  await expect(window.locator('.sheet-overlay:not(.marks) rect').first()).toBeAttached();
  expect(await violations(window)).toEqual([]);

  await window.getByTestId('review-mend').click();
  await answer(window, server.path('da-sua.docx'));
  await expect(window.getByTestId('receipt')).toContainText('da-sua.docx');
  expect(await violations(window)).toEqual([]);
  const mended = zipPart(await readFile(server.path('da-sua.docx')), 'word/document.xml');
  expect(mended).toContain('<w:del ');

  await window.getByTestId('review-draft').click();
  await expect(body(window)).toContainText('kế hoạch năm học');
  await expect(window.getByTestId('file-state')).toContainText('chưa lưu');
});

test('a folder is checked file by file, and its report written', async ({ window, server }) => {
  await wordFile(server, 'den', 'cong-van');
  const clean = { ...FAULTY, so_ky_hieu: { so: 12, ky_hieu: 'ĐHĐS-ĐT' }, noi_dung: FAULTY.noi_dung.slice(1) };
  await wordFile(server, 'den/thang-10', 'sach', clean);
  await writeFile(server.path('den/hong.docx'), 'not a Word file');
  await writeFile(server.path('den/ghi-chu.txt'), 'no document');
  await window.getByTestId('check-folder').click();
  await answer(window, server.path('den'));
  const files = window.getByTestId('review-file');
  await expect(files).toHaveCount(3);
  await expect(window.getByTestId('review-progress')).toContainText('3/3');
  await expect(files.filter({ hasText: 'cong-van.docx' })).toContainText(/\d+ (lỗi|cảnh báo)/u);
  await expect(files.filter({ hasText: 'hong.docx' })).toContainText('Không đọc được');
  expect(await violations(window)).toEqual([]);

  for (const [format, words] of [['csv', 'Quy tắc'], ['html', '<table>']] as const) {
    const target = server.path(`ket-qua.${format}`);
    await window.getByTestId(`review-export-${format}`).click();
    await answer(window, target);
    await expect(window.getByTestId('notice')).toContainText(`ket-qua.${format}`);
    const text = await readFile(target, 'utf8');
    expect(text).toContain(words);
    expect(text).toContain('hong.docx');
  }

  await files.filter({ hasText: 'cong-van.docx' }).getByRole('button').click();
  await expect(window.getByTestId('review-finding').first()).toBeVisible();
  await window.getByTestId('review-back').click();
  await expect(files).toHaveCount(3);
  await window.getByTestId('review-back').click();
  await expect(window.getByTestId('check-folder')).toBeVisible();
});

test('the review in dark colours and at twice the size', async ({ window, server }) => {
  await window.emulateMedia({ colorScheme: 'dark' });
  const path = await wordFile(server, 'den', 'cong-van');
  await window.getByTestId('check-file').click();
  await answer(window, path);
  await expect(window.getByTestId('review-finding').first()).toBeVisible();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('settings').click();
  await window.getByTestId('ui-scale').selectOption('200');
  await window.keyboard.press('Escape');
  expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  expect(await violations(window)).toEqual([]);
});

test('a dropped Word file asks where it lies, since a browser does not tell', async ({ window, server }) => {
  const path = await wordFile(server, 'den', 'cong-van');
  await window.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'cong-van.docx'));
    dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true }));
  });
  await expect(window.getByTestId('path')).toHaveValue('cong-van.docx');
  await answer(window, path);
  await expect(window.getByTestId('review-finding').first()).toBeVisible();
});
