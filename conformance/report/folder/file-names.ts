/** `a/b#1` is a--b_1: one flat folder, and names that every file system takes. */
export const transcriptPath = (check: string): string =>
  `transcripts/${check
    .replaceAll('/', '--')
    .replaceAll('#', '_')
    .replaceAll(/[^A-Za-z0-9._-]/g, '-')}.json`;

export const fileNames = {
  report: 'report.json',
  run: 'run.json',
  html: 'report.html',
  junit: 'junit.xml',
  ctrf: 'ctrf.json',
  summary: 'summary.md',
  badge: 'badge.json',
  sarif: 'results.sarif',
  attestation: 'attestation.json',
} as const;
