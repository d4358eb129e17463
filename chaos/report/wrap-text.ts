interface Margins {
  /** Before each line. */
  readonly indent?: string;
  /** Before each line below the first, after the indent. */
  readonly hang?: string;
}

/** Lines of at most `width` characters; a longer word has a line of its own. */
export const wrapped = (text: string, width: number, margins: Margins = {}): readonly string[] => {
  const { indent = '', hang = '' } = margins;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(one => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${last === undefined ? '' : hang}${word}`);
  }
  return lines;
};
