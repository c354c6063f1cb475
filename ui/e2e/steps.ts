import type { Page } from '@playwright/test';
import { expect, newCongVan } from './fixtures';
import { makeKey, makeLetter, PASSWORD } from './office';
import type { Server } from './server';

/** Answers the window's question for a path. */
export async function answer(window: Page, path: string): Promise<void> {
  await window.getByTestId('path').fill(path);
  await window.getByTestId('path-ok').click();
}

/** Makes the archive, in a file of the test's own where one is named, and stands at its lists. */
export async function makeArchive(window: Page, path?: string): Promise<void> {
  await window.getByTestId('open-register').click();
  await window.getByTestId('setup-office').fill('Sở Nội vụ');
  if (path !== undefined) await window.getByTestId('setup-path').fill(path);
  await window.getByTestId('setup-make').click();
  await expect(window.getByTestId('search')).toBeVisible();
}

/** A công văn in the form, with a subject and a symbol. */
export async function draft(window: Page, subject: string): Promise<void> {
  await window.getByTestId('go-home').click();
  await newCongVan(window);
  await window.getByTestId('field-trich_yeu').click();
  await window.keyboard.type(subject);
  await window.getByTestId('ky-hieu').fill('SNV-VP');
  await window.getByTestId('field-co_quan_ban_hanh').fill('Sở Nội vụ');
}

/** Registers what is in the form; the number stands on the page. */
export async function takeNumber(window: Page): Promise<void> {
  await window.getByTestId('archive-number').click();
  await window.getByTestId('take-number').click();
}

/** Chooses a key file and types its password. */
export async function chooseKey(window: Page, path: string): Promise<void> {
  await window.getByTestId('key-file').click();
  await answer(window, path);
  await window.getByTestId('key-password').fill(PASSWORD);
}

/** A letter signed without a picture, as `cv.ký.pdf`. */
export async function signUnseen(window: Page, server: Server): Promise<void> {
  await makeKey(server);
  await makeLetter(server);
  await window.getByTestId('open-sign').click();
  await window.getByTestId('sign-add').click();
  await answer(window, server.path('cv.pdf'));
  await window.getByTestId('sign-role').selectOption('unseen');
  await chooseKey(window, server.path('an.p12'));
  await window.getByTestId('sign-run').click();
  await expect(window.getByTestId('sign-job')).toContainText('Đã ký');
}
