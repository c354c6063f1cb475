import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { body, expect, newCongVan, test } from './fixtures';
import type { Server } from './server';

const DECREE = 'Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư';
const LETTER = {
  ...FAULTY,
  so_ky_hieu: { so: 12, ky_hieu: 'ĐHĐS-ĐT' },
  noi_dung: [
    { type: 'doan', text: `Thực hiện ${DECREE}, Trường đề nghị các khoa, phòng rà soát.` },
    { type: 'doan', text: 'Kế hoạch số 45/KH-ĐHĐS ngày 04 tháng 3 năm 2026 của Trường Đại học Đông Sơn về công tác văn thư năm 2026 hết hiệu lực./.' },
  ],
};

async function pick(window: Page, path: string): Promise<void> {
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
}

async function open(window: Page, server: Server): Promise<void> {
  const path = server.path('thu.json');
  await writeFile(path, JSON.stringify(LETTER));
  await window.getByTestId('open').click();
  await pick(window, path);
  await expect(window.getByTestId('sheet').first()).toBeAttached();
}

const box = (window: Page, label: string) => window.getByTestId('drawing').locator('g.box', { hasText: label });

test('the picture of a draft: its documents are reached by keyboard, told, and opened in the library', async ({ window, server }) => {
  await open(window, server);
  await window.getByTestId('side-citations').click();
  await window.getByTestId('citations-graph').click();
  await expect(box(window, '30/2020/NĐ-CP')).toBeVisible();
  await expect(window.getByTestId('graph-count')).toContainText('3 văn bản, 2 quan hệ');
  expect(await violations(window)).toEqual([]);

  await window.getByTestId('drawing').locator('g.box[tabindex="0"]').focus();
  await window.keyboard.press('End');
  await window.keyboard.press('Enter');
  await expect(window.getByTestId('graph-node')).toContainText('45/KH-ĐHĐS');
  await box(window, '30/2020/NĐ-CP').click();
  await expect(window.getByTestId('graph-node')).toContainText('Còn hiệu lực');
  await expect(window.getByTestId('graph-node')).toContainText('Được viện dẫn trong');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('graph-library').click();
  await expect(window.getByTestId('library-entry').filter({ hasText: '30/2020/NĐ-CP' })).toBeVisible();
});

test('the picture is written as SVG, PNG and CSV', async ({ window, server }) => {
  await open(window, server);
  await window.getByTestId('side-citations').click();
  await window.getByTestId('citations-graph').click();
  await expect(box(window, '30/2020/NĐ-CP')).toBeVisible();
  for (const [format, head] of [['svg', '<svg '], ['png', '\u0089PNG'], ['csv', '']] as const) {
    const path = server.path(`so-do.${format}`);
    await window.getByTestId(`graph-export-${format}`).click();
    await pick(window, path);
    await expect(window.getByTestId('notice')).toContainText(`so-do.${format}`);
    const bytes = await readFile(path);
    expect(bytes.toString('latin1').startsWith(head)).toBe(true);
    expect(bytes.length).toBeGreaterThan(60);
  }
});

test('the picture of an office: files are opened from it; dark colours and twice the size', async ({ window, server }) => {
  const folder = server.path('co-quan');
  await mkdir(folder);
  await writeFile(`${folder}/thu.json`, JSON.stringify(LETTER));
  await writeFile(`${folder}/thu-2.json`, JSON.stringify({ ...LETTER, so_ky_hieu: { so: 13, ky_hieu: 'ĐHĐS-ĐT' } }));
  await window.emulateMedia({ colorScheme: 'dark' });
  await window.getByTestId('draw-office').click();
  await pick(window, folder);
  await expect(window.getByTestId('graph-count')).toContainText('4 văn bản');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('settings').click();
  await window.getByTestId('ui-scale').selectOption('200');
  await window.keyboard.press('Escape');
  await box(window, '13/ĐHĐS-ĐT').click();
  await expect(window.getByTestId('graph-node')).toContainText('13/ĐHĐS-ĐT');
  expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('graph-open').click();
  await expect(body(window)).toContainText('Trường đề nghị các khoa');
});

test('the picture of the register: what a search found is drawn, and a double click opens it there', async ({ window }) => {
  await window.getByTestId('open-register').click();
  await window.getByTestId('setup-office').fill('Trường Đại học Đông Sơn');
  await window.getByTestId('setup-make').click();
  await expect(window.getByTestId('search')).toBeVisible();
  await window.getByTestId('go-home').click();
  await newCongVan(window);
  await window.getByTestId('field-trich_yeu').click();
  await window.keyboard.type('thực hiện công tác văn thư');
  await window.getByTestId('ky-hieu').fill('ĐHĐS-VP');
  await window.getByTestId('field-co_quan_ban_hanh').fill('Trường Đại học Đông Sơn');
  await body(window).click();
  await window.keyboard.type(`Thực hiện ${DECREE}, Trường đề nghị các khoa rà soát.`);
  await window.getByTestId('archive-number').click();
  await window.getByTestId('take-number').click();

  await window.getByTestId('open-register').first().click();
  await window.getByTestId('draw-found').click();
  await expect(box(window, '30/2020/NĐ-CP')).toBeVisible();
  await expect(window.getByTestId('graph-count')).toContainText('2 văn bản, 1 quan hệ');
  expect(await violations(window)).toEqual([]);
  await box(window, '01/ĐHĐS-VP').dblclick();
  await expect(window.getByTestId('archived-stage')).toBeVisible();
});
