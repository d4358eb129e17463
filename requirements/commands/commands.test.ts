import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatedFiles } from '../generate.ts';
import { type RequirementId, requirementIds } from '../index.ts';
import { loadRequirements } from '../load-requirements.ts';
import { parseConfirmed } from '../report/confirmed-file.ts';
import { confirm } from './confirm.ts';
import { explain } from './explain.ts';
import { list } from './list.ts';
import { editDistance, nearIds } from './near-ids.ts';

function listen() {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out,
    err,
    io: { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) },
  };
}

const widest = (text: string) => Math.max(...text.split('\n').map(line => line.length));
const load = () => loadRequirements();

/** Compiles only while an id that .specs does not have is no RequirementId. */
const wrongIdFits: 'ORCH-0000' extends RequirementId ? true : false = false;

describe('assay list', () => {
  it('prints every requirement within 80 columns', async () => {
    const { out, io } = listen();
    const rows = await load();
    assert.equal(await list({}, load, io), 0);
    assert.ok(rows.length > 0);
    assert.match(out[0] ?? '', new RegExp(`^${rows[0]?.id} .*\\b${rows[0]?.level}\\b`, 'm'));
    assert.ok(out[0]?.endsWith(`\n${rows.length} requirements`));
    assert.ok(widest(out[0] ?? '') <= 80);
  });

  it('prints a JSON array of what fits the filters', async () => {
    const { out, io } = listen();
    assert.equal(await list({ json: true, proof: 'simulation', level: 'must' }, load, io), 0);
    const rows: { id: string; proof: string }[] = JSON.parse(out[0] ?? '');
    assert.ok(rows.length > 0 && rows.length < (await load()).length);
    assert.deepEqual(
      rows.filter(row => !row.proof.includes('simulation')),
      [],
    );
  });

  it('exits with 2 on a filter that names nothing', async () => {
    const { err, io } = listen();
    assert.equal(await list({ profile: 'core' }, load, io), 2);
    assert.match(err[0] ?? '', /no profile "core": take one of orchqueue-core/);
  });
});

describe('assay explain', () => {
  it('explains an id in any case within 80 columns', async () => {
    const { out, io } = listen();
    const long = (await load()).reduce((one, two) => (one.text.length > two.text.length ? one : two));
    assert.equal(await explain({ id: long.id.toLowerCase() }, load, io), 0);
    assert.ok(out[0]?.startsWith(`${long.id} (${long.level})`));
    assert.match(out[0] ?? '', /\nClauses\n[\s\S]*\nContract\n[\s\S]*\nProofs\n[\s\S]*\nCode\n/);
    assert.ok(widest(out[0] ?? '') <= 80);
  });

  it('exits with 2 on an unknown id and names near ones', async () => {
    const { out, err, io } = listen();
    const [first] = await load();
    assert.equal(await explain({ id: `${first?.id}9` }, load, io), 2);
    assert.deepEqual(out, []);
    assert.ok(err[0]?.replace(/\s+/g, ' ').includes(`Near it: ${first?.id}`));
  });

  it('is about ids that are types: a wrong one does not compile', () => {
    assert.equal(
      wrongIdFits,
      requirementIds.some(id => String(id) === 'ORCH-0000'),
    );
  });
});

describe('near ids', () => {
  it('are counted by single-character edits', () => {
    assert.deepEqual(
      [editDistance('', 'abc'), editDistance('kitten', 'sitting'), editDistance('a', 'a')],
      [3, 3, 0],
    );
    assert.deepEqual(nearIds('ORCH-305', ['X-99', 'ORCH-3050', 'ORCH-4000'], 2), ['ORCH-3050', 'ORCH-4000']);
  });
});

describe('assay requirements confirm', () => {
  let root = '';
  const spec = (text: string) =>
    writeFile(
      join(root, '.specs/queue.md'),
      `**X-10** (MUST) ${text}\n\n- profile: orchqueue-core\n- proof: unit\n`,
    );
  const confirmed = async () =>
    parseConfirmed(await readFile(join(root, 'requirements/confirmed.yaml'), 'utf8'));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'requirements-'));
    await Promise.all(['.specs', 'requirements'].map(folder => mkdir(join(root, folder))));
    await spec('It refuses.');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('takes new ids with --new, and a changed text only by its name', async () => {
    const { out, io } = listen();
    assert.equal(await confirm({ ids: [], fresh: true, root }, io), 0);
    const before = (await confirmed()).get('X-10');
    await spec('It refuses politely.');
    await confirm({ ids: [], fresh: true, root }, io);
    assert.equal((await confirmed()).get('X-10'), before);
    assert.equal(await confirm({ ids: ['x-10'], fresh: false, root }, io), 0);
    assert.notEqual((await confirmed()).get('X-10'), before);
    assert.deepEqual(out.slice(0, 2), ['1 new ids confirmed', '0 new ids confirmed']);
  });

  it('exits with 2 on an unknown id, or on none at all, and writes nothing', async () => {
    const { err, io } = listen();
    assert.equal(await confirm({ ids: ['X-11'], fresh: false, root }, io), 2);
    assert.equal(await confirm({ ids: [], fresh: false, root }, io), 2);
    assert.match(err[0] ?? '', /no requirement X-11\. Near it: X-10\./);
    await assert.rejects(confirmed, /ENOENT/);
  });

  it('leaves generation alone, which gives the same bytes twice', async () => {
    const [one, two] = [await generatedFiles(root), await generatedFiles(root)];
    assert.deepEqual([...one], [...two]);
    assert.deepEqual(
      [...one.keys()],
      ['requirements/queue.yaml', 'requirements/generated/requirement-id.ts', 'COMPLIANCE.md'],
    );
  });
});
