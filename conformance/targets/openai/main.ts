// `main.ts [name] [--port n] [--key-from NAME]`: the faithful server, or by name a broken or a benign one, until Ctrl-C.
import { parseArgs } from 'node:util';
import { faithful } from './behaviour.ts';
import { benignServers } from './benign.ts';
import { brokenServers } from './broken/index.ts';
import { startOpenai } from './server.ts';

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'key-from': { type: 'string' } },
  allowPositionals: true,
});
const [name = 'faithful'] = positionals;
const known = [{ name: 'faithful', behaviour: faithful }, ...benignServers, ...brokenServers];
const chosen = known.find(server => server.name === name);
if (chosen === undefined) {
  process.stderr.write(`say which:\n  ${known.map(server => server.name).join('\n  ')}\n`);
  process.exitCode = 2;
} else {
  const from = values['key-from'];
  const key = from === undefined ? undefined : process.env[from];
  const { behaviour } = chosen;
  const server = await startOpenai({
    behaviour,
    port: Number(values.port),
    ...(key === undefined ? {} : { key }),
  });
  process.stdout.write(`listening on ${server.url}\n`);
}
