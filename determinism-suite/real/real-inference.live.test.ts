import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OwnedProcess, targetAtUrl } from '#conformance/harness';
import { tinyModelSha256 } from '#contracts/models';
import type { CheatName, Recorded } from '../cheats/cheatings.ts';
import { corpus } from '../corpus/corpus.ts';
import { embeddedDriver } from '../engines/embedded/driver.ts';
import type { RunningEngine } from '../engines/engine.ts';
import { askFor, attachOrchestrator, OrchestratorDriver, referenceTarget } from '../through/index.ts';
import type { Cheat } from './judge-real.ts';
import { examineReal, type RealOptions, type RealResult } from './real-inference.ts';

const contextMax = 512;
const engine = embeddedDriver(
  { name: 'embedded', promises: ['D1', 'O'], isPieceAToken: false },
  { context: contextMax, flashAttention: false, unifiedKv: false, kvType: 'f16' },
);
const start = { slots: 1, replica: 0 };
const known = corpus.filter(({ prompt }) => prompt.length < 100).slice(0, 4);
const program = fileURLToPath(new URL('../cheats/main.ts', import.meta.url));
const listening = /^listening on (\S+)$/;

const addressOf = async (child: OwnedProcess): Promise<string> => {
  const found = Promise.withResolvers<string>();
  const stop = child.onLine(line => {
    const [, url] = listening.exec(line) ?? [];
    if (url !== undefined) found.resolve(url);
  });
  void child.exited.then(() => found.reject(new Error(child.lines.join('\n'))));
  return found.promise.finally(stop);
};

describe('real inference', () => {
  const signal = AbortSignal.timeout(200_000);
  let own: RunningEngine;
  let folder = '';

  before(async () => {
    own = await engine.start(start, signal);
    folder = await mkdtemp(join(tmpdir(), 'assay-cheats-'));
  });
  after(async () => {
    await own.stop();
    await rm(folder, { recursive: true });
  });

  const examined = (options: Pick<RealOptions, 'orchestrator' | 'isAlone'>): Promise<RealResult> =>
    examineReal({ ...options, own, known, drawnFrom: 20_26, count: 6 }, signal);

  /** True answers to the known cases, as somebody could have recorded them. */
  const recorded = async (): Promise<readonly Recorded[]> => {
    const answers: Recorded[] = [];
    for (const { prompt, seed, ...entry } of known) {
      const { text, finishReason, usage } = await own.ask(askFor({ prompt, seed, ...entry }), signal);
      const reason = finishReason === 'length' ? 'length' : 'stop';
      answers.push({ prompt, seed, text, finishReason: reason, ...usage });
    }
    return answers;
  };

  const cheated = async (name: CheatName): Promise<RealResult> => {
    const path = join(folder, `${name}.json`);
    const facts = { build: own.fingerprint.build, modelDigest: `sha256:${tinyModelSha256}` };
    await writeFile(path, JSON.stringify({ ...facts, recorded: await recorded() }));
    const child = new OwnedProcess({ name, argv: ['node', program, name, path], sink: () => undefined });
    try {
      const read = targetAtUrl(await addressOf(child));
      assert.ok(read.ok);
      const orchestrator = await attachOrchestrator({ document: read.document, contextMax });
      const result = await examined({ orchestrator, isAlone: true });
      await orchestrator.stop();
      return result;
    } finally {
      child.signal('SIGTERM');
      await child.exited;
    }
  };

  it('is what the reference server does', async () => {
    const driver = new OrchestratorDriver({
      ...{ engine, document: await referenceTarget(), contextMax },
      own: { kind: 'embedded' },
    });
    const { orchestrator, stop } = await driver.start(start, signal);
    try {
      assert.ok(orchestrator.isStrict);
      const { verdict, findings, cheat } = await examined({ orchestrator, isAlone: true });
      assert.deepEqual({ findings, cheat }, { findings: [], cheat: undefined });
      assert.equal(verdict, 'decoded');
    } finally {
      await stop();
    }
  });

  const cheats: readonly (readonly [CheatName, Cheat])[] = [
    ['echo', 'the prompt comes back'],
    ['replay', 'one answer for every prompt'],
    ['table', 'known prompts alone are answered'],
  ];
  for (const [name, due] of cheats)
    it(`is not what a target does that cheats by ${name}: ${due}`, async () => {
      const { verdict, findings, cheat } = await cheated(name);
      assert.equal(verdict, 'not decoded');
      assert.equal(cheat, due);
      // What it boasts of is as an honest one's would be: the texts alone tell.
      assert.ok(findings.length >= 6);
      assert.deepEqual(
        findings.filter(({ what }) => !what.startsWith('text is not')),
        [],
      );
    });
});
