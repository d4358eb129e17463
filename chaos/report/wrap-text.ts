/** Lines of at most `width` characters, each after `indent`; a longer word has a line of its own. */
export const wrapped = (text: string, width: number, indent = ''): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(one => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
};
