// Every operation of the control plane.
import type { ControlPlane } from '../../control/index.ts';
import { callerOf, type OperationHandlers } from '../operation-handler.ts';
import { matching, queryOf } from '../query.ts';
import { jsonAnswer } from '../respond.ts';
import { artifactHandlers } from './artifacts.ts';
import { modelHandlers } from './models.ts';
import { poolHandlers } from './pools.ts';

const auditParameters = {
  tenant_id: matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'the id of a tenant'),
  action: matching(/^[a-z][A-Za-z]{0,63}$/, 'the name of an operation'),
};

export function controlHandlers(control: ControlPlane): OperationHandlers {
  return {
    ...poolHandlers(control.pools),
    ...modelHandlers(control.models),
    ...artifactHandlers(control.artifacts),
    getCapabilities: call => jsonAnswer(200, control.capabilities(callerOf(call).tenantId)),
    reloadConfig: async () => jsonAnswer(200, await control.configuration.reload()),
    listAuditRecords: async call =>
      jsonAnswer(200, await control.audit.list(queryOf(call.search, auditParameters))),
  };
}
