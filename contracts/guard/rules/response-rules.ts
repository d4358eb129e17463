import type { Rule } from './rule.ts';

// What clients read: promising less breaks them, promising more does not. They ignore fields they do
// not know, but a switch over the values of a closed enum has no branch for a new one: widening it breaks,
// unless the older contract already called it extensible (`x-extensible-enum`).
export const responseRules = {
  'response-field-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that read it find nothing',
  },
  'response-required-field-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients ignore fields that they do not know',
  },
  'response-optional-field-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients ignore fields that they do not know',
  },
  'response-field-made-required': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that handle its absence go on working',
  },
  'response-field-made-optional': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that rely on it may find nothing',
  },
  'response-type-narrowed': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that read the other types too go on working',
  },
  'response-type-widened': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients meet a type that they cannot read',
  },
  'response-type-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients cannot read the new type',
  },
  'response-null-removed': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that handle null go on working',
  },
  'response-null-added': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that expect a value meet null',
  },
  'response-enum-narrowed': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that handle the dropped value go on working',
  },
  'response-enum-widened': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that switch over the values have no branch for the new one',
  },
  'response-extensible-enum-widened': {
    class: 'compatible',
    direction: 'response',
    reason: 'the older contract told clients to expect values that they do not know',
  },
  'response-bound-tightened': {
    class: 'compatible',
    direction: 'response',
    reason: 'every value that comes was possible before',
  },
  'response-bound-loosened': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients meet values beyond the bound that they rely on',
  },
  'response-pattern-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'every value that comes was possible before',
  },
  'response-pattern-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients meet values that they cannot parse',
  },
  'response-pattern-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients may meet values that they cannot parse, and a program cannot tell',
  },
  'response-format-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'every value that comes was possible before',
  },
  'response-format-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients meet values that they cannot parse',
  },
  'response-format-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients cannot parse the new format',
  },
  'response-object-closed': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that ignore other fields go on working',
  },
  'response-object-opened': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients ignore fields that they do not know',
  },
  'response-default-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that handle its absence go on working',
  },
  'response-default-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients read another meaning into its absence',
  },
  'response-default-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients no longer know what its absence means',
  },
  'response-variant-added': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients meet a variant that they cannot read',
  },
  'response-variant-removed': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that read the dropped variant go on working',
  },
  'response-constraint-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'every value that comes was possible before',
  },
  'response-constraint-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients meet values that were excluded',
  },
  'response-constraint-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients may meet values that were excluded, and a program cannot tell',
  },
} as const satisfies Record<string, Rule>;
