import type { RegisterEntry } from '../generated/types';
import { vi } from '../text/vi';

/** What a list shows where an entry has no trích yếu. */
export function withoutSubject({ do_mat: degree }: RegisterEntry): string {
  return degree === null ? vi.register.list.noSubject : vi.secrets.hidden(degree);
}
