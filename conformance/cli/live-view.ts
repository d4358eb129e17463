import pc from 'picocolors';
import { type Io, realClock } from '#conformance/harness';
import type { RunEvent } from '../run/index.ts';

type Verdict = 'passed' | 'failed' | 'errored' | 'inapplicable' | 'out_of_reach';

const marks: Readonly<Record<Verdict, string>> = {
  passed: '✓',
  failed: '✗',
  errored: '!',
  inapplicable: '–',
  out_of_reach: '–',
};

const oneLine = (text: string, width: number): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > width ? `${line.slice(0, Math.max(0, width - 1))}…` : line;
};

const redrawMs = 100;

/** Servers of few checks come and go unsaid. */
const manyCases = 10;

/** What is going on: one line that changes on a terminal, a line now and then elsewhere. */
export class LiveView {
  readonly #io: Io;
  readonly #total: number;
  readonly #colors: ReturnType<typeof pc.createColors>;
  readonly #startedMs = realClock.nowMs();
  readonly #counts: Record<Verdict, number> = {
    passed: 0,
    failed: 0,
    errored: 0,
    inapplicable: 0,
    out_of_reach: 0,
  };
  readonly #running = new Set<string>();
  #done = 0;
  #drawnAtMs = 0;
  #toldTenths = 0;

  constructor(io: Io, total: number) {
    this.#io = io;
    this.#total = total;
    this.#colors = pc.createColors(io.hasColor);
  }

  take(event: RunEvent): void {
    switch (event.event) {
      case 'server-starting':
        if (event.cases >= manyCases) this.#say(`starting ${event.name} for ${event.cases} checks`);
        break;
      case 'server-ready':
        break;
      case 'server-failed':
        this.#say(this.#colors.red(`${event.name} could not be started\n${event.reason}`));
        break;
      case 'case-started':
        this.#running.add(event.id);
        break;
      case 'case-ended':
        this.#ended(event.ran.result);
        break;
      default:
        event satisfies never;
    }
    this.#draw();
  }

  close(): void {
    this.#clear();
  }

  #ended(result: { readonly id: string; readonly verdict: Verdict; readonly reason?: string }): void {
    const { id, verdict, reason } = result;
    this.#running.delete(id);
    this.#done += 1;
    this.#counts[verdict] += 1;
    const { red, magenta } = this.#colors;
    const paint = verdict === 'failed' ? red : magenta;
    if (verdict === 'failed' || verdict === 'errored')
      this.#say(`${paint(`${marks[verdict]} ${id}`)}\n  ${oneLine(reason ?? '', this.#io.width - 2)}`);
    const tenths = Math.floor((this.#done * 10) / Math.max(1, this.#total));
    if (!this.#io.isTerminal && tenths > this.#toldTenths) this.#say(this.#status());
    this.#toldTenths = tenths;
  }

  #status(): string {
    const { green, red, magenta } = this.#colors;
    const seconds = ((realClock.nowMs() - this.#startedMs) / 1000).toFixed(1);
    const parts = [
      `${this.#done}/${this.#total}`,
      green(`✓ ${this.#counts.passed}`),
      ...(this.#counts.failed > 0 ? [red(`✗ ${this.#counts.failed}`)] : []),
      ...(this.#counts.errored > 0 ? [magenta(`! ${this.#counts.errored}`)] : []),
      `${seconds} s`,
    ];
    return parts.join('  ');
  }

  #say(text: string): void {
    this.#clear();
    this.#io.err(`${text}\n`);
  }

  #clear(): void {
    if (this.#io.isTerminal) this.#io.err('\r\u001b[2K');
  }

  #draw(): void {
    const nowMs = realClock.nowMs();
    if (!this.#io.isTerminal || nowMs - this.#drawnAtMs < redrawMs) return;
    this.#drawnAtMs = nowMs;
    const running = [...this.#running].at(-1) ?? '';
    const status = this.#status();
    const left = Math.max(0, this.#io.width - 40);
    this.#clear();
    this.#io.err(`${status}  ${this.#colors.dim(oneLine(running.split('/').at(-1) ?? '', left))}`);
  }
}
