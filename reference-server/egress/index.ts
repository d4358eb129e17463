// Where may the server connect to? Each connection that it opens is dialed here, and nowhere else.
// Surprising: what is judged is the address that the name resolved to for this very connection, not the name; and an
// address is allowed by being written out only where the configuration means a peer by it.

export { addressProblems } from './address-problems.ts';
export { AddressRefusedError, type Dialer, type DialOptions, Egress, type EgressOptions } from './egress.ts';
export {
  type FetchAnswer,
  type FetchRequest,
  fetchGuarded,
  type PostAnswer,
  type PostJson,
  postJson,
} from './exchange.ts';
export type { Trust } from './policy.ts';
