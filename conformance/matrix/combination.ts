/** One level of each factor. */
export type Combination = Readonly<Record<string, string>>;

export interface Factor {
  readonly name: string;
  readonly levels: readonly string[];
}

/** Levels that never stand together. */
export interface Exclusion {
  readonly because: string;
  readonly levels: Readonly<Record<string, readonly string[]>>;
}

export interface Matrix {
  readonly name: string;
  readonly factors: readonly Factor[];
  /** Levels that each end the submission. Two of them hide each other, so a combination has one at most. */
  readonly refusing: Readonly<Record<string, readonly string[]>>;
  readonly exclusions: readonly Exclusion[];
  /** Factors whose levels are covered three by three; all others are covered in pairs. */
  readonly triads: readonly (readonly [string, string, string])[];
}

type Levels = Exclusion['levels'];

/** Every two refusing levels of different factors. */
const exclusionsOfRefusing = ({ refusing }: Matrix): Levels[] => {
  const entries = Object.entries(refusing);
  return entries.flatMap(([name, levels], at) =>
    entries.slice(at + 1).map(([other, others]) => ({ [name]: levels, [other]: others })),
  );
};

export const forbidden = (matrix: Matrix): readonly Levels[] => [
  ...matrix.exclusions.map(({ levels }) => levels),
  ...exclusionsOfRefusing(matrix),
];

/** Whether nothing in what is chosen so far is excluded. */
export const isAllowed = (chosen: Combination, exclusions: readonly Levels[]): boolean =>
  !exclusions.some(levels =>
    Object.entries(levels).every(([name, excluded]) => {
      const level = chosen[name];
      return level !== undefined && excluded.includes(level);
    }),
  );
