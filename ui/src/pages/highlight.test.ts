import { describe, expect, it } from 'vitest';
import { fieldsOn, widening } from './highlight';

describe('fields on a page', () => {
  it('are found by their own names and by those around them', () => {
    const svg = '<svg><text data-field="/noi_dung/3/text" data-offset="0">a</text><rect data-field="/muc_do_khan"/></svg>';
    const fields = fieldsOn({ hash: 'a', svg, widthPt: 595, heightPt: 842 });
    expect([...fields].sort()).toEqual(['/muc_do_khan', '/noi_dung', '/noi_dung/3', '/noi_dung/3/text']);
  });

  it('are tried from inside out', () => {
    expect(widening('/thoi_gian/ngay')).toEqual(['/thoi_gian/ngay', '/thoi_gian']);
    expect(widening('')).toEqual([]);
  });
});
