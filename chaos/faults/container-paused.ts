import type { Fault } from '../grammar/fault.ts';
import { amidWork } from './amid-work.ts';
import { containerAt, nameOfWho, type Who } from './container-at.ts';
import { nameOfEngine } from './engine-at.ts';
import { stoodStill } from './stood-still.ts';
import { stopServer } from './stop-server.ts';

/** Much longer than an engine is silent between two pieces. */
const stillMs = 800;

/** Docker's freezer: no process of it runs, and its connections stand. */
export const containerPaused = (who: Who): Fault => ({
  name: `container of ${nameOfWho(who)} paused`,
  what: `Docker pauses the container of ${nameOfWho(who)} at work, and lets it go on later.`,
  needs: ['docker'],
  inject: async (stage, signal) => {
    if (who !== 'server') await amidWork(stage, { engine: who, signal });
    await containerAt(stage, who).pause();
  },
  heal: stage => containerAt(stage, who).unpause(),
  witnesses: (record, span) =>
    who === 'server'
      ? stopServer.witnesses(record, span)
      : stoodStill(record, span, { engine: nameOfEngine(who), atLeastMs: stillMs }),
});
