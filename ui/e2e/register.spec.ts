import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, pageText, test } from './fixtures';
import { answer, draft, makeArchive, takeNumber } from './steps';

/** Gives up the draft in the form. */
async function discard(window: Page): Promise<void> {
  await window.getByTestId('go-home').click();
  const discards = window.getByTestId('unsaved-dialog').getByRole('button', { name: 'Không lưu' });
  if (await discards.isVisible()) await discards.click();
}

test('a document goes its whole way, and its number lands on the page', async ({ window }) => {
  await makeArchive(window);
  await draft(window, 'mời họp giao ban');
  await window.getByTestId('archive-number').click();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('submit-draft').click();
  await expect(window.getByTestId('notice')).toContainText('mã 1');

  await discard(window);
  await expect(window.getByTestId('work-trinh-duyet')).toContainText('mời họp giao ban');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('work-document').first().click();
  await expect(window.getByTestId('archived-stage')).toHaveText('đang trình duyệt');
  await expect(window.getByTestId('archived-sheet').first()).toBeVisible();
  expect(await violations(window)).toEqual([]);

  await window.getByTestId('act-tra-lai').click();
  await window.getByTestId('act-comment').fill('sửa trích yếu');
  await window.getByTestId('act-place').selectOption('/trich_yeu');
  await window.getByTestId('act-confirm').click();
  await expect(window.getByTestId('history')).toContainText('sửa trích yếu');

  await window.getByTestId('edit-archived').click();
  await window.getByTestId('field-trich_yeu').click();
  await window.keyboard.press('End');
  await window.keyboard.type(' tháng 12');
  await window.keyboard.press('Control+s');
  await expect(window.getByTestId('notice')).toContainText('Đã lưu vào kho');
  await window.getByTestId('archive-number').click();
  await window.getByTestId('submit-draft').click();
  await window.getByTestId('open-register').click();
  await window.getByTestId('row').getByRole('button').click();
  await window.getByTestId('act-dong-y').click();
  await window.getByTestId('act-confirm').click();
  await expect(window.getByTestId('archived-stage')).toHaveText('đã duyệt');
  await window.getByTestId('compare-2').click();
  await expect(window.getByTestId('change')).toHaveCount(1);
  await expect(window.getByTestId('comparison').locator('rect.boxed').first()).toBeAttached();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('close-compare').click();

  await window.getByTestId('act-cap-so').click();
  await window.getByTestId('act-confirm').click();
  await expect(window.getByTestId('archived-code')).toHaveText('01/SNV-VP');
  await expect(window.getByTestId('archived-pages')).toContainText('01/SNV-VP');
  for (const step of ['ky', 'phat-hanh']) {
    await window.getByTestId(`act-${step}`).click();
    await window.getByTestId('act-confirm').click();
  }
  await expect(window.getByTestId('archived-stage')).toHaveText('đã phát hành');
});

test('a number is taken from the form, late ones with their reason, cancelled ones stay', async ({ window }) => {
  await makeArchive(window);
  await draft(window, 'mời họp');
  await takeNumber(window);
  await expect(window.getByTestId('notice')).toContainText('01/SNV-VP');
  await expect.poll(() => pageText(window)).toMatch(/Số: 01 ?\/ ?SNV-VP/u);
  await window.getByTestId('open-register').click();
  await window.getByTestId('row').getByRole('button').click();
  await window.getByTestId('act-huy-so').click();
  await window.getByTestId('act-reason').fill('ghi nhầm');
  await window.getByTestId('act-confirm').click();
  await expect(window.getByTestId('archived-stage')).toHaveText('đã hủy số');
  await window.keyboard.press('Escape');
  await expect(window.getByTestId('row')).toContainText('đã hủy số');

  await discard(window);
  await draft(window, 'thông báo nghỉ');
  await window.getByTestId('archive-number').click();
  await window.getByTestId('take-late').check();
  await window.getByTestId('take-behind').fill('1');
  await window.getByTestId('take-reason').fill('vào sổ sót');
  await window.getByTestId('take-number').click();
  await expect(window.getByTestId('notice')).toContainText('Đã cấp số');
  await window.getByTestId('open-register').click();
  await window.getByTestId('check-book').click();
  await expect(window.getByTestId('strange-dialog')).toContainText('Số bổ sung 01a');
});

test('incoming documents: registered, searched as one types, filed and exported', async ({ window, server }) => {
  await makeArchive(window);
  await window.getByTestId('register-tab-den').click();
  for (const [number, subject] of [['7', 'Hội đồng thi đua năm 2026'], ['8', 'báo cáo biên chế']] as const) {
    await window.getByTestId('receive').click();
    await window.getByTestId('receive-number').fill(number);
    await window.getByTestId('receive-notation').fill('CV-BNV');
    await window.getByTestId('receive-organ').fill('Bộ Nội vụ');
    await window.getByTestId('receive-subject').fill(subject);
    await window.getByTestId('receive-due').fill('31/01/2020');
    expect(await violations(window)).toEqual([]);
    await window.getByTestId('receive-register').click();
    await expect(window.getByTestId('archived-stage')).toHaveText('đã đăng ký đến');
    await window.getByTestId('register-back').click();
  }
  await expect(window.getByTestId('row')).toHaveCount(2);
  await window.keyboard.press('/');
  await window.keyboard.type('hoi dong');
  await expect(window.getByTestId('row')).toHaveCount(1);
  await expect(window.getByTestId('row').locator('mark')).toHaveText(['Hội', 'đồng']);
  expect(await violations(window)).toEqual([]);
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await window.getByTestId('attach').click();
  await writeFile(server.path('quet.pdf'), '%PDF-1.7');
  await answer(window, server.path('quet.pdf'));
  await expect(window.getByTestId('attachment')).toHaveText('quet.pdf');

  await window.getByTestId('register-tab-ho-so').click();
  await window.getByTestId('new-ho-so').click();
  await window.getByTestId('ho-so-notation').fill('01.TĐKT');
  await window.getByTestId('ho-so-title').fill('Thi đua năm 2026');
  await window.getByTestId('ho-so-maintenance').fill('20 năm');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('ho-so-save').click();
  await expect(window.getByTestId('notice')).toContainText('01.TĐKT');
  await window.getByTestId('register-tab-den').click();
  await window.getByTestId('row').first().getByRole('button').click();
  await window.getByTestId('act-luu-ho-so').click();
  await window.getByTestId('act-confirm').click();
  await expect(window.getByTestId('archived-stage')).toHaveText('đã lưu hồ sơ');
  await window.getByTestId('register-tab-ho-so').click();
  await window.getByTestId('ho-so').getByRole('button').click();
  await expect(window.getByTestId('filed')).toHaveCount(1);
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('export-ho-so').click();
  await answer(window, server.folder);
  await expect(window.getByTestId('notice')).toContainText('Đã xuất');
  expect(await readFile(server.path(`01.TĐKT-${new Date().getFullYear()}/ho-so.xml`), 'utf8')).toContain('Thi đua năm 2026');

  await window.getByTestId('register-tab-den').click();
  await window.getByTestId('print-book').click();
  await window.getByTestId('print-save').click();
  await answer(window, server.path('so-den.pdf'));
  await expect(window.getByTestId('notice')).toContainText('2 dòng');
  expect((await readFile(server.path('so-den.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');

  await window.getByTestId('go-home').click();
  await expect(window.getByTestId('work')).toContainText('quá hạn trả lời');
});

test('people have the buttons of their roles', async ({ window }) => {
  await makeArchive(window);
  await window.getByTestId('register-tab-settings').click();
  await window.getByTestId('archive-me').fill('Lan');
  await window.getByTestId('add-person').click();
  await window.getByTestId('person-name').fill('Lan');
  await window.getByTestId('person-soan-thao').check();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('archive-save').click();
  await expect(window.getByTestId('notice')).toContainText('Đã lưu thiết lập kho');
  await draft(window, 'mời họp');
  await window.getByTestId('archive-number').click();
  await window.getByTestId('take-number').click();
  await expect(window.getByTestId('number-trouble')).toContainText('Lan không được giao việc');
  await window.getByTestId('submit-draft').click();
  await window.getByTestId('open-register').click();
  await window.getByTestId('register-tab-di').click();
  await window.getByTestId('row').getByRole('button').click();
  await expect(window.getByTestId('archived-stage')).toHaveText('đang trình duyệt');
  await expect(window.getByTestId('act-dong-y')).toHaveCount(0);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the register in ${scheme} colours and at twice the size`, async ({ window }) => {
    await window.emulateMedia({ colorScheme: scheme });
    await makeArchive(window);
    expect(await violations(window)).toEqual([]);
    await draft(window, 'mời họp giao ban');
    await takeNumber(window);
    await window.getByTestId('open-register').click();
    await window.getByTestId('settings').click();
    await window.getByTestId('ui-scale').selectOption('200');
    await window.keyboard.press('Escape');
    await window.getByTestId('filters').click();
    for (const tab of ['di', 'den', 'ho-so', 'tasks', 'settings']) {
      await window.getByTestId(`register-tab-${tab}`).click();
      expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      expect(await violations(window)).toEqual([]);
    }
    await window.getByTestId('register-tab-di').click();
    await window.getByTestId('row').getByRole('button').click();
    await expect(window.getByTestId('archived-stage')).toBeVisible();
    expect(await violations(window)).toEqual([]);
  });
}

test('days are typed and shown day before month, and none is lost unsaid', async ({ window }) => {
  await makeArchive(window);
  await window.getByTestId('register-tab-den').click();
  await window.getByTestId('receive').click();
  await window.getByTestId('receive-organ').fill('Bộ Nội vụ');
  await window.getByTestId('receive-subject').fill('báo cáo biên chế');
  const due = window.getByTestId('receive-due');
  for (const [typed, told] of [
    ['31/4/2026', 'Không có ngày này trong lịch.'],
    ['31/12', 'Ghi ngày, tháng, năm, như 22/11/2026.'],
  ] as const) {
    await due.fill(typed);
    await window.getByTestId('receive-register').click();
    await expect(window.getByTestId('receive-dialog')).toContainText(told);
    await expect(due).toHaveValue(typed);
    expect(await violations(window)).toEqual([]);
  }
  await due.fill('1-12-2026');
  await window.keyboard.press('Tab');
  await expect(due).toHaveValue('01/12/2026');
  await window.getByTestId('receive-register').click();
  await expect(window.getByTestId('archived')).toContainText('01/12/2026');
});
