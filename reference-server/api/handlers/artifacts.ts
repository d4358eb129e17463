// The artifacts of the caller's tenant.
import type { ControlPlane } from '../../control/index.ts';
import { callerOf, type OperationHandlers } from '../operation-handler.ts';
import { matching, oneOf, pathText, queryOf } from '../query.ts';
import { jsonAnswer } from '../respond.ts';
import { bodyAs } from '../validated-body.ts';

const artifactId = matching(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hexadecimal digits');
const listParameters = {
  kind: oneOf(['plan', 'summary', 'diff', 'trace', 'other']),
  tag: matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'a tag'),
  parent: artifactId,
};

export function artifactHandlers(artifacts: ControlPlane['artifacts']): OperationHandlers {
  return {
    createArtifact: async call => {
      const request = bodyAs('createArtifact', call);
      const { created, ref } = await artifacts.create(callerOf(call).tenantId, request);
      call.exchange.target = ref.id;
      return jsonAnswer(created ? 201 : 200, ref);
    },
    listArtifacts: async call => {
      const query = queryOf(call.search, listParameters);
      return jsonAnswer(200, await artifacts.list(callerOf(call).tenantId, query));
    },
    getArtifact: async call => {
      const id = pathText('artifact_id', call.path.artifact_id, artifactId);
      return jsonAnswer(200, await artifacts.get(callerOf(call).tenantId, id));
    },
  };
}
