import { readdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { expect, test } from './fixtures';
import type { Server } from './server';

const LIST = 'Đơn vị;Số lượng\nKhoa Toán;5\nKhoa Văn;7\nKhoa Sử;9\n';
const DRAFT = {
  ...FAULTY,
  so_ky_hieu: { ky_hieu: 'ĐHĐS-ĐT' },
  noi_dung: [
    { type: 'doan', text: 'Trường đề nghị {{Đơn vị}} cử {{Số lượng}} người dự tập huấn.' },
    { type: 'doan', text: 'Báo cáo gửi về Phòng Đào tạo trước ngày 25 tháng 10 năm 2026./.' },
  ],
};

async function openLetters(window: Page, server: Server, list = LIST, draft: unknown = DRAFT): Promise<void> {
  await writeFile(server.path('moi.json'), JSON.stringify(draft));
  await writeFile(server.path('ds.csv'), list);
  await window.getByTestId('open').click();
  await window.getByTestId('path').fill(server.path('moi.json'));
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
  await window.getByTestId('tools').click();
  await window.getByTestId('tool-letters').click();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('letters-pick').click();
  await window.getByTestId('path').fill(server.path('ds.csv'));
  await window.getByTestId('path-ok').click();
}

test('a list becomes letters: columns, preview of any one, check, files', async ({ window, server }) => {
  await openLetters(window, server);
  await expect(window.getByTestId('letters-list')).toContainText('3 dòng, 2 cột');
  const pages = window.getByTestId('archived-pages');
  await expect(pages).toContainText('Khoa Toán');
  await window.getByTestId('column-kinh_gui').selectOption('Đơn vị');
  await window.getByTestId('letter-next').click();
  await expect(window.getByTestId('letter-name')).toContainText('Thư 2 trong 3');
  await expect(pages).toContainText('Khoa Văn');
  await expect(pages).not.toContainText('Các khoa, phòng');
  expect(await violations(window)).toEqual([]);

  await window.getByTestId('letters-check').click();
  await expect(window.getByTestId('letters-report')).toContainText('Đã kiểm tra 3 thư');
  await window.getByTestId('letters-folder').fill(server.path('thu'));
  await window.getByTestId('letters-run').click();
  await expect(window.getByTestId('letters-made')).toContainText('Đã tạo 3 thư');
  const names = await readdir(server.path('thu'));
  expect(names.sort()).toEqual(['1-khoa-toan.docx', '1-khoa-toan.pdf', '2-khoa-van.docx', '2-khoa-van.pdf', '3-khoa-su.docx', '3-khoa-su.pdf', 'danh-sach-thu.csv']);
  expect(await violations(window)).toEqual([]);
  // What stands there is not written over.
  await window.getByTestId('letters-run').click();
  await expect(window.getByTestId('letters-trouble')).toContainText('không ghi đè');
  await window.getByTestId('letters-back').click();
  await expect(window.getByTestId('file-name')).toContainText('moi.json');
});

test('blank cells stand in the way until somebody lets them pass', async ({ window, server }) => {
  await openLetters(window, server, `${LIST}Khoa Địa;\n`);
  await window.getByTestId('letters-folder').fill(server.path('thu'));
  await window.getByTestId('letters-run').click();
  await expect(window.getByTestId('letters-fault').first()).toContainText('cột “Số lượng” còn trống');
  await expect(window.getByTestId('letters-fault').first()).toContainText('Dòng 5');
  await expect(window.getByTestId('letters-run')).toBeDisabled();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('letters-despite').check();
  await window.getByTestId('letters-run').click();
  await expect(window.getByTestId('letters-made')).toContainText('Đã tạo 4 thư');
});

test('a column that is not there is told with the one that was meant; dark colours, twice the size', async ({ window, server }) => {
  await window.emulateMedia({ colorScheme: 'dark' });
  await openLetters(window, server, 'Don vi;Số lượng\na;1\n');
  await expect(window.getByTestId('letters-trouble')).toContainText('có lẽ là cột “Don vi”');
  await window.getByTestId('settings').click();
  await window.getByTestId('ui-scale').selectOption('200');
  await window.keyboard.press('Escape');
  expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  expect(await violations(window)).toEqual([]);
});

test('making letters is stopped, and nothing is left of them', async ({ window, server }) => {
  const rows = Array.from({ length: 400 }, (_, index) => `Khoa ${index};${index}`).join('\n');
  await openLetters(window, server, `Đơn vị;Số lượng\n${rows}\n`);
  await window.getByTestId('letters-folder').fill(server.path('thu'));
  await window.getByTestId('letters-run').click();
  await expect(window.getByTestId('letters-progress')).toBeVisible();
  await window.getByTestId('letters-stop').click();
  await expect(window.getByTestId('letters-trouble')).toContainText('Không có thư nào được tạo');
  expect(await readdir(server.folder)).not.toContain('thu');
});

test('letters take their numbers in the order of the list', async ({ window, server }) => {
  await window.getByTestId('open-register').click();
  await window.getByTestId('setup-office').fill('Trường Đại học Đông Sơn');
  await window.getByTestId('setup-make').click();
  await openLetters(window, server);
  await window.getByTestId('letters-docx').uncheck();
  await window.getByTestId('letters-pdf').uncheck();
  await window.getByTestId('letters-register').check();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('letters-run').click();
  const made = window.getByTestId('letters-made');
  await expect(made.locator('tbody tr')).toHaveText([/01.*khoa-toan/u, /02.*khoa-van/u, /03.*khoa-su/u]);
});
