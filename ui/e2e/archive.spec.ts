import { access, copyFile, open, readFile, rename, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { FAULTY } from './faulty';
import { expect, openHome, test } from './fixtures';
import type { Server } from './server';
import { answer, draft, makeArchive, takeNumber } from './steps';

/** A công văn with the next number; goes back to the list. */
async function issue(window: Page, subject: string): Promise<void> {
  await draft(window, subject);
  await takeNumber(window);
  await expect(window.getByTestId('notice')).toContainText('Đã cấp số');
  await window.getByTestId('go-home').click();
  await window.getByTestId('unsaved-dialog').getByRole('button', { name: 'Không lưu' }).click();
  await window.getByTestId('open-register').click();
  await window.getByTestId('register-tab-di').click();
}

/** Stops the program, does something to its files, and starts it again. */
async function meanwhile(window: Page, server: Server, work: () => Promise<void>): Promise<void> {
  await server.restart(work);
  await openHome(window, server.url);
}

/** Copies or moves an archive with its log, which a program that was stopped leaves. */
async function withLog(work: (from: string, to: string) => Promise<void>, from: string, to: string): Promise<void> {
  for (const ending of ['', '-wal']) if (await isThere(from + ending)) await work(from + ending, to + ending);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

test('an archive is restored after a look at what changes, and the one before is kept', async ({ window, server }) => {
  const [path, copy] = [server.path('kho.thethuc'), server.path('sao.thethuc')];
  await makeArchive(window, path);
  await issue(window, 'mời họp giao ban');
  await window.getByTestId('register-tab-settings').click();
  await window.getByTestId('backup-now').click();
  await answer(window, copy);
  await expect(window.getByTestId('notice')).toContainText('Đã sao lưu và kiểm tra');
  await issue(window, 'thông báo nghỉ lễ');
  await expect(window.getByTestId('row')).toHaveCount(2);

  await window.getByTestId('register-tab-settings').click();
  await window.getByTestId('restore-archive').click();
  await answer(window, copy);
  const dialog = window.getByTestId('restore-dialog');
  await expect(dialog.getByRole('row', { name: /Sổ đăng ký văn bản đi/u })).toContainText(/02.*01/u);
  await expect(window.getByTestId('restore-means')).toContainText('ghi thêm');
  expect(await violations(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Hủy' }).click();
  await window.getByTestId('register-tab-di').click();
  await expect(window.getByTestId('row')).toHaveCount(2);

  await window.getByTestId('register-tab-settings').click();
  await window.getByTestId('restore-archive').click();
  await answer(window, copy);
  await window.getByTestId('restore-confirm').click();
  await expect(window.getByTestId('notice')).toContainText('Đã khôi phục kho. Kho trước đó còn giữ tại');
  const kept = (await window.getByTestId('notice').textContent())?.match(/tại (.*)\.$/u)?.[1] ?? '';
  await expect(window.getByTestId('row')).toHaveCount(1);

  await window.getByTestId('register-tab-settings').click();
  await window.getByTestId('restore-archive').click();
  await answer(window, kept);
  await window.getByTestId('restore-confirm').click();
  await expect(window.getByTestId('row')).toHaveCount(2);
});

test('a damaged archive is told of, stays as it is, and a copy takes its place', async ({ window, server }) => {
  const [path, copy] = [server.path('kho.thethuc'), server.path('sao.thethuc')];
  await makeArchive(window, path);
  await issue(window, 'mời họp giao ban');
  await meanwhile(window, server, async () => {
    await withLog(copyFile, path, copy);
    await writeFile(path, 'không còn là kho');
  });
  await expect(window.getByRole('alert')).toContainText('không phải là kho của Thể Thức');
  await window.getByTestId('open-register').click();
  await expect(window.getByTestId('archive-trouble')).toContainText('Tệp không bị thay đổi');
  expect(await violations(window)).toEqual([]);
  expect(await readFile(path, 'utf8')).toBe('không còn là kho');
  await window.getByTestId('restore-archive').click();
  await answer(window, copy);
  await expect(window.getByTestId('restore-means')).toContainText('trở lại đúng như bản sao lưu');
  await window.getByTestId('restore-confirm').click();
  await expect(window.getByTestId('row')).toHaveCount(1);
  await expect(window.getByTestId('row')).toContainText('mời họp giao ban');
});

test('an archive of a newer program is not touched', async ({ window, server }) => {
  const path = server.path('kho.thethuc');
  await makeArchive(window, path);
  let before: Buffer | undefined;
  await meanwhile(window, server, async () => {
    // https://www.sqlite.org/fileformat2.html: the version of the schema stands at 60.
    const file = await open(path, 'r+');
    await file.write(Buffer.from([0, 0, 0, 99]), 0, 4, 60);
    await file.close();
    before = await readFile(path);
  });
  await window.getByTestId('open-register').click();
  await expect(window.getByTestId('archive-trouble')).toContainText('phiên bản mới hơn');
  await window.getByTestId('archive-again').click();
  await expect(window.getByTestId('archive-trouble')).toContainText('phiên bản mới hơn');
  expect((await readFile(path)).equals(before ?? Buffer.alloc(0))).toBe(true);
});

test('an archive that is gone is missed, and none is made in its place', async ({ window, server }) => {
  const [path, elsewhere] = [server.path('kho.thethuc'), server.path('da-chuyen.thethuc')];
  await makeArchive(window, path);
  await issue(window, 'mời họp giao ban');
  await meanwhile(window, server, () => withLog(rename, path, elsewhere));
  await expect(window.getByRole('alert')).toContainText('Không có kho tại');
  await window.getByTestId('open-register').click();
  await expect(window.getByTestId('archive-trouble')).toContainText(path);
  expect(await violations(window)).toEqual([]);
  expect(await isThere(path)).toBe(false);
  await window.getByTestId('archive-other').click();
  await answer(window, elsewhere);
  await expect(window.getByTestId('row')).toHaveCount(1);

  await meanwhile(window, server, () => withLog(rename, elsewhere, path));
  await window.getByTestId('open-register').click();
  await expect(window.getByTestId('archive-trouble')).toContainText(elsewhere);
  await withLog(rename, path, elsewhere);
  await window.getByTestId('archive-again').click();
  await expect(window.getByTestId('row')).toHaveCount(1);
});

test('tasks are found in a directive, followed, listed and settled', async ({ window, server }) => {
  await makeArchive(window, server.path('kho.thethuc'));
  await writeFile(
    server.path('chi-dao.json'),
    JSON.stringify({
      ...FAULTY,
      thoi_gian: { ngay: 1, thang: 10, nam: 2025 },
      noi_dung: [
        { type: 'doan', text: 'Để tăng cường công tác văn thư, Giám đốc Sở yêu cầu:' },
        { type: 'khoan', text: 'Phòng Tổ chức tổng hợp, báo cáo Giám đốc trước ngày 15/11/2025.' },
        { type: 'khoan', text: 'Văn phòng bố trí kinh phí thực hiện trước ngày 31/12/2099./.' },
      ],
    }),
  );
  await window.getByTestId('go-home').click();
  await window.getByRole('button', { name: 'Mở tệp' }).click();
  await answer(window, server.path('chi-dao.json'));
  await window.getByTestId('archive-number').click();
  await window.getByTestId('submit-draft').click();
  await expect(window.getByTestId('notice')).toContainText('mã 1');
  await window.getByTestId('open-register').click();
  await window.getByTestId('register-tab-tasks').click();
  await expect(window.getByTestId('register')).toContainText('Không có nhiệm vụ nào đang mở');
  await window.getByTestId('register-tab-di').click();
  await window.getByTestId('row').getByRole('button').click();
  await window.getByTestId('find-tasks').click();
  await expect(window.getByTestId('task-wanted')).toHaveCount(2);
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('keep-tasks').click();
  await expect(window.getByTestId('notice')).toContainText('Đang theo dõi 2 nhiệm vụ');

  await window.getByTestId('register-tab-tasks').click();
  await expect(window.getByTestId('task')).toHaveCount(2);
  await expect(window.getByTestId('task').first()).toContainText(/14\/11\/2025\s*Quá hạn.*Phòng Tổ chức/su);
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('print-tasks').click();
  await answer(window, server.path('nhiem-vu.csv'));
  await expect(window.getByTestId('notice')).toContainText('2 dòng');
  expect(await readFile(server.path('nhiem-vu.csv'), 'utf8')).toContain('Phòng Tổ chức');

  await window.getByTestId('go-home').click();
  await expect(window.getByTestId('work')).toContainText('quá hạn');
  await window.getByTestId('open-register').click();
  await window.getByTestId('task-done').first().click();
  await expect(window.getByTestId('task')).toHaveCount(1);
  await expect(window.getByTestId('task')).toContainText('Văn phòng');
});
