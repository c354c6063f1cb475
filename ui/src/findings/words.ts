import type { DraftFinding } from '../generated/types';
import { vi } from '../text/vi';
import { bySeverity, SEVERITIES } from './review.svelte';

/** What the pointer shows over a marked place. */
export function findingTitle(finding: DraftFinding): string {
  return `${vi.findings.severity[finding.severity]}: ${finding.message} (${finding.article})`;
}

/** `2 lỗi, 1 cảnh báo`; that nothing was found, when there is nothing. */
export function countWords(findings: readonly { severity: string }[]): string {
  const counts = bySeverity(findings);
  const words = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    vi.findings.counted(severity, counts[severity]),
  );
  return words.length > 0 ? words.join(', ') : vi.findings.none;
}
