// Cycles between groups of files: each strongly connected set of more than one group is one finding.
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function reachable(graph: Graph, start: string): Set<string> {
  const seen = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return seen;
}

export function cyclesOf(graph: Graph): string[][] {
  const reach = new Map([...graph.keys()].map(node => [node, reachable(graph, node)]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const node of [...graph.keys()].sort()) {
    if (done.has(node) || !reach.get(node)?.has(node)) continue;
    const cycle = [...graph.keys()].filter(
      other => reach.get(node)?.has(other) && reach.get(other)?.has(node),
    );
    for (const member of cycle) done.add(member);
    if (cycle.length > 1) cycles.push(cycle.sort());
  }
  return cycles;
}
