// What is seen of the server while it runs: whether it is ready, what its metrics say, what its process uses.
import { readdir, readFile } from 'node:fs/promises';
import { Agent, request } from 'undici';
import { type Clock, parseSamples } from '#conformance/harness';
import { operationTable } from '#contracts';
import type { EngineCondition, ReadinessPoll, Resources, Scrape } from '../grammar/record.ts';
import { keptDescriptors } from '../grammar/setting.ts';
import { until } from '../run/until.ts';
import { keyOfTenant, watcher } from '../stage/configuration.ts';
import type { Stage } from '../stage/stage.ts';

const readinessEveryMs = 50;
const metricsEveryMs = 500;
const pageBytes = 4_096;
const millisecondsPerTick = 10;
const enginesEveryMs = 10;
const answerWithinMs = 2_000;
const restWithinMs = 3_000;

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Asks the server itself, past the network of the clients. */
export class Watch {
  readonly readiness: ReadinessPoll[] = [];
  readonly scrapes: Scrape[] = [];
  readonly resources: Resources[] = [];
  readonly engines: EngineCondition[] = [];
  readonly #stage: Stage;
  readonly #agent = new Agent({ pipelining: 0, connect: { timeout: 1_000 } });
  #isOver = false;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  start(): void {
    this.#every(this.#stage.clock, readinessEveryMs, () => this.#poll());
    this.#every(this.#stage.clock, metricsEveryMs, () => this.scrape());
    this.#every(this.#stage.clock, enginesEveryMs, async () => this.#lookAtEngines());
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.#agent.destroy();
  }

  /** undefined where no answer came. What is a tenant's is asked for under its name. */
  async get(path: string, tenant = watcher): Promise<Answered | undefined> {
    const { server, setting } = this.#stage;
    const headers = setting.tenants.length === 0 ? {} : { authorization: `Bearer ${keyOfTenant(tenant)}` };
    try {
      const answer = await request(`${server.url}${path}`, {
        ...{ dispatcher: this.#agent, headers, signal: AbortSignal.timeout(answerWithinMs) },
      });
      return { status: answer.statusCode, body: await answer.body.text() };
    } catch {
      // A server that is killed, stopped or cut off does not answer, which is what is recorded.
      return undefined;
    }
  }

  async scrape(): Promise<Scrape | undefined> {
    const { nowMs, server } = this.#stage;
    const life = server.lives.length - 1;
    await this.#look(life);
    const atMs = nowMs();
    const answer = await this.get(operationTable.getMetrics.path);
    if (answer?.status !== 200) return undefined;
    const scrape: Scrape = { atMs, life, samples: parseSamples(answer.body) };
    this.scrapes.push(scrape);
    return scrape;
  }

  async #poll(): Promise<void> {
    const { nowMs, server } = this.#stage;
    const atMs = nowMs();
    const ready = await this.get(operationTable.getReadyz.path);
    const health = await this.get(operationTable.getHealthz.path);
    const answeredMs = nowMs();
    if (this.#isOver) return;
    const life = server.lives.at(-1);
    if (ready?.status === 200 && life !== undefined && life.readyMs === undefined) life.readyMs = answeredMs;
    this.readiness.push({
      ...{ atMs, answeredMs },
      ...(ready === undefined ? {} : { status: ready.status }),
      ...(health === undefined ? {} : { health: health.status }),
    });
  }

  /** What changed of them since it was last seen. */
  #lookAtEngines(): void {
    const { everyEngine, nowMs } = this.#stage;
    for (const { name: engine, answers } of everyEngine) {
      const last = this.engines.findLast(seen => seen.engine === engine);
      if (last?.answers !== answers) this.engines.push({ atMs: nowMs(), engine, answers });
    }
  }

  /** After everybody left: until the process holds as few descriptors as an idle one may, or the bound. */
  async atRest(): Promise<void> {
    const { clock, server, setting } = this.#stage;
    const life = server.lives.length - 1;
    const idle = (this.resources[0]?.descriptors ?? 0) + keptDescriptors(setting);
    await until(clock, restWithinMs, async () => {
      await this.#look(life);
      return (this.resources.at(-1)?.descriptors ?? 0) <= idle;
    });
  }

  /** From /proc, where there is one. */
  async #look(life: number): Promise<void> {
    const { nowMs, server } = this.#stage;
    const { pid } = server;
    if (pid === undefined || process.platform !== 'linux') return;
    const atMs = nowMs();
    const [stat, memory, descriptors] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/statm`, 'utf8'),
      readdir(`/proc/${pid}/fd`),
    ]).catch(() => ['', '', []] as const);
    // The name of the program may hold blanks: what is counted begins after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    if (!Number.isFinite(ticks)) return;
    this.resources.push({
      ...{ atMs, life },
      rssBytes: Number(memory.split(' ')[1]) * pageBytes,
      cpuMs: ticks * millisecondsPerTick,
      descriptors: descriptors.length,
    });
  }

  #every(clock: Clock, everyMs: number, look: () => Promise<unknown>): void {
    const again = async (): Promise<void> => {
      if (this.#isOver) return;
      await look();
      if (!this.#isOver) clock.after(everyMs, () => void again());
    };
    void again();
  }
}
