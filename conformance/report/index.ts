// How did a run come out, and how is that written, shown, checked and compared? Pure functions of what was recorded.
// Surprising: verdicts that stand in a folder are never believed: whatever reads one judges its transcripts again.
export { buildReport } from './build-report.ts';
export { canonicalText, digestOf } from './canonical-json.ts';
export { type Change, diffReports, type ReportAndRun, type ReportDiff } from './compare/diff-reports.ts';
export { mergeRuns, UnlikeRuns } from './compare/merge-runs.ts';
export { type NewEntries, updateBaseline } from './compare/update-baseline.ts';
export { requirementsDigest } from './folder/digests.ts';
export { fileNames, transcriptPath } from './folder/file-names.ts';
export { makeRecord } from './folder/make-record.ts';
export { readRunFolder, type StoredRun, sourcesOf, UnreadableRun } from './folder/read-run-folder.ts';
export { type RejudgeOptions, rejudge, reseal } from './folder/rejudge.ts';
export { type FolderProblem, type VerifyOptions, verifyRunFolder } from './folder/verify-run-folder.ts';
export { type WriteOptions, writeRunFolder } from './folder/write-run-folder.ts';
export { inflatedPage } from './html/inflated-page.ts';
export { renderHtml } from './html/render-html.ts';
export { type CheckToJudge, judgeCheck } from './judge-check.ts';
export { renderSummary } from './render/summary.ts';
export { renderTerminal, type TerminalOptions } from './render/terminal.ts';
export type {
  CheckAssertion,
  CheckResult,
  CheckRow,
  CheckVerdict,
  Gate,
  Kill,
  ReportInput,
  RunFacts,
  RunRecord,
  RunSources,
} from './report-input.ts';
