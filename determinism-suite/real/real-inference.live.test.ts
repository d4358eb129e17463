import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OwnedProcess } from '#conformance/harness';
import { cheatNames } from '../cheats/cheatings.ts';
import { boastOf, examineAt, reasonOf, recordedAnswers } from '../cheats/examine-cheats.ts';
import { corpus } from '../corpus/corpus.ts';
import { embeddedDriver } from '../engines/embedded/driver.ts';
import type { RunningEngine } from '../engines/engine.ts';
import { OrchestratorDriver, referenceTarget } from '../through/index.ts';
import { examineReal } from './real-inference.ts';

const contextMax = 512;
const drawnFrom = 20_26;
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

describe('real inference', function () {
  this.timeout(180_000);
  const { signal } = new AbortController();
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

  it('is what the reference server does', async () => {
    const driver = new OrchestratorDriver({
      ...{ engine, document: await referenceTarget(), contextMax },
      own: { kind: 'embedded' },
    });
    const { orchestrator, stop } = await driver.start(start, signal);
    try {
      assert.ok(orchestrator.isStrict);
      const { verdict, findings, cheat } = await examineReal(
        { orchestrator, own, known, drawnFrom, count: 6, isAlone: true },
        signal,
      );
      assert.deepEqual({ findings, cheat }, { findings: [], cheat: undefined });
      assert.equal(verdict, 'decoded');
    } finally {
      await stop();
    }
  });

  for (const name of cheatNames)
    it(`is not what a target does that cheats by ${name}: ${reasonOf[name]}`, async () => {
      const path = join(folder, `${name}.json`);
      const recorded = await recordedAnswers(own, known, signal);
      await writeFile(path, JSON.stringify({ ...boastOf(own), recorded }));
      const child = new OwnedProcess({ name, argv: ['node', program, name, path], sink: () => undefined });
      try {
        const options = { own, known, contextMax, drawnFrom };
        const { verdict, findings, cheat } = await examineAt(await addressOf(child), options, signal);
        assert.equal(verdict, 'not decoded');
        assert.equal(cheat, reasonOf[name]);
        // What it boasts of is as an honest one's would be: the texts alone tell.
        assert.ok(findings.length >= 6);
        const others = findings.filter(({ what }) => !what.startsWith('text is not'));
        assert.deepEqual(others, []);
      } finally {
        child.signal('SIGTERM');
        await child.exited;
      }
    });
});
