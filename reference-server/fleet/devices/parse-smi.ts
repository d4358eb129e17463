// What nvidia-smi printed, as readings of devices. Pure.
import type { CommandResult } from './run-command.ts';

export interface DeviceReading {
  readonly index: number;
  readonly uuid: string;
  readonly name: string;
  readonly driver: string;
  readonly totalBytes: number | undefined;
  readonly usedBytes: number | undefined;
  readonly freeBytes: number | undefined;
  /** Percent. Absent where the driver cannot tell, as with devices that are split into instances. */
  readonly utilization: number | undefined;
  readonly eccCorrected: number | undefined;
  readonly eccUncorrected: number | undefined;
}

export type SmiReading =
  | {
      readonly kind: 'devices';
      readonly devices: readonly DeviceReading[];
      /** What the tool said of devices that it could not read. */
      readonly lost: readonly string[];
    }
  /** The tool works, and there is nothing to see. */
  | { readonly kind: 'no-device'; readonly detail: string }
  | { readonly kind: 'driver-lost'; readonly detail: string }
  /** There is no such tool. */
  | { readonly kind: 'no-tool'; readonly detail: string };

const fields = [
  'index',
  'uuid',
  'name',
  'driver_version',
  'memory.total',
  'memory.used',
  'memory.free',
  'utilization.gpu',
  'ecc.errors.corrected.volatile.total',
  'ecc.errors.uncorrected.volatile.total',
  'pstate',
] as const;

type Field = (typeof fields)[number];

export const smiArgv: readonly string[] = [
  'nvidia-smi',
  `--query-gpu=${fields.join(',')}`,
  '--format=csv,noheader,nounits',
];

const mebibyte = 2 ** 20;

/** `[N/A]`, `[Not Supported]`, `[Unknown Error]`, `ERR!` and an empty cell all mean that there is no number. */
function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function bytesOf(text: string | undefined): number | undefined {
  const mebibytes = numberOf(text);
  return mebibytes === undefined ? undefined : mebibytes * mebibyte;
}

function readingOf(line: string): DeviceReading | undefined {
  const cells = line.split(',').map(cell => cell.trim());
  if (cells.length !== fields.length) return undefined;
  const cell = (field: Field): string | undefined => cells[fields.indexOf(field)];
  const index = numberOf(cell('index'));
  const uuid = cell('uuid') ?? '';
  if (index === undefined || !uuid.startsWith('GPU-')) return undefined;
  return {
    index,
    uuid,
    name: cell('name') ?? '',
    driver: cell('driver_version') ?? '',
    totalBytes: bytesOf(cell('memory.total')),
    usedBytes: bytesOf(cell('memory.used')),
    freeBytes: bytesOf(cell('memory.free')),
    utilization: numberOf(cell('utilization.gpu')),
    eccCorrected: numberOf(cell('ecc.errors.corrected.volatile.total')),
    eccUncorrected: numberOf(cell('ecc.errors.uncorrected.volatile.total')),
  };
}

const lostLine = /unable to determine the device handle|gpu is lost|gpu requires reset|unknown error$/i;
const noDeviceLine = /no devices (were )?found/i;

/** A device that answers with nothing but errors is as lost as one that doesn't answer. */
function isMute(reading: DeviceReading): boolean {
  return reading.totalBytes === undefined && reading.utilization === undefined;
}

export function parseSmi({ code, stdout, stderr, missing }: CommandResult): SmiReading {
  if (missing) return { kind: 'no-tool', detail: 'nvidia-smi is not on this host' };
  const lines = `${stdout}\n${stderr}`
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
  const readings = lines.map(readingOf).filter(reading => reading !== undefined);
  const lost = lines.filter(line => readingOf(line) === undefined && lostLine.test(line));
  const mute = readings.filter(isMute).map(({ index }) => `device ${index} answers with errors alone`);
  const devices = readings.filter(reading => !isMute(reading));
  if (readings.length > 0 || lost.length > 0) return { kind: 'devices', devices, lost: [...lost, ...mute] };
  const detail = lines[0]?.slice(0, 300) ?? `nvidia-smi ended with ${code ?? 'no code'} and said nothing`;
  return lines.some(line => noDeviceLine.test(line))
    ? { kind: 'no-device', detail }
    : { kind: 'driver-lost', detail };
}
