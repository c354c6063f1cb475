import { existsSync } from 'node:fs';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { DRIVER, holding, makeKey, makeLetter, makeToken, PIN } from './office';
import { answer } from './steps';

test.skip(!existsSync(DRIVER), 'SoftHSM is not installed (cargo xtask test installs it)');

test('a token signs with the certificate that was chosen, and a wrong PIN is tried once', async ({ window, server }) => {
  await makeKey(server);
  await makeToken(server);
  await makeLetter(server);
  await window.getByTestId('open-sign').click();
  await window.getByTestId('sign-add').click();
  await answer(window, server.path('cv.pdf'));
  await window.getByTestId('sign-role').selectOption('unseen');
  await window.getByLabel('Thiết bị ký số (USB token)').check();
  await window.getByTestId('token-driver').selectOption({ label: 'Chọn tệp…' });
  await answer(window, server.path('an.der'));
  await expect(window.getByTestId('token-trouble')).toContainText('Không dùng được trình điều khiển');
  await window.getByTestId('token-driver').selectOption({ label: 'Chọn tệp…' });
  await answer(window, DRIVER);
  await expect(window.getByTestId('token')).toContainText('The');
  await expect(window.getByTestId('sign-run')).toBeDisabled();
  await window.getByTestId('token-certificate').check();
  await expect(window.getByTestId('token')).toContainText('Do goc cấp');

  const asked: string[] = [];
  window.on('request', (request) => {
    if (request.url().endsWith('/api/sign_file')) asked.push(request.url());
  });
  await window.getByTestId('token-pin').fill('sai-ma-pin');
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('sign-job')).toContainText('Mã PIN không đúng');
  expect(asked).toHaveLength(1);
  await expect(window.getByTestId('token-pin')).toHaveValue('');
  await window.getByTestId('token-look').click();
  await expect(window.getByTestId('token-pin-state')).toContainText('đã bị nhập sai trước đó');
  expect(await violations(window)).toEqual([]);

  await window.getByTestId('token-pin').fill(PIN);
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('sign-job')).toContainText('Đã ghi');
  expect(await holding(server, PIN)).toEqual([]);
  await window.getByTestId('sign-check').click();
  await expect(window.getByTestId('checked-signature')).toContainText('Người ký: an');
  await expect(window.getByTestId('checked-signature')).toContainText('nguyên vẹn');
});
