import { EngineError, type EngineErrorKind } from '../engine-error.ts';
import {
  type AdapterFamilyCase,
  claim,
  claimEqual,
  type EngineScript,
  hear,
  open,
  quiet,
} from './harness.ts';

type Break = Extract<EngineScript, { kind: 'break' }>['how'];
type Refusal = Extract<EngineScript, { kind: 'refuse' }>['why'];

interface Broken {
  kinds: readonly EngineErrorKind[];
  name: string;
  proves: readonly string[];
}

function breaks(how: Break, { kinds, name, proves }: Broken): AdapterFamilyCase {
  return {
    name,
    proves,
    needs: [`break:${how}`],
    async run(harness) {
      const events = open(
        await harness.adapter(),
        harness.script({ kind: 'break', pieces: ['a', 'b'], how }),
      );
      const heard = [(await events.next()).value, (await events.next()).value];
      const texts = heard.map(event => (event?.kind === 'piece' ? event.text : event?.kind));
      claimEqual(texts, ['a', 'b'], 'pieces before the failure');
      const before = await harness.callsSeen();
      harness.proceed?.();
      const failure = await events.next().then(
        ({ value, done }) =>
          claim(false, done ? 'the call fails, and does not just end' : `no ${value.kind} follows`),
        (error: unknown) => error,
      );
      claim(failure instanceof EngineError, `the call fails with an EngineError, not ${failure}`);
      claim(kinds.includes(failure.kind), `kind ${failure.kind} is one of ${kinds.join(', ')}`);
      if (harness.abilities.has('witness')) claimEqual(await harness.callsSeen(), before, 'calls seen');
    },
  };
}

function refuses(why: Refusal, retriable: boolean, clause: string): AdapterFamilyCase {
  return {
    name: `a refusal for ${why} is told as such, ${retriable ? 'retriable' : 'not retriable'}`,
    proves: [clause],
    needs: [`refuse:${why}`],
    async run(harness) {
      const heard = await hear(await harness.adapter(), harness.script({ kind: 'refuse', why }));
      claimEqual(heard.events, [], 'events');
      claim(heard.failure instanceof EngineError, `the call fails with an EngineError, not ${heard.failure}`);
      claimEqual([heard.failure.kind, heard.failure.retriable], [why, retriable], 'kind and retriable');
      claim(heard.failure.message.length > 0, 'the message says something');
    },
  };
}

export const failureCases: readonly AdapterFamilyCase[] = [
  breaks('reset', {
    kinds: ['reset'],
    name: 'a connection reset in the stream is a failure after the pieces that came',
    proves: ['ASY-KIT-012(a)', 'ASY-KIT-013(b)', 'ASY-ADAPT-002(b)'],
  }),
  breaks('truncate', {
    kinds: ['reset'],
    name: 'a stream that stops without an end is a failure, never an end',
    proves: ['ASY-KIT-012(b)', 'ASY-KIT-013(b)', 'ASY-ADAPT-002(b)'],
  }),
  breaks('malformed', {
    kinds: ['malformed'],
    name: 'an event that cannot be read is a failure, never a piece',
    proves: ['ASY-KIT-012(c)'],
  }),
  breaks('error-event', {
    kinds: ['internal', 'unavailable'],
    name: 'an error in the stream is a failure after the pieces that came',
    proves: ['ASY-KIT-012(d)', 'ASY-ADAPT-002(c)'],
  }),
  refuses('context-overflow', false, 'ASY-KIT-011(a)'),
  refuses('queue-full', true, 'ASY-KIT-011(b)'),
  refuses('unavailable', true, 'ASY-KIT-011(c)'),
  refuses('auth', false, 'ASY-KIT-011(d)'),
  {
    name: 'what the engine refuses is not asked again',
    proves: ['ASY-KIT-013(a)'],
    needs: ['refuse:unavailable', 'witness'],
    async run(harness) {
      const adapter = await harness.adapter();
      const before = await harness.callsSeen();
      await hear(adapter, harness.script({ kind: 'refuse', why: 'unavailable' }));
      claimEqual(await harness.callsSeen(), before + 1, 'calls seen by the far side');
    },
  },
  {
    name: 'how long to wait is what the engine asked for',
    proves: ['ASY-KIT-011(e)', 'ASY-ADAPT-005(a)'],
    needs: ['refuse:queue-full'],
    async run(harness) {
      const script = { kind: 'refuse', why: 'queue-full' } as const;
      const adapter = await harness.adapter();
      for (const retryAfterMs of [3_000, undefined]) {
        const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
        const heard = await hear(adapter, harness.script({ ...script, ...asked }));
        claim(heard.failure instanceof EngineError, 'the call fails with an EngineError');
        claimEqual(heard.failure.retryAfterMs, retryAfterMs, 'retryAfterMs');
      }
    },
  },
  {
    name: 'an engine that is down is told by its health, and calls fail as unavailable',
    proves: ['ASY-KIT-002(c)'],
    needs: ['down', 'hold'],
    async run(harness) {
      const adapter = await harness.adapter();
      const request = harness.script({ kind: 'hold', pieces: [] });
      await harness.takeDown?.();
      const { live, ready } = await adapter.health(quiet());
      claimEqual({ live, ready }, { live: false, ready: false }, 'health');
      const { failure } = await hear(adapter, request);
      claim(failure instanceof EngineError, `the call fails with an EngineError, not ${failure}`);
      claimEqual([failure.kind, failure.retriable], ['unavailable', true], 'kind and retriable');
    },
  },
  {
    name: 'a request that no engine could run is refused before it reaches one',
    proves: ['ASY-KIT-014'],
    needs: ['hold', 'witness'],
    async run(harness) {
      const adapter = await harness.adapter();
      const request = harness.script({ kind: 'hold', pieces: [] });
      const before = await harness.callsSeen();
      for (const defect of [{ maxTokens: 0 }, { seed: -1 }, { seed: 2 ** 32 }, { sampler: { topP: 2 } }]) {
        const { failure } = await hear(adapter, { ...request, ...defect });
        claim(failure instanceof EngineError, `${JSON.stringify(defect)} is refused`);
        claimEqual([failure.kind, failure.retriable], ['invalid-request', false], 'kind and retriable');
      }
      claimEqual(await harness.callsSeen(), before, 'calls seen by the far side');
    },
  },
];
