// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { boxAt, indexOf, makeButtons, showChosen, walkBoxes } from './boxes';

let drawing: HTMLElement;
beforeEach(() => {
  drawing = document.createElement('div');
  drawing.innerHTML =
    '<svg><title>Đồ thị</title><g class="arrow" data-from="0" data-to="1"></g><g class="arrow" data-from="2" data-to="1"></g>' +
    '<g class="box" data-box="1"><title>B</title><text>b</text></g><g class="box" data-box="0"><title>A</title></g><g class="box" data-box="2"><title>C</title></g></svg>';
  document.body.replaceChildren(drawing);
  Element.prototype.scrollIntoView = () => undefined;
  makeButtons(drawing);
});

const box = (index: number) => drawing.querySelector<SVGGElement>(`[data-box="${index}"]`) ?? undefined;
const press = (index: number, key: string) => {
  const event = new KeyboardEvent('keydown', { key });
  Object.defineProperty(event, 'target', { value: box(index) });
  return walkBoxes(drawing, event);
};

it('boxes are buttons, one of them in the order of Tab', () => {
  expect(drawing.querySelector('svg')?.getAttribute('aria-label')).toBe('Đồ thị');
  expect(box(1)?.getAttribute('role')).toBe('button');
  expect([0, 1, 2].map((index) => box(index)?.getAttribute('tabindex'))).toEqual(['0', '-1', '-1']);
  expect(boxAt(drawing.querySelector('text'))).toBe(box(1));
  expect(indexOf(box(2)!)).toBe(2);
});

it('arrow keys go through them in the order of the documents, and stop at the ends', () => {
  expect(press(0, 'ArrowDown')).toBe(true);
  expect(box(1)?.getAttribute('tabindex')).toBe('0');
  expect(press(1, 'End')).toBe(true);
  expect(press(2, 'ArrowRight')).toBe(true);
  expect([0, 1, 2].map((index) => box(index)?.getAttribute('tabindex'))).toEqual(['-1', '-1', '0']);
  expect(press(2, 'x')).toBe(false);
});

it('the chosen one is told, and its arrows stand out', () => {
  showChosen(drawing, 0);
  expect(box(0)?.getAttribute('aria-pressed')).toBe('true');
  expect(box(1)?.getAttribute('aria-pressed')).toBe('false');
  const near = [...drawing.querySelectorAll('.arrow')].map((arrow) => arrow.hasAttribute('data-near'));
  expect(near).toEqual([true, false]);
  showChosen(drawing, undefined);
  expect(drawing.hasAttribute('data-chosen')).toBe(false);
});
