import { stat, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import {
  boundsOf,
  environmentValue,
  type Io,
  realClock,
  targetDocumentOf,
  UsageError,
} from '#conformance/harness';
import { type Access, accessTo, type ModelProbe, probeModels, probeTarget } from '../run/index.ts';
import { refuseCredentials } from './documents.ts';

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

const openaiText = (url: string, variable: string, models: ModelProbe & { found: 'models' }): string => {
  const [ref = ''] = models.ids;
  const ctx = models.ctxOf(ref);
  return `# What is examined: the first model that it listed. Others: ${models.ids.slice(1, 6).join(', ') || 'none'}.\n${stringify(
    {
      version: 1,
      name: nameOf(url),
      kind: 'url',
      url,
      keys: { data: { env: variable } },
      model: { engine: 'openai', ref, ...(ctx === undefined ? {} : { ctx_max: ctx }) },
      reach: [],
    },
  )}`;
};

interface Draft {
  readonly what: string;
  readonly text: string;
  /** What the command line has beside the target. */
  readonly more: string;
}

/** What a server is, by what it answers, and its document. */
const draftOf = async (url: string, variable: string, access: Access): Promise<Draft> => {
  const options = { access, bounds: boundsOf(), clock: realClock };
  const probe = await probeTarget(url, options);
  if (probe.found === 'nothing') throw new UsageError(`nothing answers at ${url}: ${probe.reason}`);
  if (probe.found !== 'orchestrator') {
    const key = environmentValue(variable);
    const models = await probeModels(url, { ...options, ...(key === undefined ? {} : { key }) });
    if (models.found === 'models')
      return {
        what: `a server of the OpenAI API, with ${models.ids.length} models`,
        text: openaiText(url, variable, models),
        more: ' --profile openai-chat',
      };
  }
  if (probe.found === 'foreign')
    throw new UsageError(
      `${url} speaks ${probe.api}, lists no models as the OpenAI API does, and is no orchestrator: no profile here judges it`,
    );
  const what =
    probe.found === 'orchestrator'
      ? `an orchestrator, version ${probe.apiVersion ?? 'untold'}`
      : 'a server that does not say that it is an orchestrator';
  return { what, text: draftText(url, variable), more: '' };
};

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
    const { what, text, more } = await draftOf(url, flags.key ?? 'ASSAY_TARGET_KEY', access);
    await writeFile(path, text);
    io.out(
      `${url} is ${what}\n${path} is drafted: fill in keys and model, then\n  assay run --target ${path}${more}\n`,
    );
    return 0;
  } finally {
    await access.connections.close();
  }
};
