// How does each engine speak? One file per engine; they share only the form that several imitate.
// Surprising: a wire writes what the engine's server really writes, its quirks included, not what would be tidy.
import type { Wire, WireName } from '../wire.ts';
import { anthropic } from './anthropic.ts';
import { llamacpp } from './llamacpp.ts';
import { openai } from './openai.ts';
import { tgi } from './tgi.ts';
import { triton } from './triton.ts';
import { vllm } from './vllm.ts';

export const wires: Readonly<Record<WireName, Wire>> = { llamacpp, vllm, tgi, triton, openai, anthropic };
