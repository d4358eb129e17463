import assert from 'node:assert/strict';
import { boundsOf, Launcher, readTargetDocument, realClock } from '#conformance/harness';
import { loadRequirements } from '#requirements';
import type { Interaction, ProviderState } from './interaction.ts';
import type { Prepared, Provider, Providers } from './provider.ts';
import { readPacts } from './read-pacts.ts';
import { referenceProviders } from './reference-provider.ts';
import { referenceStates } from './states/index.ts';
import type { StateHandlers } from './states/state-handler.ts';
import { brokenProviders } from './testing/broken-providers.ts';
import { unchanged } from './testing/rewrites.ts';
import { type Rewrite, type RewritingProxy, startRewritingProxy } from './testing/rewriting-proxy.ts';
import { exitCodeOf, verificationText } from './verification-text.ts';
import { type Verified, verifyInteractions } from './verify-pact.ts';

const answerMs = 10_000;
const pacts = new URL('../../contracts/pacts/orchestrator-client-orchestrator.json', import.meta.url)
  .pathname;
const target = new URL('../targets/reference.yaml', import.meta.url).pathname;

const without = (name: string): StateHandlers =>
  Object.fromEntries(Object.entries(referenceStates).filter(([known]) => known !== name));

describe('providers that break a pact', () => {
  const launcher = new Launcher({ clock: realClock, bounds: boundsOf() });
  /** One server for each combination of states, for all who come: each is read or refused, and changes nothing. */
  const kept = new Map<string, Provider>();
  let interactions: readonly Interaction[] = [];
  let reference: (handlers?: StateHandlers) => Providers;

  before(async () => {
    interactions = await readPacts(pacts);
    const read = await readTargetDocument(target);
    assert.ok(read.ok);
    const { document } = read;
    reference = (handlers = referenceStates) =>
      referenceProviders({ document, launcher, clock: realClock, handlers });
  });
  after(async () => {
    for (const provider of kept.values()) await provider.close();
    await launcher.close();
  });

  const providerOf = (states: readonly ProviderState[]): Provider => {
    const name = JSON.stringify(states.filter(state => state.name !== 'a key'));
    const provider = kept.get(name) ?? reference().provider();
    kept.set(name, provider);
    return provider;
  };

  const rewritten = (rewrite: Rewrite): Providers => ({
    isShared: () => false,
    provider: () => {
      let proxy: RewritingProxy | undefined;
      return {
        prepare: async (states): Promise<Prepared> => {
          const prepared = await providerOf(states).prepare(states);
          proxy = await startRewritingProxy(prepared.url, rewrite);
          return { ...prepared, url: proxy.url };
        },
        close: async () => proxy?.close(),
      };
    },
  });

  const verify = (chosen: readonly Interaction[], providers: Providers): Promise<readonly Verified[]> =>
    verifyInteractions({ interactions: chosen, providers, clock: realClock, jobs: 1, answerMs });

  const named = (name: string): Interaction => {
    const found = interactions.find(interaction => interaction.name === name);
    assert.ok(found, `there is no interaction "${name}"`);
    return found;
  };

  it('are many, and each is noticed at a place of its own', () => {
    const places = new Set(brokenProviders.map(({ interaction, where }) => `${interaction}: ${where}`));
    assert.equal(places.size, brokenProviders.length);
    assert.ok(new Set(brokenProviders.flatMap(({ breaks }) => breaks)).size >= 20);
  });

  it('break, in each interaction that names it, a clause that pacts are to prove', async () => {
    const clauses = (await loadRequirements()).flatMap(requirement => requirement.clauses);
    const proven = clauses.filter(({ proof }) => proof === 'pact').map(({ id }) => id as string);
    const due = interactions.flatMap(one => one.clauses.map(clause => `${clause} in "${one.name}"`));
    const broken = new Set(
      brokenProviders.flatMap(one => one.breaks.map(id => `${id} in "${one.interaction}"`)),
    );
    for (const clause of proven) {
      const wanted = due.filter(each => each.startsWith(`${clause} in `));
      assert.notDeepEqual(wanted, [], `no interaction names ${clause}`);
      assert.deepEqual(
        wanted.filter(each => !broken.has(each)),
        [],
      );
    }
  });

  for (const { interaction, where, breaks, rewrite } of brokenProviders)
    it(`"${interaction}" holds, and fails at ${where} where that is broken [${breaks.join(', ')}]`, async () => {
      const { clauses } = named(interaction);
      assert.deepEqual(
        breaks.filter(clause => !clauses.includes(clause)),
        [],
      );
      const [sound] = await verify([named(interaction)], rewritten(unchanged));
      assert.deepEqual(sound, { interaction: named(interaction), verdict: 'holds' });
      const verified = await verify([named(interaction)], rewritten(rewrite));
      const [broken] = verified;
      assert.ok(broken?.verdict === 'broken');
      assert.deepEqual(
        broken.mismatches.map(mismatch => mismatch.where),
        [where],
        JSON.stringify(broken.mismatches),
      );
      assert.equal(exitCodeOf(verified), 1);
      const told = verificationText(verified);
      assert.ok(told.includes(where) && clauses.every(clause => told.includes(clause)));
    });

  it('without the handler of a state the run fails and names the state', async () => {
    const chosen = [named('the tasks that run are listed')];
    const verified = await verify(chosen, reference(without('a task')));
    assert.equal(verified[0]?.verdict, 'not-established');
    assert.equal(exitCodeOf(verified), 2);
    assert.match(
      verificationText(verified),
      /STATE NOT ESTABLISHED: the tasks that run are listed\n {2}state: a task \(/,
    );
  });

  it('a state that its handler does not see fails the run', async () => {
    const handlers: StateHandlers = {
      ...referenceStates,
      'the server has an empty catalog': {
        establish: setting => {
          setting.holds(false, 'the catalog is empty');
          return Promise.resolve(undefined);
        },
      },
    };
    const verified = await verify([named('a model that is not in the catalog is read')], reference(handlers));
    const [one] = verified;
    assert.ok(one?.verdict === 'not-established');
    assert.equal(one.state, 'the server has an empty catalog');
    assert.equal(one.why, 'it was not seen that the catalog is empty');
  });
});
