import assert from 'node:assert/strict';
import { boundsOf, Launcher, ManualClock, readTargetDocument } from '#conformance/harness';
import { wireOf } from '../engines/engine-look.ts';
import { engineStates } from '../engines/engine-states.ts';
import type { Interaction } from '../interaction.ts';
import { NotEstablished } from '../provider.ts';
import { readPacts } from '../read-pacts.ts';
import { referenceProviders } from '../reference-provider.ts';
import { referenceStates } from './index.ts';

const pacts = new URL('../../../contracts/pacts', import.meta.url).pathname;
const target = new URL('../../targets/reference.yaml', import.meta.url).pathname;

describe('the states of the pacts', () => {
  let interactions: readonly Interaction[] = [];
  before(async () => {
    interactions = await readPacts(pacts);
  });

  const statesOf = (isMeant: (interaction: Interaction) => boolean): readonly string[] => {
    const states = interactions.filter(isMeant).flatMap(one => one.states.map(({ name }) => name));
    return [...new Set(states)].sort();
  };

  it('have a handler each, and no handler is for a state that nobody names', () => {
    const named = statesOf(({ provider }) => provider === 'orchestrator');
    assert.ok(named.length >= 30);
    assert.deepEqual(Object.keys(referenceStates).sort(), named);
  });

  it('have one each for scripted engines too', () => {
    const named = statesOf(({ provider }) => wireOf(provider) !== undefined);
    assert.ok(named.length >= 8);
    assert.deepEqual(Object.keys(engineStates).sort(), named);
  });

  it('are named by every interaction', () => {
    assert.deepEqual(
      interactions.filter(({ states }) => states.length === 0).map(({ name }) => name),
      [],
    );
  });

  for (const name of Object.keys(referenceStates))
    it(`"${name}" is not established, and nothing is started, without its handler`, async () => {
      const { [name]: _, ...handlers } = referenceStates;
      const read = await readTargetDocument(target);
      assert.ok(read.ok);
      const clock = new ManualClock();
      const launcher = new Launcher({ clock, bounds: boundsOf() });
      const { document } = read;
      const provider = referenceProviders({ document, launcher, clock, handlers }).provider();
      const found = interactions.find(({ states }) => states.some(state => state.name === name));
      assert.ok(found);
      await assert.rejects(provider.prepare(found.states), (error: unknown) => {
        assert.ok(error instanceof NotEstablished);
        assert.equal(error.message, 'nothing establishes it');
        return error.state.startsWith(name);
      });
      await provider.close();
      await launcher.close();
    });
});
