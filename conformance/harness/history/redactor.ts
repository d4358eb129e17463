import type { NewEntry } from './entry.ts';
import { secretForms } from './secret-forms.ts';
import { SecretParts } from './secret-parts.ts';

/** A shorter one would be found in innocent text. */
export const secretCharactersMin = 8;

export const markerOf = (label: string): string => `[secret:${label}]`;

/** Not a marker of the whole: that a part was seen is not judged, since part of a plain word may be meant. */
const partMarker = '[part of a secret]';

/** Finds the markers that a redactor left, for matchAll. */
export const markersPattern = /\[secret:([^\]]*)\]/g;

interface Shape {
  readonly pattern: RegExp;
  readonly marker: string;
}

/** Replaces every known secret, in each form in which one travels, by a marker that names it. */
export class Redactor {
  readonly #markers = new Map<string, string>();
  readonly #shapes: Shape[] = [];
  #forms: readonly string[] = [];
  #parts: SecretParts | undefined;

  add(secret: string, label: string): void {
    if (secret.length < secretCharactersMin)
      throw new Error(`the secret ${label} is shorter than ${secretCharactersMin} characters`);
    for (const form of secretForms(secret)) this.#markers.set(form, markerOf(label));
    this.#forms = [...this.#markers.keys()].sort((a, b) => b.length - a.length);
    this.#parts = undefined;
  }

  /** Whatever looks like that is a secret too, whosever it is. */
  addShape(pattern: RegExp, label: string): void {
    this.#shapes.push({ pattern: new RegExp(pattern, 'g'), marker: markerOf(label) });
  }

  text(value: string): string {
    let redacted = value;
    for (const form of this.#forms) {
      if (redacted.includes(form)) redacted = redacted.replaceAll(form, this.#markers.get(form) ?? '');
    }
    this.#parts ??= new SecretParts(this.#forms);
    redacted = this.#parts.without(redacted, partMarker);
    for (const { pattern, marker } of this.#shapes) redacted = redacted.replaceAll(pattern, marker);
    return redacted;
  }

  entry<Value extends NewEntry>(entry: Value): Value {
    return this.deep(entry);
  }

  /** Every text and every name in it. */
  deep<Value>(value: Value): Value {
    return this.#forms.length + this.#shapes.length === 0 ? value : (this.#deep(value) as Value);
  }

  #deep(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map(item => this.#deep(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.#deep(item)]));
  }
}
