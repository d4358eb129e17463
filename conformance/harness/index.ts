// What did the target do, seen from outside, and what must be true of it? Clients, readers, processes and judges.
// Surprising: nothing here decides while a case runs. All that happens goes into one History; judges are pure
// functions of it and give the same verdict live and from a stored transcript.
export { type BoundName, type Bounds, boundNames, boundsOf, defaultBounds, isBoundName } from './bounds.ts';
export {
  type Clock,
  instantText,
  ManualClock,
  machineMs,
  newRunNonce,
  realClock,
  wallMsOf,
} from './clock.ts';
export { type Io, UsageError } from './command/io.ts';
export { finish, type Interruption, interruption, processIo } from './command/process.ts';
export { requestProblem, responseProblem } from './contract/check-messages.ts';
export { operationOf } from './contract/operation-of.ts';
export { childEnvironment, environmentValue, presetEnvironment } from './environment.ts';
export { escapeHtml } from './escape-html.ts';
export { type CaseHistory, caseHistoryOf } from './history/case-history.ts';
export type { Entry, EntryKind, EntryOf, HeaderPair, NewEntry, Sink } from './history/entry.ts';
export { isKind } from './history/entry.ts';
export { History, type HistoryOptions, type Wait } from './history/history.ts';
export { standstillMaxMs, stoodStillMs, watchLateness } from './history/lateness.ts';
export { type Note, noteOf, noteText } from './history/notes.ts';
export { markerOf, Redactor, secretCharactersMin } from './history/redactor.ts';
export { Answer, type RequestSpec } from './http/answer.ts';
export { type ConnectionOptions, Connections } from './http/connections.ts';
export { headerValue, headerValues, mediaTypeOf, pairsOf } from './http/headers.ts';
export { HttpClient, type HttpClientOptions } from './http/http-client.ts';
export { OpenSockets } from './http/open-sockets.ts';
export { Pace, type PaceOptions } from './http/pace.ts';
export { type RawExchange, sendRaw } from './http/raw-http.ts';
export { resetSocket } from './http/reset-socket.ts';
export { type ClosedEntry, type FrameEntry, type FrameWait, Stream } from './http/stream.ts';
export { Ids } from './ids.ts';
export { isRecord, type Json, parsedJson, sameJson, shownJson, valueAt } from './json.ts';
export {
  type Anchor,
  anchorWords,
  type Claim,
  claim,
  type Finding,
  gatewayClaims,
  isHeld,
  isJudgeName,
  type Judge,
  type JudgeArgs,
  type JudgeName,
  type JudgeTable,
  judgeClaim,
  judges,
  type Matcher,
  matches,
  mismatch,
  openaiClaims,
  placeOf,
  placesOf,
  universalClaims,
  viewOf,
  type Where,
} from './judges/index.ts';
export { hasLabels, parseSamples, type Sample, sampleSum } from './metrics/samples.ts';
export { type OpenaiCall, OpenaiClient, type OpenaiPath, openaiBase } from './openai/openai-client.ts';
export {
  type CallOptions,
  type OperationCall,
  Orchestrator,
  type OrchestratorOptions,
  type QueryValue,
  type StreamOptions,
} from './orchestrator/orchestrator.ts';
export { type SseItem, SseParser } from './sse/sse-parser.ts';
export type { Breach, MachineFrame } from './stream/frame-rules.ts';
export { type MachineStart, type ReaderKind, StreamMachine } from './stream/stream-machine.ts';
export { type ChildOptions, type Exit, OwnedProcess, shippedScript } from './target/child-process.ts';
export { freePort } from './target/free-port.ts';
export { heldStore } from './target/held-store.ts';
export { isGone } from './target/is-gone.ts';
export { Launcher, type LaunchOptions, type Readiness, TargetNotReady } from './target/launcher.ts';
export { type RunningOptions, RunningTarget, type StartedParts } from './target/running-target.ts';
export {
  type KeyName,
  keyOf,
  ownHeadersOf,
  readTargetDocument,
  resolvedTarget,
  type TargetDocument,
  type TargetRead,
  targetAtUrl,
  targetDocumentOf,
} from './target/target-document.ts';
export { targetSecrets } from './target/target-secrets.ts';
export { curlLine } from './transcript/curl.ts';
export {
  historyOfTranscript,
  parseTranscript,
  readTranscript,
  type TranscriptOptions,
  transcriptOf,
  transcriptText,
  writeTranscript,
} from './transcript/transcript.ts';
