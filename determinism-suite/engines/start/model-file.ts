// Where the model of a document lies, and what it is.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environmentValue } from '#conformance/harness';
import { tinyModel } from '#contracts/models';
import { EngineInapplicable } from '../engine.ts';
import type { EngineFile } from '../engine-document.ts';

export interface ModelFile {
  /** Empty where the engine has a model of its own. */
  readonly path: string;
  /** Of a file; a folder has none. */
  readonly digest?: string;
  /** Deletes what was written for this start. */
  discard(): Promise<void>;
}

const keep = async (): Promise<void> => undefined;

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
};

const generated = async (): Promise<ModelFile> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-model-'));
  const path = join(folder, 'tiny.gguf');
  await writeFile(path, tinyModel(), { mode: 0o644 });
  return { path, digest: await digestOf(path), discard: () => rm(folder, { recursive: true, force: true }) };
};

const placed = async (path: string): Promise<ModelFile> => {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new EngineInapplicable(`its model ${path} is not here`);
  return found.isFile() ? { path, digest: await digestOf(path), discard: keep } : { path, discard: keep };
};

export const modelFileOf = async ({ document, folder }: EngineFile): Promise<ModelFile> => {
  const { generated: isGenerated, file, file_env } = document.model;
  if (isGenerated) return generated();
  const named = file_env === undefined ? undefined : environmentValue(file_env);
  if (named !== undefined) return placed(resolve(named));
  if (file !== undefined) return placed(resolve(folder, file));
  if (file_env !== undefined) throw new EngineInapplicable(`${file_env} names its model, and is not set`);
  return { path: '', discard: keep };
};
