import assert from 'node:assert/strict';
import { readAsked } from '../asked.ts';
import { Refused } from '../refusal.ts';
import { type Generated, generate } from './generate.ts';
import { sampleOf } from './sample-of.ts';
import { cutIntoTokens, spokenTokens, tokensOf } from './words.ts';

const limits = { model: 'm', ctx: 64 };
const messages = [{ role: 'user', content: 'Say something.' }];

const only = (members: Readonly<Record<string, unknown>>, chance = 1): Generated => {
  const [first] = generate(readAsked({ model: 'm', messages, ...members }, false, limits), chance);
  assert.ok(first !== undefined);
  return first;
};

const textOf = ({ pieces }: Generated): string => pieces.join('');

const refusalOf = (members: Readonly<Record<string, unknown>>) => {
  try {
    only(members);
  } catch (error) {
    if (error instanceof Refused) return [error.refusal.status, error.refusal.param];
    throw error;
  }
  return undefined;
};

describe('the model of no mind', () => {
  it('says the same for the same seed, and else what chance gives it', () => {
    assert.equal(textOf(only({ seed: 3 }, 1)), textOf(only({ seed: 3 }, 2)));
    assert.notEqual(textOf(only({ seed: 3 })), textOf(only({ seed: 4 })));
    assert.notEqual(textOf(only({}, 1)), textOf(only({}, 2)));
    assert.equal(textOf(only({ temperature: 0 }, 1)), textOf(only({ temperature: 0 }, 2)));
  });

  it('ends at its limit, at a stop string, or by itself', () => {
    const short = only({ max_tokens: 5, seed: 1 });
    assert.deepEqual([short.finish, short.tokens, short.pieces.length], ['length', 5, 5]);
    const whole = textOf(only({ seed: 1, max_tokens: 20 }));
    const stop = whole.slice(30, 33);
    const stopped = only({ seed: 1, max_tokens: 20, stop: [stop] });
    assert.equal(stopped.finish, 'stop');
    assert.equal(textOf(stopped), whole.slice(0, whole.indexOf(stop)));
    assert.equal(only({ response_format: { type: 'json_object' } }).finish, 'stop');
  });

  it('counts tokens that join to the text', () => {
    const tokens = spokenTokens('x');
    assert.deepEqual(tokensOf(tokens.join('')), tokens);
    assert.equal(cutIntoTokens('{"größer":"🌉"}').join(''), '{"größer":"🌉"}');
  });

  it('fits a schema, or refuses it', () => {
    const schema = {
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 9 },
        age: { type: 'integer', minimum: 30 },
        tags: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 2, maxItems: 2 },
        none: { type: 'null' },
      },
      required: ['name', 'age', 'tags'],
    };
    assert.deepEqual(sampleOf(schema), { name: 'harbourss', age: 30, tags: ['a', 'a'] });
    assert.throws(() => sampleOf({ type: 'string', pattern: '^a' }), Refused);
  });

  it('calls the tool that is asked for', () => {
    const tool = (name: string) => ({ type: 'function', function: { name, parameters: { type: 'object' } } });
    const tools = [tool('first'), tool('second')];
    const called = (choice?: unknown) => only({ tools, tool_choice: choice }).call?.name;
    assert.equal(called('required'), 'first');
    assert.equal(called({ type: 'function', function: { name: 'second' } }), 'second');
    assert.equal(called('none'), undefined);
    assert.equal(called(), undefined);
    assert.equal(only({ tools, messages: [{ role: 'user', content: 'Ask second.' }] }).call?.name, 'second');
  });

  it('is asked for nothing that was not understood', () => {
    assert.deepEqual(refusalOf({ model: 'other' }), [404, 'model']);
    assert.deepEqual(refusalOf({ messages: [] }), [400, 'messages']);
    assert.deepEqual(refusalOf({ temperature: 'hot' }), [400, 'temperature']);
    assert.deepEqual(refusalOf({ tool_choice: 'required' }), [400, 'tool_choice']);
    assert.deepEqual(refusalOf({ response_format: { type: 'x' } }), [400, 'response_format']);
    assert.deepEqual(refusalOf({ stop: [''] }), [400, 'stop']);
    assert.equal(refusalOf({ messages: [{ role: 'user', content: 'w '.repeat(62).trim() }] }), undefined);
    assert.deepEqual(refusalOf({ messages: [{ role: 'user', content: 'w '.repeat(63).trim() }] }), [
      400,
      'messages',
    ]);
    assert.equal(refusalOf({ n: 8 }), undefined);
    assert.deepEqual(refusalOf({ n: 9 }), [400, 'n']);
  });
});
