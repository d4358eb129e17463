import { type AdapterModule, type EngineAdapter, EngineError, type EngineWire } from '#contracts/adapter';
import type { Egress } from '../egress/index.ts';
import type { World } from '../kernel/index.ts';
import { AnthropicAdapter } from './adapters/anthropic.ts';
import { EmbeddedAdapter } from './adapters/embedded.ts';
import { LlamacppAdapter } from './adapters/llamacpp.ts';
import { OpenaiAdapter } from './adapters/openai.ts';
import { RemoteAdapter } from './adapters/remote.ts';
import type { ScriptedEngine } from './adapters/scripted/settings.ts';
import { ScriptedAdapter } from './adapters/scripted.ts';
import { TgiAdapter } from './adapters/tgi.ts';
import { TritonAdapter } from './adapters/triton.ts';
import { VllmAdapter } from './adapters/vllm.ts';
import type { EngineEndpoint } from './http/engine-http.ts';

/** What the configuration says about one replica's engine, with its key already read. */
export interface ReplicaEngine {
  readonly wire: EngineWire;
  readonly replicaId: string;
  /** As the engine itself knows it, where it may have several. */
  readonly model?: string | undefined;
  /** Of the engine, or of the process that was started for it. */
  readonly url?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly connectMs?: number | undefined;
  readonly egress?: Egress | undefined;
  /** Tokens of one slot. */
  readonly contextMax?: number | undefined;
  readonly slots?: number | undefined;
  /** By name, for engines that format no messages. */
  readonly chatTemplate?: string | undefined;
  /** A file for the embedded engine; absent: the generated tiny model. */
  readonly modelPath?: string | undefined;
  /** The `scripted` part of the replica as it stands in the configuration. */
  readonly scripted?: ScriptedEngine | undefined;
  /** Made by a vendor, in front of the engine at `url`. */
  readonly module?: AdapterModule | undefined;
  /** Where an adapter process of a vendor listens. */
  readonly adapterUrl?: string | undefined;
}

type MakeAdapter = (replica: ReplicaEngine, world: World) => EngineAdapter;

/** One line per wire; an adapter that is not here can't be had. */
const ADAPTERS: Readonly<Partial<Record<EngineWire, MakeAdapter>>> = {
  anthropic: replica => new AnthropicAdapter(endpointOf(replica), modelOf(replica)),
  llamacpp: replica => new LlamacppAdapter(endpointOf(replica)),
  openai: replica => new OpenaiAdapter(endpointOf(replica), modelOf(replica)),
  vllm: replica => new VllmAdapter(endpointOf(replica), modelOf(replica)),
  tgi: replica => new TgiAdapter({ ...endpointOf(replica), chatTemplate: replica.chatTemplate }),
  triton: replica =>
    new TritonAdapter({
      ...endpointOf(replica),
      model: modelOf(replica),
      chatTemplate: replica.chatTemplate,
    }),
  embedded: ({ modelPath, slots, contextMax }) => new EmbeddedAdapter({ modelPath, slots, contextMax }),
  scripted: (replica, world) => new ScriptedAdapter(scriptedOf(replica), world),
};

export function createAdapter(replica: ReplicaEngine, world: World): EngineAdapter {
  if (replica.module !== undefined) return madeBy(replica.module, replica);
  if (replica.adapterUrl !== undefined)
    return new RemoteAdapter(endpointOf({ ...replica, url: replica.adapterUrl }), replica.wire);
  const make = ADAPTERS[replica.wire];
  if (make === undefined) throw new EngineError('invalid-request', `no adapter speaks ${replica.wire}`);
  return make(replica, world);
}

function madeBy(module: AdapterModule, replica: ReplicaEngine): EngineAdapter {
  const { url, apiKey, connectMs } = endpointOf(replica);
  const adapter = module.default({ url, apiKey, model: replica.model, connectMs });
  const { wire } = adapter.describe();
  if (wire === replica.wire) return adapter;
  const sentence = `the adapter speaks ${wire}, and its pool is of wire ${replica.wire}`;
  throw new EngineError('invalid-request', sentence);
}

/** The wires that `createAdapter` knows. */
export function spokenWires(): readonly string[] {
  return Object.keys(ADAPTERS);
}

export function isSpoken(wire: string): wire is EngineWire {
  return Object.hasOwn(ADAPTERS, wire);
}

function endpointOf(replica: ReplicaEngine): EngineEndpoint {
  const { url, apiKey, connectMs, egress } = replica;
  if (url === undefined) throw new EngineError('invalid-request', `replica ${replica.replicaId} has no url`);
  return { url, apiKey, connectMs, egress };
}

function modelOf({ replicaId, model }: ReplicaEngine): string {
  if (model === undefined) throw new EngineError('invalid-request', `replica ${replicaId} has no model`);
  return model;
}

function scriptedOf(replica: ReplicaEngine): ScriptedEngine {
  const { scripted, slots, contextMax } = replica;
  if (scripted === undefined) {
    throw new EngineError('invalid-request', `replica ${replica.replicaId} has no script`);
  }
  return {
    ...(slots === undefined ? {} : { slots }),
    ...(contextMax === undefined ? {} : { ctx_max: contextMax }),
    ...scripted,
  };
}
