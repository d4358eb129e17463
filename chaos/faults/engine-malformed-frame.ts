import type { Fault } from '../grammar/fault.ts';
import { type Breaking, bentEngine, whenOf } from './bent-engine.ts';

export const engineMalformedFrame = (breaking: Breaking = {}): Fault =>
  bentEngine({
    ...{ ...breaking, failure: 'malformed' },
    name: `malformed frame ${whenOf(breaking)}`,
    what: `An engine sends an event that is no JSON, ${whenOf(breaking)}, and nothing after it.`,
  });
