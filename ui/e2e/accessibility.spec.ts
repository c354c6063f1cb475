import { violations } from './axe';
import { body, expect, newCongVan, test } from './fixtures';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('home', async ({ window }) => {
      expect(await violations(window)).toEqual([]);
    });

    test('editor with its tools, dialogs and lists', async ({ window }) => {
      await newCongVan(window);
      expect(await violations(window)).toEqual([]);
      await body(window).click();
      await window.keyboard.type('1. Một');
      await window.getByTestId('insert-footnote').click();
      await window.keyboard.type('chú thích');
      expect(await violations(window)).toEqual([]);
      await window.keyboard.press('Enter');
      await window.keyboard.press('Enter');
      await window.getByTestId('insert-table').click();
      await window.getByTestId('add-annex').click();
      expect(await violations(window)).toEqual([]);
      await window.getByTestId('findings').click();
      expect(await violations(window)).toEqual([]);
      for (const dialog of ['export', 'settings', 'shortcuts']) {
        await window.getByTestId(dialog).click();
        await expect(window.getByTestId(`${dialog}-dialog`)).toBeVisible();
        expect(await violations(window)).toEqual([]);
        await window.keyboard.press('Escape');
      }
      await window.getByTestId('go-home').click();
      await expect(window.getByTestId('unsaved-dialog')).toBeVisible();
      expect(await violations(window)).toEqual([]);
    });

    test('profile', async ({ window }) => {
      await window.getByTestId('profile').click();
      await window.getByTestId('profile-add-unit').click();
      await window.getByTestId('profile-add-signer').click();
      expect(await violations(window)).toEqual([]);
    });
  });
}

for (const kind of ['cong-van', 'cong-dien', 'quyet-dinh', 'van-ban-co-ten-loai']) {
  test(`the form of ${kind}`, async ({ window }) => {
    await window.getByTestId(`sample-${kind}`).click();
    await expect(window.getByTestId('sheet').first()).toBeAttached();
    expect(await violations(window)).toEqual([]);
  });
}

test('at twice the size nothing is cut off and nothing overlaps sideways', async ({ window }) => {
  await newCongVan(window);
  await window.getByTestId('settings').click();
  await window.getByTestId('ui-scale').selectOption('200');
  await window.keyboard.press('Escape');
  const wide = await window.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
  await window.getByTestId('show-pages').click();
  await expect(window.getByTestId('sheet').first()).toBeVisible();
  expect(await violations(window)).toEqual([]);
});
