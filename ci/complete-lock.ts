// Adds to package-lock.json the optional packages of other platforms that a registry mirror may not carry. Without
// them `npm ci` refuses the whole lock; with them npm passes over what is not for the machine at hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.ts';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  packages: Record<string, LockedPackage>;
}

export interface MissingPackage {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly isDev: boolean;
}

/** Named with an exact version by a package that the lock holds, and not in the lock themselves. */
export function missingPackages(lock: Lock): MissingPackage[] {
  return Object.values(lock.packages).flatMap(owner =>
    Object.entries(owner.optionalDependencies ?? {})
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version, isDev: owner.dev === true }))
      .filter(({ path, version }) => /^\d+\.\d+\.\d+$/.test(version) && lock.packages[path] === undefined),
  );
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64'];

/** Platform packages say their platform in their name; that keeps them off other machines. */
function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const words = name.split(/[/-]/);
  const os = systems.filter(system => words.includes(system));
  const cpu = processors.filter(processor => words.includes(processor));
  return {
    ...(os.length > 0 ? { os } : {}),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(words.includes('musl') ? { libc: ['musl'] } : {}),
  };
}

export function completed(lock: Lock): Lock {
  const added = missingPackages(lock).map(({ path, name, version, isDev }) => {
    const platform = platformOf(name);
    return [path, { version, ...platform, ...(isDev ? { dev: true } : {}), optional: true }] as const;
  });
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) });
  return { ...lock, packages: Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const lockPath = join(root, 'package-lock.json');

function readLock(): Lock {
  return JSON.parse(readFileSync(lockPath, 'utf8')) as Lock;
}

/** A lock that lacks a platform's package installs here or there, and nowhere else. */
export function lockProblems(): string[] {
  return missingPackages(readLock()).map(
    ({ name }) => `package-lock.json lacks ${name}, and npm ci refuses it: run \`node ci/complete-lock.ts\`.`,
  );
}

if (import.meta.main) {
  const lock = readLock();
  const missing = missingPackages(lock);
  writeFileSync(lockPath, `${JSON.stringify(completed(lock), undefined, 2)}\n`);
  process.stdout.write(`${missing.length} packages of other platforms added to package-lock.json\n`);
}
