// The machine of one replica: it outlives the server's processes, has slots, moods and faults, and sees its calls.
import { EngineError, type EngineEvent, type EngineHealth } from '#contracts/adapter';
import type { Scene } from './scene.ts';
import type { ServerLife } from './server-life.ts';
import type { SimCall } from './sim-call.ts';

export interface EngineHabits {
  readonly firstPieceMs: readonly [number, number];
  readonly pieceMs: readonly [number, number];
  readonly pieces: readonly [number, number];
  /** Chance per call of a failure before the first piece, and after it. */
  readonly failsEarly: number;
  readonly failsLate: number;
  readonly hangs: number;
  readonly letsGoMsMax: number;
}

export type Mood = 'well' | 'unready' | 'unreachable';

export class SimEngine {
  readonly id: string;
  readonly slots: number;
  readonly scene: Scene;
  readonly habits: () => EngineHabits;
  readonly calls = new Set<SimCall>();
  mood: Mood = 'well';
  callsBegun = 0;

  constructor(parts: { id: string; slots: number; scene: Scene; habits: () => EngineHabits }) {
    this.id = parts.id;
    this.slots = parts.slots;
    this.scene = parts.scene;
    this.habits = parts.habits;
  }

  health(): EngineHealth {
    const { mood } = this;
    return { live: mood !== 'unreachable', ready: mood === 'well', detail: mood };
  }

  change(mood: Mood): void {
    this.mood = mood;
    this.scene.checks.mark(`engine is ${mood}`);
    this.scene.note(`engine ${this.id} is ${mood}`);
  }

  /** Its process dies: every call ends in the middle. */
  reset(): void {
    this.scene.checks.mark('engine is reset');
    this.scene.note(`engine ${this.id} is reset`);
    for (const call of [...this.calls]) call.break(new EngineError('reset', 'the connection was reset'));
  }

  /** The server's process died: its connections close. */
  disconnect(server: ServerLife): void {
    for (const call of [...this.calls]) if (call.server === server) call.abandon();
  }

  heal(): void {
    if (this.mood !== 'well') this.change('well');
  }
}

/** What a call will do, drawn at its beginning. */
export interface CallScript {
  readonly firstMs: number;
  readonly pieces: number;
  readonly failsAfter: number | undefined;
  readonly failure: EngineError | undefined;
  readonly hangsAfter: number | undefined;
  readonly letsGoMs: number;
}

function earlyFailure(scene: Scene): EngineError {
  const { chance } = scene;
  const kind = chance.pick('unavailable', 'queue-full', 'reset', 'internal', 'malformed', 'context-overflow');
  const hint = kind === 'queue-full' && chance.is(0.7) ? { retryAfterMs: chance.whole(10, 400) } : {};
  return new EngineError(kind, `the engine is ${kind}`, hint);
}

export function drawScript(engine: SimEngine): CallScript {
  const { scene } = engine;
  const { chance } = scene;
  const habits = engine.habits();
  const pieces = chance.skewed(...habits.pieces);
  const isEarly = engine.mood !== 'well' || chance.is(habits.failsEarly);
  const isLate = !isEarly && pieces > 1 && chance.is(habits.failsLate);
  const failure = isEarly
    ? engine.mood === 'unreachable'
      ? new EngineError('unavailable', 'nobody answers')
      : earlyFailure(scene)
    : new EngineError('reset', 'the connection was reset');
  const failsAfter = isEarly ? 0 : isLate ? chance.whole(1, pieces - 1) : undefined;
  return {
    firstMs: chance.delayMs(...habits.firstPieceMs),
    pieces,
    failsAfter,
    failure: failsAfter === undefined ? undefined : failure,
    hangsAfter: failsAfter === undefined && chance.is(habits.hangs) ? chance.whole(0, pieces - 1) : undefined,
    letsGoMs: chance.is(0.5) ? 0 : chance.delayMs(0, habits.letsGoMsMax),
  };
}

export function endOf(script: CallScript): EngineEvent {
  return {
    kind: 'end',
    finishReason: 'stop',
    usage: { prompt_tokens: 7, completion_tokens: script.pieces },
  };
}
