import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { body, expect, test } from './fixtures';
import type { Server } from './server';

const DRAFT = {
  ...FAULTY,
  so_ky_hieu: { so: 12, ky_hieu: 'ĐHĐS-ĐT' },
  noi_dung: [
    { type: 'doan', text: 'Thực hiện kế hoạch năm học, Trường đề nghị các khoa, phòng rà soát nhiệm vụ được giao.' },
    { type: 'doan', text: 'Báo cáo gửi về Phòng Đào tạo trước ngày 25 tháng 10 năm 2026./.' },
  ],
};
const OTHER = {
  ...DRAFT,
  trich_yeu: 'chuẩn bị năm học 2027',
  noi_dung: [
    { type: 'doan', text: 'Báo cáo gửi về Phòng Đào tạo trước ngày 30 tháng 10 năm 2026./.' },
    { type: 'doan', text: 'Thanh tra kiểm tra việc thực hiện.' },
  ],
};

async function openCompare(window: Page, server: Server): Promise<void> {
  await writeFile(server.path('du-thao.json'), JSON.stringify(DRAFT));
  await writeFile(server.path('tra-lai.json'), JSON.stringify(OTHER));
  await window.getByTestId('open').click();
  await window.getByTestId('path').fill(server.path('du-thao.json'));
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
  await window.getByTestId('tools').click();
  await window.getByTestId('tool-compare').click();
}

async function choose(window: Page, path: string): Promise<void> {
  await window.getByTestId('compare-pick').click();
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
}

test('changes are taken one by one, left, and taken back', async ({ window, server }) => {
  await openCompare(window, server);
  expect(await violations(window)).toEqual([]);
  await choose(window, server.path('tra-lai.json'));
  const changes = window.getByTestId('change');
  await expect(changes.first()).toContainText('trích yếu');
  const count = await changes.count();
  expect(count).toBeGreaterThan(2);
  await expect(window.getByTestId('archived-sheet')).toHaveCount(2);
  expect(await violations(window)).toEqual([]);

  await changes.first().getByTestId('change-accept').click();
  await expect(changes).toHaveCount(count - 1);
  await changes.first().getByTestId('change-refuse').click();
  await expect(window.getByTestId('compare-left')).toContainText(`còn ${count - 2} trong ${count - 1}`);
  await window.getByTestId('compare-undo').click();
  await expect(window.getByTestId('compare-left')).toContainText(`còn ${count - 1} trong ${count - 1}`);
  await window.getByTestId('compare-undo').click();
  await expect(changes).toHaveCount(count);

  await window.getByTestId('compare-accept-all').click();
  await expect(changes).toHaveCount(0);
  await window.getByTestId('compare-back').click();
  await expect(body(window)).toContainText('Thanh tra kiểm tra việc thực hiện.');
  await expect(window.getByTestId('file-state')).toContainText('chưa lưu');
});

test('one marked page holds both, and is written as PDF and HTML', async ({ window, server }) => {
  await openCompare(window, server);
  await choose(window, server.path('tra-lai.json'));
  await window.getByTestId('compare-marked').click();
  const sheet = window.getByTestId('archived-sheet');
  await expect(sheet).toHaveCount(1);
  await expect(sheet.locator('.struck').first()).toBeAttached();
  await expect(sheet.locator('.boxed').first()).toBeAttached();
  expect(await violations(window)).toEqual([]);
  for (const [name, head] of [['so-sanh.pdf', '%PDF-'], ['so-sanh.html', '<!DOCTYPE html>']] as const) {
    await window.getByTestId('compare-write').click();
    await window.getByTestId('path').fill(server.path(name));
    await window.getByTestId('path-ok').click();
    await expect.poll(async () => (await readFile(server.path(name), 'latin1').catch(() => '')).startsWith(head)).toBe(true);
  }
});

test('a Word file that came back says the same as the draft that it was made of', async ({ window, server }) => {
  await openCompare(window, server);
  await window.getByTestId('compare-back').click();
  await window.getByTestId('export').click();
  await window.getByTestId('export-docx-path').fill(server.path('gui.docx'));
  await window.getByTestId('export-pdf').uncheck();
  await window.getByTestId('export-run').click();
  await expect(window.getByTestId('export-result')).toContainText('gui.docx');
  await window.keyboard.press('Escape');
  await window.getByTestId('tools').click();
  await window.getByTestId('tool-compare').click();
  await choose(window, server.path('gui.docx'));
  await expect(window.getByTestId('compare')).toContainText('so với gui.docx', { ignoreCase: true });
  await expect(window.getByRole('heading', { name: 'Hai văn bản như nhau.' })).toBeVisible();
});
