import { errorTexts, fieldLabels, findingTexts } from '../generated/messages';
import type { ErrorCode, ErrorDto, FindingDto } from '../generated/types';
import { vi } from '../text/vi';

/** Codes of troubles that arise between the window and its host. */
export type HostErrorCode = ErrorCode | 'unreachable' | 'unexpected';

/** A command that was not carried out. */
export class HostError extends Error {
  readonly code: HostErrorCode;
  readonly args: Readonly<Record<string, string>>;
  /** The English words of the library or the system, for a report. */
  readonly detail: string;

  constructor(code: HostErrorCode, args: Record<string, string> = {}, detail = '') {
    super(`${code}: ${detail}`);
    this.name = 'HostError';
    this.code = code;
    this.args = args;
    this.detail = detail;
  }

  /** What is wrong and what to do, in Vietnamese. */
  get text(): string {
    if (this.code === 'unreachable') return vi.errors.unreachable;
    if (this.code === 'unexpected') return vi.errors.unexpected;
    return fill(errorTexts[this.code], this.args);
  }
}

/** The error of whatever a host threw or sent. */
export function hostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  if (isErrorDto(thrown)) return new HostError(thrown.code, thrown.args, thrown.detail);
  const detail = thrown instanceof Error ? thrown.message : JSON.stringify(thrown);
  return new HostError('unexpected', {}, detail);
}

/** The Vietnamese text of a finding. */
export function findingText(finding: FindingDto): string {
  return fill(findingTexts[finding.code], finding.args);
}

/** The label of a field: that of the longest path in the table which leads to it. */
export function fieldLabel(path: string): string {
  const places = path.replace(/\/\d+(?=\/|$)/gu, '/*');
  for (let at = places; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const label = fieldLabels[at];
    if (label !== undefined) return label;
  }
  return '';
}

function isErrorDto(value: unknown): value is ErrorDto {
  if (value === null || typeof value !== 'object') return false;
  const { code, args } = value as Partial<ErrorDto>;
  return typeof code === 'string' && Object.hasOwn(errorTexts, code) && typeof args === 'object';
}

/** Puts values in the places named in braces; a name without a value stays as it is. */
export function fill(text: string, args: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => args[name] ?? whole);
}
