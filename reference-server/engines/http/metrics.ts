import type { EngineHttp } from './engine-http.ts';
import { readSamples } from './prometheus-text.ts';

/** What the engine counts of itself; unknown where it has no such page, or has it switched off. */
export async function metricsAt(
  http: EngineHttp,
  path: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number> | 'unknown'> {
  const { status, text } = await http.text({ method: 'GET', path, signal });
  return status === 200 ? readSamples(text) : 'unknown';
}
