// `assay verify-provider`: the reference server and scripted engines, started and brought into each state; or
// anybody's orchestrator or engine, with hooks.
import { join } from 'node:path';
import {
  boundsOf,
  environmentValue,
  type Io,
  Launcher,
  readTargetDocument,
  realClock,
  UsageError,
} from '#conformance/harness';
import { type BrokerFlags, openSource, type PactSource } from './broker/index.ts';
import { type EngineAddress, scriptedEngines, seenEngines, wireOf } from './engines/index.ts';
import { commandHook, hookProviders, urlHook } from './hook-provider.ts';
import type { Interaction } from './interaction.ts';
import type { Providers, Values } from './provider.ts';
import { referenceProviders } from './reference-provider.ts';
import { referenceStates } from './states/index.ts';
import { exitCodeOf, verificationJson, verificationText } from './verification-text.ts';
import { type Verified, verifyInteractions } from './verify-pact.ts';

export interface VerifyProviderFlags extends BrokerFlags {
  readonly url?: string;
  readonly stateUrl?: string;
  readonly stateCommand?: string;
  readonly key?: string;
  readonly model?: string;
  readonly jobs?: string;
  readonly json?: boolean;
}

const referenceDocument = join(import.meta.dirname, '../targets/reference.yaml');
const orchestrator = 'orchestrator';
const jobsDefault = 2;

const answerMs = boundsOf().terminal_ms;

const checked = ({ url, stateUrl, stateCommand, key, model }: VerifyProviderFlags): void => {
  if (url !== undefined && !URL.canParse(url)) throw new UsageError(`${url} is no address`);
  if (stateUrl !== undefined && stateCommand !== undefined)
    throw new UsageError('--state-url and --state-command: one of them brings a server into its states');
  const isAnybodys = stateUrl !== undefined || stateCommand !== undefined || (key ?? model) !== undefined;
  if (url === undefined && isAnybodys)
    throw new UsageError(
      'hooks, keys and models are of a server that --url names: those of this project need none',
    );
};

const jobsOf = ({ jobs }: VerifyProviderFlags): number => {
  const count = jobs === undefined ? jobsDefault : Number(jobs);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--jobs ${jobs}: a number from 1 on`);
  return count;
};

/** A server that runs is one provider; unless it is told which, the shipped pacts are those of an orchestrator. */
const providerAsked = ({ url, pacts, provider }: VerifyProviderFlags): string | undefined =>
  provider ?? (url !== undefined && pacts === undefined ? orchestrator : undefined);

const chosenOf = ({ pacts }: PactSource, flags: VerifyProviderFlags): readonly Interaction[] => {
  const all = pacts.flatMap(({ interactions }) => interactions);
  if (all.length === 0) throw new UsageError('there is no interaction to verify');
  const provider = providerAsked(flags);
  const kept = all.filter(one => provider === undefined || one.provider === provider);
  const known = [...new Set(all.map(one => one.provider))];
  if (kept.length === 0) throw new UsageError(`no pact is of ${provider}, but of ${known.join(', ')}`);
  const { filter = '' } = flags;
  const chosen = kept.filter(({ name }) => name.includes(filter));
  if (chosen.length === 0) throw new UsageError(`no interaction has "${filter}" in its name`);
  return chosen;
};

const hookOf = ({ stateUrl, stateCommand }: VerifyProviderFlags) => {
  if (stateUrl !== undefined) return { hook: urlHook(stateUrl, realClock) };
  return stateCommand === undefined ? {} : { hook: commandHook(stateCommand, realClock) };
};

const keyIn = (variable: string | undefined) => {
  const readerKey = variable === undefined ? undefined : environmentValue(variable);
  if (variable !== undefined && readerKey === undefined)
    throw new UsageError(`the environment has no variable ${variable}`);
  return readerKey === undefined ? {} : { readerKey };
};

interface Asked {
  readonly flags: VerifyProviderFlags;
  readonly interactions: readonly Interaction[];
  readonly onVerified: (verified: Verified) => void;
}

const verify = ({ flags, interactions, onVerified }: Asked, providers: Providers) => {
  const jobs = flags.url === undefined ? jobsOf(flags) : 1;
  return verifyInteractions({ interactions, providers, jobs, clock: realClock, answerMs, onVerified });
};

const hasHook = ({ stateUrl, stateCommand }: VerifyProviderFlags): boolean =>
  stateUrl !== undefined || stateCommand !== undefined;

const ofEngine = (engine: EngineAddress, asked: Asked): Promise<readonly Verified[]> =>
  verify(
    asked,
    hasHook(asked.flags) ? hookProviders({ ...engine, ...hookOf(asked.flags) }) : seenEngines(engine),
  );

const ofAnybody = (url: string, asked: Asked): Promise<readonly Verified[]> => {
  const { flags, interactions } = asked;
  const names = [...new Set(interactions.map(({ provider }) => provider))];
  const [name = orchestrator] = names;
  if (names.length > 1) throw new UsageError(`${url} is one of ${names.join(', ')}: --provider says which`);
  const wire = wireOf(name);
  const key = keyIn(flags.key);
  if (wire === undefined) return verify(asked, hookProviders({ url, ...hookOf(flags), ...key }));
  const headers: Values = key.readerKey === undefined ? {} : { Authorization: `Bearer ${key.readerKey}` };
  const values: Values = flags.model === undefined ? {} : { model: flags.model };
  return ofEngine({ wire, url, headers, values, clock: realClock }, asked);
};

const ofReference = async (asked: Asked): Promise<readonly Verified[]> => {
  const read = await readTargetDocument(referenceDocument);
  if (!read.ok)
    throw new Error(`the document of the reference server is refused: ${JSON.stringify(read.problems)}`);
  const launcher = new Launcher({ clock: realClock, bounds: boundsOf() });
  const parts = { document: read.document, launcher, clock: realClock, handlers: referenceStates };
  try {
    return await verify(asked, referenceProviders(parts));
  } finally {
    await launcher.close();
  }
};

/** One provider after the other: engines are played, and whatever else there is, the reference server is. */
const ofOurs = async (asked: Asked): Promise<readonly Verified[]> => {
  const byWire = Map.groupBy(asked.interactions, ({ provider }) => wireOf(provider));
  const verified: Verified[] = [];
  for (const [wire, interactions] of byWire) {
    const part = { ...asked, interactions };
    const providers = wire === undefined ? undefined : scriptedEngines({ wire, clock: realClock });
    verified.push(...(await (providers === undefined ? ofReference(part) : verify(part, providers))));
  }
  return verified;
};

const progress = (io: Io, count: number): (() => void) => {
  let done = 0;
  return () => {
    done += 1;
    if (io.isTerminal) io.err(`\r${done} of ${count} interactions${done === count ? '\n' : ''}`);
  };
};

export const verifyProviderCommand = async (flags: VerifyProviderFlags, io: Io): Promise<number> => {
  checked(flags);
  const source = await openSource(flags, io);
  const interactions = chosenOf(source, flags);
  const { url } = flags;
  const asked = { flags, interactions, onVerified: progress(io, interactions.length) };
  const verified = await (url === undefined ? ofOurs(asked) : ofAnybody(url, asked));
  io.out(flags.json === true ? verificationJson(verified) : verificationText(verified));
  await source.tell(verified);
  return exitCodeOf(verified);
};
