/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
const distance = (left: string, right: string): number => {
  let before: number[] = [];
  let above: number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped = row > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = above;
    above = current;
  }
  return above[right.length] ?? 0;
};

const longestCompared = 64;

const plain = (word: string): string => word.toLowerCase().replaceAll(/[-_ ]/g, '');

/** The candidate that somebody most likely meant, or undefined where none is near. */
export const nearest = (found: string, candidates: readonly string[]): string | undefined => {
  if (found.length > longestCompared) return undefined;
  const scored = candidates
    .filter(candidate => candidate.length <= longestCompared)
    .map(candidate => ({ candidate, edits: distance(plain(found), plain(candidate)) }))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  const best = scored[0];
  return best !== undefined && best.edits <= Math.max(1, Math.floor(found.length / 3))
    ? best.candidate
    : undefined;
};
