import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConsumerPact } from './consumer-pact.ts';
import { ExampleBreach } from './example-check.ts';
import { shown, taskRequest, traced } from './example-values.ts';
import type { Exchange } from './exchange.ts';
import { pactFile } from './pact-library.ts';
import { poolServes } from './provider-states.ts';

const exchangeWith = (body: object): Exchange => ({
  description: 'a task is submitted',
  states: [poolServes()],
  clauses: ['ORCH-2001(c)'],
  operation: 'createTask',
  request: { role: 'data', body: taskRequest },
  response: { status: 202, headers: traced, body },
});

describe('pact: a pact is written only for what the contract allows and the client did', () => {
  let folder: string;
  let pact: ConsumerPact;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-pact-'));
    pact = ConsumerPact.in(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('a response that the contract does not allow ends the test before anything is asked or written', async () => {
    let isAsked = false;
    const broken = exchangeWith(shown('createTask', { queue_position: -1 }));
    const attempt = pact.exchange(broken, async () => {
      isAsked = true;
    });
    await assert.rejects(attempt, (error: unknown) => {
      return (
        error instanceof ExampleBreach && /is not written: .*queue_position: found -1/.test(error.message)
      );
    });
    assert.deepEqual([isAsked, await readdir(folder)], [false, []]);
  });

  it('after one that was refused the next one is written, whole and alone', async () => {
    const broken = { ...exchangeWith({}), description: 'broken' };
    await assert.rejects(
      pact.exchange(broken, () => Promise.resolve()),
      ExampleBreach,
    );
    await pact.exchange(exchangeWith(shown('createTask')), async ({ client }) => {
      await client.tasks.submit(taskRequest);
    });
    const { interactions } = JSON.parse(await readFile(join(folder, pactFile), 'utf8'));
    assert.deepEqual(
      interactions.map(({ description }: { description: string }) => description),
      ['a task is submitted'],
    );
  });

  it('a test that fails writes nothing', async () => {
    const attempt = pact.exchange(exchangeWith(shown('createTask')), async ({ client }) => {
      const { body } = await client.tasks.submit(taskRequest);
      assert.equal(body.state, 'running');
    });
    await assert.rejects(attempt, /queued/);
    assert.deepEqual(await readdir(folder), []);
  });

  it('a client that asks for something else than it said writes nothing', async () => {
    const attempt = pact.exchange(exchangeWith(shown('createTask')), async ({ client }) => {
      await client.tasks.submit({ ...taskRequest, max_tokens: 1 });
    });
    await assert.rejects(attempt, /\b500\b|Test failed/);
    assert.deepEqual(await readdir(folder), []);
  });
});
