// What can a scenario say? Setup, drives and claims, by area.
// Surprising: a Then looks at nothing. It says what must be true as data, and judges decide from the history alone.
import type { StepDefinition } from '../run/step.ts';
import { adaptersSteps } from './adapters.steps.ts';
import { admissionSteps } from './admission.steps.ts';
import { answerSteps } from './answer.steps.ts';
import { artifactsSteps } from './artifacts.steps.ts';
import { attemptsSteps } from './attempts.steps.ts';
import { callSteps } from './call.steps.ts';
import { cancellationSteps } from './cancellation.steps.ts';
import { configurationSteps } from './configuration.steps.ts';
import { controlPlaneSteps } from './control-plane.steps.ts';
import { determinismSteps } from './determinism.steps.ts';
import { durabilitySteps } from './durability.steps.ts';
import { engineSteps } from './engine.steps.ts';
import { errorsSteps } from './errors.steps.ts';
import { gatewaySteps } from './gateway.steps.ts';
import { gatewayAnswerSteps } from './gateway-answer.steps.ts';
import { journeysSteps } from './journeys.steps.ts';
import { lifecycleSteps } from './lifecycle.steps.ts';
import { logsSteps } from './logs.steps.ts';
import { matrixSteps } from './matrix.steps.ts';
import { metricSteps } from './metric.steps.ts';
import { observabilitySteps } from './observability.steps.ts';
import { openaiSteps } from './openai.steps.ts';
import { openaiAnswerSteps } from './openai-answer.steps.ts';
import { orderSteps } from './order.steps.ts';
import { peerSteps } from './peer.steps.ts';
import { pipelineSteps } from './pipeline.steps.ts';
import { poolsSteps } from './pools.steps.ts';
import { rawSteps } from './raw.steps.ts';
import { scrapeSteps } from './scrape.steps.ts';
import { securitySteps } from './security.steps.ts';
import { serverSteps } from './server.steps.ts';
import { sessionsSteps } from './sessions.steps.ts';
import { setupSteps } from './setup.steps.ts';
import { sinksSteps } from './sinks.steps.ts';
import { statesSteps } from './states.steps.ts';
import { streamSteps } from './stream.steps.ts';
import { streamsSteps } from './streams.steps.ts';
import { supervisionSteps } from './supervision.steps.ts';
import { taskSteps } from './task.steps.ts';
import { tasksSteps } from './tasks.steps.ts';
import { trialsSteps } from './trials.steps.ts';

export const steps: readonly StepDefinition[] = [
  ...setupSteps,
  ...taskSteps,
  ...engineSteps,
  ...callSteps,
  ...openaiSteps,
  ...openaiAnswerSteps,
  ...serverSteps,
  ...answerSteps,
  ...streamSteps,
  ...streamsSteps,
  ...cancellationSteps,
  ...statesSteps,
  ...durabilitySteps,
  ...gatewaySteps,
  ...gatewayAnswerSteps,
  ...journeysSteps,
  ...peerSteps,
  ...metricSteps,
  ...observabilitySteps,
  ...logsSteps,
  ...sinksSteps,
  ...scrapeSteps,
  ...adaptersSteps,
  ...pipelineSteps,
  ...determinismSteps,
  ...orderSteps,
  ...sessionsSteps,
  ...poolsSteps,
  ...supervisionSteps,
  ...attemptsSteps,
  ...controlPlaneSteps,
  ...admissionSteps,
  ...matrixSteps,
  ...tasksSteps,
  ...errorsSteps,
  ...rawSteps,
  ...securitySteps,
  ...configurationSteps,
  ...lifecycleSteps,
  ...trialsSteps,
  ...artifactsSteps,
];
