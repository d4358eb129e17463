// `main.ts [name] --upstream url [--port n]`: the faithful gateway, or by name another one, until it is asked to end.
import { parseArgs } from 'node:util';
import { benignGateways } from './benign.ts';
import { brokenAtEnd, brokenGateways } from './broken.ts';
import { faithful } from './does.ts';
import { Gateway } from './gateway.ts';

const { values, positionals } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    upstream: { type: 'string', default: '' },
    'silence-ms': { type: 'string', default: '2000' },
    'calls-max': { type: 'string', default: '2' },
  },
  allowPositionals: true,
});
const [name = 'faithful'] = positionals;
const known = [{ name: 'faithful', does: faithful }, ...benignGateways, ...brokenGateways, ...brokenAtEnd];
const chosen = known.find(gateway => gateway.name === name);
if (chosen === undefined) {
  process.stderr.write(`say which:\n  ${known.map(gateway => gateway.name).join('\n  ')}\n`);
  process.exitCode = 2;
} else {
  const gateway = new Gateway({
    upstream: () => values.upstream,
    key: process.env.GATEWAY_KEY ?? '',
    upstreamKey: process.env.UPSTREAM_KEY ?? '',
    silenceMs: Number(values['silence-ms']),
    callsMax: Number(values['calls-max']),
    port: Number(values.port),
    does: chosen.does,
  });
  await gateway.listen();
  process.once('SIGTERM', () => void gateway.drain());
  process.stdout.write(`listening on ${gateway.url}\n`);
}
