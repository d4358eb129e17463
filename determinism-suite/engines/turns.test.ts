import assert from 'node:assert/strict';
import { Turns } from './turns.ts';

const bench = (turns: Turns) => {
  const log: string[] = [];
  const enter = (name: string) => {
    const gate = Promise.withResolvers<string>();
    const done = turns.run(() => {
      log.push(name);
      return gate.promise;
    });
    return { ...gate, done };
  };
  return { log, enter };
};

describe('turns', () => {
  it('lets as many run as there are, and the next in the order in which they came', async () => {
    const { log, enter } = bench(new Turns(2));
    const [a, b, c, d] = [enter('a'), enter('b'), enter('c'), enter('d')];
    assert.deepEqual(log, ['a', 'b']);
    b.resolve('of b');
    assert.equal(await b.done, 'of b');
    await Promise.resolve();
    assert.deepEqual(log, ['a', 'b', 'c']);
    for (const one of [a, c, d]) one.resolve('');
    await Promise.all([a.done, c.done, d.done]);
    assert.deepEqual(log, ['a', 'b', 'c', 'd']);
  });

  it('gives the turn on after a failure too', async () => {
    const { log, enter } = bench(new Turns(1));
    const [a, b] = [enter('a'), enter('b')];
    a.reject(new Error('failed'));
    await assert.rejects(a.done, /failed/);
    b.resolve('');
    await b.done;
    assert.deepEqual(log, ['a', 'b']);
  });
});
