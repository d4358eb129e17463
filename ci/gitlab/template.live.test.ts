import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../command.ts';

interface Job {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

describe('the script of the GitLab template', () => {
  let folder: string;
  let job: Job;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-gitlab-'));
    await writeFile(join(folder, 'npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    await writeFile(
      join(folder, 'assay.ts'),
      'console.log(JSON.stringify(process.argv.slice(2)));process.exit(Number(process.env.CODE))',
    );
    const text = await readFile(join(root, 'ci/gitlab/assay.gitlab-ci.yml'), 'utf8');
    job = (parse(text) as Record<string, Job>)['.assay'] as Job;
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** As a runner does it: one shell, which ends with the first line that fails. */
  const run = (given: Readonly<Record<string, string>>): Promise<{ code: number; out: string }> => {
    const env = {
      ...job.variables,
      ASSAY_HOME: folder,
      PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter),
      CODE: '0',
      ...given,
    };
    return new Promise(resolve => {
      execFile('sh', ['-ec', job.script.join('\n')], { cwd: folder, env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), out: `${stdout}${stderr}` }),
      );
    });
  };

  it('passes on what is set, words with spaces whole, and nothing that is empty', async () => {
    assert.equal((await run({})).out, '["run","--report","assay-report"]\n');
    const { out } = await run({ ASSAY_TARGET: 'a target', ASSAY_GATE: 'gate.yaml', ASSAY_SHARD: '1/2' });
    const due = ['run', '--report', 'assay-report', '--target', 'a target', '--gate', 'gate.yaml'];
    assert.equal(out, `${JSON.stringify([...due, '--shard', '1/2'])}\n`);
  });

  it('ends as assay ends', async () => {
    for (const code of [0, 1, 2, 3]) assert.equal((await run({ CODE: String(code) })).code, code);
  });
});
