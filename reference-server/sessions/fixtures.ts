// For tests: tasks of a session, as far as sessions and budgets read them.
import { type Config, checkConfig } from '#contracts';
import { isOrchestratorError, present, VirtualWorld } from '../kernel/index.ts';
import type { AttemptRecord, Outcome, Usage } from '../tasks/index.ts';
import type { SessionsOptions, SessionTask } from './session.ts';
import { Sessions } from './sessions.ts';

export interface EndedWith {
  readonly pieces?: number;
  readonly outcome?: Outcome;
  readonly replicaId?: string;
}

export const failed: Outcome = { state: 'failed', failure: { code: 'DECODE_TIMEOUT' } };

export function completed(usage?: Usage, decodeMs = 0): Outcome {
  const counts = usage === undefined ? {} : { usage };
  return { state: 'completed', finishReason: 'stop', decodeMs, servedBy: 'a', ...counts };
}

export function attempt(lastedMs = 0): AttemptRecord {
  return {
    n: 1,
    engine: 'llamacpp',
    pool_id: 'pool',
    replica_id: 'a',
    outcome: 'completed',
    started_ms: 0,
    ended_ms: lastedMs,
  };
}

export function sessionTask(
  taskId: string,
  ended: EndedWith = {},
  names: readonly [string, string?] = ['t', 's'],
): SessionTask {
  const { pieces = 1, outcome = completed(), replicaId = 'a' } = ended;
  return {
    tenantId: names[0],
    taskId,
    poolId: 'pool',
    request: names[1] === undefined ? {} : { session_id: names[1] },
    promptTokens: 0,
    pieces,
    outcome,
    placement: { winner: replicaId, reason: 'least-load' },
    attempts: [attempt()],
  };
}

export function configWith(parts: object): Config {
  const embedded = { id: 'pool', engine: 'llamacpp', wire: 'llamacpp', model: { ref: 'tiny' } };
  const pool = { ...embedded, replicas: [{ id: 'a', url: 'http://127.0.0.1:9' }] };
  const { config, errors } = checkConfig({ pools: [pool], ...parts });
  return present(config, `the configuration is valid: ${JSON.stringify(errors)}`);
}

export interface SessionsUnderTest {
  readonly world: VirtualWorld;
  readonly sessions: Sessions;
  readonly evicted: string[];
}

export function sessionsWith(
  settings: object = {},
  options: Partial<SessionsOptions> = {},
): SessionsUnderTest {
  const world = new VirtualWorld();
  const evicted: string[] = [];
  const { sessions: config } = configWith({ sessions: { ttl_ms: 1_000, turns_max: 3, ...settings } });
  const onEvicted: SessionsOptions['onEvicted'] = (reason, { sessionId }) =>
    evicted.push(`${sessionId} ${reason}`);
  const sessions = new Sessions({ world, config, goneForMs: 10_000, onEvicted, ...options });
  return { world, sessions, evicted };
}

/** What the call throws, or ok. */
export function codeOf(run: () => unknown): string {
  try {
    run();
    return 'ok';
  } catch (error) {
    if (isOrchestratorError(error)) return error.code;
    throw error;
  }
}
