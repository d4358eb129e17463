// Writes every generated file, or tells which ones are stale. Each folder says what its own files hold.
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { architectureFiles } from './architecture/index.ts';
import { root } from './command.ts';

/** Folders in which nothing but generated files may lie. */
const generatedFolders = ['contracts/generated', 'requirements/generated', 'ci/observability/grafana'];

async function contractFiles(): Promise<ReadonlyMap<string, string>> {
  const { generatedFiles } = await import('../contracts/generate.ts');
  const files = await generatedFiles();
  return new Map(
    [...files].map(([path, content]) => [join('contracts', path.replace(/^contracts\//, '')), content]),
  );
}

async function requirementFiles(): Promise<ReadonlyMap<string, string>> {
  const { generatedFiles } = await import('../requirements/generate.ts');
  return generatedFiles();
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function orphansOf(expected: ReadonlySet<string>): Promise<string[]> {
  const orphans: string[] = [];
  for (const folder of generatedFolders) {
    for await (const entry of glob(`${folder}/**/*.*`, { cwd: root }))
      if (!expected.has(entry)) orphans.push(entry);
  }
  return orphans.sort();
}

interface Drift {
  readonly changed: ReadonlyMap<string, string>;
  readonly orphans: readonly string[];
  readonly total: number;
}

async function driftOf(sources: readonly (() => Promise<ReadonlyMap<string, string>>)[]): Promise<Drift> {
  const changed = new Map<string, string>();
  const expected = new Set<string>();
  for (const source of sources) {
    for (const [path, content] of await source()) {
      expected.add(path);
      if ((await contentOf(path)) !== content) changed.set(path, content);
    }
  }
  return { changed, orphans: await orphansOf(expected), total: expected.size };
}

async function observabilityFiles(): Promise<ReadonlyMap<string, string>> {
  const { generatedFiles } = await import('./observability/generated-files.ts');
  return generatedFiles();
}

async function editionFiles(): Promise<ReadonlyMap<string, string>> {
  const { generatedFiles } = await import('../conformance/profiles/frozen-editions.ts');
  return generatedFiles();
}

async function pactFiles(): Promise<ReadonlyMap<string, string>> {
  const { generatedFiles } = await import('./pacts/index.ts');
  return generatedFiles();
}

const sources = [contractFiles, requirementFiles, architectureFiles, observabilityFiles, editionFiles];

/** The pacts are left out: a step of their own runs the tests that write them. */
export async function staleFiles(): Promise<string[]> {
  const drift = await driftOf(sources);
  const stale = [...drift.changed.keys(), ...drift.orphans].map(
    path => `${path} is not what its sources say: run \`npm run generate\` and commit it.`,
  );
  return drift.changed.has('COMPLIANCE.md') ? [...stale, ...(await staleEvidence())] : stale;
}

/** A record that counts no more changes COMPLIANCE.md, though nobody touched a requirement. */
async function staleEvidence(): Promise<readonly string[]> {
  const [{ readEvidence }, { staleSentences }] = await Promise.all([
    import('../requirements/evidence-records/read-evidence.ts'),
    import('../requirements/evidence-records/outcomes.ts'),
  ]);
  return staleSentences((await readEvidence(root)).records);
}

/** Contracts come first: the others read them. Requirements come again after the pacts, which they link to. */
export async function generate(): Promise<{ written: string[]; removed: readonly string[]; total: number }> {
  const written: string[] = [];
  for (const source of [...sources, pactFiles, requirementFiles]) {
    const { changed } = await driftOf([source]);
    for (const [path, content] of changed) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
      written.push(path);
    }
  }
  const { orphans, total } = await driftOf(sources);
  for (const path of orphans) await rm(join(root, path));
  return { written, removed: orphans, total };
}

if (import.meta.main) {
  const { written, removed, total } = await generate();
  for (const path of written) process.stdout.write(`written  ${path}\n`);
  for (const path of removed) process.stdout.write(`removed  ${path}\n`);
  process.stdout.write(`${total} generated files, ${written.length} written, ${removed.length} removed\n`);
}
