import { type DegenerateKind, startDegenerate } from '../../degenerate/degenerate-server.ts';
import { modelServed } from '../asked.ts';
import { faithful } from '../behaviour.ts';
import { benignServers } from '../benign.ts';
import { brokenServers } from '../broken/index.ts';
import { engineServers } from '../engines.ts';
import { type ServerOptions, startOpenai } from '../server.ts';
import type { Control, Tried } from './control.ts';
import { type Examine, type Examined, openExaminer } from './examine.ts';

const key = 'key-of-a-client-0123456789';
const ctx = 2_048;
/** As many as checks ask at a time: only where more come than that is anybody refused. */
const slots = 4;

export const degenerateKinds: readonly DegenerateKind[] = ['empty', 'failing', 'echo', 'refusing'];

const slowServers = ['endless', 'keeps-left-streams', 'keeps-left-answers', 'slow-refusal', 'split'];

const examineServer = async (examine: Examine, options: ServerOptions): Promise<Examined> => {
  const server = await startOpenai({ ...options, ctx });
  try {
    const own = options.key === undefined ? {} : { key: options.key };
    return await examine({ url: server.url, model: modelServed, ctx, ...own });
  } finally {
    await server.close();
  }
};

const examineDegenerate = async (examine: Examine, kind: DegenerateKind): Promise<Examined> => {
  const { server, url } = await startDegenerate(kind);
  try {
    return await examine({ url, model: modelServed, ctx, key });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** The faithful server first, and all others of the OpenAI API that the profile is tried on. */
const serverControls = async (): Promise<readonly Control[]> => {
  const examine = await openExaminer({ profile: 'openai-chat' });
  const told = [
    { name: 'faithful', behaviour: faithful, breaks: [] },
    ...benignServers.map(({ name, behaviour }) => ({ name, behaviour, breaks: [] })),
    ...brokenServers,
  ];
  return [
    ...told.map(({ name, behaviour, breaks }) => ({
      ...{ name, breaks, isSlow: slowServers.includes(name) },
      examine: () => examineServer(examine, { behaviour, key, slots }),
    })),
    ...engineServers.map(({ name, ...engine }) => ({
      ...{ name, breaks: [], isSlow: false },
      examine: () => examineServer(examine, engine),
    })),
    ...degenerateKinds.map(kind => ({
      ...{ name: kind, breaks: [], isSlow: false },
      examine: () => examineDegenerate(examine, kind),
    })),
  ];
};

export const triedServers: Tried = {
  ...{ profile: 'openai-chat', kind: 'broken-server', controls: serverControls },
  ...{ benign: benignServers, broken: brokenServers, slow: slowServers },
  // Told only where the engine behind a server can be made to fail.
  outOfReach: ['OAI-ERROR-004'],
};
