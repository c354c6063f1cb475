import { isTauri } from '@tauri-apps/api/core';
import type { Host } from './host';
import { HttpHost } from './http';

/** The host that this page runs on. */
export async function chooseHost(): Promise<Host> {
  if (isTauri()) return (await import('./tauri')).tauriHost;
  return new HttpHost(new URLSearchParams(location.search).get('token') ?? '');
}
