// When and then: requests that no operation means, and what every answer and error must be.
import { claim, type HeaderPair, type Json } from '#conformance/harness';
import type { FailureKind } from '#conformance/peers';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { Caller, World } from '../run/world.ts';

const onPurpose = 'the check is about what happens to it';

const callers: Readonly<Record<string, Caller>> = {
  'the client': { role: 'data' },
  'the operator': { role: 'operator' },
  'the admin': { role: 'admin' },
  nobody: { role: 'nobody' },
};

const keyOf = (world: World, { role = 'data' }: Caller): string | undefined =>
  role === 'nobody' ? undefined : world.names.tenant().keys[role];

const bodyOf = (world: World, pairs: Readonly<Record<string, Json>>): string | undefined => {
  if (pairs.task !== undefined) return JSON.stringify(world.draft(String(pairs.task)));
  if (pairs.text !== undefined) return String(pairs.text);
  return pairs.body === undefined ? undefined : JSON.stringify(pairs.body);
};

interface Sending {
  readonly caller: Caller;
  /** The method and the path. */
  readonly line: string;
  readonly ref: string;
  readonly input: StepInput;
}

/**
 * Rows: `task` (the body is that of a valid task), `body` (JSON), `text`, `header.X` (null leaves one out that would be
 * sent). The key and a content type go with it where nothing else is said.
 */
const send = async (world: World, { caller, line, ref, input }: Sending) => {
  const { pairs } = input;
  const [method = 'GET', path = '/'] = line.split(' ');
  const body = bodyOf(world, pairs);
  const key = keyOf(world, caller);
  const given = Object.entries(pairs).flatMap(([name, value]): [string, Json][] =>
    name.startsWith('header.') ? [[name.slice('header.'.length), value]] : [],
  );
  const names: (readonly [string, string | undefined])[] = [
    ['Authorization', key === undefined ? undefined : `Bearer ${key}`],
    ['X-Correlation-Id', world.names.ids.nonce('c')],
    ['Content-Type', body === undefined ? undefined : 'application/json'],
  ];
  const standing = names.flatMap(([name, value]): HeaderPair[] =>
    value === undefined ? [] : [[name, value]],
  );
  const isGiven = (name: string): boolean =>
    given.some(([other]) => other.toLowerCase() === name.toLowerCase());
  const headers = [
    ...standing.filter(([name]) => !isGiven(name)),
    ...given.flatMap(([name, value]): HeaderPair[] => (value === null ? [] : [[name, String(value)]])),
  ];
  const spec = { method, path, headers, invalidOnPurpose: onPurpose };
  return world.remember(ref, await world.http.send(body === undefined ? spec : { ...spec, body }));
};

const scripted: readonly StepDefinition[] = [
  drive(
    'the engine of task {string} fails by {word}, time {int}',
    async (world, [task, kind, nth]) => (await world.callOf(task, nth))?.fail({ kind: kind as FailureKind }),
    ['script_engines'],
  ),
];

const sends = (who: string, caller: Caller) =>
  drive(`${who} sends {string} as {string}`, (world, [line, ref], input) =>
    send(world, { caller, line: String(line), ref: String(ref), input }),
  );

const sendsWith = (who: string, caller: Caller) =>
  drive(`${who} sends {string} as {string} with:`, (world, [line, ref], input) =>
    send(world, { caller, line: String(line), ref: String(ref), input }),
  );

const drives: readonly StepDefinition[] = [
  ...Object.entries(callers).map(([who, caller]) => sendsWith(who, caller)),
  sends('the client', { role: 'data' }),
  sends('nobody', { role: 'nobody' }),
];

const envelopeOf = (ref: string) => [
  claim('envelope.type', 'response.header', {
    ref,
    name: 'Content-Type',
    value: { $matches: '^application/json *(;|$)' },
  }),
  claim('envelope.members', 'response.body', {
    ref,
    where: {
      code: { $matches: '^[A-Z][A-Z0-9_]+$' },
      message: { $matches: '[a-z]' },
      retriable: { $oneOf: [true, false] },
      correlation_id: { $matches: '^[A-Za-z0-9._-]{1,128}$' },
    },
  }),
  claim('envelope.correlation', 'values.same', {
    values: [
      { anchor: { kind: 'response', ref }, path: 'headers.x-correlation-id' },
      { anchor: { kind: 'response', ref }, path: 'body.correlation_id' },
    ],
  }),
];

const made: readonly StepDefinition[] = [
  claims('{string} is an error envelope', (_, [ref]) => envelopeOf(ref)),
  claims('these are error envelopes:', (_, __, input) =>
    input.values.flatMap(ref => envelopeOf(String(ref))),
  ),
  claims('the text of the answer to {string} matches {string}', (_, [ref, pattern]) =>
    claim('answer.text', 'response.text', { ref, text: { $matches: pattern } }),
  ),
  claims('every code is of the catalogue and in its place, among them:', (_, __, { records }) => {
    const codesIn = (place: string) =>
      records.filter(record => record.place === place).map(({ code }) => String(code));
    return claim('codes.placed', 'codes.placed', { http: codesIn('http'), inBand: codesIn('in-band') });
  }),
  claims('each of these is answered with the correlation id that it sent:', (_, __, input) =>
    input.values.map(ref =>
      claim('correlation.echo', 'values.same', {
        values: [
          { anchor: { kind: 'request', ref: String(ref) }, path: 'headers.x-correlation-id' },
          { anchor: { kind: 'response', ref: String(ref) }, path: 'headers.x-correlation-id' },
        ],
      }),
    ),
  ),
  claims('no answer among these holds {string}:', (_, [text], input) =>
    claim('answers.never', 'told.never', { text, kinds: ['response'], refs: input.values.map(String) }),
  ),
];

export const errorsSteps: readonly StepDefinition[] = [...drives, ...scripted, ...made];
