// What a run says while it runs: the plan and its cost first, then how far it is.
import type { Clock, Io } from '#conformance/harness';
import type { Cell } from '../matrix/cell.ts';
import type { MatrixPlan } from '../run/run-matrix.ts';

const toldEveryMs = 2_000;

export class Progress {
  readonly #io: Io;
  readonly #clock: Clock;
  #toldMs: number;
  #done = 0;
  #cells = 0;

  constructor(io: Io, clock: Clock) {
    this.#io = io;
    this.#clock = clock;
    this.#toldMs = clock.nowMs();
  }

  plan({ cells, asks, neighboursMax, seconds, fits }: MatrixPlan): void {
    this.#cells = cells.length;
    const cost = seconds === undefined ? '' : `, about ${Math.ceil(seconds)} s`;
    this.#io.err(`plan: ${cells.length} cells, ${asks} asks, up to ${neighboursMax} neighbours${cost}\n`);
    if (!fits) this.#io.err('plan: this takes longer than asked for; the cover gets no smaller\n');
  }

  cell({ id }: Cell): void {
    this.#done += 1;
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#toldMs < toldEveryMs) return;
    this.#toldMs = nowMs;
    this.#io.err(`${this.#done} of ${this.#cells} cells, last ${id}\n`);
  }
}
