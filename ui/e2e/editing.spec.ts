import { body, compose, expect, newCongVan, pageText, paste, test, units } from './fixtures';

test('typed labels become units; Tab, Enter and Backspace change them', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  await window.keyboard.type('1. Một');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Tab');
  await window.keyboard.type('Hai');
  await window.keyboard.press('Enter');
  await window.keyboard.type('Ba');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Alt+ArrowRight');
  await window.keyboard.type('Bốn');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Enter');
  await window.keyboard.type('Năm');
  expect(await units(window)).toEqual(['1. Một', 'a) Hai', 'b) Ba', '- Bốn', 'Năm']);
  await window.keyboard.press('Home');
  await window.keyboard.type('Điều 1. ');
  expect((await units(window)).at(-1)).toBe('Điều 1. Năm');
  await window.keyboard.press('Backspace');
  expect((await units(window)).at(-1)).toBe('Điều 1. Năm');
});

test('composition is not disturbed, in the body and in plain fields', async ({ window }) => {
  await newCongVan(window);
  const cdp = await window.context().newCDPSession(window);
  await body(window).click();
  await compose(cdp, ['x'], 'x');
  const before = await body(window).locator('p').first().evaluateHandle((p) => p.firstChild);
  await compose(cdp, ['d', 'đ', 'đi', 'điề', 'điều'], 'điều');
  const same = await body(window).locator('p').first().evaluate((p, old) => p.firstChild === old, before);
  expect(same).toBe(true);
  expect(await units(window)).toEqual(['xđiều']);
  const place = window.getByTestId('field-dia_danh');
  await place.click();
  await compose(cdp, ['H', 'Hu', 'Huế'], 'Huế');
  await expect(place).toHaveValue('Huế');
  await expect.poll(() => pageText(window)).toContain('Huế');
});

test('a click on the page goes to the letter in its field, and the field lights up', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  await window.keyboard.type('Một hai ba bốn');
  await window.getByTestId('field-dia_danh').fill('Sơn La');
  await expect.poll(() => pageText(window)).toContain('Sơn La');
  const line = window.getByTestId('sheet').locator('text', { hasText: 'Một hai ba bốn' }).first();
  const box = (await line.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await window.mouse.click(box.x + 1, box.y + box.height / 2);
  await expect(body(window)).toBeFocused();
  await window.keyboard.type('Z');
  expect(await units(window)).toEqual(['ZMột hai ba bốn']);
  await expect(window.locator('.sheet-overlay rect').first()).toBeAttached();
  await window.getByTestId('sheet').locator('text', { hasText: 'Sơn La' }).first().click();
  await expect(window.getByTestId('field-dia_danh')).toBeFocused();
});

test('text of Word keeps its structure; undo takes it back', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  const item = (level: number, label: string, text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${label}<span>&nbsp; </span></span>${text}</p>`;
  await paste(body(window), {
    text: 'x',
    html: `<html><body>${item(1, '1.', 'Một')}${item(2, 'a)', '<b>Hai</b> ba')}<p>- Bốn</p><table><tr><td>A</td><td>B</td></tr></table><p>Hết</p></body></html>`,
  });
  const lines = await units(window);
  expect(lines.filter((line) => !line.startsWith('A'))).toEqual(['1. Một', 'a) Hai ba', '- Bốn', 'Hết']);
  await expect(body(window).locator('td')).toHaveText(['A', 'B']);
  await expect.poll(() => pageText(window)).toContain('a) Hai ba');
  await window.keyboard.press('Control+z');
  expect(await units(window)).toEqual(['']);
});

test('footnotes are written in place and counted', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  await window.keyboard.type('Chỉ thị số 01');
  await window.getByTestId('insert-footnote').click();
  await expect(window.getByTestId('footnote-field')).toBeFocused();
  await window.keyboard.type('ngày 04/7/2014');
  await window.keyboard.press('Enter');
  await window.keyboard.type(' tiếp');
  await expect.poll(() => pageText(window)).toContain('tiếp');
  expect(await pageText(window)).toContain('ngày 04/7/2014');
});

test('tables grow, and Tab goes from cell to cell', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  await window.getByTestId('insert-table').click();
  await window.keyboard.type('STT');
  await window.keyboard.press('Tab');
  await window.keyboard.type('Nội dung');
  await window.getByRole('button', { name: 'Thêm cột phải' }).click();
  await window.getByRole('button', { name: 'Thêm hàng dưới' }).click();
  await expect(body(window).locator('tr')).toHaveCount(4);
  await expect(body(window).locator('td')).toHaveCount(16);
  await expect.poll(() => pageText(window)).toContain('STT');
});

test('find counts and goes round', async ({ window }) => {
  await newCongVan(window);
  await body(window).click();
  await window.keyboard.type('Sở Nội vụ, sở Tài chính');
  await window.keyboard.press('Control+f');
  await window.getByTestId('find-input').fill('sở');
  await expect(window.getByTestId('find-count')).toContainText('/2');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Escape');
  await expect(body(window)).toBeFocused();
});

test('lists grow by Enter and by many pasted lines, move and nest', async ({ window }) => {
  await newCongVan(window);
  const list = window.getByTestId('field-noi_nhan');
  const rows = () => list.getByRole('textbox').evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value));
  const first = list.getByRole('textbox').first();
  await first.fill('');
  await first.focus();
  await paste(first, { text: '- Như trên;\n- VP UBND tỉnh:\n+ LĐVP;\n- Lưu: VT.' });
  expect(await rows()).toEqual(['Như trên', 'VP UBND tỉnh:', 'LĐVP', 'Lưu: VT.']);
  await list.getByRole('textbox').nth(2).focus();
  await window.keyboard.press('Alt+ArrowRight');
  await window.keyboard.press('Enter');
  await window.keyboard.type('TH');
  await list.getByRole('textbox').nth(0).focus();
  await window.keyboard.press('Alt+ArrowDown');
  expect(await rows()).toEqual(['VP UBND tỉnh:', 'LĐVP', 'TH', 'Như trên', 'Lưu: VT.']);
  await expect.poll(() => pageText(window)).toContain('+ TH');
});

test('F6 goes round the panes, F1 shows the shortcuts', async ({ window }) => {
  await newCongVan(window);
  await window.getByTestId('field-dia_danh').focus();
  await window.keyboard.press('F6');
  expect(await window.evaluate(() => document.activeElement?.closest('section.pages') !== null)).toBe(true);
  await window.keyboard.press('Shift+F6');
  expect(await window.evaluate(() => document.activeElement?.closest('section.form') !== null)).toBe(true);
  await window.keyboard.press('F1');
  await expect(window.getByTestId('shortcuts-dialog')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByTestId('shortcuts-dialog')).toBeHidden();
  expect(await window.evaluate(() => document.activeElement?.closest('section.form') !== null)).toBe(true);
});

test('in a narrow window a click on the page brings the form to the front', async ({ window }) => {
  await window.setViewportSize({ width: 720, height: 900 });
  await newCongVan(window);
  await window.getByTestId('field-dia_danh').fill('Sơn La');
  await expect.poll(() => pageText(window)).toContain('Sơn La');
  await window.getByTestId('show-pages').click();
  await window.getByTestId('sheet').locator('text', { hasText: 'Sơn La' }).first().click();
  await expect(window.getByTestId('field-dia_danh')).toBeFocused();
});

test('a dropped file opens; one that is no document does not', async ({ window }) => {
  const drop = (text: string) =>
    window.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'a.json'));
      globalThis.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, text);
  await drop('không phải JSON');
  await expect(window.getByTestId('error')).toHaveAttribute('data-code', 'document-strange');
  await drop('{"schema":1,"kind":"cong-van","dia_danh":"Cao Bằng","trich_yue":1}');
  await expect(window.getByTestId('error')).toHaveAttribute('data-code', 'document-bad-value');
  await drop('{"schema":1,"kind":"cong-van","dia_danh":"Cao Bằng"}');
  await expect(window.getByTestId('field-dia_danh')).toHaveValue('Cao Bằng');
});

for (const kind of ['cong-van', 'quyet-dinh', 'van-ban-co-ten-loai']) {
  test(`the editor labels the units of ${kind} as the program does`, async ({ window }) => {
    const answer = window.waitForResponse((response) => response.url().endsWith('/api/preview'));
    await window.getByTestId(`sample-${kind}`).click();
    const { labels } = (await (await answer).json()) as { labels: Record<string, (string | null)[]> };
    const shown = await body(window)
      .locator('> *')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-label')));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(labels['/noi_dung']);
  });
}

test('the border between form and page is moved by hand, and stays there', async ({ window }) => {
  await newCongVan(window);
  const form = window.locator('section.form');
  const before = (await form.boundingBox())?.width ?? 0;
  const border = await window.getByRole('separator').boundingBox();
  if (!border) throw new Error('no border');
  await window.mouse.move(border.x + border.width / 2, border.y + 100);
  await window.mouse.down();
  await window.mouse.move(border.x + border.width / 2 - 120, border.y + 100, { steps: 4 });
  await window.mouse.up();
  await expect.poll(async () => Math.round(before - ((await form.boundingBox())?.width ?? 0))).toBeGreaterThan(105);
  expect(before - ((await form.boundingBox())?.width ?? 0)).toBeLessThan(135);
});
