// What meets what, as data. The engine's wire has matrices of its own, so that a target that speaks one wire alone still
// runs every pair of the others. Left out, with a reason: hard preemption, splits and device masks need engines and
// machines that no scripted peer is; signatures meet the ingest of a model and no submission.
import type { Factor, Matrix } from './combination.ts';

const wire: Factor = { name: 'wire', levels: ['vllm', 'tgi', 'triton', 'openai'] };
const policy: Factor = { name: 'policy', levels: ['reject', 'drop-lru', 'shed-low-priority'] };
const tenants: Factor = { name: 'tenants', levels: ['one', 'two'] };
const priority: Factor = { name: 'priority', levels: ['interactive', 'batch'] };
const preemption: Factor = { name: 'preemption', levels: ['soft', 'off'] };

/** A submission meets a pool: who asks, what is asked, what waits there. */
export const admissionMatrix: Matrix = {
  name: 'a submission meets a pool',
  factors: [
    policy,
    { name: 'queue', levels: ['full', 'waiting', 'idle'] },
    tenants,
    priority,
    { name: 'deadline', levels: ['loose', 'earlier', 'infeasible'] },
    { name: 'quota', levels: ['none', 'room', 'used-up'] },
    { name: 'auth', levels: ['present', 'missing', 'operator'] },
    { name: 'placement', levels: ['ready', 'unready'] },
  ],
  refusing: {
    deadline: ['infeasible'],
    quota: ['used-up'],
    auth: ['missing', 'operator'],
    placement: ['unready'],
  },
  exclusions: [
    {
      because: 'A pool that was never ready has nothing that runs or waits.',
      levels: { placement: ['unready'], queue: ['full', 'waiting'] },
    },
    {
      because: 'The quota is used up by what runs and waits.',
      levels: { quota: ['used-up'], queue: ['idle'] },
    },
  ],
  triads: [
    ['queue', 'policy', 'priority'],
    ['queue', 'policy', 'tenants'],
    ['queue', 'tenants', 'priority'],
    ['queue', 'priority', 'deadline'],
  ],
};

/** Each wire meets each full policy. */
export const wireMatrix: Matrix = {
  name: 'a wire meets a full policy',
  factors: [wire, policy, { name: 'queue', levels: ['full', 'waiting'] }, tenants, priority],
  refusing: {},
  exclusions: [],
  triads: [],
};

/** A submission meets a slot that is taken: weights, deadlines and preemption decide who runs when. */
export const preemptionMatrix: Matrix = {
  name: 'a submission meets a slot that is taken',
  factors: [
    preemption,
    { name: 'running', levels: ['batch', 'batch-decoding', 'interactive'] },
    priority,
    { name: 'deadline', levels: ['loose', 'earlier'] },
    tenants,
  ],
  refusing: {},
  exclusions: [],
  triads: [
    ['tenants', 'deadline', 'preemption'],
    ['preemption', 'running', 'priority'],
    ['preemption', 'priority', 'deadline'],
  ],
};

/** A submission meets a model of the catalog: what its life, the queue and the task itself say, each with its own code. */
export const catalogMatrix: Matrix = {
  name: 'a submission meets a model of the catalog',
  factors: [
    { name: 'lifecycle', levels: ['active', 'overridden', 'deprecated', 'retired'] },
    { name: 'queue', levels: ['full', 'idle'] },
    policy,
    { name: 'determinism', levels: ['best_effort', 'strict'] },
    { name: 'deadline', levels: ['loose', 'infeasible'] },
    { name: 'auth', levels: ['present', 'missing'] },
  ],
  refusing: {
    lifecycle: ['deprecated', 'retired'],
    determinism: ['strict'],
    deadline: ['infeasible'],
    auth: ['missing'],
  },
  exclusions: [
    {
      because: 'What still has work to do is not retired.',
      levels: { lifecycle: ['retired'], queue: ['full'] },
    },
  ],
  triads: [['lifecycle', 'queue', 'policy']],
};

/** Each wire meets preemption. */
export const wirePreemptionMatrix: Matrix = {
  name: 'a wire meets preemption',
  factors: [wire, preemption, { name: 'running', levels: ['batch', 'batch-decoding'] }, priority],
  refusing: {},
  exclusions: [],
  triads: [],
};
