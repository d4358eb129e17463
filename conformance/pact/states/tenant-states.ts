// States of a tenant: what it has used up, and what it keeps.
import { headerValue, type Json, valueAt } from '#conformance/harness';
import { answering, holding } from '#conformance/peers';
import type { Needs } from '../stand-configuration.ts';
import { itemWith, type Setting, type StateHandlers } from './state-handler.ts';
import { besideIds, submit, submitted } from './task-making.ts';

const tenantOf = (tenant: Needs['tenant'], more: Needs = {}): Needs => ({ tenant: tenant ?? {}, ...more });
const artifactsPath = '/v1/artifacts';
const budgetTokens = 10;

const spendsTheBudget = async (setting: Setting): Promise<undefined> => {
  if (setting.params.budget !== 'tokens')
    setting.fail(`nothing is known of a budget of ${setting.text('budget')}`);
  await submitted(setting, { taskId: besideIds.first }, 'completed');
  const { headers } = await setting.ask(200, ['GET', `/v1/tasks/${besideIds.first}/stream`], {
    role: 'data',
  });
  const left = headerValue(headers, 'X-Budget-Tokens-Remaining');
  if (left !== '0') setting.fail(`${left ?? 'an untold number of'} tokens of the budget are left`);
  return undefined;
};

const hasArtifact = async (setting: Setting): Promise<undefined> => {
  const content: unknown = JSON.parse(setting.text('content'));
  const body = { kind: setting.params.kind, content, tags: ['draft'] };
  const stored = await setting.ask([200, 201], ['POST', artifactsPath], { role: 'data', body });
  const id = String(valueAt(stored.body, 'id'));
  const { id: wanted = id } = setting.params;
  if (id !== wanted) setting.fail(`the content has the id ${id}, and never ${String(wanted)}`);
  const { body: listed } = await setting.ask(200, ['GET', artifactsPath], { role: 'data' });
  setting.holds(itemWith(listed, 'id', id) !== undefined, 'the artifact is listed');
  return undefined;
};

export const tenantStates: StateHandlers = {
  'the tenant has its streams open': {
    needs: ({ streams_per_key_max: streams = 1 }) => ({
      server: { 'server.limits.streams_per_key_max': streams },
    }),
    establish: async setting => {
      const path = await runningTaskPath(setting);
      const streams = Array.from({ length: setting.number('streams_per_key_max') }, () =>
        setting.stand.open(path, 'data'),
      );
      const frames = await Promise.all(streams);
      setting.holds(
        frames.every(frame => frame !== undefined),
        'each stream begins',
      );
      return undefined;
    },
  },
  'the tenant has its concurrent tasks at work': {
    needs: ({ concurrent_max: tasks = 1 }) =>
      tenantOf({ 'quotas.concurrent_max': tasks }, { script: holding }),
    establish: async setting => {
      if (setting.params.concurrent_max !== 1) setting.fail('one task is all that it submits');
      await submitted(setting, { taskId: besideIds.first }, 'running');
      return undefined;
    },
  },
  'the tenant has used up its rate': {
    needs: ({ requests_per_second: rate = 0.1, burst = 1 }) =>
      tenantOf({ 'quotas.requests_per_second': rate, 'quotas.burst': burst }),
    establish: async setting => {
      if (setting.params.burst !== 1) setting.fail('one task is all that it submits');
      await submit(setting, { taskId: besideIds.first });
      return undefined;
    },
  },
  'the tenant has used up its tokens of the minute': {
    needs: ({ tokens_per_minute: tokens = 100 }) =>
      tenantOf({ 'quotas.tokens_per_minute': tokens }, { script: holding }),
    establish: async setting => {
      // What it asked for is held back while it runs: the prompt needs the few that are left over.
      const maxTokens = setting.number('tokens_per_minute') - 10;
      await submitted(setting, { taskId: besideIds.first, members: { max_tokens: maxTokens } }, 'running');
      return undefined;
    },
  },
  'the tenant has spent its budget': {
    needs: () =>
      tenantOf(
        { 'budgets.tokens': budgetTokens },
        { script: answering(['one'], { usage: { promptTokens: budgetTokens - 1, completionTokens: 1 } }) },
      ),
    establish: spendsTheBudget,
  },
  'the tenant has an artifact': { establish: hasArtifact, isShared: true },
  'the tenant has no artifacts': {
    establish: async setting => {
      const { body } = await setting.ask(200, ['GET', artifactsPath], { role: 'data' });
      setting.has({ headers: [], body }, { 'items.#': 0 });
      return undefined;
    },
    isShared: true,
  },
};

/** Of the task that another state of the same interaction has brought to run. */
const runningTaskPath = async (setting: Setting): Promise<string> => {
  const { body } = await setting.ask(200, ['GET', '/v1/tasks?state=running'], { role: 'data' });
  const taskId = valueAt(body, 'items.0.task_id') as Json | undefined;
  return taskId === undefined ? setting.fail('no task runs') : `/v1/tasks/${String(taskId)}/stream`;
};
