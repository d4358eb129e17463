// Example of PRE_VALIDATE: sets attributes of the call by what the request is like, for later plugins to read.
import type { Plugin, PluginFactory, PluginTools, PluginView } from '../plugin.ts';
import {
  countOption,
  isOptions,
  listOption,
  type Options,
  onlyKnown,
  requiredText,
  textOption,
} from './options.ts';

interface TagRule {
  readonly attribute: string;
  readonly value: string;
  readonly promptBytesMin: number;
  readonly promptBytesMax: number;
  readonly priority: string | undefined;
  readonly engine: string | undefined;
  readonly modelRef: string | undefined;
  /** Present among the client's labels. */
  readonly label: string | undefined;
}

const conditionNames = ['prompt_bytes_min', 'prompt_bytes_max', 'priority', 'engine', 'model_ref', 'label'];
const rulesMax = 64;

function readRule(value: unknown): TagRule {
  if (!isOptions(value)) throw new TypeError('a rule is an object');
  onlyKnown(value, ['attribute', 'value', ...conditionNames]);
  return {
    attribute: requiredText(value, 'attribute'),
    value: requiredText(value, 'value'),
    promptBytesMin: countOption(value, 'prompt_bytes_min', 0) ?? 0,
    promptBytesMax: countOption(value, 'prompt_bytes_max', 0) ?? Infinity,
    priority: textOption(value, 'priority'),
    engine: textOption(value, 'engine'),
    modelRef: textOption(value, 'model_ref'),
    label: textOption(value, 'label'),
  };
}

function promptBytes({ request }: PluginView): number {
  const texts = request.messages?.map(message => message.content) ?? [request.prompt ?? ''];
  return texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
}

function applies(rule: TagRule, view: PluginView, bytes: number): boolean {
  const { request, labels } = view;
  return (
    bytes >= rule.promptBytesMin &&
    bytes <= rule.promptBytesMax &&
    (rule.priority ?? request.priority) === request.priority &&
    (rule.engine ?? request.engine) === request.engine &&
    (rule.modelRef ?? request.model_ref) === request.model_ref &&
    (rule.label === undefined || Object.hasOwn(labels, rule.label))
  );
}

class RequestTagger implements Plugin {
  #rules: readonly TagRule[] = [];

  configure(options: Options): void {
    onlyKnown(options, ['rules']);
    const rules = listOption(options, 'rules');
    if (rules.length > rulesMax) throw new TypeError(`rules are at most ${rulesMax}`);
    this.#rules = rules.map(readRule);
  }

  concerned(): boolean {
    return this.#rules.length > 0;
  }

  /** The first rule that applies sets its attribute; later ones leave it alone. */
  execute(view: PluginView, { attributes }: PluginTools): void {
    const bytes = promptBytes(view);
    const set = new Set<string>();
    for (const rule of this.#rules) {
      if (set.has(rule.attribute) || !applies(rule, view, bytes)) continue;
      attributes.set(rule.attribute, rule.value);
      set.add(rule.attribute);
    }
  }
}

export function requestTagger(): PluginFactory {
  return () => new RequestTagger();
}
