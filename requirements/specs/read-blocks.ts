export interface Block {
  readonly kind: 'heading' | 'text' | 'list';
  readonly text: string;
  /** The first line of the block, counted from 1. */
  readonly line: number;
}

/** Cuts Markdown into headings, paragraphs and lists. Fenced code says nothing and is left out. */
export function readBlocks(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, line] of withoutFences(markdown).entries()) {
    const kind = kindOf(line, open);
    const goesOn = open?.kind === kind && kind !== 'heading';
    open =
      kind === 'blank'
        ? undefined
        : joined(goesOn ? blocks.pop() : undefined, { kind, text: line, line: index + 1 });
    if (open) blocks.push(open);
  }
  return blocks;
}

function joined(before: Block | undefined, added: Block): Block {
  return before ? { ...before, text: `${before.text}\n${added.text}` } : added;
}

function kindOf(line: string, open: Block | undefined): Block['kind'] | 'blank' {
  if (line.trim() === '') return 'blank';
  if (/^#{1,6}\s/.test(line)) return 'heading';
  if (/^[-*]\s/.test(line)) return 'list';
  return open?.kind === 'list' && /^\s/.test(line) ? 'list' : 'text';
}

/** Empties the lines of fenced code, so that the lines below keep their numbers. */
function withoutFences(markdown: string): readonly string[] {
  let fence = '';
  return markdown.split(/\r?\n/).map(line => {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1] ?? '';
    const edge = mark !== '' && (fence === '' || fence === mark);
    if (edge) fence = fence === '' ? mark : '';
    return edge || fence !== '' ? '' : line;
  });
}
