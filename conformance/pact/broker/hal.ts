// Documents of a Pact Broker: links with places, what it tells people, and why it refuses. Pure.
import { isRecord } from '#conformance/harness';

export type Resource = Readonly<Record<string, unknown>>;

export interface Notice {
  readonly text: string;
  /** `before_verification`, where it is about that. */
  readonly when?: string;
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The address behind a relation, with its places filled in; undefined where the document has no such link. */
export const linkIn = (
  { _links }: Resource,
  relation: string,
  values: Readonly<Record<string, string>> = {},
): string | undefined => {
  const link = isRecord(_links) ? _links[relation] : undefined;
  const href = isRecord(link) ? textIn(link.href) : undefined;
  return href?.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    values[name] === undefined ? place : encodeURIComponent(values[name]),
  );
};

/** Brokers before 2.87 say `level` and `message`. */
export const noticesIn = (value: unknown): readonly Notice[] =>
  (Array.isArray(value) ? value : []).filter(isRecord).flatMap(notice => {
    const text = textIn(notice.text) ?? textIn(notice.message);
    const when = textIn(notice.when);
    return text === undefined ? [] : [{ text, ...(when === undefined ? {} : { when }) }];
  });

const textsBelow = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsBelow);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, below]) =>
    textsBelow(below).map(text => (name === 'message' ? text : `${name}: ${text}`)),
  );
};

/** Notices say the same as errors, and more. */
export const reasonIn = (body: unknown): string => {
  if (!isRecord(body)) return textIn(body)?.slice(0, 200) ?? '';
  const notices = noticesIn(body.notices).map(({ text }) => text);
  return (notices.length > 0 ? notices : textsBelow(body.errors ?? body.error)).join('\n');
};
