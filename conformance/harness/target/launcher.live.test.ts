import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { boundsOf } from '../bounds.ts';
import { realClock } from '../clock.ts';
import type { NewEntry } from '../history/entry.ts';
import { valueAt } from '../json.ts';
import { Launcher, type LaunchOptions, TargetNotReady } from './launcher.ts';
import { targetDocumentOf } from './target-document.ts';

const server = `
const http = require('node:http');
const [configPath, port] = process.argv.slice(1);
let asked = 0;
const s = http.createServer((q, r) => { if (q.url === '/word') console.log('a word'); asked += 1; r.writeHead(asked > 2 ? 200 : 503); r.end(JSON.stringify({ pools: [{ pool_id: 'a', ready: asked > 4 }, { pool_id: 'b', ready: false }] })); });
s.listen(Number(port), '127.0.0.1', () => {
  console.log('config ' + require('node:fs').readFileSync(configPath, 'utf8').replace(/\\s/g, ''));
  console.error('environment ' + (process.env.SECRET_OF_THE_RUNNER ?? 'clean') + ' ' + process.env.MINE);
  console.log('listening on http://127.0.0.1:' + s.address().port);
});
process.on('SIGTERM', () => { console.log('bye'); process.exit(7); });
`;

const documentOf = (code: string, ready_line?: string) => {
  const read = targetDocumentOf(
    {
      version: 1,
      name: 'tiny',
      kind: 'process',
      process: {
        argv: ['node', '-e', code, '{config}', '{port}'],
        env: { MINE: 'yes' },
        stop_ms: 2_000,
        ...(ready_line === undefined ? {} : { ready_line }),
      },
      configuration: { form: 'assay' },
    },
    process.cwd(),
  );
  assert.ok(read.ok);
  return read.document;
};

type Run = (
  launch: (options?: Partial<LaunchOptions>) => ReturnType<Launcher['launch']>,
  entries: NewEntry[],
  launcher: Launcher,
) => Promise<void>;

const bench = async (document: LaunchOptions['document'], run: Run, readyMs = 10_000): Promise<void> => {
  const entries: NewEntry[] = [];
  const launcher = new Launcher({ clock: realClock, bounds: boundsOf({ ready_ms: readyMs }) });
  const sink = (entry: NewEntry): void => void entries.push(entry);
  try {
    await run(
      options => launcher.launch({ document, name: 's', sink, configuration: { a: 1 }, ...options }),
      entries,
      launcher,
    );
  } finally {
    await launcher.close();
  }
};

const linesOf = (entries: readonly NewEntry[]): string[] =>
  entries.flatMap(entry => (entry.kind === 'output' ? [`${entry.stream} ${entry.line}`] : []));

const actionsOf = (entries: readonly NewEntry[]): string[] =>
  entries.flatMap(entry =>
    entry.kind === 'process' ? [`${entry.action} ${entry.signal ?? entry.code ?? ''}`.trim()] : [],
  );

const soon = (): Promise<void> => new Promise(resolve => realClock.after(5, resolve));

const listening = 'listening on (?<url>http://[0-9.:]+)';

describe('the launcher', () => {
  it('starts a target with its configuration, and knows it ready once /readyz says so', () =>
    bench(documentOf(server, listening), async (launch, entries, launcher) => {
      const target = await launch();
      assert.match(target.url, /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.equal((await fetch(target.url)).status, 200);
      assert.deepEqual(
        linesOf(entries)
          .filter(line => !line.includes('listening'))
          .sort(),
        ['stderr environment clean yes', 'stdout config {"a":1}'],
      );
      assert.deepEqual(await target.stop(), { code: 7, signal: undefined });
      assert.deepEqual(actionsOf(entries), ['started', 'ready', 'signaled SIGTERM', 'exited 7']);
      await launcher.discard(target.started?.folder ?? '');
      await assert.rejects(stat(target.started?.configPath ?? ''));
    }));

  it('needs no line of output where the port is its own', () =>
    bench(documentOf(server), async launch => {
      const target = await launch();
      assert.equal(target.url, `http://127.0.0.1:${target.started?.port}`);
      assert.deepEqual(await target.kill(), { code: null, signal: 'SIGKILL' });
    }));

  it('refuses one that tells 0 as its port, because that is what it was given', () =>
    bench(documentOf("console.log('listening on http://127.0.0.1:' + process.argv[2])", listening), launch =>
      assert.rejects(launch(), /s says that it listens at port 0: without \(\?<url>…\) in ready_line/),
    ));

  it('takes one that listens and is not ready where that is asked', () =>
    bench(documentOf(server, listening), async launch => {
      const target = await launch({ awaits: 'listening' });
      assert.equal((await fetch(target.url)).status, 503);
    }));

  it('is awaited until the pools that are named are ready, and no longer', () =>
    bench(documentOf(server, listening), async launch => {
      const target = await launch({ awaits: { pools: ['a'] } });
      const body: unknown = await (await fetch(target.url)).json();
      assert.deepEqual(valueAt(body, 'pools.0'), { pool_id: 'a', ready: true });
    }));

  it('says with its last words that a target ended before it was ready', () =>
    bench(documentOf('console.error("no such pool"); process.exit(3)', listening), async launch => {
      await assert.rejects(launch(), (error: Error) => {
        assert.ok(error instanceof TargetNotReady);
        assert.match(error.message, /ended before it was ready, with 3\nno such pool/);
        return true;
      });
    }));

  it('gives up on one that says nothing, and kills it', () =>
    bench(
      documentOf('setInterval(() => {}, 1000)', listening),
      async (launch, entries) => {
        await assert.rejects(launch(), /not ready within 300 ms/);
        assert.ok(actionsOf(entries).includes('signaled SIGKILL'));
      },
      300,
    ));

  it('ends with a target what that one started, which may outlive it', () => {
    const worker = 'console.log("worker"); setInterval(() => {}, 1000)';
    const master = `const w = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(worker)}], { stdio: 'inherit' });`;
    return bench(documentOf(`${master}${server}`, listening), async (launch, entries) => {
      const target = await launch();
      while (!linesOf(entries).includes('stdout worker')) await soon();
      // Its end is known once nobody holds its output any more: a worker that is left would.
      assert.deepEqual(await target.end(), { code: null, signal: 'SIGKILL' });
    });
  });

  it('asks it to end with the signal of its document', () => {
    const { target, folder } = documentOf(
      `${server} process.on('SIGUSR1', () => process.exit(9));`,
      listening,
    );
    const process = { ...target.process, argv: target.process?.argv ?? [], stop_signal: 'SIGUSR1' as const };
    const document = { folder, target: { ...target, process: { env: {}, stop_ms: 2_000, ...process } } };
    return bench(document, async (launch, entries) => {
      const running = await launch();
      running.askToEnd();
      assert.deepEqual(await running.exited, { code: 9, signal: undefined });
      assert.ok(actionsOf(entries).includes('signaled SIGUSR1'));
    });
  });

  it('says that a program does not exist', () => {
    const read = targetDocumentOf(
      { version: 1, name: 'x', kind: 'process', process: { argv: ['/no/such/program'] } },
      '/',
    );
    assert.ok(read.ok);
    return bench(read.document, launch => assert.rejects(launch(), /could not be started/));
  });

  it('comes back to a folder and a port, so that a restart is seen by its clients', () =>
    bench(documentOf(server, listening), async launch => {
      const first = await launch();
      await first.kill();
      const again = await launch({
        ...(first.started && { folder: first.started.folder, port: first.started.port }),
      });
      assert.equal(again.url, first.url);
      assert.equal(again.started?.folder, first.started?.folder);
    }));

  it('starts it behind words that become it: the process is the same, and so is its Node', () =>
    bench(documentOf(server, listening), async (launch, entries) => {
      const target = await launch({ wrapper: ['sh', '-c', 'echo shell $$ && exec "$@"', 'sh'] });
      assert.ok(linesOf(entries).includes(`stdout shell ${target.started?.child.pid}`));
      assert.deepEqual(await target.stop(), { code: 7, signal: undefined });
    }));

  it('leaves its output where it is while nobody is to read it, and loses none', () =>
    bench(documentOf(server, listening), async (launch, entries) => {
      const { url, started } = await launch();
      started?.child.readOutput(false);
      // It writes before it answers.
      await (await fetch(new URL('/word', url))).text();
      assert.ok(!linesOf(entries).includes('stdout a word'));
      const read = new Promise<void>(resolve =>
        started?.child.onLine(line => void (line === 'a word' && resolve())),
      );
      started?.child.readOutput(true);
      await read;
    }));

  it('ends no target that it did not start', async () => {
    const read = targetDocumentOf({ version: 1, name: 'u', kind: 'url', url: 'http://127.0.0.1:9/' }, '/');
    assert.ok(read.ok);
    await bench(read.document, async launch => {
      const target = await launch();
      assert.equal(target.url, 'http://127.0.0.1:9/');
      assert.equal(await target.stop(), undefined);
    });
  });
});
