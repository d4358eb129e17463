// Builds what is published: JavaScript, since nothing below node_modules is stripped of its types, with the
// documents beside it. dist/ is a package of its own.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root, runNode } from './command.ts';
import { listedFiles } from './sources.ts';

const dist = join(root, 'dist');
const shippedFolders = [
  '.specs',
  'contracts',
  'requirements',
  'reference-server',
  'conformance',
  'determinism-suite',
  'chaos',
];
/** Consumer tests and what they share are not built. */
const doorOfTests = '#contracts/pacts';
const shippedPages = ['README.md', 'LICENSE', 'CHANGELOG.md'];

interface PackageJson {
  readonly [key: string]: unknown;
  readonly imports: Readonly<Record<string, string>>;
}

const compiled = (path: string) => path.replace(/\.ts$/, '.js');

/** The published package names only what it needs at run time. */
function publishedPackage(source: PackageJson): Record<string, unknown> {
  const { name, version, description, license, type, dependencies } = source;
  const doors = Object.entries(source.imports).filter(([door]) => door !== doorOfTests);
  const imports = Object.fromEntries(doors.map(([door, path]) => [door, compiled(path)]));
  const exports = {
    './adapter': './contracts/adapter/index.js',
    './client': './contracts/client/index.js',
    './contracts': './contracts/index.js',
    './package.json': './package.json',
  };
  const engines = { node: '>=24' };
  return {
    name,
    version,
    description,
    license,
    type,
    engines,
    bin: { assay: './assay.js' },
    imports,
    exports,
    dependencies,
  };
}

function isShipped(path: string): boolean {
  if (shippedPages.includes(path)) return true;
  return (
    shippedFolders.some(folder => path.startsWith(`${folder}/`)) &&
    !/\.(test\.)?ts$/.test(path) &&
    !path.startsWith('contracts/examples/')
  );
}

async function compile(): Promise<void> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { code, output } = await runNode([tsc, '-p', join(root, 'tsconfig.build.json')]);
  if (code !== 0) throw new Error(`the build does not compile:\n${output}`);
}

async function copyDocuments(): Promise<number> {
  const paths = listedFiles().filter(isShipped);
  for (const path of paths) {
    await mkdir(dirname(join(dist, path)), { recursive: true });
    await cp(join(root, path), join(dist, path));
  }
  return paths.length;
}

export async function build(): Promise<{ documents: number }> {
  await rm(dist, { recursive: true, force: true });
  await compile();
  const documents = await copyDocuments();
  const source = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as PackageJson;
  await writeFile(join(dist, 'package.json'), `${JSON.stringify(publishedPackage(source), undefined, 2)}\n`);
  return { documents };
}

if (import.meta.main) {
  const { documents } = await build();
  process.stdout.write(`dist/ holds the package: compiled sources and ${documents} documents\n`);
}
