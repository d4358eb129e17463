// A repository with as little in it as evidence needs.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type NewEvidence, writeEvidence } from '../write-evidence.ts';

const words = `# Queue

**X-10** (MUST) It holds: (a) under load; (b) when a process is killed; (c) as a rule.

- profile: orchqueue-core
- proof: load; (b) chaos; (c) none, because: taste

**X-11** (MUST) It is quick.

- profile: orchqueue-core
- proof: load
`;

const files: Readonly<Record<string, string>> = {
  '.specs/queue.md': words,
  'contracts/generated/schemas.json': '{}\n',
  'reference-server/queue.ts': 'export const first = 1;\nexport const second = 2;\n',
  'reference-server/queue.test.ts': 'it;\n',
  'reference-server/fixtures/queue.ts': 'made;\n',
  'reference-server/README.md': 'The server.\n',
  'chaos/load.ts': 'export const load = 1;\n',
};

export class MadeTree {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async make(): Promise<MadeTree> {
    const tree = new MadeTree(await mkdtemp(join(tmpdir(), 'assay-evidence-')));
    for (const [path, text] of Object.entries(files)) await tree.write(path, text);
    return tree;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), text);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.root, path), 'utf8');
  }

  async edit(path: string, change: (text: string) => string): Promise<void> {
    await this.write(path, change(await this.read(path)));
  }

  remove(path: string): Promise<void> {
    return rm(join(this.root, path), { recursive: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true });
  }
}

export const underLoad: NewEvidence = {
  name: 'load-nightly',
  kind: 'load',
  command: 'npx assay load --minutes 30',
  made_at: '2026-11-20T21:04:05.000Z',
  machine: {
    cpu: 'a | processor',
    cores: 2,
    memory_bytes: 8 * 2 ** 30,
    os: 'Linux 6 x64',
    node: 'v24.21.0',
    docker: null,
    gpu: null,
  },
  folders: ['chaos'],
  outcomes: [
    { proves: 'X-11', kind: 'load', verdict: 'proven' },
    { proves: 'X-10(a)', kind: 'load', verdict: 'proven', shown_by: 'a queue without weights' },
  ],
  figures: [{ what: 'first token, 99th percentile', value: 212.5, unit: 'ms', bound: 'at most 500' }],
};

export const recordPath = 'requirements/evidence/load-nightly.json';

/** A tree that keeps that record. */
export const treeWithRecord = async (): Promise<MadeTree> => {
  const tree = await MadeTree.make();
  await writeEvidence(underLoad, tree.root);
  return tree;
};
