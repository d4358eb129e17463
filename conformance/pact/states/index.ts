// Into which states can the reference server be brought? One handler for each state that the pacts name.
// Surprising: a handler only answers when its own look at the server shows the state; the pacts' answers are no part of it.
import { catalogStates } from './catalog-states.ts';
import { endingStates } from './ending-states.ts';
import { pluginStates } from './plugin-states.ts';
import { poolStates } from './pool-states.ts';
import { serverStates } from './server-states.ts';
import { sessionStates } from './session-states.ts';
import type { StateHandlers } from './state-handler.ts';
import { taskStates } from './task-states.ts';
import { tenantStates } from './tenant-states.ts';

export const referenceStates: StateHandlers = {
  ...poolStates,
  ...serverStates,
  ...pluginStates,
  ...taskStates,
  ...endingStates,
  ...sessionStates,
  ...tenantStates,
  ...catalogStates,
};
