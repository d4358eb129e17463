import type { NewEvidence } from '#requirements';
import type { Line } from '../figures/line.ts';
import type { LoadReport, LoadResult } from './load-report.ts';

/** Whose sources do the testing. */
export const evidenceFolders = ['chaos', 'conformance/harness', 'conformance/peers'];

type Outcome = NewEvidence['outcomes'][number];
type Figure = NonNullable<NewEvidence['figures']>[number];

/** What was refused says nothing; what holds is seen once, and no fault of the server was shown to break it. */
const outcomesOf = ({ lines, verdict, workload }: LoadResult): readonly Outcome[] =>
  lines.flatMap(line => {
    if (line.proves === undefined) return [];
    const says = verdict === 'refused' ? 'unknown' : line.verdict;
    const word = says === 'held' ? 'unproven' : says;
    return [
      { proves: line.proves, kind: 'load' as const, verdict: word, shown_by: `assay load: ${workload}` },
    ];
  });

const figureOf = ({ sentence, proves, figure, unit, bound, sense }: Line): readonly Figure[] =>
  figure === undefined || !Number.isFinite(figure)
    ? []
    : [
        {
          what: proves === undefined ? sentence : `${proves}: ${sentence}`,
          ...{ value: Math.round(figure * 1_000) / 1_000, unit: unit === '' ? 'ratio' : unit },
          ...(bound === undefined
            ? {}
            : { bound: `${sense === 'min' ? '≥' : '≤'} ${Math.round(bound * 1_000) / 1_000}` }),
        },
      ];

/** What is kept of a run that CI can't make. */
export const evidenceOf = (
  report: LoadReport,
  command: string,
): Pick<
  NewEvidence,
  'name' | 'kind' | 'command' | 'made_at' | 'folders' | 'outcomes' | 'figures' | 'note'
> => ({
  // A soak is made by another command, and neither takes the other's place.
  name: report.results.some(({ workload }) => workload === 'soak') ? 'soak' : 'load',
  ...{ kind: 'load', command, made_at: report.startedAt },
  folders: evidenceFolders,
  outcomes: report.results.flatMap(outcomesOf),
  figures: report.results.flatMap(({ lines }) => lines.flatMap(figureOf)),
  note: report.results
    .map(
      ({ workload, verdict, because }) =>
        `${workload}: ${verdict}${because === undefined ? '' : ` (${because})`}`,
    )
    .join('; '),
});
