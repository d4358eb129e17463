// All that the run knows so far: lines of this process and of an earlier one that it goes on from.
import type { EvidenceLine, PlanLine, StartLine, Transcript } from './transcript.ts';

export class EvidenceBook {
  readonly #byId = new Map<string, Transcript>();
  readonly #byCell = new Map<string, Transcript[]>();
  readonly #references = new Map<string, Transcript>();
  readonly #controls = new Map<string, Transcript[]>();
  readonly starts: StartLine[] = [];
  plan: PlanLine | undefined;
  readonly #write: (line: EvidenceLine) => void;
  readonly digests: (readonly [id: string, digest: string])[] = [];

  /** `write` keeps what is new; what was kept before is only taken in. */
  constructor(write: (line: EvidenceLine) => void, earlier: readonly EvidenceLine[] = []) {
    this.#write = write;
    for (const line of earlier) this.#take(line);
  }

  readonly add = (line: EvidenceLine): void => {
    this.#take(line);
    this.#write(line);
  };

  get nextStart(): number {
    return this.starts.length;
  }

  get transcripts(): number {
    return this.#byId.size;
  }

  get(id: string): Transcript | undefined {
    return this.#byId.get(id);
  }

  /** The first that was asked of the case. */
  referenceFor(caseName: string): Transcript | undefined {
    return this.#references.get(caseName);
  }

  ofCell(id: string): readonly Transcript[] {
    return this.#byCell.get(id) ?? [];
  }

  /** Whether some start has all asks of a cell: it is not asked again. */
  isWhole(id: string, asks: number): boolean {
    const starts = Map.groupBy(this.ofCell(id), ({ start }) => start);
    return [...starts.values()].some(transcripts => transcripts.length >= asks);
  }

  ofControl(name: string): readonly Transcript[] {
    return this.#controls.get(name) ?? [];
  }

  #take(line: EvidenceLine): void {
    switch (line.kind) {
      case 'start':
        this.starts.push(line);
        return;
      case 'plan':
        this.plan = line;
        return;
      case 'transcript':
        this.#takeTranscript(line);
        return;
      default:
        line satisfies never;
    }
  }

  #takeTranscript(line: Transcript): void {
    this.#byId.set(line.id, line);
    this.digests.push([line.id, line.digest ?? 'nothing came']);
    if (line.role === 'reference' && !this.#references.has(line.case)) this.#references.set(line.case, line);
    if (line.role === 'element' || line.role === 'prime') addTo(this.#byCell, line);
    if (line.role === 'control') addTo(this.#controls, line);
  }
}

function addTo(lists: Map<string, Transcript[]>, line: Transcript): void {
  const known = lists.get(line.of);
  if (known === undefined) lists.set(line.of, [line]);
  else known.push(line);
}
