// `npm run evidence:chaos -- containers` or `-- nightly`: a run that CI can't make, kept in requirements/evidence.
import type { Tally } from '../step.ts';
import { keptChaos } from './chaos-step.ts';

const [set] = process.argv.slice(2);

/** 0 all held, 1 something did not, 2 nothing could be run. */
const exitCodeOf = ({ passed, failed }: Tally): number => {
  if (failed > 0) return 1;
  return passed > 0 ? 0 : 2;
};

if (set !== 'nightly' && set !== 'containers') {
  process.stderr.write('Say which: npm run evidence:chaos -- containers, or -- nightly.\n');
  process.exitCode = 2;
} else {
  const tally = await keptChaos(set, `npm run evidence:chaos -- ${set}`);
  const { passed, failed, skipped, notes } = tally;
  process.stdout.write(`${notes.join('\n')}\n${passed} held, ${failed} not, ${skipped} inapplicable\n`);
  process.exitCode = exitCodeOf(tally);
}
