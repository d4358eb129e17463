import type { Rule } from './rule.ts';

// Whole files, and what is left when every other comparison has looked. What the guard does not understand
// it calls breaking: a person then looks, and the guard learns a rule.
export const documentRules = {
  'api-removed': { class: 'breaking', direction: 'both', reason: 'all of its operations are gone' },
  'api-added': { class: 'compatible', direction: 'both', reason: 'clients need not call it' },
  'schema-removed': {
    class: 'breaking',
    direction: 'both',
    reason: 'documents of this kind are read no more',
  },
  'schema-added': {
    class: 'compatible',
    direction: 'both',
    reason: 'documents of other kinds are not touched',
  },
  'catalogue-removed': { class: 'breaking', direction: 'both', reason: 'nothing of it is promised any more' },
  'catalogue-added': {
    class: 'compatible',
    direction: 'both',
    reason: 'nothing that was promised is touched',
  },
  'pact-removed': { class: 'breaking', direction: 'both', reason: 'what it froze is promised no more' },
  'pact-added': { class: 'compatible', direction: 'both', reason: 'what is promised beside it stays' },
  'text-changed': {
    class: 'editorial',
    direction: 'both',
    reason: 'it speaks to readers and not to programs',
  },
  'extension-changed': {
    class: 'editorial',
    direction: 'both',
    reason: 'an extension speaks to tools and not on the wire',
  },
  'version-label-changed': { class: 'editorial', direction: 'both', reason: 'it labels the document' },
  'order-changed': { class: 'editorial', direction: 'both', reason: 'the order has no meaning here' },
  rewritten: {
    class: 'editorial',
    direction: 'both',
    reason: 'it is written another way and means the same',
  },
  'unused-part-changed': {
    class: 'editorial',
    direction: 'both',
    reason: 'nothing on the wire refers to it',
  },
  'unclassified-changed': {
    class: 'breaking',
    direction: 'both',
    reason: 'the guard has no rule for it, so a person must look',
  },
} as const satisfies Record<string, Rule>;
