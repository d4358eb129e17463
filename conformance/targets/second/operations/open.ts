// What is open to everybody: the probes, the metrics, the contract and its page.
import { stringify } from 'yaml';
import {
  type Capabilities,
  type ControlSchemas,
  type Liveness,
  openapiDocument,
  operationTable,
  type Readiness,
  type TenantConfig,
} from '#contracts';
import type { Core } from '../core.ts';
import { member } from '../engines/engine-wire.ts';
import { featuresOf } from '../engines/wires.ts';
import { refreshGauges } from '../gauges.ts';
import type { Answer, Call } from '../http/exchange.ts';
import type { OpenStreams } from '../http/open-streams.ts';
import type { Pool } from '../pool.ts';
import { Refusal } from '../refusal.ts';

export const apiVersion = String(member(openapiDocument('control'), 'info', 'version'));

export const getHealthz = (): Answer => {
  const body: Liveness = { live: true, api_version: apiVersion };
  return { status: 200, body };
};

const readinessOf = (core: Core): Readiness => {
  const pools = [...core.pools.values()];
  const reasons: Readiness['reasons'] = [];
  if (core.stopAtMs !== undefined) reasons.push('shutting-down');
  if (pools.some(pool => !pool.isDecided)) reasons.push('starting');
  if (!pools.some(pool => pool.isReady)) reasons.push('no-pool-ready');
  const items = pools.map(pool => ({ pool_id: pool.id, ready: pool.isReady }));
  return { ready: reasons.length === 0, reasons, pools: items };
};

export const getReadyz = (call: Call): Answer => {
  const body = readinessOf(call.exchange.core);
  return { status: body.ready ? 200 : 503, body };
};

export const makeGetMetrics =
  (streams: OpenStreams) =>
  (call: Call): Answer => {
    refreshGauges(call.exchange.core, streams.count);
    const body = call.exchange.core.metrics.render();
    return { status: 200, body, type: 'text/plain; version=0.0.4; charset=utf-8' };
  };

export const getOpenapi = (call: Call): Answer => {
  const [plane, form] = (call.exchange.parameters.document ?? '').split('.');
  if ((plane !== 'data' && plane !== 'control') || (form !== 'yaml' && form !== 'json'))
    throw new Refusal('ROUTE_NOT_FOUND');
  const document = openapiDocument(plane);
  if (form === 'json') return { status: 200, body: document };
  return { status: 200, body: stringify(document), type: 'application/yaml' };
};

export const getApiPage = (): Answer => {
  const rows = Object.entries(operationTable).map(
    ([id, row]) => `<tr><td>${row.method.toUpperCase()}</td><td>${row.path}</td><td>${id}</td></tr>`,
  );
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>OrchQueue</title>';
  const body = `${head}<h1>OrchQueue ${apiVersion}</h1><table>${rows.join('')}</table></html>`;
  return { status: 200, body, type: 'text/html; charset=utf-8' };
};

type EngineCapability = ControlSchemas['EngineCapability'];

const limitsOf = ({ quotas }: TenantConfig): EngineCapability['rate_limits'] => ({
  concurrent_max: quotas.concurrent_max,
  requests_per_second: quotas.requests_per_second,
  burst: quotas.burst,
  tokens_per_minute: quotas.tokens_per_minute,
});

const wireOf = (pools: readonly Pool[]): EngineCapability['wire'] => pools[0]?.config.wire ?? 'llamacpp';

export const getCapabilities = (call: Call): Answer => {
  const pools = [...call.exchange.core.pools.values()];
  const byEngine = Map.groupBy(pools, pool => pool.config.engine);
  const engines = [...byEngine].map(([engine, own]): EngineCapability => {
    const shared = own
      .map(pool => featuresOf(pool.config.wire))
      .reduce((all, next) => all.filter(name => next.includes(name)));
    return {
      engine,
      wire: wireOf(own),
      ctx_max: Math.max(...own.map(pool => pool.config.model.ctx_max)),
      supported_workloads: ['completion'],
      rate_limits: limitsOf(call.caller.tenant),
      features: Object.fromEntries(shared.map(name => [name, true])),
      bytes_per_token: Math.min(...own.map(pool => pool.config.model.bytes_per_token)),
      models: own.map(pool => ({
        model_ref: pool.model,
        ctx_max: pool.config.model.ctx_max,
        max_tokens_max: pool.config.model.max_tokens_max,
        bytes_per_token: pool.config.model.bytes_per_token,
        determinism: pool.config.determinism,
      })),
    };
  });
  const body: Capabilities = { api_version: apiVersion, engines };
  return { status: 200, body };
};
