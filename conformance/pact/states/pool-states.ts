// States of pools: what they serve, and why they don't.

import type { Json } from '#conformance/harness';
import { holding } from '#conformance/peers';
import type { Settings } from '../../run/setup.ts';
import type { Params } from '../interaction.ts';
import type { Needs } from '../stand-configuration.ts';
import { itemWith, type Setting, type StateHandlers } from './state-handler.ts';
import { besideIds, comesToBe, submit, submitted } from './task-making.ts';

const settingOf: Readonly<Record<string, string>> = {
  ctx_max: 'model.ctx_max',
  max_tokens_max: 'model.max_tokens_max',
  determinism: 'determinism',
  capacity: 'queue.capacity',
  full_policy: 'queue.full_policy',
  service_ms: 'priors.first_token_ms',
};

const poolNeeds = (params: Params): Needs => {
  const pool = Object.entries(params).flatMap(([name, value]): [string, Json][] => {
    const path = settingOf[name];
    return path === undefined ? [] : [[path, value]];
  });
  const bounded: Settings = params.ctx_max === undefined ? {} : { 'model.max_tokens_max': params.ctx_max };
  return {
    pool: { ...bounded, ...Object.fromEntries(pool) },
    ...(params.slots === undefined ? {} : { slots: Number(params.slots) }),
  };
};

const known = new Set([...Object.keys(settingOf), 'slots', 'pool_id', 'engine', 'model_ref']);

/** The pool as its own entry tells it. */
const listed = async (setting: Setting): Promise<Readonly<Record<string, unknown>>> => {
  const { body } = await setting.ask(200, ['GET', '/v1/pools'], { role: 'operator' });
  const pool = itemWith(body, 'id', setting.text('pool_id'));
  return pool ?? setting.fail(`there is no pool ${setting.text('pool_id')}`);
};

const poolServes = async (setting: Setting): Promise<undefined> => {
  const { params } = setting;
  const strange = Object.keys(params).find(name => !known.has(name));
  if (strange !== undefined) setting.fail(`nothing is known of ${strange}`);
  const pool = await listed(setting);
  const came = { headers: [], body: pool as Json };
  const wanted: Readonly<Record<string, Json | undefined>> = {
    ready: true,
    draining: false,
    engine: params.engine,
    model_ref: params.model_ref,
    'queue.capacity': params.capacity,
    'queue.full_policy': params.full_policy,
  };
  setting.has(
    came,
    Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Params,
  );
  if (params.ctx_max !== undefined) {
    const { body } = await setting.ask(200, ['GET', '/v1/capabilities'], { role: 'data' });
    setting.has({ headers: [], body }, { 'engines.0.ctx_max': params.ctx_max });
  }
  if (params.slots !== undefined) {
    const { body } = await setting.ask(200, ['GET', '/v1/replicasets'], { role: 'operator' });
    setting.has({ headers: [], body }, { 'items.0.slots_total': params.slots });
  }
  return undefined;
};

const healthOf = (setting: Setting): string => `/v1/pools/${setting.text('pool_id')}/health`;

export const poolStates: StateHandlers = {
  'a pool serves': { needs: poolNeeds, establish: poolServes, isShared: true },
  'a pool was never ready': {
    needs: () => ({ isUnready: true }),
    establish: async setting => {
      const came = await setting.ask(200, ['GET', healthOf(setting)], { role: 'operator' });
      setting.has(came, { ready: false, draining: false });
      return undefined;
    },
    isShared: true,
  },
  'a pool drains': {
    establish: async setting => {
      const path = `/v1/pools/${setting.text('pool_id')}/drain`;
      await setting.ask(202, ['POST', path], { role: 'operator', body: { deadline_ms: 60_000 } });
      await setting.comesTo(healthOf(setting), 'operator', { draining: true });
      return undefined;
    },
    isShared: true,
  },
  'a pool whose queue is full': {
    needs: ({ full_policy = 'reject' }) => ({
      pool: { 'queue.capacity': 1, 'queue.full_policy': full_policy },
      script: holding,
    }),
    establish: async setting => {
      await submitted(setting, { taskId: besideIds.first }, 'running');
      await submit(setting, { taskId: besideIds.second });
      await comesToBe(setting, besideIds.second, 'queued');
      const pool = await listed(setting);
      setting.has({ headers: [], body: pool as Json }, { 'queue.capacity': 1, 'queue.depth': 1 });
      return undefined;
    },
  },
  'a pool lost its replicas': {
    needs: () => ({ pool: { 'heartbeat.missed_max': 1 } }),
    establish: async setting => {
      await setting.stand.peer.crash();
      await setting.comesTo(healthOf(setting), 'operator', { live: false, 'replicas.0.live': false });
      return undefined;
    },
  },
};
