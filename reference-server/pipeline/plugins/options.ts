// Reading of a plugin's options: each reader gives the value or throws a sentence that names the option.
export type Options = Readonly<Record<string, unknown>>;

export function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function onlyKnown(options: Options, names: readonly string[]): void {
  const unknown = Object.keys(options).find(name => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`${unknown} is unknown; known are ${names.join(', ')}`);
}

export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new TypeError(`${name} is a text that is not empty`);
  return value;
}

export function requiredText(options: Options, name: string): string {
  const value = textOption(options, name);
  if (value === undefined) throw new TypeError(`${name} is missing`);
  return value;
}

export function countOption(options: Options, name: string, least = 1): number | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new TypeError(`${name} is a whole number of at least ${least}`);
  }
  return value;
}

export function listOption(options: Options, name: string): readonly unknown[] {
  const value = options[name] ?? [];
  if (!Array.isArray(value)) throw new TypeError(`${name} is a list`);
  return value;
}
