import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { isTerminal, type Operation } from '../grammar/operation.ts';

/** What sockets, networks and clients hold between them before a server sees that nobody takes any more. */
const underwayBytes = 16 * 1024 * 1024;

const streamBytes = ({ arrival: { pieces, pieceBytes = 0 } }: Operation): number => pieces * pieceBytes;

const wasCutOff = ({ readings }: Operation): boolean =>
  readings.some(
    ({ frames, closedBy }) => closedBy !== 'client' && closedBy !== undefined && !frames.some(isTerminal),
  );

/** Where a server keeps for a reader whatever it does not take, this is how it is seen from outside. */
export const slowReadersAreCutOff: Invariant = {
  name: 'slow readers are cut off',
  sentence:
    'A reader that is further behind than its buffer is disconnected, and what it missed is not kept for it.',
  judge: ({ operations }) => {
    const slow = operations.filter(
      operation =>
        operation.arrival.reader === 'slow' &&
        operation.readings.length > 0 &&
        streamBytes(operation) > underwayBytes,
    );
    const findings = slow.flatMap((operation): Finding[] =>
      wasCutOff(operation)
        ? []
        : [
            {
              ...{ atMs: operation.intendedMs, task: operation.task },
              what: `it never took its ${Math.round(streamBytes(operation) / 1e6)} MB in time, and was never cut off`,
            },
          ],
    );
    return judged({
      ...{ looked: slow.length, findings },
      ...{
        nothing: 'no slow reader had a stream that is long enough',
        figure: `${slow.length} slow readers`,
      },
    });
  },
};
