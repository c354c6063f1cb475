import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { open, save } from '@tauri-apps/plugin-dialog';
import type { CommandName, Commands } from '../generated/commands';
import { hostError } from './errors';
import type { FileRequest, Host } from './host';

/** The desktop shell. */
export const tauriHost: Host = {
  async call<N extends CommandName>(name: N, args: Commands[N]['args']) {
    try {
      return await invoke<Commands[N]['result']>('call', { name, args });
    } catch (thrown) {
      throw hostError(thrown);
    }
  },

  async pickOpen(request) {
    const directory = request.isFolder === true;
    const path = await open({ ...dialogOptions(request), multiple: false, directory });
    return path ?? undefined;
  },

  async pickSave(request) {
    return (await save(dialogOptions(request))) ?? undefined;
  },

  setTitle(title) {
    void getCurrentWindow().setTitle(title);
  },

  guardClose(guard) {
    void getCurrentWindow().onCloseRequested(async (event) => {
      if (guard.isDirty() && !(await guard.mayClose())) event.preventDefault();
    });
  },

  onFilesGiven(take) {
    void getCurrentWebview().onDragDropEvent((event) => {
      if (event.payload.type === 'drop') take(event.payload.paths);
    });
    // Files that the program was started with are as good as dropped; a second start names more.
    void listen('opened-files', () => void takeOpened(take));
    void takeOpened(take);
  },
};

async function takeOpened(take: (paths: string[]) => void): Promise<void> {
  const paths = await invoke<string[]>('take_opened_files');
  if (paths.length > 0) take(paths);
}

function dialogOptions(request: FileRequest) {
  return {
    title: request.title,
    filters: [{ name: request.filter, extensions: request.extensions }],
    ...(request.suggested === undefined ? {} : { defaultPath: request.suggested }),
  };
}
