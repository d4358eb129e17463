// The pacts that a provider has to keep, as a broker selects them; or the one that lies at an address.
import { isRecord } from '#conformance/harness';
import { PactUnreadable } from '../interaction.ts';
import { type Pact, pactOf } from '../read-pacts.ts';
import type { Broker } from './broker.ts';
import { linkIn, noticesIn, type Resource } from './hal.ts';

export interface Selection {
  readonly provider: string;
  /** Of consumers' versions, as the broker takes them. */
  readonly selectors: readonly unknown[];
  readonly providerBranch?: string | undefined;
}

/** What Pact recommends where nothing else is said. */
export const usualSelectors: readonly unknown[] = [{ mainBranch: true }, { deployedOrReleased: true }];

export interface FetchOptions {
  readonly broker: Broker;
  readonly selection: Selection;
  /** Somebody asked for it: then one pact at the address is not what is meant. */
  readonly isSelected: boolean;
  readonly onNotice: (text: string) => void;
}

const relation = 'pb:provider-pacts-for-verification';

const listedIn = ({ _embedded }: Resource): readonly Resource[] => {
  const pacts = isRecord(_embedded) ? _embedded.pacts : undefined;
  return Array.isArray(pacts) ? pacts.filter(isRecord) : [];
};

const nameOf = ({ _links, shortDescription }: Resource): string => {
  const self = isRecord(_links) ? _links.self : undefined;
  return String((isRecord(self) ? self.name : undefined) ?? shortDescription ?? 'a pact without a name');
};

const selected = async (
  index: Resource,
  { broker, selection, onNotice }: FetchOptions,
): Promise<readonly Pact[]> => {
  const { provider, selectors, providerBranch } = selection;
  const listed = listedIn(
    await broker.post(broker.link(index, relation, { provider }), {
      consumerVersionSelectors: selectors,
      ...(providerBranch === undefined ? {} : { providerVersionBranch: providerBranch }),
    }),
  );
  if (listed.length === 0)
    throw new PactUnreadable(
      `${broker.url} has no pact for ${provider} that ${JSON.stringify(selectors)} selects`,
    );
  const pacts: Pact[] = [];
  for (const one of listed) {
    const { verificationProperties: properties } = one;
    for (const { text, when } of noticesIn(isRecord(properties) ? properties.notices : undefined))
      if (when === 'before_verification') onNotice(broker.shown(text));
    const document = await broker.get(broker.link(one, 'self'));
    pacts.push({ ...pactOf(broker.shown(nameOf(one)), document), document });
  }
  return pacts;
};

/** Throws BrokerProblem and PactUnreadable. */
export const fetchPacts = async (options: FetchOptions): Promise<readonly Pact[]> => {
  const { broker, isSelected } = options;
  const document = await broker.get(broker.url);
  if (linkIn(document, relation) !== undefined) return selected(document, options);
  if (isSelected) throw new PactUnreadable(`${broker.url} is no Pact Broker: nothing can be selected there`);
  return [{ ...pactOf(broker.url, document), document }];
};
