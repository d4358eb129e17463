// What a client asks for: one task of its own id, of any class, size, deadline and session.
import type { TaskRequest } from '#contracts';
import type { ClientPort } from './client-port.ts';
import { engineName, modelRef } from './scenario.ts';
import { promptOf } from './task-facts.ts';

export function drawRequest(port: ClientPort): TaskRequest {
  const { scene, scenario } = port;
  const { chance } = scene;
  const { load } = scenario;
  const task_id = chance.uuid();
  const session = chance.is(load.sessions)
    ? { session_id: `session-${chance.whole(1, 6)}-${Math.floor(scene.nowMs / 20_000)}` }
    : {};
  return {
    task_id,
    workload: 'completion',
    model_ref: modelRef,
    engine: engineName,
    ctx: 4096,
    priority: chance.is(load.batches) ? 'batch' : 'interactive',
    max_tokens: 512,
    expected_tokens: 100,
    deadline_ms: chance.whole(...load.deadlineMs),
    prompt: promptOf(task_id, chance.skewed(0, 100)),
    ...session,
  };
}
