// A binary heap whose members know where they stand, so that any of them can be moved or taken out.
import { invariant } from './invariant.ts';

/** A member's seat in one heap; index is -1 while it is in none. */
export interface HeapSeat<T> {
  readonly value: T;
  index: number;
}

export function heapSeat<T>(value: T): HeapSeat<T> {
  return { value, index: -1 };
}

export class IndexedHeap<T> {
  readonly #isBefore: (a: T, b: T) => boolean;
  readonly #seats: HeapSeat<T>[] = [];

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#seats.length;
  }

  first(): T | undefined {
    return this.#seats[0]?.value;
  }

  takeFirst(): T | undefined {
    const seat = this.#seats[0];
    if (seat) this.remove(seat);
    return seat?.value;
  }

  /** In no particular order. */
  *values(): Generator<T> {
    for (const seat of this.#seats) yield seat.value;
  }

  add(seat: HeapSeat<T>): void {
    invariant(seat.index < 0, 'a seat is in one heap at most');
    seat.index = this.#seats.length;
    this.#seats.push(seat);
    this.#rise(seat);
  }

  /** To be called after the order of this member may have changed. */
  update(seat: HeapSeat<T>): void {
    invariant(this.#seats[seat.index] === seat, 'only a member can be moved');
    this.#rise(seat);
    this.#sink(seat);
  }

  remove(seat: HeapSeat<T>): void {
    invariant(this.#seats[seat.index] === seat, 'only a member can be removed');
    const last = this.#seats.pop();
    if (last !== undefined && last !== seat) {
      this.#put(last, seat.index);
      this.#rise(last);
      this.#sink(last);
    }
    seat.index = -1;
  }

  #put(seat: HeapSeat<T>, index: number): void {
    this.#seats[index] = seat;
    seat.index = index;
  }

  #rise(seat: HeapSeat<T>): void {
    while (seat.index > 0) {
      const parentIndex = (seat.index - 1) >> 1;
      const parent = this.#seats[parentIndex];
      if (parent === undefined || !this.#isBefore(seat.value, parent.value)) return;
      this.#put(parent, seat.index);
      this.#put(seat, parentIndex);
    }
  }

  #sink(seat: HeapSeat<T>): void {
    for (;;) {
      const left = this.#seats[2 * seat.index + 1];
      const right = this.#seats[2 * seat.index + 2];
      const child =
        right !== undefined && left !== undefined && this.#isBefore(right.value, left.value) ? right : left;
      if (child === undefined || !this.#isBefore(child.value, seat.value)) return;
      const index = child.index;
      this.#put(child, seat.index);
      this.#put(seat, index);
    }
  }
}
