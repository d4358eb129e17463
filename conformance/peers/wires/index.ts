// How each engine speaks. One file per engine; they share only the form that several imitate.
import type { Wire, WireName } from '../wire.ts';
import { llamacpp } from './llamacpp.ts';

export const wires: Readonly<Record<WireName, Wire>> = {
  llamacpp,
  vllm: llamacpp,
  tgi: llamacpp,
  triton: llamacpp,
  openai: llamacpp,
};
