import assert from 'node:assert/strict';
import fc from 'fast-check';
import { validateResponse } from '#contracts';
import { replicasOf } from './config-fixture.ts';
import { callerOf, idOf, type Stage, settle, stageOf } from './fixtures.ts';
import { checkStream, type TestReader } from './reader-fixture.ts';

type Step =
  | {
      readonly kind: 'submit';
      readonly priority: 'interactive' | 'batch';
      readonly session: number;
      readonly deadlineMs: number;
    }
  | { readonly kind: 'cancel' | 'read' | 'leave'; readonly at: number }
  | { readonly kind: 'piece' | 'end' | 'fail'; readonly at: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'store-fails' | 'store-hangs' | 'store-works' | 'delete-session' };

const sessionId = idOf(900);
const at = fc.nat(30);
const steps: fc.Arbitrary<Step>[] = [
  fc.record({
    kind: fc.constant('submit' as const),
    priority: fc.constantFrom('interactive', 'batch'),
    session: fc.nat(4),
    deadlineMs: fc.constantFrom(300, 2_000, 60_000),
  }),
  fc.record({ kind: fc.constantFrom('cancel', 'read', 'leave'), at }),
  fc.record({ kind: fc.constantFrom('piece', 'end', 'fail', 'piece', 'end'), at }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 100, 700, 2_500) }),
  fc.record({
    kind: fc.constantFrom('store-fails', 'store-hangs', 'store-works', 'store-works', 'delete-session'),
  }),
];

/** What the calls of a walk do not wait for. */
class Walk {
  readonly #stage: Stage;
  readonly #sent: Promise<boolean>[] = [];
  readonly #readers: { reader: TestReader; afterId: number }[] = [];
  readonly #others: Promise<unknown>[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'pass') await this.#stage.pass(step.ms);
    else this.#do(step);
    await settle();
  }

  /** Ends whatever still runs, and checks what is left of everything. */
  async finish(): Promise<void> {
    const stage = this.#stage;
    stage.store.fails = () => false;
    stage.store.answer();
    for (let round = 0; round < 40; round += 1) {
      for (const engine of stage.engines.values())
        for (const call of engine.calls) if (!call.isOver) call.end();
      await stage.pass(500);
    }
    await Promise.all(this.#others);
    await this.#checkTasks(await Promise.all(this.#sent));
    for (const { reader, afterId } of this.#readers) checkStream(reader, { afterId, isLate: true });
  }

  #do(step: Exclude<Step, { kind: 'pass' }>): void {
    const stage = this.#stage;
    switch (step.kind) {
      case 'submit': {
        const session = step.session === 0 ? { session_id: sessionId } : {};
        const changes = { priority: step.priority, deadline_ms: step.deadlineMs, ...session };
        const sent = stage.send(this.#sent.length, changes, this.#tenantOf(this.#sent.length));
        this.#sent.push(
          sent.then(
            () => true,
            () => false,
          ),
        );
        return;
      }
      case 'store-fails':
        stage.store.fails = () => true;
        return;
      case 'store-hangs':
        stage.store.answer();
        stage.store.hang();
        return;
      case 'store-works':
        stage.store.fails = () => false;
        stage.store.answer();
        return;
      case 'delete-session':
        this.#start(stage.orchestrator.deleteSession(callerOf('a'), sessionId));
        return;
      default:
        this.#act(step.kind, step.at);
    }
  }

  #act(kind: 'cancel' | 'read' | 'leave' | 'piece' | 'end' | 'fail', at: number): void {
    const number = at % Math.max(1, this.#sent.length);
    const calls = [...this.#stage.engines.values()]
      .flatMap(engine => engine.calls)
      .filter(call => !call.isOver);
    const call = calls[at % Math.max(1, calls.length)];
    if (kind === 'cancel') this.#start(this.#stage.cancel(number, this.#tenantOf(number)));
    else if (kind === 'read') this.#start(this.#read(number));
    else if (kind === 'leave') this.#readers[at % Math.max(1, this.#readers.length)]?.reader.leave();
    else if (kind === 'piece') call?.release(`piece ${at}`);
    else if (kind === 'end') call?.end();
    else call?.fail(at % 3 === 0 ? 'invalid-request' : 'unavailable');
  }

  #tenantOf(number: number): string {
    return number % 3 === 2 ? 'b' : 'a';
  }

  #start(call: Promise<unknown>): void {
    this.#others.push(call.catch(() => undefined));
  }

  async #read(number: number): Promise<void> {
    const reader = await this.#stage.read(number, -1, this.#tenantOf(number));
    this.#readers.push({ reader, afterId: -1 });
  }

  async #checkTasks(admitted: readonly boolean[]): Promise<void> {
    for (const [number, isAdmitted] of admitted.entries()) {
      const tenant = this.#tenantOf(number);
      if (!isAdmitted) {
        await assert.rejects(this.#stage.record(number, tenant), { code: 'TASK_NOT_FOUND' });
        continue;
      }
      const record = await this.#stage.record(number, tenant);
      const checked = validateResponse('getTask', 200, record);
      if (!checked.ok) assert.fail(JSON.stringify(checked.problems));
      assert.ok(record.ended_ms !== undefined, `task ${number} is ${record.state}`);
      const reader = await this.#stage.read(number, -1, tenant);
      checkStream(reader, { isLate: true });
      assert.deepEqual([reader.pieces, reader.closed], [record.output, 'terminal']);
      const types = this.#stage.sink.events
        .filter(event => event.job_id === record.job_id)
        .map(({ type }) => type);
      assert.deepEqual(
        types,
        record.events.map(({ type }) => type),
      );
      assert.deepEqual([types[0], types.at(-1)], ['admitted', record.state]);
      const row = await this.#stage.store.findTask(tenant, record.task_id);
      assert.equal(row?.state, record.state, 'what is in the store is what was told');
    }
  }
}

async function books(stage: Stage): Promise<readonly number[]> {
  let ended = 0;
  for (const state of ['completed', 'failed', 'canceled', 'evicted', 'expired']) {
    ended += await stage.metric(`tasks_${state}_total`);
  }
  const open = (await stage.metric('queue_depth')) + (await stage.metric('tasks_running'));
  return [await stage.metric('tasks_admitted_total'), ended + open, open];
}

describe('any life of any tasks', () => {
  for (const full_policy of ['reject', 'drop-lru', 'shed-low-priority']) {
    for (const on_restart of ['fail', 'rerun']) {
      it(`under ${full_policy} and ${on_restart} ends each once, frees every slot and keeps the books [ASY-STATE-008(a), ASY-STATE-008(b), ASY-ADM-013, EVT-001(a), PIPE-022]`, async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.oneof({ arbitrary: steps[0] as fc.Arbitrary<Step>, weight: 3 }, ...steps), {
              minLength: 5,
              maxLength: 40,
            }),
            async walk => {
              const stage = await stageOf({
                tenants: [{ id: 'a' }, { id: 'b' }],
                config: { store: { kind: 'memory', on_restart, terminal_write_timeout_ms: 1_000 } },
                pool: {
                  replicas: replicasOf('r0', 'r1'),
                  queue: { capacity: 3, full_policy },
                  preemption: { mode: 'soft' },
                },
              });
              const taken = new Walk(stage);
              for (const step of walk) {
                await taken.take(step);
                const [admitted, told] = await books(stage);
                assert.equal(told, admitted, `after ${JSON.stringify(step)}`);
              }
              await taken.finish();
              assert.deepEqual((await books(stage))[2], 0);
              assert.equal(stage.pools.get('main')?.running, 0);
              for (const engine of stage.engines.values()) assert.equal(engine.runningMost <= 1, true);
            },
          ),
          { numRuns: 25 },
        );
      });
    }
  }
});
