// One entry of the corpus: what is asked, and with which seed. The same on every machine.

export interface CorpusCase {
  /** Stable, and unique in the corpus. */
  readonly name: string;
  readonly prompt: string;
  readonly seed: number;
  readonly maxTokens: number;
  /** Greedy takes the likeliest token, and no seed matters to it. */
  readonly sampling: 'greedy' | 'seeded';
}
