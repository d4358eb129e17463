// `assay verify-provider`: the reference server, started and brought into each state; or anybody's, with hooks.
import { join } from 'node:path';
import { boundsOf, environmentValue, Launcher, readTargetDocument, realClock } from '#conformance/harness';
import { type Io, UsageError } from '../cli/io.ts';
import { type BrokerFlags, openSource, type PactSource } from './broker/index.ts';
import { commandHook, hookProviders, urlHook } from './hook-provider.ts';
import type { Interaction } from './interaction.ts';
import { referenceProviders } from './reference-provider.ts';
import { referenceStates } from './states/index.ts';
import { exitCodeOf, verificationJson, verificationText } from './verification-text.ts';
import { type Verified, verifyInteractions } from './verify-pact.ts';

export interface VerifyProviderFlags extends BrokerFlags {
  readonly url?: string;
  readonly stateUrl?: string;
  readonly stateCommand?: string;
  readonly key?: string;
  readonly jobs?: string;
  readonly json?: boolean;
}

const referenceDocument = join(import.meta.dirname, '../targets/reference.yaml');
const jobsDefault = 2;

const answerMs = boundsOf().terminal_ms;

const checked = ({ url, stateUrl, stateCommand, key }: VerifyProviderFlags): void => {
  if (url !== undefined && !URL.canParse(url)) throw new UsageError(`${url} is no address`);
  if (stateUrl !== undefined && stateCommand !== undefined)
    throw new UsageError('--state-url and --state-command: one of them brings a server into its states');
  const hasHook = stateUrl !== undefined || stateCommand !== undefined || key !== undefined;
  if (url === undefined && hasHook)
    throw new UsageError('hooks and keys are for a server that --url names: the reference server needs none');
};

const jobsOf = ({ jobs }: VerifyProviderFlags): number => {
  const count = jobs === undefined ? jobsDefault : Number(jobs);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--jobs ${jobs}: a number from 1 on`);
  return count;
};

const chosenOf = ({ pacts }: PactSource, { filter = '' }: VerifyProviderFlags): readonly Interaction[] => {
  const all = pacts.flatMap(({ interactions }) => interactions);
  if (all.length === 0) throw new UsageError('there is no interaction to verify');
  const chosen = all.filter(({ name }) => name.includes(filter));
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
  readonly io: Io;
}

const ofAnybody = (url: string, { flags, interactions, io }: Asked) =>
  verifyInteractions({
    interactions,
    providers: hookProviders({ url, ...hookOf(flags), ...keyIn(flags.key) }),
    clock: realClock,
    jobs: 1,
    answerMs,
    onVerified: progress(io, interactions.length),
  });

const ofReference = async ({ flags, interactions, io }: Asked) => {
  const read = await readTargetDocument(referenceDocument);
  if (!read.ok)
    throw new Error(`the document of the reference server is refused: ${JSON.stringify(read.problems)}`);
  const launcher = new Launcher({ clock: realClock, bounds: boundsOf() });
  const parts = { document: read.document, launcher, clock: realClock, handlers: referenceStates };
  try {
    return await verifyInteractions({
      interactions,
      providers: referenceProviders(parts),
      clock: realClock,
      jobs: jobsOf(flags),
      answerMs,
      onVerified: progress(io, interactions.length),
    });
  } finally {
    await launcher.close();
  }
};

const progress = (io: Io, count: number): ((verified: Verified) => void) => {
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
  const asked = { flags, interactions, io };
  const verified = await (url === undefined ? ofReference(asked) : ofAnybody(url, asked));
  io.out(flags.json === true ? verificationJson(verified) : verificationText(verified));
  await source.tell(verified);
  return exitCodeOf(verified);
};
