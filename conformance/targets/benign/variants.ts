/** Another way of saying the same, that a client must bear. */
export interface Variant {
  readonly says: string;
  readonly head: (head: string) => string;
  /** Bytes of an event stream, in the pieces in which they are written. */
  readonly frames: (bytes: Buffer) => readonly Buffer[];
  readonly json: (text: string) => string;
  /** Before each piece that is written. */
  readonly delayMs: number;
}

const same: Omit<Variant, 'says'> = {
  head: head => head,
  frames: bytes => [bytes],
  json: text => text,
  delayMs: 0,
};

const withNames = (head: string, change: (name: string) => string): string =>
  head
    .split('\r\n')
    .map((line, at) => (at === 0 ? line : line.replace(/^[^:]+/, name => change(name))))
    .join('\r\n');

/** A flood in such pieces would only be slow: larger chunks are split into as many as a small one. */
const piecesMax = 1_000;

const splitAt = (bytes: Buffer, least: number): Buffer[] => {
  const size = Math.max(least, Math.ceil(bytes.length / piecesMax));
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
};

/** Frames begin with their event's name; a comment before one is between frames. */
const commented = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.toString('latin1').replaceAll(/(^|\n\n)(?=(?:id|event):)/g, '$1: a proxy was here\n\n'),
    'latin1',
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const extended = (text: string): string => {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || 'openapi' in value) return text;
  return JSON.stringify({ ...value, x_vendor: { build: 7, notes: ['not of the contract'] } });
};

const withReturns = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');

const upperCase = (head: string): string => withNames(head, name => name.toUpperCase());

export const variants = {
  'lower-case': {
    ...same,
    says: 'header names in lower case',
    head: head => withNames(head, name => name.toLowerCase()),
  },
  'upper-case': {
    ...same,
    says: 'header names in upper case',
    head: upperCase,
  },
  split: { ...same, says: 'streams in pieces of three bytes', frames: bytes => splitAt(bytes, 3) },
  crlf: {
    ...same,
    says: 'streams with CR LF',
    frames: bytes => [withReturns(bytes)],
  },
  comments: { ...same, says: 'comments between frames', frames: bytes => [commented(bytes)] },
  'extra-fields': { ...same, says: 'fields that the contract does not have', json: extended },
  slow: { ...same, says: 'everything a little late', delayMs: 60 },
  all: {
    says: 'all of this at once',
    head: upperCase,
    frames: bytes => splitAt(withReturns(commented(bytes)), 3),
    json: extended,
    delayMs: 20,
  },
} as const satisfies Readonly<Record<string, Variant>>;

export type VariantName = keyof typeof variants;

export const isVariant = (name: string | undefined): name is VariantName =>
  name !== undefined && Object.hasOwn(variants, name);
