// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { markFields } from './field-marks';
import type { Finding } from './review.svelte';

const finding = (field: string, severity: string) => ({ severity, place: { field } }) as Finding;

it('the innermost field of a place is marked by its gravest finding, and only while it has one', () => {
  const form = document.createElement('form');
  form.innerHTML =
    '<div data-path="/noi_nhan"><p data-path="/noi_nhan/0/text"></p></div><div class="body-editor" data-path="/noi_dung"></div>';
  const marks = () => [...form.querySelectorAll<HTMLElement>('[data-path]')].map((home) => home.dataset['mark']);
  markFields(form, [
    finding('/noi_nhan/0/text', 'info'),
    finding('/noi_nhan/0/text', 'error'),
    finding('/noi_nhan', 'warning'),
    finding('/noi_dung/0/text', 'error'),
    finding('/dia_danh', 'error'),
  ]);
  expect(marks()).toEqual(['warning', 'error', undefined]);
  markFields(form, [finding('/noi_nhan/0/text', 'info')]);
  expect(marks()).toEqual([undefined, 'info', undefined]);
});
