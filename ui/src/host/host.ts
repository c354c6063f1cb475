import type { CommandName, Commands } from '../generated/commands';

/** What a file dialog asks for. */
export interface FileRequest {
  /** Shown as the title of the dialog. */
  title: string;
  /** The name of the kind of file, for the dialog's filter. */
  filter: string;
  /** File extensions without the dot. */
  extensions: string[];
  /** A folder is wanted, not a file. */
  isFolder?: boolean;
  /** The path or name that is proposed. */
  suggested?: string | undefined;
}

/** What stands between the window and its closing. */
export interface CloseGuard {
  /** Whether there is work that was not saved. */
  isDirty(): boolean;
  /** Asks what to do with it; false when the window stays. */
  mayClose(): Promise<boolean>;
}

/** Where the window's commands are carried out: the desktop shell, or a server on loopback. */
export interface Host {
  /** Carries out a command; fails with a `HostError`. */
  call<N extends CommandName>(name: N, args: Commands[N]['args']): Promise<Commands[N]['result']>;
  /** Asks for a file or a folder to open; undefined when the user thinks better of it. */
  pickOpen(request: FileRequest): Promise<string | undefined>;
  /** Asks where to write a file. */
  pickSave(request: FileRequest): Promise<string | undefined>;
  /** Shows a title on the window's frame. */
  setTitle(title: string): void;
  /** Holds the window open while there is work that was not saved. */
  guardClose(guard: CloseGuard): void;
  /** Reports the paths of files handed to the window: dropped on it, or named at its start. */
  onFilesGiven(take: (paths: string[]) => void): void;
}
