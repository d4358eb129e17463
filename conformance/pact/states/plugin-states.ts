// States of a server with a plugin: one that fails, or a policy's that refuses. Both are seen in what a task leaves.
import { type Json, parseSamples, sampleSum, valueAt } from '#conformance/harness';
import type { Needs } from '../stand-configuration.ts';
import type { Setting, StateHandlers } from './state-handler.ts';
import { besideIds, offer } from './task-making.ts';

const pluginId = 'of-the-state';
/** As the plugin's module names it. */
const rule = 'rule-of-the-pact';

export const withPlugin = (
  phase: string,
  options: Readonly<Record<string, Json>>,
  strategy: Json = 'fail_fast',
): Needs => ({
  server: {
    plugins: [{ id: pluginId, module: '{plugin}', phase, order: 10, strategy, timeout_ms: 5_000, options }],
  },
});

const failures = async (setting: Setting): Promise<number> => {
  const { body } = await setting.ask(200, ['GET', '/metrics']);
  const name = 'plugin_outcomes_total';
  return sampleSum(parseSamples(String(body), name), name, { plugin: pluginId, outcome: 'failed' }) ?? 0;
};

const fails = async (setting: Setting): Promise<undefined> => {
  const before = await failures(setting);
  await offer(setting, { taskId: besideIds.first });
  setting.holds((await failures(setting)) > before, 'the plugin fails at a task');
  return undefined;
};

const refuses = async (setting: Setting): Promise<undefined> => {
  await offer(setting, { taskId: besideIds.first, members: { prompt: setting.text('prompt') } });
  const { body } = await setting.ask(200, ['GET', '/v1/audit?action=createTask'], { role: 'admin' });
  setting.holds(valueAt(body, 'items.0.details.rule') === rule, `the audit names the rule ${rule}`);
  return undefined;
};

export const pluginStates: StateHandlers = {
  'the server has a plugin that fails': {
    needs: ({ strategy = 'fail_fast' }) => withPlugin('VALIDATE', { does: 'fails' }, strategy),
    establish: fails,
    isShared: true,
  },
  'the server has a policy that refuses tasks': {
    needs: ({ prompt = '' }) => withPlugin('AUTHORIZE', { does: 'refuses', prompt }),
    establish: refuses,
    isShared: true,
  },
};
