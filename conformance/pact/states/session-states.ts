// States of sessions: begun, used up, and ended.
import { answering } from '#conformance/peers';
import type { Needs } from '../stand-configuration.ts';
import type { Setting, StateHandlers } from './state-handler.ts';
import { besideIds, submitted } from './task-making.ts';

const turnIds = Object.values(besideIds);
const script = answering(['Rhine']);

const pathOf = (setting: Setting): string => `/v1/sessions/${setting.text('session_id')}`;

const takeTurns = async (setting: Setting, turns: number): Promise<void> => {
  if (turns > turnIds.length) setting.fail(`${turns} turns are more than it takes`);
  const members = { session_id: setting.text('session_id') };
  for (const taskId of turnIds.slice(0, turns)) await submitted(setting, { taskId, members }, 'completed');
  await setting.comesTo(pathOf(setting), 'data', { turns });
};

export const sessionStates: StateHandlers = {
  'a session has begun': {
    needs: ({ tokens_budget: tokens }): Needs => ({
      script,
      ...(tokens === undefined ? {} : { tenant: { 'budgets.tokens': tokens } }),
    }),
    establish: async setting => {
      await takeTurns(setting, setting.number('turns'));
      return undefined;
    },
  },
  'a session has no turns left': {
    needs: () => ({ script, server: { 'sessions.turns_max': 1 } }),
    establish: async setting => {
      await takeTurns(setting, 1);
      await setting.comesTo(pathOf(setting), 'data', { turns_max: 1 });
      return undefined;
    },
  },
  'a session has ended': {
    needs: () => ({ script }),
    establish: async setting => {
      await takeTurns(setting, 1);
      await setting.ask(204, ['DELETE', pathOf(setting)], { role: 'data' });
      const isGone = await setting.stand.comesToHold(
        async () => (await setting.stand.call('GET', pathOf(setting), { role: 'data' })).status !== 200,
      );
      setting.holds(isGone, 'the session is no longer given');
      return undefined;
    },
  },
};
