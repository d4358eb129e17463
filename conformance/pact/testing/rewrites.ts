// Ways of being broken, by what they change. Each one changes something, or throws.
import { parsedJson } from '#conformance/harness';
import type { Reply, Rewrite } from './rewriting-proxy.ts';

type Members = Record<string, unknown>;

const changed = (before: Reply, after: Reply): Reply => {
  if (JSON.stringify(before) === JSON.stringify(after)) throw new Error('the rewrite changed nothing');
  return after;
};

const always =
  (change: Rewrite): Rewrite =>
  reply =>
    changed(reply, change(reply));

export const unchanged: Rewrite = reply => reply;

export const status = (code: number): Rewrite => always(reply => ({ ...reply, status: code }));

export const noHeader = (name: string): Rewrite =>
  always(reply => {
    const { [name]: _, ...headers } = reply.headers;
    return { ...reply, headers };
  });

export const header = (name: string, value: string): Rewrite =>
  always(reply => ({ ...reply, headers: { ...reply.headers, [name]: value } }));

export const text = (from: string | RegExp, to: string): Rewrite =>
  always(reply => ({ ...reply, body: reply.body.replace(from, to) }));

export const noBody: Rewrite = always(reply => ({ ...reply, body: '' }));

const edited = (body: string, edit: (members: Members) => void): string => {
  const value = parsedJson(body) as Members;
  edit(value);
  return JSON.stringify(value);
};

/** The body as a value, changed in place. */
export const json = (edit: (members: Members) => void): Rewrite =>
  always(reply => ({ ...reply, body: edited(reply.body, edit) }));

/** A member is another one, or is missing where no value is given. */
const changedMember =
  (name: string, value: unknown) =>
  (members: Members): void => {
    if (value === undefined) delete members[name];
    else members[name] = value;
  };

export const member = (name: string, value?: unknown): Rewrite => json(changedMember(name, value));

/** Of the first item of the list that is the body. */
export const itemMember = (list: string, name: string, value: unknown): Rewrite =>
  json(body => changedMember(name, value)((body[list] as Members[])[0] ?? {}));

/** Of the payloads of the events of a kind. */
export const eventMember = (kind: string, name: string, value?: unknown): Rewrite =>
  events(kind, changedMember(name, value));

const events = (kind: string, edit: (members: Members) => void): Rewrite =>
  always(reply => {
    const blocks = reply.body.split('\n\n').map(block => {
      if (!new RegExp(`^event: ?${kind}$`, 'm').test(block)) return block;
      return block.replace(
        /^(data: ?)(.*)$/m,
        (_, head: string, data: string) => `${head}${edited(data, edit)}`,
      );
    });
    return { ...reply, body: blocks.join('\n\n') };
  });

/** The payload of every event that is an object, changed in place. */
export const frames = (edit: (members: Members) => void): Rewrite =>
  always(reply => ({
    ...reply,
    body: reply.body.replaceAll(
      /^(data: ?)(\{.*\})$/gm,
      (_, head: string, data: string) => `${head}${edited(data, edit)}`,
    ),
  }));
