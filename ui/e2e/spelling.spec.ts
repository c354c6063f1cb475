import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { body, expect, test } from './fixtures';
import type { Server } from './server';

const TEXTS = [
  'Trường báo cáo theo quy địng của pháp luật; việc xử lý theo quy địng phải đúng hạn.',
  'Các khoa, phòng gửi bộ tài chính và Bộ tài chính trước ngày 25 tháng 10 năm 2026./.',
];
const MISSPELT = { ...FAULTY, so_ky_hieu: { so: 12, ky_hieu: 'ĐHĐS-ĐT' }, noi_dung: TEXTS.map((text) => ({ type: 'doan', text })) };

async function openList(window: Page, server: Server): Promise<void> {
  const path = server.path('chinh-ta.json');
  await writeFile(path, JSON.stringify(MISSPELT));
  await window.getByTestId('open').click();
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
  await window.keyboard.press('Shift+F7');
  await expect(told(window, 'CT05')).toHaveCount(2);
}

const told = (window: Page, code: string): Locator => window.locator(`[data-testid=misspelt][data-code=${code}]`);
const words = (window: Page): Locator => body(window).locator('p').first();

test('a word is put right by its number, and all that are alike at once', async ({ window, server }) => {
  await openList(window, server);
  await expect(body(window).locator('.finding').first()).toBeVisible();
  await expect(window.getByTestId('spelling-summary')).toContainText('chữ');
  await told(window, 'CT05').first().getByRole('button').first().click();
  await expect(window.getByTestId('accept-all')).toContainText('2');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('accept-all').click();
  await expect(words(window)).toContainText('theo quy định phải');
  await expect(words(window)).not.toContainText('địng');
  await expect(told(window, 'CT05')).toHaveCount(0);
  await expect(told(window, 'VH04')).toHaveCount(1);
  await told(window, 'VH04').getByRole('button').first().press('1');
  await expect(body(window)).toContainText('và Bộ Tài chính trước');
});

test('a word of the office is told of no more, and the settings keep it', async ({ window, server }) => {
  await openList(window, server);
  await told(window, 'CT05').first().getByRole('button').first().focus();
  await window.keyboard.press('t');
  await expect(told(window, 'CT05')).toHaveCount(0);
  await window.getByTestId('settings').click();
  await expect(window.getByTestId('office-words')).toContainText('địng');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('office-words').getByRole('button').click();
  await window.keyboard.press('Escape');
  await expect(told(window, 'CT05')).toHaveCount(2);
});

test('what is ignored in the document is ignored wherever it is alike', async ({ window, server }) => {
  await openList(window, server);
  await told(window, 'CT05').first().getByRole('button').first().focus();
  await window.keyboard.press('v');
  await expect(told(window, 'CT05')).toHaveCount(0);
  await window.getByTestId('side-findings').click();
  await expect(window.getByTestId('ignored-findings')).toContainText('2');
});

test('the office says how it writes what may be written in several ways', async ({ window, server }) => {
  await openList(window, server);
  await expect(told(window, 'CT12')).toHaveCount(0);
  await window.getByTestId('settings').click();
  await window.getByTestId('style-tone').selectOption('new');
  await window.keyboard.press('Escape');
  await words(window).click();
  await window.keyboard.press('End');
  await window.keyboard.type(' Hòa giải ở cơ sở.');
  await expect(told(window, 'CT12')).toHaveCount(1);
});
