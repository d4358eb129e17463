import type { Contract, Location } from './contract.ts';
import { isWithin } from './json.ts';
import { Findings } from './rows.ts';

/** What one comparison holds: both contracts, what it found, and which places its rules have looked at. */
export interface Session {
  readonly old: Contract;
  readonly new: Contract;
  readonly findings: Findings;
  readonly examined: Examined;
}

export class Examined {
  readonly #places = new Map<string, Set<string>>();

  add(at: Location): void {
    const pointers = this.#places.get(at.file) ?? new Set<string>();
    pointers.add(at.pointer);
    this.#places.set(at.file, pointers);
  }

  /** The innermost place that was looked at and holds this one. */
  innermost(at: Location): Location | null {
    const holding = [...(this.#places.get(at.file) ?? [])].filter(pointer => isWithin(at.pointer, pointer));
    const pointer = holding.sort((one, other) => one.length - other.length).at(-1);
    return pointer === undefined ? null : { file: at.file, pointer };
  }
}

export function sessionOf(old: Contract, next: Contract): Session {
  return { old, new: next, findings: new Findings(), examined: new Examined() };
}
