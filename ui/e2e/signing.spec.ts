import { readFile, writeFile } from 'node:fs/promises';
import { violations } from './axe';
import { expect, openHome, test } from './fixtures';
import { holding, makeKey, makeLetter, makeRing, PASSWORD } from './office';
import { answer, chooseKey, makeArchive, signUnseen } from './steps';

test('a letter is signed by the person with a preview in place, then checked', async ({ window, server }) => {
  await makeKey(server);
  await makeLetter(server, (letter) => {
    delete letter.so_ky_hieu.so;
    // A page of its own: the blank for the number stands on the page that is signed.
    letter.noi_dung = letter.noi_dung.slice(0, 2);
  });
  await makeRing(server, 'ky.png', [0, 0, 200]);
  await window.getByTestId('open-sign').click();
  await window.getByTestId('sign-add').click();
  await answer(window, server.path('cv.pdf'));
  await window.getByTestId('sign-document').click();
  await answer(window, server.path('cv.json'));
  await window.getByTestId('sign-picture').click();
  await answer(window, server.path('ky.png'));
  await window.getByTestId('sign-show').click();
  await expect(window.getByTestId('preview-mark')).toBeVisible();
  await expect(window.getByTestId('preview-blank').first()).toBeVisible();
  expect(await violations(window)).toEqual([]);

  await chooseKey(window, server.path('an.p12'));
  await window.getByTestId('show-certificate').click();
  await expect(window.getByTestId('certificate')).toContainText('do goc cấp');
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('sign-job')).toContainText('Đã ký');
  // Nothing of the password stays, in the window or on the disk.
  await expect(window.getByTestId('key-password')).toHaveValue('');
  expect(await holding(server, PASSWORD)).toEqual([]);

  await window.getByTestId('sign-check').click();
  await expect(window.getByTestId('checked-signature')).toContainText('trường NguoiKy');
  await expect(window.getByTestId('checked-signature')).toContainText('nguyên vẹn');
  expect(await violations(window)).toEqual([]);
});

test('a file changed after it was signed is told, beside one that is not signed', async ({ window, server }) => {
  await signUnseen(window, server);
  const bytes = await readFile(server.path('cv.ký.pdf'));
  const at = bytes.indexOf('\n%') + 2;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(server.path('cv.ký.pdf'), bytes);

  await window.getByTestId('signing-check').click();
  for (const name of ['cv.ký.pdf', 'cv.pdf']) {
    await window.getByTestId('check-pick').click();
    await answer(window, server.path(name));
  }
  await expect(window.getByTestId('verdict').first()).toHaveText('CHƯA KÝ');
  await expect(window.getByTestId('verdict').last()).toHaveText('KHÔNG HỢP LỆ');
  expect(await violations(window)).toEqual([]);
});

test('a wrong password ends a batch with its file named, and is not tried again', async ({ window, server }) => {
  await makeKey(server);
  await makeLetter(server);
  await writeFile(server.path('hai.pdf'), await readFile(server.path('cv.pdf')));
  await window.getByTestId('open-sign').click();
  for (const name of ['cv.pdf', 'hai.pdf']) {
    await window.getByTestId('sign-add').click();
    await answer(window, server.path(name));
  }
  await window.getByTestId('sign-role').selectOption('unseen');
  await chooseKey(window, server.path('an.p12'));
  await window.getByTestId('key-password').fill('sai');
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('sign-job').first()).toContainText('Mật khẩu không mở được');
  await expect(window.getByTestId('sign-job').last()).toContainText('Chờ ký');
  await window.getByTestId('key-password').fill(PASSWORD);
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('sign-job').last()).toContainText('Đã ghi');
  await expect(window.getByTestId('notice')).toContainText('Đã ký 2 trên 2 tệp');
});

test('a batch that is stopped ends behind its file, and goes on later', async ({ window, server }) => {
  await makeKey(server);
  await makeLetter(server);
  const names = ['cv.pdf', 'hai.pdf', 'ba.pdf'];
  await window.getByTestId('open-sign').click();
  for (const name of names) {
    if (name !== 'cv.pdf') await writeFile(server.path(name), await readFile(server.path('cv.pdf')));
    await window.getByTestId('sign-add').click();
    await answer(window, server.path(name));
  }
  await window.getByTestId('sign-role').selectOption('unseen');
  await chooseKey(window, server.path('an.p12'));
  // The second file waits until somebody has stopped the batch.
  await window.route('**/api/sign_file', async (route) => {
    if (route.request().postData()?.includes('hai.pdf')) await window.getByTestId('sign-cancel').click();
    await route.continue();
  });
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('notice')).toContainText('Đã dừng: 2 trên 3 tệp đã ký');
  await expect(window.getByTestId('sign-job').last()).toContainText('Chờ ký');
  await window.getByTestId('key-password').fill(PASSWORD);
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('notice')).toContainText('Đã ký 3 trên 3 tệp');
});

test('the signatures of a file that came are kept with it', async ({ window, server }) => {
  await signUnseen(window, server);

  await openHome(window, server.url);
  await makeArchive(window);
  await window.getByTestId('register-tab-den').click();
  await window.getByTestId('receive').click();
  await window.getByTestId('receive-file').click();
  await answer(window, server.path('cv.ký.pdf'));
  await expect(window.getByTestId('receive-subject')).not.toHaveValue('');
  await window.getByTestId('receive-secrecy').selectOption('mat');
  await window.getByTestId('receive-register').click();
  await expect(window.getByTestId('kept-signature')).toContainText('CHƯA ĐỦ CĂN CỨ');
  await window.getByTestId('kept-signature').locator('summary').click();
  await expect(window.getByTestId('kept-signature')).toContainText('Người ký: an');
  await expect(window.getByTestId('archived')).toContainText('Độ mật');
  expect(await violations(window)).toEqual([]);
});

test('a copy to paper takes its number from the register, and an unlawful one is refused', async ({ window, server }) => {
  await makeLetter(server);
  const profile = {
    co_quan_ban_hanh: 'SỞ NỘI VỤ',
    viet_tat: 'SNV',
    dia_danh: 'Hà Nam',
    nguoi_ky: [{ chuc_vu: 'GIÁM ĐỐC', ho_ten: 'Trần Thị Bình' }],
  };
  await makeArchive(window);
  await expect(window.getByTestId('search')).toBeVisible();
  const token = new URL(window.url()).searchParams.get('token') ?? new URL(window.url()).hash.replace(/^#/u, '');
  await window.evaluate(
    async ([key, kept]) => {
      const args = { profile: { don_vi: [], noi_nhan: [], noi_luu: ['VT'], ...(kept as object) } };
      await fetch('/api/write_profile', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${String(key)}` },
        body: JSON.stringify(args),
      });
    },
    [token, profile] as const,
  );
  await window.reload();
  await window.getByTestId('open-copy').click();
  await window.getByTestId('copy-add').click();
  await answer(window, server.path('cv.pdf'));
  await window.getByTestId('copy-subject').fill('mời họp giao ban');
  expect(await violations(window)).toEqual([]);

  await window.getByTestId('copy-form').selectOption('sao-luc');
  await window.getByTestId('copy-add').click();
  await answer(window, server.path('cv.pdf'));
  await window.getByTestId('copy-of').fill('12/QĐ-UBND');
  await window.getByTestId('copy-run').click();
  await answer(window, server.path('sao.pdf'));
  await expect(window.getByTestId('copy-trouble')).toContainText('Điều 25.2.b');

  await window.getByTestId('copy-of').fill('12/SY-UBND');
  await window.getByTestId('copy-run').click();
  await answer(window, server.path('sao.pdf'));
  await expect(window.getByTestId('copy-made')).toContainText('01/SL-SNV');
  await expect(window.getByTestId('copy-made')).toContainText('Đã ghi vào sổ bản sao');
  expect(await violations(window)).toEqual([]);
});
