// From the list of the configuration to the plugins of each phase in their order: checked once, then unchangeable.
import type { PluginConfig } from '#contracts';
import { OrchestratorError, type World } from '../kernel/index.ts';
import type { PhaseName } from '../tasks/index.ts';
import { frozenCopy } from './frozen-copy.ts';
import { builtInFactories, importFactory } from './load-factory.ts';
import { isPhaseName, phaseNames } from './phases.ts';
import type { Plugin, PluginFactory } from './plugin.ts';

export interface CompiledPlugin {
  readonly id: string;
  readonly phase: PhaseName;
  readonly order: number;
  readonly strategy: PluginConfig['strategy'];
  readonly retriesMax: number;
  readonly timeoutMs: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly plugin: Plugin;
}

export interface CompiledPipeline {
  /** In the order in which they are set up and, within a phase, run. */
  readonly plugins: readonly CompiledPlugin[];
  readonly byPhase: Readonly<Record<PhaseName, readonly CompiledPlugin[]>>;
}

export interface CompileOptions {
  readonly world: World;
  /** What paths of modules are relative to: the folder of the configuration. */
  readonly folder: string;
  /** Instead of those that come with the server. */
  readonly builtIns?: ReadonlyMap<string, PluginFactory>;
}

export function pluginConfigInvalid(
  pluginId: string,
  problem: { pointer: string; message: string },
  cause?: unknown,
) {
  return new OrchestratorError('CONFIG_INVALID', {
    message: `plugin ${pluginId}: ${problem.message}`,
    details: { plugin_id: pluginId, problems: [problem] },
    cause,
  });
}

/** @implements PLUG-007 */
function checkNames(configs: readonly PluginConfig[]): void {
  const taken = new Set<string>();
  for (const [at, { id, phase }] of configs.entries()) {
    if (!isPhaseName(phase)) {
      const message = `there is no phase ${String(phase)}; the phases are ${phaseNames.join(', ')}`;
      throw pluginConfigInvalid(id, { pointer: `/plugins/${at}/phase`, message });
    }
    if (taken.has(id)) {
      throw pluginConfigInvalid(id, { pointer: `/plugins/${at}/id`, message: 'another plugin has this id' });
    }
    taken.add(id);
  }
}

const optionalMembers = ['configure', 'initialize', 'concerned', 'shutdown'] as const;

function checkShape(plugin: unknown): asserts plugin is Plugin {
  if (typeof plugin !== 'object' || plugin === null) throw new Error('its factory gives no plugin');
  if (typeof Reflect.get(plugin, 'execute') !== 'function') throw new Error('the plugin has no execute');
  for (const member of optionalMembers) {
    const value: unknown = Reflect.get(plugin, member);
    if (value !== undefined && typeof value !== 'function') throw new Error(`its ${member} is no function`);
  }
}

async function makePlugin(config: PluginConfig, options: Required<CompileOptions>): Promise<Plugin> {
  const { world, folder, builtIns } = options;
  const factory = builtIns.get(config.module) ?? (await importFactory(config.module, folder));
  const clock = Object.freeze({ wallMs: () => world.wallMs(), monotonicMs: () => world.monotonicMs() });
  const plugin: unknown = await factory(Object.freeze({ id: config.id, phase: config.phase, clock }));
  checkShape(plugin);
  return plugin;
}

async function compilePlugin(
  config: PluginConfig,
  at: number,
  options: Required<CompileOptions>,
): Promise<CompiledPlugin> {
  const plugin = await makePlugin(config, options).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `${config.module}: ${reason}`;
    throw pluginConfigInvalid(config.id, { pointer: `/plugins/${at}/module`, message }, cause);
  });
  return Object.freeze({
    id: config.id,
    phase: config.phase,
    order: config.order,
    strategy: config.strategy,
    retriesMax: config.retries_max,
    timeoutMs: config.timeout_ms,
    options: frozenCopy(config.options),
    plugin,
  });
}

/** @implements PLUG-001 */
function inOrder(a: CompiledPlugin, b: CompiledPlugin): number {
  const phases = phaseNames.indexOf(a.phase) - phaseNames.indexOf(b.phase);
  if (phases !== 0) return phases;
  if (a.order !== b.order) return a.order - b.order;
  return a.id < b.id ? -1 : 1;
}

/** @implements ASY-PIPE-001 */
function compiledFrom(plugins: readonly CompiledPlugin[]): CompiledPipeline {
  const of = (phase: PhaseName) => Object.freeze(plugins.filter(plugin => plugin.phase === phase));
  const byPhase = Object.freeze({
    PRE_VALIDATE: of('PRE_VALIDATE'),
    VALIDATE: of('VALIDATE'),
    AUTHORIZE: of('AUTHORIZE'),
    ROUTE: of('ROUTE'),
    PRE_INFERENCE: of('PRE_INFERENCE'),
    INFERENCE: of('INFERENCE'),
    POST_INFERENCE: of('POST_INFERENCE'),
    OBSERVABILITY: of('OBSERVABILITY'),
    CLEANUP: of('CLEANUP'),
  });
  return Object.freeze({ plugins: Object.freeze([...plugins]), byPhase });
}

/** Rejects with CONFIG_INVALID, naming the plugin. */
export async function compilePipeline(
  configs: readonly PluginConfig[],
  options: CompileOptions,
): Promise<CompiledPipeline> {
  checkNames(configs);
  const complete = { builtIns: builtInFactories(), ...options };
  const compiled = await Promise.all(configs.map((config, at) => compilePlugin(config, at, complete)));
  return compiledFrom(compiled.toSorted(inOrder));
}

/** Of a configuration without plugins. */
export const noPlugins: CompiledPipeline = compiledFrom([]);
