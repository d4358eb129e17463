import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { AnswerBreach, ConnectionFailed, OrchestratorClient, OrchestratorError } from './index.ts';
import { answering, withPeer } from './testing/peer.ts';

const live = { live: true, api_version: '1.0.0' };
const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => assert.fail('it answered'),
    (error: unknown) => error,
  );

const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
};

describe('client: calls', () => {
  it('a submission tells whether it repeats an earlier one, and what is left of the budgets', async () => {
    const headers = {
      'idempotency-replayed': 'true',
      'x-budget-tokens-remaining': '41',
      'x-budget-cost-remaining': '4.75',
    };
    const admission = { task_id: 'a', job_id: 'j', state: 'queued' };
    await withPeer(answering(202, admission, headers), async ({ client, asked }) => {
      const answer = await client.tasks.submit({ task_id: 'a', prompt: 'ä' } as never);
      assert.equal(answer.isReplayed, true);
      assert.deepEqual(answer.budgets, {
        tokensRemaining: 41,
        timeRemainingMs: undefined,
        costRemaining: 4.75,
      });
      assert.deepEqual(JSON.parse(asked[0]?.body ?? ''), { task_id: 'a', prompt: 'ä' });
      assert.equal(asked[0]?.headers['content-type'], 'application/json');
    });
    await withPeer(answering(202, admission, { 'idempotency-replayed': 'false' }), async ({ client }) => {
      assert.equal((await client.tasks.submit({ task_id: 'a' } as never)).isReplayed, false);
    });
  });

  it('a refusal is asked for once, and carries its hint and correlation id', async () => {
    const refusal = {
      code: 'ADMISSION_REJECT',
      message: 'The queue is full.',
      retriable: true,
      correlation_id: 'c-9',
      retry_after_ms: 1350,
      policy_label: 'reject',
    };
    const headers = { 'retry-after': '2', 'x-backoff-ms': '1350' };
    await withPeer(answering(429, refusal, headers), async ({ client, asked }) => {
      const error = await thrownBy(client.tasks.submit({ task_id: 'a' } as never));
      assert.ok(error instanceof OrchestratorError && error.is('ADMISSION_REJECT'));
      assert.deepEqual(
        [error.retryAfterMs, error.correlationId, error.policyLabel, error.category, error.retriable],
        [1350, 'c-9', 'reject', 'admission', true],
      );
      assert.equal(asked.length, 1);
    });
  });

  it('a connection that breaks is not tried again', async () => {
    await withPeer(
      response => response.destroy(),
      async ({ client, asked }) => {
        const error = await thrownBy(client.server.health());
        assert.ok(error instanceof ConnectionFailed);
        assert.deepEqual([error.mayHaveArrived, error.operation, asked.length], [true, 'getHealthz', 1]);
      },
    );
  });

  it('where nobody listens, it says so, and that nothing arrived', async () => {
    await using client = new OrchestratorClient({ baseUrl: `http://127.0.0.1:${await freePort()}` });
    const error = await thrownBy(client.tasks.list());
    assert.ok(error instanceof ConnectionFailed);
    assert.equal(error.mayHaveArrived, false);
    assert.match(
      error.message,
      /^GET http:\S+\/v1\/tasks has no answer: nothing listens there \(ECONNREFUSED\)\.$/,
    );
  });

  it('a redirect is not followed, so that the key goes nowhere else', async () => {
    await withPeer(
      answering(307, undefined, { location: '/elsewhere' }),
      async ({ client, asked }) => {
        assert.match(
          String(await thrownBy(client.server.capabilities())),
          /a redirect, which is not followed/,
        );
        assert.deepEqual(
          asked.map(({ url }) => url),
          ['/v1/capabilities'],
        );
      },
      { apiKey: 'k-12345678' },
    );
  });

  it('not being ready is an answer', async () => {
    const unready = { ready: false, reasons: ['no-pool-ready'], pools: [] };
    await withPeer(answering(503, unready), async ({ client }) => {
      const { body, status } = await client.server.readiness({ validatesAnswers: true });
      assert.deepEqual([status, body], [503, unready]);
    });
  });

  it('the answer is held against the contract where that is asked for, and only there', async () => {
    await withPeer(answering(200, { ...live, live: 'perhaps' }), async ({ client }) => {
      assert.equal((await client.server.health()).body.api_version, '1.0.0');
      const error = await thrownBy(client.server.health({ validatesAnswers: true }));
      assert.ok(error instanceof AnswerBreach);
      assert.deepEqual(
        error.problems.map(({ path }) => path),
        ['/live'],
      );
      assert.match(
        error.message,
        /healthz was answered 200, and not as the contract says: \/live: found "perhaps"/,
      );
    });
    await withPeer(
      answering(200, { ...live, live: 'perhaps' }),
      async ({ client }) => {
        assert.ok((await thrownBy(client.server.health())) instanceof AnswerBreach);
        assert.equal((await client.server.health({ validatesAnswers: false })).status, 200);
      },
      { validatesAnswers: true },
    );
  });

  it('what answers and is no orchestrator is told apart without being asked to', async () => {
    const page = { 'content-type': 'text/html' };
    await withPeer(answering(200, 'hello', page), async ({ client }) => {
      assert.match(String(await thrownBy(client.tasks.list())), /as text\/html instead of application\/json/);
    });
    await withPeer(answering(204), async ({ client }) => {
      assert.match(
        String(await thrownBy(client.server.health())),
        /a status that the contract does not have for it/,
      );
    });
    const broken = { 'content-type': 'application/json' };
    await withPeer(
      response => void response.writeHead(200, broken).end('{"live":'),
      async ({ client }) => {
        assert.match(String(await thrownBy(client.server.health())), /a body that is no JSON/);
      },
    );
  });

  it('a body may be as long as allowed, and not one byte longer', async () => {
    const bytes = Buffer.byteLength(JSON.stringify(live));
    const outcomes: string[] = [];
    for (const bodyBytesMax of [bytes - 1, bytes, bytes + 1]) {
      await withPeer(
        answering(200, live),
        async ({ client }) => {
          outcomes.push(await client.server.health().then(() => 'read', String));
        },
        { bodyBytesMax },
      );
    }
    assert.match(outcomes[0] ?? '', /with a body of over \d+ bytes \(bodyBytesMax\)/);
    assert.deepEqual(outcomes.slice(1), ['read', 'read']);
  });

  it('a signal ends a call with its own reason, before it is sent and while it waits', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    await withPeer(
      () => controller.abort(reason),
      async ({ client, asked }) => {
        assert.equal(await thrownBy(client.server.health({ signal: controller.signal })), reason);
        assert.equal(await thrownBy(client.server.health({ signal: controller.signal })), reason);
        assert.equal(asked.length, 1);
      },
    );
  });

  it('a signal ends the reading of a body', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    await withPeer(
      response => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{', () => controller.abort(reason));
      },
      async ({ client }) => {
        assert.equal(await thrownBy(client.server.health({ signal: controller.signal })), reason);
      },
    );
  });

  it('an answer that does not begin in time fails', async () => {
    await withPeer(
      () => undefined,
      async ({ client }) => {
        const error = await thrownBy(client.server.health({ answerMs: 20 }));
        assert.match(String(error), /no answer began in time \(UND_ERR_HEADERS_TIMEOUT\)/);
      },
    );
  });

  it('a closed client says so', async () => {
    await withPeer(answering(200, live), async ({ client, asked }) => {
      await client.close();
      assert.match(String(await thrownBy(client.server.health())), /this client is closed/);
      assert.equal(asked.length, 0);
    });
  });
});
