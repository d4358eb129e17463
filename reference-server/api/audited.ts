// What changes something through the control plane is recorded, and so is who was refused.
import { type OperationId, operationTable } from '#contracts';
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

/** An id as the contract has them; what else stood in the path may be anything, a key included. */
const idPattern = /^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,127}|sha256:[0-9a-f]{64})$/;
const failedStatus = 500;

function isAudited(operation: OperationId): boolean {
  const { plane, method } = operationTable[operation];
  return plane === 'control' && method === 'post';
}

function targetOf({ exchange, params }: AuditedCall): string | undefined {
  const [named] = Object.values(params);
  return exchange.target ?? (named !== undefined && idPattern.test(named) ? named : undefined);
}

/** @implements ASY-CTRL-006 */
export async function audited(
  call: AuditedCall,
  { control }: ApiParts,
  run: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  if (control === undefined || !isAudited(call.operation)) return run();
  const { caller, correlationId } = call.exchange;
  const entry = (): { target: string | undefined } & typeof who => ({ ...who, target: targetOf(call) });
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
