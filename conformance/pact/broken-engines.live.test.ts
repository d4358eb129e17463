import assert from 'node:assert/strict';
import { join } from 'node:path';
import { realClock } from '#conformance/harness';
import { asks, type WireName } from '#conformance/peers';
import { type EngineStateHandler, engineStates } from './engines/engine-states.ts';
import { type ScriptedOptions, scriptedEngines } from './engines/scripted-engines.ts';
import type { Interaction } from './interaction.ts';
import type { Prepared, Providers } from './provider.ts';
import { readPacts } from './read-pacts.ts';
import { brokenEngines } from './testing/broken-engines.ts';
import { type Rewrite, type RewritingProxy, startRewritingProxy } from './testing/rewriting-proxy.ts';
import { exitCodeOf, verificationText } from './verification-text.ts';
import { type Verified, verifyInteractions } from './verify-pact.ts';

const answerMs = 5_000;
const folder = join(import.meta.dirname, '../../contracts/pacts');
const wires = Object.keys(asks) as WireName[];

const engines = (wire: WireName, handlers: ScriptedOptions['handlers'] = engineStates): Providers =>
  scriptedEngines({ wire, clock: realClock, handlers });

const rewritten = (wire: WireName, rewrite: Rewrite): Providers => ({
  isShared: () => false,
  provider: () => {
    const provider = engines(wire).provider();
    let proxy: RewritingProxy | undefined;
    return {
      prepare: async (states): Promise<Prepared> => {
        const prepared = await provider.prepare(states);
        proxy = await startRewritingProxy(prepared.url, rewrite);
        return { ...prepared, url: proxy.url };
      },
      close: async () => {
        await proxy?.close();
        await provider.close();
      },
    };
  },
});

const verify = (interactions: readonly Interaction[], providers: Providers): Promise<readonly Verified[]> =>
  verifyInteractions({ interactions, providers, clock: realClock, jobs: 1, answerMs });

describe('the pacts of engines', () => {
  const pacts = new Map<WireName, readonly Interaction[]>();

  before(async () => {
    for (const wire of wires)
      pacts.set(wire, await readPacts(join(folder, `orchestrator-${wire}-engine.json`)));
  });

  const named = (wire: WireName, name: string): Interaction => {
    const found = pacts.get(wire)?.find(interaction => interaction.name === name);
    assert.ok(found, `there is no interaction "${name}" of ${wire}`);
    return found;
  };

  for (const wire of wires) {
    it(`are kept by a scripted engine that speaks ${wire}, in every state that they name`, async () => {
      const verified = await verify(pacts.get(wire) ?? [], engines(wire));
      assert.ok(verified.length >= 9);
      assert.equal(exitCodeOf(verified), 0, verificationText(verified));
    });
  }

  it('each broken engine is noticed by an interaction of its own, and each wire has some', () => {
    const names = brokenEngines.map(({ wire, interaction }) => `${wire}: ${interaction}`);
    assert.equal(new Set(names).size, names.length);
    for (const wire of wires) assert.ok(brokenEngines.filter(one => one.wire === wire).length >= 4, wire);
  });

  for (const { wire, interaction, where, rewrite } of brokenEngines)
    it(`"${interaction}" of ${wire} fails at ${where} where that is broken`, async () => {
      const verified = await verify([named(wire, interaction)], rewritten(wire, rewrite));
      const [broken] = verified;
      assert.ok(broken?.verdict === 'broken', JSON.stringify(broken));
      assert.deepEqual(
        broken.mismatches.map(mismatch => mismatch.where),
        [where],
      );
      assert.equal(exitCodeOf(verified), 1);
      assert.match(verificationText(verified), new RegExp(`provider: ${wire}-engine`));
    });

  it('without the handler of a state the run fails and names the state', async () => {
    const name = 'the engine has a full queue';
    const { [name]: _, ...handlers } = engineStates;
    const verified = await verify(
      [named('vllm', 'a prompt is refused while the queue is full')],
      engines('vllm', handlers),
    );
    assert.equal(exitCodeOf(verified), 2);
    assert.match(verificationText(verified), /state: the engine has a full queue \(model tiny\)/);
  });

  /** Engines that are not brought into the state, while the look is the handler's own. */
  const spoilt: Readonly<Record<string, (handler: EngineStateHandler) => EngineStateHandler>> = {
    'the engine serves': ({ establish }) => ({
      establish: setting => {
        setting.peer.setReady(false);
        return establish(setting);
      },
    }),
    'the engine has a context smaller than the prompt': ({ establish }) => ({ establish }),
  };

  for (const [state, interaction, why] of [
    ['the engine serves', 'the version is read', 'its health is answered with 503'],
    [
      'the engine has a context smaller than the prompt',
      'a prompt longer than the context is refused',
      'the engine saw "ended stop", not "failed context-overflow"',
    ],
  ] as const)
    it(`that ${state} has to be seen, or the run fails`, async () => {
      const [handler, spoil] = [engineStates[state], spoilt[state]];
      assert.ok(handler && spoil);
      const handlers = { ...engineStates, [state]: spoil(handler) };
      const verified = await verify([named('vllm', interaction)], engines('vllm', handlers));
      assert.ok(verified[0]?.verdict === 'not-established');
      assert.equal(verified[0].why, why);
      assert.equal(exitCodeOf(verified), 2);
    });
});
