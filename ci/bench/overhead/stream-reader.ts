// A client that follows one task to its end, in one of three ways: as it comes, slowly, or leaving and resuming.
import type { FrameCheck } from './frame-check.ts';
import { type Frame, FrameReader } from './frame-reader.ts';
import { WireConnection } from './wire-connection.ts';

export type Manner = 'steady' | 'slow' | 'leaving';

export interface Reading {
  readonly address: string;
  readonly taskId: string;
  readonly manner: Manner;
  readonly check: FrameCheck;
  /** Called for each piece. */
  onPiece?(): void;
}

const slowPauseMs = 700;
const slowEveryFrames = 10;
const leavesAfterFrames = 20;
const connectionsMax = 16;

/** Resolves once the stream has ended or shown a problem. A dropped connection is resumed after the last id. */
export async function readStream(reading: Reading): Promise<void> {
  const { check } = reading;
  for (let connections = 0; !check.hasEnded && check.problems.length === 0; connections += 1) {
    if (connections === connectionsMax) check.problems.push(`no end after ${connections} connections`);
    else await readConnection(reading);
  }
}

function isTimeToLeave(manner: Manner, framesHere: number): boolean {
  return manner === 'leaving' && framesHere === leavesAfterFrames;
}

async function readConnection(reading: Reading): Promise<void> {
  const { check, manner, taskId } = reading;
  const connection = await WireConnection.open(reading.address);
  const reader = new FrameReader();
  const headers: Record<string, string> = check.lastId < 0 ? {} : { 'last-event-id': String(check.lastId) };
  await new Promise<void>(resolve => {
    let framesHere = 0;
    const see = (frame: Frame): void => {
      check.see(frame);
      framesHere += 1;
      if (frame.event === 'token') reading.onPiece?.();
      if (manner === 'slow' && framesHere % slowEveryFrames === 0) rest(connection);
    };
    connection.send(
      { method: 'GET', path: `/v1/tasks/${taskId}/stream`, headers },
      {
        head: ({ status }) => {
          if (status !== 200) check.problems.push(`the stream answered ${status}`);
        },
        text: part => {
          for (const frame of reader.push(part)) {
            see(frame);
            if (isTimeToLeave(manner, framesHere)) break;
          }
          if (isTimeToLeave(manner, framesHere)) {
            connection.drop();
            resolve();
          }
        },
        end: resolve,
        failed: () => resolve(),
      },
    );
  });
  connection.drop();
}

function rest(connection: WireConnection): void {
  connection.pause();
  setTimeout(() => connection.resume(), slowPauseMs);
}
