// Journeys through the real window: WebKitGTK, the shell and the file system, nothing replaced.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { KEY, until } from './webdriver.mjs';
import { journey, root } from './world.mjs';

const sample = join(root, 'templates/cong-van/sample.json');

const at = (testid) => `[data-testid="${testid}"]`;

/** The letters of the pages in the window, without blanks: a page sets words one by one. */
const pageLetters = (session) =>
  session.run(
    `const texts = [...document.querySelectorAll('${at('sheet')} text')];
     return texts.map((text) => text.textContent).join('').normalize('NFC').replace(/\\s+/gu, '');`,
  );

const onPage = (session, words) =>
  until(`${words} on the page`, async () =>
    (await pageLetters(session)).includes(words.replaceAll(' ', '')),
  );

/** Whether a whole data file in a folder, or in one below, holds the words. */
const isKept = (folder, words) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .some((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(words));

/** Where the first words of a field stand on the page, in pixels of the window. */
const placeOnPage = (session, field) =>
  session.run(
    `const text = document.querySelector('${at('sheet')} text[data-field="' + arguments[0] + '"]');
     text.scrollIntoView({ block: 'center' });
     const { x, y, width, height } = text.getBoundingClientRect();
     return { x: x + width / 2, y: y + height / 2 };`,
    field,
  );

test('a new công văn is typed key by key, seen, found from the page and exported', () =>
  journey('new', async (world) => {
    const session = await world.open();
    await session.click(at('new-cong-van'));
    await session.find(at('sheet'));

    await session.click(at('field-co_quan_ban_hanh'));
    await session.type('Sở Nội vụ tỉnh Đông Sơn');
    await onPage(session, 'SỞ NỘI VỤ');
    await session.click(at('field-trich_yeu'));
    await session.type('chấn chỉnh kỷ luật, kỷ cương');
    await onPage(session, 'chấn chỉnh kỷ luật');
    await session.click(at('field-noi_dung'));
    await session.type('Thực hiện kế hoạch, Sở đề nghị:');
    await session.chord(KEY.Enter);
    await session.type('1. Rà soát quỹ đất ở những nơi đã nghiệm thu.');
    await session.chord(KEY.Enter);
    await session.type('Gửi báo cáo trước ngày 15.');
    await onPage(session, '2. Gửi báo cáo trước ngày 15.');

    const { x, y } = await placeOnPage(session, '/trich_yeu');
    await session.clickAt(x, y);
    await until('the field of the clicked words', () =>
      session.run(`return document.activeElement.closest('${at('field-trich_yeu')}') !== null`),
    );

    await session.chord(KEY.Control, 'e');
    for (const format of ['docx', 'pdf']) {
      await session.click(at(`export-${format}-path`));
      await session.type(world.path(`cong-van.${format}`));
    }
    await session.click(at('export-run'));
    await session.find(`${at('export-result')} li:nth-child(2)`);
    const pdf = execFileSync('pdftotext', [world.path('cong-van.pdf'), '-'], { encoding: 'utf8' });
    for (const words of ['SỞ NỘI VỤ', 'chấn chỉnh', 'Thực hiện kế hoạch', '2. Gửi báo cáo']) {
      assert.ok(pdf.includes(words), `${words} in the PDF`);
    }
    assert.equal(readFileSync(world.path('cong-van.docx')).subarray(0, 2).toString(), 'PK');
  }));

test('the window and the command line write the same bytes', () =>
  journey('same-bytes', async (world) => {
    const document = world.path('cong-van.json');
    copyFileSync(sample, document);
    const session = await world.open(document);
    await session.find(at('sheet'));
    await session.click(at('field-dia_danh'));
    await session.chord(KEY.Control, 'a');
    await session.type('Đông Sơn');
    await onPage(session, 'Đông Sơn, ngày');
    await session.chord(KEY.Control, 's');
    await until('the saved file', () => readFileSync(document, 'utf8').includes('"Đông Sơn"'));
    await session.chord(KEY.Control, 'e');
    await session.click(at('export-run'));
    await session.find(`${at('export-result')} li:nth-child(2)`);

    world.thethuc('export', document, '--docx', 'cli.docx', '--pdf', 'cli.pdf');
    for (const format of ['docx', 'pdf']) {
      const ours = readFileSync(world.path(`cong-van.${format}`));
      assert.ok(ours.equals(readFileSync(world.path(`cli.${format}`))), format);
    }
  }));

test('work that was not saved comes back after the program was killed', () =>
  journey('crash', async (world) => {
    let session = await world.open();
    await session.click(at('new-cong-van'));
    await session.click(at('field-dia_danh'));
    await session.type('Vĩnh Thạnh');
    await until('the copy for a crash', () => isKept(world.path('data/the-thuc'), 'Vĩnh Thạnh'));
    await world.crash();

    session = await world.open();
    await session.click(at('restore'));
    await onPage(session, 'Vĩnh Thạnh, ngày');
    const kept = await session.run(`return document.querySelector('${at('field-dia_danh')}').value`);
    assert.equal(kept, 'Vĩnh Thạnh');
  }));

test('a Word file that was handed over is reviewed, becomes a draft, and the keys mend its faults', () =>
  journey('review', async (world) => {
    const faulty = JSON.parse(readFileSync(sample, 'utf8'));
    const [opening] = faulty.noi_dung[0].text;
    faulty.noi_dung[0].text[0] = opening.replace('theo dõi', 'theo  dõi');
    faulty.so_ky_hieu.ky_hieu = 'UBND - NC';
    writeFileSync(world.path('sai.json'), JSON.stringify(faulty));
    world.thethuc('export', world.path('sai.json'), '--docx', world.path('sai.docx'));

    const session = await world.open(world.path('sai.docx'));
    await session.find(`${at('review-finding')}[data-code="TT02"]`);
    await session.click(at('review-draft'));
    await onPage(session, 'UBND - NC');
    await session.find(`${at('finding')}[data-code="TT02"]`);
    const inSymbol = `return document.activeElement.matches('${at('ky-hieu')}')`;
    await until('the key to reach the symbol', async () => {
      await session.chord(KEY.F8);
      return session.run(inSymbol);
    });
    await session.chord(KEY.Alt, KEY.Enter);
    await onPage(session, 'UBND-NC');
    await session.find(`${at('finding')}[data-code="CT01"]`);
    await session.click(at('fix-all'));
    await until('the list without mended faults', () =>
      session.run(`return document.querySelector('${at('finding')}[data-code="CT01"]') === null`),
    );
  }));
