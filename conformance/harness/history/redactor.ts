import type { NewEntry } from './entry.ts';

/** A shorter one would be found in innocent text. */
const secretCharactersMin = 8;

const jsonEscaped = (secret: string): string => JSON.stringify(secret).slice(1, -1);

const formsOf = (secret: string): string[] => [
  secret,
  jsonEscaped(secret),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('base64url'),
];

export const markerOf = (label: string): string => `[secret:${label}]`;

/** Finds the markers that a redactor left, for matchAll. */
export const markersPattern = /\[secret:([^\]]*)\]/g;

/** Replaces every known secret, in each form in which one travels, by a marker that names it. */
export class Redactor {
  readonly #markers = new Map<string, string>();
  #forms: readonly string[] = [];

  add(secret: string, label: string): void {
    if (secret.length < secretCharactersMin)
      throw new Error(`the secret ${label} is shorter than ${secretCharactersMin} characters`);
    for (const form of formsOf(secret)) this.#markers.set(form, markerOf(label));
    this.#forms = [...this.#markers.keys()].sort((a, b) => b.length - a.length);
  }

  text(value: string): string {
    let redacted = value;
    for (const form of this.#forms) {
      if (redacted.includes(form)) redacted = redacted.replaceAll(form, this.#markers.get(form) ?? '');
    }
    return redacted;
  }

  entry<Value extends NewEntry>(entry: Value): Value {
    return this.#forms.length === 0 ? entry : (this.#deep(entry) as Value);
  }

  #deep(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map(item => this.#deep(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.#deep(item)]));
  }
}
