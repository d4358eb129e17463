// States of the whole server: its keys, its limits, its plugins, its configuration, and its end.

import type { Json } from '#conformance/harness';
import { holding } from '#conformance/peers';
import type { Needs } from '../stand-configuration.ts';
import { heldStore } from './held-store.ts';
import { itemWith, type Setting, type StateHandlers } from './state-handler.ts';
import { besideIds, submitted } from './task-making.ts';

const roles = ['data', 'operator', 'admin'] as const;
const poolsPath = '/v1/pools';

const plugin = (
  phase: string,
  options: Readonly<Record<string, Json>>,
  strategy: Json = 'fail_fast',
): Needs => ({
  server: {
    plugins: [
      { id: 'of-the-state', module: '{plugin}', phase, order: 10, strategy, timeout_ms: 5_000, options },
    ],
  },
});

/** With a plugin whose module it can't load, or options that it doesn't know, a server does not start. */
const hasStarted = async (setting: Setting): Promise<undefined> => {
  await setting.ask(200, ['GET', '/readyz']);
  return undefined;
};

const limits: Readonly<Record<string, string>> = {
  body_bytes_max: 'server.limits.body_bytes_max',
  header_bytes_max: 'server.limits.header_bytes_max',
};

/** The largest body that is allowed is read, and found to be no JSON. */
const readsBodiesUpTo = async (setting: Setting, bytesMax: number): Promise<void> => {
  const body = 'x'.repeat(bytesMax - 2);
  await setting.ask(400, ['POST', '/v1/tasks'], { role: 'data', body });
};

export const withPlugin = plugin;

export const serverStates: StateHandlers = {
  'a key': {
    establish: async setting => {
      const role = roles.find(known => known === setting.params.role);
      if (role === undefined) return setting.fail(`there is no role ${setting.text('role')}`);
      const tenant = setting.text('tenant');
      await setting.ask(200, ['GET', '/v1/capabilities'], { role, tenant });
      return { key: setting.stand.key(role, tenant) };
    },
    isShared: true,
  },
  'the server asks for keys': {
    establish: async setting => {
      await setting.ask([401, 403], ['GET', poolsPath]);
      await setting.ask(200, ['GET', poolsPath], { role: 'operator' });
      return undefined;
    },
    isShared: true,
  },
  'the server has no keys': {
    needs: () => ({ isKeyless: true }),
    establish: async setting => {
      await setting.ask(200, ['GET', poolsPath]);
      return undefined;
    },
    isShared: true,
  },
  'the server limits requests': {
    needs: params => ({
      server: Object.fromEntries(
        Object.entries(params).flatMap(([name, value]): [string, Json][] => {
          const path = limits[name];
          return path === undefined ? [] : [[path, value]];
        }),
      ),
    }),
    establish: async setting => {
      const { body_bytes_max: bodyBytesMax } = setting.params;
      if (bodyBytesMax !== undefined) await readsBodiesUpTo(setting, Number(bodyBytesMax));
      return hasStarted(setting);
    },
    isShared: true,
  },
  'the server has a plugin that fails': {
    needs: ({ strategy = 'fail_fast' }) => plugin('VALIDATE', { does: 'fails' }, strategy),
    establish: hasStarted,
    isShared: true,
  },
  'the server has a policy that refuses tasks': {
    needs: ({ prompt = '' }) => plugin('AUTHORIZE', { does: 'refuses', prompt }),
    establish: hasStarted,
    isShared: true,
  },
  'the server serves its contract': {
    establish: async setting => {
      await setting.ask(200, ['GET', '/openapi/data.json']);
      return undefined;
    },
    isShared: true,
  },
  'the server has a store that refuses': {
    establish: async ({ stand }) => {
      stand.onClose(heldStore(stand.storePath));
      return undefined;
    },
  },
  'the server shuts down': {
    needs: () => ({ script: holding, server: { 'server.shutdown_grace_ms': 60_000 } }),
    establish: async setting => {
      await submitted(setting, { taskId: besideIds.first }, 'running');
      setting.stand.running.signal('SIGTERM');
      const isClosing = await setting.stand.comesToHold(
        async () => (await setting.stand.call('GET', '/readyz')).status === 503,
      );
      setting.holds(isClosing, 'readiness is refused');
      return undefined;
    },
  },
  'the server has an unchanged configuration': { establish: hasStarted },
  'the server has a configuration with a fault': {
    establish: async setting => {
      const pointer = setting.text('pointer');
      if (pointer !== '/pools/0/queue/capacity') setting.fail(`no fault is known for ${pointer}`);
      const { configuration, running } = setting.stand;
      const [pool] = configuration.pools as readonly Readonly<Record<string, unknown>>[];
      await running.writeConfiguration({ ...configuration, pools: [{ ...pool, queue: { capacity: 0 } }] });
      return hasStarted(setting);
    },
  },
  'the server has audited an operation': {
    establish: async setting => {
      const { action, target } = setting.params;
      if (action !== 'drainPool') setting.fail(`nothing is known of the operation ${String(action)}`);
      await setting.ask(202, ['POST', `/v1/pools/${String(target)}/drain`], {
        role: 'operator',
        body: { deadline_ms: 0 },
      });
      const { body } = await setting.ask(200, ['GET', `/v1/audit?action=${String(action)}`], {
        role: 'admin',
      });
      setting.holds(itemWith(body, 'target', String(target)) !== undefined, 'the audit holds the operation');
      return undefined;
    },
    isShared: true,
  },
};
