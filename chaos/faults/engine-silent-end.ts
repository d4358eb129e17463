import type { Fault } from '../grammar/fault.ts';
import { type Breaking, bentEngine, whenOf } from './bent-engine.ts';

export const engineSilentEnd = (breaking: Breaking = {}): Fault =>
  bentEngine({
    ...{ ...breaking, failure: 'silent-end' },
    name: `silent end ${whenOf(breaking)}`,
    what: `An engine ends its answer properly, ${whenOf(breaking)}, without its own last event.`,
  });
