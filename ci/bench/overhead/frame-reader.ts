// Cuts the text of an event stream into frames.

export interface Frame {
  readonly event: string;
  readonly id: number | undefined;
  readonly data: string;
}

export class FrameReader {
  #unread = '';

  push(text: string): Frame[] {
    this.#unread += text;
    const frames: Frame[] = [];
    let start = 0;
    for (let end = this.#unread.indexOf('\n\n'); end >= 0; end = this.#unread.indexOf('\n\n', start)) {
      const frame = parse(this.#unread.slice(start, end));
      if (frame !== undefined) frames.push(frame);
      start = end + 2;
    }
    this.#unread = this.#unread.slice(start);
    return frames;
  }
}

/** Nothing where there are only comments. */
function parse(block: string): Frame | undefined {
  let [event, data] = ['message', ''];
  let id: number | undefined;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const value = line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (line.startsWith('event:')) event = value;
    else if (line.startsWith('id:')) id = Number(value);
    else if (line.startsWith('data:')) data = value;
  }
  return data === '' ? undefined : { event, id, data };
}
