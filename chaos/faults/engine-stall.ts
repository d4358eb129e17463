import type { Fault } from '../grammar/fault.ts';
import { type Breaking, bentEngine, whenOf } from './bent-engine.ts';

export const engineStall = (breaking: Breaking = {}): Fault =>
  bentEngine({
    ...{ ...breaking, failure: 'stall' },
    name: `engine stall ${whenOf(breaking)}`,
    what: `An engine says nothing more, ${whenOf(breaking)}, and keeps the connection.`,
  });
