// Which experiments are there, for people: of 80 columns.
import { type Experiment, experimentSets } from '../grammar/experiment.ts';
import { wrapped } from '../report/wrap-text.ts';

const width = 80;
const inBlock = { indent: '    ' } as const;

const blockOf = ({ name, what, seconds, faults, claims, workload }: Experiment): readonly string[] => {
  const clauses = [...new Set(claims.flatMap(({ proves }) => proves))].sort();
  const named = faults.map(({ fault }) => fault.name).join(', ') || 'none';
  return [
    `  ${name}  (${seconds} s)`,
    ...wrapped(what, width, inBlock),
    ...wrapped(`workload: ${workload.name}; faults: ${named}`, width, inBlock),
    ...(clauses.length === 0 ? [] : wrapped(`speaks for ${clauses.join(', ')}`, width, inBlock)),
  ];
};

export const listText = (experiments: readonly Experiment[]): string => {
  const sets = experimentSets.map(set => experiments.filter(one => one.set === set));
  const blocks = sets.flatMap((own, at) =>
    own.length === 0 ? [] : [`${experimentSets[at]}:`, ...own.flatMap(blockOf), ''],
  );
  return `${blocks.join('\n').trimEnd()}\n`;
};

/** The same as data. */
export const listed = (experiments: readonly Experiment[]): unknown =>
  experiments.map(({ name, what, set, seconds, workload, faults, claims }) => ({
    ...{ name, what, set, seconds, workload: workload.name },
    faults: faults.map(({ fault }) => fault.name),
    invariants: claims.map(({ invariant }) => invariant.name),
    clauses: [...new Set(claims.flatMap(({ proves }) => proves))].sort(),
  }));
