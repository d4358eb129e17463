// An output as the events of the adapter protocol, cut or joined on its way, and broken off where that is asked.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { realClock } from '#conformance/harness';
import type { Output } from '../comparison/output.ts';

/** frames: each event by itself · joined: all of them at once · bytes: each byte by itself. */
export type Way = 'frames' | 'joined' | 'bytes';

const eventText = (name: string, value: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`;

/** The engine's ids go with the piece whose tokens they are only where each piece is one. */
const pieceTexts = ({ pieces, tokenIds }: Output): string[] =>
  pieces.map(({ t }, at) => {
    const id = tokenIds?.length === pieces.length ? tokenIds[at] : undefined;
    return eventText('piece', { text: t, ...(id === undefined ? {} : { token_ids: [id] }) });
  });

const endText = ({ finishReason, usage }: Output): string =>
  eventText('end', {
    finish_reason: finishReason,
    usage: { prompt_tokens: usage.promptTokens, completion_tokens: usage.completionTokens },
  });

const turn = (): Promise<void> => new Promise(resolve => void setImmediate(resolve));

const leadByte = 0xc0;
/** Within a character, or a busy reader finds its bytes together again. */
const withinCharacterMs = 2;

const drip = async (response: ServerResponse, text: string): Promise<void> => {
  for (const byte of Buffer.from(text)) {
    if (response.destroyed) return;
    if (!response.write(Buffer.of(byte))) await once(response, 'drain');
    if (byte >= leadByte)
      await new Promise<void>(resolve => void realClock.after(withinCharacterMs, resolve));
    else await turn();
  }
};

const send = async (response: ServerResponse, texts: readonly string[], way: Way): Promise<void> => {
  if (way === 'joined') response.write(texts.join(''));
  else if (way === 'bytes') await drip(response, texts.join(''));
  else for (const text of texts) response.write(text);
};

export interface Writing {
  readonly way: Way;
  readonly cut: string | undefined;
}

/** What was written has left before the connection breaks: half of the pieces are there for the other side to read. */
const breakOff = async (response: ServerResponse): Promise<void> => {
  await new Promise<void>(resolve => response.write(': it breaks here\n\n', () => resolve()));
  response.socket?.destroySoon();
};

export const writeAnswer = async (
  response: ServerResponse,
  output: Output,
  writing: Writing,
): Promise<void> => {
  const { way, cut } = writing;
  const pieces = pieceTexts(output);
  if (cut === 'cut') return breakOff(response);
  if (cut === 'cut-late') {
    await send(response, pieces.slice(0, Math.max(1, Math.floor(pieces.length / 2))), way);
    return breakOff(response);
  }
  await send(response, [...pieces, endText(output)], way);
  response.end();
};
