// Small changes of readers, machines and judges, and what each does with an input on which they would differ.
import assert from 'node:assert/strict';
import type { CaseHistory } from '../history/case-history.ts';
import { type Patch, patchedModule } from './patched-module.ts';

export type Probe = (module: Record<string, unknown>) => unknown;

export interface Mutation extends Patch {
  readonly title: string;
  readonly probe: Probe;
}

type Made = Readonly<Record<string, unknown>>;

const construct = (module: Record<string, unknown>, name: string, args: readonly unknown[]): Made => {
  const made = module[name];
  assert.ok(typeof made === 'function');
  return Reflect.construct(made, args);
};

const invoke = (made: Made, name: string, argument: unknown[]): unknown => {
  const method = Reflect.get(made, name, made);
  assert.ok(typeof method === 'function');
  return Reflect.apply(method, made, argument);
};

const ruleOf = (value: unknown): unknown => Reflect.get(Object(value), 'rule');

/** What a module of the reader makes of chunks. */
export const read =
  (...chunks: readonly string[]): Probe =>
  module => {
    const parser = construct(module, 'SseParser', []);
    const items = chunks.map(chunk => invoke(parser, 'push', [new TextEncoder().encode(chunk)]));
    return [items, Reflect.get(parser, 'lastEventId', parser), Reflect.get(parser, 'hasUnfinished', parser)];
  };

/** What a module of the machine makes of frames. */
export const machine =
  (frames: readonly object[], start: object = {}): Probe =>
  module => {
    const made = construct(module, 'StreamMachine', [start]);
    return frames.map(frame => ruleOf(invoke(made, 'feed', [frame])));
  };

/** What the rules of single frames make of them; each is fed as if its transition were allowed. */
export const rules =
  (frames: readonly { readonly event: string; readonly data: string }[], isLive = false): Probe =>
  module => {
    const made = construct(module, 'FrameRules', [0, isLive]);
    return frames.map(frame => {
      const broken = ruleOf(invoke(made, 'check', [frame]));
      return broken ?? ruleOf(invoke(made, 'after', [frame.event, JSON.parse(frame.data)]));
    });
  };

/** What a judge, as `table.name`, says of a history. */
export const judge =
  (path: string, history: CaseHistory, args: object): Probe =>
  module => {
    const [table = '', ...name] = path.split('.');
    return invoke(Object(module[table]), name.join('.'), [history, args]);
  };

/** One test a mutation. */
export const noticesMutations = (mutations: readonly Mutation[]): void => {
  for (const { title, probe, ...patch } of mutations) {
    it(`is noticed where ${title}`, async () => {
      const whole = await patchedModule({ ...patch, replace: patch.find });
      const broken = await patchedModule(patch);
      assert.notDeepEqual(probe(broken), probe(whole));
    });
  }
};
