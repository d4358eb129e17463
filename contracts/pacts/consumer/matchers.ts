// What Pact reads as a matcher; made here, so that nothing of the library is needed to judge an example.

export interface Matcher {
  readonly 'pact:matcher:type': string;
  readonly value: unknown;
  readonly regex?: string;
  readonly min?: number;
}

export const typed = (value: unknown): Matcher => ({ 'pact:matcher:type': 'type', value });

export const spelled = (regex: string, value: string): Matcher => ({
  'pact:matcher:type': 'regex',
  regex,
  value,
});

export const whole = (value: unknown): Matcher => ({ 'pact:matcher:type': 'integer', value });

/** Also below the rule of a list, which would let it be anything of its type. */
export const itself = (value: unknown): Matcher => ({ 'pact:matcher:type': 'equality', value });

/** Every item is like the first that is shown. */
export const listOf = (items: readonly unknown[], min = 1): Matcher => ({
  'pact:matcher:type': 'type',
  value: items,
  min,
});

/** A part of a request that the provider's state may have another value for, under this name. */
export const fromState = (name: string, value: string, text = value) => ({
  ...itself(text),
  'pact:generator:type': 'ProviderState',
  expression: text.replace(value, ['$', `{${name}}`].join('')),
});
