import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { body, expect, test } from './fixtures';
import type { Server } from './server';

async function openFaulty(window: Page, server: Server, document: object = FAULTY): Promise<void> {
  const path = server.path('sai.json');
  await writeFile(path, JSON.stringify(document));
  await window.getByTestId('open').click();
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
}

const found = (window: Page, code: string): Locator => window.locator(`[data-testid=finding][data-code=${code}]`);
const words = (window: Page) => body(window).locator('> p').first();

test('faults stand in the list, in the form, in the text and on the page, and go when mended', async ({ window, server }) => {
  await openFaulty(window, server);
  await expect(found(window, 'TT02')).toBeVisible();
  await expect(found(window, 'CT01')).toBeVisible();
  await expect(window.getByTestId('findings-said')).toContainText('1 lỗi, 1 cảnh báo');
  await expect(body(window).locator('.finding')).toHaveText('  ');
  await expect(window.getByTestId('field-findings').first()).toContainText('viết liền');
  await expect(window.locator('[data-mark="error"] > [data-testid=ky-hieu]')).toBeVisible();
  await expect.poll(() => window.locator('.marks [data-mark] rect').count()).toBeGreaterThan(1);
  expect(await violations(window)).toEqual([]);

  await found(window, 'TT02').getByRole('button').first().click();
  await expect(window.getByTestId('ky-hieu')).toBeFocused();
  await expect(found(window, 'TT02').getByTestId('fix-words')).toContainText('→');
  expect(await violations(window)).toEqual([]);
  await found(window, 'TT02').getByTestId('finding-fix').click();
  await expect(window.getByTestId('ky-hieu')).not.toHaveValue(/ /u);
  await expect(found(window, 'TT02')).toHaveCount(0);

  await body(window).locator('.finding').click();
  await window.keyboard.type('x');
  await expect(body(window).locator('.finding')).toHaveCount(0);
  await expect(found(window, 'CT01')).toHaveCount(0);
});

test('the keys go from fault to fault and mend; a mended body is one step of undo', async ({ window, server }) => {
  await openFaulty(window, server);
  await expect(found(window, 'CT01')).toBeVisible();
  await window.keyboard.press('F8');
  await expect(window.getByTestId('ky-hieu')).toBeFocused();
  await window.keyboard.press('F8');
  await expect(body(window)).toBeFocused();
  await expect(window.getByTestId('notice')).toContainText('2/2');
  await window.keyboard.press('Alt+Enter');
  await expect(words(window)).toContainText('Thực hiện kế hoạch');
  await window.keyboard.type('|');
  await expect(words(window)).toContainText('Thực| hiện');
  await window.keyboard.press('Backspace');
  await window.keyboard.press('Control+z');
  await window.keyboard.press('Control+z');
  await expect(words(window)).toContainText('Thực  hiện');
  await window.keyboard.press('F7');
  await expect(window.getByTestId('findings-panel').locator(':focus')).toHaveCount(1);
});

test('the focus stays in the list when what had it hides, comes back or goes', async ({ window, server }) => {
  await openFaulty(window, server);
  await expect(found(window, 'CT01')).toBeVisible();
  const panel = window.getByTestId('findings-panel');
  await found(window, 'CT01').getByRole('button').first().click();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.type('x');
  await window.keyboard.press('F7');
  await expect(panel.locator(':focus')).toHaveCount(1);
  await expect(found(window, 'CT01')).toHaveCount(0);
  await expect(panel.locator(':focus')).toHaveCount(1);

  await found(window, 'TT02').getByRole('button').first().click();
  await found(window, 'TT02').getByTestId('finding-pass').focus();
  await window.keyboard.press('Enter');
  await expect(found(window, 'TT02')).toHaveCount(0);
  await expect(panel.locator(':focus')).toHaveCount(1);
});

test('all safe faults are mended at once, and taken back at once', async ({ window, server }) => {
  await openFaulty(window, server);
  await expect(window.getByTestId('fix-all')).toContainText('(2)');
  const symbol = await window.getByTestId('ky-hieu').inputValue();
  await words(window).click();
  await window.keyboard.press('End');
  await window.getByTestId('fix-all').click();
  await expect(window.getByTestId('ky-hieu')).not.toHaveValue(symbol);
  await expect(words(window)).toContainText('Thực hiện kế hoạch');
  await window.getByTestId('undo-fixes').click();
  await expect(window.getByTestId('ky-hieu')).toHaveValue(symbol);
  await expect(words(window)).toContainText('Thực  hiện kế hoạch');
});

test('a fault that is ignored stays so in the file, and comes back with another text', async ({ window, server }) => {
  await openFaulty(window, server);
  await found(window, 'TT02').getByRole('button').first().click();
  await found(window, 'TT02').getByTestId('finding-ignore').click();
  await expect(found(window, 'TT02')).toHaveCount(0);
  await expect(window.getByTestId('ignored-findings')).toContainText('1 lỗi');
  await found(window, 'CT01').getByRole('button').first().click();
  await found(window, 'CT01').getByTestId('finding-pass').click();
  await expect(found(window, 'CT01')).toHaveCount(0);
  await window.keyboard.press('Control+s');
  await expect(window.getByTestId('file-state')).toContainText('Đã lưu');
  const saved = JSON.parse(await readFile(server.path('sai.json'), 'utf8')) as { ignored: { rule: string }[] };
  expect(saved.ignored.map(({ rule }) => rule)).toEqual(['TT02']);

  await window.getByTestId('go-home').click();
  await window.getByTestId('recent').first().click();
  await expect(found(window, 'CT01')).toBeVisible();
  await expect(found(window, 'TT02')).toHaveCount(0);
  await window.getByTestId('ky-hieu').fill('UBND - VX');
  await expect(found(window, 'TT02')).toBeVisible();
});

test('a rule is switched off for the office by somebody, and on again in the settings', async ({ window, server }) => {
  await openFaulty(window, server);
  await found(window, 'TT02').getByRole('button').first().click();
  await found(window, 'TT02').getByTestId('finding-off').click();
  await expect(window.getByTestId('switch-off-dialog')).toBeVisible();
  await window.getByTestId('switch-off-by').fill('Nguyễn Thị Lan');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('switch-off-ok').click();
  await expect(found(window, 'TT02')).toHaveCount(0);
  await expect(found(window, 'CT01')).toBeVisible();
  await window.getByTestId('settings').click();
  await expect(window.getByTestId('rules-off')).toContainText('Nguyễn Thị Lan');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('rules-off').getByRole('button').click();
  await window.keyboard.press('Escape');
  await expect(found(window, 'TT02')).toBeVisible();
});

test('filters, dark colours and twice the size', async ({ window, server }) => {
  await window.emulateMedia({ colorScheme: 'dark' });
  await openFaulty(window, server);
  await expect(found(window, 'CT01')).toBeVisible();
  await window.getByTestId('filter-family').selectOption('CT');
  await expect(found(window, 'TT02')).toHaveCount(0);
  await window.getByTestId('filter-family').selectOption('');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('settings').click();
  await window.getByTestId('ui-scale').selectOption('200');
  await window.keyboard.press('Escape');
  await window.getByTestId('show-findings').click();
  await expect(found(window, 'TT02')).toBeVisible();
  await found(window, 'TT02').getByRole('button').first().click();
  expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  expect(await violations(window)).toEqual([]);
  await found(window, 'TT02').getByTestId('finding-go').click();
  await expect(window.getByTestId('ky-hieu')).toBeFocused();
});

test('words in the making by the input method are left alone by the marks', async ({ window, server }) => {
  await openFaulty(window, server);
  await expect(body(window).locator('.finding')).toHaveCount(1);
  await words(window).click();
  await window.keyboard.press('End');
  const cdp = await window.context().newCDPSession(window);
  await cdp.send('Input.imeSetComposition', { text: 'thự', selectionStart: 3, selectionEnd: 3 });
  await window.waitForTimeout(1200);
  await cdp.send('Input.insertText', { text: 'thực' });
  await expect(words(window)).toContainText('thực');
  await expect(words(window)).not.toContainText('thựthực');
  await expect(body(window).locator('.finding')).toHaveText('  ');
});

test('a document from before the decree is not judged, and the list says why', async ({ window, server }) => {
  await openFaulty(window, server, { ...FAULTY, thoi_gian: { ngay: 4, thang: 3, nam: 2020 } });
  await expect(window.getByTestId('findings-summary')).toContainText('chưa có hiệu lực');
  await expect(window.getByTestId('finding')).toHaveCount(0);
});

test('pages that a narrow window hid at first are marked as soon as they show', async ({ window, server }) => {
  await window.setViewportSize({ width: 700, height: 900 });
  await openFaulty(window, server);
  await expect(window.getByTestId('findings-said')).toContainText('1 lỗi');
  await window.getByTestId('show-pages').click();
  await expect(window.locator('.marks [data-mark] rect')).toHaveCount(2);
});
