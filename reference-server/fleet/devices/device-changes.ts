// What happened between two readings. Pure.
import type { DeviceReading, SmiReading } from './parse-smi.ts';

export type DeviceChangeKind = 'driver-lost' | 'driver-reset' | 'ecc-uncorrected' | 'ecc-corrected';

export interface DeviceChange {
  readonly kind: DeviceChangeKind;
  readonly device: number;
  readonly detail: string;
  /** How many, where they are counted. */
  readonly by: number;
}

export interface Known {
  /** The last reading of each device ever seen. */
  readonly devices: ReadonlyMap<number, DeviceReading>;
  /** Whether the device alone was gone, which only a reset mends, or the tool told nothing of any. */
  readonly lost: ReadonlyMap<number, 'device' | 'tool'>;
}

export const nothingKnown: Known = { devices: new Map(), lost: new Map() };

function missingDetail(reading: SmiReading, device: DeviceReading): string {
  const said = reading.kind === 'devices' ? reading.lost[0] : reading.detail;
  return `device ${device.index} (${device.name}) is gone${said === undefined ? '' : `: ${said}`}`;
}

interface Counter {
  readonly kind: 'ecc-corrected' | 'ecc-uncorrected';
  of(reading: DeviceReading): number | undefined;
}

const counters: readonly Counter[] = [
  { kind: 'ecc-corrected', of: reading => reading.eccCorrected },
  { kind: 'ecc-uncorrected', of: reading => reading.eccUncorrected },
];

/** A volatile counter only falls when the device was reset or its driver loaded anew. */
function hasFallen(before: DeviceReading, after: DeviceReading): boolean {
  return counters.some(({ of }) => (of(after) ?? 0) < (of(before) ?? 0) && of(after) !== undefined);
}

function changesOf(before: DeviceReading, after: DeviceReading, wasLost: boolean): DeviceChange[] {
  const device = after.index;
  if (wasLost || before.uuid !== after.uuid || hasFallen(before, after)) {
    const why = wasLost ? 'is back' : before.uuid === after.uuid ? 'lost its counters' : 'is another one';
    return [
      { kind: 'driver-reset', device, by: 1, detail: `device ${device} was reset: it ${why}` } as const,
    ];
  }
  return counters.flatMap(({ kind, of }) => {
    const by = (of(after) ?? 0) - (of(before) ?? 0);
    const word = kind === 'ecc-corrected' ? 'corrected' : 'uncorrected';
    return by > 0 && of(before) !== undefined
      ? [{ kind, device, by, detail: `device ${device}: ${by} ${word} memory errors` }]
      : [];
  });
}

export function deviceChanges(known: Known, reading: SmiReading): { known: Known; changes: DeviceChange[] } {
  const seen = reading.kind === 'devices' ? reading.devices : [];
  const now = new Map(seen.map(device => [device.index, device]));
  const gone = [...known.devices.values()].filter(device => !now.has(device.index));
  const changes: DeviceChange[] = gone
    .filter(device => !known.lost.has(device.index))
    .map(device => ({
      kind: 'driver-lost',
      device: device.index,
      by: 1,
      detail: missingDetail(reading, device),
    }));
  for (const after of seen) {
    const before = known.devices.get(after.index);
    const wasLost = known.lost.get(after.index) === 'device';
    if (before !== undefined) changes.push(...changesOf(before, after, wasLost));
  }
  const how = reading.kind === 'devices' ? 'device' : 'tool';
  const lost = new Map(
    gone.map(({ index }) => [index, known.lost.get(index) === 'device' ? 'device' : how] as const),
  );
  return { known: { devices: new Map([...known.devices, ...now]), lost }, changes };
}
