import assert from 'node:assert/strict';
import { validateResponse } from '#contracts';
import type { PluginView } from '../pipeline/index.ts';
import { idOf, type Stage, settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';
import { tasksIn } from './store-fixture.ts';

const answers = {
  id: 'answers',
  phase: 'PRE_INFERENCE',
  plugin: {
    concerned: (view: PluginView) => view.request.prompt === 'Cached.',
    execute: (_: PluginView, tools: { shortCircuit(answer: { text: string }): void }) =>
      tools.shortCircuit({ text: 'from memory' }),
  },
} as const;

describe('a plugin that answers', () => {
  it('has the task queued, run and completed in one commit, without a place or an engine [PIPE-014(a), PIPE-014(b), PIPE-014(c), PIPE-014(d), ASY-PIPE-003(a), ASY-PIPE-003(b), ASY-PIPE-003(c)]', async () => {
    const stage = await stageOf({
      plugins: [answers],
      pool: { queue: { capacity: 1, full_policy: 'drop-lru' } },
    });
    for (const number of [1, 2]) await stage.submit(number);
    const commits = stage.store.commits.length;
    const { admission } = await stage.send(3, { prompt: 'Cached.' });
    assert.equal(admission.state, 'completed');
    assert.deepEqual(stage.store.commits.slice(commits).map(tasksIn), [[`${idOf(3)}:completed`]]);
    const record = await stage.record(3);
    assert.ok(validateResponse('getTask', 200, record).ok);
    assert.deepEqual([record.served_by, record.output, record.attempts], ['answers', 'from memory', []]);
    const outcomes = Object.fromEntries(record.phases.map(({ phase, outcome }) => [phase, outcome]));
    assert.deepEqual(
      [outcomes.INFERENCE, outcomes.POST_INFERENCE, outcomes.CLEANUP],
      ['skipped', 'visited', 'visited'],
    );
    const reader = await stage.read(3);
    checkStream(reader, { isLate: true });
    assert.equal(reader.pieces, 'from memory');
    assert.equal((await stage.record(2)).state, 'queued');
    assert.equal(stage.engine().calls.length, 1);
  });

  it('has it told as any other task, begun before it ended [EVT-001(a), EVT-003(c), ASY-STATE-008(b)]', async () => {
    const stage = await stageOf({ plugins: [answers] });
    await stage.submit(1, { prompt: 'Cached.' });
    assert.deepEqual(stage.typesOf(1), ['admitted', 'completed']);
    const { events } = await stage.record(1);
    assert.deepEqual(
      events.map(event => [event.sequence, event.type]),
      [
        [0, 'admitted'],
        [1, 'completed'],
      ],
    );
    assert.deepEqual(
      [await stage.metric('tasks_admitted_total'), await stage.metric('tasks_completed_total')],
      [1, 1],
    );
  });

  it('leaves nothing where that commit fails [ASY-DUR-002(b)]', async () => {
    const stage = await stageOf({ plugins: [answers] });
    stage.store.fails = () => true;
    assert.equal((await stage.refused(1, { prompt: 'Cached.' })).code, 'STORE_UNAVAILABLE');
    stage.store.fails = () => false;
    assert.deepEqual(stage.typesOf(1), []);
    assert.equal(await stage.metric('tasks_completed_total'), 0);
    assert.equal((await stage.send(1, { prompt: 'Cached.' })).replayed, false);
  });

  it('takes a turn of its session [ASY-SESS-005(a)]', async () => {
    const stage = await stageOf({ plugins: [answers], config: { sessions: { turns_max: 1 } } });
    await stage.submit(1, { prompt: 'Cached.', session_id: idOf(900) });
    assert.equal(
      (await stage.refused(2, { prompt: 'Cached.', session_id: idOf(900) })).code,
      'SESSION_EXHAUSTED',
    );
  });
});

/** What the plugins of the last two phases were shown. */
async function watchedStage(seen: string[]): Promise<Stage> {
  const plugin = { execute: ({ phase, status }: PluginView) => void seen.push(`${phase} ${status}`) };
  const pool = { queue: { capacity: 1, full_policy: 'drop-lru' }, timeouts: { idle_ms: 10_000 } };
  const plugins = (['OBSERVABILITY', 'CLEANUP'] as const).map(phase => ({
    id: phase.toLowerCase(),
    phase,
    plugin,
  }));
  return stageOf({ plugins, pool });
}

describe('the last two phases', () => {
  const cases: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
    completed: async stage => {
      await stage.submit(1);
      stage.engine().call.end();
    },
    failed: async stage => {
      await stage.submit(1);
      stage.engine().call.fail('invalid-request');
    },
    canceled: async stage => {
      await stage.submit(1);
      await stage.cancel(1);
    },
    evicted: async stage => {
      for (const number of [1, 2, 3]) await stage.submit(number);
    },
    expired: async stage => {
      for (const number of [1, 2]) await stage.submit(number, { deadline_ms: number === 2 ? 500 : 9_000 });
      await stage.pass(500);
    },
    ADMISSION_REJECT: async stage => {
      for (const number of [1, 2]) await stage.submit(number);
      await stage.refused(3, { priority: 'batch' });
    },
    MODEL_NOT_FOUND: async stage => void (await stage.refused(1, { model_ref: 'other' })),
  };
  for (const [status, bring] of Object.entries(cases)) {
    it(`run once each and see ${status} [PIPE-011(a), PIPE-011(b), PIPE-011(c), PIPE-012]`, async () => {
      const seen: string[] = [];
      const stage = await watchedStage(seen);
      await bring(stage);
      await settle();
      assert.deepEqual(seen, [`OBSERVABILITY ${status}`, `CLEANUP ${status}`]);
    });
  }

  it('change nothing where they fail, and the end is still told once and last [PIPE-013(a), PIPE-013(b), EVT-001(a), EVT-003(c)]', async () => {
    const plugin = {
      execute: () => {
        throw new Error('a plugin of the tail fails');
      },
    };
    const stage = await stageOf({ plugins: [{ id: 'bad', phase: 'OBSERVABILITY', plugin }] });
    await stage.submit(1);
    const reader = await stage.read(1);
    stage.engine().call.end();
    await settle();
    assert.equal(reader.terminal.finish_reason, 'stop');
    assert.deepEqual(stage.typesOf(1).slice(-1), ['completed']);
    assert.equal(stage.typesOf(1).filter(type => type === 'completed').length, 1);
    const { events, phases } = await stage.record(1);
    assert.deepEqual(
      events.map(event => event.type),
      stage.typesOf(1),
    );
    assert.deepEqual(
      phases.slice(-2).map(({ outcome }) => outcome),
      ['failed', 'visited'],
    );
  });

  it('record the phases between a refusal and themselves as skipped [PIPE-011(d), PIPE-002]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number);
    await stage.cancel(2);
    const { phases } = await stage.record(2);
    assert.equal(phases.length, 9);
    assert.deepEqual(
      phases.slice(5, 7).map(({ outcome }) => outcome),
      ['skipped', 'skipped'],
    );
  });
});

describe('a plugin that fails the call', () => {
  it('in POST_INFERENCE ends the task as failed, its pieces kept [PLUG-004(a)]', async () => {
    const plugin = { execute: () => Promise.reject(new Error('no')) };
    const stage = await stageOf({ plugins: [{ id: 'bad', phase: 'POST_INFERENCE', plugin }] });
    await stage.submit(1);
    stage.engine().call.release('a');
    stage.engine().call.end();
    await settle();
    const record = await stage.record(1);
    assert.deepEqual([record.state, record.error?.code, record.output], ['failed', 'PLUGIN_FAILED', 'a']);
  });

  it('in INFERENCE runs once for the call, however often the engine is tried [PIPE-016]', async () => {
    let runs = 0;
    const plugin = {
      execute: () => {
        runs += 1;
      },
    };
    const stage = await stageOf({ plugins: [{ id: 'counts', phase: 'INFERENCE', plugin }] });
    await stage.submit(1);
    await settle();
    stage.engine().call.fail('unavailable');
    await stage.pass(200);
    assert.deepEqual([stage.engine().calls.length, runs], [2, 1]);
  });
});
