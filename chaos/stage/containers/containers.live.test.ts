import assert from 'node:assert/strict';
import { realClock } from '#conformance/harness';
import { standardSetting } from '../../grammar/setting.ts';
import { CallBook, runTime } from '../call-book.ts';
import { unmetNeeds } from '../machine.ts';
import { ContainerEngine } from './container-engine.ts';
import { sources } from './container-site.ts';
import { Docker } from './docker.ts';
import { enginePort } from './engine-words.ts';

const lack = (await unmetNeeds(['linux', 'docker', 'testcontainers'])).join('; ');
const why = lack === '' ? '' : ` (inapplicable: ${lack})`;

describe(`an engine in a container${why}`, function () {
  this.timeout(120_000);
  before(function () {
    if (lack !== '') this.skip();
  });

  it('answers, and does not while it is paused or cut off; out of memory it is gone, and another one comes', async () => {
    const docker = await Docker.open();
    try {
      const nowMs = runTime(realClock);
      const calls = new CallBook(nowMs);
      const engine = new ContainerEngine({
        ...{ name: 'engine 1', setting: { ...standardSetting, slots: 1 }, docker, sources, calls },
        ...{ clock: realClock, nowMs },
      });
      const isAnswered = (withinMs = 5_000): Promise<boolean> =>
        fetch(`http://${engine.container.address}:${enginePort}/health`, {
          signal: AbortSignal.timeout(withinMs),
        }).then(
          ({ ok }) => ok,
          () => false,
        );
      await engine.start();
      assert.deepEqual([engine.answers, await isAnswered()], [true, true]);

      await engine.container.pause();
      assert.deepEqual([engine.answers, await isAnswered(500)], [false, false]);
      await engine.container.unpause();
      assert.deepEqual([engine.answers, await isAnswered()], [true, true]);

      await engine.container.cutOff();
      assert.deepEqual([engine.answers, await isAnswered(500)], [false, false]);
      await engine.container.rejoin();
      assert.equal(engine.answers, true);

      const first = engine.container;
      await first.signal('SIGUSR2');
      const { signal } = await first.exited;
      assert.deepEqual([signal, await first.wasOutOfMemory(), engine.answers], ['SIGKILL', true, false]);
      await engine.start();
      assert.notEqual(engine.container.id, first.id);
      assert.equal(await isAnswered(), true);

      await engine.container.kill();
      assert.equal(await engine.container.wasOutOfMemory(), false);
    } finally {
      await docker.close();
    }
  });
});
