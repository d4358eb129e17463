import assert from 'node:assert/strict';
import { boundsOf, Launcher, readTargetDocument, realClock } from '#conformance/harness';
import { type Params, type ProviderState, stateText } from '../interaction.ts';
import { NotEstablished, type Provider } from '../provider.ts';
import { readPacts } from '../read-pacts.ts';
import { referenceProviders } from '../reference-provider.ts';
import type { Needs } from '../stand-configuration.ts';
import { referenceStates } from './index.ts';
import type { StateHandler, StateHandlers } from './state-handler.ts';

const pacts = new URL('../../../contracts/pacts', import.meta.url).pathname;
const target = new URL('../../targets/reference.yaml', import.meta.url).pathname;

const fails = 'the server has a plugin that fails';
const refuses = 'the server has a policy that refuses tasks';
const limits = 'the server limits requests';
const trusts = 'the server trusts what is there';
const trustsSigned = 'the server trusts what is signed';
const allows = 'the server allows registries';
const unchanged = 'the server has an unchanged configuration';

/** The same looks, at a server that was told nothing of the states. */
const lookingOnly: StateHandlers = Object.fromEntries(
  Object.entries(referenceStates).map(([name, { establish }]) => [name, { establish }]),
);

const handler = (name: string): StateHandler => {
  const { [name]: found } = referenceStates;
  assert.ok(found);
  return found;
};

/** The file is another one before anybody looks. */
const edited: StateHandler = {
  establish: async setting => {
    const { configuration, running } = setting.stand;
    const [pool] = configuration.pools as readonly Readonly<Record<string, unknown>>[];
    await running.writeConfiguration({ ...configuration, pools: [{ ...pool, queue: { capacity: 7 } }] });
    return handler(unchanged).establish(setting);
  },
};

/** It trusts what nobody signed, and a registry that the states do not name. */
const trustful = (params: Params): Needs => ({
  server: {
    ...handler(trusts).needs?.(params).server,
    'catalog.trust_policy.allowed_registries': ['127.0.0.1'],
  },
});

const toldOtherwise: StateHandlers = {
  ...lookingOnly,
  [trusts]: { ...handler(trusts), needs: trustful },
  [unchanged]: edited,
};

describe('the look at a server', () => {
  const launcher = new Launcher({ clock: realClock, bounds: boundsOf() });
  const started: Provider[] = [];
  let states: readonly ProviderState[] = [];
  let provider: (handlers: StateHandlers) => Provider;

  before(async () => {
    states = (await readPacts(pacts)).flatMap(interaction => interaction.states);
    const read = await readTargetDocument(target);
    assert.ok(read.ok);
    const { document } = read;
    provider = handlers => {
      const one = referenceProviders({ document, launcher, clock: realClock, handlers }).provider();
      started.push(one);
      return one;
    };
  });
  after(async () => {
    for (const one of started) await one.close();
    await launcher.close();
  });

  const named = (name: string, ...params: readonly string[]): ProviderState => {
    const found = states.find(state => state.name === name && params.every(param => param in state.params));
    assert.ok(found, `no interaction names the state ${name} with ${params.join(', ')}`);
    return found;
  };

  const refusal = async (one: Provider, wanted: ProviderState): Promise<string> => {
    const error: unknown = await one.prepare([wanted]).then(
      () => assert.fail('the state was taken for established'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof NotEstablished, String(error));
    assert.equal(error.state, stateText(wanted));
    return error.message;
  };

  it('shows the states that it was told to have, again and again', async () => {
    const told = [
      [named(limits, 'header_bytes_max'), named(refuses), named(trustsSigned)],
      [named(limits, 'body_bytes_max'), named(fails), named(unchanged)],
    ];
    for (const one of told) {
      const server = provider(referenceStates);
      const first = await server.prepare(one);
      assert.equal((await server.prepare(one)).url, first.url);
    }
  });

  describe('that was told nothing', () => {
    let bare: Provider;
    before(() => {
      bare = provider(lookingOnly);
    });

    for (const [name, param, why] of [
      [fails, 'strategy', /it was not seen that the plugin fails at a task/],
      [refuses, 'prompt', /it was not seen that the audit names the rule/],
      [limits, 'header_bytes_max', /GET \/v1\/tasks was answered with 200/],
      [limits, 'body_bytes_max', /POST \/v1\/tasks was answered with 400/],
      [trusts, 'source_url', /answered with 400: .*UNTRUSTED_ARTIFACT/],
    ] as const)
      it(`does not show that ${name} (${param})`, async () => {
        assert.match(await refusal(bare, named(name, param)), why);
      });
  });

  describe('that was told otherwise', () => {
    let otherwise: Provider;
    before(async () => {
      otherwise = provider(toldOtherwise);
      await otherwise.prepare([named(trusts)]);
    });

    it('does not show that it allows no other registry', async () => {
      assert.match(await refusal(otherwise, named(allows)), /code is .*, not "REGISTRY_NOT_ALLOWED"/);
    });

    it('does not show that it trusts what is signed alone', async () => {
      assert.match(await refusal(otherwise, named(trustsSigned)), /answered with 20[01]: .*unsigned/);
    });

    it('does not show that its configuration is unchanged', async () => {
      assert.equal(await refusal(otherwise, named(unchanged)), 'changed.# is 1, not 0');
    });
  });
});
