import assert from 'node:assert/strict';
import { once } from 'node:events';
import { machineMs } from '#conformance/harness';
import { connectionTo, withEcho, withForeman } from './testing/foreman-bench.ts';

const nobody = 'http://127.0.0.1:9';

describe('a worker', () => {
  it('hands every byte on, both ways, and ends a connection that its engine ends', () =>
    withEcho('bye', url =>
      withForeman(async ({ start }) => {
        const { port } = await start(url);
        const socket = await connectionTo(port);
        socket.write('say it');
        const [echo] = await once(socket, 'data');
        assert.equal(String(echo), 'say it');
        const closed = once(socket, 'close');
        socket.write('bye');
        await closed;
        assert.equal(socket.bytesRead, 'say it'.length);
      }),
    ));

  it('says how it was started: its words, the devices that it sees, and when its process began', () =>
    withForeman(async ({ start, witnessed }) => {
      const beforeMs = machineMs();
      await start(nobody, { CUDA_VISIBLE_DEVICES: '1' });
      const { startedMachineMs: firstMs, ...first } = (await witnessed('connected')).detail ?? {};
      const betweenMs = machineMs();
      await start(nobody);
      const { startedMachineMs: secondMs, ...second } = (await witnessed('connected', 2)).detail ?? {};
      const argv = ['--model', '{model}'];
      assert.deepEqual(first, { argv, devices: '1', worker: true });
      assert.deepEqual(second, { argv, devices: null, worker: true });
      assert.ok(beforeMs <= Number(firstMs) && Number(firstMs) <= betweenMs);
      assert.ok(betweenMs <= Number(secondMs) && Number(secondMs) <= machineMs());
    }));

  it('writes what it is told to, and ends with the code that it is told', () =>
    withForeman(async ({ foreman, start, witnessed }) => {
      foreman.wordsAtStart(['loading', 'loaded']);
      const worker = await start(nobody);
      await witnessed('connected');
      foreman.exit(7, 'out of memory');
      const { by, errors } = await worker.ended;
      assert.deepEqual([by, errors], [7, 'loading\nloaded\nout of memory\n']);
      await witnessed('ended');
    }));

  it('ends before it listens where its foreman ends each at once', () =>
    withForeman(async ({ foreman, start }) => {
      foreman.wordsAtStart(['no such file']);
      foreman.endsAtOnce(4);
      const { by, errors } = await (await start(nobody)).ended;
      assert.deepEqual([by, errors], [4, 'no such file\n']);
    }));

  it('stays when it is asked to end where its foreman wants it to, and says so', () =>
    withEcho('bye', url =>
      withForeman(async ({ foreman, start, witnessed }) => {
        foreman.stay(true);
        const worker = await start(url);
        const socket = await connectionTo(worker.port);
        worker.child.kill('SIGTERM');
        assert.equal((await witnessed('held')).exchange, 'worker 1');
        socket.write('say it');
        assert.equal(String((await once(socket, 'data'))[0]), 'say it');
        socket.destroy();
        foreman.stay(false);
        foreman.exit(0);
        assert.equal((await worker.ended).by, 0);
      }),
    ));

  it('is killed by its foreman, who sees its end', () =>
    withForeman(async ({ foreman, start, witnessed }) => {
      const worker = await start(nobody);
      await witnessed('connected');
      foreman.kill();
      assert.equal((await worker.ended).by, 'SIGKILL');
      assert.equal((await witnessed('ended')).exchange, 'worker 1');
    }));

  it('does not outlive its foreman', () =>
    withForeman(async ({ foreman, start, witnessed }) => {
      const worker = await start(nobody);
      await witnessed('connected');
      foreman.close();
      assert.equal((await worker.ended).by, 1);
    }));
});
