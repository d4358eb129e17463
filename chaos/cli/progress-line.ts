// What a run says while it runs: on a terminal one line that is written over, elsewhere a line for each begin.
import type { Io } from '#conformance/harness';
import type { Progress } from '../run/progress.ts';

const barWidth = 12;

const barOf = (share: number): string => {
  const full = Math.round(share * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
};

export const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;

interface Running {
  readonly name: string;
  readonly at: number;
  progress: Progress | undefined;
}

/** «3 of 12  server killed  running ████░░░░░░░░  120 tasks  ↯ server killed» */
export const lineOf = (running: readonly Running[], total: number): string => {
  const [first, ...beside] = running;
  if (first === undefined) return '';
  const { name, at, progress } = first;
  const { phase = 'setting up', share = 0, faults = [], operations = 0 } = progress ?? {};
  const bar = phase === 'running' ? `running ${barOf(share)}` : phase;
  const parts = [
    `${at + 1} of ${total}`,
    name,
    bar,
    `${operations} tasks`,
    ...(faults.length === 0 ? [] : [`↯ ${faults.join(', ')}`]),
    ...(beside.length === 0 ? [] : [`and ${beside.map(one => one.name).join(', ')}`]),
  ];
  return parts.join('  ');
};

export class ProgressLine {
  readonly #io: Io;
  readonly #total: number;
  readonly #running: Running[] = [];

  constructor(io: Io, total: number) {
    this.#io = io;
    this.#total = total;
  }

  begin(name: string, at: number, seconds: number): void {
    this.#running.push({ name, at, progress: undefined });
    if (!this.#io.isTerminal) this.#io.err(`${at + 1} of ${this.#total}: ${name}, ${seconds} s\n`);
  }

  take(at: number, progress: Progress): void {
    const own = this.#running.find(one => one.at === at);
    if (own !== undefined) own.progress = progress;
    this.#draw();
  }

  end(at: number): void {
    const index = this.#running.findIndex(one => one.at === at);
    if (index >= 0) this.#running.splice(index, 1);
  }

  /** Before anything else is written. */
  clear(): void {
    if (this.#io.isTerminal) this.#io.err('\r\u001b[2K');
  }

  #draw(): void {
    if (!this.#io.isTerminal) return;
    this.clear();
    this.#io.err(cut(lineOf(this.#running, this.#total), this.#io.width - 1));
  }
}
