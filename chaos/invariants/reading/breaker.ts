// The breaker of one engine as its calls must have moved it, as far as it is certain.
import type { EngineCall } from '../../grammar/record.ts';

export interface BreakerNumbers {
  readonly failures: number;
  readonly openMs: number;
  readonly halfOpenMax: number;
  readonly successes: number;
}

/** From a failure that opened it until it lets a probe through. */
export interface OpenSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Moves {
  readonly opened: readonly OpenSpan[];
  readonly closed: number;
  /** More probes at a time than there may be. */
  readonly crowded: readonly EngineCall[];
}

/** Of the engine's side alone it is sure that these break a call; the others may be refusals of what was asked. */
const sureFailures: readonly string[] = [
  ...['reset', 'truncate', 'close', 'malformed', 'silent-end', 'error-event', 'http-500'],
];

export type Outcome = 'succeeded' | 'failed' | 'unsure';

export const outcomeOf = ({ how, failure = '' }: EngineCall): Outcome => {
  if (how === 'ended') return 'succeeded';
  return how === 'failed' && sureFailures.includes(failure) ? 'failed' : 'unsure';
};

interface Moment {
  readonly atMs: number;
  readonly call: EngineCall;
  readonly is: 'begin' | 'end';
}

const momentsOf = (calls: readonly EngineCall[]): readonly Moment[] =>
  calls
    .flatMap((call): Moment[] => [
      { atMs: call.atMs, call, is: 'begin' },
      ...(call.endedMs === undefined ? [] : [{ atMs: call.endedMs, call, is: 'end' as const }]),
    ])
    .sort((a, b) => a.atMs - b.atMs);

/** A call may be on its way for so long. */
export const onItsWayMs = 150;

/** Follows one engine's calls; what can't be known of its breaker starts anew with the next success. */
export class BreakerWalk {
  readonly opened: OpenSpan[] = [];
  readonly crowded: EngineCall[] = [];
  closed = 0;
  readonly #numbers: BreakerNumbers;
  #state: 'unsure' | 'closed' | 'half-open' = 'closed';
  #failures = 0;
  #successes = 0;
  #probesFromMs = 0;
  readonly #probes = new Set<EngineCall>();

  constructor(numbers: BreakerNumbers) {
    this.#numbers = numbers;
  }

  follow(calls: readonly EngineCall[], unsureAt: (atMs: number) => boolean): Moves {
    for (const { atMs, call, is } of momentsOf(calls)) {
      if (unsureAt(atMs)) this.#state = 'unsure';
      if (is === 'begin') this.#begin(call);
      else this.#end(call, atMs);
    }
    return this;
  }

  #begin(call: EngineCall): void {
    if (this.#state !== 'half-open' || call.atMs < this.#probesFromMs) return;
    this.#probes.add(call);
    if (this.#probes.size > this.#numbers.halfOpenMax) this.crowded.push(call);
  }

  #end(call: EngineCall, atMs: number): void {
    const outcome = outcomeOf(call);
    if (this.#state === 'unsure') {
      if (outcome === 'succeeded') this.#close();
      return;
    }
    if (this.#state === 'closed') {
      this.#endClosed(outcome, atMs);
      return;
    }
    // What was called before it opened says nothing about it any more.
    if (!this.#probes.delete(call)) return;
    if (outcome === 'unsure') this.#state = 'unsure';
    else if (outcome === 'failed') this.#open(atMs);
    else {
      this.#successes += 1;
      if (this.#successes < this.#numbers.successes) return;
      this.closed += 1;
      this.#close();
    }
  }

  #endClosed(outcome: Outcome, atMs: number): void {
    if (outcome === 'unsure') this.#state = 'unsure';
    if (outcome === 'succeeded') this.#failures = 0;
    if (outcome !== 'failed') return;
    this.#failures += 1;
    if (this.#failures >= this.#numbers.failures) this.#open(atMs);
  }

  #open(atMs: number): void {
    const toMs = atMs + this.#numbers.openMs;
    this.opened.push({ fromMs: atMs, toMs });
    this.#state = 'half-open';
    this.#probesFromMs = toMs - onItsWayMs;
    this.#successes = 0;
    this.#probes.clear();
  }

  #close(): void {
    this.#state = 'closed';
    this.#failures = 0;
    this.#probes.clear();
  }
}
