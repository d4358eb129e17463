import { EngineError, type EngineErrorKind } from '#contracts/adapter';
import type { ScriptedFault, ScriptedFaultKind } from './settings.ts';

/** What each fault looks like from outside, in words that real engines use. */
const APPEARANCE: Readonly<Record<Exclude<ScriptedFaultKind, 'stall'>, readonly [EngineErrorKind, string]>> =
  {
    reset: ['reset', 'the engine reset the connection'],
    truncate: ['reset', 'the stream stopped without an end'],
    malformed: ['malformed', 'an event of the stream is not a JSON object'],
    internal: ['internal', 'the engine failed'],
    unavailable: ['unavailable', 'the engine is not ready'],
    queue_full: ['queue-full', 'the engine has no room'],
    context_overflow: ['context-overflow', 'the request exceeds the available context size'],
    auth: ['auth', 'the engine refused the key'],
    oom_vram: ['out-of-memory-vram', 'CUDA error: out of memory'],
    oom_host: ['out-of-memory-host', 'failed to allocate memory on the host'],
  };

export function faultError(fault: ScriptedFault): EngineError {
  const [kind, message] =
    fault.kind === 'stall' ? (['internal', 'the stall ended'] as const) : APPEARANCE[fault.kind];
  return new EngineError(
    kind,
    message,
    fault.retry_after_ms === undefined ? {} : { retryAfterMs: fault.retry_after_ms },
  );
}
