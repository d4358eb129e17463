// The figures as a table of at most 80 columns, and the figures that they were made of.
import { type Figure, lagP99MsMax, type Round, verdictOf } from './figures.ts';
import { median, percentile } from './statistics.ts';

const cell = (value: number, unit: string): string =>
  unit === '' ? String(value) : `${value.toFixed(value < 10 ? 3 : 1)} ${unit}`;

function row(columns: readonly string[]): string {
  const [name = '', goal = '', measured = '', twin = '', verdict = ''] = columns;
  return `${name.padEnd(32)}${goal.padStart(11)}${measured.padStart(12)}${twin.padStart(9)}  ${verdict}`.trimEnd();
}

export function tableOf(figures: readonly Figure[]): string[] {
  const head = row(['figure', 'goal', 'measured', 'twin', 'verdict']);
  const lines = figures.map(figure => {
    const { name, unit, goal, measured, twin } = figure;
    const twinText =
      twin === undefined ? '' : `${twin < 0 ? '-' : '+'}${(Math.abs(twin) * 100).toFixed(1)} %`;
    const goalText = goal === undefined ? '' : cell(goal, unit);
    return row([name, goalText, cell(measured, unit), twinText, verdictOf(figure)]);
  });
  return [head, ...lines];
}

export function groundsOf(rounds: readonly Round[]): string[] {
  const middle = (pick: (round: Round) => number): string => median(rounds.map(pick)).toFixed(3);
  const whole = (pick: (round: Round) => number): string => median(rounds.map(pick)).toFixed(0);
  const pooled = (pick: (round: Round) => readonly number[], share: number): string =>
    percentile(rounds.flatMap(pick), share).toFixed(3);
  const lag = (share: number) => pooled(round => round.lagsMs, share);
  return [
    `pass-through p50 ${middle(round => round.passthroughMs)} ms`,
    `one commit p50 ${middle(round => round.commitMs)} ms`,
    `first piece direct p50 ${pooled(round => round.directMs, 0.5)} ms, p99 ${pooled(round => round.directMs, 0.99)} ms`,
    `first piece through p50 ${pooled(round => round.server.firstPieceMs, 0.5)} ms, p99 ${pooled(round => round.server.firstPieceMs, 0.99)} ms`,
    `eight clients without pause: ${whole(round => round.server.acceptedPerSecond)} tasks/s, pass-through ${whole(round => round.passedPerSecond)}/s`,
    `resident growth with garbage and the room for it: ${whole(round => round.server.mostBytesPerStream / 1_000)} KB a stream`,
    `pieces read ${whole(round => round.server.piecesPerSecond)} a second`,
    `schedule lag p50 ${lag(0.5)} ms, p99 ${lag(0.99)} ms, most ${lag(1)} ms (bound: p99 ${lagP99MsMax} ms)`,
  ];
}
