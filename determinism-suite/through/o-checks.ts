// The ways in which a task can go through an orchestrator, each of which has to give what the engine gives.
import { type FrameEntry, valueAt } from '#conformance/harness';
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { Ask } from '../engines/engine.ts';
import type { AdapterHost, Mishap } from './adapter-host.ts';
import { lateFailureName } from './name-fault.ts';
import type { ORig } from './o-rig.ts';
import { attemptsOf, outputOfFrames, outputOfRecord, piecesOf } from './read-output.ts';
import { NotServed } from './refusal.ts';
import { replicaAt } from './server-configuration.ts';
import type { SubmittedTask } from './submitted-task.ts';
import type { Way } from './write-answer.ts';

/** What somebody saw of a task. */
export interface Seen {
  readonly who: string;
  readonly output: Output;
  /** A record has no pieces, and a stream that broke has no end. */
  readonly kind: 'stream' | 'record' | 'beginning';
}

export interface OCheck {
  readonly name: string;
  /** Of ASY-DET-010. */
  readonly clause: 'a' | 'b' | 'c' | 'd';
  readonly needsHosts: boolean;
  look(rig: ORig, entry: CorpusCase, signal: AbortSignal): Promise<readonly Seen[]>;
}

export const askFor = (entry: CorpusCase): Ask => ({
  ...{ case: entry, seed: entry.seed },
  ...{ isStreamed: true, mayReusePrompt: false },
});

const streamed = (who: string, frames: readonly FrameEntry[]): Seen => {
  const output = outputOfFrames(frames);
  if (output === undefined) throw new NotServed(`${who}: ${frames.at(-1)?.data ?? 'the stream has no end'}`);
  return { who, output, kind: 'stream' };
};

const recorded = (who: string, record: unknown): Seen => {
  const output = outputOfRecord(record);
  if (output === undefined) throw new NotServed(`${who}: the record is ${String(valueAt(record, 'state'))}`);
  return { who, output, kind: 'record' };
};

/** Both the reader of the stream and whoever reads the record later. */
const both = async (who: string, task: SubmittedTask, signal: AbortSignal) => {
  const frames = await task.read(signal);
  const record = await task.record(signal);
  return { record, seen: [streamed(who, frames), recorded(`${who}, in the record`, record)] };
};

/** What was meant to happen did; otherwise the check looked at something else, and says nothing. */
const happened = (isSo: boolean, what: string): void => {
  if (!isSo) throw new NotServed(`it did not come to this: ${what}`);
};

const readers: OCheck = {
  name: 'a reader of the stream, another beside it, one who comes back, and the record',
  clause: 'a',
  needsHosts: false,
  look: async ({ orchestrator }, entry, signal) => {
    const task = await orchestrator.submit(askFor(entry));
    const [one, other, again] = await Promise.all([
      task.read(signal),
      task.read(signal),
      task.readAgain(signal),
    ]);
    const late = await task.read(signal);
    return [
      streamed('the reader', one),
      streamed('the reader beside it', other),
      streamed('the reader who came back', again),
      streamed('the reader who came late', late),
      recorded('the record', await task.record(signal)),
    ];
  },
};

const unread: OCheck = {
  name: 'the record of a task that nobody read',
  clause: 'a',
  needsHosts: false,
  look: async ({ orchestrator }, entry, signal) => {
    const task = await orchestrator.submit(askFor(entry));
    return [recorded('the record', await task.record(signal))];
  },
};

const nextOnEach = (hosts: readonly AdapterHost[], mishap: Mishap): void => {
  for (const host of hosts) host.next(mishap);
};

/** Each replica fails it once: the third attempt is the first that gives anything. */
const afterFailure = (name: string, mishap: Mishap): OCheck => ({
  name,
  clause: 'b',
  needsHosts: true,
  look: async ({ orchestrator, hosts }, entry, signal) => {
    const [first] = hosts;
    first?.next(mishap);
    const { record, seen } = await both('the reader', await orchestrator.submit(askFor(entry)), signal);
    const attempts = attemptsOf(record);
    happened(attempts.length > 1 && attempts[0]?.outcome === 'failed', 'a failed attempt, then another');
    return seen;
  },
});

const lateFailure: OCheck = {
  name: lateFailureName,
  clause: 'b',
  needsHosts: true,
  look: async ({ orchestrator, hosts }, entry, signal) => {
    nextOnEach(hosts.slice(0, 1), 'cut-late');
    const task = await orchestrator.submit(askFor(entry));
    const frames = await task.read(signal);
    happened(hosts[0]?.pending === 0, 'the engine broke off');
    if (frames.some(({ event }) => event === 'end')) return [streamed('the reader', frames)];
    const pieces = piecesOf(frames);
    happened(pieces.length > 0, 'a piece that came before the engine broke off');
    const output = { text: pieces.map(({ t }) => t).join(''), pieces, finishReason: '', usage: noUsage };
    return [{ who: 'the reader, until it broke', output, kind: 'beginning' }];
  },
};

const noUsage = { promptTokens: 0, completionTokens: 0 };

const queuedAgain: OCheck = {
  name: 'after it gave way to a more urgent task and was queued again',
  clause: 'b',
  needsHosts: true,
  look: async ({ orchestrator, hosts }, entry, signal) => {
    nextOnEach(hosts, 'hold');
    const batch = await Promise.all(
      hosts.map(() => orchestrator.submit(askFor(entry), { priority: 'batch' })),
    );
    await Promise.all(hosts.map(host => host.untilHeld(signal)));
    const urgent = await both('the urgent one', await orchestrator.submit(askFor(entry)), signal);
    for (const host of hosts) host.letGo();
    const waited = await Promise.all(batch.map(task => both('the one that may wait', task, signal)));
    happened(
      waited.some(({ record }) => valueAt(record, 'preempted') === true),
      'a task that gave way',
    );
    return [urgent, ...waited].flatMap(({ seen }) => seen);
  },
};

const cutOnItsWay = (name: string, way: Way): OCheck => ({
  name,
  clause: 'c',
  needsHosts: true,
  look: async ({ orchestrator, hosts }, entry, signal) => {
    for (const host of hosts) host.way = way;
    try {
      return (await both('the reader', await orchestrator.submit(askFor(entry)), signal)).seen;
    } finally {
      for (const host of hosts) host.way = 'frames';
    }
  },
});

const replicaOf = (record: unknown): string => attemptsOf(record).at(-1)?.replicaId ?? '';

const near: OCheck = {
  name: 'on the replica that has the session',
  clause: 'd',
  needsHosts: false,
  look: async ({ orchestrator }, entry, signal) => {
    const sessionId = orchestrator.newSession();
    const reusing = { ...askFor(entry), mayReusePrompt: true };
    const first = await both('the first turn', await orchestrator.submit(reusing, { sessionId }), signal);
    const next = await both('the next turn', await orchestrator.submit(reusing, { sessionId }), signal);
    happened(replicaOf(first.record) === replicaOf(next.record), 'two turns on one replica');
    return [...first.seen, ...next.seen];
  },
};

const far: OCheck = {
  name: 'on another replica than the one that has the session',
  clause: 'd',
  needsHosts: true,
  look: async ({ orchestrator, hosts }, entry, signal) => {
    const sessionId = orchestrator.newSession();
    const reusing = { ...askFor(entry), mayReusePrompt: true };
    const first = await both('the first turn', await orchestrator.submit(reusing, { sessionId }), signal);
    const home = replicaAt(replicaOf(first.record));
    nextOnEach(hosts, 'hold');
    const fillers = await Promise.all(hosts.map(() => orchestrator.submit(askFor(entry))));
    await Promise.all(hosts.map(host => host.untilHeld(signal)));
    for (const [at, host] of hosts.entries()) if (at !== home) host.letGo();
    const moved = await both('the moved turn', await orchestrator.submit(reusing, { sessionId }), signal);
    hosts[home]?.letGo();
    const others = await Promise.all(fillers.map(task => both('one beside it', task, signal)));
    happened(replicaOf(moved.record) !== replicaOf(first.record), 'a turn on another replica');
    return [first, moved, ...others].flatMap(({ seen }) => seen);
  },
};

export const oChecks: readonly OCheck[] = [
  readers,
  unread,
  afterFailure('after an attempt that was refused', 'refuse'),
  afterFailure('after an attempt whose engine went away before the first piece', 'cut'),
  lateFailure,
  queuedAgain,
  cutOnItsWay('with each byte by itself', 'bytes'),
  cutOnItsWay('with all bytes at once', 'joined'),
  near,
  far,
];
