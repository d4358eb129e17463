import type { Fault } from '../grammar/fault.ts';
import { tracedWitnesses, traceServer } from './traced.ts';

const name = 'slow fsync';
const delayMs = 300;
const calls = 'fsync,fdatasync';

/** A disk that takes its time to say that something is on it. */
export const slowFsync: Fault = {
  name,
  what: `Each fsync of the server takes ${delayMs} ms.`,
  needs: ['linux', 'strace'],
  inject: stage =>
    traceServer(stage, name, ['-e', `trace=${calls}`, '-e', `inject=${calls}:delay_exit=${delayMs * 1_000}`]),
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: (record, window) => tracedWitnesses(record, window, name),
};
