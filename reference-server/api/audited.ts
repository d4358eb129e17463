// What changes something through the control plane is recorded, and so is who was refused: there, and with a task.
import type { AuditEntry, ControlPlane } from '../control/index.ts';
import { isOrchestratorError } from '../kernel/index.ts';
import { PluginVeto } from '../pipeline/index.ts';
import type { ApiParts } from './api-parts.ts';
import { errorAnswer } from './error-response.ts';
import type { Exchange } from './exchange.ts';
import { ClientGoneError } from './read-body.ts';
import type { Answer } from './respond.ts';
import { type ServedOperation, servedOperations, submissions } from './served-operations.ts';

export interface AuditedCall {
  readonly exchange: Exchange;
  readonly operation: ServedOperation;
  readonly params: Readonly<Record<string, string>>;
}

const failedStatus = 500;

function isControl(operation: ServedOperation): boolean {
  const { plane, method } = servedOperations[operation];
  return plane === 'control' && method === 'post';
}

/** What stands in the path may be anything, a key included: it is a target only where there is such a one. */
function targetOf({ exchange, params }: AuditedCall, control: ControlPlane): string | undefined {
  const [named] = Object.values(params);
  return exchange.target ?? (named !== undefined && control.knows(named) ? named : undefined);
}

type Who = Pick<AuditEntry, 'tenantId' | 'keyId' | 'action' | 'target' | 'correlationId'>;

function whoOf(call: AuditedCall, control: ControlPlane): Who {
  const { caller, correlationId } = call.exchange;
  const { tenantId, keyId } = { tenantId: caller?.tenantId, keyId: caller?.keyId };
  return { tenantId, keyId, action: call.operation, target: targetOf(call, control), correlationId };
}

/** @implements ASY-AUTH-007 */
function ruleOf(error: unknown): Pick<AuditEntry, 'details'> {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof PluginVeto)) return {};
  const { pluginId, rule = pluginId } = cause;
  return { details: { plugin_id: pluginId, rule: rule.slice(0, 128) } };
}

function refusalOf(call: AuditedCall, control: ControlPlane, error: unknown): AuditEntry {
  const { correlationId } = call.exchange;
  const { status } = errorAnswer(error, { correlationId, operation: call.operation });
  const code = isOrchestratorError(error) ? error.code : 'INTERNAL';
  const outcome = status >= failedStatus ? 'failed' : 'refused';
  return { ...whoOf(call, control), outcome, code, ...ruleOf(error) };
}

/**
 * @implements ASY-CTRL-006
 * @implements ASY-TASK-009
 */
export async function audited(
  call: AuditedCall,
  { control }: ApiParts,
  run: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const isSubmission = submissions.includes(call.operation);
  if (control === undefined || !(isSubmission || isControl(call.operation))) return run();
  try {
    const answer = await run();
    if (!isSubmission) await control.audit.append({ ...whoOf(call, control), outcome: 'done' });
    return answer;
  } catch (error) {
    if (error instanceof ClientGoneError) throw error;
    const refusal = refusalOf(call, control, error);
    await (isSubmission ? control.refusals.refused(refusal) : control.audit.append(refusal));
    throw error;
  }
}
