import type { Clock, Sink } from '#conformance/harness';
import { Engine } from './engine.ts';
import type { PeerRequest, WireName } from './wire.ts';

export interface PeerOptions {
  readonly wire: WireName;
  readonly name: string;
  /** Where it witnesses. */
  readonly sink: Sink;
  readonly clock?: Clock;
  readonly model?: string;
  readonly version?: string;
  readonly slots?: number;
  readonly ctx?: number;
  readonly apiKey?: string;
  /** Where it listens; any free port where not said. */
  readonly port?: number;
  /** For whom: this machine alone where not said. */
  readonly host?: string;
  /** refuse: what finds no slot is told that the queue is full; otherwise it waits. */
  readonly overload?: 'queue' | 'refuse';
  /** What stands in the prompt of every task of the case; other generations are the orchestrator's own tests. */
  readonly taskMark?: string;
  /** For peers that several cases share: who owns a request; undefined leaves it to the peer's own sink. */
  readonly owner?: (request: PeerRequest, prompt: string) => Sink | undefined;
}

const versions: Readonly<Record<WireName, string>> = {
  llamacpp: 'b1-de3ff81',
  vllm: '0.32.0',
  tgi: '3.3.6',
  triton: '2.71.0',
  openai: 'v1',
  anthropic: '2023-06-01',
};

export const engineOf = ({ wire, model, version, slots, ctx }: PeerOptions): Engine =>
  new Engine({
    wire,
    model: model ?? 'tiny',
    version: version ?? versions[wire],
    slots: slots ?? 4,
    ctx: ctx ?? 4_096,
  });
