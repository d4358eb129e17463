import { parsedJson, type SseItem, valueAt } from '#conformance/harness';
import type { Frame } from '../grammar/operation.ts';

type EventItem = Extract<SseItem, { kind: 'frame' }>;

const ofType = <Type extends 'string' | 'number' | 'boolean'>(
  value: unknown,
  type: Type,
): value is { string: string; number: number; boolean: boolean }[Type] => typeof value === type;

/** What invariants need of a frame. */
export const frameOf = (item: EventItem, atMs: number): Frame => {
  const data = parsedJson(item.data);
  const index = valueAt(data, 'i');
  const text = valueAt(data, 't');
  const code = valueAt(data, 'code');
  const tokensLost = valueAt(data, 'tokens_lost');
  const durable = valueAt(data, 'durable');
  const decodeMs = valueAt(data, 'decode_ms');
  const isKept = item.id !== undefined && item.event !== 'token';
  return {
    atMs,
    event: item.event ?? 'message',
    id: item.id === undefined ? undefined : Number(item.id),
    ...(ofType(index, 'number') ? { index } : {}),
    ...(ofType(text, 'string') ? { text } : {}),
    ...(ofType(code, 'string') ? { code } : {}),
    ...(ofType(tokensLost, 'boolean') ? { tokensLost } : {}),
    ...(ofType(durable, 'boolean') ? { durable } : {}),
    ...(ofType(decodeMs, 'number') ? { decodeMs } : {}),
    ...(isKept ? { data: item.data ?? '' } : {}),
  };
};
