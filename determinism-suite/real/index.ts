// Did an orchestrator decode what it says, and does it give what the engine gives? Prompts are drawn when it is asked.
// Surprising: the harness runs the same model itself, and believes nothing that it can't hold against that.
export { drawCases } from './draw-cases.ts';
export {
  examineThrough,
  type OutOfReach,
  type ThroughExamination,
  type ThroughOptions,
} from './examine-through.ts';
export {
  type Cheat,
  judgeReal,
  type RealEvidence,
  type RealFinding,
  type RealVerdict,
} from './judge-real.ts';
export { examineReal, type RealOptions, type RealResult } from './real-inference.ts';
