import { boundsOf, type Clock, Launcher, type TargetDocument } from '#conformance/harness';
import type { OwnWorld } from './own-world.ts';
import type { Launch } from './server-under-test.ts';

export interface LaunchOptions {
  readonly document: TargetDocument;
  readonly folder: string;
  readonly clock: Clock;
  readonly own: OwnWorld;
  readonly configuration: () => unknown;
  readonly onLine: (line: string) => void;
}

const targetOf = ({ document: { target }, own }: LaunchOptions): TargetDocument['target'] => {
  const { process: started } = target;
  if (started === undefined) throw new Error('chaos needs a target that it can start');
  return { ...target, process: { ...started, env: { ...started.env, ...own.env } } };
};

/** The server as a process of this machine. */
export const processLaunch = (options: LaunchOptions): Launch => {
  const { document, folder, clock, own, configuration, onLine } = options;
  const launcher = new Launcher({ clock, bounds: boundsOf({ ready_ms: 60_000 }) });
  return {
    start: async port => {
      const { started, ...running } = await launcher.launch({
        document: { ...document, target: targetOf(options) },
        ...{ name: 'server', configuration: configuration(), folder },
        sink: entry => void (entry.kind === 'output' && onLine(entry.line)),
        ...{ awaits: 'listening', wrapper: own.wrapper },
        ...(port === 0 ? {} : { port }),
      });
      if (started === undefined) throw new Error(`chaos did not start ${running.url}`);
      const { child } = started;
      return {
        ...{ host: '127.0.0.1', port: started.port, pid: child.pid ?? 0, exited: child.exited },
        signal: signal => child.signal(signal),
        readOutput: isRead => child.readOutput(isRead),
      };
    },
    close: () => launcher.close(),
  };
};
