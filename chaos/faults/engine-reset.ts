import type { Fault } from '../grammar/fault.ts';
import { type Breaking, bentEngine, whenOf } from './bent-engine.ts';

export const engineReset = (breaking: Breaking = {}): Fault =>
  bentEngine({
    ...{ ...breaking, failure: 'reset', restMs: 5 },
    name: `engine reset ${whenOf(breaking)}`,
    what: `An engine resets the connection of every call, ${whenOf(breaking)}.`,
  });
