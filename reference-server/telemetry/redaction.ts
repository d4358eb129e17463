// Takes secrets and what clients sent as text out of a line before it is written, wherever in it they stand.

/** The names that the log's schema forbids, and those that other parts of the world give to secrets. */
const secretName =
  /authorization|cookie|password|passwd|secret|credential|api[_-]?key|private[_-]?key|(access|refresh|auth)[_-]?token|^prompt$|^messages$|^output$/i;
const bearer = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi;
export const redacted = '[redacted]';
const depthMax = 6;

function plainError(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { name, message, stack, ...code, ...(cause === undefined ? {} : { cause }) };
}

export class Redaction {
  readonly #secrets = new Set<string>();

  /** Longer ones first, so that a secret that holds another one leaves nothing behind. */
  protect(secret: string): void {
    if (secret === '') return;
    const all = [...this.#secrets, secret].sort((a, b) => b.length - a.length);
    this.#secrets.clear();
    for (const one of all) this.#secrets.add(one);
  }

  clean(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return this.#cleanMembers(fields, 0);
  }

  text(text: string): string {
    let clean = text.replace(bearer, `$1 ${redacted}`);
    for (const secret of this.#secrets) {
      if (clean.includes(secret)) clean = clean.replaceAll(secret, redacted);
    }
    return clean;
  }

  #cleanMembers(fields: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
    const clean: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fields)) {
      const isAbsent = value === undefined || value === null || Number.isNaN(value);
      if (!isAbsent && !secretName.test(name)) clean[this.text(name)] = this.#cleanValue(value, depth + 1);
    }
    return clean;
  }

  #cleanValue(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'function' || typeof value === 'symbol') return typeof value;
    if (typeof value !== 'object' || value === null) return value;
    if (depth > depthMax) return '[deeper]';
    if (value instanceof Error) return this.#cleanMembers(plainError(value), depth);
    if (Array.isArray(value)) return value.map(one => this.#cleanValue(one, depth + 1));
    return this.#cleanMembers(value as Record<string, unknown>, depth);
  }
}
