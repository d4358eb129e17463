// Text in lines of a terminal.

export const width = 80;
const labelWidth = 13;

/** Lines of at most 80 characters; a longer word is cut. */
export function wrapped(text: string, indent: string): string[] {
  const room = width - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap(long => long.match(new RegExp(`.{1,${room}}`, 'gu')) ?? [])) {
    const next = line === '' ? word : `${line} ${word}`;
    if (next.length > room) {
      lines.push(line);
      line = word;
    } else line = next;
  }
  return [...lines, line].filter(one => one !== '').map(one => `${indent}${one}`);
}

/** A label, and beside it as many lines as the text needs. */
export function labelled(label: string, text: string): string[] {
  const [first = '', ...others] = wrapped(text, ' '.repeat(labelWidth));
  return [`${label.padEnd(labelWidth)}${first.trimStart()}`, ...others];
}

/** Control characters would move the cursor of whoever reads. */
export const shown = (text: string): string => JSON.stringify(text);
