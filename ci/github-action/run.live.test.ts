import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { startDegenerate } from '../../conformance/targets/degenerate/degenerate-server.ts';
import { root } from '../command.ts';

/** GitHub drops the summary of a step that is larger. */
const summaryBytesMax = 1024 * 1024;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What npm was called with. */
  readonly npm: string;
}

const textAt = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

describe('the script of the GitHub action', function () {
  this.timeout(120_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-action-'));
    await mkdir(join(folder, 'bin'));
    for (const [name, exit] of [
      ['npm', 0],
      ['npm-broken', 1],
    ] as const) {
      const path = join(folder, 'bin', name);
      await writeFile(path, `#!/bin/sh\necho "$PWD $*" >> "$NPM_CALLS"\nexit ${exit}\n`);
      await chmod(path, 0o755);
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const action = async (
    name: string,
    inputs: Readonly<Record<string, string>>,
    program = join(root, 'ci/github-action/run.sh'),
  ): Promise<Ended> => {
    const own = join(folder, name);
    await mkdir(own, { recursive: true });
    const paths = { output: join(own, 'output'), summary: join(own, 'summary.md'), npm: join(own, 'npm') };
    const env = {
      PATH: [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: own,
      NPM_CALLS: paths.npm,
      GITHUB_OUTPUT: paths.output,
      GITHUB_STEP_SUMMARY: paths.summary,
      ASSAY_REPORT: 'report',
      ...inputs,
    };
    const { code, out } = await new Promise<Pick<Ended, 'code' | 'out'>>(resolve => {
      execFile('bash', [program], { cwd: own, env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), out: `${stdout}${stderr}` }),
      );
    });
    const lines = (await textAt(paths.output)).split('\n').filter(line => line !== '');
    const outputs = Object.fromEntries(lines.map(line => line.split('=') as [string, string]));
    return { code, out, outputs, summary: await textAt(paths.summary), npm: await textAt(paths.npm) };
  };

  it('hands on that a server holds, with its outputs and summary', async () => {
    const filter = 'refusals-of-submissions-carry-codes-of-the-catalogue';
    const { code, out, outputs, summary, npm } = await action('holds', { ASSAY_FILTER: filter });
    assert.deepEqual([code, outputs['exit-code']], [0, '0'], out);
    assert.deepEqual([outputs.outcome, outputs.violated], ['holds', '0']);
    assert.match(outputs.unproven ?? '', /^\d+$/);
    assert.match(summary, /^## ✅ reference: holds/);
    assert.ok(Buffer.byteLength(summary) <= summaryBytesMax);
    assert.doesNotMatch(out, /^::error/m);
    assert.equal(npm, `${root} ci --ignore-scripts --no-audit --no-fund --loglevel=error\n`);
  });

  it('hands on what is violated, as annotations that GitHub shows', async () => {
    const { server, url } = await startDegenerate('empty');
    const { code, out, outputs, summary } = await action('violated', {
      ASSAY_TARGET: url,
      ASSAY_PROFILE: 'orchqueue-core',
      ASSAY_FILTER: 'orchqueue-core/security',
    });
    server.close();
    assert.deepEqual([code, outputs['exit-code'], outputs.outcome], [0, '1', 'violated'], out);
    assert.ok(Number(outputs.violated) > 0);
    assert.match(summary, /^## ❌ url: violated/);
    assert.ok(Buffer.byteLength(summary) <= summaryBytesMax);
    const errors = out.split('\n').filter(line => /^::error file=\S+\.feature,line=\d+,title=/.test(line));
    assert.equal(errors.length, 10);
    assert.match(out, /more checks failed: they are in the summary/);
    assert.ok((await stat(join(folder, 'violated', 'report', 'results.sarif'))).size > 0);
  });

  it('says that nothing was examined, and does not take a former report for that of this run', async () => {
    const there = join(folder, 'nothing', 'report');
    await mkdir(there, { recursive: true });
    for (const name of ['report.json', 'attestation.json', 'summary.md'])
      await writeFile(join(there, name), 'of a former run');
    const { code, out, outputs, summary } = await action('nothing', { ASSAY_TARGET: 'http://127.0.0.1:9' });
    assert.deepEqual([code, outputs, summary], [0, { 'exit-code': '2' }, '']);
    assert.match(out, /nothing answers at http:\/\/127\.0\.0\.1:9/);
    assert.match(out, /^::error title=assay::nothing was examined: assay ended with 2 /m);
  });

  it('passes every input on, and none that is empty', async () => {
    const home = join(folder, 'home');
    await mkdir(join(home, 'ci', 'github-action'), { recursive: true });
    const program = join(home, 'ci', 'github-action', 'run.sh');
    await writeFile(program, await readFile(join(root, 'ci/github-action/run.sh')));
    await writeFile(
      join(home, 'assay.ts'),
      'console.log(JSON.stringify(process.argv.slice(2)));process.exit(3)',
    );
    const names = ['target', 'profile', 'filter', 'shard', 'baseline', 'gate', 'budget', 'rate', 'key'];
    const inputs = names.map(name => [`ASSAY_${name.toUpperCase()}`, `the ${name}`]);
    const { out, outputs } = await action('all', Object.fromEntries(inputs), program);
    assert.equal(outputs['exit-code'], '3');
    const due = ['run', '--report', 'report', ...names.flatMap(name => [`--${name}`, `the ${name}`])];
    assert.ok(out.includes(JSON.stringify(due)), out);
    const bare = await action('bare', { ASSAY_TARGET: '', ASSAY_KEY: '' }, program);
    assert.ok(bare.out.includes('["run","--report","report"]'), bare.out);
  });

  it('says which input is missing, and that packages could not be installed', async () => {
    const without = await action('without', { ASSAY_REPORT: '' });
    assert.equal(without.code, 2);
    assert.match(
      without.out,
      /^::error title=assay::ASSAY_REPORT is empty: the action needs its input report/m,
    );
    const broken = join(folder, 'broken-bin');
    await mkdir(broken);
    await writeFile(join(broken, 'npm'), await readFile(join(folder, 'bin', 'npm-broken')), { mode: 0o755 });
    const path = [broken, dirname(process.execPath), process.env.PATH].join(delimiter);
    const { out, outputs } = await action('uninstalled', { PATH: path });
    assert.deepEqual(outputs, { 'exit-code': '2' });
    assert.match(out, /packages that assay needs could not be installed/);
  });
});
