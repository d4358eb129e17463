import type { Fault } from '../grammar/fault.ts';
import { type Breaking, bentEngine, whenOf } from './bent-engine.ts';

export const engineTruncatedFrame = (breaking: Breaking = {}): Fault =>
  bentEngine({
    ...{ ...breaking, failure: 'truncate' },
    name: `truncated frame ${whenOf(breaking)}`,
    what: `An engine ends the connection in the middle of an event, ${whenOf(breaking)}.`,
  });
