import { boundsOf, keyOf, realClock, type TargetDocument, UsageError } from '#conformance/harness';
import type { Profile } from '#contracts';
import { accessTo, type Budget, probeModels } from '../run/index.ts';
import { type RunFlags, readPrices } from './run-options.ts';

/** What a run at somebody's URL may use up where nobody says more. */
export const smallBudget: Budget = { requests: 400, tokens: 20_000 };

/** Checks at a time: enough to be quick, few enough for a small server. */
export const openaiJobs = 4;

/** A list of models needs no model. */
const listMs = 10_000;

const foundModel = async (document: TargetDocument, url: string, profile: Profile) => {
  const access = await accessTo(document);
  const { target } = document;
  const key = keyOf(target, 'data');
  try {
    const bounds = boundsOf({ ...profile.bounds, response_ms: listMs }, target.bounds_factor);
    const options = { access, bounds, clock: realClock, ...(key === undefined ? {} : { key }) };
    const probe = await probeModels(url, options);
    if (probe.found === 'nothing') throw new UsageError(`nothing answers at ${url}: ${probe.reason}`);
    if (probe.found === 'something')
      throw new UsageError(`${url} lists no models, as the OpenAI API does: ${probe.answer}`);
    return probe;
  } finally {
    await access.connections.close();
  }
};

/** The target with the model of all checks: the one that is named, or the first that a URL lists. */
export const withModel = async (
  document: TargetDocument,
  profile: Profile,
  flags: RunFlags,
): Promise<TargetDocument> => {
  const { target, folder } = document;
  const prices = readPrices(flags);
  const priced = { ...target, ...(prices === undefined ? {} : { prices }) };
  // What a dry run prints needs no model, and it asks nobody.
  if (
    profile.dialect !== 'openai' ||
    target.url === undefined ||
    target.kind !== 'url' ||
    // What it lists is the engine's, and that is the suite, which does not listen yet.
    target.gateway !== undefined ||
    flags.dryRun === true
  )
    return { target: priced, folder };
  const probe = await foundModel(document, target.url, profile);
  const ref = flags.model ?? target.model?.ref ?? probe.ids[0] ?? '';
  const ctx = target.model?.ctx_max ?? probe.ctxOf(ref);
  const model = { engine: 'openai', ...target.model, ref, ...(ctx === undefined ? {} : { ctx_max: ctx }) };
  return { target: { ...priced, model }, folder };
};
