import { type Behaviour, faithful } from './behaviour.ts';
import { type Answer, type Choice, frameOf, isChunk, type Sent } from './shapes.ts';

/** The faithful server, saying the same otherwise: a client must bear it, and a check must not mind. */
export interface BenignServer {
  readonly name: string;
  readonly why: string;
  readonly behaviour: Behaviour;
}

const benign = (name: string, why: string, does: Partial<Behaviour>): BenignServer => ({
  ...{ name, why },
  behaviour: { ...faithful, ...does },
});

const renamed = (change: (name: string) => string): Partial<Behaviour> => ({
  headers: headers =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [change(name), value])),
});

const chunks = (change: (chunk: Answer) => Answer): Partial<Behaviour> => ({
  streams: sent => sent.map(one => (isChunk(one) ? change(one) : one)),
});

const choices = (change: (choice: Choice) => Choice): Partial<Behaviour> =>
  chunks(chunk => ({ ...chunk, choices: chunk.choices.map(change) }));

/** A character of more than one byte is cut too. */
const bytesAtOnce = 3;

const inPieces = (frame: string): Buffer[] => {
  const bytes = Buffer.from(frame);
  return Array.from({ length: Math.ceil(bytes.length / bytesAtOnce) }, (_, at) =>
    bytes.subarray(at * bytesAtOnce, (at + 1) * bytesAtOnce),
  );
};

const joined = (sent: readonly Sent[]): Sent[] => [{ raw: sent.map(frameOf).join('') }];

const vendor = { system_fingerprint: 'fp_7', service_tier: 'default', x_vendor: { build: 7 } };

export const benignServers: readonly BenignServer[] = [
  benign(
    'lower-case',
    'header names in lower case',
    renamed(name => name.toLowerCase()),
  ),
  benign(
    'upper-case',
    'header names in upper case',
    renamed(name => name.toUpperCase()),
  ),
  benign('crlf', 'streams with CR LF', { frame: sent => frameOf(sent).replaceAll('\n', '\r\n') }),
  benign('split', 'streams that come in pieces of three bytes', { parts: inPieces }),
  benign('joined', 'streams that come at once', { streams: joined }),
  benign('no-space', 'no space after `data:`', { frame: sent => frameOf(sent).replace(/^data: /, 'data:') }),
  benign('comments', 'comments before each event', { frame: sent => `: keep-alive\n\n${frameOf(sent)}` }),
  benign('named-events', 'events that have a name and a number', {
    frame: sent => `event: message\nid: 7\n${frameOf(sent)}`,
  }),
  benign('extra-members', 'members that nobody asked for', {
    ...chunks(chunk => ({ ...chunk, ...vendor })),
    whole: answer => ({ ...answer, ...vendor }),
    lists: list => ({ ...list, ...vendor, data: list.data.map(model => ({ ...model, ...vendor })) }),
  }),
  benign(
    'usage-null',
    '`usage: null` in every chunk',
    chunks(chunk => ({ usage: null, ...chunk })),
  ),
  benign('usage-absent', 'no `usage` in any chunk but its own', {
    ...chunks(({ usage, ...chunk }) => ({ ...chunk, ...(usage ? { usage } : {}) })),
  }),
  benign('role-in-each', 'the role in every delta', {
    ...choices(choice =>
      choice.delta ? { ...choice, delta: { role: 'assistant', ...choice.delta } } : choice,
    ),
  }),
  benign('no-null-reasons', 'no `finish_reason` before the last one', {
    ...choices(({ finish_reason, ...choice }) => ({
      ...choice,
      ...(finish_reason ? { finish_reason } : {}),
    })),
  }),
  benign('refusal-null', '`refusal: null` in messages and deltas', {
    ...choices(choice => (choice.delta ? { ...choice, delta: { ...choice.delta, refusal: null } } : choice)),
    whole: answer => ({
      ...answer,
      choices: answer.choices.map(choice =>
        choice.message ? { ...choice, message: { ...choice.message, refusal: null } } : choice,
      ),
    }),
  }),
  benign('empty-deltas', 'deltas in which nothing is said', {
    streams: sent =>
      sent.flatMap((one, at) =>
        isChunk(one) && at > 0 && one.choices[0]?.delta?.content
          ? [{ ...one, choices: one.choices.map(choice => ({ ...choice, delta: { content: '' } })) }, one]
          : [one],
      ),
  }),
  benign('null-content-first', 'a first delta whose content is null', {
    ...choices(choice =>
      choice.delta?.role ? { ...choice, delta: { ...choice.delta, content: null } } : choice,
    ),
  }),
  benign('reason-with-text', 'the reason in the chunk of the last words', {
    streams: sent => {
      const end = sent.findIndex(
        one => isChunk(one) && one.choices.some(({ finish_reason }) => finish_reason),
      );
      const [last, ending] = [sent[end - 1], sent[end]];
      if (last === undefined || ending === undefined || !isChunk(last) || !isChunk(ending)) return sent;
      const [finish_reason] = ending.choices.map(choice => choice.finish_reason);
      const isOther = last.choices[0]?.index !== ending.choices[0]?.index || finish_reason === undefined;
      if (isOther) return sent;
      const merged = { ...last, choices: last.choices.map(choice => ({ ...choice, finish_reason })) };
      return [...sent.slice(0, end - 1), merged, ...sent.slice(end + 1)];
    },
  }),
  benign('late', 'refusals a little later', { refuses: reply => ({ ...reply, afterMs: 60 }) }),
  benign('unprocessable', '422 for what can not be understood', {
    refuses: (reply, { status, code }) =>
      status === 400 && code !== 'context_length_exceeded' ? { ...reply, status: 422 } : reply,
  }),
];
