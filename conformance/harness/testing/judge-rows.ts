import assert from 'node:assert/strict';
import type { NewEntry } from '../history/entry.ts';
import { type Claim, type Finding, isHeld, judgeClaim } from '../judges/index.ts';
import { asked, madeHistory, told } from './made-history.ts';

export const refs = { A: 'e1', B: 'e2' };

export const finding = (entries: readonly NewEntry[], made: Claim): Finding =>
  judgeClaim(madeHistory(entries, refs), made);

export const verdict = (entries: readonly NewEntry[], made: Claim): string => {
  const found = finding(entries, made);
  if (isHeld(found)) return 'holds';
  if ('inapplicable' in found) return 'inapplicable';
  return 'undecided' in found ? 'undecided' : 'fails';
};

/** What is judged, the finding that is due, the history, the claim. */
export type Row = readonly [
  string,
  'holds' | 'fails' | 'undecided' | 'inapplicable',
  readonly NewEntry[],
  Claim,
];

/** One test a row. */
export const judgesRows = (rows: readonly Row[]): void => {
  for (const [title, due, entries, made] of rows) {
    it(`${made.judge} of ${title}: ${due}`, () => assert.equal(verdict(entries, made), due));
  }
};

export const submitted = (
  ...answer: Parameters<typeof told> extends [string, ...infer Rest] ? Rest : never
): NewEntry[] => [asked('e1', 'POST /v1/tasks'), told('e1', ...answer)];

export const expired: NewEntry = { kind: 'step', text: 'bound frame_ms expired: p1 is asked' };

type Witnessed = 'request' | 'piece' | 'aborted' | 'ended';

export const witness = (action: Witnessed, exchange: string, detail: object = {}): NewEntry => ({
  kind: 'peer',
  peer: 'p1',
  action,
  exchange,
  detail: { ...detail },
});

export const call = (exchange: string, prompt = 'x'): NewEntry =>
  witness('request', exchange, { generation: true, prompt });
