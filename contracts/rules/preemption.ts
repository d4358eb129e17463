import type { Config } from '../config-types.ts';
import { capabilityTable } from '../generated/capabilities.ts';
import type { Breach, ConfigRule } from './rule.ts';

interface Promised {
  readonly wire: string;
  readonly capabilities: readonly string[];
}

const engines: readonly Promised[] = Object.values(capabilityTable.engines);

const interruptible = [
  ...new Set(
    engines
      .filter(({ capabilities }) => capabilities.includes('interruptible_decode'))
      .map(({ wire }) => wire),
  ),
];

const hardBreaches = ({ pools }: Config): Breach[] =>
  pools.flatMap(({ preemption, wire }, at) =>
    preemption.mode !== 'hard' || interruptible.includes(wire)
      ? []
      : [
          {
            path: `/pools/${at}/preemption/mode`,
            found: `hard in a pool of wire ${wire}`,
            allowed: `off or soft; hard only for ${interruptible.join(', ')}`,
          },
        ],
  );

export const preemptionRules: readonly ConfigRule[] = [
  {
    name: 'hard-preemption-needs-interruptible-decode',
    because: 'Decoding that the engine cannot hold would have to begin again, and pieces were sent already.',
    find: hardBreaches,
  },
];
