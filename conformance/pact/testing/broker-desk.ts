// A broker, a provider and a folder with a client's pact: what a test of brokered pacts has before it.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Io, UsageError } from '#conformance/harness';
import { type PublishFlags, publishCommand } from '../broker/index.ts';
import { type VerifyProviderFlags, verifyProviderCommand } from '../verify-provider-command.ts';
import { type SmallProvider, smallPact, startSmallProvider } from './small-provider.ts';
import { type StandInBroker, startStandInBroker } from './stand-in-broker.ts';

/** What the variable has to hold. */
export const token = 'a-token-of-the-broker';
export const tokenEnv = 'ASSAY_TEST_BROKER_TOKEN';

export const named: VerifyProviderFlags = { provider: 'things', brokerTokenEnv: tokenEnv };
export const results = { publish: true, providerVersion: '7', providerBranch: 'feat/things' };

export interface Spoken {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const spoken = async (command: (io: Io) => Promise<number>): Promise<Spoken> => {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await command({
    out: text => void out.push(text),
    err: text => void err.push(text),
    isTerminal: false,
    hasColor: false,
    width: 80,
  });
  return { code, out: out.join(''), err: err.join('') };
};

/** What is said in one sentence, before exit 2. */
export const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => assert.fail('nothing was refused'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UsageError, String(error));
  return error.message;
};

export class BrokerDesk {
  readonly broker: StandInBroker;
  readonly provider: SmallProvider;
  readonly folder: string;

  private constructor(broker: StandInBroker, provider: SmallProvider, folder: string) {
    this.broker = broker;
    this.provider = provider;
    this.folder = folder;
  }

  static async open(): Promise<BrokerDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'assay-broker-'));
    const broker = await startStandInBroker(`Bearer ${token}`);
    const desk = new BrokerDesk(broker, await startSmallProvider(), folder);
    await desk.write('reader');
    return desk;
  }

  async close(): Promise<void> {
    await this.broker.close();
    await this.provider.close();
    await rm(this.folder, { recursive: true });
  }

  write(consumer: string, kind?: string): Promise<void> {
    return writeFile(join(this.folder, `${consumer}-things.json`), JSON.stringify(smallPact(consumer, kind)));
  }

  publish(version: string, flags: Partial<PublishFlags> = {}): Promise<Spoken> {
    const usual = { broker: this.broker.url, version, branch: 'main', tokenEnv, pacts: this.folder };
    return spoken(io => publishCommand({ ...usual, ...flags }, io));
  }

  verify(flags: VerifyProviderFlags = named): Promise<Spoken> {
    const { url, stateUrl } = this.provider;
    return spoken(io => verifyProviderCommand({ url, stateUrl, pacts: this.broker.url, ...flags }, io));
  }

  async canDeploy(pacticipant: string, version: string): Promise<unknown> {
    const query = new URLSearchParams({ pacticipant, version });
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`${this.broker.url}/can-i-deploy?${query}`, { headers });
    return ((await answer.json()) as { summary: { deployable: unknown } }).summary.deployable;
  }
}
