import { type Behaviour, type Foreman, type Peer, startForeman, startPeer } from '#conformance/peers';
import type { Arrival } from '../grammar/operation.ts';
import type { Setting } from '../grammar/setting.ts';
import { behaviourOf } from './behaviour-of.ts';
import type { CallBook, NowMs } from './call-book.ts';
import type { Place } from './configuration.ts';
import type { Network } from './network.ts';
import { taskOfPrompt } from './prompt.ts';
import { WorkerBook } from './worker-book.ts';

/** Changes what an engine does with a call: how a fault of an engine is put in. */
export type Bend = (behaviour: Behaviour, task: string) => Behaviour;

export interface Supervised {
  readonly foreman: Foreman;
  readonly book: WorkerBook;
}

/** What the run needs of an engine, wherever it is. */
export interface EngineOnStage {
  readonly name: string;
  /** What the server is told of it. */
  readonly place: Place;
  /** Whether the server can learn that it takes work. */
  readonly answers: boolean;
  /** Where the server starts a process for it. */
  readonly supervised?: Supervised | undefined;
  close(): Promise<void>;
}

/** An engine of the suite's own, behind a network of the suite's own. */
export class StagedEngine implements EngineOnStage {
  readonly name: string;
  readonly peer: Peer;
  readonly network: Network;
  bend: Bend | undefined;
  readonly supervised: Supervised | undefined;

  constructor(peer: Peer, network: Network, supervised?: Supervised) {
    this.name = peer.name;
    this.peer = peer;
    this.network = network;
    this.supervised = supervised;
  }

  get place(): Place {
    const { url } = this.network;
    return this.supervised === undefined
      ? { url }
      : { command: { argv: this.supervised.foreman.argvFor(url) } };
  }

  get answers(): boolean {
    const { partitioned, refuses } = this.network.conditions;
    const isManned = this.supervised?.book.isManned(this.name) ?? true;
    return isManned && this.peer.isWell && this.network.isListening && !partitioned && !refuses;
  }

  async close(): Promise<void> {
    this.supervised?.foreman.close();
    await this.network.close();
    await this.peer.close();
  }
}

export interface EngineOptions {
  readonly name: string;
  readonly model: string;
  readonly setting: Setting;
  readonly calls: CallBook;
  readonly nowMs: NowMs;
  /** What was planned for a task. */
  readonly arrivalOf: (task: string) => Arrival | undefined;
  readonly networkTo: (port: () => number) => Promise<Network>;
}

const supervise = async (peer: string, nowMs: NowMs): Promise<Supervised> => {
  const book = new WorkerBook(nowMs);
  return { book, foreman: await startForeman({ peer, sink: book.sink }) };
};

export const startEngine = async (options: EngineOptions): Promise<StagedEngine> => {
  const { name, model, setting, calls, nowMs, arrivalOf } = options;
  const peer = await startPeer({
    ...{ wire: 'llamacpp', name, model, sink: calls.sink, slots: setting.slots, taskMark: 'task ' },
  });
  const network = await options.networkTo(() => Number(new URL(peer.url).port));
  const supervised = setting.isSupervised ? await supervise(name, nowMs) : undefined;
  const engine = new StagedEngine(peer, network, supervised);
  peer.scriptBy(({ prompt }) => {
    const task = taskOfPrompt(prompt);
    const arrival = task === undefined ? undefined : arrivalOf(task);
    if (task === undefined || arrival === undefined) return undefined;
    const behaviour = behaviourOf(setting, arrival);
    return engine.bend === undefined ? behaviour : engine.bend(behaviour, task);
  });
  return engine;
};
