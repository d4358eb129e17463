// The server under measurement: the ordinary process, with one pool for each thing that is asked of it.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../command.ts';
import { MeasuredProcess } from './measured-process.ts';

export const streamPieces = Array.from({ length: 90 }, (_, index) => `piece-${index} `);
export const pieceIntervalMs = 100;
/** Lets every reader attach before the first piece. */
export const firstPieceMs = 500;
export const slotsMax = 4_096;

export type BenchEngine = 'accept' | 'wire' | 'burst' | 'paced';

function pool(id: BenchEngine, replica: object, slots: number): object {
  const isWire = 'url' in replica;
  return {
    id,
    engine: id,
    wire: isWire ? 'llamacpp' : 'scripted',
    model: { ref: 'bench' },
    replicas: [{ id: `${id}-1`, slots, ...replica }],
    queue: { capacity: 1_000_000 },
    priors: { first_token_ms: 1, token_ms: 1 },
  };
}

function configOf(folder: string, engineAddress: string): object {
  const scripted = (script: object) => ({ scripted: { slots: slotsMax, ...script } });
  const burst = { pieces: streamPieces, first_piece_ms: 0, piece_ms: 0 };
  const paced = { pieces: streamPieces, first_piece_ms: firstPieceMs, piece_ms: pieceIntervalMs };
  return {
    version: 1,
    server: {
      host: '127.0.0.1',
      port: 0,
      shutdown_grace_ms: 0,
      limits: { streams_per_key_max: 10_000, streams_per_address_max: 10_000 },
    },
    // A collection that is asked for stops the process, longer on a busy machine than a reader may stay away.
    streams: { reattach_grace_ms: 30_000 },
    store: { kind: 'sqlite', path: join(folder, 'assay.sqlite') },
    pools: [
      pool('accept', scripted({ pieces: ['ok'], first_piece_ms: 20, piece_ms: 0 }), slotsMax),
      pool('wire', { url: engineAddress }, 64),
      pool('burst', scripted(burst), slotsMax),
      pool('paced', scripted(paced), slotsMax),
    ],
  };
}

export interface BenchServer {
  readonly process: MeasuredProcess;
  stop(): Promise<void>;
}

export async function startBenchServer(engineAddress: string): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify(configOf(folder, engineAddress)));
  const process = await MeasuredProcess.start([
    join(root, 'assay.ts'),
    'serve',
    '--config',
    config,
    '--port',
    '0',
  ]);
  await readiness(process.address);
  return {
    process,
    stop: async () => {
      await process.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const readyWithinMs = 20_000;
const poolCount = 4;

/** A server is ready as soon as one pool is; here all of them must be. */
async function readiness(address: string): Promise<void> {
  const bound = AbortSignal.timeout(readyWithinMs);
  for (;;) {
    const response = await fetch(`${address}/metrics`, { signal: bound });
    const ready = (await response.text()).match(/^pool_ready\{.*\} 1$/gm) ?? [];
    if (ready.length === poolCount) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** A submission of ordinary size. */
export function taskBody(engine: BenchEngine, taskId: string = randomUUID()): string {
  return JSON.stringify({
    task_id: taskId,
    workload: 'completion',
    model_ref: 'bench',
    engine,
    ctx: 2_048,
    priority: 'interactive',
    max_tokens: streamPieces.length,
    deadline_ms: 60_000,
    prompt: 'Name three rivers of Europe and the seas that they reach, one to a line, without any comment.',
  });
}
