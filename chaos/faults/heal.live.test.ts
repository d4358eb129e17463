import assert from 'node:assert/strict';
import { readTargetDocument, realClock } from '#conformance/harness';
import type { Fault } from '../grammar/fault.ts';
import { standardSetting } from '../grammar/setting.ts';
import { clear } from '../stage/conditions.ts';
import { type Stage, setStage } from '../stage/stage.ts';
import { engineEndlessPieces } from './engine-endless-pieces.ts';
import { engineHalfClose } from './engine-half-close.ts';
import { engineHeartbeatLoss } from './engine-heartbeat-loss.ts';
import { engineHugeEvent } from './engine-huge-event.ts';
import { engineKilled } from './engine-killed.ts';
import { engineMalformedFrame } from './engine-malformed-frame.ts';
import { engineOutOfDeviceMemory } from './engine-out-of-device-memory.ts';
import { engineReset } from './engine-reset.ts';
import { engineSilentEnd } from './engine-silent-end.ts';
import { engineSlowStart } from './engine-slow-start.ts';
import { engineStall } from './engine-stall.ts';
import { engineTruncatedFrame } from './engine-truncated-frame.ts';
import { networkBandwidth } from './network-bandwidth.ts';
import { networkJitter } from './network-jitter.ts';
import { networkLatency } from './network-latency.ts';
import { networkPartition } from './network-partition.ts';
import { networkReset } from './network-reset.ts';
import { networkSlicing } from './network-slicing.ts';

const faults: readonly Fault[] = [
  engineEndlessPieces(2),
  engineHalfClose(),
  engineHeartbeatLoss(),
  engineHugeEvent(),
  engineKilled(),
  engineMalformedFrame(),
  engineOutOfDeviceMemory,
  engineReset({ pieces: 3 }),
  engineSilentEnd(),
  engineSlowStart({ loadMs: 10 }),
  engineStall({ engine: 2 }),
  engineTruncatedFrame({ pieces: 1 }),
  networkBandwidth(1, { bytesPerSecond: 1_000, lateMs: 10 }),
  networkJitter('clients', 10),
  networkLatency(2, 10),
  networkPartition('clients'),
  networkReset(1, 50),
  networkSlicing('clients', 3),
];

const withStage = async (run: (stage: Stage) => Promise<void>): Promise<void> => {
  const read = await readTargetDocument(
    new URL('../../conformance/targets/reference.yaml', import.meta.url).pathname,
  );
  if (!read.ok) throw new Error('the target document can be read');
  const stage = await setStage({
    ...{ setting: standardSetting, document: read.document, clock: realClock, seed: 1 },
    arrivalOf: () => undefined,
  });
  try {
    await run(stage);
  } finally {
    await stage.close();
  }
};

/** What of the stage a fault of an engine or of a network can change. */
const stateOf = ({ engines, front }: Stage) =>
  [front, ...engines.map(({ network }) => network)]
    .map(({ conditions, isListening }) => ({ ...conditions, isListening }) as object)
    .concat(engines.map(({ answers, bend }) => ({ answers, isBent: bend !== undefined })));

const well = [
  ...Array.from({ length: 3 }, () => ({ ...clear, isListening: true })),
  ...Array.from({ length: 2 }, () => ({ answers: true, isBent: false })),
];

describe('a fault of an engine or of a network', () => {
  for (const fault of faults)
    it(`is there once it is put in, and gone without a trace once it is healed, twice over: ${fault.name}`, () =>
      withStage(async stage => {
        assert.deepEqual(stateOf(stage), well);
        for (let time = 0; time < 2; time += 1) {
          // Nobody works on this stage, and none is waited for.
          await fault.inject(stage, AbortSignal.abort());
          assert.notDeepEqual(stateOf(stage), well);
          await fault.heal(stage);
          assert.deepEqual(stateOf(stage), well);
          await fault.heal(stage);
          assert.deepEqual(stateOf(stage), well);
        }
      }));
});
