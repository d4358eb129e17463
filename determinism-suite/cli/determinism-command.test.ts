import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '#conformance/harness';
import { determinismCommand } from './determinism-command.ts';
import type { DeterminismFlags } from './determinism-flags.ts';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('assay determinism', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'determinism-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function said(
    flags: Partial<DeterminismFlags>,
    signal = new AbortController().signal,
  ): Promise<Said> {
    const told = { out: '', err: '' };
    const io = {
      out: (text: string) => {
        told.out += text;
      },
      err: (text: string) => {
        told.err += text;
      },
      ...{ isTerminal: false, hasColor: false, width: 80 },
    };
    const asked = { engine: 'scripted', ...(flags.resume === undefined ? { report: folder } : {}), ...flags };
    const code = await determinismCommand(asked, { io, signal, clock: new ManualClock() });
    return { code, ...told };
  }

  const lines = async (): Promise<number> =>
    (await readFile(join(folder, 'transcripts.ndjson'), 'utf8')).split('\n').length;

  it('tells the plan before what came of it, and exits 0 where all holds', async () => {
    const { code, out, err } = await said({});
    assert.equal(code, 0);
    assert.match(err, /^scripted: D1, D2, D3, D4, O, 72 cases, 60 s\ncontrols: 10 of 10 /);
    assert.match(err, /plan: \d+ cells, \d+ asks, up to 64 neighbours/);
    assert.match(out, /outcome +holds at D1, D2, D3, D4, O/);
  });

  it('exits 1 where a promised level diverges', async () => {
    const { code, out } = await said({ inject: 'prefix-cache effect', levels: 'D1,D3' });
    assert.equal(code, 1);
    assert.match(out, /^DIVERGED D3 /);
    assert.match(out, /class +prefix-cache effect/);
    assert.doesNotMatch(out, /^O /m);
  });

  it('prints the report as data that is in the folder too', async () => {
    const { out } = await said({ json: true, levels: 'D1' });
    assert.deepEqual(JSON.parse(out), JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
  });

  it('goes on where a run was interrupted, and asks nothing where it was not', async () => {
    const controller = new AbortController();
    controller.abort();
    const first = await said({ levels: 'D1' }, controller.signal);
    assert.equal(first.code, 130);
    assert.match(first.out, /could not tell: D1/);
    const second = await said({ levels: 'D1', resume: folder });
    assert.equal(second.code, 0);
    const asked = await lines();
    const third = await said({ levels: 'D1', resume: folder });
    assert.deepEqual([third.code, await lines()], [0, asked]);
  });

  it('does not go on with a run of something else', async () => {
    await said({ levels: 'D1' });
    await assert.rejects(said({ levels: 'D1,D2', resume: folder }), /that run is of another levels/);
    await assert.rejects(said({ levels: 'D1', full: true, resume: folder }), /of another is_whole/);
    await assert.rejects(said({ resume: join(folder, 'nothing') }), /no run was begun there/);
  });

  it('refuses what it can’t make sense of', async () => {
    await assert.rejects(said({ engine: 'nobody' }), /there is no engine nobody/);
    await assert.rejects(said({ levels: 'D9' }), /there are D1, D2, D3, D4, O/);
    await assert.rejects(said({ seconds: '0' }), /a number above 0/);
    await assert.rejects(said({ inject: 'bad luck' }), /take one of batch-size dependence/);
    await assert.rejects(said({ engine: 'embedded', inject: 'tie-break' }), /into the scripted engine/);
  });
});
