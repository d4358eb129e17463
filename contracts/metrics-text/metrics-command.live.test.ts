import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '../../assay.ts');
const clean = `streams_open 0
# TYPE process_start_time_seconds gauge
process_start_time_seconds 1
# TYPE cache_used_bytes gauge
cache_used_bytes 0
# TYPE terminals_undurable_total counter
terminals_undurable_total 0
# TYPE sse_backpressure_drops_total counter
sse_backpressure_drops_total 0
`;
const bodies: Readonly<Record<string, string>> = {
  '/metrics': `# TYPE streams_open gauge\n${clean}`,
  '/untyped': clean,
  '/long': `# TYPE streams_open gauge\n${clean}# TYPE queue_depth gauge\nqueue_depth{engine="${'e'.repeat(99)}",pool_id="p",priority="${'x'.repeat(200)}\x1b[2J"} 1\n`,
  '/html': '<html>\n',
};

const server = createServer((request, response) => {
  const body = bodies[request.url ?? ''];
  const isKnown = request.headers.authorization === 'Bearer open-sesame';
  response.writeHead(isKnown ? (body === undefined ? 404 : 200) : 401).end(isKnown ? body : '');
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function lint(...args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, SCRAPE_KEY: 'open-sesame', NO_COLOR: '1' };
  return new Promise(resolve => {
    execFile(process.execPath, [bin, 'metrics', 'lint', ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

describe('assay metrics lint', () => {
  let origin = '';
  const scrape = (path: string, ...more: readonly string[]) =>
    lint('--url', `${origin}${path}`, '--key-env', 'SCRAPE_KEY', ...more);

  before(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it('ends with 0 where a scrape with the key is clean, and takes a bare origin for its /metrics', async () => {
    const { code, out } = await scrape('');
    assert.deepEqual([code, out], [0, 'every sample is what the catalogue says\n']);
  });

  it('ends with 1 on a finding, and tells it as JSON when asked', async () => {
    const { code, out } = await scrape('/untyped', '--json');
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), [
      {
        rule: 'wrong-type',
        line: 1,
        name: 'streams_open',
        sentence: 'streams_open has no TYPE, and is a gauge',
        count: 1,
      },
    ]);
  });

  it('keeps to 80 columns and prints no control character of a label value', async () => {
    const { code, out } = await scrape('/long');
    assert.equal(code, 1);
    assert.match(out, /value-not-listed/);
    assert.ok(!out.includes(String.fromCharCode(27)));
    assert.deepEqual(
      out.split('\n').filter(line => line.length > 80),
      [],
    );
  });

  it('ends with 2 where nothing could be judged', async () => {
    const runs = await Promise.all([
      scrape('/html'),
      scrape('/absent'),
      lint('--url', `${origin}/metrics`),
      lint('--file', join(import.meta.dirname, 'absent.txt')),
      lint('--url', 'ftp://host/metrics'),
      lint('--url', origin, '--key-env', 'NO_SUCH_KEY'),
      lint(),
    ]);
    assert.deepEqual(
      runs.map(run => run.code),
      runs.map(() => 2),
    );
    assert.match(runs[0]?.out ?? '', /unparsable/);
    assert.match(runs[1]?.err ?? '', /answers 404/);
    assert.match(runs[2]?.err ?? '', /answers 401/);
    assert.match(runs[5]?.err ?? '', /NO_SUCH_KEY/);
  });
});
