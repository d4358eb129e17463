// States of the whole server: its keys, its limits, its configuration, and its end.

import { holding } from '#conformance/peers';
import { itemWith, type Setting, type StateHandlers } from './state-handler.ts';
import { besideIds, submitted } from './task-making.ts';

const roles = ['data', 'operator', 'admin'] as const;
const poolsPath = '/v1/pools';

/** With a configuration that it can't read, a server does not start. */
const hasStarted = async (setting: Setting): Promise<undefined> => {
  await setting.ask(200, ['GET', '/readyz']);
  return undefined;
};

/** The largest body that is allowed is read, and found to be no task; one byte more is not read. */
const readsBodiesUpTo = async (setting: Setting, bytesMax: number): Promise<void> => {
  for (const [bytes, status] of [
    [bytesMax, 400],
    [bytesMax + 1, 413],
  ] as const) {
    const body = 'x'.repeat(bytes - '""'.length);
    await setting.ask(status, ['POST', '/v1/tasks'], { role: 'data', body });
  }
};

/** Beside the filler there are the headers of every request. */
const readsHeadersUpTo = async (setting: Setting, bytesMax: number): Promise<void> => {
  for (const [bytes, status] of [
    [bytesMax / 2, 200],
    [bytesMax, 431],
  ] as const) {
    const headers = { 'X-Filler': 'x'.repeat(bytes) };
    await setting.ask(status, ['GET', '/v1/tasks'], { role: 'data', headers });
  }
};

const limitLooks: Readonly<Record<string, (setting: Setting, bytesMax: number) => Promise<void>>> = {
  body_bytes_max: readsBodiesUpTo,
  header_bytes_max: readsHeadersUpTo,
};

const limitsRequests = async (setting: Setting): Promise<undefined> => {
  for (const [name, bytesMax] of Object.entries(setting.params)) {
    const look = limitLooks[name] ?? setting.fail(`nothing is known of ${name}`);
    await look(setting, Number(bytesMax));
  }
  return undefined;
};

/** What it reads again is what it has in force. */
const isUnchanged = async (setting: Setting): Promise<undefined> => {
  const came = await setting.ask(200, ['POST', '/v1/config/reload'], { role: 'admin' });
  setting.has(came, { 'changed.#': 0 });
  return undefined;
};

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
        Object.entries(params).map(([name, value]) => [`server.limits.${name}`, value]),
      ),
    }),
    establish: limitsRequests,
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
      stand.holdStore();
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
  'the server has an unchanged configuration': { establish: isUnchanged },
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
