import type { Rule } from './rule.ts';

// Operations and what surrounds the schemas on the wire.
export const httpRules = {
  'operation-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that call it get 404 or 405',
  },
  'operation-added': { class: 'compatible', direction: 'request', reason: 'clients need not call it' },
  'operation-moved': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that call the old address get 404 or 405',
  },
  'operation-id-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'generated clients and contract pointers name it',
  },
  'path-parameter-renamed': {
    class: 'editorial',
    direction: 'request',
    reason: 'the addresses that clients build are the same',
  },
  'parameter-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send it are refused or get another answer',
  },
  'parameter-required-added': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that do not know it are refused',
  },
  'parameter-optional-added': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients that do not know it leave it out',
  },
  'parameter-made-required': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that leave it out are refused',
  },
  'parameter-made-optional': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients that send it are still accepted',
  },
  'parameter-encoding-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'what clients write is read otherwise',
  },
  'request-body-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send one are refused or get another answer',
  },
  'request-body-required-added': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send none are refused',
  },
  'request-body-optional-added': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients need not send one',
  },
  'request-body-made-required': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send none are refused',
  },
  'request-body-made-optional': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients that send one are still accepted',
  },
  'request-media-type-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that send it get 415',
  },
  'request-media-type-added': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients need not send it',
  },
  'request-media-type-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'what clients write is read otherwise',
  },
  'response-media-type-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that ask for it get another one',
  },
  'response-media-type-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients get it only where they ask for it',
  },
  'response-media-type-changed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients read the body otherwise than it is written',
  },
  'response-success-status-added': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that wait for the known success do not see this one as theirs',
  },
  'response-error-status-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients treat a status that they do not know as its class',
  },
  'response-status-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'what it told clients is told otherwise or not at all',
  },
  'response-header-removed': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that read it find nothing',
  },
  'response-header-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients ignore headers that they do not know',
  },
  'response-header-made-required': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that handle its absence go on working',
  },
  'response-header-made-optional': {
    class: 'breaking',
    direction: 'response',
    reason: 'clients that rely on it may find nothing',
  },
  'security-tightened': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that were let in are refused',
  },
  'security-loosened': {
    class: 'compatible',
    direction: 'request',
    reason: 'clients that were let in still are',
  },
  'security-scheme-removed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that identify themselves this way are refused',
  },
  'security-scheme-added': { class: 'compatible', direction: 'request', reason: 'clients need not use it' },
  'security-scheme-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that identify themselves the old way are refused',
  },
  'role-removed': { class: 'breaking', direction: 'request', reason: 'keys with only this role get 403' },
  'role-added': { class: 'compatible', direction: 'request', reason: 'keys that were let in still are' },
  'operation-error-removed': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients that handle the code go on working',
  },
  'operation-error-added': {
    class: 'compatible',
    direction: 'response',
    reason: 'clients act on the category of a code that they do not know',
  },
  'servers-changed': {
    class: 'breaking',
    direction: 'request',
    reason: 'clients that take the address from the contract call another one',
  },
} as const satisfies Record<string, Rule>;
