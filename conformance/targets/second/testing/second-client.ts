// Runs a second orchestrator in the test's own process and talks to it.

import { checkConfig } from '#contracts';
import { systemClock } from '../clock.ts';
import { makeLogger } from '../log.ts';
import { SecondServer } from '../server.ts';

export interface TestServer {
  readonly server: SecondServer;
  readonly url: string;
  readonly lines: Record<string, unknown>[];
  request(path: string, options?: RequestInit): Promise<TestAnswer>;
  submit(changes?: Readonly<Record<string, unknown>>, headers?: Record<string, string>): Promise<TestAnswer>;
  stream(taskId: string, headers?: Record<string, string>): Promise<StreamFrame[]>;
  metrics(): Promise<string>;
  until(what: string, holds: () => Promise<boolean> | boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
  readonly text: string;
}

export interface StreamFrame {
  readonly event: string;
  readonly id: number | undefined;
  readonly data: Record<string, unknown>;
}

const recordOf = (text: string): Record<string, unknown> => {
  const value: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

export const framesOf = (text: string): StreamFrame[] =>
  text
    .split('\n\n')
    .map(block => block.split('\n'))
    .filter(lines => lines.some(line => line.startsWith('data: ')))
    .map(lines => {
      const field = (name: string) =>
        lines.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const id = field('id');
      return {
        event: field('event') ?? '',
        id: id === undefined ? undefined : Number(id),
        data: recordOf(field('data') ?? ''),
      };
    });

export const taskBody = (changes: Readonly<Record<string, unknown>> = {}) => ({
  task_id: systemClock.freshId(),
  workload: 'completion',
  model_ref: 'tiny',
  engine: 'llamacpp',
  ctx: 1024,
  priority: 'interactive',
  max_tokens: 16,
  deadline_ms: 60_000,
  prompt: 'Name three rivers.',
  ...changes,
});

export const poolAt = (url: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  id: 'small',
  engine: 'llamacpp',
  wire: 'llamacpp',
  model: { ref: 'tiny' },
  self_test: false,
  restart: { base_ms: 10, cap_ms: 50 },
  retry: { base_ms: 1, cap_ms: 2 },
  heartbeat: { interval_ms: 100 },
  replicas: [{ id: 'small-0', url }],
  ...changes,
});

const answerOf = async (response: Response): Promise<TestAnswer> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: recordOf(text), text };
};

const untilMs = 5000;

const until = async (what: string, holds: () => Promise<boolean> | boolean): Promise<void> => {
  const endMs = systemClock.nowMs() + untilMs;
  while (!(await holds())) {
    if (systemClock.nowMs() > endMs) throw new Error(`never happened: ${what}`);
    await new Promise<void>(resolve => systemClock.after(5, resolve));
  }
};

const makeServer = (document: Readonly<Record<string, unknown>>, lines: Record<string, unknown>[]) => {
  const { config, errors } = checkConfig({ server: { shutdown_grace_ms: 0 }, ...document });
  if (config === undefined) throw new Error(errors.map(error => error.message).join('\n'));
  const log = makeLogger(
    systemClock,
    () => 'info',
    line => lines.push(recordOf(line)),
  );
  const settings = { config, digest: 'sha256:0' };
  const load = () => ({ config, problems: [], warnings: [], digest: settings.digest });
  return new SecondServer({ clock: systemClock, log, settings, load, credentialOf: () => 'engine-key' });
};

/** Started, and ready unless `isAwaited` is false. */
export const startSecond = async (
  document: Readonly<Record<string, unknown>>,
  isAwaited = true,
): Promise<TestServer> => {
  const lines: Record<string, unknown>[] = [];
  const server = makeServer(document, lines);
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  const request = async (path: string, options: RequestInit = {}) =>
    answerOf(await fetch(`${url}${path}`, options));
  if (isAwaited) await until('ready', async () => (await request('/readyz')).status === 200);
  return {
    server,
    url,
    lines,
    request,
    submit: (changes, headers = {}) =>
      request('/v1/tasks', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(taskBody(changes)),
      }),
    stream: async (taskId, headers = {}) =>
      framesOf((await request(`/v1/tasks/${taskId}/stream`, { headers })).text),
    metrics: async () => (await request('/metrics')).text,
    until,
    stop: () => server.stop(),
  };
};
