import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { valueAt } from '#conformance/harness';
import { type DegenerateKind, startDegenerate } from '../targets/degenerate/degenerate-server.ts';

const bin = fileURLToPath(import.meta.resolve('../../assay.ts'));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type OnError = (text: string, kill: (signal: NodeJS.Signals) => void) => void;

const assay = (args: readonly string[], onError?: OnError): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', chunk => {
      out += String(chunk);
    });
    child.stderr.on('data', chunk => {
      err += String(chunk);
      onError?.(err, signal => child.kill(signal));
    });
    child.on('error', reject);
    child.on('close', code => resolve({ code, out, err }));
  });

const featureOf = (when: string): string => `Feature: Own
  @ORCH-2002
  Scenario: A stream is an event stream
    Given a pool "P"
    When task "A" is submitted
    And reader "R" follows task "A"
    ${when}
    And reader "R" has the end of the stream
    Then the answer to "R" has status 200 [ORCH-2002(a)]
`;

describe('assay run', function () {
  this.timeout(120_000);
  let folder: string;

  const degenerate: readonly (readonly [DegenerateKind, number])[] = [
    ['empty', 1],
    ['failing', 1],
    ['echo', 1],
  ];
  const runs = new Map<DegenerateKind, Promise<Ended>>();
  const examined = async (kind: DegenerateKind): Promise<Ended> => {
    const { server, url } = await startDegenerate(kind);
    const ended = await assay(['run', '--target', url, '--report', join(folder, kind)]);
    server.close();
    return ended;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-cli-'));
    // Side by side: each is a process of its own.
    for (const [kind] of degenerate) runs.set(kind, examined(kind));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const reportIn = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, name, 'report.json'), 'utf8'));

  const features = async (name: string, text: string): Promise<string> => {
    const root = join(folder, name);
    await mkdir(join(root, 'orchqueue-core', 'own'), { recursive: true });
    await writeFile(join(root, 'orchqueue-core', 'own', 'own.feature'), text);
    return root;
  };

  for (const [kind, due] of degenerate) {
    it(`finds promises broken, and none kept, by a server that is ${kind}`, async () => {
      const { code, out = '', err = '' } = { ...(await runs.get(kind)) };
      assert.equal(code, due, out + err);
      const report = await reportIn(kind);
      assert.equal(valueAt(report, 'summary.checks.passed'), 0);
      assert.equal(valueAt(report, 'degenerate'), true);
    });
  }

  it('can tell nothing of a server that never answers, and says so', async () => {
    const { server, url } = await startDegenerate('hang');
    const { code, err } = await assay(['run', '--target', url, '--report', join(folder, 'hang')]);
    server.closeAllConnections();
    server.close();
    assert.equal(code, 2);
    assert.match(err, /nothing answers at http/);
  });

  it('can tell nothing where nobody listens', async () => {
    const { code, err } = await assay(['run', '--target', 'http://127.0.0.1:9']);
    assert.equal(code, 2);
    assert.match(err, /nothing answers at http:\/\/127\.0\.0\.1:9: connect ECONNREFUSED/);
  });

  it('ends as it would have where nobody reads its output to the end', async () => {
    const command = 'set -o pipefail; "$0" "$1" list --json | head -c 1';
    const child = spawn('bash', ['-c', command, process.execPath, bin], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', chunk => {
      err += String(chunk);
    });
    child.stdout.resume();
    const code = await new Promise(resolve => child.on('close', resolve));
    assert.deepEqual([code, err], [0, '']);
  });

  it('says that a filter fits nothing', async () => {
    const { code, err } = await assay(['run', '--filter', '@ORCH-0']);
    assert.equal(code, 2);
    assert.match(err, /no check of the profile reference fits the filter «@ORCH-0»/);
  });

  it('calls a step that breaks by its words, and could not tell', async () => {
    const broken = await features('broken', featureOf('And the engine of nobody is asked'));
    const crash = await features('crash', featureOf('And task "B" is submitted to pool "NOPE"'));
    const args = [
      'run',
      '--features',
      crash,
      '--profile',
      'orchqueue-core',
      '--report',
      join(folder, 'crashed'),
    ];
    const [unbound, { code, err }] = await Promise.all([assay(['run', '--features', broken]), assay(args)]);
    assert.equal(unbound.code, 2);
    assert.match(unbound.err, /own\.feature:3 .*no step says «the engine of nobody is asked»/);
    assert.equal(code, 2, err);
    const report = await reportIn('crashed');
    assert.equal(valueAt(report, 'checks.0.verdict'), 'errored');
    assert.match(
      String(valueAt(report, 'checks.0.reason')),
      /the step «task "B" is submitted to pool "NOPE"» failed/,
    );
  });

  it('writes the same report twice, which verifies', async () => {
    const own = await features('own', featureOf('And reader "R" has frame "end"'));
    const run = (name: string) =>
      assay(['run', '--features', own, '--profile', 'orchqueue-core', '--report', join(folder, name)]);
    const [first, second] = await Promise.all([run('first'), run('second')]);
    assert.deepEqual([first.code, second.code], [0, 0], first.out + first.err);
    const texts = await Promise.all(
      ['first', 'second'].map(name => readFile(join(folder, name, 'report.json'), 'utf8')),
    );
    assert.equal(texts[0], texts[1]);
    const verified = await assay(['verify', join(folder, 'first')]);
    assert.equal(verified.code, 0, verified.out);
    const secrets = (await readdir(join(folder, 'first', 'transcripts'))).map(name =>
      readFile(join(folder, 'first', 'transcripts', name), 'utf8'),
    );
    assert.doesNotMatch((await Promise.all(secrets)).join('\n'), /ask-[0-9a-f]{64}/);
  });

  it('leaves a report of what was done when it is interrupted', async () => {
    const held = featureOf('And the engine goes on with task "A"').replace(
      'Given a pool "P"',
      'Given a pool "P"\n    And the engines of pool "P" hold every task',
    );
    const own = await features(
      'held',
      held.replace('And the engine goes on with task "A"', 'And task "A" comes to be completed'),
    );
    const args = [
      'run',
      '--features',
      own,
      '--profile',
      'orchqueue-core',
      '--report',
      join(folder, 'held-report'),
    ];
    let isTold = false;
    const { code } = await assay(args, (text, kill) => {
      if (isTold || !/at most about/.test(text)) return;
      isTold = true;
      kill('SIGINT');
    });
    assert.equal(code, 130);
    assert.equal(valueAt(await reportIn('held-report'), 'outcome'), 'interrupted');
  });
});
