import { readdir, readFile, writeFile } from 'node:fs/promises';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { answer, draft, makeArchive, takeNumber } from './steps';

test('a document goes out as edXML and comes in, and its hồ sơ becomes a package', async ({ window, server }) => {
  await window.getByTestId('profile').click();
  await window.getByTestId('profile-organ-id').fill('H99.18');
  await window.getByTestId('profile-save').click();
  await window.getByTestId('profile-back').click();

  await makeArchive(window);
  await draft(window, 'góp ý quy chế');
  await takeNumber(window);
  await window.getByTestId('open-register').click();
  await window.getByTestId('row').getByRole('button').click();

  // Without a file there is nothing to send.
  await window.getByTestId('write-edxml').click();
  await expect(window.getByTestId('edxml-save')).toBeDisabled();
  await window.keyboard.press('Escape');
  const signed = server.path('ky.pdf');
  await writeFile(signed, '%PDF-1.7 invented');
  await window.getByTestId('attach').click();
  await answer(window, signed);
  await window.getByTestId('write-edxml').click();
  await window.getByTestId('edxml-organ-id').fill('h99');
  await window.getByTestId('edxml-organ-name').fill('Sở Tài chính');
  expect(await violations(window)).toEqual([]);
  const edxml = server.path('01.edxml');
  await window.getByTestId('edxml-save').click();
  await answer(window, edxml);
  await expect(window.getByTestId('edxml-trouble')).toContainText('h99');
  await window.getByTestId('edxml-organ-id').fill('H99.20');
  await window.getByTestId('edxml-save').click();
  await answer(window, edxml);
  await expect(window.getByTestId('written-note').filter({ hasText: 'Chưa đối chiếu' })).toHaveCount(2);
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('written-ok').click();
  expect(await readFile(edxml, 'utf8')).toContain('<edXML:OrganId>H99.20</edXML:OrganId>');

  await window.getByTestId('register-tab-den').click();
  await window.getByTestId('receive-edxml').click();
  await answer(window, edxml);
  await expect(window.getByTestId('incoming-message')).toContainText('Nơi gửi: Sở Nội vụ (H99.18)');
  await expect(window.getByTestId('message-file')).toContainText('ky.pdf');
  await expect(window.getByTestId('receive-subject')).toHaveValue('góp ý quy chế');
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('receive-register').click();
  await expect(window.getByTestId('attachment')).toHaveText(['ky.pdf', '01.edxml']);

  await window.getByTestId('register-tab-ho-so').click();
  await window.getByTestId('new-ho-so').click();
  await window.getByTestId('ho-so-notation').fill('01.VP');
  await window.getByTestId('ho-so-title').fill('Góp ý quy chế');
  await window.getByTestId('ho-so-save').click();
  await expect(window.getByTestId('write-submission')).toBeDisabled();
  await window.getByTestId('register-tab-den').click();
  await window.getByTestId('row').getByRole('button').click();
  await window.getByTestId('act-luu-ho-so').click();
  await window.getByTestId('act-confirm').click();
  await window.getByRole('button', { name: 'Góp ý quy chế' }).click();
  await window.getByTestId('write-submission').click();
  await answer(window, server.path(''));
  // METS, EAD, PREMIS, the METS of the representation, what is to be known, and two files.
  await expect(window.getByTestId('written-file')).toHaveCount(7);
  await expect(window.getByTestId('written-note').first()).toContainText('chưa ghi thời gian kết thúc');
  expect(await violations(window)).toEqual([]);
  const made = await readdir(server.path(''));
  expect(made.some((name) => name.startsWith('urn_H99.18_uuid_'))).toBe(true);
});
