// Where the pacts that are verified come from, and whom the results are told.
import { type Io, isRecord, parsedJson, realClock, UsageError } from '#conformance/harness';
import { PactUnreadable } from '../interaction.ts';
import { type Pact, pactsAt, shippedPacts } from '../read-pacts.ts';
import type { Verified } from '../verify-pact.ts';
import { Broker, BrokerProblem } from './broker.ts';
import { credentialIn } from './credential.ts';
import { fetchPacts, type Selection, usualSelectors } from './fetch-pacts.ts';
import { publishResults, takesResults } from './publish-results.ts';

export interface BrokerFlags {
  readonly pacts?: string;
  readonly filter?: string;
  readonly brokerTokenEnv?: string;
  readonly provider?: string;
  readonly consumerBranch?: string;
  readonly consumerVersionSelectors?: string;
  readonly publish?: boolean;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
}

export interface PactSource {
  readonly pacts: readonly Pact[];
  tell(verified: readonly Verified[]): Promise<void>;
}

/** Who is verified where nobody names another: as the pacts of the contract call it. */
const usualProvider = 'orchestrator';

const selectorsOf = ({ consumerBranch, consumerVersionSelectors }: BrokerFlags): readonly unknown[] => {
  if (consumerBranch !== undefined) return [{ branch: consumerBranch }];
  if (consumerVersionSelectors === undefined) return usualSelectors;
  const selectors = parsedJson(consumerVersionSelectors);
  if (!Array.isArray(selectors) || selectors.length === 0 || !selectors.every(isRecord))
    throw new UsageError(
      '--consumer-version-selectors takes a list in JSON, such as \'[{"deployed": true}]\'',
    );
  return selectors;
};

const checked = (flags: BrokerFlags, isRemote: boolean): void => {
  const { consumerBranch, consumerVersionSelectors, brokerTokenEnv, providerBranch } = flags;
  const { publish, providerVersion, filter } = flags;
  if (consumerBranch !== undefined && consumerVersionSelectors !== undefined)
    throw new UsageError('--consumer-branch and --consumer-version-selectors: one of them selects');
  if ((publish === true) !== (providerVersion !== undefined))
    throw new UsageError('--publish and --provider-version go together: results are those of a version');
  if (publish === true && filter !== undefined)
    throw new UsageError('--publish goes without --filter: a part says nothing of the whole');
  const forBrokers = [consumerBranch, consumerVersionSelectors, brokerTokenEnv, providerBranch, publish];
  if (!isRemote && forBrokers.some(flag => flag !== undefined))
    throw new UsageError('selections, tokens and results are for a Pact Broker, whose URL --pacts names');
};

const selectionOf = (flags: BrokerFlags): Selection => ({
  provider: flags.provider ?? usualProvider,
  selectors: selectorsOf(flags),
  providerBranch: flags.providerBranch,
});

const told = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PactUnreadable || error instanceof BrokerProblem)
      throw new UsageError(error.message);
    throw error;
  }
};

const openRemote = async (url: string, flags: BrokerFlags, io: Io): Promise<PactSource> => {
  const broker = new Broker({ url, credential: credentialIn(flags.brokerTokenEnv), clock: realClock });
  const isSelected = (['provider', 'consumerBranch', 'consumerVersionSelectors'] as const).some(
    name => flags[name] !== undefined,
  );
  const onNotice = (text: string): void => io.err(`${text}\n`);
  const pacts = await fetchPacts({ broker, selection: selectionOf(flags), isSelected, onNotice });
  const { publish, providerVersion: number } = flags;
  if (publish !== true || number === undefined) return { pacts, tell: () => Promise.resolve() };
  if (!pacts.every(takesResults))
    throw new UsageError(`${url} takes no results: it is no Pact Broker, or this token may not publish`);
  const tell = (verified: readonly Verified[]): Promise<void> =>
    told(async () => {
      const version = { number, branch: flags.providerBranch };
      for (const line of await publishResults(broker, { pacts, verified }, version)) io.err(`${line}\n`);
    });
  return { pacts, tell };
};

/** Throws UsageError. */
export const openSource = (flags: BrokerFlags, io: Io): Promise<PactSource> => {
  const place = flags.pacts ?? shippedPacts;
  const isRemote = /^https?:\/\//.test(place);
  checked(flags, isRemote);
  return told(async () =>
    isRemote ? openRemote(place, flags, io) : { pacts: await pactsAt(place), tell: () => Promise.resolve() },
  );
};
