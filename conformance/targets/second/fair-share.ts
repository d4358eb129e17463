export interface Flow {
  readonly id: string;
  readonly weight: number;
  /** The lower one goes first of equally entitled flows. */
  readonly rank: number;
}

/** Start-time fair queuing over flows, one unit per task: who was served least for its weight is owed most. */
export class FairShare {
  readonly #tags = new Map<string, number>();
  #virtual = 0;

  pick(backlogged: readonly Flow[]): Flow | undefined {
    let best: Flow | undefined;
    for (const flow of backlogged) if (best === undefined || this.#precedes(flow, best)) best = flow;
    return best;
  }

  serve(flow: Flow): void {
    const start = this.#start(flow.id);
    this.#virtual = start;
    this.#tags.set(flow.id, start + 1 / flow.weight);
  }

  /** Nobody waits any more, so nobody is owed anything. */
  reset(): void {
    this.#tags.clear();
    this.#virtual = 0;
  }

  copy(): FairShare {
    const copy = new FairShare();
    for (const [id, tag] of this.#tags) copy.#tags.set(id, tag);
    copy.#virtual = this.#virtual;
    return copy;
  }

  #start(id: string): number {
    return Math.max(this.#tags.get(id) ?? 0, this.#virtual);
  }

  #precedes(one: Flow, other: Flow): boolean {
    const distance = this.#start(one.id) - this.#start(other.id);
    if (Math.abs(distance) > 1e-9) return distance < 0;
    return one.rank === other.rank ? one.id < other.id : one.rank < other.rank;
  }
}
