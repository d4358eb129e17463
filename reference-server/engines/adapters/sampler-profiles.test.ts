import assert from 'node:assert/strict';
import { capabilityTable } from '#contracts';
import { type EngineRequest, type EngineSampler, samplerDefaults } from '#contracts/adapter';
import { messagesBody } from './anthropic.ts';
import { completionBody } from './llamacpp/completion-wire.ts';
import { openaiBody } from './openai.ts';
import { vllmBody } from './vllm.ts';

type Body = Readonly<Record<string, unknown>>;

/** What each engine calls the fields, and how it says that every token is kept. */
interface Words {
  readonly names: Readonly<Partial<Record<keyof EngineSampler, string>>>;
  readonly allTokens?: number;
  body(request: EngineRequest): Body;
}

const shared = { temperature: 'temperature', topP: 'top_p', stop: 'stop' } as const;
const full = { ...shared, topK: 'top_k', minP: 'min_p' } as const;

const wires: Readonly<Record<'llamacpp' | 'vllm' | 'openai' | 'anthropic', Words>> = {
  llamacpp: {
    names: { ...full, repetitionPenalty: 'repeat_penalty' },
    allTokens: 0,
    body: request => completionBody(request, 'x'),
  },
  vllm: { names: { ...full, repetitionPenalty: 'repetition_penalty' }, allTokens: -1, body: vllmBody },
  openai: { names: shared, body: openaiBody },
  anthropic: { names: { ...shared, topK: 'top_k', stop: 'stop_sequences' }, body: messagesBody },
};

/** A profile, as a body says it. */
function meaningOf({ names, allTokens }: Words, body: Body): Partial<Record<string, unknown>> {
  const said = Object.entries(names).map(([field, name]) => [field, body[name]]);
  const meaning = Object.fromEntries(said.filter(([, value]) => value !== undefined));
  return meaning.topK === allTokens && allTokens !== undefined ? { ...meaning, topK: 0 } : meaning;
}

const base: EngineRequest = { model: 'm', input: { kind: 'prompt', text: 'x' }, maxTokens: 9 };

const profiles: readonly EngineSampler[] = [
  { temperature: 0, topP: 1, topK: 0, minP: 0, repetitionPenalty: 1, stop: ['END'] },
  { temperature: 0.25, topP: 0.5, topK: 30, minP: 0.125, repetitionPenalty: 1.5, stop: ['A', 'B'] },
];

describe('a sampler profile', () => {
  it('has the same meaning in each engine, as far as the engine has words for it [OC-ADAPT-5010]', () => {
    for (const profile of profiles) {
      for (const [wire, words] of Object.entries(wires)) {
        const known = Object.entries(profile).filter(([field]) => field in words.names);
        // The Messages API says that every token is kept by saying nothing.
        const due = known.filter(
          ([field, value]) => !(wire === 'anthropic' && field === 'topK' && value === 0),
        );
        const sampler = Object.fromEntries(known);
        assert.deepEqual(meaningOf(words, words.body({ ...base, sampler })), Object.fromEntries(due), wire);
      }
    }
  });

  it('is filled from one set of values where a task names none of them [OC-ADAPT-5010]', () => {
    const { stop: _, ...due } = samplerDefaults;
    for (const words of [wires.llamacpp, wires.vllm]) {
      const { stop = [], ...said } = meaningOf(words, words.body(base));
      assert.deepEqual([said, stop], [due, []]);
    }
    const { temperature, topP } = samplerDefaults;
    assert.deepEqual(meaningOf(wires.openai, openaiBody(base)), { temperature, topP });
  });

  it('is refused in what an engine has no words for, which the catalogue leaves out [ORCH-3058(b)]', () => {
    const optional = { topK: 'top_k', minP: 'min_p', repetitionPenalty: 'repetition_penalty' } as const;
    for (const [wire, words] of Object.entries(wires)) {
      const listed: readonly string[] = capabilityTable.engines[wire as keyof typeof wires].capabilities;
      for (const [field, name] of Object.entries(optional)) {
        const ask = (): unknown => words.body({ ...base, sampler: { [field]: 1 } });
        if (listed.includes(name)) assert.doesNotThrow(ask, `${wire} knows ${name}`);
        else assert.throws(ask, { kind: 'invalid-request' }, `${wire} does not know ${name}`);
      }
    }
  });
});
