// How does HTTP reach the orchestrator? The only folder that knows Express: everything behind it speaks in types of
// the contract, and every failure leaves through one file.
// Surprising: paths, methods, roles and declared errors are read from the contract's tables, so a handler is a
// function by the name of its operation, and an error that its operation doesn't declare leaves as INTERNAL.
export type { ApiParts } from './api-parts.ts';
export { ApiServer, type ListenAddress } from './api-server.ts';
export type { ApiTelemetry } from './api-telemetry.ts';
export type {
  Attached,
  AttachRequest,
  BudgetRemainder,
  OrchestratorApi,
  ServedModel,
  SubmitContext,
  Submitted,
  TaskQuery,
} from './orchestrator-api.ts';
