// How long until a submission is answered? One schedule asks the pass-through, the server, its twin and the store in
// turn, request by request, so that whatever else the machine does meets all of them alike. Open loop: a task's work
// goes on after its answer, and a closed loop would count that work as waiting of the next submission.
import { taskBody } from './bench-server.ts';
import type { CommitBench } from './commit-cost.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { Schedule } from './schedule.ts';
import { WireConnection } from './wire-connection.ts';

/** Each of the four is asked once in eight milliseconds. */
const spacingMs = 2;

/** Each comes after each other equally often, so that what one leaves behind meets all of the others alike. */
const turns = [
  [0, 1, 3, 2],
  [1, 2, 0, 3],
  [2, 3, 1, 0],
  [3, 0, 2, 1],
].flat();

/** A client with as many kept connections as it has requests under way. */
export class Submitter {
  readonly #address: string;
  readonly #idle: WireConnection[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  /** Milliseconds until the answer, the opening of a connection not counted. */
  async submit(body: string): Promise<number> {
    const connection = this.#idle.pop() ?? (await WireConnection.open(this.#address));
    if (connection.isClosed) return this.submit(body);
    const startMs = performance.now();
    const { status, text } = await connection.ask({ method: 'POST', path: '/v1/tasks', body });
    const tookMs = performance.now() - startMs;
    if (status !== 202) throw new Error(`a submission was answered ${status}: ${text}`);
    this.#idle.push(connection);
    return tookMs;
  }

  close(): void {
    for (const connection of this.#idle) connection.drop();
  }
}

export interface SubmissionTargets {
  readonly passthrough: MeasuredProcess;
  readonly server: MeasuredProcess;
  readonly twin: MeasuredProcess;
  readonly commits: CommitBench;
}

export interface SubmissionTimes {
  readonly passthroughMs: readonly number[];
  readonly serverMs: readonly number[];
  readonly twinMs: readonly number[];
  readonly commitMs: readonly number[];
  readonly lagsMs: readonly number[];
}

export async function measureSubmissions(targets: SubmissionTargets, each: number): Promise<SubmissionTimes> {
  const { passthrough, server, twin, commits } = targets;
  const submitters = [passthrough, server, twin].map(({ address }) => new Submitter(address));
  const times: number[][] = [[], [], [], []];
  const ask = [...submitters.map(one => () => one.submit(taskBody('accept'))), () => commits.one()];
  const schedule = new Schedule();
  await schedule.run(each * ask.length, spacingMs, async index => {
    const turn = turns[index % turns.length] ?? 0;
    const tookMs = await ask[turn]?.();
    if (tookMs !== undefined) times[turn]?.push(tookMs);
  });
  for (const submitter of submitters) submitter.close();
  const [passthroughMs = [], serverMs = [], twinMs = [], commitMs = []] = times;
  return { passthroughMs, serverMs, twinMs, commitMs, lagsMs: schedule.lagsMs };
}

/** Tasks a second that so many clients get accepted, each sending as soon as it is answered. */
export async function acceptedPerSecond(
  process: MeasuredProcess,
  clients: number,
  tasks: number,
): Promise<number> {
  const submitter = new Submitter(process.address);
  let left = tasks;
  const startMs = performance.now();
  const client = async (): Promise<void> => {
    for (; left > 0; left -= 1) await submitter.submit(taskBody('accept'));
  };
  await Promise.all(Array.from({ length: clients }, client));
  submitter.close();
  return (tasks * 1_000) / (performance.now() - startMs);
}
