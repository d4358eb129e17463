// What a verification came to goes back to the broker that the pacts came from.
import type { Pact } from '../read-pacts.ts';
import type { Verified } from '../verify-pact.ts';
import type { Broker } from './broker.ts';
import { linkIn, type Resource } from './hal.ts';

export interface ProviderVersion {
  readonly number: string;
  readonly branch?: string | undefined;
}

interface Told {
  readonly document: Resource;
  readonly name: string;
  readonly verified: readonly Verified[];
  /** undefined where an interaction could not be told and none is broken. */
  readonly isKept: boolean | undefined;
}

const resultsRelation = 'pb:publish-verification-results';

export const takesResults = ({ document }: Pact): boolean =>
  document !== undefined && linkIn(document, resultsRelation) !== undefined;

const isKeptBy = (verified: readonly Verified[]): boolean | undefined => {
  if (verified.some(({ verdict }) => verdict === 'broken')) return false;
  return verified.every(({ verdict }) => verdict === 'holds') ? true : undefined;
};

const toldOf = ({ name, document = {}, interactions }: Pact, all: readonly Verified[]): Told => {
  const verified = all.filter(({ interaction }) => interactions.includes(interaction));
  return { name, document, verified, isKept: isKeptBy(verified) };
};

const testResultOf = (one: Verified): Resource => ({
  interactionDescription: one.interaction.name,
  success: one.verdict === 'holds',
  ...(one.verdict === 'broken'
    ? { mismatches: one.mismatches.map(({ where, why }) => ({ attribute: where, description: why })) }
    : {}),
});

/** A version is on a branch before anything is said of it. */
const putOnBranch = async (broker: Broker, told: readonly Told[], { number, branch }: ProviderVersion) => {
  if (branch === undefined) return;
  const providers = new Set(told.map(({ document }) => broker.link(document, 'pb:provider')));
  for (const address of providers) {
    const provider = await broker.get(address);
    await broker.put(broker.link(provider, 'pb:branch-version', { branch, version: number }), {});
  }
};

/** Sentences of what was published, and what was not. Throws BrokerProblem. */
export const publishResults = async (
  broker: Broker,
  results: { readonly pacts: readonly Pact[]; readonly verified: readonly Verified[] },
  version: ProviderVersion,
): Promise<readonly string[]> => {
  const all = results.pacts.map(pact => toldOf(pact, results.verified));
  const told = all.filter(({ isKept }) => isKept !== undefined);
  await putOnBranch(broker, told, version);
  for (const { document, verified, isKept } of told)
    await broker.post(broker.link(document, resultsRelation), {
      success: isKept,
      providerApplicationVersion: version.number,
      testResults: verified.map(testResultOf),
      verifiedBy: { implementation: 'Assay' },
    });
  return all.map(({ name, isKept }) =>
    isKept === undefined
      ? `not published: ${name} could not be told`
      : `published: ${name} is ${isKept ? 'kept' : 'broken'} by ${version.number}`,
  );
};
