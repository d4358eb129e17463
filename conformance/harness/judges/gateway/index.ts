// Does a gateway hand on what it is given, in both directions, and say what failed? Seen by its client and its engine.
import { type FailureArgs, failureJudges } from './failure-judges.ts';
import { type HeaderArgs, headerJudges } from './header-judges.ts';
import { type HopArgs, hopJudges } from './hop-judges.ts';

export type GatewayArgs = HopArgs & FailureArgs & HeaderArgs;

export const gatewayJudges = { ...hopJudges, ...failureJudges, ...headerJudges };
