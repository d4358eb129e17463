import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkConfig } from './config-check.ts';
import { readDocument } from './generation/bundle.ts';
import { validateCatalogue } from './validate.ts';

// Each row is a document that is taken and what makes another of it that is refused, there and for that reason alone.

interface Refusal {
  readonly title: string;
  readonly twin: unknown;
  readonly refused: readonly (readonly [broken: unknown, place: string])[];
}

type Fields = Readonly<Record<string, unknown>>;

const pool = (id: string, changes: Fields = {}): Fields => ({
  id,
  engine: 'llamacpp',
  wire: 'llamacpp',
  model: { ref: 'small-chat' },
  replicas: [{ id: `${id}-a`, url: 'http://127.0.0.1:9001' }],
  ...changes,
});

const pools = (...list: readonly Fields[]): Fields => ({ pools: list });
const one = (changes: Fields): Fields => pools(pool('main', changes));
const split = (devices: readonly number[], split_ratios: readonly number[]): Fields =>
  one({ accelerator: 'nvidia', devices, split_ratios });
const keyed = (hash: string): Fields => ({
  ...one({}),
  tenants: [{ id: 'a', keys: [{ id: 'k', hash, roles: ['data'] }] }],
});
const tenants = (...list: readonly Fields[]): Fields => ({ ...one({}), tenants: list });
const kept = (stream: number, task: number, window: number): Fields => ({
  ...one({}),
  store: { stream_retention_ms: stream, task_retention_ms: task, idempotency_window_ms: window },
});

const refusals: readonly Refusal[] = [
  {
    title: 'a fourth full policy is refused, and each of the three is taken [ORCH-3005(d)]',
    twin: pools(
      pool('a', { queue: { full_policy: 'reject' } }),
      pool('b', { queue: { full_policy: 'drop-lru' } }),
      pool('c', { queue: { full_policy: 'shed-low-priority' } }),
    ),
    refused: [[one({ queue: { full_policy: 'drop-newest' } }), '/pools/0/queue/full_policy enum']],
  },
  {
    title: 'weights and quotas stand at tenants, and a weight of nothing is refused [ORCH-3075(d)]',
    twin: tenants({ id: 'a', weight: 3, quotas: { concurrent_max: 2 } }, { id: 'b', weight: 1 }),
    refused: [
      [tenants({ id: 'a', weight: 0 }), '/tenants/0/weight minimum'],
      [tenants({ id: 'a', quotas: { concurrent_max: 0 } }), '/tenants/0/quotas/concurrent_max minimum'],
      [{ ...one({}), quotas: { concurrent_max: 2 } }, '/quotas additionalProperties'],
    ],
  },
  {
    title: 'a second one of an id is refused, and ids that differ are taken [ASY-CONF-001(a)]',
    twin: { ...pools(pool('a'), pool('b')), tenants: [{ id: 'a' }, { id: 'b' }] },
    refused: [
      [pools(pool('a'), { ...pool('b'), id: 'a' }), '/pools/1/id pool-ids-unique'],
      [tenants({ id: 'a' }, { id: 'a' }), '/tenants/1/id tenant-ids-unique'],
      [
        pools(pool('a'), { ...pool('b'), replicas: pool('a').replicas }),
        '/pools/1/replicas/0/id replica-ids-unique',
      ],
    ],
  },
  {
    title:
      'ratios that are too few, or make up more or less than 1, are refused [ASY-CONF-001(b), ORCH-3012(b)]',
    twin: split([0, 1], [0.6, 0.4009]),
    refused: [
      [split([0, 1], [1]), '/pools/0/split_ratios split-ratios-fit-devices'],
      [split([0, 1], [0.6, 0.4011]), '/pools/0/split_ratios split-ratios-fit-devices'],
      [split([0, 1], [0.6, 0.3989]), '/pools/0/split_ratios split-ratios-fit-devices'],
    ],
  },
  {
    title:
      "a class's capacity above its pool's is refused, and one that equals it is taken [ASY-CONF-001(c)]",
    twin: one({ queue: { capacity: 16, class_capacity: { interactive: 16, batch: 16 } } }),
    refused: [
      [
        one({ queue: { capacity: 16, class_capacity: { batch: 17 } } }),
        '/pools/0/queue/class_capacity/batch class-capacity-within-capacity',
      ],
      [
        one({ queue: { capacity: 16, class_capacity: { interactive: 17 } } }),
        '/pools/0/queue/class_capacity/interactive class-capacity-within-capacity',
      ],
    ],
  },
  {
    title:
      'fallback pools that do not exist or form a circle are refused, a way that ends is taken [ASY-CONF-001(d)]',
    twin: pools(pool('a', { fallback_pools: ['b'] }), pool('b', { fallback_pools: ['c'] }), pool('c')),
    refused: [
      [pools(pool('a', { fallback_pools: ['x'] })), '/pools/0/fallback_pools/0 fallback-pools-exist'],
      [
        pools(pool('a', { fallback_pools: ['a'] }), pool('b')),
        '/pools/0/fallback_pools fallback-forms-no-circle',
      ],
      [
        pools(pool('z'), pool('a', { fallback_pools: ['z', 'a'] })),
        '/pools/1/fallback_pools fallback-forms-no-circle',
      ],
    ],
  },
  {
    title: 'retention beyond that of what it is part of is refused, and equality is taken [ASY-CONF-001(e)]',
    twin: kept(5_000, 5_000, 5_000),
    refused: [
      [kept(5_001, 5_000, 5_000), '/store/stream_retention_ms stream-retention-within-task'],
      [kept(5_000, 5_001, 5_000), '/store/task_retention_ms task-retention-within-idempotency'],
    ],
  },
  {
    title:
      'devices where there is no accelerator, and a way from one that has to one that has not, are refused [ORCH-1101(b)]',
    twin: pools(
      pool('a', { accelerator: 'nvidia', devices: [0], fallback_pools: ['b'] }),
      pool('b', { accelerator: 'nvidia', devices: [1] }),
      pool('c'),
    ),
    refused: [
      [one({ devices: [0] }), '/pools/0/devices nvidia-has-devices'],
      [
        pools(pool('a', { accelerator: 'nvidia', devices: [0], fallback_pools: ['b'] }), pool('b')),
        '/pools/0/fallback_pools/0 nvidia-never-spills',
      ],
    ],
  },
  {
    title: 'a key that was written out is refused, and the hash of one is taken [ASY-AUTH-002(a)]',
    twin: keyed(`sha256:${'a'.repeat(64)}`),
    refused: [
      [keyed('assay_plain-key'), '/tenants/0/keys/0/hash pattern'],
      [keyed('a'.repeat(64)), '/tenants/0/keys/0/hash pattern'],
      [keyed(`sha256:${'a'.repeat(63)}`), '/tenants/0/keys/0/hash pattern'],
    ],
  },
];

const placesOf = (document: unknown): string[] => {
  const { errors, warnings } = checkConfig(document);
  return [...errors, ...warnings].map(({ path, keyword }) => `${path} ${keyword}`);
};

describe('contracts: what no configuration can say', () => {
  for (const { title, twin, refused } of refusals) {
    it(title, () => {
      assert.deepEqual(placesOf(twin), []);
      for (const [broken, place] of refused) assert.deepEqual([...new Set(placesOf(broken))], [place]);
    });
  }
});

describe('contracts: what no catalogue can leave out', () => {
  const catalogue = (): { labels: Record<string, Record<string, unknown>> } =>
    structuredClone(readDocument(join(import.meta.dirname, 'metrics.yaml'))) as never;

  it('is the budget of a label, be it device or policy; with them it is taken [OC-METRICS-7102(a)]', () => {
    assert.ok(validateCatalogue('metrics', catalogue()).ok);
    for (const label of ['device', 'policy', 'engine']) {
      const broken = catalogue();
      delete broken.labels[label]?.budget;
      const outcome = validateCatalogue('metrics', broken);
      assert.deepEqual(outcome.ok ? [] : outcome.problems.map(({ path, keyword }) => `${path} ${keyword}`), [
        `/labels/${label}/budget required`,
      ]);
    }
  });
});
