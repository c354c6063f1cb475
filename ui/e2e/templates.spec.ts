import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, newCongVan, pageText, test } from './fixtures';

/** A PNG of one point. */
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

async function copied(window: Page): Promise<void> {
  await window.getByTestId('profile').click();
  await window.getByTestId('open-templates').click();
  await window.getByTestId('copy-giay-moi').click();
  await expect(window.getByTestId('template-name')).toHaveValue('Giấy mời của cơ quan');
  await expect(window.getByTestId('archived-sheet').first()).toBeVisible();
}

test('a built-in template is copied, changed, used and handed on', async ({ window, server }) => {
  await copied(window);
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('template-name').fill('Giấy mời của Sở');
  await window.getByTestId('template-recipients').locator('textarea').last().fill('Văn phòng Sở');
  await window.getByTestId('template-logo-file').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: POINT });
  await expect(window.getByTestId('template-logo')).toBeVisible();
  await window.getByTestId('template-save').click();
  await expect(window.getByTestId('template-giay-moi-rieng')).toContainText('Giấy mời của Sở');
  await expect(window.locator('.sample image')).toHaveCount(1);

  await window.getByTestId('template-share').click();
  const path = server.path('so.mauthethuc');
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
  await expect.poll(() => readFile(path).then(({ length }) => length, () => 0)).toBeGreaterThan(0);

  await window.getByTestId('template-use').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
  await expect.poll(() => pageText(window)).toContain('Văn phòng Sở');
});

test('a fault is told by its line, and the templates of the program go on', async ({ window }) => {
  await copied(window);
  const layout = window.getByTestId('template-layout');
  await layout.fill((await layout.inputValue()).replace('</document>', '{{ so_hieuu }}\n</document>'));
  await window.getByTestId('template-save').click();
  const fault = window.getByTestId('template-fault');
  await expect(fault).toContainText('giay-moi-rieng/layout.xml:');
  await expect(fault).toContainText('so_hieuu');
  await expect(window.getByTestId('template-use')).toBeDisabled();
  await fault.getByRole('button').click();
  await expect(layout).toBeFocused();
  expect(await violations(window)).toEqual([]);
  await window.getByTestId('templates-back').click();
  await newCongVan(window);
});

test('a template is deleted after a second word', async ({ window }) => {
  await copied(window);
  await window.getByTestId('template-remove').click();
  await window.getByTestId('template-remove-sure').click();
  await expect(window.getByTestId('own-templates').locator('li')).toHaveCount(0);
  await expect(window.getByTestId('copy-giay-moi')).toBeVisible();
});

test('pictures and a mục lục stand in the text and on the page', async ({ window }) => {
  await newCongVan(window);
  await window.getByTestId('field-noi_dung').click();
  await window.getByTestId('insert-contents').first().click();
  await expect(window.getByTestId('field-noi_dung').locator('[data-contents]')).toBeVisible();
  await window.getByTestId('picture-file').first().setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: POINT });
  await window.getByTestId('picture-alt').fill('Một điểm');
  await expect(window.locator('[data-testid=sheet] image')).toHaveAttribute('aria-label', 'Một điểm');
  await expect.poll(() => pageText(window)).toContain('MỤC LỤC');
  expect(await violations(window)).toEqual([]);
});
