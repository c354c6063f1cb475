import { describe, expect, it } from 'vitest';
import { HttpHost } from './http';

function answering(status: number, body: string) {
  const seen: { url: string; init: RequestInit | undefined }[] = [];
  const host = new HttpHost('t0k', (url, init) => {
    seen.push({ url: String(url), init });
    return Promise.resolve(new Response(body, { status }));
  });
  return { host, seen };
}

describe('the HTTP host', () => {
  it('sends the arguments and the token, and gives the result back', async () => {
    const { host, seen } = answering(200, '[{"id":"cong-van"}]');
    expect(await host.call('list_kinds', {})).toEqual([{ id: 'cong-van' }]);
    expect(seen[0]?.url).toBe('/api/list_kinds');
    expect(new Headers(seen[0]?.init?.headers).get('authorization')).toBe('Bearer t0k');
    expect(seen[0]?.init?.body).toBe('{}');
  });

  it('turns an answer of trouble into its error', async () => {
    const { host } = answering(422, '{"code":"disk-full","args":{"path":"/a"},"detail":"ENOSPC"}');
    await expect(host.call('recent_files', {})).rejects.toMatchObject({ code: 'disk-full', detail: 'ENOSPC' });
  });

  it('has an error for a server that is gone or speaks nonsense', async () => {
    const gone = new HttpHost('', () => Promise.reject(new TypeError('refused')));
    await expect(gone.call('app_info', {})).rejects.toMatchObject({ code: 'unreachable' });
    const { host } = answering(500, '<html>');
    await expect(host.call('app_info', {})).rejects.toMatchObject({ code: 'unexpected' });
  });
});
