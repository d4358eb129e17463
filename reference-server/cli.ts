// The commands of the reference orchestrator.
import { Command, InvalidArgumentError } from 'commander';

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('a port is 0 to 65535.');
  return port;
}

interface ServeOptions {
  readonly host: string;
  readonly port: number;
}

async function serve(options: ServeOptions): Promise<void> {
  const { runServer } = await import('./main.ts');
  process.exitCode = await runServer(options, line => console.log(line));
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the reference orchestrator and keep it up until Ctrl-C')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', portOf, 8080)
    .action(serve);
}
