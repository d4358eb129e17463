import { canonicalText } from '../canonical-json.ts';
import { renderHtml } from '../html/render-html.ts';
import { renderBadge } from '../render/badge.ts';
import { renderCtrf } from '../render/ctrf.ts';
import { renderJunit } from '../render/junit.ts';
import { renderSarif } from '../render/sarif.ts';
import { renderSummary } from '../render/summary.ts';
import type { RunRecord } from '../report-input.ts';
import { fileNames, transcriptPath } from './file-names.ts';

/** Documents that verdicts can be made again from, by path. */
export const evidenceFiles = (
  { run, transcripts }: RunRecord,
  texts: ReadonlyMap<string, string>,
): Map<string, string> => {
  const files = new Map([...texts].map(([check, text]) => [transcriptPath(check), text]));
  if (files.size !== transcripts.length) throw new Error('two checks have ids that give one file name');
  return files.set(fileNames.run, canonicalText(run));
};

/** Everything that follows from them. */
export const derivedFiles = (record: RunRecord, texts: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([
    [fileNames.report, canonicalText(record.report)],
    [fileNames.html, renderHtml(record, texts)],
    [fileNames.junit, renderJunit(record)],
    [fileNames.ctrf, renderCtrf(record)],
    [fileNames.summary, renderSummary(record)],
    [fileNames.badge, renderBadge(record)],
    [fileNames.sarif, renderSarif(record)],
  ]);
