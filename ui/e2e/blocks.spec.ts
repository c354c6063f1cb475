import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { body, compose, expect, newCongVan, pageText, test, units } from './fixtures';

const CLOSING = 'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc';

async function openBlocks(window: Page): Promise<void> {
  await window.getByTestId('tools').click();
  await window.getByTestId('tool-blocks').click();
  await expect(window.getByTestId('blocks-dialog')).toBeVisible();
}

test('an abbreviation becomes a text behind a blank; one Ctrl+Z takes it back, and it stays back', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  await window.keyboard.type('Đề nghị. kgpcb ');
  await expect(body(window)).toContainText(`Đề nghị. ${CLOSING}`);
  await expect.poll(() => pageText(window)).toContain('phản ánh về [cần điền: cơ quan] để được');
  await window.keyboard.press('Control+z');
  await expect(body(window)).toHaveText('Đề nghị. kgpcb');
  await window.keyboard.type(' xong');
  await expect(body(window)).toHaveText('Đề nghị. kgpcb xong');
});

test('nothing is put in inside a word, a number or a symbol', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  await window.keyboard.type('12/kgpcb xkgpcb KGPCB ');
  await expect(body(window)).toHaveText('12/kgpcb xkgpcb KGPCB');
});

test('the draft fills in what it knows, Tab walks the places that are left, lines become paragraphs', async ({ window }) => {
  await newCongVan(window);
  const agency = window.getByTestId('field-co_quan_ban_hanh');
  await agency.fill('Sở Nội vụ');
  await body(window).click();
  await window.keyboard.type('trmdh');
  await window.keyboard.press('Tab');
  await expect(body(window)).toContainText('Sở Nội vụ trân trọng kính mời [cần điền: thành phần] dự');
  expect(await units(window)).toHaveLength(3);
  await window.keyboard.type('các đơn vị');
  await window.keyboard.press('Tab');
  await window.keyboard.type('Hội nghị tổng kết');
  await window.keyboard.press('Tab');
  await window.keyboard.type('08 giờ 00');
  const lines = await units(window);
  expect(lines[0]).toContain('kính mời các đơn vị dự Hội nghị tổng kết:');
  expect(lines[1]).toBe('Thời gian: 08 giờ 00, ngày [cần điền: ngày họp].');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+z');
});

test('an input method that commits abbreviation and blank at once puts the text in', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  const cdp = await window.context().newCDPSession(window);
  await compose(cdp, ['k', 'kg', 'kgp', 'kgpc', 'kgpcb'], 'kgpcb ');
  await expect(body(window)).toContainText(CLOSING);
  await window.keyboard.press('Control+z');
  await expect(body(window)).not.toContainText(CLOSING);
});

test('blocks are added, edited, refused with a reason, removed, handed on and taken in', async ({ window, server }) => {
  await newCongVan(window);
  await openBlocks(window);
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('block-add').click();
  await window.getByTestId('block-key').fill('cho');
  await window.getByTestId('block-text').fill('Xin ý kiến');
  await window.getByTestId('block-save').click();
  await expect(window.getByTestId('blocks-trouble')).toContainText('là một tiếng có nghĩa');
  await window.getByTestId('block-key').fill('xyk');
  await window.getByTestId('block-group').fill('kết thúc');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('block-save').click();
  await expect(window.getByTestId('block-xyk')).toContainText('Xin ý kiến');
  await window.getByTestId('block-kgpcb').getByRole('button', { name: /Xóa/u }).click();
  await expect(window.getByTestId('block-kgpcb')).toHaveCount(0);

  await window.getByTestId('blocks-export').click();
  await window.getByTestId('path').fill(server.path('cum-tu.csv'));
  await window.getByTestId('path-ok').click();
  await writeFile(server.path('moi.csv'), 'Viết tắt,Nội dung\nnkh,Nghỉ không hưởng lương\n');
  await window.getByTestId('blocks-import').click();
  await window.getByTestId('path').fill(server.path('moi.csv'));
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('block-nkh')).toBeVisible();
  await window.keyboard.press('Escape');

  await body(window).click();
  await window.keyboard.type('xyk ');
  await expect(body(window)).toHaveText('Xin ý kiến');
});
