// Does a server keep what clients of the OpenAI API rely on? Whole answers and streams are read as the same reply.
// Surprising: a feature that is refused with a typed error leaves nothing to judge; one that is ignored is a violation.
import { type AnswerArgs, answerJudges } from './answer-judges.ts';
import { type ChoiceArgs, choiceJudges } from './choice-judges.ts';
import { type ChunkArgs, chunkJudges } from './chunk-judges.ts';
import { type OpenaiGuardArgs, openaiGuardJudges } from './guard-judges.ts';
import { type RefusalArgs, refusalJudges } from './refusal-judges.ts';
import { type ToolArgs, toolJudges } from './tool-judges.ts';
import { type UsageArgs, usageJudges } from './usage-judges.ts';

export type OpenaiArgs = AnswerArgs &
  UsageArgs &
  ChunkArgs &
  ChoiceArgs &
  ToolArgs &
  RefusalArgs &
  OpenaiGuardArgs;

export const openaiJudges = {
  ...answerJudges,
  ...usageJudges,
  ...chunkJudges,
  ...choiceJudges,
  ...toolJudges,
  ...refusalJudges,
  ...openaiGuardJudges,
};
