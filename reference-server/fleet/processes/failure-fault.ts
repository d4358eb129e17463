// What a failed attempt tells of its engine. Refusals of a request's content tell nothing, though they may quote it.
import type { EngineError, EngineErrorKind } from '#contracts/adapter';
import type { Fault } from './fault-desk.ts';
import { faultOf } from './signals.ts';

const telling: ReadonlySet<EngineErrorKind> = new Set([
  'unavailable',
  'reset',
  'internal',
  'out-of-memory-vram',
  'out-of-memory-host',
]);

export function failureFault({ kind, message }: EngineError): Fault | undefined {
  if (!telling.has(kind)) return undefined;
  const detail = message.slice(0, 300);
  // The adapter knows its engine's words for these better than a table can.
  if (kind === 'out-of-memory-vram') return { kind: 'VRAM OOM', detail };
  if (kind === 'out-of-memory-host') return { kind: 'host OOM', detail };
  const fault = faultOf({ kind: 'text', text: message });
  return fault === undefined ? undefined : { kind: fault, detail };
}
