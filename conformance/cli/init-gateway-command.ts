import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type Io, targetDocumentOf, UsageError } from '#conformance/harness';
import { refuseCredentials } from './documents.ts';

export interface InitGatewayFlags {
  readonly out?: string;
  readonly key?: string;
}

const textOf = (
  url: string,
  variable: string,
): string => `# A gateway, examined from both sides: the suite is its client, and the engine behind it.
version: 1
name: gateway
kind: url
url: ${JSON.stringify(url)}

# The key by which clients are known to it, from this environment variable. Without keys: leave this out.
keys:
  data: { env: ${variable} }

# Headers that go with every request, as gateways want that are told their engine so:
# headers:
#   - { name: x-custom-host, value: { value: "http://127.0.0.1:9555/v1" }, shown: true }

# The name under which it offers the engine, as clients write it in \`model\`.
model: { engine: openai, ref: any-model }

gateway:
  # Configure it with one engine of the OpenAI API at http://127.0.0.1:9555/v1. The suite listens there while it runs, and
  # waits for a gateway that looks after its engine to find it. It fails on purpose: a breaker must bear many failures.
  upstream_port: 9555
  # Its own key for that engine. Left out: it passes on its clients', and that their keys stay with it is not judged.
  upstream_key: { env: ${variable}_UPSTREAM }
  # Longest time for which a client waits while the engine is silent, new attempts included: up to 25000 is tried.
  silence_ms: 10000
  # How often it asks the engine at most for one request, as long as nothing was answered.
  calls_max: 3

# That it ends in order is only seen where the suite starts it. Then, in place of kind and url:
# kind: process
# process:
#   argv: [gateway, --port, "{port}", --upstream, "{upstream}/v1"]
#   stop_signal: SIGTERM # what asks it to end in order: SIGQUIT for nginx, SIGUSR1 for HAProxy
# reach: [restart]
`;

/** Drafts the document with which a gateway is examined. Asks nobody, and overwrites nothing. */
export const initGatewayCommand = async (
  url: string,
  { out = 'assay-gateway.yaml', key = 'ASSAY_GATEWAY_KEY' }: InitGatewayFlags,
  io: Io,
): Promise<number> => {
  if (existsSync(out)) throw new UsageError(`${out} is there already: name another with --out`);
  refuseCredentials(url);
  if (!targetDocumentOf({ version: 1, name: 'gateway', kind: 'url', url }, process.cwd()).ok)
    throw new UsageError(`${url} is no http or https address`);
  await writeFile(out, textOf(url, key));
  io.out(
    `${out} is drafted: fill in what its comments say, then\n  assay run --target ${out} --profile gateway-behaviour\n`,
  );
  return 0;
};
