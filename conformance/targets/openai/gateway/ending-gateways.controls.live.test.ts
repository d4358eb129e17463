// Whether a gateway ends in order is seen where the suite starts and stops it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { boundsOf, readTargetDocument } from '#conformance/harness';
import { boundCases } from '../../../cli/bound-cases.ts';
import type { CheckResult } from '../../../report/index.ts';
import { accessTo, planRun, readProfile, runSuite } from '../../../run/index.ts';
import { brokenAtEnd } from './broken.ts';

const path = join(import.meta.dirname, '../../gateway.yaml');

/** What the profile says of the gateway of that name, of its end alone. */
const checksOf = async (name: string): Promise<CheckResult[]> => {
  const [read, profiled] = [await readTargetDocument(path), await readProfile('gateway-behaviour')];
  assert.ok(read.ok && profiled.ok);
  const { target, folder } = read.document;
  const argv = (target.process?.argv ?? []).map(word => (word === 'faithful' ? name : word));
  const process = target.process === undefined ? undefined : { ...target.process, argv };
  const document = { target: { ...target, ...(process === undefined ? {} : { process }) }, folder };
  const { runnable } = planRun(await boundCases(undefined), document, {
    profile: profiled.profile,
    filter: '@GW-DRAIN-001',
  });
  const access = await accessTo(document);
  const checks: CheckResult[] = [];
  await runSuite({
    ...{ cases: runnable, document, access, jobs: 1, servers: 1 },
    bounds: boundsOf({ ...profiled.profile.bounds, terminal_ms: 6_000, response_ms: 6_000 }),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onCase: ({ result }) => void checks.push(result),
  });
  await access.connections.close();
  return checks;
};

describe('the end of a gateway', function () {
  this.timeout(60_000);

  it('is in order in the faithful one', async () => {
    const checks = await checksOf('faithful');
    assert.deepEqual(
      checks.map(({ verdict, reason }) => [verdict, reason]),
      [['passed', checks[0]?.reason]],
    );
  });

  for (const { name, why, breaks } of brokenAtEnd)
    it(`is noticed of one that ${why} [${breaks.join(', ')}]`, async () => {
      const checks = await checksOf(name);
      const broken = checks.flatMap(({ assertions }) => assertions.filter(({ holds }) => !holds));
      assert.deepEqual([...new Set(broken.map(({ clause }) => clause))], breaks);
    });
});
