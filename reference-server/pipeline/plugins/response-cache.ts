// Example of a short-circuit: configured twice, in PRE_INFERENCE it answers what POST_INFERENCE has kept. The two
// meet by their option `name`. Only what is repeatable is kept, and never for another tenant.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../tasks/index.ts';
import type { Plugin, PluginContext, PluginFactory, PluginTools, PluginView } from '../plugin.ts';
import { countOption, type Options, onlyKnown, textOption } from './options.ts';
import { ResponseStore } from './response-store.ts';

const defaults = { entriesMax: 1_000, bytesMax: 16 * 1024 * 1024, ttlMs: 300_000 };

function isRepeatable({ request }: PluginView): boolean {
  if (request.session_id !== undefined) return false;
  return request.seed !== undefined || request.sampler?.temperature === 0;
}

/** Everything that the text depends on, and whose it is. */
function keyOf({ request, tenantId, poolId }: PluginView): string {
  const { task_id, deadline_ms, priority, expected_tokens, kv_hint, override, labels, ...asked } = request;
  const text = canonicalJson({ ...asked, tenantId, poolId: poolId ?? '' });
  return createHash('sha256').update(text).digest('base64url');
}

class ResponseCache implements Plugin {
  readonly #context: PluginContext;
  readonly #stores: Map<string, ResponseStore>;
  #store = new ResponseStore(defaults);

  constructor(context: PluginContext, stores: Map<string, ResponseStore>) {
    if (context.phase !== 'PRE_INFERENCE' && context.phase !== 'POST_INFERENCE') {
      throw new Error('it looks up in PRE_INFERENCE and keeps in POST_INFERENCE');
    }
    this.#context = context;
    this.#stores = stores;
  }

  /** The first of a name sets the bounds; the other may repeat them. */
  configure(options: Options): void {
    onlyKnown(options, ['name', 'entries_max', 'bytes_max', 'ttl_ms']);
    const name = textOption(options, 'name') ?? 'default';
    const known = this.#stores.get(name);
    const usual = known?.bounds ?? defaults;
    const bounds = {
      entriesMax: countOption(options, 'entries_max') ?? usual.entriesMax,
      bytesMax: countOption(options, 'bytes_max') ?? usual.bytesMax,
      ttlMs: countOption(options, 'ttl_ms') ?? usual.ttlMs,
    };
    if (known && canonicalJson({ ...known.bounds }) !== canonicalJson(bounds)) {
      throw new TypeError(`the cache ${name} has other bounds already`);
    }
    this.#store = known ?? new ResponseStore(bounds);
    this.#stores.set(name, this.#store);
  }

  concerned(view: PluginView): boolean {
    return view.answeredBy === undefined && isRepeatable(view);
  }

  execute(view: PluginView, tools: PluginTools): void {
    const nowMs = this.#context.clock.monotonicMs();
    if (this.#context.phase === 'PRE_INFERENCE') {
      const answer = this.#store.find(keyOf(view), nowMs);
      if (answer !== undefined) tools.shortCircuit(answer);
      return;
    }
    const { outcome, output: text } = view;
    if (outcome !== undefined && outcome.state !== 'completed') return;
    const { usage, finishReason } = outcome ?? {};
    const answer = {
      text,
      ...(usage === undefined ? {} : { usage }),
      ...(finishReason === undefined ? {} : { finishReason }),
    };
    this.#store.keep(keyOf(view), answer, nowMs);
  }

  shutdown(): void {
    this.#store.clear();
  }
}

export function responseCache(): PluginFactory {
  const stores = new Map<string, ResponseStore>();
  return context => new ResponseCache(context, stores);
}
