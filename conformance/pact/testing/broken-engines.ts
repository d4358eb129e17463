// Broken engines: what each does otherwise, which interaction of its wire notices it, and where.
import type { WireName } from '#conformance/peers';
import { frames, header, json, noBody, status, text } from './rewrites.ts';
import type { Rewrite } from './rewriting-proxy.ts';

export interface BrokenEngine {
  readonly wire: WireName;
  readonly interaction: string;
  readonly where: string;
  readonly rewrite: Rewrite;
}

type Row = readonly [interaction: string, where: string, rewrite: Rewrite];

const of = (wire: WireName, rows: readonly Row[]): readonly BrokenEngine[] =>
  rows.map(([interaction, where, rewrite]) => ({ wire, interaction, where, rewrite }));

type Members = Record<string, unknown>;

const without =
  (...names: readonly string[]) =>
  (members: Members): void => {
    for (const name of names) delete members[name];
  };

/** Members below a member; where there are none nothing changes. */
const inside =
  (name: string, edit: (members: Members) => void) =>
  (members: Members): void => {
    const inner = members[name];
    const list = Array.isArray(inner) ? inner : [inner];
    for (const one of list) if (typeof one === 'object' && one !== null) edit(one as Members);
  };

const saying =
  (name: string, value: unknown) =>
  (members: Members): void => {
    if (name in members) members[name] = value;
  };

const renamed =
  (name: string, other: string) =>
  (members: Members): void => {
    if (!(name in members)) return;
    members[other] = members[name];
    delete members[name];
  };

const tooLong = 'a prompt longer than the context is refused';
const whileFull = 'a prompt is refused while the queue is full';
const counted = 'the end tells its reason, and what was counted';
const stopped = 'the end says that the model stopped';
const limited = 'the end says that the limit was reached';
const failed = 'an error comes in the stream';
const words = saying('message', 'no');

const llamacpp = of('llamacpp', [
  ['a ready engine is asked for its health', 'status', status(204)],
  ['an engine that loads its model is asked for its health', 'body $.error', json(without('error'))],
  ['the properties name the build and the model', 'body $.build_info', json(without('build_info'))],
  ['the slots are listed, all of them busy', 'body $[0].is_processing', text('true', 'false')],
  ['the slots are listed, all of them idle', 'body $', text(/^.*$/, '[]')],
  ['the metrics are read', 'body $', text(/llamacpp:/g, 'llama_')],
  ['the tokens of a prompt are listed', 'body $.tokens[0]', json(saying('tokens', ['Name']))],
  ['messages are formatted by the template of the model', 'body $.prompt', json(saying('prompt', null))],
  ['a prompt is completed', 'header Content-Type', header('content-type', 'application/json')],
  [tooLong, 'body $.error.message', json(inside('error', words))],
  ['a piece comes', 'body $.content', frames(without('content'))],
  [counted, 'body $.tokens_evaluated', frames(saying('tokens_evaluated', '5'))],
  [stopped, 'body $.stop_type', frames(saying('stop_type', 'limit'))],
  [limited, 'body $.tokens_predicted', frames(without('tokens_predicted'))],
  [failed, 'body $.error', frames(renamed('error', 'failure'))],
]);

const vllm = of('vllm', [
  ['an engine that loads its model is asked for its health', 'status', status(200)],
  ['the version is read', 'body $.version', json(saying('version', ''))],
  [
    'the models are listed with their longest context',
    'body $.data[0].max_model_len',
    json(inside('data', saying('max_model_len', '4096'))),
  ],
  ['the tokens of a prompt are counted', 'body $.count', json(without('count'))],
  [tooLong, 'body $.error.message', json(inside('error', words))],
  [whileFull, 'status', status(500)],
  ['a prompt is completed', 'body $', text(/"usage"/g, '"used"')],
  [
    'a piece of a completion comes',
    'body $.choices[0].text',
    frames(inside('choices', renamed('text', 't'))),
  ],
  [
    'a piece of a chat comes',
    'body $.choices[0].delta.content',
    frames(inside('choices', inside('delta', without('content')))),
  ],
  [
    'the last chunk tells the usage, and has no choices',
    'body $.usage.completion_tokens',
    frames(inside('usage', without('completion_tokens'))),
  ],
]);

const openai = of('openai', [
  ['the models of a ready engine are listed', 'body $.data', json(saying('data', []))],
  [tooLong, 'body $.error.code', json(inside('error', saying('code', null)))],
  [whileFull, 'status', status(400)],
  [
    'a chunk says that the reason of the end is length',
    'body $.choices[0].finish_reason',
    frames(inside('choices', saying('finish_reason', 'stop'))),
  ],
  ['the last chunk tells the usage, and has no choices', 'body $.choices', frames(without('choices'))],
]);

const tgi = of('tgi', [
  ['what runs is told', 'body $.model_id', json(without('model_id'))],
  ['a prompt is completed', 'body $', noBody],
  ['a piece comes', 'body $.token.special', frames(inside('token', saying('special', 0)))],
  [counted, 'body $.details', frames(saying('details', null))],
  [limited, 'body $.details.finish_reason', frames(inside('details', saying('finish_reason', 'eos_token')))],
  ['an error says that the queue is full', 'body $.error_type', frames(saying('error_type', 'generation'))],
  ['an error says that the prompt is too long', 'body $.error', frames(saying('error', 'no'))],
]);

const triton = of('triton', [
  ['a model that loads is asked whether it is ready', 'status', status(200)],
  ['the version of the server is read', 'body $.version', json(saying('version', ''))],
  ['the metadata of the model is read', 'body $.inputs', json(saying('inputs', []))],
  [whileFull, 'body $.error', json(saying('error', 'Busy'))],
  [counted, 'body $.num_input_tokens', frames(without('num_input_tokens'))],
  [limited, 'body $.finish_reason', frames(saying('finish_reason', 'None'))],
]);

const anthropic = of('anthropic', [
  ['the model of a ready engine is read', 'body $.id', json(without('id'))],
  [whileFull, 'body $.error.type', json(inside('error', saying('type', 'api_error')))],
  ['the start tells the tokens of the prompt', 'event', text('event: message_start', 'event: start')],
  [counted, 'body $.usage.output_tokens', frames(inside('usage', without('output_tokens')))],
  [stopped, 'body $.delta.stop_reason', frames(inside('delta', without('stop_reason')))],
]);

export const brokenEngines: readonly BrokenEngine[] = [
  ...llamacpp,
  ...vllm,
  ...openai,
  ...tgi,
  ...triton,
  ...anthropic,
];
