import type { EngineSlots } from '../engine-adapter.ts';
import { type AdapterFamilyCase, claimEqual, claimSoon, open, quiet } from './harness.ts';

const held = (...pieces: readonly string[]) => ({ kind: 'hold', pieces }) as const;

const freeOf = (slots: EngineSlots): number => (slots === 'unknown' ? 0 : slots.free);

export const togetherCases: readonly AdapterFamilyCase[] = [
  {
    name: 'calls that run at the same time each bring their own pieces',
    proves: ['ASY-KIT-006(a)'],
    needs: ['hold', 'parallel'],
    async run(harness) {
      const adapter = await harness.adapter();
      const first = open(adapter, harness.script(held('a', 'b')));
      const heard = [(await first.next()).value];
      const second = open(adapter, harness.script(held('c', 'd')));
      heard.push((await second.next()).value, (await second.next()).value, (await first.next()).value);
      const texts = heard.map(event => (event?.kind === 'piece' ? event.text : event?.kind));
      claimEqual(texts, ['a', 'c', 'd', 'b'], 'pieces');
      await Promise.all([first.return?.(), second.return?.()]);
    },
  },
  {
    name: 'each running call takes a slot, and gives it back, where slots are told',
    proves: ['ASY-KIT-006(b)', 'ASY-KIT-006(c)'],
    needs: ['hold', 'parallel'],
    appliesTo: ({ slots }) => slots,
    async run(harness) {
      const adapter = await harness.adapter();
      const before = await adapter.slots(quiet());
      if (before === 'unknown') return;
      const calls = [];
      for (const text of ['a', 'b']) {
        const events = open(adapter, harness.script(held(text)));
        await events.next();
        calls.push(events);
        const free = freeOf(await adapter.slots(quiet()));
        claimEqual(free, before.free - calls.length, `free slots while ${calls.length} run`);
      }
      for (const events of calls) await events.return?.();
      const isBack = async () => freeOf(await adapter.slots(quiet())) === before.free;
      await claimSoon(harness, isBack, 'every slot is free again');
    },
  },
];
