import { writeFile } from 'node:fs/promises';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { body, expect, test, units } from './fixtures';

/** A directive that hands out three tasks. */
const SOURCE = {
  ...FAULTY,
  so_ky_hieu: { so: 5, ky_hieu: 'UBND-NC' },
  co_quan_ban_hanh: 'Ủy ban nhân dân tỉnh Đông Sơn',
  trich_yeu: 'tăng cường công tác văn thư',
  kinh_gui: ['Các sở, ban, ngành'],
  noi_dung: [
    { type: 'doan', text: 'Để tăng cường công tác văn thư, Ủy ban nhân dân tỉnh yêu cầu:' },
    { type: 'khoan', text: 'Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11/2026.' },
    { type: 'khoan', text: 'Sở Tài chính bố trí kinh phí thực hiện.' },
    { type: 'khoan', text: 'Công an tỉnh phối hợp kiểm tra việc bảo vệ bí mật nhà nước./.' },
  ],
};

test('a document that came becomes a công văn that carries it out, with the tasks that were chosen', async ({ window, server }) => {
  const path = server.path('den.json');
  await writeFile(path, JSON.stringify(SOURCE));
  await window.getByTestId('carry-out').click();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('carrying-out-pick').click();
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
  await expect(window.getByTestId('carrying-out-cited')).toHaveValue(/^Công văn số 05\/UBND-NC ngày 12 tháng 10 năm 2026 của Ủy ban nhân dân tỉnh Đông Sơn/u);
  await expect(window.getByTestId('task')).toHaveCount(3);
  await expect(window.getByTestId('task-actor').first()).toHaveValue('Sở Nội vụ');
  await expect(window.getByTestId('task-term').first()).toHaveValue('trước ngày 15/11/2026');
  expect(await violations(window)).toEqual([]);

  await window.getByTestId('task-term').first().fill('trước ngày 10/11/2026');
  await expect(window.getByTestId('task-what').first()).toHaveValue(/trước ngày 10\/11\/2026/u);
  await window.getByTestId('task').nth(1).getByRole('checkbox').uncheck();
  await expect(window.getByTestId('carrying-out-count')).toContainText('Chọn 2 trong 3');
  await window.getByTestId('carrying-out-draft').click();
  await expect(body(window)).toContainText('Thực hiện Công văn số 05/UBND-NC');
  const lines = (await units(window)).join('\n');
  expect(lines).toContain('Sở Nội vụ');
  expect(lines).toContain('trước ngày 10/11/2026');
  expect(lines).toContain('Công an tỉnh');
  expect(lines).not.toContain('Sở Tài chính');
  await expect(window.getByTestId('file-state')).toContainText('chưa lưu');
});

test('a pasted text is read; dark colours and twice the size', async ({ window }) => {
  await window.emulateMedia({ colorScheme: 'dark' });
  await window.getByTestId('carry-out').click();
  await window.getByTestId('carrying-out-text').fill('Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Nội vụ tổng hợp, báo cáo trước ngày 15/11/2026.\n2. Sở Tài chính bố trí kinh phí.');
  await window.getByTestId('carrying-out-read').click();
  await expect(window.getByTestId('carrying-out-cited')).toHaveValue(/\[cần điền/u);
  await window.getByTestId('settings').click();
  await window.getByTestId('ui-scale').selectOption('200');
  await window.keyboard.press('Escape');
  expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  expect(await violations(window)).toEqual([]);
});
