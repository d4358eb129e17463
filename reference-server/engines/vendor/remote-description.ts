import { type AdapterPart, type AdapterParts, validateAdapterPart } from '#contracts';
import { type EngineDescription, EngineError, majorOf } from '#contracts/adapter';
import { type EngineCall, type EngineEndpoint, EngineHttp } from '../http/engine-http.ts';
import type { Refusal } from '../http/failures.ts';
import { refusal } from '../http/failures.ts';
import { jsonObject } from '../http/json.ts';

/** Version of the adapter protocol that this server speaks. */
const protocol = '1.0';

type Described = AdapterParts['AdapterDescription'];

/** How an adapter process is reached. What it refuses, it refuses in the words of the port. */
export function remoteHttp(endpoint: EngineEndpoint): EngineHttp {
  const headers = { ...endpoint.headers, 'adapter-protocol': majorOf(protocol) };
  return new EngineHttp({ ...endpoint, headers, refusalOf: refusalOfProblem }, []);
}

function refusalOfProblem(answer: Refusal): EngineError {
  const checked = validateAdapterPart('AdapterProblem', jsonObject(answer.text));
  return checked.ok ? errorOfProblem(checked.value) : refusal(answer, 'malformed');
}

export function errorOfProblem(problem: AdapterParts['AdapterProblem']): EngineError {
  const { kind, message, retriable, retry_after_ms: retryAfterMs } = problem;
  return new EngineError(kind, message, {
    retriable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** A value that the adapter sent, as the contract has it. */
export function readPart<Name extends AdapterPart>(name: Name, value: unknown): AdapterParts[Name] {
  const checked = validateAdapterPart(name, value);
  if (checked.ok) return checked.value;
  throw new EngineError('malformed', `the adapter sent no ${name}: ${checked.problems[0]?.message}`);
}

export async function askPart<Name extends AdapterPart>(
  http: EngineHttp,
  name: Name,
  call: EngineCall,
): Promise<AdapterParts[Name]> {
  return readPart(name, await http.json(call));
}

/** Rejects where it speaks another version. */
export async function askDescription(http: EngineHttp, signal: AbortSignal): Promise<EngineDescription> {
  const described = await askPart(http, 'AdapterDescription', { method: 'GET', path: '/describe', signal });
  if (majorOf(described.protocol) === majorOf(protocol)) return descriptionOf(described);
  const sentence = `it speaks version ${described.protocol} of the adapter protocol, and this server ${protocol}`;
  throw new EngineError('invalid-request', sentence);
}

/** Why what is there can't be used; undefined where it can, and where nothing is there yet. */
export async function protocolDefectAt(
  endpoint: EngineEndpoint,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    await askDescription(remoteHttp(endpoint), signal);
    return undefined;
  } catch (error) {
    if (signal.aborted) return undefined;
    if (!(error instanceof EngineError)) throw error;
    return error.kind === 'invalid-request' || error.kind === 'malformed' ? error.message : undefined;
  }
}

function descriptionOf({ wire, capabilities }: Described): EngineDescription {
  const { piece_per_token, token_ids, ignore_end, interruptible_decode, ...same } = capabilities;
  return {
    wire,
    capabilities: {
      ...same,
      piecePerToken: piece_per_token,
      tokenIds: token_ids,
      ignoreEnd: ignore_end,
      interruptibleDecode: interruptible_decode,
    },
  };
}
