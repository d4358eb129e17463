// What a name stands for: a digest, an entry, a tag, or whatever serves a model_ref now. Pure; newest first, so that
// the same catalog gives the same digest every time.
import type { ModelState } from '#contracts';
import { type ModelEntry, modelRefOf } from './model-entry.ts';

export interface ResolvedModel {
  readonly reference: string;
  readonly modelId: string;
  readonly modelRef: string;
  readonly digest: string;
  readonly state: ModelState;
  readonly by: 'digest' | 'model-ref' | 'id' | 'tag';
}

type By = ResolvedModel['by'];
type Entries = readonly ModelEntry[];

const newest = (entries: Entries): ModelEntry | undefined =>
  entries.reduce<ModelEntry | undefined>(
    (best, entry) => (best && best.ordinal > entry.ordinal ? best : entry),
    undefined,
  );

/** The one that became active last, of those that are. */
export function servingEntry(entries: Entries, modelRef: string): ModelEntry | undefined {
  return entries
    .filter(entry => modelRefOf(entry) === modelRef && entry.standing.state === 'active')
    .reduce<ModelEntry | undefined>(
      (best, entry) => (best && best.standing.activation > entry.standing.activation ? best : entry),
      undefined,
    );
}

const standingOrder: readonly ModelState[] = ['canary', 'deprecated', 'retired', 'draft'];

/** What a model_ref means for a task: what serves, and where nothing does, what comes nearest to it. */
export function standingEntry(entries: Entries, modelRef: string): ModelEntry | undefined {
  const ofRef = entries.filter(entry => modelRefOf(entry) === modelRef);
  const inState = (state: ModelState) => newest(ofRef.filter(({ standing }) => standing.state === state));
  return servingEntry(ofRef, modelRef) ?? standingOrder.map(inState).find(entry => entry !== undefined);
}

function byDigest(entries: Entries, reference: string): ModelEntry | undefined {
  const [name, digest] = reference.split('@sha256:');
  if (name === undefined || digest === undefined) return undefined;
  const wanted = `sha256:${digest}`;
  return newest(entries.filter(entry => entry.digest === wanted && isNamed(entry, name)));
}

const isNamed = (entry: ModelEntry, name: string): boolean =>
  modelRefOf(entry) === name || entry.request.id === name;

/** The newest registration of the tag, in whatever state it is: a state is no reason to mean something else. */
function byTag(entries: Entries, reference: string): ModelEntry | undefined {
  const cut = reference.lastIndexOf(':');
  if (cut < 1) return undefined;
  const name = reference.slice(0, cut);
  const tag = reference.slice(cut + 1);
  return newest(entries.filter(entry => isNamed(entry, name) && (entry.request.tags ?? []).includes(tag)));
}

function byModelRef(entries: Entries, reference: string): ModelEntry | undefined {
  const ofRef = entries.filter(entry => modelRefOf(entry) === reference);
  return (
    servingEntry(ofRef, reference) ?? newest(ofRef.filter(({ standing }) => standing.state !== 'retired'))
  );
}

const byId = (entries: Entries, reference: string): ModelEntry | undefined =>
  entries.find(({ request }) => request.id === reference);

const ways: readonly (readonly [By, (entries: Entries, reference: string) => ModelEntry | undefined])[] = [
  ['digest', byDigest],
  ['model-ref', byModelRef],
  ['id', byId],
  ['tag', byTag],
];

/** @implements ORCH-3062 */
export function resolveModel(entries: Entries, reference: string): ResolvedModel | undefined {
  for (const [by, find] of ways) {
    const entry = find(entries, reference);
    if (entry === undefined) continue;
    const { digest, request, standing } = entry;
    return { reference, modelId: request.id, modelRef: modelRefOf(entry), digest, state: standing.state, by };
  }
  return undefined;
}
