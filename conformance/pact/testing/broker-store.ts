// What a Pact Broker remembers, and the matrix that it makes of it. Pure but for what it holds.
import { createHash } from 'node:crypto';
import { isRecord } from '#conformance/harness';

export interface Published {
  readonly consumer: string;
  readonly version: string;
  readonly branch?: string;
  readonly tags: readonly string[];
  readonly buildUrl?: string;
  readonly provider: string;
  readonly content: string;
  readonly sha: string;
}

export interface Result {
  readonly provider: string;
  readonly consumer: string;
  readonly sha: string;
  readonly version: string;
  readonly success: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Row {
  readonly consumer: { readonly name: string; readonly version: string };
  readonly provider: { readonly name: string; readonly version: string | null };
  readonly success: boolean | null;
}

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isRecord(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map(name => [name, canonical(value[name])]));
};

/** The same for pacts that differ in the order of their members alone. */
export const shaOf = (content: string): string =>
  createHash('sha1')
    .update(JSON.stringify(canonical(JSON.parse(content))))
    .digest('hex');

export class BrokerStore {
  readonly published: Published[] = [];
  readonly results: Result[] = [];
  /** `provider version branch`. */
  readonly branchVersions: string[] = [];

  /** False where the version has other content already. */
  publish(pact: Published): boolean {
    const isSame = ({ consumer, provider, version }: Published): boolean =>
      consumer === pact.consumer && provider === pact.provider && version === pact.version;
    const known = this.published.find(isSame);
    if (known === undefined) this.published.push(pact);
    return known === undefined || known.sha === pact.sha;
  }

  /** The last of each consumer that a selector allows, each content once. `mainBranch` is main. */
  select(provider: string, selectors: readonly unknown[], ownBranch?: unknown): readonly Published[] {
    const chosen = selectors.filter(isRecord).flatMap(selector => {
      const named = selector.matchingBranch === true ? ownBranch : selector.branch;
      const branch = selector.mainBranch === true ? 'main' : named;
      const fitting = this.published.filter(
        pact =>
          pact.provider === provider &&
          (branch === undefined ? selector.tag !== undefined : pact.branch === branch) &&
          (selector.tag === undefined || pact.tags.includes(String(selector.tag))),
      );
      return [...Map.groupBy(fitting, ({ consumer }) => consumer).values()].flatMap(pacts => pacts.slice(-1));
    });
    return [...new Map(chosen.map(pact => [pact.sha, pact])).values()];
  }

  pact(provider: string, consumer: string, sha: string): Published | undefined {
    return this.published.find(
      pact => pact.provider === provider && pact.consumer === consumer && pact.sha === sha,
    );
  }

  /** The rows that decide whether a version may be deployed beside the latest of the others. */
  matrix(name: string, version: string): readonly Row[] {
    const asConsumer = this.published.filter(pact => pact.consumer === name && pact.version === version);
    const asProvider = this.published.filter(
      pact =>
        pact.provider === name &&
        this.published.findLast(({ consumer }) => consumer === pact.consumer) === pact,
    );
    return [...asConsumer.map(pact => this.#row(pact)), ...asProvider.map(pact => this.#row(pact, version))];
  }

  #row(pact: Published, providerVersion?: string): Row {
    const result = this.results.findLast(
      ({ sha, provider, version }) =>
        sha === pact.sha && provider === pact.provider && version === (providerVersion ?? version),
    );
    return {
      consumer: { name: pact.consumer, version: pact.version },
      provider: { name: pact.provider, version: result?.version ?? null },
      success: result?.success ?? null,
    };
  }
}
