// From the first byte sent to the first piece read: through the server both requests count, its POST and its GET.
// The engine itself, the server and its twin are asked in turn, call by call.
import { randomUUID } from 'node:crypto';
import { taskBody } from './bench-server.ts';
import { FrameReader } from './frame-reader.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { WireConnection, type WireRequest } from './wire-connection.ts';

/** Reads a stream to its end; the moment at which the first such event was read. */
function firstEvent(connection: WireConnection, request: WireRequest, event: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const reader = new FrameReader();
    let firstMs: number | undefined;
    let seen = '';
    connection.send(request, {
      text: part => {
        seen += part;
        if (firstMs === undefined && reader.push(part).some(frame => frame.event === event)) {
          firstMs = performance.now();
        }
      },
      end: () => (firstMs === undefined ? reject(new Error(`no ${event} in: ${seen}`)) : resolve(firstMs)),
      failed: reject,
    });
  });
}

/** Two kept connections; one that the server closed is opened anew before the clock runs. */
class Caller {
  readonly #address: string;
  #connections: readonly WireConnection[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  async #connect(): Promise<readonly [WireConnection, WireConnection]> {
    const [one, other] = await Promise.all(
      [0, 1].map(index => {
        const kept = this.#connections[index];
        return kept === undefined || kept.isClosed ? WireConnection.open(this.#address) : kept;
      }),
    );
    if (one === undefined || other === undefined) throw new Error('no connection');
    this.#connections = [one, other];
    return [one, other];
  }

  async direct(): Promise<number> {
    const [connection] = await this.#connect();
    const request = { method: 'POST', path: '/completion', body: completion } as const;
    const startMs = performance.now();
    return (await firstEvent(connection, request, 'message')) - startMs;
  }

  async throughServer(): Promise<number> {
    const [submissions, streams] = await this.#connect();
    const taskId = randomUUID();
    const submission = { method: 'POST', path: '/v1/tasks', body: taskBody('wire', taskId) } as const;
    const startMs = performance.now();
    const { status, text } = await submissions.ask(submission);
    if (status !== 202) throw new Error(`a submission was answered ${status}: ${text}`);
    const stream = { method: 'GET', path: `/v1/tasks/${taskId}/stream` } as const;
    return (await firstEvent(streams, stream, 'token')) - startMs;
  }

  close(): void {
    for (const connection of this.#connections) connection.drop();
  }
}

const completion = JSON.stringify({ prompt: 'Name three rivers.', stream: true, n_predict: 64 });

export interface FirstPieceTargets {
  readonly engine: MeasuredProcess;
  readonly server: MeasuredProcess;
  readonly twin: MeasuredProcess;
}

export interface FirstPieceTimes {
  readonly directMs: readonly number[];
  readonly serverMs: readonly number[];
  readonly twinMs: readonly number[];
}

export async function measureFirstPieces(targets: FirstPieceTargets, each: number): Promise<FirstPieceTimes> {
  const [engine, server, twin] = [targets.engine, targets.server, targets.twin].map(
    ({ address }) => new Caller(address),
  );
  const directMs: number[] = [];
  const serverMs: number[] = [];
  const twinMs: number[] = [];
  for (let done = 0; done < each; done += 1) {
    if (engine !== undefined) directMs.push(await engine.direct());
    if (server !== undefined) serverMs.push(await server.throughServer());
    if (twin !== undefined) twinMs.push(await twin.throughServer());
  }
  for (const caller of [engine, server, twin]) caller?.close();
  return { directMs, serverMs, twinMs };
}
