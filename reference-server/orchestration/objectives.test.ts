import assert from 'node:assert/strict';
import { checkConfig } from '#contracts';
import { present, VirtualWorld } from '../kernel/index.ts';
import { createTelemetry } from '../telemetry/index.ts';
import { Objectives } from './objectives.ts';

function setUp() {
  const world = new VirtualWorld({ seed: 1 });
  const pool = { id: 'p', engine: 'scripted', wire: 'scripted', model: { ref: 'm' } };
  const { config } = checkConfig({
    pools: [{ ...pool, replicas: [{ id: 'r', scripted: { pieces: ['a'] } }] }],
  });
  const labels = { pools: [], tenants: [], sinks: [], plugins: [] };
  const telemetry = createTelemetry({
    world,
    config: { labels, level: 'silent', enginesMax: 16 },
    writeLine: () => undefined,
  });
  const objectives = new Objectives({ config: present(config, 'a valid configuration'), world, telemetry });
  const ratio = async (priority: string, slo: string) => {
    const text = await telemetry.render();
    return Number(
      new RegExp(`slo_attainment_ratio\\{priority="${priority}",slo="${slo}"\\} (\\S+)`).exec(text)?.[1],
    );
  };
  return { world, objectives, ratio };
}

describe('the objectives of the classes', () => {
  it('are met by what is at most the bound, and missed by what is above [ORCH-3041(b)]', async () => {
    const { objectives, ratio } = setUp();
    for (const latencyMs of [899, 900, 901, 5000]) objectives.firstPiece('interactive', latencyMs);
    for (const latencyMs of [2500, 2501]) objectives.manyPieces('interactive', latencyMs);
    assert.equal(await ratio('interactive', 'first_token'), 0.5);
    assert.equal(await ratio('interactive', 'tokens_64'), 0.5);
  });

  it('count failures per class [ORCH-3041(b)]', async () => {
    const { objectives, ratio } = setUp();
    for (const isFailed of [false, false, false, true]) objectives.ended('batch', isFailed);
    assert.equal(await ratio('batch', 'error_ratio'), 0.75);
  });

  it('weigh the use of slots by time, and only while batch work waits [ORCH-3041(b)]', async () => {
    const { objectives, ratio, world } = setUp();
    objectives.slotsChanged({ batchWaits: true, slots: 4, running: 4 });
    world.advanceBy(300);
    objectives.slotsChanged({ batchWaits: true, slots: 4, running: 0 });
    world.advanceBy(100);
    objectives.slotsChanged({ batchWaits: false, slots: 4, running: 0 });
    world.advanceBy(5000);
    objectives.slotsChanged({ batchWaits: false, slots: 4, running: 0 });
    assert.equal(await ratio('batch', 'throughput'), 0.75);
  });
});
