import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { isOrchestratorError, type Timer, VirtualWorld } from '../kernel/index.ts';
import {
  askedCall,
  type Bench,
  benchOf,
  callOf,
  codeIs,
  does,
  fails,
  failsTimes,
  untilDone,
  visitUpTo,
} from './calls-for-tests.ts';
import type { Plugin, PluginView, VetoCode } from './plugin.ts';
import { PluginVeto, takeTurn } from './plugin-turn.ts';
import { callPicture, viewOf } from './view.ts';

const refusing = (code: string, message: string, rule?: string): Plugin =>
  does((_, tools) => tools.veto(code as VetoCode, message, rule));

const errorOf = async (bench: Bench): Promise<unknown> =>
  visitUpTo(bench, callOf(bench.world), 'PRE_VALIDATE').then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a plugin that refuses a call', () => {
  it('by policy tells nobody but the audit why, and names its rule, else itself', async () => {
    for (const [rule, due] of [
      [undefined, 'guard'],
      ['r'.repeat(128), 'r'.repeat(128)],
      ['r'.repeat(129), 'r'.repeat(128)],
    ] as const) {
      const bench = await benchOf({ id: 'guard', plugin: refusing('POLICY_DENIED', 'no secrets', rule) });
      const error = await errorOf(bench);
      assert.ok(isOrchestratorError(error) && error.code === 'POLICY_DENIED');
      assert.equal(error.details?.reason, undefined);
      const expected = { phase: 'PRE_VALIDATE', plugin_id: 'guard', rule: due, reason: 'deny' };
      assert.deepEqual(bench.reported, [
        { type: 'policy-violation', state: 'queued', ...expected, error_code: 'POLICY_DENIED' },
      ]);
    }
  });

  it('otherwise tells the client the first 256 characters of its reason', async () => {
    const bench = await benchOf({ id: 'guard', plugin: refusing('FORBIDDEN', `a${'b'.repeat(256)}`) });
    const error = await errorOf(bench);
    assert.ok(isOrchestratorError(error) && error.code === 'FORBIDDEN');
    assert.deepEqual(error.details, { reason: `a${'b'.repeat(255)}` });
    assert.ok(error.cause instanceof PluginVeto);
    assert.equal(error.cause.name, 'PluginVeto');
    assert.deepEqual(bench.reported, []);
  });

  it('may do so with each of four codes, and the call ends with it', async () => {
    for (const code of ['POLICY_DENIED', 'INVALID_PARAMS', 'FORBIDDEN', 'UNSUPPORTED_WORKLOAD'])
      assert.ok(codeIs(code)(await errorOf(await benchOf({ id: 'guard', plugin: refusing(code, 'x') }))));
  });

  it('did run, and its record has the code; what stands behind the refusal is not done', async () => {
    const done: string[] = [];
    const plugin = does((_, tools) => {
      tools.veto('FORBIDDEN', 'x');
      done.push('more');
    });
    const bench = await benchOf({ id: 'guard', plugin });
    const task = callOf(bench.world);
    await assert.rejects(visitUpTo(bench, task, 'PRE_VALIDATE'), codeIs('FORBIDDEN'));
    assert.deepEqual([task.plugins[0]?.outcome, task.plugins[0]?.error_code, done], ['run', 'FORBIDDEN', []]);
    assert.deepEqual([...bench.telemetry.counts.keys()], ['plugin_outcomes_total guard PRE_VALIDATE ok']);
  });

  it('with a code that is none has failed', async () => {
    const bench = await benchOf({ id: 'guard', plugin: refusing('INTERNAL', 'x') });
    assert.ok(codeIs('PLUGIN_FAILED')(await errorOf(bench)));
  });

  it('has refused although it swallows what it threw', async () => {
    const plugin = does((_, tools) => {
      try {
        tools.veto('FORBIDDEN', 'x');
      } catch {
        // As a careless author would.
      }
    });
    assert.ok(codeIs('FORBIDDEN')(await errorOf(await benchOf({ id: 'guard', plugin }))));
  });
});

describe('the turn of a plugin that never lets go of the thread', () => {
  class Busy extends VirtualWorld {
    override after(): Timer {
      return { cancel: () => undefined };
    }

    pass(ms: number): void {
      this.advanceBy(ms);
    }
  }

  for (const [spent, throws, kind] of [
    [50, false, 'done'],
    [51, false, 'timed-out'],
    [50, true, 'failed'],
    [51, true, 'timed-out'],
  ] as const) {
    it(`of 50 ms is ${kind} after ${spent} ms${throws ? ' and an error' : ''}`, async () => {
      const world = new Busy();
      const task = callOf(world);
      const parts = { phase: 'ROUTE', picture: callPicture(task), answeredBy: undefined } as const;
      const plugin = does(() => {
        world.pass(spent);
        if (throws) throw new Error('broken');
      });
      const turn = { plugin, pluginId: 'p', timeoutMs: 50, view: viewOf(task, parts), world };
      const result = await takeTurn({ ...turn, attributes: new Map(), signal: undefined });
      assert.equal(result.kind, kind);
    });
  }
});

describe('the log of a plugin that failed', () => {
  const fieldsOf = async (plugin: Plugin) => {
    const bench = await benchOf({ id: 'p', plugin });
    assert.ok(codeIs('PLUGIN_FAILED')(await errorOf(bench)));
    const [entry] = bench.telemetry.logged;
    assert.deepEqual([entry?.level, entry?.event], ['warn', 'plugin_failed']);
    return entry?.fields ?? {};
  };

  it('tells the name of the error and where it was thrown, and not what it says', async () => {
    const fields = await fieldsOf(fails('tell me a secret'));
    assert.equal(Reflect.get(fields, 'error_name'), 'Error');
    assert.match(String(Reflect.get(fields, 'thrown_at')), /^at .*calls-for-tests\.ts:\d+:\d+/);
    assert.doesNotMatch(JSON.stringify(fields), /secret/);
  });

  it('tells the type of what was thrown where that is no error', async () => {
    const plugin = does(() => {
      throw 'a secret';
    });
    const fields = await fieldsOf(plugin);
    assert.equal(Reflect.get(fields, 'error_name'), 'string');
    assert.doesNotMatch(JSON.stringify(fields), /secret/);
  });
});

describe('the tries of a plugin', () => {
  it('are half of ten to ten milliseconds apart at first', async () => {
    const waits: number[] = [];
    const bench = await benchOf({ id: 'p', strategy: 'retry', retries_max: 1, plugin: everyOther() });
    for (let call = 0; call < 300; call += 1) {
      const startedMs = bench.world.monotonicMs();
      await visitUpTo(bench, callOf(bench.world), 'PRE_VALIDATE');
      waits.push(bench.world.monotonicMs() - startedMs);
    }
    const [least, most] = [Math.min(...waits), Math.max(...waits)];
    assert.ok(least >= 5 && least < 5.2 && most > 9.8 && most <= 10, `${least} to ${most}`);
  });

  it('leave nothing behind on the signal of their call', async () => {
    const bench = await benchOf({ id: 'p', strategy: 'retry', retries_max: 3, plugin: failsTimes(3) });
    const { signal } = new AbortController();
    await untilDone(bench.world, bench.pipeline.run('PRE_VALIDATE', callOf(bench.world), signal));
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});

function everyOther(): Plugin {
  let runs = 0;
  return does(() => {
    runs += 1;
    if (runs % 2 === 1) throw new Error('not yet');
  });
}

describe('the view of a call', () => {
  it('has no labels where the client sent none', async () => {
    const views: PluginView[] = [];
    const bench = await benchOf({ id: 'p', plugin: does(view => void views.push(view)) });
    const { labels, ...request } = callOf(bench.world).request;
    assert.deepEqual(labels, { team: 'red' });
    await visitUpTo(bench, callOf(bench.world, { request }), 'PRE_VALIDATE');
    await visitUpTo(bench, askedCall(bench), 'PRE_VALIDATE');
    assert.deepEqual(
      views.map(view => view.labels),
      [{}, { team: 'red' }],
    );
  });
});
