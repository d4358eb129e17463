import type { EngineEvent } from '../engine-event.ts';
import {
  type AdapterFamilyCase,
  type AdapterHarness,
  claim,
  claimEqual,
  claimSoon,
  drain,
  hear,
  kindOf,
  open,
  quiet,
} from './harness.ts';

/** Bound of the contract on everything that gives a slot back. */
const ABORT_MS = 250;

/** Longer than any answer here takes. */
const SILENCE_MS = 150;

const held = { kind: 'hold', pieces: ['a', 'b'] } as const;

/** More than is read of it. */
const pressing = { kind: 'hold', pieces: Array.from({ length: 64 }, (_, index) => `${index} `) } as const;

/** In which they arrive. */
const ARRIVAL_MS = 50;

async function countLeft(events: AsyncIterator<EngineEvent>): Promise<number> {
  let count = 0;
  try {
    while (!(await events.next()).done) count += 1;
  } catch {
    // What it fails with is another case's.
  }
  return count;
}

async function claimFreed(harness: AdapterHarness, sinceMs: number): Promise<void> {
  const left = ABORT_MS - (harness.monotonicMs() - sinceMs);
  claim(left > 0, `the reader is let go within ${ABORT_MS} ms`);
  claim(
    await harness.until(async () => (await harness.openCalls()) === 0, left),
    `the far side sees the call aborted within ${ABORT_MS} ms`,
  );
}

async function claimOpen(harness: AdapterHarness): Promise<void> {
  await claimSoon(harness, async () => (await harness.openCalls()) === 1, 'the far side has the call');
}

export const closeCases: readonly AdapterFamilyCase[] = [
  {
    name: 'aborting the signal rejects with its reason and aborts the engine call within 250 ms',
    proves: ['ASY-KIT-008(a)', 'ASY-CANCEL-001'],
    needs: ['hold'],
    async run(harness) {
      const abort = new AbortController();
      const events = open(await harness.adapter(), harness.script(held), abort.signal);
      claimEqual((await events.next()).value?.kind, 'piece', 'first event');
      await claimOpen(harness);
      const reason = new Error('enough');
      const at = harness.monotonicMs();
      abort.abort(reason);
      claim((await drain(events)) === reason, "the iteration fails with the signal's reason");
      await claimFreed(harness, at);
    },
  },
  {
    name: 'closing the iterator while an event is awaited aborts the engine call within 250 ms',
    proves: ['ASY-KIT-008(b)', 'ASY-CANCEL-001'],
    needs: ['hold'],
    async run(harness) {
      const events = open(await harness.adapter(), harness.script(held));
      for (const _ of held.pieces) await events.next();
      await claimOpen(harness);
      const pending = events.next();
      const at = harness.monotonicMs();
      await events.return?.();
      await pending;
      await claimFreed(harness, at);
      claimEqual((await events.next()).done, true, 'done');
    },
  },
  {
    name: 'a signal that is aborted already keeps the call from the engine',
    proves: ['ASY-KIT-008(c)'],
    needs: ['hold', 'witness'],
    async run(harness) {
      const reason = new Error('too late');
      const events = open(await harness.adapter(), harness.script(held), AbortSignal.abort(reason));
      claim((await drain(events)) === reason, "the iteration fails with the signal's reason");
      claimEqual(await harness.callsSeen(), 0, 'calls seen by the far side');
    },
  },
  {
    name: 'after an aborted call the next one is answered',
    proves: ['ASY-KIT-008(d)', 'ASY-CANCEL-001'],
    needs: ['hold'],
    async run(harness) {
      const adapter = await harness.adapter();
      for (let round = 0; round < 3; round += 1) {
        const events = open(adapter, harness.script(held));
        claimEqual((await events.next()).value?.kind, 'piece', `first event of round ${round}`);
        await events.return?.();
      }
      const isFree = async (): Promise<boolean> => {
        const slots = await adapter.slots(quiet());
        return slots === 'unknown' || slots.free === slots.total;
      };
      claim(await harness.until(isFree, ABORT_MS), 'every slot is free again');
    },
  },
  {
    name: 'once a call was let go no piece is handed on, though more had come',
    proves: ['ASY-KIT-008(e)', 'ASY-CANCEL-001'],
    needs: ['hold'],
    async run(harness) {
      const adapter = await harness.adapter();
      for (const how of ['aborted', 'closed'] as const) {
        const abort = new AbortController();
        const events = open(adapter, harness.script(pressing), abort.signal);
        claimEqual((await events.next()).value?.kind, 'piece', 'first event');
        await harness.until(() => false, ARRIVAL_MS);
        claimEqual((await events.next()).value?.kind, 'piece', 'second event');
        const at = harness.monotonicMs();
        if (how === 'aborted') abort.abort();
        else await events.return?.();
        claimEqual(await countLeft(events), 0, `pieces of a call that was ${how}`);
        await claimFreed(harness, at);
      }
    },
  },
  {
    name: 'a running call takes a slot where slots are told',
    proves: ['ASY-KIT-006(b)'],
    needs: ['hold'],
    appliesTo: ({ slots }) => slots,
    async run(harness) {
      const adapter = await harness.adapter();
      const before = await adapter.slots(quiet());
      const events = open(adapter, harness.script(held));
      await events.next();
      const during = await adapter.slots(quiet());
      await events.return?.();
      if (before === 'unknown' || during === 'unknown') return claimEqual(before, during, 'slots');
      claimEqual(during, { total: before.total, free: before.free - 1 }, 'slots during the call');
    },
  },
  {
    name: 'while the engine is silent the call stands, and an abort ends it within 250 ms',
    proves: ['ASY-KIT-009(a)', 'ASY-KIT-009(b)'],
    needs: ['hold'],
    async run(harness) {
      const abort = new AbortController();
      const events = open(
        await harness.adapter(),
        harness.script({ kind: 'hold', pieces: ['a'] }),
        abort.signal,
      );
      claimEqual((await events.next()).value?.kind, 'piece', 'first event');
      await claimOpen(harness);
      let isSettled = false;
      const silent = drain(events).finally(() => {
        isSettled = true;
      });
      claim(
        !(await harness.until(() => isSettled, SILENCE_MS)),
        'the call stands while the engine is silent',
      );
      claimEqual(await harness.openCalls(), 1, 'calls that the far side works on');
      const at = harness.monotonicMs();
      abort.abort();
      await silent;
      await claimFreed(harness, at);
    },
  },
  {
    name: 'close ends a running call as unavailable and hangs up on the engine',
    proves: ['ASY-KIT-010(a)'],
    needs: ['hold'],
    async run(harness) {
      const adapter = await harness.adapter();
      const events = open(adapter, harness.script(held));
      await events.next();
      await claimOpen(harness);
      const at = harness.monotonicMs();
      await adapter.close();
      claimEqual(kindOf(await drain(events)), 'unavailable', 'failure of the running call');
      await claimFreed(harness, at);
    },
  },
  {
    name: 'after close a call is refused as unavailable',
    proves: ['ASY-KIT-010(b)'],
    needs: ['hold'],
    async run(harness) {
      const adapter = await harness.adapter();
      const request = harness.script(held);
      const before = await harness.callsSeen();
      await adapter.close();
      claimEqual(kindOf((await hear(adapter, request)).failure), 'unavailable', 'failure');
      claimEqual(await harness.callsSeen(), before, 'calls seen by the far side');
    },
  },
];
