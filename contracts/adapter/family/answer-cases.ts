import { type AdapterFamilyCase, claim, claimEqual, claimSoon, hear, open, quiet } from './harness.ts';

const answer = (pieces: readonly string[]) =>
  ({
    kind: 'answer',
    pieces,
    finishReason: 'stop',
    usage: { prompt_tokens: 7, completion_tokens: pieces.length + 2 },
  }) as const;

export const answerCases: readonly AdapterFamilyCase[] = [
  {
    name: 'each event of the engine is one piece, in order, and the end comes last',
    proves: ['ASY-KIT-004(a)', 'ASY-KIT-005(a)'],
    needs: ['answer'],
    async run(harness) {
      const pieces = ['Once', ' upon', ' a', ' time'];
      const heard = await hear(await harness.adapter(), harness.script(answer(pieces)));
      claimEqual(heard.failure, undefined, 'failure');
      claimEqual(heard.pieces, pieces, 'pieces');
      claimEqual(heard.events.filter(event => event.kind === 'end').length, 1, 'number of ends');
      claimEqual(heard.events.at(-1)?.kind, 'end', 'last event');
    },
  },
  {
    name: "usage is the engine's own count, not the number of pieces",
    proves: ['ASY-KIT-005(b)', 'ASY-ADAPT-004(a)'],
    needs: ['answer'],
    async run(harness) {
      const heard = await hear(await harness.adapter(), harness.script(answer(['a', 'b'])));
      const end = heard.events.at(-1);
      claim(end?.kind === 'end', 'the call ends');
      claimEqual(end.usage, { prompt_tokens: 7, completion_tokens: 4 }, 'usage');
    },
  },
  {
    name: 'the finish reason tells an end from a limit',
    proves: ['ASY-KIT-005(c)', 'ASY-ADAPT-007'],
    needs: ['answer'],
    async run(harness) {
      const adapter = await harness.adapter();
      for (const finishReason of ['stop', 'length'] as const) {
        const heard = await hear(adapter, harness.script({ ...answer(['a']), finishReason }));
        const end = heard.events.at(-1);
        claim(end?.kind === 'end', 'the call ends');
        claimEqual(end.finishReason, finishReason, 'finish reason');
      }
    },
  },
  {
    name: "the finish reason tells that the engine's filter made the end",
    proves: ['ASY-KIT-005(d)', 'ASY-ADAPT-012'],
    needs: ['answer', 'filter'],
    async run(harness) {
      const script = { ...answer(['a']), finishReason: 'content_filter' } as const;
      const heard = await hear(await harness.adapter(), harness.script(script));
      claimEqual(heard.pieces, ['a'], 'pieces');
      const end = heard.events.at(-1);
      claim(end?.kind === 'end', 'the call ends');
      claimEqual(end.finishReason, 'content_filter', 'finish reason');
    },
  },
  {
    name: 'line ends, field names and letters of several bytes pass through a piece unchanged',
    proves: ['ASY-KIT-004(c)', 'ASY-ADAPT-003(a)'],
    needs: ['answer'],
    async run(harness) {
      const pieces = ['a\r\n\r\ndata: {"stop":true}\n\n', '\r', 'é漢🙂', '"\\', ': x', ' '];
      const heard = await hear(await harness.adapter(), harness.script(answer(pieces)));
      claimEqual(heard.pieces, pieces, 'pieces');
      claimEqual(heard.events.at(-1)?.kind, 'end', 'last event');
    },
  },
  {
    name: 'a reader slower than the engine gets every piece',
    proves: ['ASY-KIT-015(d)'],
    needs: ['answer'],
    async run(harness) {
      const pieces = Array.from({ length: 600 }, (_, index) => `${index} `);
      const adapter = await harness.adapter();
      const heard: string[] = [];
      for await (const event of adapter.generate(harness.script(answer(pieces)), quiet())) {
        if (event.kind === 'piece') heard.push(event.text);
        if (heard.length === 1) await harness.until(() => false, 50);
      }
      claimEqual(heard, pieces, 'pieces');
    },
  },
  {
    name: 'after the end there is nothing',
    proves: ['ASY-KIT-005(a)'],
    needs: ['answer'],
    async run(harness) {
      const events = open(await harness.adapter(), harness.script(answer(['a'])));
      claimEqual((await events.next()).value?.kind, 'piece', 'first event');
      claimEqual((await events.next()).value?.kind, 'end', 'second event');
      claimEqual((await events.next()).done, true, 'done');
      claimEqual((await events.next()).done, true, 'done again');
    },
  },
  {
    name: 'a piece is handed on while the engine has not sent the next',
    proves: ['ASY-KIT-004(b)'],
    needs: ['hold'],
    async run(harness) {
      const events = open(await harness.adapter(), harness.script({ kind: 'hold', pieces: ['a', 'b'] }));
      const heard: unknown[] = [];
      const reading = (async () => {
        for (let count = 0; count < 2; count += 1) heard.push((await events.next()).value?.kind);
      })();
      await claimSoon(harness, () => heard.length === 2, 'both pieces are handed on');
      claimEqual(heard, ['piece', 'piece'], 'events');
      await Promise.all([reading, events.return?.()]);
    },
  },
];
