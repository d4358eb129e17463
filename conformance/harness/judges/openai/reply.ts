// An answer of the OpenAI surface as judges read it: whole or streamed, the same choices, calls, reasons and usage.
import type { CaseHistory } from '../../history/case-history.ts';
import { noteOf } from '../../history/notes.ts';
import { headerValue, mediaTypeOf } from '../../http/headers.ts';
import { isRecord, parsedJson, shownJson } from '../../json.ts';
import { type Finding, fails, inapplicable, undecided } from '../finding.ts';
import { closedOf, framesOf, type Placed, requestOf, withResponse } from '../reading.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One event of a stream. */
export interface Chunk {
  readonly at: number;
  readonly data: string;
  /** undefined where its data is no JSON object. */
  readonly value: Fields | undefined;
  readonly isDone: boolean;
}

export interface ToolCall {
  readonly id: unknown;
  readonly name: unknown;
  readonly arguments: string;
  /** Where it first came. */
  readonly at: number;
  /** What is wrong with how it came in pieces. */
  readonly broken?: string;
}

export interface Choice {
  readonly index: unknown;
  readonly text: string;
  /** Why it ended; undefined where nothing said so. */
  readonly finish: unknown;
  readonly calls: readonly ToolCall[];
  /** Of whole answers its own object. */
  readonly value: Fields;
}

export interface Reply {
  readonly ref: string;
  readonly at: number;
  readonly asked: Fields;
  readonly isStream: boolean;
  readonly type: string;
  readonly body: string | undefined;
  /** The body of a whole answer. */
  readonly value: Fields;
  readonly chunks: readonly Chunk[];
  readonly choices: readonly Choice[];
  readonly usage: Fields | undefined;
  readonly closed: Placed<'closed'> | undefined;
  /** Lines of the stream that are none. */
  readonly strays: readonly { readonly at: number; readonly line: string }[];
}

const wholeCall = (call: unknown, at: number): ToolCall => {
  const { id, function: named } = fieldsOf(call);
  const { name, arguments: text } = fieldsOf(named);
  return { id, name, arguments: typeof text === 'string' ? text : shownJson(text), at };
};

const wholeChoice = (value: unknown, at: number): Choice => {
  const choice = fieldsOf(value);
  const message = fieldsOf(choice.message);
  const text = choice.text ?? message.content;
  return {
    index: choice.index,
    text: typeof text === 'string' ? text : '',
    finish: choice.finish_reason ?? undefined,
    calls: listOf(message.tool_calls).map(call => wholeCall(call, at)),
    value: choice,
  };
};

const textIn = (choice: Fields): string => {
  const text = choice.text ?? fieldsOf(choice.delta).content;
  return typeof text === 'string' ? text : '';
};

/** Parts of one call in the order in which they came. */
const joinedCall = (parts: readonly { readonly at: number; readonly part: Fields }[]): ToolCall => {
  const [first] = parts;
  const told = (name: 'id' | 'name'): unknown[] =>
    parts.map(({ part }) => (name === 'id' ? part.id : fieldsOf(part.function).name));
  const changed = (['id', 'name'] as const).find(name => {
    const [begun, ...later] = told(name);
    return later.some(value => value !== undefined && value !== null && value !== '' && value !== begun);
  });
  const pieces = parts.map(({ part }) => fieldsOf(part.function).arguments);
  return {
    id: told('id')[0],
    name: told('name')[0],
    arguments: pieces.map(piece => (typeof piece === 'string' ? piece : '')).join(''),
    at: first?.at ?? 0,
    ...(changed === undefined ? {} : { broken: `its ${changed} changes or comes late` }),
  };
};

interface Delta {
  readonly at: number;
  readonly choice: Fields;
}

const streamedCalls = (deltas: readonly Delta[]): ToolCall[] => {
  const parts = deltas.flatMap(({ at, choice }) =>
    listOf(fieldsOf(choice.delta).tool_calls).map(part => ({ at, part: fieldsOf(part) })),
  );
  return [...Map.groupBy(parts, ({ part }) => part.index).values()].map(joinedCall);
};

/** Every choice of every chunk, as it came. */
export const deltasOf = ({ chunks }: Pick<Reply, 'chunks'>): Delta[] =>
  chunks.flatMap(({ at, value }) => listOf(value?.choices).map(choice => ({ at, choice: fieldsOf(choice) })));

const streamedChoices = (chunks: readonly Chunk[]): Choice[] =>
  [...Map.groupBy(deltasOf({ chunks }), ({ choice }) => choice.index)].map(([index, deltas]) => ({
    index,
    text: deltas.map(({ choice }) => textIn(choice)).join(''),
    finish: deltas
      .map(({ choice }) => choice.finish_reason)
      .find(told => told !== undefined && told !== null),
    calls: streamedCalls(deltas),
    value: {},
  }));

const chunksOf = (history: CaseHistory, exchange: string): Chunk[] =>
  framesOf(history, exchange).map(({ at, entry }) => {
    const data = entry.data ?? '';
    const value = parsedJson(data);
    return { at, data, value: isRecord(value) ? value : undefined, isDone: data.trim() === '[DONE]' };
  });

const straysOf = (history: CaseHistory, exchange: string): Reply['strays'] =>
  history.entries.flatMap((entry, at) => {
    const note = noteOf(entry);
    return note?.note === 'stray-line' && note.exchange === exchange ? [{ at, line: note.line }] : [];
  });

export const isEnding = (choice: Readonly<Record<string, unknown>>): boolean =>
  choice.finish_reason !== undefined && choice.finish_reason !== null;

export const hasText = (choice: Readonly<Record<string, unknown>>): boolean => {
  const text = choice.text ?? fieldsOf(choice.delta).content;
  return typeof text === 'string' && text !== '';
};

export const replyOf = (history: CaseHistory, ref: string, { at, entry }: Placed<'response'>): Reply => {
  const { exchange } = entry;
  const isStream = entry.status === 200 && mediaTypeOf(entry.headers) === 'text/event-stream';
  const chunks = isStream ? chunksOf(history, exchange) : [];
  const value = isStream ? {} : fieldsOf(parsedJson(entry.body));
  const told = isStream ? chunks.map(chunk => chunk.value?.usage).findLast(isRecord) : value.usage;
  return {
    ...{ ref, at, isStream, chunks, value, body: entry.body },
    type: mediaTypeOf(entry.headers),
    asked: fieldsOf(parsedJson(requestOf(history, exchange)?.entry.body)),
    choices: isStream
      ? streamedChoices(chunks)
      : listOf(value.choices).map(choice => wholeChoice(choice, at)),
    usage: isRecord(told) ? told : undefined,
    closed: closedOf(history, exchange),
    strays: straysOf(history, exchange),
  };
};

export const isForLoad = ({ entry }: Placed<'response'>): boolean =>
  entry.status === 429 || (entry.status === 503 && headerValue(entry.headers, 'retry-after') !== undefined);

const notOfTheFeature = [401, 403, 408, 429];

/** The request was understood and turned down. */
export const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && !notOfTheFeature.includes(status);

const answerWords = ({ entry }: Placed<'response'>): string => `${entry.status} ${shownJson(entry.body)}`;

const finishReasons: readonly unknown[] = [
  ...['stop', 'length', 'tool_calls'],
  ...['content_filter', 'function_call'],
];

/** What else stands there is of the clauses that name these; whether the right one does is of others. */
export const isReason = (finish: unknown): boolean => finishReasons.includes(finish);

/** Judges any answer but a refusal for load, of which nothing follows. */
export const withAnswer = (
  history: CaseHistory,
  ref: string,
  judge: (response: Placed<'response'>) => Finding,
): Finding =>
  withResponse(history, ref, response =>
    isForLoad(response)
      ? undecided(`${ref} was refused for load to the end: ${response.entry.status}`)
      : judge(response),
  );

/** What a client must be able to ask for, or a feature that a target need not offer. */
export type Asked = {
  readonly ref: string;
  readonly optional?: string;
};

/** Judges what was answered, streamed or not; a feature that is refused honestly leaves nothing to judge. */
export const withAnyReply = (
  history: CaseHistory,
  { ref, optional }: Asked,
  judge: (reply: Reply) => Finding,
): Finding =>
  withAnswer(history, ref, response => {
    const { status } = response.entry;
    if (status === 200) return judge(replyOf(history, ref, response));
    return optional !== undefined && isRefusal(status)
      ? inapplicable(`${optional} is refused honestly: ${answerWords(response)}`)
      : fails(`${ref} is answered ${answerWords(response)}`, response.at);
  });

const isUnasked = ({ isStream, asked }: Reply): boolean => isStream && asked.stream !== true;

/** As withAnyReply; that a whole answer came as a stream breaks a clause of its own, and no other. */
export const withReply = (history: CaseHistory, asked: Asked, judge: (reply: Reply) => Finding): Finding =>
  withAnyReply(history, asked, reply =>
    isUnasked(reply) ? inapplicable(`${asked.ref} is answered by an event stream, unasked`) : judge(reply),
  );

/** As withReply, of a stream. */
export const withChunks = (history: CaseHistory, asked: Asked, judge: (reply: Reply) => Finding): Finding =>
  withReply(history, asked, reply => {
    if (!reply.isStream) return ignored('a stream was asked for, and it is answered whole', reply.at);
    return reply.chunks.length === 0 ? fails(`the stream of ${asked.ref} is empty`, reply.at) : judge(reply);
  });

/** It was taken, and had no effect. */
export const ignored = (message: string, at?: number): Finding => fails(`ignored in silence: ${message}`, at);

/** It had another effect than was asked for. */
export const divergent = (message: string, at?: number): Finding =>
  fails(`something else than was asked: ${message}`, at);
