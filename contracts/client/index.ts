// How does a program use an orchestrator? By this client: every operation of both planes, typed by the contract.
// Surprising: it never tries again by itself and never follows a redirect. What went wrong comes as an error that
// says what the catalogue knows of it; whether and when to ask again is the caller's.
export type { Answer, Budgets } from './answer.ts';
export {
  AnswerBreach,
  ClientError,
  ConnectionFailed,
  type ErrorDetails,
  OrchestratorError,
  StreamInterrupted,
} from './client-error.ts';
export type { CallOptions, ClientOptions } from './client-options.ts';
export { OrchestratorClient } from './orchestrator-client.ts';
export type { TaskStreamEvent } from './stream-event.ts';
export type { Admission, FollowOptions } from './task-operations.ts';
export type { TaskStream } from './task-stream.ts';
