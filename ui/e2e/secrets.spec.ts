import { violations } from './axe';
import { expect, newCongVan, openHome, test } from './fixtures';
import { holding } from './office';

const CANARY = 'zebrafish-so-bay';

test('a độ mật warns, and nothing is kept for a crash until the office allows it', async ({ window, server }) => {
  await newCongVan(window);
  await window.getByLabel('Tối mật', { exact: true }).check();
  await expect(window.getByTestId('secret-warning')).toContainText('máy tính có kết nối mạng');
  await expect(window.getByTestId('secret-warning')).toContainText('không lưu bản tạm');
  expect(await violations(window)).toEqual([]);
  const kept = () => window.waitForResponse((response) => response.url().endsWith('/api/autosave'));
  const first = kept();
  await window.getByTestId('field-trich_yeu').click();
  await window.keyboard.type(CANARY);
  expect(await (await first).json()).toEqual({ kept: false });
  expect(await holding(server, CANARY)).toEqual([]);

  await window.getByRole('group', { name: 'Độ mật' }).getByLabel('Không', { exact: true }).check();
  const second = kept();
  await window.getByTestId('field-trich_yeu').click();
  await window.keyboard.type('!');
  expect(await (await second).json()).toEqual({ kept: true });
  await expect(window.getByTestId('secret-warning')).toHaveCount(0);
});

test('the office settles what secrets are kept out of', async ({ window, server }) => {
  await window.getByTestId('profile').click();
  const choice = window.getByTestId('keep_out_of_search');
  await expect(choice).toBeChecked();
  await choice.uncheck();
  expect(await violations(window)).toEqual([]);
  await openHome(window, server.url);
  await window.getByTestId('profile').click();
  await expect(choice).not.toBeChecked();
  await expect(window.getByTestId('keep_out_of_packages')).toBeChecked();
});
