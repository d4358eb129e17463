// What a container's engine is told, and the lines that it writes.
import { isRecord, type NewEntry, parsedJson } from '#conformance/harness';
import type { Setting } from '../../grammar/setting.ts';

export interface EngineWords extends Pick<Setting, 'slots' | 'firstMs' | 'pieceMs'> {
  readonly name: string;
}

export const enginePort = 8_000;

export interface Seen {
  readonly machineMs: number;
  readonly entry: NewEntry;
}

const isSeen = (value: unknown): value is Seen =>
  isRecord(value) && typeof value.machineMs === 'number' && isRecord(value.entry);

/** undefined where a line is none of these. */
export const seenIn = (line: string): Seen | undefined => {
  const parsed = parsedJson(line);
  return isSeen(parsed) ? parsed : undefined;
};
