import { stat, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { boundsOf, realClock, targetDocumentOf } from '#conformance/harness';
import { accessTo, probeTarget } from '../run/index.ts';
import { refuseCredentials } from './documents.ts';
import { type Io, UsageError } from './io.ts';

export interface InitFlags {
  readonly url?: string;
  readonly out?: string;
  readonly key?: string;
}

const nameOf = (url: string): string =>
  new URL(url).hostname
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, '-')
    .slice(0, 63) || 'target';

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    error => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );

const draftText = (url: string, variable: string): string =>
  `# What is examined, and what the harness may do to it.\n${stringify({
    version: 1,
    name: nameOf(url),
    kind: 'url',
    url,
    keys: {
      data: { env: variable },
      operator: { env: `${variable}_OPERATOR` },
      admin: { env: `${variable}_ADMIN` },
    },
    model: { engine: 'llamacpp', ref: 'the model_ref of a model that it serves' },
    reach: [],
  })}`;

/** Asks a server what it is, and drafts the document with which it can be examined. Overwrites nothing. */
export const initCommand = async (flags: InitFlags, io: Io): Promise<number> => {
  const address = flags.url;
  if (address === undefined) throw new UsageError('name the server with --url');
  const path = flags.out ?? 'assay-target.yaml';
  if (await exists(path)) throw new UsageError(`${path} is there already: name another with --out`);
  refuseCredentials(address);
  const url = address.replace(/\/+$/, '');
  const read = targetDocumentOf({ version: 1, name: 'probe', kind: 'url', url }, process.cwd());
  if (!read.ok) throw new UsageError(`${address} is no http or https address`);
  const access = await accessTo(read.document);
  try {
    const probe = await probeTarget(url, { access, bounds: boundsOf(), clock: realClock });
    if (probe.found === 'nothing') throw new UsageError(`nothing answers at ${url}: ${probe.reason}`);
    if (probe.found === 'foreign')
      throw new UsageError(
        `${url} speaks ${probe.api} and not the API of an orchestrator: no profile here judges it`,
      );
    await writeFile(path, draftText(url, flags.key ?? 'ASSAY_TARGET_KEY'));
    const what =
      probe.found === 'orchestrator'
        ? `an orchestrator, version ${probe.apiVersion ?? 'untold'}`
        : 'a server that does not say that it is an orchestrator';
    io.out(
      `${url} is ${what}\n${path} is drafted: fill in keys and model, then\n  assay run --target ${path}\n`,
    );
    return 0;
  } finally {
    await access.connections.close();
  }
};
