// `assay ctl …`: pools of a server anywhere.
import type { ControlSchemas, Pool, PoolHealth } from '#contracts';
import { tableLines } from './ctl-table.ts';
import type { Target } from './http-client.ts';
import type { ExitCode, Io } from './io.ts';
import { answerOf, type Shown } from './task.ts';

export interface PoolArguments extends Shown {
  readonly pool: string;
}

export interface DrainArguments extends PoolArguments {
  readonly deadlineMs: number;
}

export interface ReloadArguments extends PoolArguments {
  readonly model: string;
}

function stateOf({ ready, draining, live }: Pool): string {
  if (draining) return 'draining';
  if (ready) return 'ready';
  return live ? 'unready' : 'down';
}

function row(pool: Pool): string[] {
  return [
    pool.id,
    stateOf(pool),
    pool.engine,
    pool.model_ref,
    `${pool.replicas_ready ?? 0}/${pool.replicas_total ?? 0}`,
    String(pool.running ?? 0),
    `${pool.queue.depth}/${pool.queue.capacity}`,
  ];
}

function poolTable(pools: readonly Pool[]): string[] {
  const headings = ['pool', 'state', 'engine', 'model', 'replicas', 'running', 'queue'];
  return tableLines({ headings, rows: pools.map(row) });
}

export async function listPools({ json }: Shown, io: Io, target: Target): Promise<ExitCode> {
  const answer = await answerOf<ControlSchemas['PoolList']>(target, { path: '/v1/pools?limit=200' }, io);
  if (answer === undefined) return 1;
  if (json) io.out(JSON.stringify(answer.body));
  else for (const line of poolTable(answer.body.items)) io.out(line);
  return 0;
}

function healthLines(health: PoolHealth): string[] {
  const { pool_id, live, ready, draining, last_error, replicas } = health;
  const words = [live ? 'live' : 'down', ready ? 'ready' : 'not ready', ...(draining ? ['draining'] : [])];
  const rows = replicas.map(replica => [
    replica.replica_id,
    replica.ready ? 'ready' : replica.live ? 'unready' : 'down',
    replica.engine_version ?? '-',
    `${replica.slots_free ?? '-'}/${replica.slots_total ?? '-'}`,
    replica.breaker ?? '-',
    replica.last_error ?? '-',
  ]);
  return [
    `pool ${pool_id}: ${words.join(', ')}`,
    ...(last_error === undefined ? [] : [`  last error  ${last_error}`]),
    ...tableLines({ headings: ['replica', 'state', 'version', 'free', 'breaker', 'last error'], rows }),
  ];
}

export async function poolHealth({ pool, json }: PoolArguments, io: Io, target: Target): Promise<ExitCode> {
  const path = `/v1/pools/${encodeURIComponent(pool)}/health`;
  const answer = await answerOf<PoolHealth>(target, { path }, io);
  if (answer === undefined) return 1;
  if (json) io.out(JSON.stringify(answer.body));
  else for (const line of healthLines(answer.body)) io.out(line);
  return 0;
}

interface Change {
  readonly action: 'drain' | 'resume' | 'reload';
  readonly body?: object;
}

async function change(
  { pool, json, action, body }: PoolArguments & Change,
  io: Io,
  target: Target,
): Promise<ExitCode> {
  const path = `/v1/pools/${encodeURIComponent(pool)}/${action}`;
  const answer = await answerOf<Pool>(target, { method: 'POST', path, ...(body && { body }) }, io);
  if (answer === undefined) return 1;
  if (json) io.out(JSON.stringify(answer.body));
  else for (const line of poolTable([answer.body])) io.out(line);
  return 0;
}

export function drainPool(args: DrainArguments, io: Io, target: Target): Promise<ExitCode> {
  return change({ ...args, action: 'drain', body: { deadline_ms: args.deadlineMs } }, io, target);
}

export function resumePool(args: PoolArguments, io: Io, target: Target): Promise<ExitCode> {
  return change({ ...args, action: 'resume' }, io, target);
}

export function reloadPool(args: ReloadArguments, io: Io, target: Target): Promise<ExitCode> {
  return change({ ...args, action: 'reload', body: { new_model_ref: args.model } }, io, target);
}
