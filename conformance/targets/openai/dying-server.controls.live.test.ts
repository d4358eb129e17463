// A server that ends while it is examined: what is held against it, and what is not.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { boundsOf, type TargetDocument, targetDocumentOf } from '#conformance/harness';
import { boundCases } from '../../cli/bound-cases.ts';
import type { CheckResult } from '../../report/index.ts';
import { accessTo, planRun, readProfile, runSuite } from '../../run/index.ts';

const program = 'testing/dying-server.ts';
const deadly = 'openai-chat/refusals/what-can-not-be-understood-is-refused-a-temperature-in-words';
const ready_line = 'listening on (?<url>http://\\S+)';

const documentOf = (kind: Readonly<Record<string, unknown>>): TargetDocument => {
  const read = targetDocumentOf(
    { version: 1, name: 'dying', ...kind, model: { engine: 'openai', ref: 'faithful-1', ctx_max: 2048 } },
    import.meta.dirname,
  );
  assert.ok(read.ok);
  return read.document;
};

const examined = async (document: TargetDocument, jobs: number): Promise<CheckResult[]> => {
  const profiled = await readProfile('openai-chat');
  assert.ok(profiled.ok);
  const { runnable } = planRun(await boundCases(undefined), document, {
    profile: profiled.profile,
    filter: '@OAI-ERROR-002 or @OAI-MODELS-002',
  });
  const access = await accessTo(document);
  const checks: CheckResult[] = [];
  await runSuite({
    ...{ cases: runnable, document, access, jobs, servers: 1 },
    bounds: boundsOf(profiled.profile.bounds),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onCase: ({ result }) => void checks.push(result),
  });
  await access.connections.close();
  assert.deepEqual(
    checks.map(({ id }) => id).sort(),
    runnable.map(({ scenario }) => scenario.id).sort(),
    'each check has one result',
  );
  return checks;
};

const failedOf = (checks: readonly CheckResult[]): string[] =>
  checks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);

/** Examines one that runs already, which nobody starts again. */
const examinedAtUrl = async (jobs: number): Promise<CheckResult[]> => {
  const child = spawn(process.execPath, [program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const url = new RegExp(ready_line).exec(String(line))?.groups?.url;
    return await examined(documentOf({ kind: 'url', url }), jobs);
  } finally {
    child.kill('SIGKILL');
  }
};

describe('a server that ends while it is examined', function () {
  this.timeout(60_000);

  it('has that held against it alone, whatever ran beside it, where it can be started again', async () => {
    const process = { argv: ['node', program, '--port', '{port}'], ready_line };
    const checks = await examined(documentOf({ kind: 'process', process }), 4);
    assert.deepEqual(failedOf(checks), [deadly]);
    assert.ok(checks.filter(({ verdict }) => verdict === 'passed').length > 5);
  });

  it('has that held against it alone where it can not, and nothing is known of what would have come', async () => {
    const checks = await examinedAtUrl(1);
    assert.deepEqual(failedOf(checks), [deadly]);
    const after = checks.slice(checks.findIndex(({ id }) => id === deadly) + 1);
    assert.ok(after.length > 0);
    for (const { verdict, reason } of after)
      assert.deepEqual([verdict, reason], ['errored', `nobody listens there any more, since ${deadly}`]);
  });

  it('has nothing held against it where nobody knows which of several checks ended it', async () => {
    const checks = await examinedAtUrl(4);
    assert.deepEqual(failedOf(checks), []);
    assert.match(
      checks.find(({ id }) => id === deadly)?.reason ?? '',
      /with --jobs 1 it is known whose doing/,
    );
  });
});
