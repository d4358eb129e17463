import type { CaseOutcome } from '../family-outcomes.ts';
import { ProtocolConnection, partOf, protocolMajor } from './protocol-connection.ts';

interface ProtocolCase {
  readonly name: string;
  readonly clauses: readonly string[];
  /** What is wrong; undefined where nothing is. */
  readonly run: (connection: ProtocolConnection) => Promise<string | undefined>;
}

const signal = new AbortController().signal;
const foreignMajor = '999';

const cases: readonly ProtocolCase[] = [
  {
    name: 'each answer tells the version of the protocol',
    clauses: ['ASY-KIT-016(a)'],
    run: async connection => {
      for (const path of ['/describe', '/health', '/slots', '/nowhere']) {
        const { version } = await connection.answer({ path, signal });
        if (version !== protocolMajor) return `${path} tells version «${version}» and not ${protocolMajor}`;
      }
      return undefined;
    },
  },
  {
    name: 'a request in another major version is refused as invalid-request',
    clauses: ['ASY-KIT-016(b)'],
    run: async connection => {
      const { status, text } = await connection.answer({ path: '/describe', signal, version: foreignMajor });
      if (status !== 400) return `version ${foreignMajor} is answered with ${status} and not 400`;
      const { kind } = partOf('AdapterProblem', text, 'the refusal');
      return kind === 'invalid-request' ? undefined : `it is refused as ${kind}`;
    },
  },
  {
    name: 'a description names the version of the protocol that it was written for',
    clauses: ['ASY-KIT-016(a)'],
    run: async connection => {
      const { protocol } = await connection.part('AdapterDescription', { path: '/describe', signal });
      return protocol.startsWith(`${protocolMajor}.`) ? undefined : `it was written for ${protocol}`;
    },
  },
];

/** What only an adapter over the protocol promises. */
export const protocolOutcomes = async (url: string): Promise<CaseOutcome[]> => {
  const connection = new ProtocolConnection(url);
  const outcomes: CaseOutcome[] = [];
  for (const { name, clauses, run } of cases) {
    const detail = await run(connection).catch((error: unknown) => String(error));
    outcomes.push({
      name,
      clauses,
      verdict: detail === undefined ? 'passed' : 'failed',
      detail: detail ?? '',
    });
  }
  return outcomes;
};
