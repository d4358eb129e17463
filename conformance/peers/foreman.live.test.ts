import assert from 'node:assert/strict';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isKind } from '#conformance/harness';
import { withForeman } from './testing/foreman-bench.ts';

const told = { pid: 1, argv: ['--model', 'tiny'], devices: '0,1' };

describe('a foreman', () => {
  it('sees a worker from its start to its end, and how it was started', () =>
    withForeman(async ({ hire, history, witnessed }) => {
      const { socket } = await hire(told);
      const began = await witnessed('connected');
      socket.destroy();
      await witnessed('ended');
      const detail = { argv: told.argv, devices: told.devices, worker: true };
      assert.deepEqual([began.peer, began.exchange, began.detail], ['p1', 'worker 1', detail]);
      assert.deepEqual(
        history.entries.filter(isKind('peer')).map(({ action, exchange }) => [action, exchange]),
        [
          ['connected', 'worker 1'],
          ['ended', 'worker 1'],
        ],
      );
    }));

  it('lets a worker listen, after the words that it has for each one', () =>
    withForeman(async ({ foreman, hire }) => {
      assert.deepEqual(await (await hire(told)).nextOrder(), { say: [], listen: true });
      foreman.wordsAtStart(['loading', 'loaded']);
      assert.deepEqual(await (await hire(told)).nextOrder(), { say: ['loading', 'loaded'], listen: true });
    }));

  it('ends each worker at once, until it is told otherwise', () =>
    withForeman(async ({ foreman, hire }) => {
      foreman.endsAtOnce(3);
      for (let nth = 0; nth < 2; nth += 1)
        assert.deepEqual(await (await hire(told)).nextOrder(), { say: [], exit: 3 });
      foreman.endsAtOnce(undefined);
      assert.deepEqual(await (await hire(told)).nextOrder(), { say: [], listen: true });
    }));

  it('tells every worker that lives what to write and when to end', () =>
    withForeman(async ({ foreman, hire, witnessed }) => {
      const workers = [await hire(told), await hire(told)];
      await witnessed('connected', 2);
      for (const { nextOrder } of workers) await nextOrder();
      foreman.say('out of memory');
      foreman.exit(2);
      foreman.exit(0, 'done');
      for (const { nextOrder } of workers) {
        assert.deepEqual(
          [await nextOrder(), await nextOrder(), await nextOrder()],
          [{ say: ['out of memory'] }, { exit: 2 }, { exit: 0, say: ['done'] }],
        );
      }
    }));

  it('tells again of those that live, and not of those that ended', () =>
    withForeman(async ({ foreman, hire, history, witnessed }) => {
      const first = await hire(told);
      await hire(told);
      await witnessed('connected', 2);
      first.socket.destroy();
      await witnessed('ended');
      foreman.report();
      const names = history.entries.filter(isKind('peer')).map(({ exchange }) => exchange);
      assert.deepEqual(names.slice(-1), ['worker 2']);
      assert.equal(names.length, 4);
    }));

  it('takes nobody for a worker who does not say what it is', () =>
    withForeman(async ({ hire, history, witnessed }) => {
      const stranger = await hire(['no', 'worker']);
      await hire(told);
      await witnessed('connected');
      stranger.socket.destroy();
      assert.deepEqual(
        history.entries.filter(isKind('peer')).map(({ exchange }) => exchange),
        ['worker 1'],
      );
    }));

  it('lets go of its workers when it closes', () =>
    withForeman(async ({ foreman, hire, witnessed }) => {
      const { socket } = await hire(told);
      await witnessed('connected');
      const closed = once(socket, 'close');
      foreman.close();
      await closed;
      assert.equal(socket.destroyed, true);
    }));

  it('gives a command line whose port and model the orchestrator fills in', () =>
    withForeman(async ({ foreman }) => {
      const [program, path, port, enginePort, foremanPort, ...rest] = foreman.argvFor('http://127.0.0.1:81');
      assert.deepEqual(
        [program, path],
        [process.execPath, fileURLToPath(new URL('./worker.ts', import.meta.url))],
      );
      assert.deepEqual([port, enginePort, ...rest], ['{port}', '81', '--model', '{model}']);
      assert.ok(Number(foremanPort) > 0);
    }));
});
