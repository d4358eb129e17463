// The profile must be able to fail: each of these gateways breaks one promise, and its requirement alone is violated.
// The unbroken twin keeps them all, and so do those that say the same otherwise.
import assert from 'node:assert/strict';
import { loadRequirements } from '#requirements';
import { freePort } from '../../../harness/target/free-port.ts';
import { type Examine, type Examined, openExaminer, requirementsOf } from '../testing/examine.ts';
import { benignGateways } from './benign.ts';
import { brokenGateways } from './broken.ts';
import { type Does, faithful } from './does.ts';
import { Gateway } from './gateway.ts';

const atATime = 3;
const key = 'key-of-a-client-0123456789';
const upstreamKey = 'key-of-the-gateway-0123456789';
const silenceMs = 1_500;
const callsMax = 2;

/** What a broken gateway never does is waited for. */
const bounds = { response_ms: 6_000, frame_ms: 3_000, terminal_ms: 6_000 };

/** Told only where a gateway can be stopped. */
const outOfReach = ['GW-DRAIN-001'];

describe('the profile gateway-behaviour', function () {
  this.timeout(180_000);
  const found = new Map<string, Examined>();
  let examine: Examine;

  const examineGateway = async (name: string, does: Does): Promise<void> => {
    const port = await freePort();
    const gateway = new Gateway({
      ...{ key, upstreamKey, callsMax, does },
      silenceMs,
      upstream: `http://127.0.0.1:${port}`,
    });
    await gateway.listen();
    const said = { upstream_port: port, upstream_key: { value: upstreamKey }, silence_ms: 2 * silenceMs };
    const told = { ...said, calls_max: callsMax };
    found.set(name, await examine({ url: gateway.url, model: 'm', ctx: 2_048, key, gateway: told }));
    await gateway.close();
  };

  before(async () => {
    examine = await openExaminer('gateway-behaviour', bounds);
    const waiting = [{ name: 'faithful', does: faithful }, ...benignGateways, ...brokenGateways];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await examineGateway(next.name, next.does);
    };
    await Promise.all(Array.from({ length: atATime }, work));
  });

  const of = (name: string): Examined => {
    const examined = found.get(name);
    assert.ok(examined, `${name} was not examined`);
    return examined;
  };

  it('holds of the faithful gateway, in every requirement that is in reach', async () => {
    const { violated, kept, checks } = of('faithful');
    assert.deepEqual(violated, []);
    assert.deepEqual(
      checks.filter(({ verdict }) => verdict !== 'passed').map(({ title, reason }) => [title, reason]),
      [],
    );
    const all = (await loadRequirements()).filter(({ profile }) => profile === 'gateway-behaviour');
    const due = all.map(({ id }) => id as string).filter(id => !outOfReach.includes(id));
    assert.deepEqual(kept, due.sort());
  });

  it('has a broken gateway for every clause that it tries', () => {
    const tried = new Set(of('faithful').checks.flatMap(({ clauses }) => clauses));
    const broken = new Set(brokenGateways.flatMap(({ breaks }) => breaks));
    assert.deepEqual(
      [...tried].filter(clause => !broken.has(clause)),
      [],
    );
    assert.equal(new Set(brokenGateways.map(({ name }) => name)).size, brokenGateways.length);
  });

  for (const { name, why } of benignGateways)
    it(`finds no fault in ${why}`, () => {
      const { violated, kept } = of(name);
      assert.deepEqual([violated, kept], [[], of('faithful').kept]);
    });

  for (const { name, why, breaks } of brokenGateways)
    it(`finds no other fault in a gateway that ${why} [${breaks.join(', ')}]`, () => {
      const { violated } = of(name);
      assert.deepEqual(requirementsOf(violated), requirementsOf(breaks));
      assert.deepEqual(
        breaks.filter(clause => !violated.includes(clause)),
        [],
      );
    });
});
