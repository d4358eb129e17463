import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FrameCheck } from './frame-check.ts';
import { type Manner, readStream } from './stream-reader.ts';
import { WireConnection } from './wire-connection.ts';

const pieces = Array.from({ length: 30 }, (_, index) => `p${index} `);

function logOf(): string[] {
  const token = (t: string, i: number) => `event: token\nid: ${i + 1}\ndata: ${JSON.stringify({ t, i })}\n\n`;
  return [
    'event: started\nid: 0\ndata: {}\n\n',
    ...pieces.map(token),
    `event: end\nid: ${pieces.length + 1}\ndata: {"tokens_out":${pieces.length}}\n\n`,
  ];
}

/** Frames cut anywhere, with comments and metrics between them. */
function writeCut(response: ServerResponse, frames: readonly string[]): void {
  const text = frames.map(frame => `: still here\n\nevent: metrics\ndata: {}\n\n${frame}`).join('');
  for (let at = 0, size = 1; at < text.length; at += size, size = (size % 61) + 1) {
    response.write(text.slice(at, at + size));
  }
  response.end();
}

describe('the stream client of the bench', () => {
  const resumedAfter: string[] = [];
  let log = logOf();
  const server = createServer((request, response) => {
    const lastId = request.headers['last-event-id'];
    if (typeof lastId === 'string') resumedAfter.push(lastId);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    writeCut(response, log.slice(lastId === undefined ? 0 : Number(lastId) + 1));
  });
  const addressOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  before(done => void server.listen(0, '127.0.0.1', done));
  after(() => void server.close());

  async function problemsOf(manner: Manner, served: string[]): Promise<string[]> {
    log = served;
    const check = new FrameCheck({ pieces, pieceCount: pieces.length });
    await readStream({ address: addressOf(), taskId: 'one', manner, check });
    return check.problems;
  }

  it('reads a whole stream however it is cut', async () => {
    assert.deepEqual(await problemsOf('steady', logOf()), []);
  });

  it('leaves and resumes after the last id that it saw', async () => {
    resumedAfter.length = 0;
    assert.deepEqual(await problemsOf('leaving', logOf()), []);
    assert.ok(resumedAfter.length > 0);
  });

  it('notices a frame that is lost, doubled, reordered or another', async () => {
    const whole = logOf();
    const [third = '', fourth = ''] = whole.slice(3, 5);
    const wrong: Record<string, string[]> = {
      lost: whole.toSpliced(3, 1),
      doubled: whole.toSpliced(3, 0, third),
      reordered: whole.toSpliced(3, 2, fourth, third),
      another: whole.toSpliced(3, 1, third.replace('p2 ', 'p9 ')),
      endless: whole.slice(0, -1),
    };
    for (const [name, served] of Object.entries(wrong)) {
      assert.notDeepEqual(await problemsOf('steady', served), [], name);
    }
  });

  it('asks again on one connection', async () => {
    log = logOf();
    const connection = await WireConnection.open(addressOf());
    const answers = [];
    for (let asked = 0; asked < 2; asked += 1)
      answers.push(await connection.ask({ method: 'GET', path: '/' }));
    connection.drop();
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    assert.equal(answers[0]?.text, answers[1]?.text);
  });
});
