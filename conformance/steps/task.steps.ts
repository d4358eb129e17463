// When: tasks are submitted, followed, canceled and read.
import { drive, type StepDefinition } from '../run/step.ts';

export const taskSteps: readonly StepDefinition[] = [
  drive('task {string} is submitted', (world, [task]) => world.submit(task)),
  drive('task {string} is submitted with:', (world, [task], input) =>
    world.submit(task, { members: input.pairs }),
  ),
  drive('task {string} is submitted to pool {string}', (world, [task, pool]) => world.submit(task, { pool })),
  drive('task {string} is submitted to pool {string} with:', (world, [task, pool], input) =>
    world.submit(task, { pool, members: input.pairs }),
  ),
  drive('tenant {string} submits task {string}', (world, [tenant, task]) => world.submit(task, { tenant })),
  drive('tenant {string} submits task {string} with:', (world, [tenant, task], input) =>
    world.submit(task, { tenant, members: input.pairs }),
  ),
  drive('reader {string} follows task {string}', (world, [reader, task]) => world.follow(reader, task)),
  drive('reader {string} follows task {string} from id {int}', (world, [reader, task, lastEventId]) =>
    world.follow(reader, task, { lastEventId }),
  ),
  drive('reader {string} has the end of the stream', (world, [reader]) => world.reader(reader).untilClosed()),
  drive('reader {string} hangs up', (world, [reader]) => world.reader(reader).hangUp()),
  drive('reader {string} has frame {string}', (world, [reader, event]) =>
    world.reader(reader).until({ event }, 'frame_ms'),
  ),
  drive('reader {string} has {int} frames {string}', (world, [reader, nth, event]) =>
    world.reader(reader).until({ event, nth }, 'frame_ms'),
  ),
  drive('task {string} is canceled', async (world, [task]) =>
    world.remember(task, await world.as(world.ownerOf(task)).cancel(world.names.taskId(task))),
  ),
  drive('task {string} comes to be {word}', (world, [task, state]) => world.untilState(task, [state])),
  drive('the record of task {string} is read', async (world, [task]) =>
    world.remember(task, await world.as(world.ownerOf(task)).record(world.names.taskId(task))),
  ),
];
