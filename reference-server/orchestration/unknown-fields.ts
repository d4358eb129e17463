import { capabilityTable, type PoolConfig, type TaskRequest } from '#contracts';

interface Field {
  /** In the catalogue of capabilities. */
  readonly name: string;
  readonly pointer: string;
  of(request: TaskRequest): unknown;
}

/** What a task may set and not every engine knows. */
const fields: readonly Field[] = [
  { name: 'seed', pointer: '/seed', of: ({ seed }) => seed },
  { name: 'top_k', pointer: '/sampler/top_k', of: ({ sampler }) => sampler?.top_k },
  { name: 'min_p', pointer: '/sampler/min_p', of: ({ sampler }) => sampler?.min_p },
  {
    name: 'repetition_penalty',
    pointer: '/sampler/repetition_penalty',
    of: ({ sampler }) => sampler?.repetition_penalty,
  },
];

const engines: Readonly<Record<string, { readonly capabilities: readonly string[] }>> =
  capabilityTable.engines;

/** Of the first field that the request gives and that engines of this wire have no name for. @implements ORCH-3058 */
export function unknownField(request: TaskRequest, wire: PoolConfig['wire']): string | undefined {
  const known = engines[wire]?.capabilities ?? [];
  return fields.find(({ name, of }) => of(request) !== undefined && !known.includes(name))?.pointer;
}
