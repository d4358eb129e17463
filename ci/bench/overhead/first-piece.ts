// From the first byte sent to the first piece read: through the server both requests count, its POST and its GET.
import { randomUUID } from 'node:crypto';
import { taskBody } from './bench-server.ts';
import { FrameReader } from './frame-reader.ts';
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

const completion = JSON.stringify({ prompt: 'Name three rivers.', stream: true, n_predict: 64 });

/** Milliseconds of each of so many calls to the engine itself, one after the other. */
export async function direct(address: string, calls: number): Promise<number[]> {
  const connection = await WireConnection.open(address);
  const latencies: number[] = [];
  for (let done = 0; done < calls; done += 1) {
    const request = { method: 'POST', path: '/completion', body: completion } as const;
    const startMs = performance.now();
    latencies.push((await firstEvent(connection, request, 'message')) - startMs);
  }
  connection.drop();
  return latencies;
}

/** The same through the server. */
export async function throughServer(address: string, calls: number): Promise<number[]> {
  const submissions = await WireConnection.open(address);
  let streams = await WireConnection.open(address);
  const latencies: number[] = [];
  for (let done = 0; done < calls; done += 1) {
    // A server may close a stream's connection with the stream; the next is opened before the clock runs.
    if (streams.isClosed) streams = await WireConnection.open(address);
    const taskId = randomUUID();
    const submission = { method: 'POST', path: '/v1/tasks', body: taskBody('wire', taskId) } as const;
    const startMs = performance.now();
    const { status, text } = await submissions.ask(submission);
    if (status !== 202) throw new Error(`a submission was answered ${status}: ${text}`);
    const stream = { method: 'GET', path: `/v1/tasks/${taskId}/stream` } as const;
    latencies.push((await firstEvent(streams, stream, 'token')) - startMs);
  }
  for (const connection of [submissions, streams]) connection.drop();
  return latencies;
}
