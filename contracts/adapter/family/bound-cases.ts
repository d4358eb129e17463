import { EngineError } from '../engine-error.ts';
import type { EngineRequest } from '../engine-request.ts';
import {
  type AdapterFamilyCase,
  type AdapterHarness,
  claim,
  claimEqual,
  type EngineFlood,
  hear,
  open,
} from './harness.ts';

const KIB = 1_024;
const MIB = KIB * KIB;

/** Of a stream that nobody reads, in the adapter and in the connections on its way. */
const TAKEN_MAX = 32 * MIB;
const POURED: EngineFlood = { chars: 64 * KIB, times: 1_024 };
/** As long as nothing more is taken, it stands still. */
const STILL_MS = 150;
const POUR_MS = 8_000;

function flooded(harness: AdapterHarness, flood: EngineFlood): EngineRequest {
  const request = harness.flood?.(flood);
  if (request === undefined) throw new Error('this harness has the ability to flood and no way to');
  return request;
}

export const boundCases: readonly AdapterFamilyCase[] = [
  {
    name: 'an event of more than 1 MiB is a failure',
    proves: ['ASY-KIT-015(a)', 'ASY-ADAPT-010(a)'],
    needs: ['flood'],
    async run(harness) {
      const request = flooded(harness, { chars: MIB + 64 * KIB, times: 1 });
      const { events, failure } = await hear(await harness.adapter(), request);
      claimEqual(events.length, 0, 'number of events');
      claim(failure instanceof EngineError, `the call fails with an EngineError, not ${failure}`);
      claimEqual(failure.kind, 'malformed', 'kind');
    },
  },
  {
    name: 'an event of 256 KiB passes whole',
    proves: ['ASY-KIT-015(b)'],
    needs: ['flood'],
    async run(harness) {
      const request = flooded(harness, { chars: 256 * KIB, times: 1 });
      const { pieces, failure } = await hear(await harness.adapter(), request);
      claimEqual(failure, undefined, 'failure');
      claimEqual(
        pieces.map(piece => piece.length),
        [256 * KIB],
        'characters of the pieces',
      );
    },
  },
  {
    name: 'while its reader stands still the engine has to wait',
    proves: ['ASY-KIT-015(c)', 'ASY-ADAPT-010(b)'],
    needs: ['flood'],
    async run(harness) {
      const events = open(await harness.adapter(), flooded(harness, POURED));
      claimEqual((await events.next()).value?.kind, 'piece', 'first event');
      const taken = (): number => (harness.eventsTaken?.() ?? 0) * POURED.chars;
      let last = { taken: taken(), atMs: harness.monotonicMs() };
      const stands = (): boolean => {
        const now = { taken: taken(), atMs: harness.monotonicMs() };
        if (now.taken !== last.taken) last = now;
        return now.taken > TAKEN_MAX || now.atMs - last.atMs > STILL_MS;
      };
      claim(await harness.until(stands, POUR_MS), 'the engine comes to stand still');
      await events.return?.();
      claim(last.taken > 0, 'the engine has begun');
      claim(
        last.taken <= TAKEN_MAX,
        `${last.taken} bytes are taken while nobody reads, at most ${TAKEN_MAX}`,
      );
    },
  },
];
