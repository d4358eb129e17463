import type { Rule } from './rule.ts';

// What clients send, and what operators write: taking less breaks them, taking more does not.
export const requestRules = {
  'request-field-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send it are refused',
  },
  'request-field-ignored': {
    class: 'breaking',
    direction: 'request',
    reason: 'what clients send in it has no effect any more',
  },
  'request-required-field-added': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that do not know it are refused',
  },
  'request-optional-field-added': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients that do not know it leave it out',
  },
  'request-field-made-required': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that leave it out are refused',
  },
  'request-field-made-optional': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients that send it are still accepted',
  },
  'request-type-narrowed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send the dropped type are refused',
  },
  'request-type-widened': {
    class: 'compatible',
    direction: 'request',
    reason: 'what clients send is still accepted',
  },
  'request-type-changed': { class: 'breaking', direction: 'request', reason: 'what clients send is refused' },
  'request-null-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send null are refused',
  },
  'request-null-added': { class: 'compatible', direction: 'request', reason: 'clients need not send null' },
  'request-enum-narrowed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send a dropped value are refused',
  },
  'request-enum-widened': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients need not send the new values',
  },
  'request-bound-tightened': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send values beyond the new bound are refused',
  },
  'request-bound-loosened': {
    class: 'compatible',
    direction: 'request',
    reason: 'every value that clients send is still accepted',
  },
  'request-pattern-added': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients whose values do not match are refused',
  },
  'request-pattern-removed': {
    class: 'compatible',
    direction: 'request',
    reason: 'every value that clients send is still accepted',
  },
  'request-pattern-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'values that matched may be refused, and a program cannot tell',
  },
  'request-format-added': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients whose values lack the format are refused',
  },
  'request-format-removed': {
    class: 'compatible',
    direction: 'request',
    reason: 'every value that clients send is still accepted',
  },
  'request-format-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'values of the old format are refused',
  },
  'request-object-closed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send other fields are refused',
  },
  'request-object-opened': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients need not send other fields',
  },
  'request-default-added': {
    class: 'compatible',
    direction: 'request',
    reason: 'what the older contract left open is now said',
  },
  'request-default-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that leave it out get another behaviour',
  },
  'request-default-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that leave it out no longer know what they get',
  },
  'request-variant-added': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients need not send the new variant',
  },
  'request-variant-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send the dropped variant are refused',
  },
  'request-constraint-added': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that do not meet it are refused',
  },
  'request-constraint-removed': {
    class: 'compatible',
    direction: 'request',
    reason: 'every value that clients send is still accepted',
  },
  'request-constraint-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'values that were accepted may be refused, and a program cannot tell',
  },
} as const satisfies Record<string, Rule>;
