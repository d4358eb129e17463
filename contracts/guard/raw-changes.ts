import { canonical, isObject, type Json, same, under } from './json.ts';

export interface RawChange {
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** The same members in another order. */
  readonly isOrder: boolean;
}

/** Every place where two documents differ as data, whatever it means. */
export function rawChanges(old: Json | undefined, next: Json | undefined, pointer = ''): RawChange[] {
  if (same(old, next)) return [];
  if (isObject(old) && isObject(next)) {
    const names = new Set([...Object.keys(old), ...Object.keys(next)]);
    return [...names].flatMap(name => rawChanges(old[name], next[name], under(pointer, name)));
  }
  if (Array.isArray(old) && Array.isArray(next)) {
    const sorted = (list: Json[]): string => list.map(canonical).sort().join('\n');
    if (sorted(old) === sorted(next)) return [{ pointer, before: old, after: next, isOrder: true }];
    if (old.length === next.length) {
      return old.flatMap((item, index) => rawChanges(item, next[index], under(pointer, index)));
    }
  }
  return [{ pointer, before: old, after: next, isOrder: false }];
}
