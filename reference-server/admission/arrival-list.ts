// Waiting tasks in order of arrival, as a linked list: the two ends are what displacement asks for, and
// any member leaves in constant time.
import { compareArrival } from './entry.ts';
import type { Waiting } from './waiting.ts';

export class ArrivalList {
  oldest: Waiting | undefined;
  youngest: Waiting | undefined;

  *values(): Generator<Waiting> {
    for (let item = this.oldest; item !== undefined; item = item.younger) yield item;
  }

  add(item: Waiting): void {
    const after = this.#lastBefore(item);
    const before = after === undefined ? this.oldest : after.younger;
    item.older = after;
    item.younger = before;
    if (after === undefined) this.oldest = item;
    else after.younger = item;
    if (before === undefined) this.youngest = item;
    else before.older = item;
  }

  remove(item: Waiting): void {
    if (item.older === undefined) this.oldest = item.younger;
    else item.older.younger = item.younger;
    if (item.younger === undefined) this.youngest = item.older;
    else item.younger.older = item.older;
    item.older = undefined;
    item.younger = undefined;
  }

  /**
   * Newcomers belong at the young end, and a victim whose eviction was rolled back near the end it came
   * from: a search from both ends at once takes few steps in either case.
   */
  #lastBefore(item: Waiting): Waiting | undefined {
    let young = this.youngest;
    let old = this.oldest;
    while (young !== undefined && old !== undefined) {
      if (compareArrival(young.entry, item.entry) < 0) return young;
      if (compareArrival(old.entry, item.entry) > 0) return old.older;
      young = young.older;
      old = old.younger;
    }
    return undefined;
  }
}
