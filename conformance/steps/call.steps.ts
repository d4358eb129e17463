// When: any operation of the contract is called, or any request sent, by anybody.

import type { HeaderPair, Json, OperationCall } from '#conformance/harness';
import { type OperationId, operationTable } from '#contracts';
import type { Role } from '../run/names.ts';
import { withSettings } from '../run/setup.ts';
import { drive, type StepDefinition } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { Caller, World } from '../run/world.ts';

const isOperation = (name: string): name is OperationId => Object.hasOwn(operationTable, name);

const partsUnder = (pairs: Readonly<Record<string, Json>>, prefix: string): [string, Json][] =>
  Object.entries(pairs).flatMap(([name, value]): [string, Json][] =>
    name.startsWith(`${prefix}.`) ? [[name.slice(prefix.length + 1), value]] : [],
  );

/**
 * Rows of a call: `path.pool_id`, `query.limit`, `header.Accept`, `body.deadline_ms` (or `body`, whole), `text` (a body that
 * is no JSON), `invalid` (why the call breaks the contract on purpose), `correlation` (null: none).
 */
const callOf = ({ pairs }: StepInput): OperationCall => {
  const body = partsUnder(pairs, 'body');
  const headers = partsUnder(pairs, 'header').map(([name, value]): HeaderPair => [name, String(value)]);
  return {
    params: Object.fromEntries(partsUnder(pairs, 'path').map(([name, value]) => [name, String(value)])),
    query: Object.fromEntries(partsUnder(pairs, 'query').map(([name, value]) => [name, String(value)])),
    headers,
    ...(pairs.body === undefined ? {} : { body: pairs.body }),
    ...(body.length === 0 ? {} : { body: withSettings({}, Object.fromEntries(body)) }),
    ...(pairs.text === undefined ? {} : { bodyText: String(pairs.text) }),
    ...(pairs.invalid === undefined ? {} : { invalidOnPurpose: String(pairs.invalid) }),
    ...(pairs.correlation === undefined
      ? {}
      : { correlationId: pairs.correlation === null ? null : String(pairs.correlation) }),
  };
};

interface Calling {
  readonly caller: Caller;
  readonly name: string;
  readonly ref: string;
  readonly input: StepInput;
}

const call = async (world: World, { caller, name, ref, input }: Calling) => {
  if (!isOperation(name)) throw new Error(`there is no operation ${name}`);
  return world.remember(ref, await world.as(caller).call(name, callOf(input)));
};

const roles = ['the client', 'the operator', 'the admin', 'nobody'] as const;

const callerOf: Readonly<Record<(typeof roles)[number], Caller>> = {
  'the client': { role: 'data' },
  'the operator': { role: 'operator' },
  'the admin': { role: 'admin' },
  nobody: { role: 'nobody' },
};

const asWord = (who: string): Role => (who === 'operator' || who === 'admin' ? who : 'data');

export const callSteps: readonly StepDefinition[] = [
  ...roles.flatMap(who => [
    drive(`${who} calls {word} as {string}`, (world, [name, ref], input) =>
      call(world, { caller: callerOf[who], name, ref, input }),
    ),
    drive(`${who} calls {word} as {string} with:`, (world, [name, ref], input) =>
      call(world, { caller: callerOf[who], name, ref, input }),
    ),
  ]),
  drive(
    'the {word} of tenant {string} calls {word} as {string} with:',
    (world, [who, tenant, name, ref], input) =>
      call(world, { caller: { tenant, role: asWord(who) }, name, ref, input }),
  ),
  drive('the metrics are read as {string}', async (world, [ref]) =>
    world.remember(ref, await world.as({ role: 'operator' }).metrics()),
  ),
];
