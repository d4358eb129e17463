// A new version is tried on a part of the sessions, and taken back.
import { claim } from '#conformance/harness';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { World } from '../run/world.ts';
import { sha256 } from './model-keys.ts';

const builds: readonly StepDefinition[] = [
  setup('engine {int} of pool {string} is of build {string}', ([replica, alias, version]) => ({
    pools: { [alias]: { settings: {}, engines: { builds: { [replica]: version } } } },
  })),
];

/** The same sessions in every run: on which side a session is may be in its id. */
const sessionId = (number: number): string => {
  const hex = sha256(`session ${number}`).slice('sha256:'.length);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`];
  return [...parts, hex.slice(18, 30)].join('-');
};

const atOnce = 64;

const submitTurns = async (world: World, sessions: number, turn: string): Promise<void> => {
  const numbers = Array.from({ length: sessions }, (_, at) => at + 1);
  const submitNext = async (): Promise<void> => {
    for (let next = numbers.shift(); next !== undefined; next = numbers.shift())
      await world.submit(`${turn} ${next}`, { members: { session_id: sessionId(next) } });
  };
  await Promise.all(Array.from({ length: atOnce }, submitNext));
  let left = sessions;
  await world.history.until({
    bound: 'terminal_ms',
    what: `an engine is asked for ${sessions} tasks of the turn ${turn}`,
    match: entry => {
      const isTurn = entry.kind === 'peer' && String(entry.detail?.prompt).includes(`task ${turn} `);
      if (isTurn && entry.action === 'request') left -= 1;
      return left <= 0 ? entry : undefined;
    },
  });
};

const turns: readonly StepDefinition[] = [
  drive('{int} sessions take a turn {string}', (world, [sessions, turn]) =>
    submitTurns(world, sessions, turn),
  ),
];

const made: readonly StepDefinition[] = [
  claims('engine {int} of pool {string} was asked {int} to {int} times', (names, args) => {
    const [replica, pool, $min, $max] = args;
    return claim('peer.asked', 'peer.asked', { peer: names.peer(pool, replica), count: { $min, $max } });
  }),
  claims('engine {int} of pool {string} was asked for task {string}', (names, [replica, pool, task]) =>
    claim('peer.asked', 'peer.asked', {
      peer: names.peer(pool, replica),
      count: 1,
      where: { prompt: { $contains: names.promptTail(task) } },
    }),
  ),
  claims(
    'engine {int} of pool {string} was asked for {int} tasks of the turn {string}',
    (names, [replica, pool, count, turn]) =>
      claim('peer.asked', 'peer.asked', {
        peer: names.peer(pool, replica),
        count,
        where: { prompt: { $contains: `task ${turn} ` } },
      }),
  ),
  /** Both turns of each session on one engine; a session for itself, so that no two can make up for each other. */
  claims('each of {int} sessions has the turns {string} and {string} on one engine', (_, args) => {
    const [sessions, one, other] = args;
    return Array.from({ length: sessions }, (_none, at) =>
      claim('session.side', 'peer.spread', {
        count: 1,
        where: { prompt: { $matches: `task (${one}|${other}) ${at + 1}\\.` } },
      }),
    );
  }),
];

export const trialsSteps: readonly StepDefinition[] = [...builds, ...turns, ...made];
