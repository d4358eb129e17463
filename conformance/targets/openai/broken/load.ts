import type { Refusal } from '../refusal.ts';
import { type BrokenServer, broken, plain, whenOf } from './broken-server.ts';

const isForLoad = ({ status }: Refusal): boolean => status === 429;

const slowMs = 3_000;

/** Refusals for load, and who leaves. */
export const brokenLoad: readonly BrokenServer[] = [
  broken(
    {
      ...{ name: 'load-in-words', breaks: ['OAI-ERROR-007(a)'], met: 'NVIDIA/nvcf#1690' },
      why: 'refuses for load in plain words',
    },
    whenOf(isForLoad, plain),
  ),
  broken(
    {
      ...{ name: 'no-retry-after', breaks: ['OAI-ERROR-007(b)'], met: 'BerriAI/litellm#4695' },
      why: 'does not say when to come again',
    },
    whenOf(isForLoad, reply => ({ ...reply, headers: { 'Content-Type': 'application/json' } })),
  ),
  broken(
    {
      ...{ name: 'slow-refusal', breaks: ['OAI-ERROR-007(c)'], met: 'vllm-project/vllm#58192' },
      why: 'takes its time over a request before it refuses it for load',
    },
    whenOf(isForLoad, reply => ({ ...reply, afterMs: slowMs })),
  ),
  broken(
    {
      ...{
        name: 'keeps-left-streams',
        breaks: ['OAI-LEAVE-001(a)'],
        met: 'vllm-project/production-stack#634',
      },
      why: 'keeps a place for whoever left a stream',
    },
    { freesAtHangUp: ({ isStream }) => !isStream },
  ),
  broken(
    {
      ...{ name: 'keeps-left-answers', breaks: ['OAI-LEAVE-001(b)'], met: 'BerriAI/litellm#13774' },
      why: 'keeps a place for whoever left before an answer',
    },
    { freesAtHangUp: ({ isStream }) => isStream },
  ),
];
