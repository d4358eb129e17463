import assert from 'node:assert/strict';
import { ManualClock } from '#conformance/harness';
import { askedUntilServed } from './gateway-ready.ts';

/** How often it is asked that answers so, the last answer for ever, and until when. */
const asked = async (answers: readonly (number | undefined)[], signal = new AbortController().signal) => {
  const clock = new ManualClock();
  let times = 0;
  let isOver = false;
  const ask = async () => answers[Math.min(times++, answers.length - 1)];
  const over = askedUntilServed(ask, { clock, bounds: { ready_ms: 2_000 }, signal }).then(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise<void>(resolve => setImmediate(resolve));
    clock.advance(250);
  }
  await over;
  return times;
};

describe('a gateway that runs as it is', () => {
  it('is asked until it serves', async () => {
    assert.equal(await asked([undefined, 503, 429, 502, 504, 200]), 6);
  });

  it('is asked once where it serves, or refuses for good', async () => {
    for (const status of [200, 400, 401, 404, 500]) assert.equal(await asked([status]), 1);
  });

  it('is not asked for longer than a server may take to be ready', async () => {
    assert.equal(await asked([503]), 9);
  });

  it('is not asked again once the run is interrupted', async () => {
    const aborted = AbortSignal.abort();
    assert.equal(await asked([503], aborted), 0);
  });
});
