// What is refused without an engine and before the queue.
import { capabilityTable, type TaskRequest, type TenantConfig, validateRequestBody } from '#contracts';
import type { Core } from './core.ts';
import { unknownSamplerFields } from './engines/wires.ts';
import type { Pool } from './pool.ts';
import { invalid, invalidBody, Refusal } from './refusal.ts';
import type { Session } from './sessions.ts';

export const checkShape = (body: unknown): TaskRequest => {
  const workload: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'workload') : undefined;
  if (typeof workload === 'string' && workload !== 'completion') throw new Refusal('UNSUPPORTED_WORKLOAD');
  const outcome = validateRequestBody('createTask', body);
  if (!outcome.ok) throw invalidBody(outcome.problems);
  return outcome.value;
};

export const promptBytesOf = (request: TaskRequest): number =>
  request.prompt === undefined
    ? (request.messages ?? []).reduce((sum, message) => sum + Buffer.byteLength(message.content), 0)
    : Buffer.byteLength(request.prompt);

export const promptTokensOf = (pool: Pool, request: TaskRequest): number =>
  Math.ceil(promptBytesOf(request) / pool.config.model.bytes_per_token);

/** The pool of this engine and model with the smallest id. */
export const route = (core: Core, request: TaskRequest): Pool | undefined =>
  [...core.pools.values()]
    .filter(pool => pool.config.engine === request.engine && pool.model === request.model_ref)
    .sort((one, other) => (one.id < other.id ? -1 : 1))[0];

export const named = (pool: Pool) => ({ poolId: pool.id, engine: pool.config.engine });

export const checkSize = (pool: Pool, request: TaskRequest): void => {
  const { ctx_max: ctxMax, max_tokens_max: tokensMax } = pool.config.model;
  const parts = named(pool);
  if (request.ctx > ctxMax) throw invalid('/ctx', `at most ${ctxMax}, the context of the model`, parts);
  if (request.max_tokens > tokensMax) throw invalid('/max_tokens', `at most ${tokensMax}`, parts);
  const tokens = promptTokensOf(pool, request);
  if (tokens + request.max_tokens > request.ctx)
    throw invalid('/max_tokens', `${tokens} tokens of the prompt and max_tokens do not fit into ctx`, parts);
  const unknown = unknownSamplerFields(pool.config.wire, request)[0];
  if (unknown !== undefined)
    throw invalid(`/sampler/${unknown}`, 'the engine of this pool does not know the field', parts);
};

/** Strict only where everything is pinned and the wire's engine promises it. */
export const checkDeterminism = (pool: Pool, request: TaskRequest): void => {
  if ((request.determinism ?? pool.config.determinism) !== 'strict') return;
  const pins = pool.config.replica_set;
  const isPinned =
    pins.engine_version !== undefined &&
    pins.model_digest !== undefined &&
    pins.sampler_profile_version !== undefined;
  const asked = request.sampler_profile_version ?? pins.sampler_profile_version;
  const shipped = Object.values(capabilityTable.engines).find(engine => engine.wire === pool.config.wire);
  const promises: readonly string[] = shipped?.capabilities ?? [];
  if (isPinned && asked === pins.sampler_profile_version && promises.includes('strict_determinism')) return;
  throw new Refusal('DETERMINISM_UNSUPPORTED', named(pool));
};

export const checkSession = (core: Core, tenant: TenantConfig, request: TaskRequest): Session | undefined => {
  if (request.session_id === undefined) return undefined;
  const session = core.sessions.find(tenant.id, request.session_id);
  if (session?.goneMs !== undefined) throw new Refusal('SESSION_GONE');
  if (session !== undefined && session.turns >= core.config().sessions.turns_max)
    throw new Refusal('SESSION_EXHAUSTED');
  return session;
};

export const checkBudget = (core: Core, tenant: TenantConfig): void => {
  const { tokens, timeMs, cost } = core.quotas.of(tenant.id).remaining(tenant);
  if ([tokens, timeMs, cost].some(left => left !== undefined && left <= 0))
    throw new Refusal('BUDGET_EXHAUSTED');
};

export const checkPool = (core: Core, pool: Pool): void => {
  if (core.stopAtMs !== undefined)
    throw new Refusal('SHUTTING_DOWN', { hintMs: core.stopAtMs - core.clock.nowMs() });
  if (pool.isReady) return;
  const isLost = pool.takesWork && pool.everServed;
  throw new Refusal(isLost ? 'POOL_UNAVAILABLE' : 'POOL_UNREADY', {
    ...named(pool),
    hintMs: pool.unavailableHintMs,
  });
};
