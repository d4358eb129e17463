// Faults that an orchestrator makes, each planted in the reference server's source: what level O has to see, and say.
import type { Mutant } from '../../conformance/mutants/mutant.ts';
import type { OrchestratorFault } from '../../determinism-suite/through/index.ts';

export interface PlantedFault extends Mutant {
  readonly due: OrchestratorFault;
}

const faults: readonly (Omit<PlantedFault, 'id' | 'kind'> & { readonly name: string })[] = [
  {
    name: 'attempts-spliced',
    due: 'a retry splices two attempts',
    breaks: ['ASY-DET-010(b)'],
    file: 'reference-server/orchestration/execution.ts',
    find: 'if (retriable && task.pieces === 0)',
    replace: 'if (retriable)',
    why: 'Another try gives the reader an answer where an error would have been.',
  },
  {
    name: 'pieces-split',
    due: 'pieces merged or split',
    breaks: ['ASY-DET-010(a)'],
    file: 'reference-server/orchestration/attempt.ts',
    find: "if (!takePiece(core, live, event.text)) return { kind: 'stopped' };",
    replace:
      "for (const letter of event.text) if (!takePiece(core, live, letter)) return { kind: 'stopped' };",
    why: 'A reader sees letters come one by one.',
  },
  {
    name: 'pieces-merged',
    due: 'pieces merged or split',
    breaks: ['ASY-DET-010(a)'],
    file: 'reference-server/orchestration/attempt.ts',
    find: "    if (event.kind === 'end') return { kind: 'ended', end: event };\n    if (event.text === '') continue;",
    replace: [
      '    const kept = Object(live);',
      "    if (event.kind === 'end') {",
      '      if (kept.text) takePiece(core, live, kept.text);',
      "      return { kind: 'ended', end: event };",
      '    }',
      "    kept.text = (kept.text ?? '') + event.text;",
      '    if (kept.text.length < 8) continue;',
      '    event.text = kept.text;',
      "    kept.text = '';",
    ].join('\n'),
    why: 'Fewer frames cost less.',
  },
  {
    name: 'seed-lost-on-the-way-back',
    due: 'another attempt is another request',
    breaks: ['ASY-DET-010(b)'],
    file: 'reference-server/orchestration/engine-request.ts',
    find: '    seed: task.seed % (seedMax + 1),',
    replace: '    seed: (task.seed + task.attempts.length - 1) % (seedMax + 1),',
    why: 'What failed once is not asked again in the same way.',
  },
  {
    name: 'sampler-of-the-adapter',
    due: 'adapter path',
    breaks: ['ASY-DET-010(a)'],
    file: 'reference-server/engines/adapters/remote.ts',
    find: 'fullSampler(request.sampler);',
    replace: 'fullSampler({ ...request.sampler, temperature: 0 });',
    why: 'A strict task is decoded without chance.',
  },
  {
    name: 'letters-cut-in-two',
    due: 'cut bytes are read as others',
    breaks: ['ASY-DET-010(c)'],
    file: 'reference-server/engines/http/sse-reader.ts',
    find: 'this.#decoder.decode(bytes, { stream: true })',
    replace: 'this.#decoder.decode(bytes)',
    why: 'Each chunk is text by itself.',
  },
  {
    name: 'who-comes-back-misses-one',
    due: 'readers are given different things',
    breaks: ['ASY-DET-010(a)'],
    file: 'reference-server/streams/task-log.ts',
    find: 'this.#placeAfter(options.afterId);',
    replace: 'this.#placeAfter(options.afterId > 0 ? options.afterId + 1 : options.afterId);',
    why: 'The last id is that of the next frame.',
  },
  {
    name: 'records-are-trimmed',
    due: 'readers are given different things',
    breaks: ['ASY-DET-010(a)'],
    file: 'reference-server/tasks/task-record.ts',
    find: '    output: task.output,',
    replace: '    output: task.output.trim(),',
    why: 'A record is neater without the space in front.',
  },
  {
    name: 'strict-tasks-share-the-cache',
    due: 'affinity or a warm cache changes it',
    breaks: ['ASY-DET-010(d)'],
    file: 'reference-server/orchestration/engine-request.ts',
    find: "task.request.kv_hint === 'reuse' && task.determinism !== 'strict'",
    replace: "task.request.kv_hint === 'reuse' && task.kvWarmth",
    why: 'On the replica that has the session its prompt is there already.',
  },
];

export const plantedFaults: readonly PlantedFault[] = faults.map(({ name, ...fault }) => ({
  ...{ id: `determinism/orchestrator/${name}`, kind: 'wrong-value' },
  ...fault,
}));
