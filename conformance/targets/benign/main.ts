// `main.ts <variant> --config <file> --port <n>`: the reference server behind a proxy that says the same otherwise.
// Whatever the suite finds there is the suite's fault.
import { spawn } from 'node:child_process';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { realClock } from '#conformance/harness';
import { ResponseRewriter } from './response-rewriter.ts';
import { isVariant, type VariantName, variants } from './variants.ts';

const [variant, ...args] = process.argv.slice(2);
const bin = fileURLToPath(import.meta.resolve('../../../assay.ts'));

/** A killed proxy can't kill its server: the server ends when nobody holds its input any more. Threads have none. */
const endsWithUs = `data:text/javascript,${encodeURIComponent(
  "import { isMainThread } from 'node:worker_threads';" +
    "if (isMainThread) process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume();",
)}`;

/** Everything in its order, each a little later than it came. */
const delayed = (delayMs: number, run: (bytes: Buffer) => void): ((bytes: Buffer) => void) => {
  if (delayMs === 0) return run;
  return bytes => void realClock.after(delayMs, () => run(bytes));
};

const join = (client: Socket, upstreamPort: number, name: VariantName): void => {
  const upstream = connect(upstreamPort, '127.0.0.1');
  const { delayMs } = variants[name];
  // Who reads slowly is waited for, as a proxy must, or no server behind it would ever notice.
  const write = delayed(delayMs, bytes => {
    if (!client.writable || client.write(bytes)) return;
    upstream.pause();
    client.once('drain', () => upstream.resume());
  });
  const rewriter = new ResponseRewriter(name, write);
  client.on('data', bytes => void upstream.write(bytes));
  upstream.on('data', bytes => rewriter.push(bytes));
  upstream.on('end', () => {
    rewriter.end();
    delayed(delayMs, () => client.end())(Buffer.alloc(0));
  });
  client.on('end', () => upstream.end());
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', hadError => hadError && other.destroy());
  }
  client.on('close', () => upstream.destroy());
};

const serve = (upstreamPort: number, port: number, name: VariantName): Server => {
  const server = createServer({ allowHalfOpen: true }, client => join(client, upstreamPort, name));
  server.listen(port, '127.0.0.1', () => {
    const { port: taken } = server.address() as AddressInfo;
    process.stdout.write(`listening on http://127.0.0.1:${taken}
`);
  });
  return server;
};

const lastWordsMs = 1_000;

const main = (name: VariantName): void => {
  const at = args.indexOf('--port');
  const port = Number(args[at + 1]);
  const upstreamArgs = args.with(at + 1, '0');
  const child = spawn(process.execPath, ['--import', endsWithUs, bin, 'serve', ...upstreamArgs], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let server: Server | undefined;
  createInterface({ input: child.stdout }).on('line', line => {
    const upstream = /listening on http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (upstream === undefined) process.stdout.write(`${line}\n`);
    else server = serve(Number(upstream), port, name);
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.on('exit', () => child.kill('SIGKILL'));
  // What the server said before it ended is still on its way to the clients.
  child.on('exit', code => {
    const end = (): never => process.exit(code ?? 1);
    if (server === undefined) end();
    server?.close(end);
    realClock.after(lastWordsMs, end);
  });
};

if (isVariant(variant)) main(variant);
else {
  process.stderr.write(`say which: ${Object.keys(variants).join(', ')}\n`);
  process.exitCode = 2;
}
