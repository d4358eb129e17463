// Tasks that states need: submitted as a client would, with the values that the pacts show.
import type { Params } from '../interaction.ts';
import { type Called, taskMark } from '../stand.ts';
import type { Setting } from './state-handler.ts';

/** A second and a third task of a state, which no interaction names. */
export const besideIds = {
  first: '1f0c7a52-0000-4000-8000-000000000001',
  second: '1f0c7a52-0000-4000-8000-000000000002',
  third: '1f0c7a52-0000-4000-8000-000000000003',
} as const;

/** Of a state that names no pool. */
export const anyPool = { pool_id: 'small', engine: 'llamacpp', model_ref: 'tiny' } as const;

export interface Draft {
  readonly taskId: string;
  readonly tenant?: string;
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Submitted again it is the same body as the one that the pacts show. */
const taskBody = (params: Params, { taskId, members }: Draft) => ({
  task_id: taskId,
  workload: 'completion',
  model_ref: params.model_ref ?? anyPool.model_ref,
  engine: params.engine ?? anyPool.engine,
  ctx: 512,
  priority: 'interactive',
  max_tokens: 16,
  deadline_ms: 30_000,
  prompt: `Name three ${taskMark}.`,
  ...members,
});

const calledFor = ({ params }: Setting, draft: Draft): Called => ({
  role: 'data',
  ...(draft.tenant === undefined ? {} : { tenant: draft.tenant }),
  body: taskBody(params, draft),
});

/** Whatever becomes of it. */
export const offer = async (setting: Setting, draft: Draft): Promise<void> => {
  await setting.stand.call('POST', '/v1/tasks', calledFor(setting, draft));
};

export const submit = async (setting: Setting, draft: Draft): Promise<void> => {
  await setting.ask(202, ['POST', '/v1/tasks'], calledFor(setting, draft));
};

export const comesToBe = (setting: Setting, taskId: string, state: string): Promise<void> =>
  setting.comesTo(`/v1/tasks/${taskId}`, 'data', { state });

export const submitted = async (setting: Setting, draft: Draft, state: string): Promise<void> => {
  await submit(setting, draft);
  await comesToBe(setting, draft.taskId, state);
};
