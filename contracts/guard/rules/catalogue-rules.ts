import type { Rule } from './rule.ts';

// Catalogues, streams and Pact interactions.
export const catalogueRules = {
  'error-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that act on the code never see it',
  },
  'error-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients act on the category of a code that they do not know',
  },
  'error-status-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that act on the status take it for another failure',
  },
  'error-retriable-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients repeat what they must not, or give up what they should repeat',
  },
  'error-where-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients wait for it in the wrong place',
  },
  'error-category-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that act on the category take it for another failure',
  },
  'error-planes-changed': {
    class: 'compatible',
    direction: 'response',
    reason: 'the code and its meaning stay as they were',
  },
  'error-property-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'what clients know of the code no longer holds',
  },
  'event-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that wait for it never see it',
  },
  'event-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients ignore events that they do not know',
  },
  'sse-order-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that rely on the order misread the stream',
  },
  'metric-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'queries and alerts on it go silent',
  },
  'metric-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'queries that do not know it are not touched',
  },
  'metric-type-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'queries compute something else',
  },
  'metric-unit-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'queries and alerts are off by a factor',
  },
  'metric-label-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'queries that select or group by it go silent',
  },
  'metric-label-added': {
    class: 'breaking',
    direction: 'response',
    reason: 'queries that expect one series find several',
  },
  'metric-label-value-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'queries that select it go silent',
  },
  'metric-label-value-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'sums over the label stay right',
  },
  'metric-label-undefined': {
    class: 'breaking',
    direction: 'response',
    reason: 'no metric can have it any more',
  },
  'metric-label-defined': { class: 'compatible', direction: 'response', reason: 'no metric need have it' },
  'metric-buckets-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'quantiles before and after cannot be compared',
  },
  'metric-property-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'what queries know of the metric no longer holds',
  },
  'capability-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that ask for it are told it does not exist',
  },
  'capability-added': { class: 'compatible', direction: 'response', reason: 'clients need not know it' },
  'capability-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'what clients know of the capability no longer holds',
  },
  'catalogue-property-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'readers ignore properties that they do not know',
  },
  'catalogue-changed': {
    class: 'breaking',
    direction: 'both',
    reason: 'the whole catalogue is read otherwise',
  },
  'pact-party-changed': {
    class: 'breaking',
    direction: 'both',
    reason: 'who promises what to whom is looked up by these names',
  },
  'pact-interaction-removed': {
    class: 'breaking',
    direction: 'both',
    reason: 'what it froze is promised no more',
  },
  'pact-interaction-added': {
    class: 'compatible',
    direction: 'both',
    reason: 'what is promised beside it stays',
  },
  'pact-interaction-extended': {
    class: 'compatible',
    direction: 'both',
    reason: 'clients ignore what the answer holds beside what they know',
  },
  'pact-interaction-changed': {
    class: 'breaking',
    direction: 'both',
    reason: 'a frozen exchange reads otherwise',
  },
} as const satisfies Record<string, Rule>;
