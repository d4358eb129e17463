// `assay pact publish`: what clients rely on goes to a Pact Broker, under a version of theirs.
import { type Io, realClock, UsageError } from '#conformance/harness';
import { PactUnreadable } from '../interaction.ts';
import { shippedPacts } from '../read-pacts.ts';
import { Broker, BrokerProblem } from './broker.ts';
import { type Contract, contractsAt } from './contracts.ts';
import { credentialIn } from './credential.ts';
import { noticesIn } from './hal.ts';

export interface PublishFlags {
  readonly broker: string;
  readonly version: string;
  readonly branch?: string;
  readonly tag?: readonly string[];
  readonly buildUrl?: string;
  readonly tokenEnv?: string;
  readonly pacts?: string;
}

const publication = (consumer: string, contracts: readonly Contract[], flags: PublishFlags) => ({
  pacticipantName: consumer,
  pacticipantVersionNumber: flags.version,
  ...(flags.branch === undefined ? {} : { branch: flags.branch }),
  ...(flags.tag === undefined ? {} : { tags: flags.tag }),
  ...(flags.buildUrl === undefined ? {} : { buildUrl: flags.buildUrl }),
  contracts: contracts.map(({ provider, content }) => ({
    consumerName: consumer,
    providerName: provider,
    specification: 'pact',
    contentType: 'application/json',
    content: content.toString('base64'),
  })),
});

const publishAll = async (flags: PublishFlags, io: Io): Promise<void> => {
  const consumers = await contractsAt(flags.pacts ?? shippedPacts);
  const broker = new Broker({
    url: flags.broker,
    credential: credentialIn(flags.tokenEnv),
    clock: realClock,
  });
  const address = broker.link(await broker.get(broker.url), 'pb:publish-contracts');
  for (const [consumer, contracts] of consumers) {
    const { notices, logs } = await broker.post(address, publication(consumer, contracts, flags));
    for (const { text } of noticesIn(notices ?? logs)) io.out(`${broker.shown(text)}\n`);
    const providers = contracts.map(({ provider }) => provider).join(', ');
    io.out(`published: ${consumer} ${flags.version}, with ${providers}\n`);
  }
};

export const publishCommand = async (flags: PublishFlags, io: Io): Promise<number> => {
  try {
    await publishAll(flags, io);
    return 0;
  } catch (error) {
    if (error instanceof PactUnreadable || error instanceof BrokerProblem)
      throw new UsageError(error.message);
    throw error;
  }
};
