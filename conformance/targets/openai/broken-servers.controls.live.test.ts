// The profile must be able to fail: each of these servers breaks one promise of openai-chat, and its requirement alone
// is violated. The unbroken twin keeps them all, and so do those that say the same otherwise.
import assert from 'node:assert/strict';
import { loadRequirements } from '#requirements';
import { type DegenerateKind, startDegenerate } from '../degenerate/degenerate-server.ts';
import { modelServed } from './asked.ts';
import { faithful } from './behaviour.ts';
import { benignServers } from './benign.ts';
import { brokenServers } from './broken/index.ts';
import { engineServers } from './engines.ts';
import { type ServerOptions, startOpenai } from './server.ts';
import { type Examine, type Examined, openExaminer, requirementsOf } from './testing/examine.ts';

const atATime = 16;
const key = 'key-of-a-client-0123456789';
const ctx = 2_048;
/** As many as checks ask at a time: only where more come than that is anybody refused. */
const slots = 4;

/** Told only where the engine behind a server can be made to fail. */
const outOfReach = ['OAI-ERROR-004'];

/** Engines that ask nobody for a key, and let wait who comes when they are busy. */
const unasked = ['OAI-ERROR-005', 'OAI-ERROR-007'];

const degenerate: readonly DegenerateKind[] = ['empty', 'failing', 'echo', 'refusing'];

describe('the profile openai-chat', function () {
  this.timeout(180_000);
  const found = new Map<string, Examined>();
  let examine: Examine;

  const examineServer = async (name: string, options: ServerOptions): Promise<void> => {
    const server = await startOpenai({ ...options, ctx });
    const own = options.key === undefined ? {} : { key: options.key };
    found.set(name, await examine({ url: server.url, model: modelServed, ctx, ...own }));
    await server.close();
  };

  const examineDegenerate = async (kind: DegenerateKind): Promise<void> => {
    const { server, url } = await startDegenerate(kind);
    found.set(kind, await examine({ url, model: modelServed, ctx, key }));
    server.closeAllConnections();
    server.close();
  };

  before(async () => {
    examine = await openExaminer();
    const waiting = [
      ...[{ name: 'faithful', behaviour: faithful }, ...benignServers, ...brokenServers].map(
        ({ name, behaviour }) =>
          () =>
            examineServer(name, { behaviour, key, slots }),
      ),
      ...engineServers.map(
        ({ name, ...engine }) =>
          () =>
            examineServer(name, engine),
      ),
      ...degenerate.map(kind => () => examineDegenerate(kind)),
    ];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
    };
    await Promise.all(Array.from({ length: atATime }, work));
  });

  const of = (name: string): Examined => {
    const examined = found.get(name);
    assert.ok(examined, `${name} was not examined`);
    return examined;
  };

  it('holds of the faithful server, in every requirement that is in reach', async () => {
    const { violated, kept, checks } = of('faithful');
    assert.deepEqual(violated, []);
    assert.deepEqual(
      checks.filter(({ verdict }) => verdict !== 'passed').map(({ title, reason }) => [title, reason]),
      [],
    );
    const all = (await loadRequirements()).filter(({ profile }) => profile === 'openai-chat');
    const due = all.map(({ id }) => id as string).filter(id => !outOfReach.includes(id));
    assert.deepEqual(kept, due.sort());
  });

  it('has a broken server for every clause that it tries', () => {
    const tried = new Set(of('faithful').checks.flatMap(({ clauses }) => clauses));
    const broken = new Set(brokenServers.flatMap(({ breaks }) => breaks));
    assert.deepEqual(
      [...tried].filter(clause => !broken.has(clause)),
      [],
    );
    assert.ok(brokenServers.length >= 60);
    assert.equal(new Set(brokenServers.map(({ name }) => name)).size, brokenServers.length);
  });

  for (const { name, why } of benignServers)
    it(`finds no fault in ${why}`, () => {
      const { violated, kept } = of(name);
      assert.deepEqual([violated, kept], [[], of('faithful').kept]);
    });

  for (const { name, departs } of engineServers)
    it(`finds in a server like that of ${name} what its wire breaks: ${departs.join(', ') || 'nothing'}`, () => {
      const { violated, held, checks } = of(name);
      assert.deepEqual(requirementsOf(violated), departs);
      const due = of('faithful').kept.filter(id => ![...departs, ...unasked].includes(id));
      assert.deepEqual(
        due.filter(id => !held.includes(id)),
        [],
      );
      const inapplicable = checks.filter(({ verdict }) => verdict === 'inapplicable');
      for (const id of requirementsOf(inapplicable.flatMap(({ clauses }) => clauses)))
        assert.ok(unasked.includes(id), id);
    });

  for (const { name, why, breaks } of brokenServers)
    it(`finds no other fault in a server that ${why} [${breaks.join(', ')}]`, () => {
      const { violated } = of(name);
      assert.deepEqual(requirementsOf(violated), requirementsOf(breaks));
      assert.deepEqual(
        breaks.filter(clause => !violated.includes(clause)),
        [],
      );
    });

  for (const kind of degenerate)
    it(`finds nothing that a server keeps which is ${kind}`, () => {
      assert.deepEqual(of(kind).kept, []);
    });
});
