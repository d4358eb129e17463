// The process: starts the server, and ends it when the system or the user asks.
import { type ServerOptions, startServer } from './compose.ts';

function signalled(): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}

export async function runServer(options: ServerOptions, say: (line: string) => void): Promise<number> {
  const stopped = signalled();
  const server = await startServer(options);
  say(`listening on ${server.address}`);
  const signal = await stopped;
  say(`${signal}: stopping`);
  // A second signal means now.
  for (const again of ['SIGINT', 'SIGTERM'] as const) process.once(again, () => process.exit(130));
  await server.close();
  say('stopped');
  return 0;
}
