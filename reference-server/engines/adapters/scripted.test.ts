import assert from 'node:assert/strict';
import {
  type AdapterAbility,
  type EngineAdapter,
  EngineError,
  type EngineEvent,
  type EngineRequest,
  type EngineScript,
} from '#contracts/adapter';
import { realWorld, VirtualWorld } from '../../kernel/index.ts';
import { type DisposableHarness, describeFamily, gather, HarnessBase } from './fixtures/family.ts';
import type { ScriptedEngine, ScriptedFaultKind } from './scripted/settings.ts';
import { ScriptedAdapter } from './scripted.ts';

const never = new AbortController().signal;
const hello: EngineRequest = { model: 'any', input: { kind: 'prompt', text: 'Hello' }, maxTokens: 64 };

const abilities: ReadonlySet<AdapterAbility> = new Set([
  ...(['hold', 'break:reset', 'break:truncate', 'break:malformed', 'break:error-event'] as const),
  ...(['refuse:context-overflow', 'refuse:queue-full', 'refuse:unavailable', 'refuse:auth'] as const),
]);

const faultOf: Record<string, ScriptedFaultKind> = {
  'error-event': 'internal',
  'context-overflow': 'context_overflow',
  'queue-full': 'queue_full',
};

/** A scripted engine's script is its configuration: each script is another engine behind the same adapter. */
class ScriptedHarness extends HarnessBase implements DisposableHarness {
  readonly abilities = abilities;
  #engine = new ScriptedAdapter({ pieces: ['a'] }, realWorld());

  async adapter(): Promise<EngineAdapter> {
    return {
      describe: () => this.#engine.describe(),
      health: () => this.#engine.health(),
      version: () => this.#engine.version(),
      slots: () => this.#engine.slots(),
      tokenize: input => this.#engine.tokenize(input),
      generate: (request, signal) => this.#engine.generate(request, signal),
      close: () => this.#engine.close(),
    };
  }

  script(script: EngineScript): EngineRequest {
    const closed = this.#engine.isClosed;
    if (!closed) this.#engine = new ScriptedAdapter(engineOf(script), realWorld());
    return hello;
  }

  async openCalls(): Promise<number> {
    const slots = await this.#engine.slots();
    return slots === 'unknown' ? Number.NaN : slots.total - slots.free;
  }

  callsSeen(): number {
    return Number.NaN;
  }

  async dispose(): Promise<void> {
    await this.#engine.close();
  }
}

function engineOf(script: EngineScript): ScriptedEngine {
  const pace = { first_piece_ms: 0, piece_ms: 0 };
  if (script.kind === 'refuse') {
    const kind = faultOf[script.why] ?? (script.why as ScriptedFaultKind);
    const wait = script.retryAfterMs === undefined ? {} : { retry_after_ms: script.retryAfterMs };
    return { ...pace, pieces: ['a'], faults: [{ at_piece: 0, kind, ...wait }] };
  }
  if (script.kind === 'answer') return { ...pace, pieces: script.pieces };
  const how = script.kind === 'hold' ? 'stall' : script.how;
  const kind = faultOf[how] ?? (how as ScriptedFaultKind);
  return { ...pace, pieces: script.pieces, faults: [{ at_piece: script.pieces.length, kind }] };
}

describeFamily(
  'the scripted engine keeps the promises of the family',
  abilities,
  async () => new ScriptedHarness(),
);

/** Lets everything run that waits for no timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve));
}

interface Timed {
  atMs: number;
  event: EngineEvent;
}

/** Reads a call on virtual time, and when each event came, counted from its start. */
async function timed(engine: ScriptedEngine, request = hello): Promise<Timed[]> {
  const world = new VirtualWorld({ startMonotonicMs: 0 });
  const heard: Timed[] = [];
  const reading = (async () => {
    for await (const event of new ScriptedAdapter(engine, world).generate(request, never)) {
      heard.push({ atMs: world.monotonicMs(), event });
    }
  })();
  const driving = (async () => {
    await settle();
    while (world.runNext()) await settle();
  })();
  await Promise.all([reading, driving]);
  return heard;
}

describe('a scripted engine', () => {
  it('keeps the pace of its configuration', async () => {
    const heard = await timed({ pieces: ['a', 'b', 'c'], first_piece_ms: 100, piece_ms: 10 });
    assert.deepEqual(
      heard.map(({ atMs }) => atMs),
      [100, 110, 120, 120],
    );
    assert.deepEqual(heard.at(-1)?.event, {
      kind: 'end',
      finishReason: 'stop',
      usage: { prompt_tokens: 3, completion_tokens: 3 },
    });
  });

  it('stops at the token limit, and repeats its pieces up to it where it is told to', async () => {
    const ends = async (engine: ScriptedEngine, maxTokens: number) =>
      (await timed(engine, { ...hello, maxTokens })).map(({ event }) =>
        event.kind === 'piece' ? event.text : event.finishReason,
      );
    assert.deepEqual(await ends({ pieces: ['a', 'b'] }, 1), ['a', 'length']);
    assert.deepEqual(await ends({ pieces: ['a', 'b'] }, 2), ['a', 'b', 'stop']);
    assert.deepEqual(await ends({ pieces: ['a', 'b'], repeat: true }, 3), ['a', 'b', 'a', 'length']);
  });

  it('is cut by its context, which a longer prompt overflows', async () => {
    const cut = await timed({ pieces: ['a'], repeat: true, ctx_max: 5 });
    const end = cut.at(-1)?.event;
    assert.ok(end?.kind === 'end' && end.truncated === true);
    assert.deepEqual(end.usage, { prompt_tokens: 3, completion_tokens: 2 });
    await assert.rejects(timed({ pieces: ['a'], ctx_max: 2 }), { kind: 'context-overflow' });
  });

  it('meets as many calls with a fault as the fault says', async () => {
    const adapter = new ScriptedAdapter(
      {
        pieces: ['a', 'b'],
        first_piece_ms: 0,
        piece_ms: 0,
        faults: [{ at_piece: 1, kind: 'oom_vram', times: 2 }],
      },
      realWorld(),
    );
    const outcome = async (): Promise<string> => {
      const seen: string[] = [];
      try {
        for await (const event of adapter.generate(hello, never)) seen.push(event.kind);
      } catch (error) {
        assert.ok(error instanceof EngineError);
        seen.push(error.kind);
      }
      return seen.join(' ');
    };
    assert.equal(await outcome(), 'piece out-of-memory-vram');
    assert.equal(await outcome(), 'piece out-of-memory-vram');
    assert.equal(await outcome(), 'piece piece end');
  });

  it('refuses a call beyond its slots, also when all arrive at once', async () => {
    const adapter = new ScriptedAdapter({ pieces: ['a'], slots: 2, first_piece_ms: 5 }, realWorld());
    const calls = [1, 2, 3].map(() => gather(adapter.generate(hello, never)));
    const outcomes = await Promise.allSettled(calls);
    assert.deepEqual(
      outcomes.map(outcome => outcome.status),
      ['fulfilled', 'fulfilled', 'rejected'],
    );
    assert.deepEqual(await adapter.slots(), { total: 2, free: 2 });
  });

  it('leaves no timer behind a call that was let go', async () => {
    const world = new VirtualWorld();
    const events = new ScriptedAdapter({ pieces: ['a'] }, world)
      .generate(hello, never)
      [Symbol.asyncIterator]();
    const pending = events.next();
    await settle();
    assert.equal(world.pendingTimers, 1);
    await events.return?.();
    assert.equal((await pending).done, true);
    assert.equal(world.pendingTimers, 0);
  });

  it('tells the version and the digest of its configuration', async () => {
    const model_digest = `sha256:${'0'.repeat(64)}`;
    const adapter = new ScriptedAdapter({ pieces: ['a'], version: '7.1', model_digest }, realWorld());
    assert.deepEqual(await adapter.version(), { engineVersion: '7.1', modelDigest: model_digest });
  });
});
