// What changes something through the control plane is recorded, and so is who was refused.
import { type OperationId, operationTable } from '#contracts';
import type { ControlPlane } from '../control/index.ts';
import { isOrchestratorError } from '../kernel/index.ts';
import type { ApiParts } from './api-parts.ts';
import { errorAnswer } from './error-response.ts';
import type { Exchange } from './exchange.ts';
import { ClientGoneError } from './read-body.ts';
import type { Answer } from './respond.ts';

export interface AuditedCall {
  readonly exchange: Exchange;
  readonly operation: OperationId;
  readonly params: Readonly<Record<string, string>>;
}

const failedStatus = 500;

function isAudited(operation: OperationId): boolean {
  const { plane, method } = operationTable[operation];
  return plane === 'control' && method === 'post';
}

/** What stands in the path may be anything, a key included: it is a target only where there is such a one. */
function targetOf({ exchange, params }: AuditedCall, control: ControlPlane): string | undefined {
  const [named] = Object.values(params);
  return exchange.target ?? (named !== undefined && control.knows(named) ? named : undefined);
}

/** @implements ASY-CTRL-006 */
export async function audited(
  call: AuditedCall,
  { control }: ApiParts,
  run: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  if (control === undefined || !isAudited(call.operation)) return run();
  const { caller, correlationId } = call.exchange;
  const entry = (): { target: string | undefined } & typeof who => ({
    ...who,
    target: targetOf(call, control),
  });
  const who = {
    tenantId: caller?.tenantId,
    keyId: caller?.keyId,
    action: call.operation,
    correlationId,
  };
  try {
    const answer = await run();
    await control.audit.append({ ...entry(), outcome: 'done' });
    return answer;
  } catch (error) {
    if (!(error instanceof ClientGoneError)) {
      const { status } = errorAnswer(error, { correlationId, operation: call.operation });
      const code = isOrchestratorError(error) ? error.code : 'INTERNAL';
      await control.audit.append({
        ...entry(),
        outcome: status >= failedStatus ? 'failed' : 'refused',
        code,
      });
    }
    throw error;
  }
}
