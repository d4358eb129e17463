// The last frame of a task's log, said from its outcome.
import { failureEnvelope, type Outcome, type Task } from '../tasks/index.ts';
import type { TerminalFrame } from './task-row.ts';

export function terminalFrame(task: Task, outcome: Outcome): TerminalFrame {
  const durable = task.durable ? {} : { durable: false };
  if (outcome.state !== 'completed') {
    const payload = { ...failureEnvelope(task, outcome.failure), tokens_out: task.pieces, ...durable };
    return { event: 'error', payload };
  }
  const usage = outcome.usage === undefined ? {} : { usage: outcome.usage };
  const { finishReason, decodeMs } = outcome;
  const payload = {
    tokens_out: task.pieces,
    ...usage,
    finish_reason: finishReason,
    decode_ms: Math.round(decodeMs),
    ...durable,
  };
  return { event: 'end', payload };
}
