// How is each engine's server asked, and what does its answer mean? Written beside the server's adapters and without
// them, so that one checks the other.
import type { EngineDocument } from '#contracts';
import { llamacpp } from './llamacpp.ts';
import { openai } from './openai.ts';
import { tgi } from './tgi.ts';
import { triton } from './triton.ts';
import { vllm } from './vllm.ts';
import type { EngineWire } from './wire.ts';

export { EngineAnswerBroken, type EngineWire } from './wire.ts';

export type WireName = NonNullable<EngineDocument['wire']>;

export const engineWires: Readonly<Record<WireName, EngineWire>> = { llamacpp, vllm, tgi, triton, openai };
