// The catalog of models.
import type { ControlPlane } from '../../control/index.ts';
import type { OperationCall, OperationHandlers } from '../operation-handler.ts';
import { matching, oneOf, pathText, queryOf } from '../query.ts';
import { jsonAnswer } from '../respond.ts';
import { bodyAs } from '../validated-body.ts';

const modelId = matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, 'the id of a model');
const listParameters = { state: oneOf(['draft', 'active', 'canary', 'deprecated', 'retired']) };

const idOf = (call: OperationCall): string => pathText('model_id', call.path.model_id, modelId);

export function modelHandlers(models: ControlPlane['models']): OperationHandlers {
  return {
    createCatalogModel: async call => {
      const request = bodyAs('createCatalogModel', call);
      call.exchange.target = request.id;
      const { created, model } = await models.create(request);
      return jsonAnswer(created ? 201 : 200, model);
    },
    listCatalogModels: call => jsonAnswer(200, models.list(queryOf(call.search, listParameters))),
    getCatalogModel: call => jsonAnswer(200, models.get(idOf(call))),
    verifyCatalogModel: async call => jsonAnswer(202, await models.verify(idOf(call))),
    setCatalogModelState: async call =>
      jsonAnswer(202, await models.setState(idOf(call), bodyAs('setCatalogModelState', call))),
    rollbackCatalogModel: async call => jsonAnswer(202, await models.rollback(idOf(call))),
  };
}
