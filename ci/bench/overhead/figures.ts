// What the rounds brought, and what follows from it: each figure with its goal, its twin and its verdict.
import { median, percentile, twinDifference } from './statistics.ts';

/** Figures of one round of one server; its twin has the same. */
export interface ServerRound {
  readonly submissionMs: number;
  readonly firstPieceMs: readonly number[];
  readonly cpuPerTaskMs: number;
  readonly cpuPerPieceUs: number;
  /** What streams hold: resident growth once garbage is collected. */
  readonly bytesPerStream: number;
  /** Resident growth as it was before, with garbage and the room that the heap keeps for it. */
  readonly mostBytesPerStream: number;
  readonly piecesPerSecond: number;
  readonly acceptedPerSecond: number;
}

export interface Round {
  readonly server: ServerRound;
  readonly twin: ServerRound;
  readonly passthroughMs: number;
  readonly passedPerSecond: number;
  readonly commitMs: number;
  readonly directMs: readonly number[];
  readonly lagsMs: readonly number[];
  readonly problems: readonly string[];
}

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly goal: number | undefined;
  readonly measured: number;
  /** Undefined where the figure is a count, of which no twin differs by chance. */
  readonly twin: number | undefined;
}

export type Verdict = 'pass' | 'FAIL' | 'inconclusive' | '';

export const twinDifferenceMax = 0.05;
export const lagP99MsMax = 25;

export function verdictOf(figure: Figure): Verdict {
  if (figure.goal === undefined) return '';
  if (figure.twin !== undefined && !(Math.abs(figure.twin) <= twinDifferenceMax)) return 'inconclusive';
  return figure.measured <= figure.goal ? 'pass' : 'FAIL';
}

type Pick = (server: ServerRound) => number;

function twinOf(rounds: readonly Round[], pick: Pick): number {
  return twinDifference(
    rounds.map(({ server }) => pick(server)),
    rounds.map(({ twin }) => pick(twin)),
  );
}

const middle = (rounds: readonly Round[], pick: (round: Round) => number): number => median(rounds.map(pick));

export function figuresOf(rounds: readonly Round[]): Figure[] {
  const subject = (pick: Pick) => ({
    measured: middle(rounds, ({ server }) => pick(server)),
    twin: twinOf(rounds, pick),
  });
  const submissionGoal =
    1.4 * middle(rounds, round => round.passthroughMs) + middle(rounds, round => round.commitMs);
  const firstPieceTwin = twinOf(rounds, server => median(server.firstPieceMs));
  const through = rounds.flatMap(({ server }) => server.firstPieceMs);
  const direct = rounds.flatMap(({ directMs }) => directMs);
  const added = (share: number) => percentile(through, share) - percentile(direct, share);
  return [
    { name: 'POST to 202, p50', unit: 'ms', goal: submissionGoal, ...subject(server => server.submissionMs) },
    { name: 'added to first piece, p50', unit: 'ms', goal: 1.5, measured: added(0.5), twin: firstPieceTwin },
    { name: 'added to first piece, p99', unit: 'ms', goal: 5, measured: added(0.99), twin: firstPieceTwin },
    { name: 'CPU per task', unit: 'ms', goal: undefined, ...subject(server => server.cpuPerTaskMs) },
    { name: 'CPU per piece', unit: 'us', goal: 50, ...subject(server => server.cpuPerPieceUs) },
    { name: 'memory per stream', unit: 'KB', goal: 60, ...subject(server => server.bytesPerStream / 1_000) },
    {
      name: 'frames lost, doubled, reordered',
      unit: '',
      goal: 0,
      measured: rounds.reduce((count, { problems }) => count + problems.length, 0),
      twin: undefined,
    },
  ];
}
