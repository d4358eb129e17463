// One line of a load run's table: what is promised, what was measured, and whether it holds. Pure.

export type LineVerdict = 'held' | 'violated' | 'unknown';

export interface Line {
  /** The clause that it speaks for; absent where it only tells. */
  readonly proves?: string;
  readonly sentence: string;
  readonly figure?: number;
  readonly unit: string;
  readonly bound?: number;
  /** at most, or at least. */
  readonly sense?: 'max' | 'min';
  readonly verdict: LineVerdict;
  /** From how many things, or why nothing can be said. */
  readonly of: string;
}

export interface Measured {
  readonly proves?: string;
  readonly sentence: string;
  readonly unit: string;
  readonly bound: number;
  readonly sense: 'max' | 'min';
  readonly figure: number | undefined;
  readonly looked: number;
  /** Fewer are no basis. */
  readonly lookedMin: number;
  readonly of: string;
}

/** Unknown where too little was looked at; otherwise the figure against its bound. What took for ever is beyond any. */
export const lineOf = (measured: Measured): Line => {
  const { proves, sentence, unit, bound, sense, figure, looked, lookedMin, of } = measured;
  const named = { ...(proves === undefined ? {} : { proves }), sentence, unit, bound, sense };
  if (figure === undefined || Number.isNaN(figure) || Number.isNaN(bound) || looked < lookedMin)
    return { ...named, verdict: 'unknown', of: `${looked} ${of}; at least ${lookedMin} are needed` };
  const holds = sense === 'max' ? figure <= bound : figure >= bound;
  return { ...named, figure, verdict: holds ? 'held' : 'violated', of: `${looked} ${of}` };
};

/** A figure without a promise. */
export const told = (figure: Pick<Line, 'sentence' | 'unit' | 'of'> & { readonly figure: number }): Line => ({
  ...figure,
  verdict: 'held',
});

/** Of what could not be asked here. */
export const unknownLine = (proves: string, sentence: string, because: string): Line => ({
  ...{ proves, sentence, unit: '', verdict: 'unknown', of: because },
});
