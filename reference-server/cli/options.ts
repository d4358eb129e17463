// How the commands read what was typed.
import { type Command, InvalidArgumentError } from 'commander';
import { type EngineFlag, engineFlag, processEnvironment } from '../config/index.ts';
import type { Role } from '../identity/index.ts';
import { type Target, UnreachableError } from './http-client.ts';
import { consoleIo, type ExitCode, type Io } from './io.ts';

const portMax = 65_535;
const roles: readonly Role[] = ['data', 'operator', 'admin'];

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('a whole number, 0 or more.');
  return Number(text);
}

export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > portMax) throw new InvalidArgumentError(`a port is 0 to ${portMax}.`);
  return port;
}

export function engineFlags(text: string, earlier: readonly EngineFlag[]): readonly EngineFlag[] {
  const flag = engineFlag(text);
  if (flag === undefined)
    throw new InvalidArgumentError('an engine is NAME=URL, such as llamacpp=http://127.0.0.1:8081#model.');
  return [...earlier, flag];
}

export function roleNames(text: string): readonly Role[] {
  const named = text.split(',').map(name => roles.find(role => role === name.trim()));
  const known = named.filter(role => role !== undefined);
  if (known.length !== named.length) throw new InvalidArgumentError(`roles are ${roles.join(', ')}.`);
  return [...new Set(known)];
}

export interface TargetOptions {
  readonly url: string;
  readonly keyEnv: string;
}

export function withTarget(command: Command): Command {
  return command
    .option('--url <address>', 'the server', 'http://127.0.0.1:8080')
    .option('--key-env <name>', 'environment variable that holds the API key', 'ASSAY_KEY')
    .option('--json', 'print JSON', false);
}

export function targetOf({ url, keyEnv }: TargetOptions): Target {
  return { url, key: processEnvironment()[keyEnv] };
}

/** Runs a command; a server that can't be reached is 2, as wrong usage is. */
export async function finish(run: (io: Io) => ExitCode | Promise<ExitCode>): Promise<void> {
  const io = consoleIo();
  try {
    process.exitCode = await run(io);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    io.err(error.message);
    process.exitCode = 2;
  }
}

/** Wrong usage is 2: 1 says that a task was refused or did not complete. */
export function usageIsTwo(command: Command): Command {
  return command.exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2));
}
