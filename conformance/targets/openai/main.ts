// `main.ts [name] [--port n] [--key-from NAME]`: the faithful server, or by name one that is like an engine's,
// benign or broken, until Ctrl-C.
import { parseArgs } from 'node:util';
import { type Behaviour, faithful } from './behaviour.ts';
import { benignServers } from './benign.ts';
import { brokenServers } from './broken/index.ts';
import { engineServers } from './engines.ts';
import { startOpenai } from './server.ts';

interface NamedServer {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly slots?: number;
}

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'key-from': { type: 'string' } },
  allowPositionals: true,
});
const [name = 'faithful'] = positionals;
const plain: NamedServer = { name: 'faithful', behaviour: faithful };
const known: readonly NamedServer[] = [plain, ...engineServers, ...benignServers, ...brokenServers];
const chosen = known.find(server => server.name === name);
if (chosen === undefined) {
  process.stderr.write(`say which:\n  ${known.map(server => server.name).join('\n  ')}\n`);
  process.exitCode = 2;
} else {
  const from = values['key-from'];
  const key = from === undefined ? undefined : process.env[from];
  const { name: _name, ...does } = chosen;
  const server = await startOpenai({
    ...does,
    port: Number(values.port),
    ...(key === undefined ? {} : { key }),
  });
  process.stdout.write(`listening on ${server.url}\n`);
}
