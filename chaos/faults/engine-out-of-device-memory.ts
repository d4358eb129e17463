import type { Fault } from '../grammar/fault.ts';
import { bentEngine } from './bent-engine.ts';
import { raised } from './evidence.ts';

/** As llama.cpp says it inside a stream; vLLM's words are `CUDA out of memory. Tried to allocate …`. */
const message = 'CUDA error: out of memory';

const refusing = bentEngine({
  ...{ name: 'out of device memory', failure: 'error-event', message },
  what: "An engine finds no memory on its device for any call, and says so in its server's words.",
});

export const engineOutOfDeviceMemory: Fault = {
  ...refusing,
  witnesses: (record, span) => [
    ...refusing.witnesses(record, span),
    ...raised(record, span, { name: 'oom_events_total', labels: { kind: 'vram' } }),
  ],
};
