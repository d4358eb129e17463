// So many clients, each of which sends its next request when its last one was answered.
import { WireConnection, type WireRequest } from './wire-connection.ts';

export interface ClosedLoop {
  readonly address: string;
  readonly clients: number;
  readonly requests: number;
  readonly statusExpected: number;
  next(): WireRequest;
}

/** Milliseconds of each request. Anything but the expected status ends the run: its figures would mean nothing. */
export async function runClosedLoop(loop: ClosedLoop): Promise<number[]> {
  const connections = await Promise.all(
    Array.from({ length: loop.clients }, () => WireConnection.open(loop.address)),
  );
  const latencies: number[] = [];
  let left = loop.requests;
  const client = async (connection: WireConnection): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const request = loop.next();
      const startMs = performance.now();
      const { status, text } = await connection.ask(request);
      latencies.push(performance.now() - startMs);
      if (status !== loop.statusExpected) throw new Error(`${request.path} answered ${status}: ${text}`);
    }
  };
  try {
    await Promise.all(connections.map(client));
  } finally {
    for (const connection of connections) connection.drop();
  }
  return latencies;
}
