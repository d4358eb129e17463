// Tasks whose streams end with an error: for each code of the catalogue the way in which a task comes to it.
import { answering, failing, holding, holdingAfter } from '#conformance/peers';
import { type Needs, otherTenant } from '../stand-configuration.ts';
import { withPlugin } from './plugin-states.ts';
import type { Setting, StateHandlers } from './state-handler.ts';
import { besideIds, comesToBe, submit, submitted } from './task-making.ts';

interface Ending {
  readonly needs: Needs;
  /** Of the task that ends. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** What comes before it, with the engine at work. */
  readonly before?: (setting: Setting) => Promise<void>;
  /** What ends it, once it was submitted. */
  readonly after?: (setting: Setting, taskId: string) => Promise<void>;
}

const full = (policy: string, capacity = 1): Needs => ({
  script: holding,
  pool: { 'queue.capacity': capacity, 'queue.full_policy': policy },
});

const busy = (setting: Setting): Promise<void> => submitted(setting, { taskId: besideIds.first }, 'running');

const newcomer = async (setting: Setting): Promise<void> => submit(setting, { taskId: besideIds.second });

/** The engine has given a piece of it. */
const hasPiece = async (setting: Setting, taskId: string): Promise<void> => {
  await comesToBe(setting, taskId, 'running');
  const first = await setting.stand.open(`/v1/tasks/${taskId}/stream`, 'data');
  setting.holds(first !== undefined, 'the stream begins');
};

const restarted = async (setting: Setting, configuration = setting.stand.configuration): Promise<void> => {
  await setting.stand.running.kill();
  await setting.stand.launch('listening', configuration);
};

const withoutThePool = ({ stand }: Setting): Readonly<Record<string, unknown>> => {
  const [pool] = stand.configuration.pools as readonly Readonly<Record<string, unknown>>[];
  return { ...stand.configuration, pools: [{ ...pool, id: 'another', model: { ref: 'another' } }] };
};

const manyPieces = ['Rhine ', 'Ebro ', 'Loire ', 'Po ', 'Oder ', 'Tiber '];

const endings: Readonly<Record<string, Ending>> = {
  CANCELED: {
    needs: { script: holding },
    after: async (setting, taskId) => {
      await comesToBe(setting, taskId, 'running');
      await setting.ask(204, ['POST', `/v1/tasks/${taskId}/cancel`], { role: 'data' });
    },
  },
  WORKER_RESET: { needs: { script: failing({ kind: 'truncate' }, ['Rhine']) } },
  DECODE_TIMEOUT: { needs: { script: holdingAfter(['Rhine']), pool: { 'timeouts.idle_ms': 500 } } },
  REPLICA_EXHAUSTED: {
    needs: { script: failing({ kind: 'close' }), pool: { 'retry.attempts_max': 1 } },
  },
  STREAM_TOO_LARGE: {
    needs: {
      script: answering(['Rhine ', 'x'.repeat(4_000)]),
      server: { 'streams.stream_bytes_max': 2_048, 'streams.reader_buffer_bytes_max': 2_048 },
    },
  },
  BUDGET_EXHAUSTED: {
    needs: {
      script: answering(manyPieces),
      tenant: { 'budgets.tokens': 4 },
      pool: { 'model.bytes_per_token': 64 },
    },
  },
  DEADLINE_UNMET: {
    needs: { script: holding, pool: { 'priors.first_token_ms': 0, 'priors.token_ms': 0 } },
    members: { deadline_ms: 1_000 },
  },
  INVALID_PARAMS: { needs: { script: failing({ kind: 'context-overflow' }) } },
  QUEUE_FULL_DROP_LRU: { needs: full('drop-lru'), before: busy, after: newcomer },
  SHED_LOW_PRIORITY: {
    needs: full('shed-low-priority'),
    before: busy,
    members: { priority: 'batch' },
    after: newcomer,
  },
  QUEUE_SHARE_RECLAIMED: {
    needs: full('reject', 2),
    before: async setting => {
      await busy(setting);
      await submit(setting, { taskId: besideIds.second });
    },
    after: setting => submit(setting, { taskId: besideIds.third, tenant: otherTenant }),
  },
  PLUGIN_FAILED: {
    needs: { script: answering(['Rhine']), ...withPlugin('POST_INFERENCE', { does: 'fails' }) },
  },
  INTERRUPTED: {
    needs: { script: holdingAfter(['Rhine']) },
    after: async (setting, taskId) => {
      await hasPiece(setting, taskId);
      await restarted(setting);
    },
  },
  POOL_UNAVAILABLE: {
    needs: { script: holding },
    before: busy,
    after: setting => restarted(setting, withoutThePool(setting)),
  },
};

export const endingStates: StateHandlers = {
  'a task whose stream ends with an error': {
    needs: ({ code }) => endings[String(code)]?.needs ?? {},
    establish: async setting => {
      const code = setting.text('code');
      const ending = endings[code] ?? setting.fail(`nothing is known that ends a task with ${code}`);
      const taskId = setting.text('task_id');
      await ending.before?.(setting);
      await submit(setting, { taskId, members: ending.members ?? {} });
      await ending.after?.(setting, taskId);
      await setting.comesTo(`/v1/tasks/${taskId}`, 'data', { 'error.code': code });
      return undefined;
    },
  },
};
