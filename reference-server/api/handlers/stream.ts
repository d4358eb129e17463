// Following a task: the one operation whose answer goes on.
import type { ApiParts } from '../api-parts.ts';
import { budgetHeaders } from '../budget-headers.ts';
import { callerOf, type OperationCall, type OperationHandlers } from '../operation-handler.ts';
import { lastEventId, pathId } from '../parameters.ts';
import { type Answer, emptyAnswer } from '../respond.ts';
import { EventStream } from '../sse/event-stream.ts';
import type { OpenStreams } from '../sse/open-streams.ts';

/** @implements ORCH-2002 */
export function streamHandlers({ orchestrator, world }: ApiParts, open: OpenStreams): OperationHandlers {
  const follow = async (call: OperationCall): Promise<Answer | undefined> => {
    const caller = callerOf(call);
    const { request, response } = call.exchange;
    const taskId = pathId('task_id', call.path.task_id);
    const afterId = lastEventId(request.headers['last-event-id']);
    const seat = open.take(caller.keyId ?? caller.tenantId, request.socket.remoteAddress ?? '');
    const stream = new EventStream({ response, seat, world });
    try {
      const attached = await orchestrator.attach(caller, { taskId, afterId, sink: stream });
      if (attached.kind === 'complete') {
        seat.release();
        return emptyAnswer();
      }
      stream.open(attached.reader, budgetHeaders(attached.budgets));
      return undefined;
    } catch (error) {
      seat.release();
      throw error;
    }
  };
  return { streamTask: follow };
}
