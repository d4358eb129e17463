// A catalog over files in memory, with what it told its hooks.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { CatalogModelRequest } from '#contracts';
import { isOrchestratorError, OrchestratorError, VirtualWorld } from '../kernel/index.ts';
import {
  Catalog,
  type CatalogEvent,
  type CatalogHooks,
  type CatalogStore,
  loadTrustRules,
  openMemoryCatalogStore,
  type TrustPolicyConfig,
  UnreadableSource,
} from './index.ts';

const pair = generateKeyPairSync('ed25519');

export const digestOf = (content: string | Buffer): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

export const signed = (digest: string, signer = 'release') => ({
  signer,
  algo: 'ed25519' as const,
  value: sign(null, Buffer.from(digest), pair.privateKey).toString('base64'),
});

export const strictPolicy: TrustPolicyConfig = {
  mode: 'strict',
  allowed_registries: ['models.example'],
  require_signature: true,
  require_sbom: false,
  ca_roots: [],
  keys: [{ id: 'release', public_key: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString() }],
};

export interface TestCatalog {
  readonly catalog: Catalog;
  readonly files: Map<string, Buffer>;
  readonly events: CatalogEvent[];
  readonly counted: string[];
  readonly store: CatalogStore;
  readonly world: VirtualWorld;
}

export interface TestCatalogOptions {
  readonly policy?: Partial<TrustPolicyConfig>;
  readonly hooks?: CatalogHooks;
  readonly store?: CatalogStore;
  readonly files?: Map<string, Buffer>;
}

export async function openTestCatalog(options: TestCatalogOptions = {}): Promise<TestCatalog> {
  const { store = openMemoryCatalogStore(), files = new Map<string, Buffer>() } = options;
  const events: CatalogEvent[] = [];
  const counted: string[] = [];
  const world = new VirtualWorld();
  const catalog = await Catalog.open({
    world,
    store,
    baseDir: '/models',
    source: {
      async read(sourceUrl) {
        if (sourceUrl === 'https://models.example/moved') throw new OrchestratorError('REGISTRY_NOT_ALLOWED');
        const bytes = files.get(sourceUrl);
        if (bytes === undefined) throw new UnreadableSource('there is no such file');
        return {
          body: (async function* () {
            yield bytes;
          })(),
          from: 0,
          totalBytes: bytes.length,
        };
      },
    },
    rules: await loadTrustRules({ ...strictPolicy, ...options.policy }, async () => ''),
    hooks: {
      event: event => events.push(event),
      verified: (result, reason) => counted.push(`${result} ${reason}`),
      ...options.hooks,
    },
  });
  return { catalog, files, events, counted, store, world };
}

/** Puts a file in its place and asks for it, signed. */
export function modelRequest(
  files: Map<string, Buffer>,
  id: string,
  changes: Partial<CatalogModelRequest> = {},
): CatalogModelRequest {
  const content = Buffer.from(`the weights of ${id}`);
  const source_url = `file:${id}.gguf`;
  files.set(source_url, content);
  const digest = digestOf(content);
  return { id, source_url, digest, signatures: [signed(digest)], ...changes };
}

export const refused = (code: string) => (error: unknown) =>
  isOrchestratorError(error) && error.code === code;
