// `assay serve`: what it loads, what it says, and what to try next.
import { flushCompileCache } from 'node:module';
import type { Config } from '#contracts';
import {
  type EngineFlag,
  type Environment,
  type LoadedConfig,
  loadConfig,
  type RefusedConfig,
} from '../config/index.ts';
import { isOrchestratorError, realWorld } from '../kernel/index.ts';
import { type LineStream, type LineWriter, lineWriter } from '../telemetry/index.ts';
import type { ExitCode, Io } from './io.ts';

export interface ServeArguments {
  readonly config?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly store?: string | undefined;
  readonly engine: readonly EngineFlag[];
}

export interface ServePlace {
  readonly folder: string;
  readonly env?: Environment | undefined;
}

function load(args: ServeArguments, place: ServePlace): LoadedConfig | RefusedConfig {
  const { config: path, host, port, store, engine: engines } = args;
  return loadConfig({ ...place, path, flags: { host, port, store, engines } });
}

/** Undefined where the configuration is refused; the reasons are said. */
export function configToServe(args: ServeArguments, io: Io, place: ServePlace): LoadedConfig | undefined {
  const loaded = load(args, place);
  for (const warning of loaded.warnings) io.err(`warning: ${warning}`);
  if (loaded.ok) return loaded;
  io.err('The configuration is refused (CONFIG_INVALID):');
  for (const sentence of loaded.sentences) io.err(`  ${sentence}`);
  return undefined;
}

function storeLine({ store }: Config): string {
  return store.kind === 'memory' ? 'store      memory, forgotten at the end' : `store      ${store.path}`;
}

function keyLine({ tenants }: Config): string {
  const keys = tenants.flatMap(tenant => tenant.keys).length;
  return keys === 0 ? 'keys       none, so only this machine may ask' : `keys       ${keys}`;
}

/** What the server says once it listens; the first line is for programs too. */
export function greeting(config: Config, address: string): readonly string[] {
  const [first] = config.pools;
  const pools = config.pools.map(
    pool =>
      `pool       ${pool.id}: model ${pool.model.ref}, engine ${pool.engine}, ${pool.replicas.length} replica(s)`,
  );
  const model = first === undefined ? '' : ` --engine ${first.engine} --model ${first.model.ref}`;
  const chat = { model: first?.model.ref, messages: [{ role: 'user', content: 'Name three rivers.' }] };
  const json = "-H 'Content-Type: application/json'";
  return [
    `listening on ${address}`,
    ...pools,
    storeLine(config),
    keyLine(config),
    'try        in another terminal:',
    `  assay task submit "Name three rivers." --stream --url ${address}${model}`,
    `  curl ${address}/v1/chat/completions ${json} -d '${JSON.stringify(chat)}'`,
    `  curl ${address}/readyz`,
    `the contract and its page: ${address}/`,
  ];
}

/** What somebody else holds that the server needs. */
function hindranceOf(error: unknown, { server: { host, port } }: Config): string | undefined {
  if (isOrchestratorError(error) && error.code === 'STORE_UNAVAILABLE') return error.message;
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? `Port ${port} on ${host} is taken: end what listens there, or say --port 0.` : undefined;
}

const unreadBytesMax = 1024 * 1024;

/** Who reads its output too slowly, or not at all, loses lines: the server neither waits nor keeps them all. */
export const logTo = (stream: LineStream, wallMs: () => number): LineWriter =>
  lineWriter({
    stream,
    bufferBytesMax: unreadBytesMax,
    onLost: lines => {
      const [time, msg] = [Math.trunc(wallMs()), 'nobody read the log in time: lines were left out'];
      stream.write(
        `${JSON.stringify({ level: 'warn', time, event: 'log-lines-lost', lines_lost: lines, msg })}\n`,
      );
    },
  });

export async function serve(args: ServeArguments, io: Io, place: ServePlace): Promise<ExitCode> {
  const loaded = configToServe(args, io, place);
  if (loaded === undefined) return 2;
  const { hostProcess, runServer } = await import('../main.ts');
  // Also where this process is killed, the next one need not compile again.
  flushCompileCache();
  const { config, folder, secretOf } = loaded;
  const world = realWorld();
  const writeLine = logTo(process.stderr, () => world.wallMs());
  try {
    const code = await runServer({
      server: { world, config, folder, secretOf, writeLine, reread: () => load(args, place) },
      process: hostProcess(line => io.out(line)),
      greeting: address => greeting(config, address),
    });
    return code === 0 ? 0 : 1;
  } catch (error) {
    const sentence = hindranceOf(error, config);
    if (sentence === undefined) throw error;
    io.err(sentence);
    return 2;
  }
}
