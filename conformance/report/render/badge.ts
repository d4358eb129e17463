import { canonicalText } from '../canonical-json.ts';
import type { RunRecord } from '../report-input.ts';
import { isWholeDecided, outcomeWords } from './words.ts';

const colors = {
  holds: 'brightgreen',
  violated: 'red',
  undecided: 'lightgrey',
  over_budget: 'orange',
  interrupted: 'lightgrey',
} as const;

/** An endpoint badge of shields.io. */
export const renderBadge = ({ report }: RunRecord): string => {
  const { scored } = report.summary;
  const all = Object.values(scored).reduce((sum, count) => sum + count, 0) - scored.inapplicable;
  const figures =
    report.outcome === 'violated' && scored.violated > 0
      ? `${scored.violated} violated`
      : `${outcomeWords[report.outcome]}, ${scored.proven}/${all} proven`;
  const isPartial = report.outcome === 'holds' && !isWholeDecided(report.summary);
  return canonicalText({
    schemaVersion: 1,
    label: report.profile,
    message: figures,
    color: isPartial ? 'yellowgreen' : colors[report.outcome],
    isError: report.exit_code !== 0,
  });
};
