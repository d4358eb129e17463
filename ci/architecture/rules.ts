// Judges imports against the table. Every sentence names what to do instead.
import { isBuiltin } from 'node:module';
import type { Import } from './imports.ts';
import { doorless, exceptions, folderRule, packageHomes, serverLayers } from './table.ts';

export function topOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function isTest(path: string): boolean {
  return /\.(test|model)\.ts$|(^|[/-])fixtures?\.ts$/.test(path);
}

function say(edge: Import, sentence: string): string {
  return `${edge.from}:${edge.line}: ${sentence}`;
}

function judgeFolders(edge: Import, target: string): string | undefined {
  const from = topOf(edge.from);
  const to = topOf(target);
  if (from === to) return undefined;
  const isExcepted = exceptions.some(rule => rule.from.test(edge.from) && rule.to.test(target));
  if (!isExcepted && !folderRule[from]?.includes(to)) {
    const allowed = folderRule[from]?.join(', ') || 'nothing of ours';
    return say(edge, `${from} must not import ${to} (it may import: ${allowed}).`);
  }
  if (doorless.includes(from) || edge.specifier.startsWith('#')) return undefined;
  return say(edge, `${to} is entered by a relative path: use one of the \`#\` doors in package.json.`);
}

function conceptOf(path: string): string | undefined {
  const parts = path.split('/');
  return parts[0] === 'reference-server' && parts.length > 2 ? parts[1] : undefined;
}

function layerOf(concept: string): number {
  return serverLayers.findIndex(layer => layer.includes(concept));
}

function judgeConcepts(edge: Import, target: string): string | undefined {
  const from = conceptOf(edge.from);
  const to = conceptOf(target);
  if (from === undefined || to === undefined || from === to) return undefined;
  if (layerOf(from) < 0 || layerOf(to) < 0) {
    return say(
      edge,
      `concept ${layerOf(from) < 0 ? from : to} has no place in ci/architecture/table.ts: give it one.`,
    );
  }
  // Tests may build on the fixtures of another concept's tests.
  if (isTest(edge.from) && isTest(target)) return undefined;
  if (!target.endsWith(`/${to}/index.ts`))
    return say(edge, `enter ${to} through reference-server/${to}/index.ts.`);
  const isPort = from === 'persistence' || isTest(edge.from);
  if (layerOf(to) > layerOf(from) && !isPort) {
    return say(edge, `${from} lies below ${to} and must not import it: hand it in from compose.ts.`);
  }
  return undefined;
}

function judgePackage(edge: Import): string | undefined {
  const home = packageHomes.find(rule => rule.packageName.test(edge.specifier));
  if (!home || home.home.test(edge.from) || isTest(edge.from) || topOf(edge.from) === 'ci') return undefined;
  return say(edge, `${edge.specifier} may be imported only in ${home.home.source}: ${home.instead}.`);
}

function judgeTarget(edge: Import, known: ReadonlySet<string>): string | undefined {
  const target = edge.target;
  if (target === undefined) {
    if (edge.specifier.startsWith('#')) return say(edge, `${edge.specifier} is no door of package.json.`);
    return judgePackage(edge);
  }
  if (!known.has(target)) return say(edge, `${edge.specifier} leads to no file of the tree.`);
  return judgeFolders(edge, target) ?? judgeConcepts(edge, target);
}

export function judgeImports(edges: readonly Import[], known: ReadonlySet<string>): string[] {
  return edges.map(edge => judgeTarget(edge, known)).filter(sentence => sentence !== undefined);
}

/** A package that is imported and not declared would work only by luck of hoisting. */
export function undeclaredPackages(edges: readonly Import[], declared: ReadonlySet<string>): string[] {
  return edges.flatMap(edge => {
    if (edge.target !== undefined || edge.specifier.startsWith('#') || isBuiltin(edge.specifier)) return [];
    const name = edge.specifier
      .split('/')
      .slice(0, edge.specifier.startsWith('@') ? 2 : 1)
      .join('/');
    return declared.has(name)
      ? []
      : [say(edge, `${name} is not declared in package.json: add it with its exact version.`)];
  });
}
