import type { EngineAdapter, EngineCapabilities } from '../engine-adapter.ts';
import type { EngineEvent, EngineUsage, FinishReason } from '../engine-event.ts';
import type { EngineRequest } from '../engine-request.ts';

/** What the far side does with the next call. */
export type EngineScript =
  | { kind: 'answer'; pieces: readonly string[]; finishReason: FinishReason; usage: EngineUsage }
  /** Brings these pieces at least, then stays in the call until it is aborted. */
  | { kind: 'hold'; pieces: readonly string[] }
  /** Brings these pieces at least, waits for `proceed` where the harness has it, then breaks. */
  | { kind: 'break'; pieces: readonly string[]; how: 'reset' | 'truncate' | 'malformed' | 'error-event' }
  | {
      kind: 'refuse';
      why: 'context-overflow' | 'queue-full' | 'unavailable' | 'auth';
      retryAfterMs?: number;
    };

/** So many events of so many characters, each as soon as the connection took the one before, then the end. */
export interface EngineFlood {
  chars: number;
  times: number;
}

/** What a harness can make its far side do. A case that needs more is inapplicable, never passed. */
export type AdapterAbility =
  | 'answer'
  /** Its wire tells that a filter made the end. */
  | 'filter'
  | 'hold'
  | 'seed'
  /** It can be taken down. */
  | 'down'
  /** It counts the calls that reach it. */
  | 'witness'
  /** It shows what it was asked. */
  | 'asked'
  /** It can say that it still loads. */
  | 'loading'
  /** It is known which build or model it tells. */
  | 'build'
  /** It runs two calls at once. */
  | 'parallel'
  /** It asks for the key that its adapters were given. */
  | 'key'
  /** It can send a caller to another host, and sees who goes there. */
  | 'redirect'
  /** It sends more than fits, and counts what the connection took of it. */
  | 'flood'
  | `break:${Extract<EngineScript, { kind: 'break' }>['how']}`
  | `refuse:${Extract<EngineScript, { kind: 'refuse' }>['why']}`;

/** One far side for one case; whoever made it disposes of it, which closes its adapters. */
export interface AdapterHarness {
  readonly abilities: ReadonlySet<AdapterAbility>;
  /** An adapter whose engine is ready. */
  adapter(): Promise<EngineAdapter>;
  /** Arranges the far side and returns the request that meets it. */
  script(script: EngineScript): EngineRequest;
  /** As `script`. */
  flood?(flood: EngineFlood): EngineRequest;
  /** Calls that the far side still works on; what it witnessed, not what the adapter believes. */
  openCalls(): number | Promise<number>;
  /** Calls that ever reached the far side. */
  callsSeen(): number | Promise<number>;
  /** Nothing answers any more. */
  takeDown?(): Promise<void>;
  /** Lets a script go on that waits before it breaks. */
  proceed?(): void;
  /** From now on it answers only with the key. */
  askForKey?(): void;
  /** The request of a call that is sent to another host. */
  redirect?(): EngineRequest;
  /** Requests that reached that host. */
  reachedElsewhere?(): number;
  /** From now on it loads. */
  startLoading?(): void;
  /** What it was asked to generate, one entry for each call. */
  asked?(): readonly unknown[];
  /** Events of the last call that the connection took. */
  eventsTaken?(): number;
  /** What it tells: the name of its build, or of its model. */
  readonly build?: string;
  monotonicMs(): number;
  /** Resolves with whether it came to hold within the bound. */
  until(holds: () => boolean | Promise<boolean>, boundMs: number): Promise<boolean>;
}

export interface AdapterFamilyCase {
  /** A true sentence of every adapter. */
  name: string;
  /** Ids of the requirements that it speaks for. */
  proves: readonly string[];
  needs: readonly AdapterAbility[];
  /** Absent: whatever the adapter claims. */
  appliesTo?(capabilities: EngineCapabilities): boolean;
  run(harness: AdapterHarness): Promise<void>;
}

/** A claim of the family suite that did not hold. */
export class AdapterViolation extends Error {
  override readonly name = 'AdapterViolation';
}

export function claim(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new AdapterViolation(sentence);
}

export function claimEqual(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  claim(left === right, `${what}: ${left}, expected ${right}`);
}

/** A signal that nobody aborts. */
export function quiet(): AbortSignal {
  return new AbortController().signal;
}

export function open(adapter: EngineAdapter, request: EngineRequest, signal = quiet()) {
  return adapter.generate(request, signal)[Symbol.asyncIterator]();
}

export interface Heard {
  pieces: string[];
  events: EngineEvent[];
  failure: unknown;
}

/** Everything that a call brings, up to its end or its failure. */
export async function hear(adapter: EngineAdapter, request: EngineRequest): Promise<Heard> {
  const heard: Heard = { pieces: [], events: [], failure: undefined };
  try {
    for await (const event of adapter.generate(request, quiet())) {
      heard.events.push(event);
      if (event.kind === 'piece') heard.pieces.push(event.text);
    }
  } catch (error) {
    heard.failure = error;
  }
  return heard;
}

/** Waits for it at the far side. */
export async function claimSoon(
  harness: AdapterHarness,
  holds: () => boolean | Promise<boolean>,
  sentence: string,
): Promise<void> {
  claim(await harness.until(holds, SOON_MS), sentence);
}

/** For what has no bound of its own, on a machine that is busy. */
const SOON_MS = 2_000;

/** What a call fails with; undefined where it ends. */
export async function drain(events: AsyncIterator<unknown>): Promise<unknown> {
  try {
    while (!(await events.next()).done);
    return undefined;
  } catch (error) {
    return error;
  }
}

export function kindOf(error: unknown): unknown {
  return error instanceof Object && 'kind' in error ? error.kind : error;
}
