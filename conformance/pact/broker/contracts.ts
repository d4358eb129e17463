// Pacts as they lie in files, as a broker takes them: all of a consumer's at once, byte for byte.
import { isRecord, parsedJson } from '#conformance/harness';
import { PactUnreadable } from '../interaction.ts';
import { pactFilesAt } from '../read-pacts.ts';

export interface Contract {
  readonly consumer: string;
  readonly provider: string;
  readonly content: Buffer;
}

const nameOf = (party: unknown): string | undefined =>
  isRecord(party) && typeof party.name === 'string' && party.name !== '' ? party.name : undefined;

const contractOf = (file: string, content: Buffer): Contract => {
  const document = parsedJson(content.toString('utf8'));
  const isPact = isRecord(document) && Array.isArray(document.interactions);
  const consumer = isPact ? nameOf(document.consumer) : undefined;
  const provider = isPact ? nameOf(document.provider) : undefined;
  if (consumer === undefined || provider === undefined)
    throw new PactUnreadable(`${file} is no pact: it has no consumer, no provider or no interactions`);
  return { consumer, provider, content };
};

/** By consumer. Throws PactUnreadable. */
export const contractsAt = async (place: string): Promise<ReadonlyMap<string, readonly Contract[]>> => {
  const files = await pactFilesAt(place);
  if (files.length === 0) throw new PactUnreadable(`${place} holds no pact`);
  return Map.groupBy(
    files.map(({ name, content }) => contractOf(name, content)),
    ({ consumer }) => consumer,
  );
};
