import { engineWires } from '../engine-adapter.ts';
import { type AdapterFamilyCase, claim, claimEqual, quiet } from './harness.ts';

export const identityCases: readonly AdapterFamilyCase[] = [
  {
    name: 'the description names a known wire and does not change',
    proves: ['ASY-KIT-001(a)'],
    needs: [],
    async run(harness) {
      const adapter = await harness.adapter();
      claim(engineWires.includes(adapter.describe().wire), 'the wire is one of the closed list');
      claimEqual(adapter.describe(), adapter.describe(), 'description');
    },
  },
  {
    name: 'tokens are counted and metrics read where the description says so, and nowhere else',
    proves: ['ASY-KIT-001(b)'],
    needs: [],
    async run(harness) {
      const adapter = await harness.adapter();
      const { capabilities } = adapter.describe();
      claimEqual(adapter.tokenize !== undefined, capabilities.tokenize, 'tokenize');
      claimEqual(adapter.metrics !== undefined, capabilities.metrics, 'metrics');
      const samples = await adapter.metrics?.(quiet());
      claim(samples === undefined || samples === 'unknown' || samples.size > 0, 'there are samples');
    },
  },
  {
    name: 'slots are told where the description says so, and nowhere else',
    proves: ['ASY-KIT-001(c)'],
    needs: [],
    async run(harness) {
      const adapter = await harness.adapter();
      const { capabilities } = adapter.describe();
      const slots = await adapter.slots(quiet());
      if (!capabilities.slots) return claimEqual(slots, 'unknown', 'slots');
      claim(slots !== 'unknown' && slots.total >= 1, 'there is a slot');
      claim(slots.free >= 0 && slots.free <= slots.total, 'no more slots are free than there are');
    },
  },
  {
    name: 'a ready engine is live, and the detail says something',
    proves: ['ASY-KIT-002(a)'],
    needs: [],
    async run(harness) {
      const health = await (await harness.adapter()).health(quiet());
      claimEqual([health.live, health.ready], [true, true], 'live and ready');
      claim(health.detail.length > 0, 'the detail says something');
    },
  },
  {
    name: 'the version names a build where the description says so, the same one when asked again',
    proves: ['ASY-KIT-003(a)', 'ASY-KIT-003(c)'],
    needs: [],
    async run(harness) {
      const adapter = await harness.adapter();
      const version = await adapter.version(quiet());
      claimEqual(version.engineVersion !== undefined, adapter.describe().capabilities.version, 'version');
      claim(version.engineVersion !== '', 'the version says something');
      claimEqual(await adapter.version(quiet()), version, 'version');
      const digest = version.modelDigest;
      claim(digest === undefined || /^sha256:[0-9a-f]{64}$/.test(digest), `${digest} is a digest`);
    },
  },
  {
    name: 'an engine that loads is not ready',
    proves: ['ASY-KIT-002(b)'],
    needs: ['loading'],
    async run(harness) {
      const adapter = await harness.adapter();
      harness.startLoading?.();
      claimEqual((await adapter.health(quiet())).ready, false, 'ready');
    },
  },
  {
    name: 'the version is the one that the engine tells',
    proves: ['ASY-KIT-003(b)'],
    needs: ['build'],
    async run(harness) {
      const told = JSON.stringify(await (await harness.adapter()).version(quiet()));
      claim(told.includes(harness.build ?? ''), `${told} names ${harness.build}`);
    },
  },
  {
    name: 'a longer text has more tokens, where tokens are counted',
    proves: ['ASY-KIT-001(b)'],
    needs: [],
    appliesTo: ({ tokenize }) => tokenize,
    async run(harness) {
      const adapter = await harness.adapter();
      if (adapter.tokenize === undefined) return;
      const short = await adapter.tokenize({ kind: 'prompt', text: 'Hello' }, quiet());
      const long = await adapter.tokenize({ kind: 'prompt', text: 'Hello, my dear old world' }, quiet());
      claim(short >= 1 && long > short, `${long} is more than ${short}`);
    },
  },
];
