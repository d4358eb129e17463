import assert from 'node:assert/strict';
import { EngineError, type EngineEvent } from '#contracts/adapter';
import { VirtualWorld } from '../kernel/index.ts';
import { ScriptedAdapter } from './adapters/scripted.ts';
import { type WatchdogTimes, watched } from './watchdog.ts';

const never = new AbortController().signal;
const hello = { model: 'any', input: { kind: 'prompt', text: 'Hello' }, maxTokens: 100 } as const;

interface Outcome {
  pieces: number;
  ended: boolean;
  failure: unknown;
  atMs: number;
}

class Scene {
  readonly world = new VirtualWorld({ startMonotonicMs: 0 });
  readonly adapter = new ScriptedAdapter(
    {
      pieces: ['a'],
      repeat: true,
      first_piece_ms: 100,
      piece_ms: 10,
      faults: [{ at_piece: 20, kind: 'stall' }],
    },
    this.world,
  );

  async run(times: WatchdogTimes, maxTokens = 100): Promise<Outcome> {
    const outcome: Outcome = { pieces: 0, ended: false, failure: undefined, atMs: 0 };
    const events = this.adapter.generate({ ...hello, maxTokens }, never);
    const reading = this.#read(watched(events, times, this.world), outcome);
    await settle();
    while (this.world.runNext()) await settle();
    await reading;
    outcome.atMs = this.world.monotonicMs();
    return outcome;
  }

  async #read(events: AsyncIterable<EngineEvent>, outcome: Outcome): Promise<void> {
    try {
      for await (const event of events) {
        if (event.kind === 'piece') outcome.pieces += 1;
        else outcome.ended = true;
      }
    } catch (failure) {
      outcome.failure = failure;
    }
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve));
}

describe('the watchdog', () => {
  it('ends a call whose engine is silent for longer than its bound, and frees the slot', async () => {
    const scene = new Scene();
    const { pieces, failure, atMs } = await scene.run({ idleMs: 150, wallMs: 10_000 });
    assert.equal(pieces, 20);
    assert.deepEqual(
      failure,
      Object.assign(failure instanceof Error ? failure : new Error(), { kind: 'timeout' }),
    );
    assert.ok(failure instanceof EngineError);
    assert.deepEqual(failure.detail, { bound: 'idle', bound_ms: 150 });
    assert.equal(atMs, 100 + 19 * 10 + 150);
    assert.deepEqual(await scene.adapter.slots(), { total: 4, free: 4 });
  });

  it('ends a call that takes longer in all than its bound, however busy it is', async () => {
    const { pieces, failure, atMs } = await new Scene().run({ idleMs: 150, wallMs: 205 });
    assert.equal(pieces, 11);
    assert.ok(failure instanceof EngineError);
    assert.deepEqual(failure.detail, { bound: 'wall', bound_ms: 205 });
    assert.equal(atMs, 205);
  });

  it('counts the wait for the first piece as silence', async () => {
    const { pieces, failure } = await new Scene().run({ idleMs: 99 });
    assert.equal(pieces, 0);
    assert.ok(failure instanceof EngineError && failure.kind === 'timeout');
  });

  it('lets a call through that stays within its bounds, and leaves no timer behind', async () => {
    const scene = new Scene();
    const { pieces, ended, failure } = await scene.run({ idleMs: 101, wallMs: 300 }, 10);
    assert.deepEqual({ pieces, ended, failure }, { pieces: 10, ended: true, failure: undefined });
    assert.equal(scene.world.pendingTimers, 0);
  });

  it('does not count time in which nobody asks for an event', async () => {
    const scene = new Scene();
    const events = watched(
      scene.adapter.generate({ ...hello, maxTokens: 2 }, never),
      { idleMs: 120 },
      scene.world,
    );
    const reader = events[Symbol.asyncIterator]();
    const first = reader.next();
    await settle();
    scene.world.advanceBy(100);
    assert.equal((await first).value?.kind, 'piece');
    scene.world.advanceBy(5_000);
    await settle();
    const second = reader.next();
    await settle();
    scene.world.advanceBy(10);
    assert.equal((await second).value?.kind, 'piece');
  });
});
