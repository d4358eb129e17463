import type { Io } from '#conformance/harness';
import type { LoadProgress } from '../load/run/run-load.ts';

const barWidth = 20;

/** One line that is written over; where it isn't a terminal, a line for each phase. */
export class LoadProgressLine {
  readonly #io: Io;
  readonly #workload: string;
  #phase = '';

  constructor(io: Io, workload: string) {
    this.#io = io;
    this.#workload = workload;
  }

  readonly tell = ({ phase, share, sent }: LoadProgress): void => {
    const isNew = phase !== this.#phase;
    this.#phase = phase;
    if (!this.#io.isTerminal) {
      if (isNew) this.#io.err(`${this.#workload}: ${phase}\n`);
      return;
    }
    const full = Math.round(Math.min(1, share) * barWidth);
    const bar = '#'.repeat(full).padEnd(barWidth, '.');
    this.#io.err(`\r\x1b[2K${this.#workload} [${bar}] ${phase}, ${sent} tasks`.slice(0, 84));
  };

  end(): void {
    if (this.#io.isTerminal) this.#io.err('\r\x1b[2K');
  }
}
