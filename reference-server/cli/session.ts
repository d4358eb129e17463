// `assay session …`: read and end a conversation.
import type { SessionInfo } from '#contracts';
import type { Target } from './http-client.ts';
import type { ExitCode, Io } from './io.ts';
import { answerOf } from './task.ts';

export interface SessionArguments {
  readonly id: string;
  readonly json: boolean;
}

export async function getSession({ id, json }: SessionArguments, io: Io, target: Target): Promise<ExitCode> {
  const answer = await answerOf<SessionInfo>(target, { path: `/v1/sessions/${id}` }, io);
  if (answer === undefined) return 1;
  const { turns, turns_max, ttl_ms_remaining, kv_bytes, kv_warmth } = answer.body;
  if (json) io.out(JSON.stringify(answer.body));
  else {
    io.out(`session ${id}: ${turns} of ${turns_max} turns, ${Math.ceil(ttl_ms_remaining / 1_000)} s left`);
    io.out(`  kv         ${kv_bytes} bytes, ${kv_warmth ? 'warm' : 'cold'}`);
  }
  return 0;
}

export async function deleteSession(
  { id, json }: SessionArguments,
  io: Io,
  target: Target,
): Promise<ExitCode> {
  const answer = await answerOf<undefined>(target, { method: 'DELETE', path: `/v1/sessions/${id}` }, io);
  if (answer === undefined) return 1;
  io.out(json ? JSON.stringify({ session_id: id, ended: true }) : `session ${id} has ended`);
  return 0;
}
