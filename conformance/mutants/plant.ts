// Loaded into a server's process before the server: changes one file's source on its way in, and tells whether the
// changed code was reached. Nothing of it exists in the server's own files.
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import type { Mutant } from './mutant.ts';

interface Order {
  readonly mutant: Pick<Mutant, 'file' | 'find' | 'replace' | 'reader'>;
  /** With the process's number behind it, written at the signal: whether the patch was reached until then. */
  readonly reachedPath: string;
}

const order: Order = JSON.parse(readFileSync(process.env.ASSAY_MUTANT ?? '', 'utf8'));
const { mutant, reachedPath } = order;

let place: { readonly url: string; readonly from: number; readonly to: number } | undefined;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(`/${mutant.file}`)) return loaded;
    const source = String(loaded.source);
    const at = source.indexOf(mutant.find);
    if (at < 0 || source.indexOf(mutant.find, at + 1) >= 0)
      throw new Error(`the mutant is stale: its text does not occur exactly once in ${mutant.file}`);
    place = { url, from: at, to: at + mutant.replace.length };
    return {
      ...loaded,
      source: source.slice(0, at) + mutant.replace + source.slice(at + mutant.find.length),
    };
  },
});

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Without a reader the innermost function or block around the patch was run, or one that begins in it; with one, the function of that name. */
const wasReached = (
  result: { functionName: string; ranges: { startOffset: number; endOffset: number; count: number }[] }[],
): boolean => {
  const { reader } = mutant;
  if (reader !== undefined)
    return result.some(({ functionName, ranges }) => functionName === reader && (ranges[0]?.count ?? 0) > 0);
  const { from, to } = place ?? { from: Number.NaN, to: Number.NaN };
  const ranges = result.flatMap(each => each.ranges);
  const [around] = ranges
    .filter(({ startOffset, endOffset }) => startOffset <= from && endOffset >= to)
    .sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
  // The module itself is run when it is loaded, which says nothing; a function that begins in the patch says something.
  const isRunAround = around !== undefined && around.startOffset > 0 && around.count > 0;
  return (
    isRunAround ||
    ranges.some(({ startOffset, count }) => startOffset >= from && startOffset < to && count > 0)
  );
};

const tell = (): void => {
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    const isOwn = ({ url }: { url: string }): boolean => url === place?.url;
    const scripts = error ? [] : taken.result.filter(script => mutant.reader !== undefined || isOwn(script));
    // Loaded by another thread alone, nobody here can tell.
    const reached = place === undefined ? null : scripts.some(({ functions }) => wasReached(functions));
    writeFileSync(`${reachedPath}.${process.pid}`, JSON.stringify({ reached }));
  });
};
// A thread of the server has the patch too, and no signals.
if (isMainThread) process.on('SIGUSR2', tell);
