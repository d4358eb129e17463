// `main.ts <wire> <command…>`: an engine of that wire that speaks, and the command with `--config` of an orchestrator
// that has it as its one pool. Ends with the command.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPeer, type WireName } from '#conformance/peers';
import { speak } from './speak.ts';

const model = 'speaking-1';
const slots = 4;
const ctx = 2_048;

const wires: readonly WireName[] = ['llamacpp', 'vllm', 'tgi'];
const [named, command, ...args] = process.argv.slice(2);
const wire = wires.find(known => known === named);
if (wire === undefined || command === undefined) {
  process.stderr.write(`say which wire and what to start: main.ts ${wires.join('|')} <command…>\n`);
  process.exit(2);
}
let generations = 0;

const peer = await startPeer({ wire, model, slots, ctx, name: 'engine', sink: () => undefined });
peer.scriptBy(asking => {
  generations += 1;
  return speak({ ...asking, wire, chance: generations });
});

const folder = mkdtempSync(join(tmpdir(), 'assay-engines-'));
const config = join(folder, 'config.json');
// TGI takes messages only on routes that know no seed: its orchestrator formats them.
const served = {
  ref: model,
  ctx_max: ctx,
  max_tokens_max: ctx,
  ...(wire === 'tgi' ? { chat_template: 'chatml' } : {}),
};
const replicas = [{ id: 'behind-1', url: peer.url, slots }];
writeFileSync(
  config,
  JSON.stringify({ version: 1, pools: [{ id: 'behind', engine: wire, wire, model: served, replicas }] }),
);

const orchestrator = spawn(command, [...args, '--config', config], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => orchestrator.kill(signal));
const end = (code: number): void => {
  rmSync(folder, { recursive: true });
  process.exit(code);
};
orchestrator.on('exit', code => end(code ?? 1));
orchestrator.on('error', error => {
  process.stderr.write(`${command} could not be started: ${error.message}\n`);
  end(2);
});
