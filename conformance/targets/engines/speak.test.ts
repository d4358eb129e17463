import assert from 'node:assert/strict';
import type { WireName } from '#conformance/peers';
import { speak } from './speak.ts';

interface Told {
  readonly wire?: WireName;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly maxTokens?: number;
  readonly chance?: number;
}

const said = ({ wire = 'llamacpp', body = {}, maxTokens = 12, chance = 1 }: Told) => {
  const request = {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: [],
    bodyText: '',
    body,
  };
  const behaviour = speak({ wire, prompt: 'Three rivers', maxTokens, request, chance });
  const pieces = behaviour.flatMap(act => (act.act === 'piece' ? [act.text] : []));
  const [end] = behaviour.slice(-1);
  return { pieces, text: pieces.join(''), finish: end?.act === 'end' ? end.finish : 'none' };
};

describe('an engine that speaks', () => {
  it('says as many tokens as it may, and that it ended there', () => {
    const { pieces, finish } = said({});
    assert.deepEqual([pieces.length, finish], [12, 'length']);
  });

  it('ends by itself where nobody limits it', () => {
    assert.equal(said({ maxTokens: -1 }).finish, 'stop');
  });

  it('says the same again by its seed or without a temperature, and otherwise by chance', () => {
    const seeded = { body: { seed: 7, temperature: 1 } };
    assert.equal(said({ ...seeded, chance: 1 }).text, said({ ...seeded, chance: 2 }).text);
    assert.notEqual(said({ chance: 1 }).text, said({ chance: 2 }).text);
    assert.equal(said({ wire: 'tgi', chance: 1 }).text, said({ wire: 'tgi', chance: 2 }).text);
  });

  it('keeps a stop string to itself, and as TGI has sent it by then', () => {
    const greedy = { temperature: 0 };
    const [, , third = ''] = said({ body: greedy }).pieces;
    const stop = third.trim();
    const kept = said({ body: { ...greedy, stop: [stop] } });
    assert.ok(!kept.text.includes(stop));
    const sent = said({ wire: 'tgi', body: { parameters: { stop: [stop] } } });
    assert.ok(sent.text.endsWith(stop));
    assert.deepEqual([kept.finish, sent.finish], ['stop', 'stop']);
  });
});
