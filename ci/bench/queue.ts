// What one admission with its dispatch costs, at depths from a hundred to a million. A round admits and
// commits one task and dispatches one, at constant depth; the median of interleaved rounds counts.
import { AdmissionQueue, type QueueEntry } from '../../reference-server/admission/index.ts';

export interface BenchOutput {
  write(text: string): unknown;
}

const depths = [100, 1_000, 10_000, 100_000, 1_000_000] as const;
const rounds = 7;
const pairsPerRound = 30_000;
const pairsPerSecondMin = 300_000;
const pacedDepthMax = 100_000;
const growthMax = 8;

class Bench {
  readonly depth: number;
  readonly #queue: AdmissionQueue;
  readonly nsPerPair: number[] = [];
  #arrival = 0;

  constructor(depth: number) {
    this.depth = depth;
    const tenantWeights = new Map(tenants.map((tenant, index) => [tenant, index + 1]));
    this.#queue = new AdmissionQueue({
      capacity: depth * 2,
      fullPolicy: 'reject',
      classWeights: { interactive: 8, batch: 1 },
      tenantWeights,
    });
    for (let i = 0; i < depth; i += 1) this.#admit();
  }

  /** Deadlines of one to two minutes in no order, so that newcomers land all over their flow. */
  #newcomer(): QueueEntry {
    this.#arrival += 1;
    const arrival = this.#arrival;
    const spreadMs = Math.imul(arrival, 0x9e3779b1) >>> 0;
    return {
      id: `task-${arrival}`,
      tenant: tenants[arrival % tenants.length] ?? '',
      priority: arrival % 3 === 0 ? 'batch' : 'interactive',
      deadlineAtMs: arrival + 60_000 + (spreadMs % 60_000),
      arrival,
    };
  }

  #admit(): void {
    const entry = this.#newcomer();
    const decision = this.#queue.admit(entry);
    if (decision.kind !== 'admitted') throw new Error(`a queue with room refused at depth ${this.depth}`);
    this.#queue.commit(entry.id);
  }

  run(pairs: number): void {
    const startMs = performance.now();
    for (let i = 0; i < pairs; i += 1) {
      this.#admit();
      if (this.#queue.next(0) === undefined) throw new Error('a filled queue had nothing to dispatch');
    }
    this.nsPerPair.push(((performance.now() - startMs) * 1e6) / pairs);
  }

  /** The first round warms up and does not count. */
  medianNs(): number {
    const sorted = this.nsPerPair.slice(1).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? Number.POSITIVE_INFINITY;
  }
}

const tenants = ['ash', 'birch', 'cedar', 'elm'];

function verdict(holds: boolean, sentence: string): string {
  return `${holds ? 'pass' : 'FAIL'}  ${sentence}\n`;
}

/** 0 where both bounds hold, 1 where one does not. */
export async function benchQueue(io: BenchOutput): Promise<number> {
  const benches = depths.map(depth => new Bench(depth));
  for (let round = 0; round <= rounds; round += 1) for (const bench of benches) bench.run(pairsPerRound);
  for (const bench of benches) {
    const ns = bench.medianNs();
    const perSecond = Math.round(1e9 / ns).toLocaleString('en');
    io.write(
      `${String(bench.depth).padStart(9)} waiting  ${ns.toFixed(0).padStart(6)} ns  ${perSecond.padStart(11)}/s\n`,
    );
  }
  const paced = benches.filter(bench => bench.depth <= pacedDepthMax);
  const slowest = Math.min(...paced.map(bench => 1e9 / bench.medianNs()));
  const [first, last] = [benches[0], benches[benches.length - 1]];
  const growth = (last?.medianNs() ?? Number.POSITIVE_INFINITY) / (first?.medianNs() ?? 1);
  const isFast = slowest >= pairsPerSecondMin;
  const isFlat = growth <= growthMax;
  io.write(
    verdict(
      isFast,
      `admit and dispatch ${Math.round(slowest).toLocaleString('en')}/s at the least up to a depth of 100,000 (bound: ${pairsPerSecondMin.toLocaleString('en')}/s)`,
    ),
  );
  io.write(
    verdict(
      isFlat,
      `the cost at 1,000,000 is ${growth.toFixed(1)} times the cost at 100 (bound: ${growthMax})`,
    ),
  );
  return isFast && isFlat ? 0 : 1;
}
