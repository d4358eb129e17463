const hardWrap = (word: string, width: number): string[] =>
  Array.from({ length: Math.ceil(word.length / width) }, (_, at) => word.slice(at * width, (at + 1) * width));

/** Lines of at most width characters; a longer word is cut. */
export const wrapText = (text: string, width: number): string[] => {
  const words = text
    .split(/\s+/)
    .filter(word => word !== '')
    .flatMap(word => hardWrap(word, width));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};
