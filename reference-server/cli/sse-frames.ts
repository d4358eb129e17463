export interface SseFrame {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** The frames of an event stream as they arrive; comments are passed over. */
export async function* sseFrames(body: AsyncIterable<Uint8Array>): AsyncGenerator<SseFrame> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const blocks = `${rest}${decoder.decode(bytes, { stream: true })}`.split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const frame = frameOf(block);
      if (frame !== undefined) yield frame;
    }
  }
}

function frameOf(block: string): SseFrame | undefined {
  const fields = block
    .split(/\r?\n/)
    .filter(line => !line.startsWith(':'))
    .map(line => {
      const at = line.indexOf(':');
      return at < 0
        ? ([line, ''] as const)
        : ([line.slice(0, at), line.slice(at + 1).replace(/^ /, '')] as const);
    });
  const firstOf = (name: string): string | undefined => fields.find(([field]) => field === name)?.[1];
  const data = fields.filter(([field]) => field === 'data').map(([, value]) => value);
  if (data.length === 0) return undefined;
  return { event: firstOf('event') ?? 'message', id: firstOf('id'), data: data.join('\n') };
}
