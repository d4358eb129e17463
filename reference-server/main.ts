// The process: starts the server, and ends it when the system or the user asks.
import { type RunningServer, type ServerOptions, startServer } from './compose.ts';

export interface Process {
  say(line: string): void;
  /** Resolves with the name of the next signal to end. */
  nextSignal(): Promise<string>;
  /** Calls back at each signal to read the configuration again. */
  onHangup(reload: () => void): void;
  /** Ends the process now. */
  exit(code: number): void;
}

/** As the shell reports a process that was ended by SIGINT. */
export const interruptedCode = 130;

export function hostProcess(say: (line: string) => void): Process {
  return {
    say,
    nextSignal: () =>
      new Promise(resolve => {
        const end = (signal: string): void => {
          process.off('SIGINT', end).off('SIGTERM', end);
          resolve(signal);
        };
        process.on('SIGINT', end).on('SIGTERM', end);
      }),
    onHangup: reload => void process.on('SIGHUP', reload),
    exit: code => process.exit(code),
  };
}

export interface RunOptions {
  readonly server: ServerOptions;
  readonly process: Process;
  /** What is said once the server listens. */
  greeting(address: string): readonly string[];
}

async function stopGracefully(server: RunningServer, host: Process): Promise<void> {
  // A second signal means now.
  void host.nextSignal().then(() => {
    server.destroy();
    host.exit(interruptedCode);
  });
  await server.stop();
}

/** Resolves with the exit code. */
export async function runServer({ server, process: host, greeting }: RunOptions): Promise<number> {
  const signalled = host.nextSignal();
  const running = await startServer(server);
  host.onHangup(() => void running.reload());
  for (const line of greeting(running.address)) host.say(line);
  host.say(`${await signalled}: stopping`);
  await stopGracefully(running, host);
  host.say('stopped');
  return 0;
}
