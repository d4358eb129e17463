import type { TargetDocument } from '#conformance/harness';
import type { BoundCase } from './binding.ts';
import { dialectOf } from './dialect.ts';
import type { Reach } from './setup.ts';

/** Why a case is not run on this target. Always listed, never green. */
export interface NotRun {
  readonly bound: BoundCase;
  readonly verdict: 'inapplicable' | 'out_of_reach';
  readonly reason: string;
}

export interface Scope {
  readonly runnable: readonly BoundCase[];
  readonly notRun: readonly NotRun[];
}

const reachWords: Readonly<Record<Reach, string>> = {
  configure: 'be configured',
  restart: 'be started and stopped',
  kill: 'be killed',
  script_engines: 'be given scripted engines',
  capture_output: 'have its output read',
  read_store: 'have its store read',
  time: 'have its clock moved',
};

/** `@wire-vllm` needs the capability wire_vllm, `@needs-x-y` the capability x_y. */
const capabilitiesOf = ({ scenario }: BoundCase): string[] =>
  scenario.tags.flatMap(tag => {
    if (tag.startsWith('wire-')) return [tag.replaceAll('-', '_')];
    return tag.startsWith('needs-') ? [tag.slice('needs-'.length).replaceAll('-', '_')] : [];
  });

const isAboutKeys = (text: string): boolean => /\b(UNAUTHENTICATED|FORBIDDEN)\b/.test(text);

/** Who asks, by the words of the steps. */
const rolesIn: readonly (readonly [keyof TargetDocument['target']['keys'], RegExp])[] = [
  ['data', /\bthe client\b|\btasks?\b|\breader\b|\bsession\b/],
  ['operator', /\bthe operator\b|\bmetrics?\b/],
  ['admin', /\bthe admin\b/],
];

/** What would be asked with a key that a fixed target's document does not give; it may well be asked without one. */
const missingKeys = ({ scenario }: BoundCase, { target }: TargetDocument): string | undefined => {
  if (target.reach.includes('configure')) return undefined;
  const texts = scenario.steps.map(({ text }) => text);
  if (Object.keys(target.keys).length === 0)
    return texts.some(isAboutKeys) ? 'the target document gives no keys' : undefined;
  const missing = rolesIn.filter(
    ([role, words]) => target.keys[role] === undefined && texts.some(text => words.test(text)),
  );
  const words = missing.map(([role]) => role).join(', ');
  return words === '' ? undefined : `the target document gives no key with the role ${words}`;
};

const notRunOf = (bound: BoundCase, document: TargetDocument): NotRun | undefined => {
  const { target } = document;
  const unclaimed = capabilitiesOf(bound).filter(name => !target.claims.includes(name));
  if (unclaimed.length > 0)
    return { bound, verdict: 'inapplicable', reason: `the target does not claim ${unclaimed.join(', ')}` };
  const ungated = lacksGateway(bound, document);
  if (ungated !== undefined) return { bound, verdict: 'out_of_reach', reason: ungated };
  // An engine stands behind a gateway whoever else configures it.
  const engineGiven = bound.setup.gateway === undefined ? [] : ['script_engines'];
  const reach: readonly string[] = [...target.reach, ...engineGiven];
  const beyond = [...bound.needs].filter(need => !reach.includes(need));
  if (beyond.length > 0) {
    const words = beyond.map(need => reachWords[need]).join(', ');
    return { bound, verdict: 'out_of_reach', reason: `the target can't ${words}` };
  }
  const keyless = missingKeys(bound, document);
  if (keyless !== undefined) return { bound, verdict: 'out_of_reach', reason: keyless };
  const modelless = lacksModel(bound, document);
  return modelless === undefined ? undefined : { bound, verdict: 'out_of_reach', reason: modelless };
};

/** Where a URL is probed before a run, the model is found there. */
const hasModel = ({ scenario }: BoundCase, { target }: TargetDocument): boolean =>
  target.model !== undefined || (target.kind === 'url' && dialectOf(scenario.profile) === 'openai');

/** How long a check can wait for a gateway that waits for an engine. */
const silenceMsMax = 25_000;

const lacksGateway = ({ setup }: BoundCase, document: TargetDocument): string | undefined => {
  const { gateway } = document.target;
  if (setup.gateway === undefined || isConfigured(document)) return undefined;
  if (gateway === undefined)
    return 'the target document does not say that it is a gateway: `assay init gateway` drafts one';
  const unsaid = setup.gateway.stated.find(name => gateway[name] === undefined);
  if (unsaid !== undefined) return `the target document does not say gateway.${unsaid}`;
  return setup.gateway.stated.includes('silence_ms') && (gateway.silence_ms ?? 0) > silenceMsMax
    ? `it waits for ${gateway.silence_ms} ms, longer than a check can wait`
    : undefined;
};

const isConfigured = ({ target }: TargetDocument): boolean => target.configuration.form === 'assay';

const lacksModel = (bound: BoundCase, document: TargetDocument): string | undefined => {
  const { anyModel, knownContext } = bound.setup;
  if (isConfigured(document) || !anyModel) return undefined;
  if (!hasModel(bound, document)) return 'the target document names no model';
  return knownContext && document.target.model?.ctx_max === undefined
    ? 'how long the context of its model may be is not known: a target document says it as model.ctx_max'
    : undefined;
};

export const scopeOf = (cases: readonly BoundCase[], document: TargetDocument): Scope => {
  const notRun = cases.flatMap(bound => notRunOf(bound, document) ?? []);
  const left = new Set(notRun.map(({ bound }) => bound));
  return { runnable: cases.filter(bound => !left.has(bound)), notRun };
};
