import { heldStore } from '#conformance/harness';
import type { Fault } from '../grammar/fault.ts';
import { refusedByStore } from './refused-by-store.ts';

const name = 'store locked';

/** Another process, this one, holds the right to write into the server's file. */
export const lockStore: Fault = {
  name,
  what: "Another process holds the lock of the store's file.",
  needs: [],
  inject: async ({ own, remedies }) => remedies.keep(name, heldStore(own.storePath)),
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: refusedByStore,
};
