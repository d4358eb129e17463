import type { RunRecord, ServerLife } from '../../grammar/record.ts';

/** A process that ended and another that took over its store. */
export interface Restart {
  readonly life: number;
  readonly exitedMs: number;
  /** When what could still be open was cut: the exit is noticed a moment after the process is gone. */
  readonly cutMs: number;
  readonly nextStartedMs: number;
  readonly nextReadyMs: number | undefined;
  /** It had no time to say anything. */
  readonly isCrash: boolean;
}

const noticedWithinMs = 50;

const isCrash = ({ code, signal }: ServerLife): boolean => signal !== undefined || code !== 0;

export const restartsOf = ({ lives }: RunRecord): readonly Restart[] =>
  lives.flatMap((life, at) => {
    const next = lives[at + 1];
    if (next === undefined || life.exitedMs === undefined) return [];
    return [
      {
        ...{ life: at, exitedMs: life.exitedMs, cutMs: life.exitedMs - noticedWithinMs },
        ...{ nextStartedMs: next.startedMs, nextReadyMs: next.readyMs, isCrash: isCrash(life) },
      },
    ];
  });

/** Which process was there at this moment; a new one counts from its start. */
export const lifeAt = ({ lives }: RunRecord, atMs: number): number =>
  Math.max(
    0,
    lives.findLastIndex(({ startedMs }) => startedMs <= atMs),
  );
