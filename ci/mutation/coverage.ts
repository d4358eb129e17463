import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import { root } from '../command.ts';
import type { Coverage, Range } from './order.ts';

/** Counts from now on; what is returned gives the counts of files under the folders. */
export const countRuns = (folders: readonly string[]): (() => Coverage) => {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return () => {
    const found: Record<string, Range[]> = {};
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      for (const { url, functions } of taken.result) {
        if (!url.startsWith('file:')) continue;
        const file = fileURLToPath(url).slice(root.length + 1);
        if (!folders.some(folder => file.startsWith(`${folder}/`))) continue;
        const ranges = functions.flatMap(each => each.ranges);
        found[file] = ranges.map(({ startOffset, endOffset, count }) => [startOffset, endOffset, count]);
      }
    });
    return found;
  };
};

/** The innermost range around a place decides. */
export const isRun = (ranges: readonly Range[], from: number, to: number): boolean => {
  const around = ranges.filter(([start, end]) => start <= from && end >= to);
  const [inner] = around.toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
  return (inner?.[2] ?? 0) > 0;
};
