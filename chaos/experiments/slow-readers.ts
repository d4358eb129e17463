import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { returnsToIdle } from '../invariants/returns-to-idle.ts';
import { slowReadersAreCutOff } from '../invariants/slow-readers-are-cut-off.ts';
import { slowReaders } from '../workloads/slow-readers.ts';
import { standingClaims } from './standing-claims.ts';

export const slowReadersFallBehind: Experiment = {
  name: 'slow readers',
  what: 'Readers take a stream of tens of megabytes far slower than the engine gives it.',
  ...{ set: 'nightly', seconds: 6, settleMs: 30_000 },
  setting: {
    ...{ ...standardSetting, replicas: 1, slots: 2, pieceMs: 1 },
    server: { streams: { stream_bytes_max: 64 * 1024 * 1024, reader_buffer_bytes_max: 256 * 1024 } },
  },
  workload: slowReaders({
    ...{ pieces: 400, pieceBytes: 64 * 1024, readEveryMs: 15 },
    ...{ shareSlow: 1, shareOfPeak: 0.1 },
  }),
  faults: [],
  // What such streams leave in a process's memory is measured with the load, at rest.
  claims: [
    ...standingClaims.filter(({ invariant }) => invariant !== returnsToIdle),
    { invariant: slowReadersAreCutOff, proves: [] },
  ],
};
