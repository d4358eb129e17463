// What does the server add to the work of the engine behind it? Everything is measured in one run, in rounds, next to a
// bare pass-through and to an identical twin: where two alike differ, the figures mean nothing, and it says so.
import { figuresOf, lagP99MsMax, type Round, twinDifferenceMax, verdictOf } from './overhead/figures.ts';
import { groundsOf, tableOf } from './overhead/report.ts';
import { measureRound, openStand } from './overhead/round.ts';
import { percentile } from './overhead/statistics.ts';
import type { BenchOutput } from './queue.ts';

const roundsMin = 5;
const problemsShown = 5;

function unsteady(rounds: readonly Round[]): string[] {
  return figuresOf(rounds).flatMap(({ name, twin }) =>
    twin !== undefined && !(Math.abs(twin) <= twinDifferenceMax) ? [name] : [],
  );
}

function generatorLagged(rounds: readonly Round[]): boolean {
  return (
    percentile(
      rounds.flatMap(({ lagsMs }) => lagsMs),
      0.99,
    ) > lagP99MsMax
  );
}

function conclude(io: BenchOutput, rounds: readonly Round[]): number {
  const figures = figuresOf(rounds);
  for (const line of [...tableOf(figures), '', ...groundsOf(rounds)]) io.write(`${line}\n`);
  for (const problem of rounds.flatMap(({ problems }) => problems).slice(0, problemsShown)) {
    io.write(`  ${problem}\n`);
  }
  if (generatorLagged(rounds)) {
    io.write('refused: the generator kept behind its schedule, so that these figures are its own\n');
    return 2;
  }
  const doubtful = unsteady(rounds);
  if (doubtful.length > 0) {
    io.write(
      `inconclusive: the twin differs by more than ${twinDifferenceMax * 100} % in ${doubtful.join('; ')}\n`,
    );
    return 2;
  }
  return figures.every(figure => verdictOf(figure) !== 'FAIL') ? 0 : 1;
}

/** 0 where every goal is met, 1 where one is not, 2 where the run can't tell. */
export async function benchOverhead(io: BenchOutput): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const stand = await openStand(stack);
  const rounds: Round[] = [];
  const run = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += 1) {
      rounds.push(await measureRound(stand, rounds.length));
      io.write(
        `round ${rounds.length} of ${count === roundsMin && rounds.length <= roundsMin ? roundsMin : roundsMin * 2}\n`,
      );
    }
  };
  await run(roundsMin);
  const doubtful = unsteady(rounds);
  if (doubtful.length > 0) {
    io.write(`five more rounds, as the twin differs in ${doubtful.join('; ')}\n`);
    await run(roundsMin);
  }
  return conclude(io, rounds);
}
