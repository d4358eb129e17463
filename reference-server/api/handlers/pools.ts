// Pools and their replica sets: reading, draining, resuming, reloading.
import type { ControlPlane } from '../../control/index.ts';
import type { OperationCall, OperationHandlers } from '../operation-handler.ts';
import { matching, pathText, queryOf } from '../query.ts';
import { jsonAnswer } from '../respond.ts';
import { bodyAs } from '../validated-body.ts';

const poolId = matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'the id of a pool');

const idOf = (call: OperationCall): string => pathText('pool_id', call.path.pool_id, poolId);

export function poolHandlers(pools: ControlPlane['pools']): OperationHandlers {
  return {
    listPools: call => jsonAnswer(200, pools.list(queryOf(call.search, {}))),
    getPoolHealth: call => jsonAnswer(200, pools.health(idOf(call))),
    drainPool: async call => {
      const { deadline_ms } = bodyAs('drainPool', call);
      return jsonAnswer(202, await pools.drain(idOf(call), deadline_ms));
    },
    resumePool: async call => jsonAnswer(202, await pools.resume(idOf(call))),
    reloadPool: async call => {
      const { new_model_ref } = bodyAs('reloadPool', call);
      return jsonAnswer(202, await pools.reload(idOf(call), new_model_ref));
    },
    listReplicaSets: call => jsonAnswer(200, pools.replicaSets(queryOf(call.search, {}))),
  };
}
