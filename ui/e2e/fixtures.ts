import { test as base, expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import { Server } from './server';

/** A page at the first screen of a program that nobody used yet; nothing may fail in its console. */
export const test = base.extend<{ server: Server; window: Page }>({
  // eslint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
  },
  window: async ({ page, server }, use) => {
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    await openHome(page, server.url);
    await use(page);
    expect(troubles).toEqual([]);
  },
});

export { expect };

/** Opens the first screen. */
export async function openHome(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByTestId('new-cong-van')).toBeVisible();
}

/** A new công văn with its first pages. */
export async function newCongVan(window: Page): Promise<void> {
  await window.getByTestId('new-cong-van').click();
  await expect(window.getByTestId('sheet').first()).toBeAttached();
}

/** The body editor of the document itself. */
export function body(window: Page): Locator {
  return window.getByTestId('field-noi_dung');
}

/** All words of the pages, in order, with one blank between them. */
export async function pageText(window: Page): Promise<string> {
  const texts = await window.getByTestId('sheet').locator('text').allTextContents();
  return texts.join(' ').replace(/\s+/gu, ' ').normalize('NFC');
}

/** Types as an input method does: letters are put together under the cursor, then committed. */
export async function compose(cdp: CDPSession, stages: string[], committed: string): Promise<void> {
  for (const text of stages) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await cdp.send('Input.insertText', { text: committed });
}

/** The units of the body as `label text` lines. */
export async function units(window: Page): Promise<string[]> {
  return body(window)
    .locator('> *')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const label = element.getAttribute('data-label');
        const text = (element.textContent ?? '').trim();
        return label === null ? text : `${label} ${text}`.trim();
      }),
    );
}

/** Puts text on the clipboard of a paste event, as another program would. */
export async function paste(target: Locator, data: { text: string; html?: string }): Promise<void> {
  await target.evaluate((element, { text, html }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    if (html !== undefined) clipboardData.setData('text/html', html);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}
