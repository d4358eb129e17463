import { type Behaviour, type Peer, startPeer } from '#conformance/peers';
import type { Arrival } from '../grammar/operation.ts';
import type { Setting } from '../grammar/setting.ts';
import type { CallBook } from './call-book.ts';
import type { Network } from './network.ts';
import { taskOfPrompt } from './prompt.ts';

/** Changes what an engine does with a call: how a fault of an engine is put in. */
export type Bend = (behaviour: Behaviour, task: string) => Behaviour;

/** An engine of the suite's own, behind a network of the suite's own. */
export class StagedEngine {
  readonly name: string;
  readonly peer: Peer;
  readonly network: Network;
  bend: Bend | undefined;

  constructor(peer: Peer, network: Network) {
    this.name = peer.name;
    this.peer = peer;
    this.network = network;
  }

  /** Whether the server can learn that it takes work. */
  get answers(): boolean {
    const { partitioned, refuses } = this.network.conditions;
    return this.peer.isWell && this.network.isListening && !partitioned && !refuses;
  }

  async close(): Promise<void> {
    await this.network.close();
    await this.peer.close();
  }
}

export interface EngineOptions {
  readonly name: string;
  readonly setting: Setting;
  readonly calls: CallBook;
  /** What was planned for a task. */
  readonly arrivalOf: (task: string) => Arrival | undefined;
  readonly networkTo: (port: () => number) => Promise<Network>;
}

const pieceText = (index: number, bytes = 0): string => `w${index} `.padEnd(bytes, '.');

const behaviourOf = (
  setting: Setting,
  { pieces, pieceBytes, firstMs = setting.firstMs }: Arrival,
): Behaviour => [
  ...Array.from({ length: pieces }, (_, index) => [
    { act: 'pause' as const, ms: index === 0 ? firstMs : setting.pieceMs },
    { act: 'piece' as const, text: pieceText(index, pieceBytes) },
  ]).flat(),
  { act: 'end', finish: 'length' },
];

export const startEngine = async (options: EngineOptions): Promise<StagedEngine> => {
  const { name, setting, calls, arrivalOf } = options;
  const peer = await startPeer({
    ...{ wire: 'llamacpp', name, sink: calls.sink, slots: setting.slots, taskMark: 'task ' },
  });
  const network = await options.networkTo(() => Number(new URL(peer.url).port));
  const engine = new StagedEngine(peer, network);
  peer.scriptBy(prompt => {
    const task = taskOfPrompt(prompt);
    const arrival = task === undefined ? undefined : arrivalOf(task);
    if (task === undefined || arrival === undefined) return undefined;
    const behaviour = behaviourOf(setting, arrival);
    return engine.bend === undefined ? behaviour : engine.bend(behaviour, task);
  });
  return engine;
};
