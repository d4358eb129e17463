import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { valueAt } from '#conformance/harness';
import { toldForms } from '../targets/leaking/told-forms.ts';
import { foundSecrets } from './testing/found-secrets.ts';
import { type Ended, runAssay } from './testing/run-assay.ts';

const program = fileURLToPath(import.meta.resolve('../targets/leaking/main.ts'));

const dataKey = 'cnry/D4t4+"kEy"=7Qm2Zk9Lw5vB8Tj3Rd6Xp1Hs0Nf4Gc';
const operatorKey = 'cnry-0perat0r-aa51bb62cc73dd84ee95ff06a17b28c39d4';
const gatewayPassword = 'gw-pass-Yt83kLm20PqRx74ZbVn91cDe56';
const gateway = `Basic ${Buffer.from(`gateway:${gatewayPassword}`).toString('base64')}`;
const short = 'qZ7%w';
const engine = 'engine-that-everybody-may-know';
const secrets = [dataKey, operatorKey, gatewayPassword, gateway];

const feature = `Feature: Own
  @ORCH-2002
  Scenario: A stream is an event stream
    Given any model
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the client sends "GET /v1/tasks?key={key:data}" as "query"
    Then the answer to "R" has status 200 [ORCH-2002(a)]
    And no answer and no frame holds "{key:data}" [ORCH-2002(a)]
    And the answer to "query" has the header "x-told-0" equal to "{key:data}" [ORCH-2002(a)]

  @ORCH-2002
  Scenario: A reader of metrics gets an answer
    Given any model
    When the operator calls getMetrics as "metrics"
    And the operator calls listTasks as "list"
    Then the answer to "metrics" has status 200 [ORCH-2002(a)]

  @ORCH-2002
  Scenario: A step that breaks quotes what it was given
    Given any model
    When task "A" is submitted to pool "{key:data}"
    Then the answer to "A" has status 200 [ORCH-2002(a)]
`;

const targetOf = (argv: readonly string[]): string =>
  JSON.stringify({
    version: 1,
    name: 'leaking',
    kind: 'process',
    process: { argv: [process.execPath, program, '{port}', ...argv], ready_line: '^listening$' },
    keys: { data: { value: dataKey }, operator: { value: operatorKey } },
    headers: [
      { name: 'X-Gateway', value: { value: gateway } },
      { name: 'X-Short', value: { value: short } },
      { name: 'X-Engine', value: { value: engine }, shown: true },
    ],
    model: { engine: 'llamacpp', ref: 'tiny' },
    reach: ['capture_output'],
  });

describe('what a run writes about a server that gives every secret away', function () {
  this.timeout(120_000);
  let folder: string;
  let ended: Ended;
  const files = new Map<string, string>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-canary-'));
    const features = join(folder, 'features', 'orchqueue-core', 'own');
    await mkdir(features, { recursive: true });
    await writeFile(join(features, 'own.feature'), feature);
    ended = await run('report', []);
    for (const entry of await readdir(join(folder, 'report'), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(path.slice(folder.length + 1), await readFile(path, 'utf8'));
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const run = async (report: string, argv: readonly string[]): Promise<Ended> => {
    const target = join(folder, `${report}.yaml`);
    await writeFile(target, targetOf(argv));
    const own = ['--features', join(folder, 'features'), '--report', join(folder, report)];
    return runAssay(['run', '--target', target, '--profile', 'orchqueue-core', ...own]);
  };

  it('is searched in every form: each is found where it was planted', () => {
    for (const secret of secrets) {
      for (const form of toldForms(secret)) {
        const planted = JSON.stringify({ entries: [{ text: `<${form}>` }] });
        assert.notDeepEqual(foundSecrets(planted, [secret]), [], form);
        const deflated = deflateRawSync(planted.repeat(3)).toString('base64');
        assert.notDeepEqual(foundSecrets(`<script>${deflated}</script>`, [secret]), [], form);
      }
    }
  });

  it('is a whole report, in which headers, bodies, frames, errors and lines of the log were heard', () => {
    assert.equal(ended.code, 1, ended.err);
    const names = [...files.keys()].map(path => path.replace(/^report\//, ''));
    for (const name of ['report.json', 'run.json', 'report.html', 'junit.xml', 'attestation.json'])
      assert.ok(names.includes(name), name);
    const transcripts = [...files].filter(([path]) => path.includes('/transcripts/'));
    const entries = transcripts.flatMap(([, text]) => valueAt(JSON.parse(text), 'entries') as unknown[]);
    const marked = new Set(
      entries
        .filter(entry => JSON.stringify(entry).includes('[secret:data key]'))
        .map(entry => String(valueAt(entry, 'kind'))),
    );
    for (const kind of ['request', 'response', 'frame', 'output']) assert.ok(marked.has(kind), kind);
    const parts = entries.filter(entry => JSON.stringify(entry).includes('[part of a secret]'));
    assert.ok(parts.length > 0);
    assert.match(files.get('report/report.json') ?? '', /the case has no pool \[secret:data key\]/);
  });

  it('holds no secret, no half of one, and none in another form', () => {
    assert.ok(files.size > 9);
    const leaks = [...files].flatMap(([path, text]) =>
      foundSecrets(text, secrets).map(secret => `${path} holds ${secret}`),
    );
    assert.deepEqual(leaks, []);
    for (const [path, text] of files) {
      if (path.includes('/transcripts/')) assert.doesNotMatch(text, /"X-Short","qZ7/);
    }
  });

  it('shows a header that is said to be no secret', () => {
    const requests = [...files].filter(([path]) => path.includes('/transcripts/')).map(([, text]) => text);
    assert.ok(requests.some(text => text.includes(`["X-Engine","${engine}"]`)));
  });

  it('prints no secret either', () => {
    assert.ok(ended.out.includes('violated'));
    assert.deepEqual(foundSecrets(ended.out, secrets), []);
    assert.deepEqual(foundSecrets(ended.err, secrets), []);
  });

  it('quotes the last words of a server that does not start without the secrets in them', async () => {
    const { code, out, err } = await run('dead', ['dies', dataKey, operatorKey, gatewayPassword]);
    assert.equal(code, 2);
    const report = await readFile(join(folder, 'dead', 'report.json'), 'utf8');
    assert.match(report, /the server could not be started/);
    assert.match(report, /\[secret:header X-Gateway\]/);
    assert.deepEqual(foundSecrets(`${report}${out}${err}`, secrets), []);
  });
});

describe('credentials that could not be kept out of a report', () => {
  it('are refused before anything is sent: in an address, or too short to be told from words', async () => {
    const nobody = ['run', '--target', 'http://127.0.0.1:9'];
    const [inAddress, short, absent] = await Promise.all([
      runAssay(['run', '--target', 'http://me:hidden-word@127.0.0.1:9']),
      runAssay([...nobody, '--key', 'SHORT'], { SHORT: 'abc' }),
      runAssay([...nobody, '--key', 'ABSENT_KEY']),
    ]);
    assert.deepEqual([inAddress.code, short.code, absent.code], [2, 2, 2]);
    assert.match(inAddress.err, /the address of the target holds a name or a password/);
    assert.doesNotMatch(inAddress.err, /hidden-word/);
    assert.match(short.err, /the data key of the target has fewer than 8 characters/);
    assert.match(absent.err, /there is no \$ABSENT_KEY/);
  });
});
