import type { Examined } from './examine.ts';

/** A server or a gateway of which it is known what has to be found in it. */
export interface Control {
  readonly name: string;
  /** Nothing, where it is faithful or benign. */
  readonly breaks: readonly string[];
  /** Begun first, it keeps nobody waiting at the end. */
  readonly isSlow: boolean;
  readonly examine: () => Promise<Examined>;
}

export type BrokenKind = 'broken-server' | 'broken-gateway';

interface Told {
  readonly name: string;
  readonly why: string;
}

export interface Broken extends Told {
  readonly breaks: readonly string[];
}

/** A profile, and those that it is tried on. */
export interface Tried {
  readonly profile: string;
  readonly kind: BrokenKind;
  readonly controls: () => Promise<readonly Control[]>;
  readonly benign: readonly Told[];
  readonly broken: readonly Broken[];
  /** Some check waits for what they never do. */
  readonly slow: readonly string[];
  /** Requirements that even the faithful one can not show. */
  readonly outOfReach: readonly string[];
}

/** They mostly wait: as many at a time as one process has time for. */
const atATime = 12;

export const examineAll = async (controls: readonly Control[]): Promise<ReadonlyMap<string, Examined>> => {
  const found = new Map<string, Examined>();
  const waiting = [...controls.filter(({ isSlow }) => isSlow), ...controls.filter(({ isSlow }) => !isSlow)];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      found.set(next.name, await next.examine());
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return found;
};
