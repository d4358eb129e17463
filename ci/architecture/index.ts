// Question: who imports whom, and is that allowed? The answer is printed to graph.txt, so that a new arrow
// shows up as a line in a diff and not only as a pass.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import { listedFiles, readSources } from '../sources.ts';
import { cyclesOf, type Graph } from './cycles.ts';
import { doorsOf, type Import, importsOf } from './imports.ts';
import { judgeImports, topOf, undeclaredPackages } from './rules.ts';

interface PackageJson {
  readonly imports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function packageJson(): PackageJson {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
}

function allImports(): Import[] {
  const doors = doorsOf(packageJson());
  return readSources().flatMap(source => importsOf(source, doors));
}

/** A file's group: the concept inside the server, else the first folder below a top-level one. */
export function groupOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : topOf(path);
}

export function graphOf(edges: readonly Import[]): Graph {
  const graph = new Map<string, Set<string>>();
  for (const edge of edges) {
    if (edge.target === undefined || /\.test\.ts$/.test(edge.from)) continue;
    const [from, to] = [groupOf(edge.from), groupOf(edge.target)];
    if (!graph.has(from)) graph.set(from, new Set());
    if (from !== to) graph.get(from)?.add(to);
  }
  return graph;
}

export function renderGraph(graph: Graph): string {
  const lines = [...graph.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => {
      return `${from} -> ${[...to].sort().join(', ') || '(nothing)'}`;
    });
  return `# Who imports whom, tests left out. Generated: npm run generate.\n${lines.join('\n')}\n`;
}

export async function architectureFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([['ci/architecture/graph.txt', renderGraph(graphOf(allImports()))]]);
}

export function architectureProblems(): string[] {
  const edges = allImports();
  const { dependencies, devDependencies } = packageJson();
  const declared = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
  const concepts = new Map([...graphOf(edges)].filter(([group]) => group.startsWith('reference-server/')));
  const cycles = cyclesOf(concepts).map(
    cycle => `cycle between concepts: ${cycle.join(' -> ')}; hand one of them in from compose.ts.`,
  );
  return [...judgeImports(edges, new Set(listedFiles())), ...undeclaredPackages(edges, declared), ...cycles];
}
